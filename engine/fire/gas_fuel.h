#pragma once

#include "fire/gas_network.h"

namespace taicho::fire {

/// Molar masses [kg/mol].
inline constexpr std::array<double, 7> k_molar{.032, .04401, .02801, .018016, .027028, .036458, .01201};
inline constexpr double k_molar_n2 = .02802;

/// Products of complete burning of 1 kg with the yields of the definition; zone-model (13), as in
/// the CFAST Technical Reference (Peacock et al., NIST TN 1889v1).
[[nodiscard]] GasFuel prepare_fuel(const GasFuelDef& def);
/// What 1 kg of carbon monoxide made instead of carbon dioxide changes [kg] by species.
[[nodiscard]] std::array<double, 8> co_for_co2();
/// Composition of air at a temperature [K] and relative humidity [kg/kg].
[[nodiscard]] std::array<double, 8> ambient_air(double temperature, double relative_humidity);

}  // namespace taicho::fire
