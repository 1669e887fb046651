#pragma once

#include <cstdint>

namespace taicho::fire {

/// Where a fire stands in its room.
enum class FirePosition : std::uint8_t { Free, Wall, Corner };

/// Mean flame height above the base [m]; Heskestad, zone-model (9). Area [m2], heat [W].
[[nodiscard]] double flame_height(double heat, double area);

/// Air drawn into the plume [kg/s] up to `z` [m] above the base; Heskestad (10), a corner fire by
/// reflection (4 Q, 4 A, a quarter). `convective` share of the heat.
[[nodiscard]] double plume_entrainment(double heat, double convective, double area, double z,
                                       FirePosition position, double t_ambient);

/// Excess temperature on the axis [K] at height z; capped at 900 K.
[[nodiscard]] double plume_axis_rise(double heat, double convective, double area, double z,
                                     double t_ambient);

/// Ceiling jet of Alpert (Fire Technology 8, 1972), zone-model (12): heat [W], ceiling height above the
/// fire and radius [m]; excess temperature [K] and speed [m/s].
struct CeilingJet {
    double rise = 0;
    double speed = 0;
};
[[nodiscard]] CeilingJet ceiling_jet(double heat, double height, double radius);

}  // namespace taicho::fire
