// Statistics against values worked out by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "core/rng.h"
#include "study/statistics.h"

namespace taicho::study {
namespace {

TEST(Statistics, MeanSpreadAndQuantilesByHand) {
    const std::vector<double> x = {1, 2, 3, 4, 10};
    EXPECT_DOUBLE_EQ(mean(x), 4.0);
    // squares of deviations 9+4+1+0+36 = 50; 50/4 = 12.5
    EXPECT_DOUBLE_EQ(standard_deviation(x), std::sqrt(12.5));
    EXPECT_DOUBLE_EQ(quantile(x, 0.5), 3.0);
    EXPECT_DOUBLE_EQ(quantile(x, 0.95), 4.0 + 0.8 * 6.0);   // position 3.8
}

TEST(Statistics, TIntervalByHand) {
    // n = 5, t(0.975, 4) = 2.776445105; half = 2.776445105 * sqrt(12.5) / sqrt(5) = 4.389945...
    const Interval i = t_interval({1, 2, 3, 4, 10}, 0.95);
    EXPECT_NEAR(i.low, 4.0 - 2.776445105 * std::sqrt(2.5), 1e-8);
    EXPECT_NEAR(i.high, 4.0 + 2.776445105 * std::sqrt(2.5), 1e-8);
}

TEST(Statistics, PairedDifferenceByHand) {
    const std::vector<double> a = {1, 0, 2, 1};
    const std::vector<double> b = {3, 1, 5, 1};
    StatisticsDef def;
    def.t_needs_unequal = 0;
    def.t_needs_skew_below = 100;
    const Difference d = paired_difference(a, b, def);
    // differences -2 -1 -3 0: mean -1.5, sd sqrt(5/3)
    EXPECT_DOUBLE_EQ(d.mean, -1.5);
    EXPECT_DOUBLE_EQ(d.sd, std::sqrt(5.0 / 3.0));
    EXPECT_EQ(d.unequal, 3u);
    // variances: a 2/3, b 11/3
    EXPECT_NEAR(d.variance_ratio, (5.0 / 3.0) / (2.0 / 3.0 + 11.0 / 3.0), 1e-12);
    // t(0.975, 3) = 3.182446305
    EXPECT_NEAR(d.ci.low, -1.5 - 3.182446305 * std::sqrt(5.0 / 12.0), 1e-8);
    EXPECT_EQ(d.method, "paired-t");
}

TEST(Statistics, MissingValuesDropThePairAndAreCounted) {
    const double nan = std::nan("");
    const Difference d = paired_difference({1, nan, 3}, {1, 2, 5}, {});
    EXPECT_EQ(d.n, 2u);
    EXPECT_DOUBLE_EQ(d.mean, -1.0);
    EXPECT_EQ(spread({1, nan, 3}, {}).missing, 1u);
    EXPECT_EQ(paired_difference({nan}, {1}, {}).method, "no-pairs");
}

TEST(Statistics, EqualPairsSaySo) {
    const Difference d = paired_difference({1, 2, 3}, {1, 2, 3}, {});
    EXPECT_EQ(d.method, "all-equal");
    EXPECT_EQ(d.unequal, 0u);
    EXPECT_DOUBLE_EQ(d.ci.low, 0.0);
    EXPECT_FALSE(d.clear());
}

TEST(Statistics, FewDifferingPairsUseTheBootstrap) {
    std::vector<double> a(100, 0.0), b(100, 0.0);
    for (int i = 0; i < 6; ++i) b[static_cast<std::size_t>(i) * 9] = 2.0;
    const Difference d = paired_difference(a, b, {});
    EXPECT_EQ(d.method, "paired-bootstrap");
    EXPECT_DOUBLE_EQ(d.mean, -0.12);
    EXPECT_LT(d.ci.high, 0.0);
    EXPECT_GT(d.ci.low, -0.4);
    const Difference again = paired_difference(a, b, {});
    EXPECT_EQ(d.ci.low, again.ci.low);
}

TEST(Statistics, BootstrapAgreesWithTOnNormalData) {
    std::vector<double> x;
    for (std::uint32_t i = 0; i < 200; ++i) x.push_back(draw_normal({3, 1, Purpose::Test, i}));
    const Interval t = t_interval(x, 0.95);
    const Interval b = bootstrap_interval(x, 0.95, 4000);
    EXPECT_NEAR(t.low, b.low, 0.02);
    EXPECT_NEAR(t.high, b.high, 0.02);
}

TEST(Statistics, IntervalsCoverTheTruthAsOftenAsTheySay) {
    // Zero-inflated counts as deaths are: 15 % of fires kill 1..3. True mean 0.3.
    int covered = 0;
    for (std::uint64_t study = 0; study < 200; ++study) {
        std::vector<double> x;
        for (std::uint32_t i = 0; i < 100; ++i) {
            const double u = draw_uniform({study, 7, Purpose::Test, i});
            x.push_back(u < 0.05 ? 1.0 : u < 0.10 ? 2.0 : u < 0.15 ? 3.0 : 0.0);
        }
        StatisticsDef def;
        def.resamples = 500;
        const Spread s = spread(x, def);
        covered += s.ci.low <= 0.3 && 0.3 <= s.ci.high;
    }
    EXPECT_GE(covered, 180);   // 95 % of 200 = 190, standard deviation 3.1
}

TEST(Statistics, InteractionIsTheDifferenceOfDifferences) {
    const Difference d = interaction({10, 8}, {6, 5}, {7, 6}, {1, 2}, {});
    // (1-6)-(7-10) = -2; (2-5)-(6-8) = -1
    EXPECT_DOUBLE_EQ(d.mean, -1.5);
}

TEST(Statistics, BandKeepsTheLastValueOfShortRuns) {
    const Band b = band({{4, 2}, {4, 3, 1}, {4, 1, 1}});
    ASSERT_EQ(b.mean.size(), 3u);
    EXPECT_DOUBLE_EQ(b.mean[1], 2.0);
    EXPECT_DOUBLE_EQ(b.mean[2], 4.0 / 3.0);   // 2, 1, 1
    EXPECT_DOUBLE_EQ(b.median[2], 1.0);
}

TEST(Statistics, CurveMeasuresByHand) {
    const Convergence same = compare_curves({1, 2, 3}, {1, 2, 3});
    EXPECT_DOUBLE_EQ(same.erd, 0.0);
    EXPECT_DOUBLE_EQ(same.epc, 1.0);
    EXPECT_NEAR(same.sc, 1.0, 1e-12);
    const Convergence twice = compare_curves({2, 4, 6}, {1, 2, 3});
    EXPECT_DOUBLE_EQ(twice.erd, 0.5);   // |m| / |2m|
    EXPECT_DOUBLE_EQ(twice.epc, 2.0);
    EXPECT_NEAR(twice.sc, 1.0, 1e-12);  // same shape
}

TEST(Statistics, ConvergenceNeedsTheStatedRow) {
    const std::vector<std::vector<double>> equal(30, std::vector<double>{1, 2, 3, 4});
    EXPECT_EQ(runs_to_converge(equal), 12u);   // two runs to compare, then ten in a row
    std::vector<std::vector<double>> wild;
    for (int i = 0; i < 12; ++i) wild.push_back({1.0, 2.0 + 100.0 * (i % 2), 200.0 * (1 + i % 2)});
    EXPECT_EQ(runs_to_converge(wild), 0u);
}

}  // namespace
}  // namespace taicho::study
