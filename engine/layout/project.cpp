#include "layout/project.h"

#include <cmath>
#include <numbers>

namespace taicho::layout {

namespace {

// WGS84 (NIMA TR8350.2, 2000)
constexpr double k_a = 6378137.0;  // m
constexpr double k_f = 1.0 / 298.257223563;
constexpr double k_n = k_f / (2.0 - k_f);
constexpr double k_deg = std::numbers::pi / 180.0;

constexpr double n2 = k_n * k_n, n3 = n2 * k_n, n4 = n2 * n2;
constexpr double k_radius = k_a / (1.0 + k_n) * (1.0 + n2 / 4.0 + n4 / 64.0);
constexpr double k_alpha[4] = {k_n / 2.0 - 2.0 * n2 / 3.0 + 5.0 * n3 / 16.0 + 41.0 * n4 / 180.0,
                               13.0 * n2 / 48.0 - 3.0 * n3 / 5.0 + 557.0 * n4 / 1440.0,
                               61.0 * n3 / 240.0 - 103.0 * n4 / 140.0, 49561.0 * n4 / 161280.0};

}  // namespace

LocalProjection::LocalProjection(double origin_lon_deg, double origin_lat_deg)
    : lon0_(origin_lon_deg), lat0_(origin_lat_deg) {
    north0_ = raw(lon0_, lat0_).y;
}

Vec2 LocalProjection::raw(double lon_deg, double lat_deg) const {
    const double s = std::sin(lat_deg * k_deg), dl = (lon_deg - lon0_) * k_deg;
    const double e = 2.0 * std::sqrt(k_n) / (1.0 + k_n);
    const double t = std::sinh(std::atanh(s) - e * std::atanh(e * s));
    const double xi = std::atan2(t, std::cos(dl));
    const double eta = std::atanh(std::sin(dl) / std::sqrt(1.0 + t * t));
    double north = xi, east = eta;
    for (int j = 1; j <= 4; ++j) {
        north += k_alpha[j - 1] * std::sin(2.0 * j * xi) * std::cosh(2.0 * j * eta);
        east += k_alpha[j - 1] * std::cos(2.0 * j * xi) * std::sinh(2.0 * j * eta);
    }
    return {k_radius * east, k_radius * north};
}

Vec2 LocalProjection::to_metres(double lon_deg, double lat_deg) const {
    const Vec2 p = raw(lon_deg, lat_deg);
    return {p.x, p.y - north0_};
}

}  // namespace taicho::layout
