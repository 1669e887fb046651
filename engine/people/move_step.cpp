// The step of every occupied cell: gathers who and what is near, runs the kernel, writes positions.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/parallel.h"
#include "people/move.h"
#include "people/move_kernel.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkGeometry;

namespace {

struct Bench {  ///< per thread; grows to the fullest cell
    std::vector<float> x, y, r, ex, ey, near_x, near_y, near_r;
    std::size_t n = 0;  ///< candidates so far
    std::vector<MovePerson> people;
    std::vector<std::uint32_t> who;  ///< sorted rows of `people`
    std::vector<MoveWall> walls;
    std::vector<std::uint32_t> seen, sheets, gates;

    void room(std::size_t more) {
        if (n + more + 8 <= x.size()) return;
        const std::size_t size = 2 * (n + more) + 64;
        for (auto* v : {&x, &y, &r, &ex, &ey, &near_x, &near_y, &near_r}) v->resize(size);
    }
    void add(float px, float py, float pr, float pex, float pey) {
        room(1);
        x[n] = px;
        y[n] = py;
        r[n] = pr;
        ex[n] = pex;
        ey[n++] = pey;
    }
    /// Copies rows [q0, q1) in blocks of 8; what is copied too much is overwritten by the next ones.
    void add_rows(const MoveScratch& w, std::uint32_t q0, std::uint32_t q1, float sx, float sy) {
        const std::size_t m = q1 - q0;
        room(m + 8);
        for (std::size_t j = 0; j < m; j += 8) {
            copy8(x.data() + n + j, w.s_x.data() + q0 + j, sx);
            copy8(y.data() + n + j, w.s_y.data() + q0 + j, sy);
            std::memcpy(r.data() + n + j, w.s_r.data() + q0 + j, 8 * sizeof(float));
            std::memcpy(ex.data() + n + j, w.s_ex.data() + q0 + j, 8 * sizeof(float));
            std::memcpy(ey.data() + n + j, w.s_ey.data() + q0 + j, 8 * sizeof(float));
        }
        n += m;
    }
    static void copy8(float* to, const float* from, float shift) {
        float v[8];
        std::memcpy(v, from, sizeof(v));
        for (float& f : v) f += shift;
        std::memcpy(to, v, sizeof(v));
    }
    void clear() {
        n = 0;
        people.clear();
        who.clear();
        walls.clear();
        seen.clear();
        sheets.clear();
        gates.clear();
    }
};

bool sees_patch(const Bench& b, std::uint32_t own, std::uint32_t other) {
    return other == own || std::find(b.seen.begin(), b.seen.end(), other) != b.seen.end();
}

/// Patches whose people count here: through open portals only.
void find_seen(const MoveContext& ctx, const WalkState& s, std::uint32_t patch, Bench& b) {
    for (const world::WalkNext& n : ctx.geometry.seen_from(patch)) {
        if (!s.passable[n.portal] || (n.portal2 != k_walk_none && !s.passable[n.portal2])) continue;
        b.seen.push_back(n.patch);
        const std::uint32_t sheet = ctx.geometry.info(n.patch).sheet;
        if (sheet != ctx.geometry.info(patch).sheet &&
            std::find(b.sheets.begin(), b.sheets.end(), sheet) == b.sheets.end()) {
            b.sheets.push_back(sheet);
        }
    }
}

void gather_cell(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t sheet, int cx, int cy,
                 int ox, int oy, std::uint32_t patch, bool own_cell, Bench& b) {
    const std::uint32_t id = ctx.geometry.cell_id(sheet, cx + ox, cy + oy);
    if (id == k_walk_none) return;
    const auto cell = static_cast<float>(ctx.geometry.tuning().cell);
    const float sx = cell * static_cast<float>(ox), sy = cell * static_cast<float>(oy);
    const std::uint32_t rank = w.rank_of_cell[id];
    if (rank != k_walk_none && w.cell_patch[rank] == patch) {
        if (!own_cell) b.add_rows(w, w.cell_start[rank], w.cell_start[rank + 1], sx, sy);
    } else if (rank != k_walk_none) {
        for (std::uint32_t q = w.cell_start[rank]; q < w.cell_start[rank + 1]; ++q) {
            const std::uint32_t p = w.s_patch[q];
            if (own_cell ? p == patch || !sees_patch(b, patch, p) : !sees_patch(b, patch, p)) continue;
            b.add(w.s_x[q] + sx, w.s_y[q] + sy, w.s_r[q], w.s_ex[q], w.s_ey[q]);
        }
    }
    for (std::uint32_t i = w.still_head[id]; i != k_walk_none; i = w.still_next[i]) {
        if (!sees_patch(b, patch, s.patch[i])) continue;
        const Vec2 o = ctx.geometry.cell_origin(cx, cy);
        b.add(static_cast<float>(s.pos[i].x - o.x), static_cast<float>(s.pos[i].y - o.y), s.radius[i], 0.0f, 0.0f);
    }
}

void gather_people(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::size_t c, std::uint32_t patch,
                   Bench& b) {
    const MoveScratch::Cell& cell = w.cells[c];
    for (std::uint32_t q = w.cell_start[c]; q < w.cell_start[c + 1]; ++q) {
        if (w.s_patch[q] != patch) continue;
        const std::uint32_t k = w.order[q], i = s.active[k];
        b.add(w.s_x[q], w.s_y[q], w.s_r[q], w.s_ex[q], w.s_ey[q]);
        MovePerson& p = b.people.emplace_back();
        p.e0x = w.e0x[k];
        p.e0y = w.e0y[k];
        p.v0 = w.v0[k];
        p.side = s.side[i];
        p.contact = w.contact[k];
        p.thin = w.thin[k];
        p.thin_dot = w.thin_dot[k];
        p.waypoint = s.waypoint[i];
        p.stuck = s.anchored_s[i] > ctx.def.press_after;
        b.who.push_back(q);
    }
    for (int oy = -1; oy <= 1; ++oy) {
        for (int ox = -1; ox <= 1; ++ox) {
            gather_cell(ctx, s, w, cell.sheet, cell.cx, cell.cy, ox, oy, patch, ox == 0 && oy == 0, b);
            for (const std::uint32_t sheet : b.sheets) {
                gather_cell(ctx, s, w, sheet, cell.cx, cell.cy, ox, oy, patch, false, b);
            }
        }
    }
    b.room(8);
    while (b.n % 8 != 0) b.add(1e3f, 1e3f, 0.1f, 0.0f, 0.0f);
}

/// Open portals are soft walls; closed, wrong way and one at a time are solid.
void gather_gate(const MoveContext& ctx, const WalkState& s, std::uint32_t patch, std::uint32_t nth, Vec2 o, Bench& b) {
    const std::uint32_t g = ctx.geometry.portals(patch)[nth];
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    const double cell = ctx.geometry.tuning().cell, reach = 0.75;
    const Vec2 lo{std::min(p.p0.x, p.p1.x) - o.x, std::min(p.p0.y, p.p1.y) - o.y};
    const Vec2 hi{std::max(p.p0.x, p.p1.x) - o.x, std::max(p.p0.y, p.p1.y) - o.y};
    if (lo.x > cell + reach || lo.y > cell + reach || hi.x < -reach || hi.y < -reach) return;
    const bool shut = !s.passable[g] || p.single_file_s > 0.0 || !ctx.geometry.leads_from(g, patch);
    const auto add = [&](Vec2 p0, Vec2 p1) {
        b.walls.push_back({static_cast<float>(p0.x - o.x), static_cast<float>(p0.y - o.y), static_cast<float>(p1.x - o.x),
                           static_cast<float>(p1.y - o.y), shut ? k_walk_none : g, !shut});
    };
    if (shut) {
        for (const world::WalkWall& w : ctx.geometry.solid(patch, nth)) add(w.a, w.b);
        return;
    }
    b.gates.push_back(g);
    add(p.p0, p.p1);
}

void gather_walls(const MoveContext& ctx, const WalkState& s, const MoveScratch::Cell& cell, std::uint32_t patch, Bench& b) {
    const Vec2 o = ctx.geometry.cell_origin(cell.cx, cell.cy);
    for (const std::uint32_t n : ctx.geometry.walls_near(patch, cell.cx, cell.cy)) {
        const world::WalkWall& w = ctx.geometry.wall_list()[n];
        b.walls.push_back({static_cast<float>(w.a.x - o.x), static_cast<float>(w.a.y - o.y),
                           static_cast<float>(w.b.x - o.x), static_cast<float>(w.b.y - o.y), k_walk_none, false});
    }
    const auto count = static_cast<std::uint32_t>(ctx.geometry.portals(patch).size());
    for (std::uint32_t n = 0; n < count; ++n) gather_gate(ctx, s, patch, n, o, b);
}

bool crosses_gate(const MoveContext& ctx, const Bench& b, Vec2 from, Vec2 to) {
    for (const std::uint32_t g : b.gates) {
        const world::WalkPortal& p = ctx.geometry.def().portals[g];
        const Vec2 d = p.p1 - p.p0;
        if ((cross(d, from - p.p0) > 0.0) == (cross(d, to - p.p0) > 0.0)) continue;
        if (world::crossing_at(from, to, p.p0, p.p1) >= 0.0) return true;
    }
    return false;
}

void step_patch(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::size_t c, std::uint32_t patch, MoveKernel kernel,
                std::size_t block, Bench& b) {
    b.clear();
    find_seen(ctx, s, patch, b);
    gather_people(ctx, s, w, c, patch, b);
    gather_walls(ctx, s, w.cells[c], patch, b);
    MoveCell job;
    job.x = b.x.data();
    job.y = b.y.data();
    job.r = b.r.data();
    job.ex = b.ex.data();
    job.ey = b.ey.data();
    job.count = static_cast<int>(b.n);
    job.people = b.people.data();
    job.people_count = static_cast<int>(b.people.size());
    job.walls = b.walls.data();
    job.wall_count = static_cast<int>(b.walls.size());
    job.near_x = b.near_x.data();
    job.near_y = b.near_y.data();
    job.near_r = b.near_r.data();
    job.dt = static_cast<float>(ctx.dt);
    kernel(ctx.def, job);
    for (std::size_t m = 0; m < b.people.size(); ++m) {
        const MovePerson& p = b.people[m];
        const std::uint32_t k = w.order[b.who[m]], i = s.active[k];
        if (s.mode[i] == WalkMode::Passage) continue;  // moved along its passage
        const Vec2 from = s.pos[i];
        const Vec2 to{from.x + static_cast<double>(p.dx), from.y + static_cast<double>(p.dy)};
        s.pos[i] = to;
        s.side[i] = p.side;
        s.vel[i] = {static_cast<double>(p.vx), static_cast<double>(p.vy)};
        const bool wants = w.v0[k] > 0.0f;
        const bool slow = p.vx * p.vx + p.vy * p.vy < 0.0025f;
        // whoever only shuffles keeps most of his waiting time
        const float dt = static_cast<float>(ctx.dt);
        s.still_s[i] = wants && slow ? s.still_s[i] + dt : std::max(0.0f, std::min(s.still_s[i], 5.0f) - (p.contact < ctx.def.stuck_share ? 0.5f : 4.0f) * dt);
        if (p.reverted != 0) w.box_reverted[block].push_back(i);
        if (!b.gates.empty() && crosses_gate(ctx, b, from, to)) {
            w.from[i] = from;
            w.box_cross[block].push_back(i);
        }
    }
}

void step_cell(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::size_t c, MoveKernel kernel, std::size_t block,
               Bench& b) {
    for (std::uint32_t q = w.cell_start[c]; q < w.cell_start[c + 1]; ++q) {
        bool done = false;
        for (std::uint32_t e = w.cell_start[c]; e < q && !done; ++e) done = w.s_patch[e] == w.s_patch[q];
        if (!done) step_patch(ctx, s, w, c, w.s_patch[q], kernel, block, b);
    }
}

}  // namespace

void move_phase::step(const MoveContext& ctx, WalkState& s, MoveScratch& w) {
    const MoveKernel kernel = move_kernel();
    const std::size_t blocks = block_count(w.cells.size(), k_cell_block);
    if (w.box_cross.size() < blocks) w.box_cross.resize(blocks);
    for (auto& box : w.box_cross) box.clear();
    if (w.box_reverted.size() < blocks) w.box_reverted.resize(blocks);
    w.from.resize(s.size());
    parallel_for(w.cells.size(), k_cell_block, [&](Range r, std::size_t block) {
        static thread_local Bench bench;
        for (std::size_t c = r.begin; c < r.end; ++c) step_cell(ctx, s, w, c, kernel, block, bench);
    });
}

}  // namespace taicho::people
