// Neighbour cells, wall lists per cell, and the questions answered with them.
#include <algorithm>
#include <cmath>

#include "world/walk_geometry.h"

namespace taicho::world {

namespace {

struct CellRows {
    std::vector<std::uint32_t>& start;
    std::vector<std::uint32_t>& items;
};

}  // namespace


void WalkGeometry::lay_cells() {
    if (info_.empty()) return;
    lo_ = info_[0].lo;
    hi_ = info_[0].hi;
    for (const WalkPatchInfo& k : info_) {
        lo_ = {std::min(lo_.x, k.lo.x), std::min(lo_.y, k.lo.y)};
        hi_ = {std::max(hi_.x, k.hi.x), std::max(hi_.y, k.hi.y)};
    }
    lo_ = lo_ - Vec2{tuning_.cell, tuning_.cell};
    hi_ = hi_ + Vec2{tuning_.cell, tuning_.cell};
    tiles_x_ = (cell_x(hi_.x) >> 4) + 1;
    tiles_y_ = (cell_y(hi_.y) >> 4) + 1;
    tile_slot_.assign(static_cast<std::size_t>(sheet_count_) * static_cast<std::size_t>(tiles_x_) *
                          static_cast<std::size_t>(tiles_y_), k_walk_none);
    for (WalkPatchInfo& k : info_) {
        k.cx0 = cell_x(k.lo.x);
        k.cy0 = cell_y(k.lo.y);
        k.ncx = cell_x(k.hi.x) - k.cx0 + 1;
        k.ncy = cell_y(k.hi.y) - k.cy0 + 1;
        for (int ty = cell_y(k.lo.y - 0.5) >> 4; ty <= cell_y(k.hi.y + 0.5) >> 4; ++ty) {
            for (int tx = cell_x(k.lo.x - 0.5) >> 4; tx <= cell_x(k.hi.x + 0.5) >> 4; ++tx) {
                tile_slot_[(k.sheet * static_cast<std::size_t>(tiles_y_) + static_cast<std::size_t>(ty)) *
                               static_cast<std::size_t>(tiles_x_) + static_cast<std::size_t>(tx)] = 0;
            }
        }
    }
    std::uint32_t slots = 0;
    for (std::uint32_t& s : tile_slot_) {
        if (s == 0) s = slots++;
    }
    cell_count_ = slots * 256u;
}

void WalkGeometry::lay_wall_cells() {
    const auto lay = [&](const std::vector<WalkWall>& segs, bool sight, double reach, CellRows out) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;  // row, segment
        std::uint32_t rows = 0;
        for (WalkPatchInfo& k : info_) {
            k.cell_begin = rows;
            rows += static_cast<std::uint32_t>(k.ncx * k.ncy);
            const std::uint32_t s0 = sight ? k.sight_begin : k.wall_begin;
            const std::uint32_t s1 = sight ? k.sight_end : k.wall_end;
            for (std::uint32_t s = s0; s < s1; ++s) {
                const Vec2 a = segs[s].a, b = segs[s].b;
                const int x0 = std::max(cell_x(std::min(a.x, b.x) - reach) - k.cx0, 0);
                const int x1 = std::min(cell_x(std::max(a.x, b.x) + reach) - k.cx0, k.ncx - 1);
                const int y0 = std::max(cell_y(std::min(a.y, b.y) - reach) - k.cy0, 0);
                const int y1 = std::min(cell_y(std::max(a.y, b.y) + reach) - k.cy0, k.ncy - 1);
                for (int y = y0; y <= y1; ++y) {
                    for (int x = x0; x <= x1; ++x) {
                        const Vec2 c = cell_origin(x + k.cx0, y + k.cy0) + Vec2{0.5 * tuning_.cell, 0.5 * tuning_.cell};
                        if (distance(c, nearest_on_segment(a, b, c)) > 0.7072 * tuning_.cell + reach) continue;
                        hits.emplace_back(k.cell_begin + static_cast<std::uint32_t>(y * k.ncx + x), s);
                    }
                }
            }
        }
        out.start.assign(rows + 1, 0);
        for (const auto& h : hits) ++out.start[h.first + 1];
        for (std::uint32_t r = 0; r < rows; ++r) out.start[r + 1] += out.start[r];
        out.items.resize(hits.size());
        std::vector<std::uint32_t> at(out.start.begin(), out.start.end() - 1);
        for (const auto& h : hits) out.items[at[h.first]++] = h.second;
    };
    lay(walls_, false, tuning_.wall_reach, {near_start_, near_walls_});
    lay(sight_, true, 1e-6, {sight_start_, sight_walls_});
}

std::span<const std::uint32_t> WalkGeometry::walls_near(std::uint32_t patch, int cx, int cy) const {
    const WalkPatchInfo& k = info_[patch];
    const int x = std::clamp(cx - k.cx0, 0, k.ncx - 1), y = std::clamp(cy - k.cy0, 0, k.ncy - 1);
    const std::uint32_t row = k.cell_begin + static_cast<std::uint32_t>(y * k.ncx + x);
    return {near_walls_.data() + near_start_[row], near_walls_.data() + near_start_[row + 1]};
}

