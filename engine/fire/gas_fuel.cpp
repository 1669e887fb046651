#include "fire/gas_fuel.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {

GasFuel prepare_fuel(const GasFuelDef& d) {
    const double m_fuel = d.carbon * .01201 + d.hydrogen * .001008 + d.oxygen * .016 +
                          d.nitrogen * .01401 + d.chlorine * .03545;
    const double soot = m_fuel * d.yield_soot / k_molar[k_soot];
    const double co = m_fuel * d.yield_co / k_molar[k_co];
    const double hcn = std::min(d.nitrogen, m_fuel * d.yield_hcn / k_molar[k_hcn]);
    const double hcl = d.chlorine;
    const double h2o = (d.hydrogen - hcl - hcn) / 2;
    const double co2 = d.carbon - co - hcn - soot;
    const double n2 = (d.nitrogen - hcn) / 2;
    GasFuel f;
    f.heat = d.heat_of_combustion;
    f.radiative_fraction = d.radiative_fraction;
    f.product = {0, co2 * k_molar[k_co2] / m_fuel, co * k_molar[k_co] / m_fuel,
                 h2o * k_molar[k_h2o] / m_fuel, hcn * k_molar[k_hcn] / m_fuel,
                 hcl * k_molar[k_hcl] / m_fuel, soot * k_molar[k_soot] / m_fuel, -1.0};
    // Oxygen closes the mass: rounded molar masses must not make or lose any.
    double made = n2 * k_molar_n2 / m_fuel;
    for (int s = k_co2; s <= k_soot; ++s) made += f.product[static_cast<std::size_t>(s)];
    f.product[k_o2] = 1.0 - made;
    f.heat_per_o2 = std::min(constants::k_heat_per_o2, f.heat / std::max(1e-9, -f.product[k_o2]));
    return f;
}

std::array<double, 8> co_for_co2() {
    const double mol = 1 / k_molar[k_co];
    std::array<double, 8> c{};
    c[k_co] = 1;
    c[k_co2] = -mol * k_molar[k_co2];
    c[k_o2] = -(c[k_co] + c[k_co2]);
    return c;
}

std::array<double, 8> ambient_air(double temperature, double relative_humidity) {
    // Saturation pressure of water: Magnus form (Alduchov & Eskridge 1996), 0..50 C.
    const double c = temperature - constants::k_zero_celsius;
    const double p_water = relative_humidity * 610.94 * std::exp(17.625 * c / (c + 243.04));
    const double x = p_water / constants::k_p_ref;
    const double m_dry = 1 / (constants::k_o2_ambient / k_molar[k_o2] +
                              (1 - constants::k_o2_ambient) / k_molar_n2);
    const double y = x * k_molar[k_h2o] / (x * k_molar[k_h2o] + (1 - x) * m_dry);
    std::array<double, 8> air{};
    air[k_o2] = constants::k_o2_ambient * (1 - y);
    air[k_h2o] = y;
    return air;
}

}  // namespace taicho::fire
