#include "fire/ftp.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace taicho::fire {
namespace {

/// x^n for the three exponents in use without the cost of pow.
double power(double x, double n) {
    if (n == 1.0) return x;
    if (n == 2.0) return x * x;
    if (n == 1.5) return x * std::sqrt(x);
    return std::pow(x, n);
}

/// Product gathered in t under an excess that goes from e0 with slope b (both ends >= 0).
double gathered(double e0, double b, double t, double n) {
    const double e1 = std::max(0.0, e0 + b * t);
    const double mean = 0.5 * (e0 + e1);
    // A nearly level ramp would divide two small numbers: the second-order mean is exact enough there.
    if (std::abs(e1 - e0) < 1e-3 * mean) {
        const double d = e1 - e0;
        return t * (power(mean, n) + n * (n - 1.0) / 24.0 * power(mean, n - 2.0) * d * d);
    }
    return (power(e1, n) * e1 - power(e0, n) * e0) / ((n + 1.0) * b);
}

/// Moment at which `need` is gathered; the product grows monotonically, so bisection always ends.
double crossing(double e0, double b, double t, double n, double need) {
    double lo = 0.0, hi = t;
    for (int i = 0; i < 60 && hi - lo > 1e-10; ++i) {
        const double mid = 0.5 * (lo + hi);
        (gathered(e0, b, mid, n) < need ? lo : hi) = mid;
    }
    return 0.5 * (lo + hi);
}

}  // namespace

FtpMaterial ftp_material(std::string_view id, double q_cr_kw, double n, double ftp_kw) {
    return {id, q_cr_kw * 1e3, n, ftp_kw * std::pow(1e3, n), n >= 2.0 ? 120.0 : 20.0};
}

double ignition_time(const FtpMaterial& material, double flux) {
    if (flux <= material.q_cr) return std::numeric_limits<double>::infinity();
    return material.ftp / power(flux - material.q_cr, material.n);
}

double ftp_pace(const FtpMaterial& material, double flux) {
    return flux <= material.q_cr ? 0.0 : power(flux - material.q_cr, material.n) / material.ftp;
}

FtpStep advance_share(const FtpMaterial& material, double share, double q0, double q1, double dt,
                      double leak) {
    const double x0 = q0 - material.q_cr, x1 = q1 - material.q_cr;
    const double b = (x1 - x0) / dt;
    double above_from = 0.0, above_to = dt;
    if (x0 <= 0.0 && x1 <= 0.0) above_to = 0.0;
    else if (x0 < 0.0) above_from = std::min(dt, -x0 / b);
    else if (x1 < 0.0) above_to = std::min(dt, -x0 / b);
    const double below = dt - (above_to - above_from);
    if (leak > 0.0 && below > 0.0) share *= std::exp(-leak * below / material.leak_time);
    if (above_to <= above_from) return {share, -1.0};
    const double e0 = std::max(0.0, x0 + b * above_from);
    const double span = above_to - above_from;
    const double gain = gathered(e0, b, span, material.n);
    const double need = (1.0 - share) * material.ftp;
    if (gain < need) return {share + gain / material.ftp, -1.0};
    return {1.0, above_from + crossing(e0, b, span, material.n, need)};
}

}  // namespace taicho::fire
