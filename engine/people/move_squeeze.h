#pragma once

namespace taicho::people {

/// For each mask of 8 lanes, the order that brings the chosen lanes to the front.
struct SqueezeTable {
    int order[256][8];
    constexpr SqueezeTable() : order() {
        for (int m = 0; m < 256; ++m) {
            int n = 0;
            for (int i = 0; i < 8; ++i) {
                if (m & (1 << i)) order[m][n++] = i;
            }
            while (n < 8) order[m][n++] = 0;
        }
    }
};
inline constexpr SqueezeTable k_squeeze_table;
inline constexpr auto& k_squeeze = k_squeeze_table.order;

}  // namespace taicho::people
