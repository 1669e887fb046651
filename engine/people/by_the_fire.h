#pragma once

#include <string>

#include "people/parameters.h"
#include "people/population.h"

namespace taicho::people {

/// What is set alight, as far as it decides who stands by: fires start where people cook, work and burn
/// votive paper, so more often than chance somebody is in the room.
struct FireStart {
    PlaceIndex place;
    std::string cause;     ///< electrical, stove, careless, hot-work, vehicle
    std::uint64_t seed = 1;   ///< run seed
};

/// Puts awake members and workers of the home into the room of the fire, each with the chance of its cause
/// (people handbook A9, J): 0.30; stove 0.55; vehicle 0.15; workers 0.60, hot work 0.80. One draw per
/// person and run, so every arm has the same people there.
void gather_by_fire(const FireStart& start, const world::World& world, const ParameterSet& parameters,
                    PeopleStatic& people);

}  // namespace taicho::people
