#pragma once

#include <cstdint>

#include "core/ids.h"
#include "core/vec2.h"

namespace taicho::people {

/// What stands ready on the spot, as residents know it. Whether it works is found out on arrival and belongs
/// to response.
enum class ThingKind : std::uint8_t { Bottle, Tools, CallPoint, Hose, Water };

/// One of them. `FixtureIndex` in people and response is a row of `DecideStatic::things`: things of the map
/// first, then those that measures hand out, keyed by (household, number) so that removing one renumbers no draw.
struct Thing {
    std::uint64_t key = 0;
    ThingKind kind = ThingKind::Bottle;
    PlaceIndex place;
    Vec2 at;
    HouseholdIndex owner;          ///< invalid: anybody's
    GroupIndex group;              ///< call point: whose bells ring
    double reach = 3.0;            ///< [m] from which it is used on a fire
    bool remembered = true;        ///< by its household
    double known_share = 1.0;      ///< of the people around who know where it stands, if it is anybody's
    std::uint32_t row = 0xFFFFFFFFu;   ///< bottle: row of the response's bottles
};

}  // namespace taicho::people
