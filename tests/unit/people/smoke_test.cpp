#include "people/smoke_speed.h"

#include <gtest/gtest.h>

#include <cmath>

namespace taicho::people {
namespace {

TEST(SmokeSpeed, IrritantFactorVectors) {  // handbook C2
    const double x[] = {0, 0.05, 0.1, 0.2, 0.3, 0.5, 1};
    const double f[] = {1.00, 0.914, 0.714, 0.308, 0.141, 0.083, 0};
    for (int i = 0; i < 7; ++i) EXPECT_NEAR(irritant_factor(x[i]), f[i], 0.0005);
}

TEST(SmokeSpeed, ComparisonOfLaws) {  // handbook C5, the trap
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::FdsEvac, 1.2, 1.0) / 1.2, 0.92, 0.005);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Fridolf, 1.2, 1.0), 0.86, 0.005);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Jin, 1.2, 1.0), 0.62, 0.006);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::FdsEvac, 1.2, 3.0) / 1.2, 0.76, 0.005);
    EXPECT_EQ(speed_in_smoke(SmokeLaw::Jin, 1.2, 3.0), 0.0);
}

TEST(SmokeSpeed, FormulaOfEachLaw) {
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Fridolf, 1.0, 1.25), 1.0 - 0.34 * (3 - 1.6), 1e-12);
    EXPECT_DOUBLE_EQ(speed_in_smoke(SmokeLaw::Fridolf, 1.0, 20.0), 0.2);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Jin, 1.3, 0.8), 1.0573 - 0.4326 * 0.8, 1e-12);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::JinIrritant, 1.3, 0.4), 1.1517 - 0.9578 * 0.4, 1e-12);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Frantzich, 1.3, 4.0), 0.706 - 0.057 * 4, 1e-12);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::Purser2003, 1.3, 0.6), 1.3 * (1.236 - 1.738 * 0.6 / 2.303),
                1e-12);
    EXPECT_NEAR(speed_in_smoke(SmokeLaw::PurserIrritant, 1.3, 3.0), 0.6423 - 0.1364 * std::log(3.0),
                1e-12);
}

TEST(SmokeSpeed, NeverFasterThanInClearAir) {
    for (const auto key : smoke_law_keys()) {
        const SmokeLaw law = *smoke_law_from(key);
        double last = 1.3;
        for (double k = 0.0; k < 12.0; k += 0.05) {
            const double v = speed_in_smoke(law, 1.3, k);
            EXPECT_LE(v, last + 1e-12) << key << " " << k;
            EXPECT_GE(v, 0.0);
            last = v;
        }
        EXPECT_EQ(speed_in_smoke(law, 1.3, 0.0), 1.3);
        EXPECT_LE(speed_in_smoke(law, 0.1, 2.0), 0.1) << "the floor does not speed up the slow";
    }
    EXPECT_FALSE(smoke_law_from("nonsense"));
}

TEST(SmokeSpeed, LossesAdd) {
    EXPECT_DOUBLE_EQ(combine_factors(0.8, 0.7), 0.5);
    EXPECT_EQ(combine_factors(0.4, 0.3), 0.0);
}

}  // namespace
}  // namespace taicho::people
