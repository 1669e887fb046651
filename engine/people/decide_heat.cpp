// Heat on the skin is answered before anything is thought about: nobody stands still in it, nobody walks on
// into it.
#include <algorithm>

#include "people/decide_scene.h"
#include "world/walk_geometry.h"

namespace taicho::people {

namespace {

constexpr double k_ahead = 1.5;    ///< [m] one long step
constexpr double k_hand = 0.8;     ///< [m] from the leaf: the hand is on it (J)
constexpr double k_look_again = 2.0;   ///< [s] between steps while it still burns the skin
constexpr int k_longest_wait = 4;      ///< doublings of the wait until the way is tried again

bool walks(Task t) {
    return t == Task::Leave || t == Task::Return || t == Task::Escort || t == Task::GoHelp || t == Task::Search ||
           t == Task::Warn || t == Task::SecondExit;
}

bool fights(Task t) {
    return t == Task::Fight || t == Task::GoFight || t == Task::FetchBottle || t == Task::FetchWater;
}

/// Place a point ahead lies in: the next one when a doorway is closer than the point, else the present.
PlaceIndex place_ahead(const Scene& sc, const Here& here, Vec2 from, Vec2 to) {
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (!w.walkable || w.exit || !world::is_open(sc.doors.opening_state[o.row()])) continue;
        const Vec2 along = w.p1 - w.p0;
        const double a = cross(along, from - w.p0);
        const double b = cross(along, to - w.p0);
        const double f = dot(along, to - w.p0) / std::max(1e-9, dot(along, along));
        if ((a > 0.0) != (b > 0.0) && f > -0.5 && f < 1.5) return sc.world.across(o, here.place);
    }
    return here.place;
}

struct Spot {
    PlaceIndex place;
    Vec2 at;
};

double heat_at(const Scene& sc, const Spot& spot, double flux) {
    if (!spot.place.valid() || !fire::place_affected(sc.fire, spot.place)) return 0.0;
    return heat_share(sc, fire::conditions_at(sc.fire_fixed, sc.fire, spot.place, spot.at, 1.5), flux);
}

/// A leaf that stands open is looked through; one that is shut is opened a crack first, with the hand on it: the door is felt,
/// the smoke seen (B5: door hot).
bool seen_through(const Scene& sc, OpeningIndex o, double away) {
    const world::OpeningState leaf = sc.doors.opening_state[o.row()];
    return world::is_open(leaf) || (away <= k_hand && world::passable(leaf) && sc.world.openings[o.row()].pass_s <= 0.0);
}

/// Just through the doorway one is about to pass; invalid place when that is further than a step away, or its leaf shut and out
/// of reach.
Spot spot_behind_doorway(const Scene& sc, PersonIndex who, const Here& here) {
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    if (walk.mode[i] != WalkMode::Walking || walk.waypoint[i] == world::k_walk_none) return {};
    const Vec2 through = world::nearest_on_segment(walk.aim_a[i], walk.aim_b[i], walk.pos[i]);
    if (distance(through, walk.pos[i]) > k_ahead) return {};
    const Vec2 aim = 0.5 * (walk.aim_a[i] + walk.aim_b[i]);
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (!w.walkable || w.exit || !seen_through(sc, o, distance(through, walk.pos[i]))) continue;
        if (distance(0.5 * (w.p0 + w.p1), aim) > 0.5 * distance(w.p0, w.p1) + 0.1) continue;
        return {sc.world.across(o, here.place), through + 0.5 * normalised(through - walk.pos[i])};
    }
    return {};
}

/// One step further on the way one is walking or is about to; invalid place when standing.
Spot spot_ahead(const Scene& sc, PersonIndex who, const Here& here) {
    const Spot door = spot_behind_doorway(sc, who, here);
    if (door.place.valid()) return door;
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    // Where one is bound for, not where one was: who has just turned round still moves the old way.
    Vec2 v = walk.vel[i];
    if (walk.mode[i] == WalkMode::Walking && walk.waypoint[i] != world::k_walk_none)
        v = 0.5 * (walk.aim_a[i] + walk.aim_b[i]) - walk.pos[i];
    const double speed = norm(v);
    if (speed < 0.05) return {};
    const Vec2 at = walk.pos[i] + (k_ahead / speed) * v;
    return {place_ahead(sc, here, walk.pos[i], at), at};
}

