// Doors between people and the fire.
#include <algorithm>

#include "people/decide_rules.h"
#include "people/decide_scene.h"
#include "world/walk_geometry.h"

namespace taicho::people {

namespace {

constexpr double k_takes = 2.0;   ///< [s] to pull a door to (J)
constexpr double k_reach = 1.5;   ///< [m] from the door leaf (J)

bool open_door(const Scene& sc, OpeningIndex o) {
    return sc.world.openings[o.row()].kind == world::OpeningKind::Door &&
           sc.doors.opening_state[o.row()] == world::OpeningState::Open;
}

void pull_to(const Scene& sc, PersonIndex who, OpeningIndex o) {
    sc.requests.push_back({sc.now() + k_takes, o, world::OpeningState::Closed, 0.0f, who.v});
}

/// Worse than where one stands, by smoke or by heat.
bool worse_behind(const Scene& sc, const Here& here, PlaceIndex next, Vec2 threshold) {
    if (!next.valid() || !fire::place_affected(sc.fire, next)) return false;
    const fire::Conditions c = fire::conditions_at(sc.fire_fixed, sc.fire, next, threshold, 1.5);
    const double limit = sc.rules().flux_untrained;
    return (c.extinction > sc.rules().smoke_untrained && c.extinction > here.at_face.extinction) ||
           heat_share(sc, c, limit) > std::max(1.0, heat_share(sc, here.at_face, limit));
}

bool own_people_in(const Scene& sc, PersonIndex who, PlaceIndex place) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return false;
    const auto& members = sc.people.households[home.row()].members;
    return std::any_of(members.begin(), members.end(), [&](PersonIndex m) {
        return m != who && !gone(sc, m) && place_of(sc.world, sc.s, m) == place;
    });
}

}  // namespace

void shut_doors(const Scene& sc, PersonIndex who, PlaceIndex place) {
    for (const OpeningIndex o : sc.world.openings_of[place.row()]) {
        if (open_door(sc, o)) pull_to(sc, who, o);
    }
}

void shut_fire_in(const Scene& sc, PersonIndex who, const Here& here) {
    if (!here.place.valid() || !able(sc, who)) return;
    const DecideRules& r = sc.rules();
    const Vec2 at = sc.s.walk.pos[who.row()];
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (!open_door(sc, o) || distance(at, world::nearest_on_segment(w.p0, w.p1, at)) > k_reach) continue;
        const PlaceIndex next = sc.world.across(o, here.place);
        if (!worse_behind(sc, here, next, 0.5 * (w.p0 + w.p1)) || own_people_in(sc, who, next)) continue;
        const double p = r.shut_untrained + (r.shut_trained - r.shut_untrained) * skill_of(sc, who).any();
        if (uniform(sc, who, Purpose::ShutDoor, o.v) < p) pull_to(sc, who, o);
    }
}

}  // namespace taicho::people
