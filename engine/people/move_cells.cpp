// Neighbour cells: who is where, the lanes ahead, and the step of every occupied cell.
#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "people/move.h"
#include "people/move_kernel.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkGeometry;

namespace {

bool stands(WalkMode m) { return m == WalkMode::Still || m == WalkMode::Arrived; }

bool moves(WalkMode m) { return m == WalkMode::Walking || m == WalkMode::Passage; }

void unlist_still(MoveScratch& w, std::uint32_t row) {
    const std::uint32_t cell = w.still_cell[row];
    if (cell == k_walk_none) return;
    std::uint32_t* at = &w.still_head[cell];
    while (*at != row) at = &w.still_next[*at];
    *at = w.still_next[row];
    w.still_cell[row] = k_walk_none;
}

void list_still(const WalkGeometry& g, const WalkState& s, MoveScratch& w, std::uint32_t row) {
    const std::uint32_t cell = g.cell_id(g.info(s.patch[row]).sheet, g.cell_x(s.pos[row].x), g.cell_y(s.pos[row].y));
    if (cell == k_walk_none) return;
    std::uint32_t* at = &w.still_head[cell];
    while (*at != k_walk_none && *at < row) at = &w.still_next[*at];  // ascending rows: no history in sums
    w.still_next[row] = *at;
    *at = row;
    w.still_cell[row] = cell;
}

void settle_row(const WalkGeometry& g, const WalkState& s, MoveScratch& w, std::uint32_t row) {
    unlist_still(w, row);
    if (stands(s.mode[row]) && s.patch[row] != k_walk_none) list_still(g, s, w, row);
}

}  // namespace

void move_phase::settle(const MoveContext& ctx, WalkState& s, MoveScratch& w) {
    const WalkGeometry& g = ctx.geometry;
    if (w.rank_of_cell.size() != g.cell_count() || w.still_cell.size() != s.size()) {
        w.rank_of_cell.assign(g.cell_count(), k_walk_none);
        w.still_head.assign(g.cell_count(), k_walk_none);
        w.still_next.assign(s.size(), k_walk_none);
        w.still_cell.assign(s.size(), k_walk_none);
        w.cells.clear();
        s.active.clear();
        w.passing.clear();
        w.carried.clear();
        for (std::uint32_t i = 0; i < s.size(); ++i) {
            settle_row(g, s, w, i);
            if (moves(s.mode[i])) s.active.push_back(i);
            if (s.mode[i] == WalkMode::Carried) w.carried.push_back(i);
            if (s.mode[i] == WalkMode::Passage) w.passing.push_back(i);
        }
        s.touched.clear();
        return;
    }
    if (s.touched.empty()) return;
    std::sort(s.touched.begin(), s.touched.end());
    s.touched.erase(std::unique(s.touched.begin(), s.touched.end()), s.touched.end());
    std::vector<std::uint32_t> starting;
    for (const std::uint32_t i : s.touched) {
        settle_row(g, s, w, i);
        if (moves(s.mode[i])) starting.push_back(i);
        const auto at = std::lower_bound(w.carried.begin(), w.carried.end(), i);
        const bool listed = at != w.carried.end() && *at == i;
        if (s.mode[i] == WalkMode::Carried && !listed) w.carried.insert(at, i);
        if (s.mode[i] != WalkMode::Carried && listed) w.carried.erase(at);
    }
    std::erase_if(s.active, [&](std::uint32_t i) { return !moves(s.mode[i]); });
    std::vector<std::uint32_t> merged;
    merged.reserve(s.active.size() + starting.size());
    std::set_union(s.active.begin(), s.active.end(), starting.begin(), starting.end(), std::back_inserter(merged));
    s.active = std::move(merged);
    s.touched.clear();
}

