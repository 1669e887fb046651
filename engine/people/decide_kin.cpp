// What a person knows of the others of the home: whom they saw safe, whom they believe inside, where they would look.
// Nobody knows of others what they did not see: the world as it is decides only between those in sight of each other.
#include <algorithm>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

constexpr double k_known_outside_m = 30.0;   ///< [m] one's own people are made out before the house, fire or not (J)
constexpr double k_earshot_m = 15.0;         ///< [m] of a call (B1)

bool outdoors(const Scene& sc, PlaceIndex place) { return place.valid() && sc.world.places[place.row()].outdoors; }

/// Out and done with: no longer anywhere in the scene.
bool left_scene(const Scene& sc, PersonIndex who) {
    const Activity a = sc.s.activity[who.row()];
    return a == Activity::Out || a == Activity::Rescued;
}

/// Lies where it burns and nobody has them, or is too young or too frail to come out alone.
bool needs_fetching(const Scene& sc, PersonIndex who) {
    const std::size_t i = who.row();
    const Activity a = sc.s.activity[i];
    if (!dependant(sc, who) && a != Activity::Incapacitated) return false;
    if (left_scene(sc, who) || a == Activity::Dead || a == Activity::Carried || sc.s.carried_by[i].valid()) return false;
    if (sc.s.task[i] == Task::Follow) return false;
    const PlaceIndex place = place_of(sc.world, sc.s, who);
    return place.valid() && !outdoors(sc, place);
}

/// Bit of a member in the mask of those seen safe; the last bit stands for all members past it.
std::uint64_t bit_of(const Household& h, PersonIndex m) {
    const auto at = std::find(h.members.begin(), h.members.end(), m) - h.members.begin();
    return std::uint64_t{1} << std::min<std::ptrdiff_t>(at, 63);
}

const Household* home_of(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    return home.valid() ? &sc.people.households[home.row()] : nullptr;
}

}  // namespace

bool in_sight(const Scene& sc, PersonIndex who, PersonIndex other) {
    const PlaceIndex a = place_of(sc.world, sc.s, who), b = place_of(sc.world, sc.s, other);
    if (!a.valid() || !b.valid()) return false;
    if (a == b) return true;
    return outdoors(sc, a) && outdoors(sc, b) && distance(sc.s.walk.pos[who.row()], sc.s.walk.pos[other.row()]) < k_known_outside_m;
}

bool seems_gone(const Scene& sc, PersonIndex who, PersonIndex other) {
    if (!gone(sc, other)) return false;
    if (sc.people.population.present[other.row()] == 0 || who == other) return true;   // known before the fire
    if (left_scene(sc, other)) return outdoors(sc, place_of(sc.world, sc.s, who));
    return in_sight(sc, who, other);
}

bool overdue(const Scene& sc, const HouseholdPlan& plan) {
    constexpr double k_longest_s = 120.0;   // [s] a minute there and back, and one more (J)
    return sc.now() > plan.carer_since + k_longest_s;
}

bool within_call(const Scene& sc, const Household& h, PersonIndex who) {
    const PlaceIndex place = place_of(sc.world, sc.s, who);
    if (!place.valid()) return false;
    if (place == h.door_place || std::find(h.home.begin(), h.home.end(), place) != h.home.end()) return true;
    return !h.home.empty() && outdoors(sc, place) &&
           distance(sc.s.walk.pos[who.row()], sc.world.places[h.home.front().row()].centre) < k_earshot_m;
}

void see_kin(const Scene& sc, PersonIndex who) {
    const Household* h = home_of(sc, who);
    if (h == nullptr || h->members.size() < 2) return;
    std::uint64_t& safe = sc.d().kin_safe[who.row()];
    const bool outside = outdoors(sc, place_of(sc.world, sc.s, who));
    for (const PersonIndex m : h->members) {
        if (m == who || sc.people.population.present[m.row()] == 0) continue;
        const bool seen = left_scene(sc, m) ? outside : in_sight(sc, who, m);
        if (!seen) continue;
        if (attentive(sc, m)) safe |= sc.d().kin_safe[m.row()];   // they tell each other
        safe = needs_fetching(sc, m) ? safe & ~bit_of(*h, m) : safe | bit_of(*h, m);
    }
}

bool believes_missing(const Scene& sc, PersonIndex who, PersonIndex m) {
    if (m == who || sc.people.population.present[m.row()] == 0) return false;
    if (in_sight(sc, who, m)) return needs_fetching(sc, m);
    const Household* h = home_of(sc, who);
    return dependant(sc, m) && h != nullptr && (sc.d().kin_safe[who.row()] & bit_of(*h, m)) == 0;
}

bool misses_somebody(const Scene& sc, PersonIndex who) {
    const Household* h = home_of(sc, who);
    return h != nullptr &&
           std::any_of(h->members.begin(), h->members.end(), [&](PersonIndex m) { return believes_missing(sc, who, m); });
}

void gives_up_looking_for(const Scene& sc, PersonIndex who, PersonIndex m) {
    const Household* h = home_of(sc, who);
    if (h != nullptr) sc.d().kin_safe[who.row()] |= bit_of(*h, m);
}

WalkOrder where_expected(const Scene& sc, PersonIndex who, PersonIndex m) {
    if (in_sight(sc, who, m)) return {OrderKind::Point, place_of(sc.world, sc.s, m), sc.s.walk.pos[m.row()]};
    return {OrderKind::Point, sc.people.population.start_place[m.row()], sc.people.population.start_at[m.row()]};
}

}  // namespace taicho::people
