// What each walker wants this tick: the next portal, what to head for, and how fast.
#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "core/rng.h"
#include "people/move.h"

namespace taicho::people {

using world::k_walk_none;
using world::nearest_on_segment;
using world::WalkGeometry;

namespace {

constexpr double k_through = 0.2;   ///< [m] people head for a line this far beyond a portal
constexpr float k_inset = 0.02f;    ///< [m] kept from a door frame beside the body itself

/// Sets waypoint and aim anew.
void choose_way(const MoveContext& ctx, WalkState& s, std::uint32_t i) {
    const world::WalkStep step = ctx.routes.step_from(s.route[i], s.patch[i], s.pos[i]);
    s.route_version[i] = ctx.routes.version(s.route[i]);
    s.waypoint[i] = step.portal;
    s.corner[i] = k_walk_none;
    s.wait[i] = std::isfinite(step.length) ? WalkWait::None : WalkWait::NoWay;
}

/// Heads for the target: straight, or for the next corner.
void take_aim(const MoveContext& ctx, WalkState& s, std::uint32_t i) {
    const std::uint32_t patch = s.patch[i];
    const std::uint32_t target = ctx.routes.target_of(s.route[i], patch, s.waypoint[i]);
    const double inset = s.waypoint[i] == k_walk_none ? 0.0 : static_cast<double>(s.radius[i] + k_inset);
    const world::WalkAim aim = ctx.routes.ways().aim(target, s.pos[i], inset, s.corner[i]);
    s.corner[i] = aim.corner;
    Vec2 beyond{};
    if (aim.corner == k_walk_none && s.waypoint[i] != k_walk_none) {
        const world::WalkPortal& g = ctx.geometry.def().portals[s.waypoint[i]];
        Vec2 n = normalised(perpendicular(g.p1 - g.p0));
        if (dot(n, s.pos[i] - g.p0) > 0.0) n = -1.0 * n;
        beyond = k_through * n;
    }
    s.aim_a[i] = aim.a + beyond;
    s.aim_b[i] = aim.b + beyond;
}

/// Factor from speed along the way to speed in the plan; the person's own stair factors where the
/// patch is a stair. Speeds are along the incline: horizontal = v cos(slope).
double plan_factor(const MoveContext& ctx, const WalkState& s, std::uint32_t i, Vec2 e) {
    const world::WalkPatch& p = ctx.geometry.def().patches[s.patch[i]];
    double f = p.speed_factor;
    if (p.grad.x == 0.0 && p.grad.y == 0.0) return f;
    const double rise = dot(p.grad, e);
    if (p.stair) {
        const double steep = std::min(1.0, std::abs(rise) / norm(p.grad));
        const double along = static_cast<double>(rise > 0.0 ? s.up[i] : s.down[i]);
        f *= 1.0 + steep * (along - 1.0);
    }
    return f / std::sqrt(1.0 + rise * rise);
}

bool arrived(const world::WalkDestination& d, Vec2 p) {
    const double len = distance(d.spot.a, d.spot.b);
    const Vec2 u = len > 0.0 ? (1.0 / len) * (d.spot.b - d.spot.a) : Vec2{1.0, 0.0};
    const Vec2 q = p - d.spot.a;
    const double t = dot(q, u), n = std::abs(cross(u, q));
    if (len == 0.0) return norm(q) <= d.arrive_across;
    return t >= -d.arrive_along && t <= len + d.arrive_along && n <= d.arrive_across;
}

/// Small random side step for somebody who does not get on, new every 8 ticks.
float restless(const MoveContext& ctx, const WalkState& s, std::uint32_t i) {
    const std::uint64_t key = ctx.keys ? (*ctx.keys)[i] : i;
    const auto when = static_cast<std::uint32_t>(s.tick / 8);
    return static_cast<float>(draw_uniform({ctx.seed, key, Purpose::WalkNoise, when}) - 0.5) * 0.8f;
}

void plan_walker(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::size_t k, std::size_t block) {
    const std::uint32_t i = s.active[k];
    w.e0x[k] = w.e0y[k] = w.v0[k] = 0.0f;
    const WalkGeometry& g = ctx.geometry;
    if (s.patch[i] != k_walk_none && s.route[i] != k_walk_none && s.mode[i] == WalkMode::Walking) {
        bool look = false;
        if (s.route_version[i] != ctx.routes.version(s.route[i])) {
            choose_way(ctx, s, i);
            look = s.wait[i] != WalkWait::NoWay;
            if (!look) w.box_done[block].push_back(i);
        }
        if (s.wait[i] != WalkWait::NoWay) {
            if (!look && !g.info(s.patch[i]).convex) {
                const auto every = static_cast<std::int64_t>(ctx.def.aim_every);
                look = (s.tick + i) % every == 0 ||
                       distance(s.pos[i], nearest_on_segment(s.aim_a[i], s.aim_b[i], s.pos[i])) < 0.4;
            }
            if (look) take_aim(ctx, s, i);
            const Vec2 to = nearest_on_segment(s.aim_a[i], s.aim_b[i], s.pos[i]) - s.pos[i];
            const double d = norm(to);
            if (s.waypoint[i] == k_walk_none && s.corner[i] == k_walk_none &&
                arrived(ctx.routes.destination_of(s.route[i]), s.pos[i])) {
                w.box_done[block].push_back(i);
            } else if (d > 1e-6) {
                const Vec2 e = (1.0 / d) * to;
                w.e0x[k] = static_cast<float>(e.x);
                w.e0y[k] = static_cast<float>(e.y);
                w.v0[k] = static_cast<float>(static_cast<double>(s.v0[i]) * plan_factor(ctx, s, i, e));
            }
            if (s.waypoint[i] != k_walk_none && s.corner[i] == k_walk_none && d < 0.9) {
                const world::WalkPortal& q = g.def().portals[s.waypoint[i]];
                if (!s.passable[s.waypoint[i]] || q.single_file_s > 0.0) w.box_ask[block].push_back(i);
            }
        }
        if (s.still_s[i] > 0.2f) s.side[i] = 0.5f * s.side[i] + restless(ctx, s, i);
    }
    w.cell_of[k] = g.cell_id(g.info(s.patch[i]).sheet, g.cell_x(s.pos[i].x), g.cell_y(s.pos[i].y));
}

}  // namespace

void move_phase::plan(const MoveContext& ctx, WalkState& s, MoveScratch& w) {
    const std::size_t n = s.active.size();
    w.cell_of.resize(n);
    w.e0x.resize(n);
    w.e0y.resize(n);
    w.v0.resize(n);
    const std::size_t blocks = block_count(n, k_walker_block);
    for (auto* box : {&w.box_done, &w.box_ask}) {
        if (box->size() < blocks) box->resize(blocks);
        for (auto& b : *box) b.clear();
    }
    parallel_for(n, k_walker_block, [&](Range r, std::size_t block) {
        for (std::size_t k = r.begin; k < r.end; ++k) plan_walker(ctx, s, w, k, block);
    });
}

}  // namespace taicho::people
