#pragma once

/// Closed forms of the developed room (fire-spread handbook 1.6, 2.9), in the units of their sources.
namespace taicho::fire {

/// Openings of a room taken together.
struct VentOpening {
    double area = 0.0;    ///< [m2]
    double height = 0.0;  ///< [m] area-weighted
    double width = 0.0;   ///< [m] sum towards the open air
};

/// Smallest rate of heat release for flashover [kW]; `surface` [m2] = interior less openings.
[[nodiscard]] double thomas_flashover(double surface, const VentOpening& vent);
/// McCaffrey, Quintiere and Harkleroad; h_k [kW/m2K].
[[nodiscard]] double mqh_flashover(double surface, const VentOpening& vent, double h_k = 0.03);
[[nodiscard]] double babrauskas_flashover(const VentOpening& vent);

/// Ventilation-limited burning of wood-like fuel [kg/s] (Kawagoe).
[[nodiscard]] double ventilation_burning(const VentOpening& vent);
/// Opening factor O = A_v sqrt(h)/A_t [m^0.5]; `total` [m2] = all surfaces, openings included.
[[nodiscard]] double opening_factor(const VentOpening& vent, double total);
/// Ventilation-limited rate of a deep room [MW] (EN 1991-1-2 annex B); depth over width of the window wall.
[[nodiscard]] double deep_room_rate(const VentOpening& vent, double total, double depth_over_width);
/// Ventilation limit with the choice of 1.6: deep form above `deep_room`, else 0.09 A sqrt(H) at 17.5 MJ/kg [MW];
/// the larger of the two where a rear opening makes a through draught.
[[nodiscard]] double ventilation_limit(const VentOpening& vent, double total, double depth_over_width,
                                       double deep_room, bool through = false);
/// Gas temperature of the developed room [K], EN 1991-1-2 annex B without draught; load [MJ/m2].
[[nodiscard]] double developed_temperature(const VentOpening& vent, double total, double floor_area,
                                           double load, double ambient);

/// Equivalent time of standard fire exposure [min], EN 1991-1-2 annex F; load [MJ/m2].
[[nodiscard]] double equivalent_time(double load, double k_b, double ventilation_factor);
/// w_f for small rooms without roof opening.
[[nodiscard]] double ventilation_factor_small(const VentOpening& vent, double floor_area, double total);
/// w_f in general: room height, opening areas over floor area.
[[nodiscard]] double ventilation_factor(double height, double vertical_share, double horizontal_share);

}  // namespace taicho::fire
