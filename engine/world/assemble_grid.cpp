#include "world/assemble_grid.h"

#include <algorithm>
#include <cmath>

namespace taicho::world {

namespace {

std::int64_t key_of(std::int64_t ix, std::int64_t iy) {
    return (ix << 32) + iy;
}

}  // namespace

std::int64_t BoxGrid::cell_of(double v) const {
    return static_cast<std::int64_t>(std::floor(v / cell_));
}

void BoxGrid::add(const Box& box, std::uint32_t id) {
    for (auto ix = cell_of(box.lo.x); ix <= cell_of(box.hi.x); ++ix) {
        for (auto iy = cell_of(box.lo.y); iy <= cell_of(box.hi.y); ++iy) {
            entries_.push_back({key_of(ix, iy), id});
        }
    }
}

void BoxGrid::sort() {
    std::sort(entries_.begin(), entries_.end());
}

std::vector<std::uint32_t> BoxGrid::near(const Box& box) const {
    std::vector<std::uint32_t> ids;
    for (auto ix = cell_of(box.lo.x); ix <= cell_of(box.hi.x); ++ix) {
        // cells of one column have consecutive keys
        const Entry lo{key_of(ix, cell_of(box.lo.y)), 0};
        const std::int64_t last = key_of(ix, cell_of(box.hi.y));
        for (auto it = std::lower_bound(entries_.begin(), entries_.end(), lo);
             it != entries_.end() && it->key <= last; ++it) {
            ids.push_back(it->id);
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace taicho::world
