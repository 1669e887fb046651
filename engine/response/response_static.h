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

/// Water that lines and pumps draw from.
struct WaterSource {
    FixtureIndex fixture;
    PlaceIndex place;            ///< invalid: beside the ways people walk
    Vec2 at;
    double volume = 1e300;       ///< [m3]
    double flow = 1e300;         ///< [kg/s] a hydrant gives no more
};

/// A portable community pump.
struct Pump {
    std::uint64_t key = 0;
    FixtureIndex fixture;        ///< of the map, or invalid: handed out
    PlaceIndex place;
    Vec2 at;
    double flow = 8.0;           ///< [kg/s]
};

/// Breaking tools that anybody may take: a cabinet, a tool store.
struct ToolPlace {
    FixtureIndex fixture;        ///< of the map, or invalid
    PlaceIndex place;
    Vec2 at;
    std::uint8_t tools = 0;      ///< bits of people/tools.h
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
    std::vector<WaterSource> sources;
    std::vector<Pump> pumps;
    std::vector<ToolPlace> tool_places;
    std::vector<std::uint8_t> may_lead;           ///< per person: 0 no, else rank + 1 (leader, volunteer, cadre, drilled)
    std::vector<PersonIndex> volunteers;          ///< ascending
    std::vector<std::uint8_t> cluster_member;     ///< per household; empty: no cluster
    bool commanded = false;                       ///< somebody will take command
    BlockSystems block;
    double station_km = 0.0;                      ///< [km] drawn
};

}  // namespace taicho::response
