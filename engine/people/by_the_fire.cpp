#include "people/by_the_fire.h"

#include "people/population_place.h"

namespace taicho::people {

namespace {

bool works_there(world::PlaceUse use) {
    return use == world::PlaceUse::Workshop || use == world::PlaceUse::Shop || use == world::PlaceUse::Storage;
}

double chance(const ParameterSet& p, const FireStart& start, bool at_work) {
    if (at_work) return p[start.cause == "hot-work" ? Param::ByFireHotWork : Param::ByFireWorker];
    if (start.cause == "stove") return p[Param::ByFireStove];
    if (start.cause == "vehicle") return p[Param::ByFireVehicle];
    return p[Param::ByFireHome];
}

/// Household whose home or workshop the place is: by the table of homes, else by the building when only
/// one household lives in it.
HouseholdIndex owner_of(const world::World& world, const PeopleStatic& people, PlaceIndex place) {
    if (place.row() < people.household_of_place.size() && people.household_of_place[place.row()].valid()) {
        return people.household_of_place[place.row()];
    }
    HouseholdIndex found;
    for (std::size_t h = 0; h < people.households.size(); ++h) {
        if (people.households[h].building != world.places[place.row()].building) continue;
        if (found.valid()) return {};
        found = HouseholdIndex(h);
    }
    return found;
}

}  // namespace

void gather_by_fire(const FireStart& start, const world::World& world, const ParameterSet& parameters,
                    PeopleStatic& people) {
    if (!start.place.valid()) return;
    const HouseholdIndex home = owner_of(world, people, start.place);
    if (!home.valid() || !main_patch(world, start.place).valid()) return;
    Population& p = people.population;
    Placer placer(world, start.seed);
    const bool work_place = works_there(world.places[start.place.row()].use);
    for (const PersonIndex who : people.households[home.row()].members) {
        const std::size_t i = who.row();
        if (!p.present[i] || p.asleep[i]) continue;
        const bool at_work = work_place && p.start_place[i].valid() &&
                             works_there(world.places[p.start_place[i].row()].use);
        const DrawKey key{.seed = start.seed, .entity = p.key[i], .purpose = Purpose::ByTheFire};
        if (p.start_place[i] == start.place || !draw_chance(key, chance(parameters, start, at_work))) continue;
        p.start_place[i] = start.place;
        p.start_at[i] = placer.put(p.key[i], start.place, p.body_radius[i]);
    }
}

}  // namespace taicho::people
