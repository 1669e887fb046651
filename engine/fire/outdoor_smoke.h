#pragma once

#include "core/step_context.h"
#include "core/vec2.h"
#include "fire/conditions.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Steady, well-mixed street under a fire (handbook 4.1).
struct StreetSmoke {
    double soot = 0.0;         ///< [kg/m3]
    double extinction = 0.0;   ///< [1/m]
    double rise = 0.0;         ///< [K]
};
/// hrr [W], heat of combustion [J/kg], soot yield [kg/kg], wind [m/s], street width and height [m].
[[nodiscard]] StreetSmoke street_smoke(double hrr, double heat_of_combustion, double soot_yield,
                                       double radiative, double wind, double width, double height);

/// Row of a piece of alley in the exposure cache, made at its first use.
[[nodiscard]] std::uint32_t piece_row(const FireStatic& fixed, PlaceIndex place);

/// Smoke leaving openings, carried along the alleys from piece to piece and lost upwards.
void spread_outdoor_smoke(const FireStatic& fixed, const StepContext& ctx, FireState& state);

/// Conditions in the open air at a point of an alley piece.
[[nodiscard]] Conditions outdoors(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                                  Vec2 at, double height);

}  // namespace taicho::fire
