#pragma once

#include <cstdint>
#include <limits>

#include "core/rng.h"

namespace taicho {

/// A value that varies by person, thing or occasion, as a scenario states it. Truncation re-draws (no
/// probability atom at the cut). Our own: std:: distributions differ between libraries.
struct Distribution {
    enum class Kind : std::uint8_t { Fixed, Uniform, Normal, Lognormal, Triangular, Gamma, Weibull };
    Kind kind = Kind::Fixed;
    double a = 0.0;      ///< value | low | mean | median | low | shape | scale
    double b = 0.0;      ///< - | high | sd | sd of ln | mode | scale | shape
    double c = 0.0;      ///< - | - | - | shift | high | shift | shift   (added to the draw)
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();

    static Distribution fixed(double v) { return {Kind::Fixed, v}; }
    static Distribution uniform(double lo, double hi) { return {Kind::Uniform, lo, hi}; }
    static Distribution normal(double mean, double sd) { return {Kind::Normal, mean, sd}; }
    /// LN(median, sd of ln) of the handbooks.
    static Distribution lognormal(double median, double sd_ln) {
        return {Kind::Lognormal, median, sd_ln};
    }
    static Distribution triangular(double lo, double mode, double hi) {
        return {Kind::Triangular, lo, mode, hi};
    }
    static Distribution gamma(double shape, double scale) { return {Kind::Gamma, shape, scale}; }
    static Distribution weibull(double scale, double shape) { return {Kind::Weibull, scale, shape}; }
    [[nodiscard]] Distribution within(double lo, double hi) const {
        Distribution d = *this;
        d.min = lo;
        d.max = hi;
        return d;
    }
    friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// One value. The key's `attempt` is used up to 1000 times for truncation; then the nearer bound.
[[nodiscard]] double sample(const Distribution& d, DrawKey key);
/// Value at probability u in (0,1) without truncation; monotone in u.
[[nodiscard]] double quantile(const Distribution& d, double u);

}  // namespace taicho
