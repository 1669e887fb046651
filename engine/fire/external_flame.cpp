#include "fire/external_flame.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"

namespace taicho::fire {
namespace {

constexpr double k_g = 9.81;
constexpr double k_wood_heat = 17.5e6;   ///< [J/kg] EN 1991-1-2 table E.3

/// Temperature at the opening and the loss along the axis; the fit holds for x < 1.
void set_heat(ExternalFlame& f, double x, double coefficient, double per_metre, double rise) {
    const double clamped = std::min(1.0, x);
    f.temperature = rise / (1.0 - coefficient * clamped) + f.ambient;
    f.cooling = coefficient * per_metre;
    f.emissivity = 1.0 - std::exp(-0.3 * f.depth);
}

}  // namespace

double ExternalFlame::at(double along) const {
    return (temperature - ambient) * std::max(0.0, 1.0 - cooling * along) + ambient;
}

double ExternalFlame::emission(double along) const {
    const double t = at(along);
    return emissivity * constants::k_stefan_boltzmann * t * t * t * t;
}

ExternalFlame flame_without_draught(const FlameSource& s) {
    ExternalFlame f;
    const double h = s.height, w = s.width;
    f.ambient = s.ambient;
    f.height = std::max(0.0, h * (2.37 * std::pow(s.rate / (s.area * 0.45 * std::sqrt(h * k_g)), 2.0 / 3.0) - 1.0));
    if (!s.wall_above) f.reach = 0.6 * h * std::cbrt(f.height / h);
    else if (h <= 1.25 * w) f.reach = h / 3.0;
    else if (!s.neighbour_near) f.reach = 0.3 * h * std::pow(h / w, 0.54);
    else f.reach = 0.454 * h * std::pow(h / (2.0 * w), 0.54);
    f.height = std::max(0.0, f.height - s.balcony * (1.0 + std::sqrt(2.0)));
    f.reach += s.balcony;
    if (s.wall_above && h <= 1.25 * w) {
        f.length = f.height + 0.5 * h;
    } else {
        const double out = f.reach - h / 3.0;
        f.length = std::sqrt(f.height * f.height + out * out) + 0.5 * h;
    }
    f.width = w;
    f.depth = 2.0 / 3.0 * h;
    set_heat(f, f.length * w / s.rate, 0.4725, w / s.rate, 520.0);
    return f;
}

ExternalFlame flame_with_draught(const FlameSource& s, double u) {
    ExternalFlame f;
    const double h = s.height;
    f.ambient = s.ambient;
    f.height = std::max(0.0, 1.366 * std::pow(1.0 / u, 0.43) * s.rate / std::sqrt(s.area) - h);
    f.reach = 0.605 * std::pow(u * u / h, 0.22) * (f.height + h);
    f.width = s.width + 0.4 * f.reach;
    f.depth = h;
    f.length = std::sqrt(f.height * f.height + f.reach * f.reach);
    set_heat(f, f.length * std::sqrt(s.area) / s.rate, 0.3325, std::sqrt(s.area) / s.rate, 520.0);
    return f;
}

ExternalFlame lean(ExternalFlame f, const FlameSource& s, double u) {
    if (u <= 0.0 || f.height <= 0.0 || f.depth <= 0.0) return f;
    const double base = s.width * f.depth;
    const double theta = tilt_aga(wind_number(u, 1e6 * s.rate / k_wood_heat / base, f.depth));
    const double length = std::sqrt(f.height * f.height + f.reach * f.reach);
    f.height = std::min(f.height, length * std::cos(theta));
    f.reach = std::max(f.reach, length * std::sin(theta));
    return f;
}

double wind_number(double u, double m, double d) { return u / std::cbrt(k_g * m * d / 1.2); }

double tilt_aga(double u_star) { return u_star <= 1.0 ? 0.0 : std::acos(1.0 / std::sqrt(u_star)); }

double tilt_thomas(double u_star) { return std::acos(std::min(1.0, 0.70 * std::pow(u_star, -0.49))); }

}  // namespace taicho::fire
