#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.h"
#include "response/response_def.h"
#include "response/response_state.h"
#include "response/suppression.h"

namespace taicho::response {

/// A hose reel, riser or garden tap with a hose, as a thing of the map.
struct Hose {
    FixtureIndex thing;          ///< row of the things
    FixtureIndex fixture;        ///< of the map
    double flow = 0.25;          ///< [kg/s]
    bool works = true;
};

/// A bell of a linked group in one of its homes, with a call point inside and one outside (people D1).
struct Bell {
    HouseholdIndex home;
    PlaceIndex place;
    FixtureIndex fixture;        ///< where the map draws one, else invalid
};

/// What stands ready, fixed during a run.
struct ResponseStatic {
    Measures measures;
    SuppressionRules rules;
    std::vector<Bottle> bottles;                  ///< of the map first, then handed out
    std::vector<std::uint32_t> thing_of_bottle;   ///< row of PeopleStatic.decide.things
    std::vector<Hose> hoses;
    std::vector<std::uint8_t> group_linked;       ///< per group: formed and fitted with bells
    std::vector<std::uint8_t> bell_works;         ///< per group
    std::vector<Bell> bells;                      ///< by group
    std::vector<std::uint32_t> first_bell;        ///< per group + 1, into bells
    std::vector<std::uint8_t> closer_works;       ///< per opening: the closer of a self-closing door works
    std::vector<OpeningIndex> opened;             ///< second ways made usable beforehand
    std::vector<OpeningIndex> wedged;             ///< closers kept open with a wedge
    std::vector<double> hose_m;                   ///< [m] per place: by hose from where a truck stands
    bool water_source = false;                    ///< hydrant, tank or pond in the scene
    double station_km = 0.0;                      ///< [km] drawn
};

}  // namespace taicho::response
