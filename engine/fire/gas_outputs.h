#pragma once

#include <span>

#include "fire/gas_model.h"

/// What people, fire spread and reports read from the gas model. All on demand, nothing stored.
namespace taicho::fire {

/// Gas a person breathes and looks through.
struct GasConditions {
    double temperature = 293.15;  ///< [K]
    double o2 = 0.2049;           ///< [mol/mol]
    double co2 = 0;               ///< [mol/mol]
    double co = 0;                ///< [mol/mol]
    double hcn = 0;               ///< [mol/mol]
    double hcl = 0;               ///< [mol/mol]
    double h2o = 0;               ///< [mol/mol]
    double fuel = 0;              ///< [mol/mol] unburned, as the mean fuel of 0.03 kg/mol
    double soot = 0;              ///< [kg/m3]
    double extinction = 0;        ///< [1/m]
};

struct GasRoomView {
    GasConditions upper, lower;
    double interface_height = 0;   ///< [m] above the floor
    double pressure = 0;           ///< [Pa] at the floor, relative to the open air at that height
    std::array<double, 4> surface{};  ///< [K] ceiling, upper wall, lower wall, floor
    double floor_flux = 0;         ///< [W/m2] radiation meeting the floor
    double optical_depth = 0;      ///< [-] of the upper layer, by height
    bool hot_500 = false;          ///< upper layer at 500 C or more
    bool flashover_temperature = false;  ///< upper layer at 600 C or more
    bool flashover_flux = false;         ///< 20 kW/m2 at the floor
};

/// A fire that a target sees.
struct GasRadiator {
    double heat = 0;        ///< [W] burned in the room (GasFireResult::heat)
    double base = 0.2;      ///< [m] above the floor
    double flame = 0;       ///< [m]
    double radiative = 0.35;
    double distance = 2;    ///< [m] level distance from the target
};

[[nodiscard]] GasConditions layer_conditions(const GasNetwork& net, const GasState& s, std::uint32_t room,
                                             int layer);
/// Conditions at a height above the floor: those of the layer there.
[[nodiscard]] GasConditions conditions_at(const GasNetwork& net, const GasState& s, std::uint32_t room,
                                          double height);
[[nodiscard]] GasRoomView view_room(const GasNetwork& net, const GasState& s, std::uint32_t room);

/// Radiation [W/m2] meeting an upward face at a height: layer above, surfaces, and fires as points.
[[nodiscard]] double flux_at(const GasNetwork& net, const GasState& s, std::uint32_t room, double height,
                             std::span<const GasRadiator> fires);

/// Visibility [m]: contrast 3 for reflecting, 8 for light-emitting signs over the extinction, at most 30.
[[nodiscard]] double visibility(double extinction, double contrast = 3.0);
/// Obscuration [%/m] = 100 (1 - e^-K).
[[nodiscard]] double obscuration(double extinction);

/// Heat-sensing link: dT/dt = sqrt(v) (T_g - T) / RTI. Exact over dt for constant gas.
[[nodiscard]] double advance_link(double link, double gas, double speed, double rti, double dt);
/// Gas temperature [K] and speed at a ceiling detector at `radius` from a fire (Alpert over the layer).
struct DetectorGas {
    double temperature = 293.15;
    double speed = 0.1;
};
[[nodiscard]] DetectorGas detector_gas(const GasNetwork& net, const GasState& s, std::uint32_t room,
                                       double heat, double base, double radius);
/// A smoke alarm at the ceiling sounds: obscuration of the upper layer above the threshold [%/m].
[[nodiscard]] bool smoke_alarm(const GasNetwork& net, const GasState& s, std::uint32_t room,
                               double threshold = 24.0);

/// Heat release for flashover [W] by three correlations, for the reports; openings of the room to anywhere.
struct FlashoverEstimates {
    double mqh = 0, thomas = 0, babrauskas = 0, ventilation_limit = 0;  ///< [W]
};
[[nodiscard]] FlashoverEstimates flashover_estimates(const GasBuildingDef& def, std::uint32_t room, double time);

}  // namespace taicho::fire
