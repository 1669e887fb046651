#include "core/distributions.h"

#include <algorithm>
#include <cmath>

namespace taicho {

namespace {

/// Regularised lower incomplete gamma P(k, x) by series (Numerical analysis standard form); x < k+1
/// converges fastest, and for larger x the continued fraction is used.
double gamma_p(double k, double x) {
    if (x <= 0.0) return 0.0;
    const double front = std::exp(k * std::log(x) - x - std::lgamma(k));
    if (x < k + 1.0) {
        double term = 1.0 / k;
        double sum = term;
        for (int n = 1; n < 500 && term > sum * 1e-16; ++n) {
            term *= x / (k + n);
            sum += term;
        }
        return front * sum;
    }
    double b = x + 1.0 - k;
    double c = 1e300;
    double d = 1.0 / b;
    double h = d;
    for (int n = 1; n < 500; ++n) {
        const double an = -n * (n - k);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        h *= d * c;
        if (std::fabs(d * c - 1.0) < 1e-15) break;
    }
    return 1.0 - front * h;
}

/// Inverse by bisection: 80 halvings reach rounding for any shape, and are monotone in u.
double gamma_quantile(double shape, double u) {
    double lo = 0.0;
    double hi = shape + 10.0;
    while (gamma_p(shape, hi) < u) hi *= 2.0;
    for (int i = 0; i < 80; ++i) {
        const double mid = 0.5 * (lo + hi);
        (gamma_p(shape, mid) < u ? lo : hi) = mid;
    }
    return 0.5 * (lo + hi);
}

}  // namespace

double quantile(const Distribution& d, double u) {
    switch (d.kind) {
        case Distribution::Kind::Fixed: return d.a;
        case Distribution::Kind::Uniform: return d.a + (d.b - d.a) * u;
        case Distribution::Kind::Normal: return d.a + d.b * inverse_normal_cdf(u);
        case Distribution::Kind::Lognormal:
            return d.c + d.a * std::exp(d.b * inverse_normal_cdf(u));
        case Distribution::Kind::Triangular: {
            const double f = (d.b - d.a) / (d.c - d.a);
            return u < f ? d.a + std::sqrt(u * (d.c - d.a) * (d.b - d.a))
                         : d.c - std::sqrt((1.0 - u) * (d.c - d.a) * (d.c - d.b));
        }
        case Distribution::Kind::Gamma: return d.c + d.b * gamma_quantile(d.a, u);
        case Distribution::Kind::Weibull:
            return d.c + d.a * std::pow(-std::log(1.0 - u), 1.0 / d.b);
    }
    return d.a;
}

double sample(const Distribution& d, DrawKey key) {
    double v = quantile(d, draw_uniform(key));
    for (std::uint32_t i = 1; (v < d.min || v > d.max) && i < 1000; ++i) {
        key.attempt = i;
        v = quantile(d, draw_uniform(key));
    }
    return std::clamp(v, d.min, d.max);
}

}  // namespace taicho
