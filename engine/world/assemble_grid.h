#pragma once

#include <cstdint>
#include <vector>

#include "world/assemble_geometry.h"

namespace taicho::world {

/// Things by box in the plan. Filled, then `sort`ed once, then asked; answers are ascending ids.
class BoxGrid {
  public:
    explicit BoxGrid(double cell) : cell_(cell) {}
    void add(const Box& box, std::uint32_t id);
    void sort();
    /// Ids whose box may meet this one (all that do, and some near).
    [[nodiscard]] std::vector<std::uint32_t> near(const Box& box) const;
    [[nodiscard]] std::vector<std::uint32_t> near(Vec2 p, double reach) const {
        return near(Box{p, p}.grown(reach));
    }

  private:
    struct Entry {
        std::int64_t key;
        std::uint32_t id;
        friend bool operator<(const Entry& a, const Entry& b) {
            return a.key != b.key ? a.key < b.key : a.id < b.id;
        }
    };
    [[nodiscard]] std::int64_t cell_of(double v) const;
    double cell_;
    std::vector<Entry> entries_;
};

}  // namespace taicho::world
