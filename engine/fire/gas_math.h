#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

/// Small functions of the inner loops. Own polynomials: libm may pick another variant on another CPU.
namespace taicho::fire {

/// e^-x for x >= 0, relative error below 2e-10; 0 beyond 700.
inline double exp_minus(double x) {
    constexpr double k_log2e = 1.4426950408889634, k_ln2 = 0.6931471805599453;
    const double y = std::min(x, 700.0) * k_log2e;
    const double n = static_cast<double>(static_cast<std::int32_t>(y + 0.5));
    const double r = (n - y) * k_ln2;  // in [-0.35, 0.35]
    const double p =
        1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 +
        r * (1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320))))))));
    const auto bits = static_cast<std::uint64_t>(1023 - static_cast<std::int64_t>(n)) << 52;
    return p * std::bit_cast<double>(bits);
}

/// Cube root of x >= 0: bit estimate and three Newton steps, relative error below 1e-12.
inline double cube_root(double x) {
    if (x < 1e-300) return 0;
    const std::uint64_t b = std::bit_cast<std::uint64_t>(x) / 3 + 0x2A9F7893782DA1CEull;
    double y = std::bit_cast<double>(b);
    for (int i = 0; i < 3; ++i) y = (2.0 * y + x / (y * y)) * (1.0 / 3.0);
    return y;
}

/// tanh, absolute error below 1e-9.
inline double smooth_tanh(double x) {
    const double e = exp_minus(2 * std::fabs(x));
    return std::copysign((1 - e) / (1 + e), x);
}

/// Natural convection on ceiling, upper wall, lower wall and floor [W/m2K per K^(1/3)]: CFAST.
inline constexpr double k_surface_film[4] = {1.52, 1.31, 1.31, 1.52};

/// Smooth step of CFAST: 0 at 0, 1 at 1.
inline double smooth_step(double xi) {
    if (xi <= 0) return 0;
    if (xi >= 1) return 1;
    return std::clamp(0.5 + 0.5025 * smooth_tanh(6 * xi - 3), 0.0, 1.0);
}

}  // namespace taicho::fire