void WalkGeometry::lay_patch_hash() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        const WalkPatchInfo& k = info_[i];
        for (int cy = k.cy0; cy < k.cy0 + k.ncy; ++cy) {
            for (int cx = k.cx0; cx < k.cx0 + k.ncx; ++cx) {
                if (k.ncx * k.ncy > 4096 && cx % 16 && cy % 16 && cx != k.cx0 && cy != k.cy0) continue;
                const std::uint32_t tile = cell_id(k.sheet, cx, cy) / 256u;
                if (hits.empty() || hits.back() != std::pair{tile, i}) hits.emplace_back(tile, i);
            }
        }
    }
    std::sort(hits.begin(), hits.end());
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    hash_start_.assign(cell_count_ / 256u + 1, 0);
    for (const auto& h : hits) ++hash_start_[h.first + 1];
    for (std::size_t r = 0; r + 1 < hash_start_.size(); ++r) hash_start_[r + 1] += hash_start_[r];
    for (const auto& h : hits) hash_patch_.push_back(h.second);
}

bool WalkGeometry::contains(std::uint32_t patch, Vec2 p) const {
    const WalkPatchInfo& k = info_[patch];
    if (p.x < k.lo.x || p.x > k.hi.x || p.y < k.lo.y || p.y > k.hi.y) return false;
    bool in = false;
    const auto ring = [&](const std::vector<Vec2>& r) {
        for (std::size_t i = 0, j = r.size() - 1; i < r.size(); j = i++) {
            if ((r[i].y > p.y) == (r[j].y > p.y)) continue;
            const double x = r[i].x + (p.y - r[i].y) / (r[j].y - r[i].y) * (r[j].x - r[i].x);
            if (p.x < x) in = !in;
        }
    };
    ring(def_.patches[patch].outline);
    for (const auto& h : def_.patches[patch].holes) ring(h);
    return in;
}

std::uint32_t WalkGeometry::find_patch(int sheet, Vec2 p) const {
    const auto at = std::lower_bound(sheet_of_.begin(), sheet_of_.end(), sheet);
    if (at == sheet_of_.end() || *at != sheet) return k_walk_none;
    const std::uint32_t cell = cell_id(static_cast<std::uint32_t>(at - sheet_of_.begin()), cell_x(p.x), cell_y(p.y));
    if (cell == k_walk_none) return k_walk_none;
    for (std::uint32_t h = hash_start_[cell / 256u]; h < hash_start_[cell / 256u + 1]; ++h) {
        if (contains(hash_patch_[h], p)) return hash_patch_[h];
    }
    return k_walk_none;
}

namespace {

/// Calls test(cell row) along p-q until it returns true; the cells of a patch only.
template <class Test>
bool along_cells(const WalkPatchInfo& k, Vec2 lo, double cell, Vec2 p, Vec2 q, Test test) {
    const double fx = (p.x - lo.x) / cell - k.cx0, fy = (p.y - lo.y) / cell - k.cy0;
    const double gx = (q.x - lo.x) / cell - k.cx0, gy = (q.y - lo.y) / cell - k.cy0;
    int x = whole_below(fx), y = whole_below(fy);
    const int ex = whole_below(gx), ey = whole_below(gy);
    const double dx = gx - fx, dy = gy - fy;
    const int sx = dx > 0 ? 1 : -1, sy = dy > 0 ? 1 : -1;
    const double big = 1e300;
    const double step_x = dx != 0 ? std::abs(1.0 / dx) : big, step_y = dy != 0 ? std::abs(1.0 / dy) : big;
    double tx = dx != 0 ? ((sx > 0 ? x + 1 - fx : fx - x)) * step_x : big;
    double ty = dy != 0 ? ((sy > 0 ? y + 1 - fy : fy - y)) * step_y : big;
    for (int n = std::abs(ex - x) + std::abs(ey - y); n >= 0; --n) {
        if (x >= 0 && y >= 0 && x < k.ncx && y < k.ncy) {
            if (test(k.cell_begin + static_cast<std::uint32_t>(y * k.ncx + x))) return true;
        }
        if (tx < ty) {
            x += sx;
            tx += step_x;
        } else {
            y += sy;
            ty += step_y;
        }
    }
    return false;
}

}  // namespace

bool WalkGeometry::sees(std::uint32_t patch, Vec2 p, Vec2 q) const {
    const WalkPatchInfo& k = info_[patch];
    if (k.convex) return true;
    // openings over one another in the plan lie up to this far before one another
    constexpr double k_at_end = 0.01;   ///< [m]
    const double end = std::min(0.25, k_at_end / std::max(1e-9, distance(p, q)));
    return !along_cells(k, lo_, tuning_.cell, p, q, [&](std::uint32_t row) {
        for (std::uint32_t s = sight_start_[row]; s < sight_start_[row + 1]; ++s) {
            const WalkWall& w = sight_[sight_walls_[s]];
            const double t = crossing_at(p, q, w.a, w.b);
            if (t > end && t < 1.0 - end) return true;
        }
        return false;
    });
}

bool WalkGeometry::crosses_wall(std::uint32_t patch, Vec2 p, Vec2 q) const {
    for (const WalkWall& w : walls(patch)) {
        if (crossing_at(p, q, w.a, w.b) >= 0.0) return true;
    }
    return false;
}

double WalkGeometry::elevation(std::uint32_t patch, Vec2 p) const {
    const WalkPatch& d = def_.patches[patch];
    return d.z0 + dot(d.grad, p - d.ref);
}

}  // namespace taicho::world
