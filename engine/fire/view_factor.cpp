#include "fire/view_factor.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {
namespace {

constexpr double k_pi = 3.14159265358979323846;

}  // namespace

double parallel_corner(double w, double h, double s) {
    const double x = w / s, y = h / s;
    const double rx = std::sqrt(1.0 + x * x), ry = std::sqrt(1.0 + y * y);
    return (x / rx * std::atan(y / rx) + y / ry * std::atan(x / ry)) / (2.0 * k_pi);
}

double perpendicular_corner(double w, double h, double s) {
    const double x = w / s, y = h / s;
    const double ry = std::sqrt(1.0 + y * y);
    return (std::atan(x) - std::atan(x / ry) / ry) / (2.0 * k_pi);
}

double parallel_point(double w, double h, double x, double y, double s) {
    // The corner form is odd in both sides, so the signed superposition is four calls.
    return parallel_corner(x, y, s) + parallel_corner(w - x, y, s) + parallel_corner(x, h - y, s) +
           parallel_corner(w - x, h - y, s);
}

double perpendicular_point(double w, double h, double x, double y, double s) {
    // Odd in the width, even in the height: strips above the receiver's plane only.
    const double top = h - y, bottom = std::max(0.0, -y);
    if (top <= bottom) return 0.0;
    const auto strip = [&](double height) {
        return perpendicular_corner(x, height, s) + perpendicular_corner(w - x, height, s);
    };
    return strip(top) - strip(bottom);
}

double parallel_rectangles(double a, double b, double c) {
    const double x = a / c, y = b / c;
    const double x2 = 1.0 + x * x, y2 = 1.0 + y * y;
    const double sx = std::sqrt(x2), sy = std::sqrt(y2);
    return 2.0 / (k_pi * x * y) *
           (std::log(std::sqrt(x2 * y2 / (1.0 + x * x + y * y))) + x * sy * std::atan(x / sy) +
            y * sx * std::atan(y / sx) - x * std::atan(x) - y * std::atan(y));
}

double perpendicular_rectangles(double l, double emitter, double receiver) {
    const double w = emitter / l, h = receiver / l;
    const double w2 = w * w, h2 = h * h, r2 = w2 + h2, r = std::sqrt(r2);
    const double a = (1.0 + w2) * (1.0 + h2) / (1.0 + r2);
    const double b = w2 * (1.0 + r2) / ((1.0 + w2) * r2);
    const double c = h2 * (1.0 + r2) / ((1.0 + h2) * r2);
    return (w * std::atan(1.0 / w) + h * std::atan(1.0 / h) - r * std::atan(1.0 / r) +
            0.25 * (std::log(a) + w2 * std::log(b) + h2 * std::log(c))) /
           (k_pi * w);
}

double panel_to_point(const Panel& e, Vec3 point, Vec2 normal) {
    const Vec2 d{point.x - e.origin.x, point.y - e.origin.y};
    const double s = dot(d, e.normal);
    if (s <= 1e-6) return 0.0;
    const double x = dot(d, e.along), y = point.z - e.origin.z;
    const double facing = -dot(normal, e.normal), aside = dot(normal, e.along);
    // Part of the emitter in front of the receiver's plane: facing*s + aside*(u - x) > 0 along u.
    double u0 = 0.0, u1 = e.width;
    if (std::abs(aside) > 1e-9) {
        const double border = x - facing * s / aside;
        if (aside > 0.0) u0 = std::max(u0, border);
        else u1 = std::min(u1, border);
    } else if (facing <= 0.0) {
        return 0.0;
    }
    if (u1 <= u0) return 0.0;
    const double w = u1 - u0, px = x - u0;
    double phi = facing * parallel_point(w, e.height, px, y, s);
    if (std::abs(aside) > 1e-9) {
        // Signed perpendicular part: emitter along the receiver's sideways normal, odd about the point.
        const auto wing = [&](double depth) {
            const double a = std::abs(depth);
            const double f = perpendicular_corner(y, a, s) + perpendicular_corner(e.height - y, a, s);
            return depth >= 0.0 ? f : -f;
        };
        const double right = wing(w - px), left = wing(-px);
        // Even in the depth: take the difference of magnitudes with the sign of the side.
        const double f_right = std::abs(right), f_left = std::abs(left);
        phi += aside * (f_right - f_left);
    }
    return std::max(0.0, phi);
}

double panel_to_any(const Panel& e, Vec3 point) {
    const Vec2 d{point.x - e.origin.x, point.y - e.origin.y};
    const double s = dot(d, e.normal);
    if (s <= 1e-6) return 0.0;
    const double x = dot(d, e.along), y = point.z - e.origin.z;
    const double par = parallel_point(e.width, e.height, x, y, s);
    const double side = std::abs(perpendicular_corner(y, std::abs(e.width - x), s) +
                                 perpendicular_corner(e.height - y, std::abs(e.width - x), s)) ;
    const double other = std::abs(perpendicular_corner(y, std::abs(x), s) +
                                  perpendicular_corner(e.height - y, std::abs(x), s));
    const double across = side - other;
    const double up = perpendicular_point(e.width, e.height, x, y, s) -
                      perpendicular_point(e.width, e.height, x, e.height - y, s);
    return std::min(1.0, std::sqrt(par * par + across * across + up * up));
}

}  // namespace taicho::fire
