#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Statistics of paired runs. Every function is a pure function of its input: the bootstrap draws from the
/// keyed generator, so equal data give equal intervals.
namespace taicho::study {

struct Interval {
    double low = 0, high = 0;
};

/// Mean, spread and quantiles of one outcome over the runs of an arm. Missing values (NaN) are left out and
/// counted.
struct Spread {
    std::size_t n = 0, missing = 0;
    double mean = 0, sd = 0;
    Interval ci;                     ///< of the mean
    double median = 0, p95 = 0;
    std::string method;              ///< t | bootstrap | constant
};

/// Difference of an arm to its baseline, pair by pair.
struct Difference {
    std::size_t n = 0;               ///< pairs in which both values are there
    std::size_t unequal = 0;         ///< pairs that differ at all
    double mean = 0, sd = 0;
    Interval ci;
    double variance_ratio = 0;       ///< paired over unpaired variance; NaN when both arms are constant
    std::string method;              ///< paired-t | paired-bootstrap | all-equal | no-pairs
    /// Does the interval leave zero out?
    [[nodiscard]] bool clear() const { return n > 1 && (ci.low > 0.0 || ci.high < 0.0); }
};

/// How intervals are made.
struct StatisticsDef {
    double confidence = 0.95;
    int resamples = 4000;            ///< of the bootstrap
    /// The t interval needs a mean that is near normal. With few differing pairs or strong skew it is not:
    /// then the bias-corrected accelerated bootstrap is taken (Efron 1987). (J)
    std::size_t t_needs_unequal = 30;
    double t_needs_skew_below = 1.0; ///< [-] |skewness| of the values over sqrt(n / 30)
};

[[nodiscard]] double mean(const std::vector<double>& x);
/// Sample standard deviation (n - 1); 0 for fewer than two values.
[[nodiscard]] double standard_deviation(const std::vector<double>& x);
/// Quantile by linear interpolation of order statistics (Hyndman and Fan 1996, type 7); NaN when empty.
[[nodiscard]] double quantile(std::vector<double> x, double p);
/// Interval of a share seen `hits` times in `n` (Wilson 1927, JASA 22, score interval); [0, 1] for n = 0.
[[nodiscard]] Interval wilson_interval(std::size_t hits, std::size_t n, double confidence);
/// Student t interval of the mean.
[[nodiscard]] Interval t_interval(const std::vector<double>& x, double confidence);
/// Bias-corrected accelerated bootstrap interval of the mean (Efron 1987, JASA 82, 171-185).
[[nodiscard]] Interval bootstrap_interval(const std::vector<double>& x, double confidence,
                                          int resamples);

[[nodiscard]] Spread spread(const std::vector<double>& x, const StatisticsDef& def);
/// `a` and `b` row by row from the same repeat.
[[nodiscard]] Difference paired_difference(const std::vector<double>& a, const std::vector<double>& b,
                                           const StatisticsDef& def);
/// Interaction of two measures: (both - a) - (b - none), pair by pair; 0 = effects add up.
[[nodiscard]] Difference interaction(const std::vector<double>& none, const std::vector<double>& a,
                                     const std::vector<double>& b, const std::vector<double>& both,
                                     const StatisticsDef& def);

/// Pointwise band of many curves on one grid; shorter curves keep their last value.
struct Band {
    std::vector<double> mean, low, high, median;   ///< low and high: 10 % and 90 % of runs
};
[[nodiscard]] Band band(const std::vector<std::vector<float>>& curves);

/// Functional convergence of exit-time curves over runs (Ronchi, Reneke, Peacock 2014, NIST TN 1822).
struct Convergence {
    double erd = 0;   ///< Euclidean relative difference of the last two mean curves
    double epc = 0;   ///< Euclidean projection coefficient
    double sc = 0;    ///< secant cosine
};
[[nodiscard]] Convergence compare_curves(const std::vector<double>& now, const std::vector<double>& before);
struct ConvergenceLimits {
    double total = 0.005, sd = 0.05, functional = 0.01;
    int consecutive = 10;
};
/// First number of runs from which all measures stay below their limits, or 0 when never. Each run is the
/// sorted list of the times at which people left; runs are cut to the shortest.
[[nodiscard]] std::size_t runs_to_converge(const std::vector<std::vector<double>>& exit_times,
                                           const ConvergenceLimits& limits = {});

}  // namespace taicho::study