bool waiting_out(const Scene& sc, PersonIndex who) {
    return sc.s.task[who.row()] == Task::Watch && sc.s.task_stage[who.row()] == k_watch_heat;
}

bool outdoors_here(const Scene& sc, const Here& here) { return sc.world.places[here.place.row()].outdoors; }

/// Up over the roof or to a neighbour's balcony while that is still open, else to the coolest spot within reach; the spot
/// that turned one back is remembered, and each time the way turns out shut again it is left alone for longer.
void step_back(const Scene& sc, PersonIndex who, const Here& here, const Spot& hot) {
    const std::size_t i = who.row();
    sc.d().hot_place[i] = hot.place;
    sc.d().hot_at[i] = hot.at;
    const bool waiting = waiting_out(sc, who);
    std::uint8_t& turns = sc.d().heat_turns[i];
    if (!outdoors_here(sc, here)) shut_fire_in(sc, who, here);
    if (!outdoors_here(sc, here) && second_way(sc, who, here)) {
        if (turns < 255) ++turns;
        return;
    }
    const WalkOrder to = refuge(sc, who, here);
    if (!waiting) {
        report(sc, who, Decision::TurnBack, 1.0, 0.0, here);
        if (turns < 255) ++turns;
        const int doubled = std::clamp(static_cast<int>(turns) - 1, 0, k_longest_wait);
        sc.s.task_until[i] = sc.now() + sc.rules().heat_wait * static_cast<double>(1 << doubled);
    }
    sc.d().look_again[i] = sc.now() + k_look_again;
    set_task(sc, who, Task::Watch, Activity::Aware, k_watch_heat);
    order(sc, who, to.kind != OrderKind::None ? to : WalkOrder{OrderKind::Stand, {}, {}});
}

}  // namespace

double heat_ahead(const Scene& sc, PersonIndex who, const Here& here) {
    return heat_at(sc, spot_ahead(sc, who, here), sc.rules().pass_flux);
}

bool leads_out(const Scene& sc, PersonIndex who, const Here& here) {
    constexpr double k_near = 5.0;   // [m] seconds away even at the pace of thick smoke (J)
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    if (walk.mode[i] != WalkMode::Walking || walk.waypoint[i] == world::k_walk_none) return false;
    const Vec2 aim = 0.5 * (walk.aim_a[i] + walk.aim_b[i]);
    if (distance(aim, walk.pos[i]) > k_near) return false;
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (!w.walkable || distance(0.5 * (w.p0 + w.p1), aim) > 0.5 * distance(w.p0, w.p1) + 0.1) continue;
        const PlaceIndex next = sc.world.across(o, here.place);
        return w.exit || (next.valid() && sc.world.places[next.row()].outdoors);
    }
    return false;
}

double smoke_ahead(const Scene& sc, PersonIndex who, const Here& here) {
    if (!here.place.valid()) return 0.0;
    const Spot spot = spot_ahead(sc, who, here);
    if (!spot.place.valid() || spot.place == here.place || !fire::place_affected(sc.fire, spot.place)) return 0.0;
    const double height = sc.s.crawling[who.row()] != 0 ? 1.0 : 1.5;
    const fire::Conditions c = fire::conditions_at(sc.fire_fixed, sc.fire, spot.place, spot.at, height);
    return c.extinction - c.powder;
}

bool smoke_bars(const Scene& sc, PersonIndex who, const Here& here) {
    const double smoke = smoke_ahead(sc, who, here);
    const StopInputs in{0.0, smoke, 0.0, 0.0, skill_of(sc, who)};
    return smoke > here.at_face.extinction && stop_fighting(sc.rules(), in) == StopWhy::Smoke;
}

