#pragma once

#include <vector>

#include "fire/conditions.h"
#include "fire/fire_state.h"

/// A fire of stated conditions, so that perception and harm are tested apart from the fire's own models. The
/// functions of fire/conditions.h are defined in fake_fire.cpp, in place of the engine's.
namespace taicho::fire {

struct FireStatic {
    std::vector<Conditions> low, high;   ///< per place: below and above `split`
    double split = 1.2;                  ///< [m] height of the layer
};

/// Cold places everywhere.
FireStatic cold_fire(std::size_t places, FireState& state);
/// States the conditions of a place, and what burns there.
void set_place(FireStatic& fixed, FireState& state, PlaceIndex place, const Conditions& low,
               const Conditions& high, double hrr = 0.0);

}  // namespace taicho::fire
