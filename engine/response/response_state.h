#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"

namespace taicho::response {

/// A bottle as a thing in a place. Rows are the same in every arm that hands out the same bottles;
/// keyed by (household, number), so removing one renumbers no draw.
struct Bottle {
    std::uint64_t key = 0;
    std::uint8_t kind = 0;           ///< row of the kind table (extinguisher_kinds.h)
    PlaceIndex place;
    Vec2 at;
    HouseholdIndex owner;            ///< invalid: public
    bool works = true;
    bool remembered = true;          ///< by its household
};

/// What changes: charge left and who holds it.
struct ResponseState {
    std::vector<double> charge;              ///< [kg] per bottle
    std::vector<PersonIndex> held_by;        ///< per bottle
    std::vector<std::uint8_t> tried;         ///< per bottle: found dead
    std::vector<double> bell_pressed_at;     ///< [s] per group, infinity = not
    double call_at = 1e300;                  ///< [s] first call to 114
    double call_due = 1e300;                 ///< [s] a call is being made
    double arrive_at = 1e300;                ///< [s] truck at the mouth
    double water_at = 1e300;                 ///< [s] first jet
    double water_left_m3 = 0.0;
    std::uint32_t attempts = 0;              ///< people who began to fight (any means)
    std::uint32_t discharged = 0;            ///< bottles that discharged
    std::uint32_t out_by_residents = 0;      ///< items put out by residents
    std::uint32_t out_by_service = 0;
};

}  // namespace taicho::response
