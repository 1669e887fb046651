#include "fire/gas_plume.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/gas_math.h"

namespace taicho::fire {

namespace {

using namespace constants;

/// Heskestad's lengths for a source.
struct Source {
    double origin = 0;  ///< [m] virtual origin above the base
    double flame = 0;   ///< [m]
};

/// Heskestad, SFPE Handbook: 0.083 and 0.235 m/kW^(2/5). rho T is constant at one pressure, so they hold for
/// any ambient temperature.
Source source_of(double heat, double area) {
    const double d = 1.02 * std::sqrt(4 * area / M_PI);
    const double q25 = std::pow(heat / 1000, 0.4);
    return {0.083 * q25 - d, std::max(1e-4, 0.235 * q25 - d)};
}

}  // namespace

double flame_height(double heat, double area) {
    return heat <= 0 ? 0 : source_of(heat, std::max(area, 1e-4)).flame;
}

double plume_entrainment(double heat, double convective, double area, double z,
                         FirePosition position, double t_ambient) {
    if (heat <= 0 || z <= 0) return 0;
    const double corner = position == FirePosition::Corner ? 4.0 : 1.0;
    const double q = heat * corner, a = std::max(area, 1e-4) * corner;
    const Source s = source_of(q, a);
    const double rho = k_p_ref / (k_gas * t_ambient), cp = k_cp / 1000;
    const double qc13 = cube_root(q * convective / 1000);
    const double c1 = 0.196 * cube_root(k_gravity * rho * rho / (cp * t_ambient));
    const double base = std::sqrt(k_gravity) * cp * rho * t_ambient;
    const double cbase = cube_root(base);
    const double c2 = 2.9 / (cbase * cbase);
    const double height = std::max(z, s.flame);
    const double dz = std::max(1e-4, height - s.origin);
    const double dz13 = cube_root(dz);
    const double dz53 = dz * dz13 * dz13;
    const double at_height = c1 * qc13 * dz53 * (1 + c2 * qc13 * qc13 / dz53);
    return at_height * (z < s.flame ? z / s.flame : 1.0) / corner;
}

double plume_axis_rise(double heat, double convective, double area, double z, double t_ambient) {
    if (heat <= 0) return 0;
    const Source s = source_of(heat, std::max(area, 1e-4));
    const double rho = k_p_ref / (k_gas * t_ambient), cp = k_cp / 1000;
    const double dz = std::max(1e-4, z - s.origin);
    const double c = 9.1 * cube_root(t_ambient / (k_gravity * cp * cp * rho * rho));
    return std::min(900.0, c * std::pow(heat * convective / 1000, 2.0 / 3) * std::pow(dz, -5.0 / 3));
}

CeilingJet ceiling_jet(double heat, double height, double radius) {
    if (heat <= 0 || height <= 0) return {};
    const double q = heat / 1000, x = radius / height;
    CeilingJet jet;
    jet.rise = x <= 0.18 ? 16.9 * std::pow(q, 2.0 / 3) * std::pow(height, -5.0 / 3)
                         : 5.38 * std::pow(q / radius, 2.0 / 3) / height;
    jet.speed = x <= 0.15 ? 0.96 * std::cbrt(q / height)
                          : 0.195 * std::cbrt(q) * std::sqrt(height) * std::pow(radius, -5.0 / 6);
    return jet;
}

}  // namespace taicho::fire