namespace {

/// Occupied cells, ascending: those of the last tick that still are, and the few that are new.
void list_cells(const WalkGeometry& g, const WalkState& s, MoveScratch& w) {
    constexpr std::uint32_t k_was = k_walk_none - 1;
    const auto by_id = [](const MoveScratch::Cell& a, const MoveScratch::Cell& b) { return a.id < b.id; };
    for (const auto& c : w.cells) w.rank_of_cell[c.id] = k_was;
    w.new_cells.clear();
    for (std::size_t k = 0; k < s.active.size(); ++k) {
        std::uint32_t& rank = w.rank_of_cell[w.cell_of[k]];
        if (rank == k_walk_none) {
            const std::uint32_t i = s.active[k];
            w.new_cells.push_back({w.cell_of[k], g.cell_x(s.pos[i].x), g.cell_y(s.pos[i].y), g.info(s.patch[i]).sheet});
        }
        rank = 0;
    }
    std::erase_if(w.cells, [&](const MoveScratch::Cell& c) {
        if (w.rank_of_cell[c.id] != k_was) return false;
        w.rank_of_cell[c.id] = k_walk_none;
        return true;
    });
    std::sort(w.new_cells.begin(), w.new_cells.end(), by_id);
    const auto middle = static_cast<std::ptrdiff_t>(w.cells.size());
    w.cells.insert(w.cells.end(), w.new_cells.begin(), w.new_cells.end());
    if (!w.new_cells.empty()) std::inplace_merge(w.cells.begin(), w.cells.begin() + middle, w.cells.end(), by_id);
}

}  // namespace

void move_phase::sort(const MoveContext& ctx, const WalkState& s, MoveScratch& w) {
    const WalkGeometry& g = ctx.geometry;
    const std::size_t n = s.active.size();
    list_cells(g, s, w);
    w.cell_start.assign(w.cells.size() + 1, 0);
    for (std::uint32_t c = 0; c < w.cells.size(); ++c) w.rank_of_cell[w.cells[c].id] = c;
    for (std::size_t k = 0; k < n; ++k) ++w.cell_start[w.rank_of_cell[w.cell_of[k]] + 1];
    for (std::size_t c = 0; c < w.cells.size(); ++c) w.cell_start[c + 1] += w.cell_start[c];
    for (auto* v : {&w.s_x, &w.s_y, &w.s_r, &w.s_ex, &w.s_ey}) v->resize(n + 8);  // whole blocks are copied
    w.order.resize(n);
    w.s_patch.resize(n);
    w.cell_patch.resize(w.cells.size());
    for (std::size_t k = 0; k < n; ++k) {
        const std::uint32_t rank = w.rank_of_cell[w.cell_of[k]];
        w.order[w.cell_start[rank]++] = static_cast<std::uint32_t>(k);
    }
    for (std::size_t c = w.cells.size(); c > 0; --c) w.cell_start[c] = w.cell_start[c - 1];
    w.cell_start[0] = 0;
    parallel_for(w.cells.size(), 8 * k_cell_block, [&](Range r, std::size_t) {
        for (std::size_t c = r.begin; c < r.end; ++c) {
            const Vec2 o = g.cell_origin(w.cells[c].cx, w.cells[c].cy);
            for (std::uint32_t q = w.cell_start[c]; q < w.cell_start[c + 1]; ++q) {
                const std::uint32_t k = w.order[q], i = s.active[k];
                w.s_x[q] = static_cast<float>(s.pos[i].x - o.x);
                w.s_y[q] = static_cast<float>(s.pos[i].y - o.y);
                w.s_r[q] = s.radius[i];
                w.s_ex[q] = w.e0x[k];
                w.s_ey[q] = w.e0y[k];
                w.s_patch[q] = s.patch[i];
                if (q == w.cell_start[c]) w.cell_patch[c] = s.patch[i];
                if (s.patch[i] != w.cell_patch[c]) w.cell_patch[c] = k_walk_none;
            }
        }
    });
}

