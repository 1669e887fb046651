// Heat on the skin is answered before anything is thought about: nobody stands still in it, nobody walks on
// into it.
#include <algorithm>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

constexpr double k_ahead = 1.5;    ///< [m] one long step
constexpr double k_look_again = 2.0;   ///< [s] between steps while it still burns the skin
constexpr double k_run_past = 3.0;     ///< [-] of the flux nobody walks into: 19 kW/m2 fells in 12 s (r = 10)
constexpr double k_cool = 300.0;   ///< [K] gas that nobody feels as heat

bool walks(Task t) {
    return t == Task::Leave || t == Task::Return || t == Task::Escort || t == Task::GoHelp || t == Task::Search ||
           t == Task::Warn || t == Task::SecondExit;
}

bool fights(Task t) {
    return t == Task::Fight || t == Task::GoFight || t == Task::FetchBottle || t == Task::FetchWater;
}

/// Heat on the skin as a share of what is borne: radiation against `flux` [W/m2], hot gas against
/// `hot_gas` [K].
double heat_share(const Scene& sc, const fire::Conditions& c, double flux) {
    const double gas = (c.temperature - k_cool) / std::max(1.0, sc.rules().hot_gas - k_cool);
    return std::max(c.flux / flux, gas);
}

/// Place a point ahead lies in: the next one when a doorway is closer than the point, else the present.
PlaceIndex place_ahead(const Scene& sc, const Here& here, Vec2 from, Vec2 to) {
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (!w.walkable || w.exit || !world::passable(sc.doors.opening_state[o.row()])) continue;
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

/// One step further on the way one is walking; where one stands when standing.
Spot spot_ahead(const Scene& sc, PersonIndex who, const Here& here) {
    const Vec2 v = sc.s.walk.vel[who.row()];
    const Vec2 from = sc.s.walk.pos[who.row()];
    const double speed = norm(v);
    if (speed < 0.05) return {here.place, from};
    const Vec2 at = from + (k_ahead / speed) * v;
    return {place_ahead(sc, here, from, at), at};
}

/// Where it is coolest within reach: the doorways of this place, and the places behind them unless the doorway
/// is hotter than here (nobody runs through the fire to a cool room). `None` when nowhere is cooler.
WalkOrder cooler_way(const Scene& sc, const Here& here) {
    const double bearable = sc.rules().flux_untrained;
    const double felt = heat_share(sc, here.at_face, bearable);
    double least = felt;
    WalkOrder best{OrderKind::None, {}, {}};
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        const PlaceIndex next = sc.world.across(o, here.place);
        if (!next.valid() || !w.walkable || !world::passable(sc.doors.opening_state[o.row()])) continue;
        const Vec2 threshold = 0.5 * (w.p0 + w.p1);
        const double at_door = heat_at(sc, {here.place, threshold}, bearable);
        if (at_door >= felt) continue;
        const double beyond = std::max(at_door, heat_at(sc, {next, sc.world.places[next.row()].centre}, bearable));
        if (beyond < least) {
            least = beyond;
            best = {OrderKind::Place, next, {}};
        } else if (at_door < least) {
            least = at_door;
            best = {OrderKind::Point, here.place, threshold};
        }
    }
    return best;
}

/// Away from the heat; the spot that turned one back is remembered.
void step_back(const Scene& sc, PersonIndex who, const Here& here, const Spot& hot) {
    sc.d().hot_place[who.row()] = hot.place;
    sc.d().hot_at[who.row()] = hot.at;
    const WalkOrder to = cooler_way(sc, here);
    report(sc, who, Decision::TurnBack, 1.0, 0.0, here);
    set_task(sc, who, Task::Watch, Activity::Aware, k_watch_heat);
    sc.s.task_until[who.row()] = sc.now() + sc.rules().heat_wait;
    order(sc, who, to.kind != OrderKind::None ? to : WalkOrder{OrderKind::Stand, {}, {}});
}

}  // namespace

bool driven_by_heat(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const Task task = sc.s.task[i];
    if (!here.place.valid() || (!here.affected && !walks(task))) return false;
    const double limit = tolerated_flux(sc.rules(), skill_of(sc, who));
    const double felt = heat_share(sc, here.at_face, limit);
    const double passing = heat_share(sc, here.at_face, sc.rules().pass_flux);
    // Fighters have rules of their own (A5) up to what drives anybody back.
    if (fights(task) && passing <= 1.0) return false;
    const bool outdoors = sc.world.places[here.place.row()].outdoors;
    if (walks(task)) {
        const bool last_way = sc.d().tried_ways[i] == 0xFF && !outdoors;
        const Spot next = spot_ahead(sc, who, here);
        const double ahead = norm(sc.s.walk.vel[i]) < 0.05 ? 0.0 : heat_at(sc, next, sc.rules().pass_flux);
        // With nothing else left people run past flames, but not into what drops them within ten seconds (C4).
        if (ahead <= (last_way ? k_run_past : 1.0) || ahead <= passing) return false;
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
        if (task == Task::Watch && sc.now() < sc.s.task_until[i] - sc.rules().heat_wait + k_look_again) return true;
        step_back(sc, who, here, {here.place, sc.s.walk.pos[i]});
        return true;
    }
    if (task == Task::BreakOut) return false;
    if (task == Task::Shelter || (task == Task::Watch && sc.s.task_stage[i] == k_watch_heat)) {
        // No shelter here: on into the coolest room, and the way out is tried again later.
        if (task == Task::Watch && sc.now() < sc.s.task_until[i] - sc.rules().heat_wait + k_look_again) return true;
        step_back(sc, who, here, {here.place, sc.s.walk.pos[i]});
        return true;
    }
    start_leave(sc, who, here);
    return true;
}

bool waits_out_heat(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] != Task::Watch || sc.s.task_stage[i] != k_watch_heat) return false;
    if (sc.now() < sc.s.task_until[i]) return true;
    // Flames are seen from where one waits: nobody goes again while the spot that turned him back still burns the skin.
    if (heat_at(sc, {sc.d().hot_place[i], sc.d().hot_at[i]}, tolerated_flux(sc.rules(), skill_of(sc, who))) > 1.0) {
        sc.s.task_until[i] = sc.now() + sc.rules().heat_wait;
    } else {
        start_leave(sc, who, here);
    }
    return true;
}

}  // namespace taicho::people
