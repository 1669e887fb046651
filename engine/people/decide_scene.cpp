#include "people/decide_scene.h"

#include <algorithm>
#include <cmath>

#include "world/walk_geometry.h"

namespace taicho::people {

namespace {

constexpr double k_storey_m = 12.0;   ///< another storey counts as so much way (A9, J)
constexpr double k_face = 1.5, k_crouched = 1.0;   ///< [m] height of the face (A5)

}  // namespace

Here look_here(const Scene& sc, PersonIndex who) {
    Here here;
    here.place = place_of(sc.world, sc.s, who);
    if (!here.place.valid() || !fire::place_affected(sc.fire, here.place)) return here;
    here.affected = true;
    const Vec2 at = sc.s.walk.pos[who.row()];
    here.at_face = fire::conditions_at(sc.fire_fixed, sc.fire, here.place, at, k_face);
    here.standing_k = here.at_face.extinction;
    // Crouching is a lasting trait: one draw, used wherever smoke makes it worth while.
    const bool low = here.standing_k > 0.3 &&
                     uniform(sc, who, Purpose::Crouch) < crouch_probability(sc.rules(), skill_of(sc, who));
    sc.s.crawling[who.row()] = low ? 1 : 0;
    if (low) here.at_face = fire::conditions_at(sc.fire_fixed, sc.fire, here.place, at, k_crouched);
    return here;
}

Skill skill_of(const Scene& sc, PersonIndex who) {
    const Population& pop = sc.people.population;
    return {pop.training[who.row()], pop.training_retention[who.row()]};
}

bool gone(const Scene& sc, PersonIndex who) {
    const Activity a = sc.s.activity[who.row()];
    return a == Activity::Out || a == Activity::Dead || a == Activity::Rescued || a == Activity::Incapacitated ||
           sc.people.population.present[who.row()] == 0;
}

bool adult(const Scene& sc, PersonIndex who) {
    return sc.people.population.age[who.row()] >= sc.rules().fight_min_age;
}

bool able(const Scene& sc, PersonIndex who) {
    return sc.people.population.walking[who.row()] == Walking::Normal;
}

bool dependant(const Scene& sc, PersonIndex who) {
    const Walking w = sc.people.population.walking[who.row()];
    return !adult(sc, who) || w == Walking::Wheelchair || w == Walking::Carried;
}

bool own_fire(const Scene& sc, PersonIndex who) {
    const PlaceIndex at = sc.s.fire_place[who.row()];
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return false;
    const Household& h = sc.people.households[home.row()];
    if (at.valid()) {
        return std::find(h.home.begin(), h.home.end(), at) != h.home.end() ||
               (h.building.valid() && sc.world.places[at.row()].building == h.building);
    }
    // Not told where: smell, noise, smoke and heat come from near by; bells and shouts from elsewhere.
    const CueKind k = sc.s.known[who.row()];
    return k == CueKind::Smell || k == CueKind::Noise || k == CueKind::Smoke || k == CueKind::Heat ||
           k == CueKind::Flame;
}

bool attentive(const Scene& sc, PersonIndex who) {
    return sc.s.awake[who.row()] != 0 && std::isfinite(sc.s.aware_at[who.row()]) &&
           sc.s.aware_at[who.row()] <= sc.now() && !gone(sc, who);
}

DrawKey key_of(const Scene& sc, PersonIndex who, Purpose purpose, std::uint32_t occasion) {
    return {sc.ctx.seed, sc.people.population.key[who.row()], purpose, occasion};
}

double uniform(const Scene& sc, PersonIndex who, Purpose purpose, std::uint32_t occasion) {
    return draw_uniform(key_of(sc, who, purpose, occasion));
}

void tell(const Scene& sc, EventKind kind, PersonIndex who, PlaceIndex place, std::uint16_t mode, PersonIndex other) {
    Event e;
    e.time = sc.now();
    e.kind = kind;
    e.mode = mode;
    e.subject = who.v;
    e.object = other.v;
    e.place = place.v;
    sc.events.push_back(e);
}

bool found_gone(const Scene& sc, PersonIndex who, FixtureIndex thing) {
    const auto& known = sc.d().found_gone;
    return std::binary_search(known.begin(), known.end(), std::make_pair(who, thing));
}

void remember_gone(const Scene& sc, PersonIndex who, FixtureIndex thing) {
    auto& known = sc.d().found_gone;
    const auto it = std::lower_bound(known.begin(), known.end(), std::make_pair(who, thing));
    if (it == known.end() || *it != std::make_pair(who, thing)) known.insert(it, {who, thing});
}

void report(const Scene& sc, PersonIndex who, Decision what, double p, double u, const Here& here) {
    tell(sc, EventKind::Decided, who, here.place, static_cast<std::uint16_t>(what));
    sc.events.back().values = {p, static_cast<double>(sc.s.seen_hrr[who.row()]) / 1e3, here.at_face.extinction, u};
    ++sc.s.decisions[who.row()];
}

bool decides(const Scene& sc, PersonIndex who, Decision what, double p, double u, const Here& here) {
    if (u >= p) return false;
    report(sc, who, what, p, u, here);
    return true;
}

void order(const Scene& sc, PersonIndex who, const WalkOrder& order) { sc.d().order[who.row()] = order; }

void set_task(const Scene& sc, PersonIndex who, Task task, Activity activity, std::uint8_t stage) {
    sc.s.task[who.row()] = task;
    sc.s.activity[who.row()] = activity;
    sc.s.task_stage[who.row()] = stage;
}

Intent& intend(const Scene& sc, PersonIndex who, IntentKind kind) {
    Intent i;
    i.time = sc.now();
    i.by = who;
    i.kind = kind;
    sc.intents.push_back(i);
    return sc.intents.back();
}

double way_length(const Scene& sc, PersonIndex who, PlaceIndex place, Vec2 at) {
    const PlaceIndex from = place_of(sc.world, sc.s, who);
    double d = distance(sc.s.walk.pos[who.row()], at);
    if (from.valid() && place.valid()) {
        d += k_storey_m * std::abs(sc.world.places[from.row()].level - sc.world.places[place.row()].level);
    }
    return d;
}

bool stuck_here(const Scene& sc, PersonIndex who, const Here& here) {
    if (!here.affected) return false;
    const std::size_t i = who.row();
    const bool bad = here.at_face.extinction > sc.rules().smoke_untrained ||
                     heat_share(sc, here.at_face, sc.rules().flux_untrained) > 1.0;
    const double patience = bad ? sc.rules().stuck_bad : sc.rules().stuck_calm;
    return sc.s.walk.wait[i] == WalkWait::NoWay || (sc.s.walk.mode[i] == WalkMode::Walking && sc.s.walk.still_s[i] > patience);
}

bool settled(const Scene& sc, PersonIndex who) {
    constexpr double k_clear = 0.8;   // [m] from a doorway: a body and its clearance (J)
    const std::size_t i = who.row();
    const WalkOrder& to = sc.d().order[i];
    if (!arrived(sc.world, sc.s, who, to, k_clear)) return false;
    if (sc.s.walk.mode[i] == WalkMode::Arrived) return true;
    const auto& doors = sc.world.openings_of[to.place.row()];
    return std::none_of(doors.begin(), doors.end(), [&](OpeningIndex o) {
        const world::Opening& w = sc.world.openings[o.row()];
        return w.walkable && distance(sc.s.walk.pos[i], world::nearest_on_segment(w.p0, w.p1, sc.s.walk.pos[i])) < k_clear;
    });
}

}  // namespace taicho::people
