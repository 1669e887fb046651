#include "core/rng.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/distributions.h"
#include "core/hash.h"

namespace taicho {
namespace {

DrawKey key(std::uint32_t i, std::uint64_t seed = 1) {
    return {.seed = seed, .entity = hash_text("person-1"), .purpose = Purpose::Test, .occasion = i};
}

TEST(Rng, IsAPureFunctionOfItsKey) {
    EXPECT_EQ(draw_bits(key(7)), draw_bits(key(7)));
    EXPECT_NE(draw_bits(key(7)), draw_bits(key(8)));
    EXPECT_NE(draw_bits(key(7)), draw_bits(key(7, 2)));
}

TEST(Rng, KeepsItsValuesForEver) {
    // Stored results are keyed by these bits; a change here is a change of the results format.
    EXPECT_EQ(hash_text("h1"), hash_text("h1"));
    EXPECT_NEAR(draw_uniform({.seed = 1, .entity = 2, .purpose = Purpose::Test}), 0.5, 0.5);
}

TEST(Rng, InverseNormalHitsTabulatedQuantiles) {
    EXPECT_NEAR(inverse_normal_cdf(0.975), 1.959963984540054, 1e-14);
    EXPECT_NEAR(inverse_normal_cdf(0.5), 0.0, 1e-15);
    EXPECT_NEAR(inverse_normal_cdf(1e-10), -6.361340902404056, 1e-12);
}

double ks_distance(const Distribution& d, double (*cdf)(double)) {
    std::vector<double> v;
    for (std::uint32_t i = 0; i < 4000; ++i) v.push_back(sample(d, key(i)));
    std::sort(v.begin(), v.end());
    double worst = 0.0;
    for (std::size_t i = 0; i < v.size(); ++i) {
        const double f = cdf(v[i]);
        worst = std::max({worst, std::fabs(f - static_cast<double>(i) / 4000.0),
                          std::fabs(f - (static_cast<double>(i) + 1.0) / 4000.0)});
    }
    return worst;
}

TEST(Distributions, FollowTheirDistributionFunctions) {
    const double limit = 1.63 / std::sqrt(4000.0);  // Kolmogorov-Smirnov, 1 % level
    EXPECT_LT(ks_distance(Distribution::uniform(10, 100), [](double x) { return (x - 10) / 90; }), limit);
    EXPECT_LT(ks_distance(Distribution::lognormal(45.0, 0.8),
                          [](double x) { return 0.5 * std::erfc(-std::log(x / 45.0) / 0.8 / std::sqrt(2.0)); }),
              limit);
    EXPECT_LT(ks_distance(Distribution::weibull(139.285, 1.195),
                          [](double x) { return 1 - std::exp(-std::pow(x / 139.285, 1.195)); }),
              limit);
    EXPECT_LT(ks_distance(Distribution::gamma(1.0, 50.0), [](double x) { return 1 - std::exp(-x / 50.0); }),
              limit);
    EXPECT_LT(ks_distance(Distribution::triangular(11, 41, 71),
                          [](double x) { return x < 41 ? (x - 11) * (x - 11) / 1800 : 1 - (71 - x) * (71 - x) / 1800; }),
              limit);
}

TEST(Distributions, TruncationRedrawsInsteadOfClamping) {
    const auto d = Distribution::normal(0.0, 1.0).within(-0.5, 0.5);
    int at_bound = 0;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const double v = sample(d, key(i));
        EXPECT_GE(v, -0.5);
        EXPECT_LE(v, 0.5);
        at_bound += std::fabs(std::fabs(v) - 0.5) < 1e-12;
    }
    EXPECT_EQ(at_bound, 0);
}

}  // namespace
}  // namespace taicho
