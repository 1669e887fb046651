#include "fire/spread_formulas.h"

#include <cmath>

#include "core/constants.h"

namespace taicho::fire {
namespace {

/// Common term: time to burn through and to cross the gap with `g` = 25 + c V.
double pass_time(const Hamada& h, double g) {
    return (1.0 - h.resistant) * (3.0 + 0.375 * h.side + 8.0 * h.gap / g) +
           h.resistant * (5.0 + 0.625 * h.side + 16.0 * h.gap / g);
}

}  // namespace

double Hamada::down() const {
    return pass_time(*this, 25.0 + 2.5 * wind) / (coefficient * (1.0 + 0.1 * wind + 0.007 * wind * wind));
}

// The gap terms carry (5 + c V) in place of (25 + 2.5 V).
double Hamada::aside() const { return pass_time(*this, 5.0 + 0.25 * wind) / (1.0 + 0.005 * wind * wind); }
double Hamada::up() const { return pass_time(*this, 5.0 + 0.20 * wind) / (1.0 + 0.002 * wind * wind); }
double Hamada::speed(double minutes) const { return 60.0 * (side + gap) / minutes; }
double Hamada::reach_down(double t) const { return (side + gap) / down() * t; }
double Hamada::reach_aside(double t) const {
    return 0.5 * side + gap + (side + gap) / aside() * (t - aside());
}
double Hamada::reach_up(double t) const { return 0.5 * side + gap + (side + gap) / up() * (t - up()); }
double Hamada::burnt(double t, double built_share) const {
    return 1.5 * built_share / (side * side) * reach_aside(t) * (reach_down(t) + reach_up(t));
}
double Hamada::low_wind(double reach, double t) const {
    const double mean = std::sqrt(0.5 * (reach_down(t) + reach_up(t)) * reach_aside(t));
    return reach * wind / 10.0 + (1.0 - wind / 10.0) * mean;
}

double water_for(double rate, double efficiency) { return rate / (2.6e6 * efficiency); }
double water_rule(double area) { return 5.0 * area; }
double wetting_flow(double flux, double area, double efficiency) { return flux * area / (2.6e6 * efficiency); }

double glass_crack_rise(double strength, double modulus, double expansion) {
    return strength / (modulus * expansion);
}

double sheet_temperature(double flux, double emissivity, double h, double ambient) {
    const auto lost = [&](double t) {
        return 2.0 * (emissivity * constants::k_stefan_boltzmann * (std::pow(t, 4) - std::pow(ambient, 4)) +
                      h * (t - ambient));
    };
    double low = ambient, high = 2500.0;
    for (int i = 0; i < 80; ++i) {
        const double mid = 0.5 * (low + high);
        (lost(mid) < emissivity * flux ? low : high) = mid;
    }
    return 0.5 * (low + high);
}

double pool_fire(double limit, double k_beta, double heat, double d) {
    return limit * (1.0 - std::exp(-k_beta * d)) * 0.25 * std::acos(-1.0) * d * d * heat;
}
double fireball_diameter(double mass) { return 5.8 * std::cbrt(mass); }
double fireball_time(double mass) { return 0.45 * std::cbrt(mass); }

}  // namespace taicho::fire
