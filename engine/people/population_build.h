#pragma once

#include <string>

#include "people/population.h"
#include "people/population_draw.h"
#include "people/population_place.h"

/// Steps of `populate`, apart so that each file stays readable.
namespace taicho::people {

struct BuildContext {
    const PeopleDef& def;
    const world::World& world;
    double start_hour;
    int weekday;
    DrawSource src;
    Problems& problems;
    double present_share = 1.0, asleep_share = 0.0;   ///< at the start hour
};

/// Adds a problem about the input with its position and both languages.
void report(BuildContext& ctx, const char* code, const SourcePos& pos, const std::string& path,
            const std::string& found, const std::string& en, const std::string& vi,
            const std::string& suggestion = {});

/// Checks the parts of the input that concern people alone (shares, ages, bounds).
void check_people(BuildContext& ctx);
/// Household rows: home places, dwelling, front door, group. People are not yet there.
void build_households(BuildContext& ctx, PeopleStatic& out);
/// Places that belong to a household: its home, and the whole building when nobody else lives there.
[[nodiscard]] std::vector<PlaceIndex> dwelling_places(const PeopleStatic& fixed, const world::World& world,
                                                      HouseholdIndex household);
/// Smoke alarms of the map, and those drawn for homes (B1).
void hang_alarms(BuildContext& ctx, PeopleStatic& out);
/// Listed persons and arrivals, after the households.
void build_prescribed(BuildContext& ctx, PeopleStatic& out, Placer& placer);
/// Appends one row with every column; returns it.
PersonIndex append_person(PeopleStatic& out, const std::string& id, std::uint64_t key);

}  // namespace taicho::people
