#pragma once

#include "core/ids.h"
#include "core/vec2.h"

namespace taicho::fire {

struct FireStatic;
struct FireState;

/// All that anybody outside this folder may know of the fire at a point: what a person standing, crouching or
/// lying there would breathe, see and feel.
struct Conditions {
    double temperature = 293.15;   ///< [K] gas at the height
    double extinction = 0.0;       ///< [1/m] at the height
    double powder = 0.0;           ///< [1/m] part of the extinction that is extinguishing powder
    double flux = 0.0;             ///< [W/m2] radiant, received by a person there
    double co_ppm = 0.0;           ///< [ppm] by volume
    double co2_percent = 0.04;     ///< [vol %]
    double o2_percent = 20.9;      ///< [vol %]
    double hcn_ppm = 0.0;          ///< [ppm]
    double hcl_ppm = 0.0;          ///< [ppm]
};

/// Conditions at a point of a place, `height` metres above its floor. Cheap for cold places (one test).
[[nodiscard]] Conditions conditions_at(const FireStatic& fixed, const FireState& state,
                                       PlaceIndex place, Vec2 at, double height);

/// False when the place is as cold and clean as outdoors: nobody there needs to look further.
[[nodiscard]] bool place_affected(const FireState& state, PlaceIndex place);

/// Heat release rate of everything burning in a place [W].
[[nodiscard]] double place_hrr(const FireState& state, PlaceIndex place);

/// Largest burning item of a place; invalid when none burns.
[[nodiscard]] ItemIndex burning_item(const FireStatic& fixed, const FireState& state, PlaceIndex place);

}  // namespace taicho::fire
