#pragma once

#include "fire/gas_scratch.h"

namespace taicho::fire {

/// What limits a fire in one step.
struct BurnInput {
    const GasSettings* settings = nullptr;
    const GasFuel* fuel = nullptr;
    double wanted = 0;          ///< [W] pyrolysed
    double area = 1;            ///< [m2]
    FirePosition position = FirePosition::Free;
    double to_interface = 0;    ///< [m] from the base to the layer; may be negative
    double to_ceiling = 1;      ///< [m] from the larger of base and layer to the ceiling
    double lower_o2 = 0.23, upper_o2 = 0.23;  ///< [kg/kg]
    double lower_temperature = 293.15, upper_temperature = 293.15;  ///< [K]
    double upper_mass = 1;      ///< [kg]
    double lower_limit = 1e9;   ///< [kg/s] the lower layer can give
    double upper_hotter = 1;    ///< [K] T_u - T_l
    double dt = 0.5;            ///< [s]
};

struct BurnOutput {
    double lower = 0, upper = 0;  ///< [W]
    double entrained = 0;         ///< [kg/s] from the lower layer
};

/// Burning limited by the oxygen the plume draws, first below the layer, then in it; zone-model section 5
/// (14), after the CFAST Technical Reference. Heat and entrainment are solved together by bisection.
[[nodiscard]] BurnOutput burn(const BurnInput& in);

/// Lower oxygen limit [kg/kg] in gas of a temperature [K].
[[nodiscard]] double oxygen_limit(double temperature, const GasSettings& set);
/// Share of burning allowed at a mass fraction of oxygen.
[[nodiscard]] double oxygen_factor(double y_o2, double temperature, const GasSettings& set);

/// Extra yield of carbon monoxide [kg/kg] at an equivalence ratio: linear from 0.8 to 1.5 (Pitts;
/// Gottuk). Judgement; off unless asked for.
[[nodiscard]] double starved_co(double equivalence, const GasFuel& fuel, const GasSettings& set);

}  // namespace taicho::fire
