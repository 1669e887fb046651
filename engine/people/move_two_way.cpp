#include "people/move_two_way.h"

#include <algorithm>

namespace taicho::people {

using world::k_walk_none;
using world::nearest_on_segment;

bool used_both_ways(const MoveScratch& w, std::uint32_t portal) {
    return portal < w.two_way.size() && w.two_way[portal].a != 0 && w.two_way[portal].b != 0;
}

/// Where others come the other way through a portal, people keep to its right, as wide a strip as their share of
/// those about it, yet leave room for one.
void keep_to_the_right(const MoveContext& ctx, WalkState& s, const MoveScratch& w, std::uint32_t i) {
    s.keeps_right[i] = 0;
    const std::uint32_t g = s.waypoint[i];
    if (!used_both_ways(w, g)) return;
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    const double width = distance(p.p0, p.p1), body = 2.0 * static_cast<double>(s.radius[i]);
    if (width > ctx.def.lane_width || distance(s.aim_a[i], s.aim_b[i]) <= 0.0) return;
    const bool from_a = s.patch[i] == p.a;
    const double own = from_a ? w.two_way[g].a : w.two_way[g].b, all = w.two_way[g].a + w.two_way[g].b;
    const double one = std::min(0.5, (body + 0.1) / width);
    const double strip = std::clamp(own / all, one, 1.0 - one) * width;
    Vec2 ahead = perpendicular(p.p1 - p.p0);
    if (dot(ahead, s.pos[i] - p.p0) > 0.0) ahead = -1.0 * ahead;
    const bool right_is_a = dot(s.aim_a[i] - s.aim_b[i], -1.0 * perpendicular(ahead)) > 0.0;
    const Vec2 right = right_is_a ? s.aim_a[i] : s.aim_b[i], left = right_is_a ? s.aim_b[i] : s.aim_a[i];
    const double length = distance(right, left), kept = std::clamp(strip - body, 0.0, length);
    s.aim_a[i] = right;
    s.aim_b[i] = right + (kept / length) * (left - right);
    s.keeps_right[i] = 1;
}

/// How many of the patch head for the portal he heads for.
static std::uint32_t heading_there(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i) {
    const MoveScratch::TwoWay& way = w.two_way[s.waypoint[i]];
    return s.patch[i] == ctx.geometry.def().portals[s.waypoint[i]].a ? way.all_a : way.all_b;
}

/// A portal of a flight on which two do not pass each other.
static bool too_narrow_for_two(const MoveContext& ctx, std::uint32_t g, std::uint32_t flight) {
    const world::WalkPortal& way = ctx.geometry.def().portals[g];
    return ctx.geometry.def().patches[flight].stair && distance(way.p0, way.p1) < ctx.def.narrow_stair;
}

/// Of streams that cross one patch those in the minority press through; if all did, they would interlock.
bool in_minority(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i) {
    const std::uint32_t g = s.waypoint[i];
    if (g >= w.two_way.size()) return false;
    if (too_narrow_for_two(ctx, g, s.patch[i])) return true;  // his turn: past those who wait before it
    return 2 * heading_there(ctx, s, w, i) <= w.in_patch[s.patch[i]];
}

bool gives_way(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i) {
    if (s.anchored_s[i] <= ctx.def.press_after || s.waypoint[i] >= w.two_way.size()) return false;
    return !in_minority(ctx, s, w, i) && heading_there(ctx, s, w, i) < w.in_patch[s.patch[i]];
}

namespace {

/// How many of a patch head for one of its portals.
std::uint32_t heading(const MoveContext& ctx, const MoveScratch& w, std::uint32_t portal, std::uint32_t patch) {
    return ctx.geometry.def().portals[portal].a == patch ? w.two_way[portal].all_a : w.two_way[portal].all_b;
}

struct Oncoming {
    std::uint32_t moving = 0;   ///< on the flight, the landing behind it or the flight behind that
    std::uint32_t waiting = 0;  ///< before it, on a floor
};

/// Who comes towards portal `g` of a flight.
Oncoming oncoming(const MoveContext& ctx, const MoveScratch& w, std::uint32_t g, std::uint32_t flight) {
    Oncoming n{heading(ctx, w, g, flight), 0};
    for (const std::uint32_t h : ctx.geometry.portals(flight)) {
        const std::uint32_t landing = h == g ? k_walk_none : ctx.geometry.beyond(h, flight);
        if (landing == k_walk_none) continue;
        const bool small = ctx.geometry.info(landing).area < ctx.def.landing_area;
        (small ? n.moving : n.waiting) += heading(ctx, w, h, landing);
        if (!small) continue;
        for (const std::uint32_t k : ctx.geometry.portals(landing)) {
            const std::uint32_t next = k == h ? k_walk_none : ctx.geometry.beyond(k, landing);
            if (next == k_walk_none || !ctx.geometry.def().patches[next].stair) continue;
            n.moving += heading(ctx, w, k, next);
            for (const std::uint32_t m : ctx.geometry.portals(next)) {
                const std::uint32_t floor = m == k ? k_walk_none : ctx.geometry.beyond(m, next);
                if (floor != k_walk_none) n.waiting += heading(ctx, w, m, floor);
            }
        }
    }
    return n;
}

/// A stair too narrow for two is used by turns: who meets others on it waits before it; where both wait, the
/// larger stream goes first, of two alike the one that goes down.
bool waits_his_turn(const MoveContext& ctx, const MoveScratch& w, std::uint32_t g, std::uint32_t flight) {
    if (!too_narrow_for_two(ctx, g, flight)) return false;
    const world::WalkPortal& way = ctx.geometry.def().portals[g];
    const Oncoming n = oncoming(ctx, w, g, flight);
    const bool under_way = ctx.geometry.info(ctx.geometry.beyond(g, flight)).area < ctx.def.landing_area;
    if (n.moving > 0 || n.waiting == 0 || under_way) return n.moving > 0;
    const std::uint32_t own = heading(ctx, w, g, ctx.geometry.beyond(g, flight));
    if (own != n.waiting) return own < n.waiting;
    const Vec2 middle = 0.5 * (ctx.geometry.info(flight).lo + ctx.geometry.info(flight).hi);
    return ctx.geometry.elevation(flight, middle) > ctx.geometry.elevation(flight, 0.5 * (way.p0 + way.p1));
}

}  // namespace

/// Nobody enters a landing, flight or corridor that is full already while somebody there wants out past him: he
/// waits a little before it. Without that two streams fill it until nobody can turn.
bool holds_back(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i, double away) {
    const std::uint32_t g = s.waypoint[i];
    if (away < ctx.def.hold_from || away > ctx.def.hold_to || g >= w.two_way.size()) return false;
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    const bool from_a = s.patch[i] == p.a;
    const std::uint32_t own = from_a ? w.two_way[g].all_a : w.two_way[g].all_b, other = from_a ? w.two_way[g].all_b : w.two_way[g].all_a;
    if (other == 0 || own < other) return false;
    const auto full = [&](std::uint32_t patch) { return w.in_patch[patch] > ctx.def.hold_density * ctx.geometry.info(patch).area; };
    const std::uint32_t into = from_a ? p.b : p.a;
    return into != k_walk_none && full(into) && !full(s.patch[i]);
}

Turn turn_at_narrow_stair(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i, double away) {
    const std::uint32_t g = s.waypoint[i];
    if (away > ctx.def.hold_to || g >= w.two_way.size()) return {};
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    const std::uint32_t flight = ctx.geometry.beyond(g, s.patch[i]);
    if (flight == k_walk_none || !waits_his_turn(ctx, w, g, flight)) return {};
    if (heading(ctx, w, g, flight) == 0) return {true, {}};
    // Somebody comes out: off the strip before the way, to where the floor is wider, and back from it.
    const Vec2 u = normalised(p.p1 - p.p0), mid = 0.5 * (p.p0 + p.p1), q = s.pos[i] - mid;
    Vec2 back = perpendicular(u);
    if (dot(back, q) < 0.0) back = -1.0 * back;
    const Vec2 centre = 0.5 * (ctx.geometry.info(s.patch[i]).lo + ctx.geometry.info(s.patch[i]).hi) - mid;
    const double free = dot(centre, u) >= 0.0 ? 1.0 : -1.0, strip = 0.5 * distance(p.p0, p.p1) + static_cast<double>(s.radius[i]);
    const bool beside = free * dot(q, u) > strip;
    return {true, beside ? Vec2{} : normalised(free * u + 0.5 * back)};
}

/// How many head for each portal from either side; renewed every second.
void count_two_way(const MoveContext& ctx, const WalkState& s, MoveScratch& w) {
    if (s.tick % 20 != 0) return;
    w.two_way.assign(ctx.geometry.portal_count(), {});
    w.in_patch.assign(ctx.geometry.patch_count(), 0);
    for (const std::uint32_t i : s.active) {
        const std::uint32_t g = s.waypoint[i];
        if (g == k_walk_none || s.mode[i] != WalkMode::Walking) continue;
        const world::WalkPortal& p = ctx.geometry.def().portals[g];
        const bool from_a = s.patch[i] == p.a;
        ++w.in_patch[s.patch[i]];
        ++(from_a ? w.two_way[g].all_a : w.two_way[g].all_b);
        if (distance(s.pos[i], nearest_on_segment(p.p0, p.p1, s.pos[i])) > ctx.def.lane_look) continue;
        ++(from_a ? w.two_way[g].a : w.two_way[g].b);
    }
}

}  // namespace taicho::people
