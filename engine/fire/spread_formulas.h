#pragma once

/// Closed forms that stand beside the engine for checking it: settlement scale, water, glass, steel,
/// pools and fireballs (fire-spread handbook 1.5, 2.1, 2.6, 3.1, 5).
namespace taicho::fire {

/// Hamada's front (HAZUS form): mean side and gap [m], share of fire-resistant buildings, wind [m/s].
struct Hamada {
    double side = 10.0, gap = 3.0, resistant = 0.0, wind = 0.0;
    double coefficient = 1.6;   ///< leading coefficient downwind; 1.5 in another published code
    /// Minutes to pass one building and gap.
    [[nodiscard]] double down() const;
    [[nodiscard]] double aside() const;
    [[nodiscard]] double up() const;
    /// Front speeds [m/h] of the three.
    [[nodiscard]] double speed(double minutes) const;
    /// Reach [m] after t minutes.
    [[nodiscard]] double reach_down(double t) const;
    [[nodiscard]] double reach_aside(double t) const;
    [[nodiscard]] double reach_up(double t) const;
    /// Buildings burnt; built share of the ground.
    [[nodiscard]] double burnt(double t, double built_share) const;
    /// HAZUS low-wind form of a reach, wind below 10 m/s.
    [[nodiscard]] double low_wind(double reach, double t) const;
};

/// Water to absorb a rate [kg/s]: 2.6 MJ/kg evaporated times efficiency; rate [W].
[[nodiscard]] double water_for(double rate, double efficiency);
/// Rule of UK guidance [l/min] for a burning area of 50-600 m2.
[[nodiscard]] double water_rule(double area);
/// Water to keep a facade at received flux q [W/m2] cool [kg/s].
[[nodiscard]] double wetting_flow(double flux, double area, double efficiency);

/// Pane-to-edge difference at the first crack [K]: strength [Pa], modulus [Pa], expansion [1/K].
[[nodiscard]] double glass_crack_rise(double strength, double modulus, double expansion);
/// Steady temperature [K] of a thin sheet, both faces eps and h [W/m2K], under flux [W/m2].
[[nodiscard]] double sheet_temperature(double flux, double emissivity, double h, double ambient);

/// Pool fire (Babrauskas): limiting burning rate [kg/m2s], k beta [1/m], heat [J/kg], diameter [m] -> [W].
[[nodiscard]] double pool_fire(double limit, double k_beta, double heat, double diameter);
/// Fireball of a mass of LPG: diameter [m] and duration [s].
[[nodiscard]] double fireball_diameter(double mass);
[[nodiscard]] double fireball_time(double mass);

}  // namespace taicho::fire
