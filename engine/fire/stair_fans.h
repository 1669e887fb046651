#pragma once

#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Adds the supply fans of the map to the gas network, shut. Designed as an engineer would: full flow serves
/// one open door and what leaks meanwhile; with all doors shut a damper holds the stair at the design pressure.
void add_stair_fans(FireStatic& fixed);

/// Full flow and the pressures between which the damper takes it back.
struct FanDesign {
    double flow = 1.0;        ///< [m3/s]
    double fade_begin = 45.0; ///< [Pa]
    double fade_end = 55.0;   ///< [Pa]
};
/// `leak` [m2]: all that is open while the doors are shut; `door_flow` [m3/s] through `door_area` [m2].
[[nodiscard]] FanDesign design_fan(double leak, double door_flow, double door_area, double pressure,
                                   double discharge, double density);

/// Fans asked for start and stop; a running one keeps its stair in the pressure solve.
void run_fans(const FireStatic& fixed, const Requests& requests, FireState& state);

}  // namespace taicho::fire
