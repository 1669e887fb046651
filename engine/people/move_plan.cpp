// What each walker wants this tick: the next portal, what to head for, and how fast.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "core/rng.h"
#include "people/move.h"
#include "people/move_two_way.h"

namespace taicho::people {

using world::k_walk_none;
using world::nearest_on_segment;
using world::WalkGeometry;

namespace {

constexpr double k_jamb = 0.9;      ///< [m] from here on people mind the jambs
constexpr double k_through = 0.2;   ///< [m] people head for a line this far beyond a portal
constexpr float k_inset = 0.02f;    ///< [m] kept from a door frame beside the body itself
constexpr std::int64_t k_progress_ticks = 20;
constexpr double k_line = 10.0;     ///< [m] a line before a way that is passed one by one reaches this far

/// Next step when the queues at the portals of the patch are weighed: a way takes the longer of walking to
/// it and waiting for those nearer to it. The present way is kept unless another is clearly shorter.
world::WalkStep step_by_queue(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i) {
    world::WalkStep best = ctx.routes.step_from(s.route[i], s.patch[i], s.pos[i], s.came_by[i], static_cast<double>(ctx.def.turn_back));
    if (best.portal == k_walk_none) return best;
    best.length = std::numeric_limits<double>::infinity();
    for (const std::uint32_t g : ctx.geometry.portals(s.patch[i])) {
        const auto via = ctx.routes.via(s.route[i], s.patch[i], s.pos[i], g);
        if (!std::isfinite(via.rest)) continue;
        const auto& queue = w.queue[g];
        const auto ahead = std::lower_bound(queue.begin(), queue.end(), static_cast<float>(via.to_portal)) - queue.begin();
        const world::WalkPortal& p = ctx.geometry.def().portals[g];
        const double wait = static_cast<double>(ahead) / (static_cast<double>(ctx.def.queue_flow) * distance(p.p0, p.p1));
        double length = std::max(via.to_portal, wait * static_cast<double>(s.v0[i])) + via.rest;
        if (g == s.came_by[i]) length += static_cast<double>(ctx.def.turn_back);
        if (g == s.waypoint[i]) length *= 1.0 - static_cast<double>(ctx.def.queue_keep);
        if (length < best.length) best = {g, length};
    }
    return best;
}

/// Sets waypoint and aim anew.
void choose_way(const MoveContext& ctx, WalkState& s, const MoveScratch& w, std::uint32_t i) {
    if (s.route_version[i] != 0 && s.route_version[i] != ctx.routes.version(s.route[i])) s.came_by[i] = k_walk_none;
    const bool by_queue = s.sees_queue[i] != 0 && !w.queue.empty();
    const world::WalkStep step = by_queue ? step_by_queue(ctx, s, w, i) : ctx.routes.step_from(s.route[i], s.patch[i], s.pos[i], s.came_by[i], static_cast<double>(ctx.def.turn_back));
    s.route_version[i] = ctx.routes.version(s.route[i]);
    s.waypoint[i] = step.portal;
    s.corner[i] = k_walk_none;
    s.wait[i] = std::isfinite(step.length) ? WalkWait::None : WalkWait::NoWay;
}

/// How far from the corner somebody passes: where many are nearer to it, only those near the wall can take
/// the shortest way without waiting; the others keep their lane, as far out as those ahead need.
double swing_out(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i, std::uint32_t corner,
                 const world::WalkAim& aim) {
    const std::uint32_t row = ctx.geometry.info(s.patch[i]).corner_begin + corner;
    if (row >= w.corner_queue.size() || w.corner_queue[row].size() < 4) return 0.0;
    const auto& queue = w.corner_queue[row];
    const double away = distance(s.pos[i], nearest_on_segment(aim.a, aim.b, s.pos[i]));
    const auto ahead = std::lower_bound(queue.begin(), queue.end(), static_cast<float>(away)) - queue.begin();
    const double needed = static_cast<double>(ctx.def.swing) * static_cast<double>(ahead) * static_cast<double>(s.v0[i]) /
                          (static_cast<double>(ctx.def.queue_flow) * std::max(away, 1.0));
    // one's own lane, kept round the corner, so that ways do not cross
    const world::WalkCorner& c = ctx.geometry.corners(s.patch[i])[corner];
    const Vec2 p = s.pos[i] - c.node, gate = normalised(c.far - c.node);
    const Vec2 wall = dot(p, c.along_a) > dot(p, c.along_b) ? c.along_a : c.along_b;
    const double lane = std::abs(cross(wall, p)) / std::max(0.2, std::abs(cross(wall, gate)));
    return std::min(std::min(lane, needed), 0.95 * distance(aim.a, aim.b));
}

/// Somebody sent wide round a corner stays on that way until past the corner, even once the straight way is
/// free: else everybody would cut in at the narrowest place.
bool keeps_swinging(const MoveContext& ctx, WalkState& s, const MoveScratch& w, std::uint32_t i) {
    if (s.corner[i] == k_walk_none) return false;
    const world::WalkCorner& c = ctx.geometry.corners(s.patch[i])[s.corner[i]];
    if (distance(s.aim_a[i], c.node) < 0.3 || distance(s.aim_b[i], c.far) > 1e-9) return false;
    const Vec2 gate = c.far - c.node, at = nearest_on_segment(s.aim_a[i], s.aim_b[i], s.pos[i]);
    const std::uint32_t target = ctx.routes.target_of(s.route[i], s.patch[i], s.waypoint[i]);
    const Vec2 to = 0.5 * (ctx.routes.ways().target(target).a + ctx.routes.ways().target(target).b);
    if (cross(gate, s.pos[i] - c.node) * cross(gate, to - c.node) >= 0.0 || distance(at, s.pos[i]) < 0.4) return false;
    if (!ctx.geometry.sees(s.patch[i], s.pos[i], at)) return false;
    const world::WalkAim aim{c.node, c.far, s.corner[i]};
    s.aim_a[i] = c.node + std::max(0.3, swing_out(ctx, s, w, i, s.corner[i], aim)) * normalised(gate);
    return true;
}

/// Heads for the target: straight, or for the next corner.
void take_aim(const MoveContext& ctx, WalkState& s, const MoveScratch& w, std::uint32_t i) {
    const std::uint32_t patch = s.patch[i];
    if (keeps_swinging(ctx, s, w, i)) return;
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
    if (aim.corner != k_walk_none) {
        beyond = {};
        s.aim_a[i] = aim.a + swing_out(ctx, s, w, i, aim.corner, aim) * normalised(aim.b - aim.a);
        s.aim_b[i] = aim.b;
        return;
    }
    s.aim_a[i] = aim.a + beyond;
    s.aim_b[i] = aim.b + beyond;
    keep_to_the_right(ctx, s, w, i);
}

/// Way to the line behind a portal; who would cut its jamb heads for the free end of the portal first, else the
/// wall turns him back on the wrong side of it (flights that start beside a landing).
Vec2 round_jamb(const MoveContext& ctx, const WalkState& s, std::uint32_t i, Vec2 to) {
    const world::WalkPortal& g = ctx.geometry.def().portals[s.waypoint[i]];
    const Vec2 u = normalised(g.p1 - g.p0), p = s.pos[i] - g.p0;
    Vec2 n = perpendicular(u);
    if (dot(n, p) > 0.0) n = -1.0 * n;
    const double before = -dot(n, p), behind = dot(n, p + to);
    if (behind <= 0.0) return to;
    const double at = dot(u, p + (before / (before + behind)) * to);
    const double a = dot(u, s.aim_a[i] - g.p0), b = dot(u, s.aim_b[i] - g.p0);
    const double free = std::clamp(at, std::min(a, b), std::max(a, b));
    return free == at ? to : free * u - p;
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

/// At the mouth of a way: everybody shies away less; now one, now another turns sideways past whoever is beside
/// him, else two who lean on either jamb hold each other for ever.
void squeeze_by(const MoveContext& ctx, const WalkState& s, MoveScratch& w, std::size_t k) {
    w.contact[k] = ctx.def.arch_share;
    if (restless(ctx, s, s.active[k]) < 0.0f) return;
    w.contact[k] = 1.0f;
    w.thin[k] = ctx.def.press_share;
    w.thin_dot[k] = 2.0f;
}

/// Speed of somebody in a group: whoever is ahead goes no faster than the slowest and waits for the last.
float together(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i) {
    if (s.group[i] >= w.groups.size()) return s.v0[i];
    const MoveScratch::Group& g = w.groups[s.group[i]];
    const float ahead = g.farthest - w.way_left[i];
    if (!(ahead > ctx.def.group_slack)) return s.v0[i];
    return std::min(s.v0[i], ahead > 2.0f * ctx.def.group_slack ? 0.5f * g.slowest : g.slowest);
}

/// Every second: has the person left the place where they were last found? Going in circles, or against a wall
/// at full stride, counts as not getting on as well as standing does; waiting at a shut door, or in
/// line for a way that is passed one by one, has its own name.
void note_progress(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::uint32_t i, std::size_t block) {
    if ((s.tick + i) % k_progress_ticks != 0) return;
    const double within = static_cast<double>(ctx.def.stuck_within);
    const world::WalkPortal* way = s.waypoint[i] != k_walk_none ? &ctx.geometry.def().portals[s.waypoint[i]] : nullptr;
    const bool in_line = way != nullptr && way->single_file_s > 0.0 && distance(nearest_on_segment(way->p0, way->p1, s.pos[i]), s.pos[i]) < k_line;
    if (in_line || s.wait[i] == WalkWait::ClosedPortal || s.wait[i] == WalkWait::NoWay || distance(s.pos[i], s.anchor[i]) > within) {
        s.anchor[i] = s.pos[i];
        s.anchored_s[i] = 0.0f;
        return;
    }
    s.anchored_s[i] += static_cast<float>(k_progress_ticks) * static_cast<float>(ctx.dt);
    if (s.anchored_s[i] >= ctx.def.lost_after) w.box_lost[block].push_back(i);
}

void plan_walker(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::size_t k, std::size_t block) {
    const std::uint32_t i = s.active[k];
    w.e0x[k] = w.e0y[k] = w.v0[k] = 0.0f;
    w.contact[k] = s.still_s[i] > ctx.def.stuck_after ? ctx.def.stuck_share : 1.0f;
    w.thin[k] = s.anchored_s[i] > ctx.def.press_after && in_minority(ctx, s, w, i) ? ctx.def.press_share : 1.0f;
    w.thin_dot[k] = ctx.def.press_dot;
    const WalkGeometry& g = ctx.geometry;
    if (s.patch[i] != k_walk_none && s.route[i] != k_walk_none && s.mode[i] == WalkMode::Walking) {
        note_progress(ctx, s, w, i, block);
        bool look = false;
        const bool queue_look = s.sees_queue[i] && (s.tick + i) % ctx.def.queue_every == 0 && s.wait[i] != WalkWait::NoWay;
        if (s.route_version[i] != ctx.routes.version(s.route[i]) || queue_look) {
            const bool knew = s.wait[i] == WalkWait::NoWay;
            choose_way(ctx, s, w, i);
            look = s.wait[i] != WalkWait::NoWay;
            if (!look && !knew) w.box_done[block].push_back(i);
        }
        if (s.wait[i] != WalkWait::NoWay) {
            if (!look && !g.info(s.patch[i]).convex) {
                const double off = distance(s.pos[i], nearest_on_segment(s.aim_a[i], s.aim_b[i], s.pos[i]));
                const auto every = static_cast<std::int64_t>(ctx.def.aim_every) * (off > 8.0 ? 3 : 1);
                look = (s.tick + i) % every == 0 || (s.corner[i] != k_walk_none && off < 0.4);
            }
            if (!look && (s.tick + i) % static_cast<std::int64_t>(ctx.def.aim_every) == 0) {
                look = s.keeps_right[i] != 0 || used_both_ways(w, s.waypoint[i]);
            }
            if (look) take_aim(ctx, s, w, i);
            Vec2 to = nearest_on_segment(s.aim_a[i], s.aim_b[i], s.pos[i]) - s.pos[i];
            double d = norm(to);
            if (d < k_jamb && s.waypoint[i] != k_walk_none && s.corner[i] == k_walk_none) {
                to = round_jamb(ctx, s, i, to);
                d = norm(to);
            }
            if ((s.still_s[i] > ctx.def.arch_after || s.anchored_s[i] > 2.0f * ctx.def.arch_after) &&
                d < static_cast<double>(ctx.def.arch_reach)) squeeze_by(ctx, s, w, k);
            if (s.waypoint[i] == k_walk_none && s.corner[i] == k_walk_none &&
                arrived(ctx.routes.destination_of(s.route[i]), s.pos[i])) {
                w.box_done[block].push_back(i);
            } else if (d > 1e-6) {
                const Turn turn = turn_at_narrow_stair(ctx, s, w, i, d);
                const bool steps_aside = norm(turn.aside) > 0.0;
                const Vec2 e = steps_aside ? turn.aside : (1.0 / d) * to;
                w.e0x[k] = static_cast<float>(e.x);
                w.e0y[k] = static_cast<float>(e.y);
                const bool waits = (turn.waits && !steps_aside) || holds_back(ctx, s, w, i, d) || (gives_way(ctx, s, w, i) && restless(ctx, s, i) < 0.0f);
                w.v0[k] = waits ? 0.0f : static_cast<float>(static_cast<double>(together(ctx, s, w, i)) * plan_factor(ctx, s, i, e));
            }
            if (s.waypoint[i] != k_walk_none && s.corner[i] == k_walk_none && d < 0.9) {
                const world::WalkPortal& q = g.def().portals[s.waypoint[i]];
                if (!s.passable[s.waypoint[i]] || q.single_file_s > 0.0) w.box_ask[block].push_back(i);
            }
        }
        if (s.wait[i] == WalkWait::ClosedPortal && (s.waypoint[i] == k_walk_none || s.passable[s.waypoint[i]])) {
            s.wait[i] = WalkWait::None;
        }
        if (s.still_s[i] > 0.2f && s.wait[i] != WalkWait::ClosedPortal) s.side[i] = 0.5f * s.side[i] + restless(ctx, s, i);
    }
    w.cell_of[k] = g.cell_id(g.info(s.patch[i]).sheet, g.cell_x(s.pos[i].x), g.cell_y(s.pos[i].y));
}

}  // namespace

namespace {

/// Slowest member and longest way left of each group; every half second.
void look_at_groups(const MoveContext& ctx, const WalkState& s, MoveScratch& w) {
    if (s.tick % 10 != 0) return;
    w.groups.clear();
    if (std::none_of(s.active.begin(), s.active.end(), [&](std::uint32_t i) { return s.group[i] != k_walk_none; })) return;
    w.way_left.resize(s.size());
    for (const std::uint32_t i : s.active) {
        if (s.group[i] == k_walk_none || s.route[i] == k_walk_none || s.mode[i] != WalkMode::Walking) continue;
        if (s.group[i] >= w.groups.size()) w.groups.resize(s.group[i] + 1);
        w.way_left[i] = static_cast<float>(ctx.routes.distance_to(s.route[i], s.patch[i], s.pos[i]));
        MoveScratch::Group& g = w.groups[s.group[i]];
        g.slowest = std::min(g.slowest, s.v0[i]);
        if (std::isfinite(w.way_left[i])) g.farthest = std::max(g.farthest, w.way_left[i]);
    }
}

/// Who heads for which corner, nearest first; renewed every second.
void list_corner_queues(const MoveContext& ctx, const WalkState& s, MoveScratch& w) {
    if (s.tick % 20 != 0) return;
    for (const std::uint32_t c : w.corners_used) w.corner_queue[c].clear();
    w.corners_used.clear();
    for (const std::uint32_t i : s.active) {
        if (s.corner[i] == k_walk_none) continue;
        const std::uint32_t row = ctx.geometry.info(s.patch[i]).corner_begin + s.corner[i];
        if (row >= w.corner_queue.size()) w.corner_queue.resize(row + 1);
        if (w.corner_queue[row].empty()) w.corners_used.push_back(row);
        const world::WalkCorner& c = ctx.geometry.corners(s.patch[i])[s.corner[i]];
        w.corner_queue[row].push_back(static_cast<float>(distance(s.pos[i], nearest_on_segment(c.node, c.far, s.pos[i]))));
    }
    for (const std::uint32_t c : w.corners_used) std::sort(w.corner_queue[c].begin(), w.corner_queue[c].end());
}

/// Who heads for which portal, for those who weigh queues; renewed every second.
void list_queues(const MoveContext& ctx, const WalkState& s, MoveScratch& w) {
    if (s.tick % 20 != 0) return;
    const bool anybody = std::any_of(s.active.begin(), s.active.end(), [&](std::uint32_t i) { return s.sees_queue[i] != 0; });
    w.queue.resize(anybody ? ctx.geometry.portal_count() : 0);
    if (!anybody) return;
    for (auto& q : w.queue) q.clear();
    for (const std::uint32_t i : s.active) {
        if (s.waypoint[i] == k_walk_none) continue;
        const world::WalkPortal& p = ctx.geometry.def().portals[s.waypoint[i]];
        w.queue[s.waypoint[i]].push_back(static_cast<float>(distance(s.pos[i], nearest_on_segment(p.p0, p.p1, s.pos[i]))));
    }
    for (auto& q : w.queue) std::sort(q.begin(), q.end());
}

}  // namespace

void move_phase::plan(const MoveContext& ctx, WalkState& s, MoveScratch& w) {
    list_queues(ctx, s, w);
    count_two_way(ctx, s, w);
    list_corner_queues(ctx, s, w);
    look_at_groups(ctx, s, w);
    const std::size_t n = s.active.size();
    w.cell_of.resize(n);
    w.e0x.resize(n);
    w.e0y.resize(n);
    w.v0.resize(n);
    w.contact.resize(n);
    w.thin.resize(n);
    w.thin_dot.resize(n);
    const std::size_t blocks = block_count(n, k_walker_block);
    for (auto* box : {&w.box_done, &w.box_ask, &w.box_lost}) {
        if (box->size() < blocks) box->resize(blocks);
        for (auto& b : *box) b.clear();
    }
    parallel_for(n, k_walker_block, [&](Range r, std::size_t block) {
        for (std::size_t k = r.begin; k < r.end; ++k) plan_walker(ctx, s, w, k, block);
    });
}

}  // namespace taicho::people
