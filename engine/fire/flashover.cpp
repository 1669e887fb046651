#include "fire/flashover.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {

// Thomas 1981, McCaffrey et al. 1981, Babrauskas 1980 as collected in handbook 1.6.
double thomas_flashover(double surface, const VentOpening& v) {
    return 7.8 * surface + 378.0 * v.area * std::sqrt(v.height);
}

double mqh_flashover(double surface, const VentOpening& v, double h_k) {
    return 610.0 * std::sqrt(h_k * surface * v.area * std::sqrt(v.height));
}

double babrauskas_flashover(const VentOpening& v) { return 750.0 * v.area * std::sqrt(v.height); }

double ventilation_burning(const VentOpening& v) { return 0.09 * v.area * std::sqrt(v.height); }

double opening_factor(const VentOpening& v, double total) {
    return v.area * std::sqrt(v.height) / total;
}

double deep_room_rate(const VentOpening& v, double total, double depth_over_width) {
    const double o = opening_factor(v, total);
    if (o <= 0.0) return 0.0;
    return 3.15 * (1.0 - std::exp(-0.036 / o)) * v.area * std::sqrt(v.height / depth_over_width);
}

double ventilation_limit(const VentOpening& v, double total, double depth_over_width, double deep_room, bool through) {
    if (depth_over_width > deep_room) {
        const double deep = deep_room_rate(v, total, depth_over_width);
        if (!through) return deep;
        return std::max(deep, ventilation_limit(v, total, 1.0, deep_room));
    }
    return ventilation_burning(v) * 17.5;
}

double developed_temperature(const VentOpening& v, double total, double floor_area, double load,
                             double ambient) {
    const double o = opening_factor(v, total);
    if (o <= 0.0) return ambient;
    const double omega = floor_area * load / std::sqrt(v.area * total);
    return 6000.0 * (1.0 - std::exp(-0.1 / o)) * std::sqrt(o) * (1.0 - std::exp(-0.00286 * omega)) +
           ambient;
}

double equivalent_time(double load, double k_b, double w_f) { return load * k_b * w_f; }

double ventilation_factor_small(const VentOpening& v, double floor_area, double total) {
    return floor_area / (total * std::sqrt(opening_factor(v, total)));
}

double ventilation_factor(double height, double vertical_share, double horizontal_share) {
    const double a = std::clamp(vertical_share, 0.025, 0.25);
    const double b_v = std::max(10.0, 12.5 * (1.0 + 10.0 * a - a * a));
    const double d = 0.4 - a;
    const double w = std::pow(6.0 / height, 0.3) *
                     (0.62 + 90.0 * d * d * d * d / (1.0 + b_v * horizontal_share));
    return std::max(0.5, w);
}

}  // namespace taicho::fire
