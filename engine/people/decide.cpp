#include "people/decide.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "people/decide_scene.h"

namespace taicho::people {

void size_decide(const PeopleStatic& people, PeopleState& state) {
    DecideState& d = state.decide;
    const std::size_t n = people.size();
    d.order.resize(n);
    d.feedback.resize(n, Feedback::None);
    d.role.resize(n, Role::None);
    d.means.resize(n, Means::None);
    d.decided_on.resize(n, CueKind::None);
    d.fight_tries.resize(n, 0);
    d.throws.resize(n, 0);
    d.cloth_tried.resize(n, 0);
    d.tried_ways.resize(n, 0);
    d.bottle_tries.resize(n, 0);
    d.heat_turns.resize(n, 0);
    d.smoke_known.resize(n, 0);
    if (d.smoke_sets.empty()) d.smoke_sets.emplace_back();
    d.look_again.resize(n, 0.0);
    d.stop_due.resize(n, std::numeric_limits<double>::infinity());
    d.last_place.resize(n);
    d.hot_place.resize(n);
    d.hot_at.resize(n);
    d.plan.resize(people.households.size());
    d.kin_safe.resize(n, 0);
    d.attempt_failed.resize(n, 0);
}

namespace {

constexpr double k_neighbour_m = 40.0;      ///< [m] doors near enough to be knocked at (J)
constexpr std::size_t k_neighbours = 8;

/// Homes by the square of `k_neighbour_m` their door stands in.
using Doors = std::map<std::pair<int, int>, std::vector<HouseholdIndex>>;

std::pair<int, int> square_of(Vec2 at) {
    return {static_cast<int>(std::floor(at.x / k_neighbour_m)), static_cast<int>(std::floor(at.y / k_neighbour_m))};
}

Doors doors_by_square(const world::World& world, const PeopleStatic& people) {
    Doors doors;
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const PlaceIndex door = people.households[j].door_place;
        if (door.valid()) doors[square_of(world.places[door.row()].centre)].emplace_back(j);
    }
    return doors;
}

/// Homes whose doors stand near, and those of the linked group.
std::vector<HouseholdIndex> around(const PeopleStatic& people, const Doors& doors, const Household& h, Vec2 at) {
    std::vector<HouseholdIndex> out;
    const auto [x, y] = square_of(at);
    for (int dx = -1; dx <= 1; ++dx) {
        for (int dy = -1; dy <= 1; ++dy) {
            const auto it = doors.find({x + dx, y + dy});
            if (it != doors.end()) out.insert(out.end(), it->second.begin(), it->second.end());
        }
    }
    if (h.has_bell && h.group.valid()) {
        const auto& linked = people.groups[h.group.row()].households;
        out.insert(out.end(), linked.begin(), linked.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Homes to be warned: the linked group and those within reach, by distance of the doors.
std::vector<HouseholdIndex> neighbours_of(const world::World& world, const PeopleStatic& people, const Doors& doors,
                                          std::size_t home) {
    const Household& h = people.households[home];
    std::vector<std::pair<double, HouseholdIndex>> near;
    if (!h.door_place.valid()) return {};
    const Vec2 at = world.places[h.door_place.row()].centre;
    for (const HouseholdIndex j : around(people, doors, h, at)) {
        const Household& other = people.households[j.row()];
        if (j.row() == home || !other.door_place.valid()) continue;
        const bool linked = h.has_bell && other.has_bell && h.group.valid() && h.group == other.group;
        const double d = distance(at, world.places[other.door_place.row()].centre);
        if (d <= k_neighbour_m || linked) near.emplace_back(d, j);
    }
    std::sort(near.begin(), near.end());
    if (near.size() > k_neighbours) near.resize(k_neighbours);
    std::vector<HouseholdIndex> out;
    for (const auto& [d, j] : near) out.push_back(j);
    return out;
}

}  // namespace

void prepare_decisions(const world::World& world, PeopleStatic& people) {
    DecideStatic& d = people.decide;
    d.own_doors.clear();
    d.neighbours.clear();
    d.public_bottles.clear();
    const Doors doors = doors_by_square(world, people);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        d.own_doors.push_back(own_doors(world, people.households[j]));
        d.neighbours.push_back(neighbours_of(world, people, doors, j));
    }
    for (std::size_t t = 0; t < d.things.size(); ++t) {
        if (d.things[t].kind == ThingKind::Bottle && !d.things[t].owner.valid()) d.public_bottles.emplace_back(t);
    }
}

void decide(const StepContext& ctx, const PeopleStatic& people, const ParameterSet& parameters,
            const world::World& world, const world::WorldState& doors, const fire::FireStatic& fire_fixed,
            const fire::FireState& fire, PeopleState& state, std::vector<Intent>& intents,
            std::vector<world::Request>& requests, std::vector<Event>& events) {
    if (state.decide.order.size() != people.size()) size_decide(people, state);
    if (!people.decides) return;
    std::vector<PersonIndex> led;
    const Scene sc{ctx, people, parameters, world, doors, fire_fixed, fire, state, intents, requests, events, led};
    if (people.behaviour) {
        for (const PersonIndex who : state.attentive) {
            const HouseholdIndex home = people.population.household[who.row()];
            if (!home.valid() || !attentive(sc, who)) continue;
            see_kin(sc, who);
            plan_household(sc, home);
        }
    }
    for (const PersonIndex who : state.attentive) {
        if (attentive(sc, who)) decide_person(sc, who);
    }
    if (people.behaviour) decide_call(sc);
    for (const PersonIndex child : led) {
        const auto at = std::lower_bound(state.attentive.begin(), state.attentive.end(), child);
        if (at == state.attentive.end() || *at != child) state.attentive.insert(at, child);
    }
}

}  // namespace taicho::people