namespace {

constexpr int k_lane_ticks = 5;  ///< people look down the lanes every quarter of a second

void fill_lanes(MoveScratch& w, std::size_t c) {
    float* lane = w.lanes.data() + 32 * c;
    std::fill(lane, lane + 32, 0.0f);
    for (std::uint32_t q = w.cell_start[c]; q < w.cell_start[c + 1]; ++q) {
        const int sx = std::clamp(static_cast<int>(w.s_x[q] * 2.0f), 0, 3);
        const int sy = std::clamp(static_cast<int>(w.s_y[q] * 2.0f), 0, 3);
        lane[2 * (4 * sy + sx)] += w.s_ex[q];
        lane[2 * (4 * sy + sx) + 1] += w.s_ey[q];
    }
}

/// Side step from the opposition in three lanes ahead, 1 to 9.4 m: away from the fuller side, and to the
/// right where one's own lane is opposed (pedestrian-data 12; keep-right: Yamamoto, Vietnam drives right).
float look_down_lanes(const MoveContext& ctx, const MoveScratch& w, const MoveScratch::Cell& cell, std::uint32_t q) {
    const WalkGeometry& g = ctx.geometry;
    const float ex = w.s_ex[q], ey = w.s_ey[q];
    if (ex == 0.0f && ey == 0.0f) return 0.0f;
    const float bx = w.s_x[q], by = w.s_y[q];
    float against[3] = {0.0f, 0.0f, 0.0f};  // right, own, left
    const float* const nobody = w.lanes.data() + 32 * w.cells.size();
    for (int step = 0; step < 13; ++step) {
        const float ahead = 1.0f + 0.7f * static_cast<float>(step);
        const float fade = 1.0f - 0.07f * ahead;
        for (int l = 0; l < 3; ++l) {
            const float off = 0.6f * static_cast<float>(l - 1);
            const float x = (bx + ahead * ex - off * ey) * 2.0f + 64.0f;  // positive half-metre squares
            const float y = (by + ahead * ey + off * ex) * 2.0f + 64.0f;
            const int ix = static_cast<int>(x) - 64, iy = static_cast<int>(y) - 64;
            const std::uint32_t id = g.cell_id(cell.sheet, cell.cx + (ix >> 2), cell.cy + (iy >> 2));
            const std::uint32_t rank = id == k_walk_none ? k_walk_none : w.rank_of_cell[id];
            // no branches: which squares hold somebody is as good as random
            const float* lane = (rank == k_walk_none ? nobody : w.lanes.data() + 32 * rank) + 2 * (4 * (iy & 3) + (ix & 3));
            const float o = -(lane[0] * ex + lane[1] * ey);
            against[l] += fade * (o > 0.0f ? o : 0.0f);
        }
    }
    const float all = against[0] + against[1] + against[2];
    if (all <= 0.0f) return 0.0f;
    const float turn = ctx.def.lane_weight * (against[0] - against[2]) / (1.0f + all) -
                       ctx.def.keep_right * against[1] / (1.0f + against[1]);
    return std::clamp(turn, -ctx.def.lane_cap, ctx.def.lane_cap);
}

}  // namespace

void move_phase::lanes(const MoveContext& ctx, WalkState& s, MoveScratch& w) {
    if (s.tick % k_lane_ticks != 0) return;
    w.lanes.resize(32 * (w.cells.size() + 1));
    std::fill(w.lanes.end() - 32, w.lanes.end(), 0.0f);  // where nobody is
    parallel_for(w.cells.size(), k_cell_block, [&](Range r, std::size_t) {
        for (std::size_t c = r.begin; c < r.end; ++c) fill_lanes(w, c);
    });
    parallel_for(w.cells.size(), k_cell_block, [&](Range r, std::size_t) {
        for (std::size_t c = r.begin; c < r.end; ++c) {
            for (std::uint32_t q = w.cell_start[c]; q < w.cell_start[c + 1]; ++q) {
                s.side[s.active[w.order[q]]] = look_down_lanes(ctx, w, w.cells[c], q);
            }
        }
    });
}

}  // namespace taicho::people