bool driven_by_heat(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const Task task = sc.s.task[i];
    if (!here.place.valid() || (!here.affected && !walks(task))) return false;
    const double limit = tolerated_flux(sc.rules(), skill_of(sc, who));
    const double felt = heat_share(sc, here.at_face, limit);
    const double passing = heat_share(sc, here.at_face, sc.rules().pass_flux);
    // Fighters have rules of their own (A5) up to what drives anybody back.
    if (fights(task) && passing <= 1.0) return false;
    const bool outdoors = outdoors_here(sc, here);
    if (walks(task)) {
        const bool last_way = sc.d().tried_ways[i] == 0xFF && !outdoors;
        const Spot next = spot_ahead(sc, who, here);
        const double ahead = heat_at(sc, next, sc.rules().pass_flux);
        // People run past flames as far as the dose is that of pain; with nothing else left, of a burn (C4).
        const double most = last_way ? sc.rules().run_burn : sc.rules().run_pain;
        // In a place this hot one goes on only if the next doorway is reached before a burn, on the last way alive; else back out.
        const double endured = last_way ? 1.0 : sc.rules().run_burn;
        const bool caught = passing > 1.0 && here.affected && !outdoors && dose_ahead(sc, who, here) > endured &&
                            refuge_room(sc, who, here).kind == OrderKind::Place;
        if (!caught && (ahead <= 1.0 || ahead <= passing || runs_past(sc, who, here, most))) return false;
        // Heat outside the door: back into the cool house for a while; heat inside: another way.
        if (outdoors || !here.affected || last_way) {
            step_back(sc, who, here, next);
        } else {
            way_lost(sc, who, here);
        }
        return true;
    }
    if (felt <= 1.0) return false;
    if (outdoors) {
        if (task == Task::Watch && sc.now() < sc.d().look_again[i]) return true;
        step_back(sc, who, here, {here.place, sc.s.walk.pos[i]});
        return true;
    }
    if (task == Task::BreakOut) return false;
    if (task == Task::Shelter || waiting_out(sc, who)) {
        // On the way to a cooler room one goes on.
        if (task == Task::Shelter && sc.s.task_stage[i] == 0 && heat_ahead(sc, who, here) <= felt) return false;
        // No shelter here: on into the coolest room, and the way out is tried again later.
        if (task == Task::Watch && sc.now() < sc.d().look_again[i]) return true;
        step_back(sc, who, here, {here.place, sc.s.walk.pos[i]});
        return true;
    }
    start_leave(sc, who, here);
    return true;
}

bool waits_out_heat(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (!waiting_out(sc, who)) return false;
    const bool indoors = here.place.valid() && !outdoors_here(sc, here);
    const bool bad_air = indoors && here.affected && here.at_face.extinction > sc.rules().smoke_untrained;
    const bool no_other = sc.d().tried_ways[i] == 0xFF;
    if (bad_air && !no_other) {
        way_lost(sc, who, here);
        return true;
    }
    if (bad_air && sc.now() >= sc.d().look_again[i]) {
        sc.d().look_again[i] = sc.now() + k_look_again;
        const WalkOrder to = refuge(sc, who, here);
        if (to.kind != OrderKind::None) order(sc, who, to);
    }
    const WalkOrder& to = sc.d().order[i];
    if (indoors && to.kind == OrderKind::Place && settled(sc, who)) {
        shut_doors(sc, who, here.place);
        order(sc, who, {OrderKind::Stand, {}, {}});
    }
    if (sc.now() < sc.s.task_until[i]) return true;
    // Flames are seen from where one waits: nobody goes again while the spot that turned him back still burns the skin,
    // unless smoke leaves no choice.
    // Out in the open the room one came from is no longer in the way.
    const bool behind = !indoors && !sc.world.places[sc.d().hot_place[i].row()].outdoors;
    const double burns = behind ? 0.0 : heat_at(sc, {sc.d().hot_place[i], sc.d().hot_at[i]}, tolerated_flux(sc.rules(), skill_of(sc, who)));
    if (burns > 1.0 && indoors && second_way(sc, who, here)) return true;
    if (burns > 1.0 && !bad_air) {
        sc.s.task_until[i] = sc.now() + sc.rules().heat_wait;
    } else {
        start_leave(sc, who, here);
    }
    return true;
}

}  // namespace taicho::people
