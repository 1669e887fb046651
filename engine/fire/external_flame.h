#pragma once

/// Flames in front of openings (EN 1991-1-2 annex B, Law's method) and open flames in wind
/// (fire-spread handbook 2.3, 2.5).
namespace taicho::fire {

/// Opening and room a flame comes from. Lengths [m], rate [MW].
struct FlameSource {
    double rate = 5.0;            ///< [MW] burnt by the room
    double area = 3.0;            ///< [m2] of the openings
    double height = 1.5;          ///< [m] h_eq
    double width = 2.0;           ///< [m] w_t
    bool wall_above = true;
    bool neighbour_near = false;  ///< next window nearer than 4 w_t
    double balcony = 0.0;         ///< [m] depth above the opening
    double ambient = 293.15;      ///< [K]
};

struct ExternalFlame {
    double height = 0.0;          ///< [m] L_L above the lintel
    double reach = 0.0;           ///< [m] L_H from the facade
    double length = 0.0;          ///< [m] L_f along the axis
    double width = 0.0;           ///< [m]
    double depth = 0.0;           ///< [m]
    double temperature = 293.15;  ///< [K] T_w at the opening
    double cooling = 0.0;         ///< [1/m] share of the rise lost per metre of axis
    double emissivity = 0.0;      ///< [-] over the depth
    double ambient = 293.15;      ///< [K]
    /// Temperature along the axis [K].
    [[nodiscard]] double at(double along) const;
    /// Black-body-like emission of the flame at a point of its axis [W/m2].
    [[nodiscard]] double emission(double along) const;
};

/// No through draught.
[[nodiscard]] ExternalFlame flame_without_draught(const FlameSource& source);
/// Through draught: wind `u` [m/s] across the room.
[[nodiscard]] ExternalFlame flame_with_draught(const FlameSource& source, double u);

/// The same flame in a wind `u` [m/s] away from its facade: leans out by the AGA law on its base at the opening.
[[nodiscard]] ExternalFlame lean(ExternalFlame flame, const FlameSource& source, double u);

/// Froude-like wind number u* of a flame (AGA); m [kg/m2s], d [m].
[[nodiscard]] double wind_number(double u, double m, double d);
/// Tilt from the upright [rad]: American Gas Association, and Thomas.
[[nodiscard]] double tilt_aga(double u_star);
[[nodiscard]] double tilt_thomas(double u_star);

}  // namespace taicho::fire
