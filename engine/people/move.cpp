#include "people/move.h"

#include <algorithm>
#include <limits>

#include "core/hash.h"

namespace taicho::people {

using world::k_walk_none;

void resize_walk(WalkState& s, std::size_t n) {
    s.pos.resize(n);
    s.vel.resize(n);
    s.patch.resize(n, k_walk_none);
    s.v0.resize(n, 1.34f);
    s.up.resize(n, 0.6f);
    s.down.resize(n, 0.7f);
    s.radius.resize(n, 0.20f);
    s.route.resize(n, k_walk_none);
    s.route_version.resize(n, 0);
    s.waypoint.resize(n, k_walk_none);
    s.came_by.resize(n, k_walk_none);
    s.aim_a.resize(n);
    s.aim_b.resize(n);
    s.corner.resize(n, k_walk_none);
    s.side.resize(n, 0.0f);
    s.still_s.resize(n, 0.0f);
    s.anchor.resize(n);
    s.anchored_s.resize(n, 0.0f);
    s.group.resize(n, k_walk_none);
    s.carrier.resize(n, k_walk_none);
    s.sees_queue.resize(n, 0);
    s.keeps_right.resize(n, 0);
    s.mode.resize(n, WalkMode::Absent);
    s.wait.resize(n, WalkWait::None);
    s.passage_from.resize(n, 0.0);
    s.passage_until.resize(n, 0.0);
}

void open_portals(WalkState& s, std::size_t n) {
    s.passable.assign(n, 1);
    s.opening_s.assign(n, 0.0f);
    s.opens_at.assign(n, std::numeric_limits<double>::infinity());
    s.free_at.assign(n, 0.0);
}

void place_person(WalkState& s, std::uint32_t row, std::uint32_t patch, Vec2 at) {
    s.pos[row] = at;
    s.patch[row] = patch;
    s.vel[row] = {};
    s.mode[row] = WalkMode::Still;
    s.route[row] = k_walk_none;
    s.touched.push_back(row);
}

void walk_to(WalkState& s, std::uint32_t row, std::uint32_t route) {
    if (s.mode[row] != WalkMode::Passage) s.mode[row] = WalkMode::Walking;
    s.route[row] = route;
    s.route_version[row] = 0;
    s.came_by[row] = k_walk_none;
    s.anchor[row] = s.pos[row];
    s.anchored_s[row] = 0.0f;
    s.touched.push_back(row);
    const auto at = std::lower_bound(s.active.begin(), s.active.end(), row);
    if (at == s.active.end() || *at != row) s.active.insert(at, row);
}

void stand_still(WalkState& s, std::uint32_t row) {
    s.mode[row] = WalkMode::Still;
    s.vel[row] = {};
    s.still_s[row] = 0.0f;
    s.touched.push_back(row);
}

void take_out(WalkState& s, std::uint32_t row, WalkMode how) {
    s.mode[row] = how;
    s.vel[row] = {};
    s.touched.push_back(row);
}

void carry(WalkState& s, std::uint32_t row, std::uint32_t carrier) {
    s.carrier[row] = carrier;
    take_out(s, row, WalkMode::Carried);
}

void move_tick(const MoveContext& ctx, WalkState& state, MoveScratch& scratch, WalkEvents& events) {
    events.clear();
    move_phase::settle(ctx, state, scratch);
    move_phase::plan(ctx, state, scratch);
    move_phase::sort(ctx, state, scratch);
    move_phase::lanes(ctx, state, scratch);
    move_phase::step(ctx, state, scratch);
    ++state.tick;
    move_phase::portals(ctx, state, scratch, events);
    state.now = static_cast<double>(state.tick) * ctx.dt;
}

std::uint64_t walk_hash(const WalkState& s) {
    std::uint64_t h = 0;
    for (std::uint32_t i = 0; i < s.size(); ++i) {
        RowHash row(i);
        row.add_real(s.pos[i].x).add_real(s.pos[i].y).add_real(s.vel[i].x).add_real(s.vel[i].y);
        row.add(s.patch[i]).add(static_cast<std::uint64_t>(s.mode[i])).add(s.waypoint[i]);
        h += row.value();
    }
    return h;
}

}  // namespace taicho::people
