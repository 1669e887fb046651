#include "fire/spread_formulas.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/constants.h"
#include "core/rng.h"
#include "fire/brands.h"

namespace taicho::fire {
namespace {

// V7
TEST(SpreadFormulas, BlackBody) {
    const double s = constants::k_stefan_boltzmann;
    const double rows[][2] = {{600, 32.9585}, {800, 75.2062}, {900, 107.405}, {1000, 148.981}, {1100, 201.597}};
    for (const auto& r : rows) EXPECT_NEAR(s * std::pow(r[0] + 273.15, 4) / 1e3, r[1], 1e-3 * r[1]);
    EXPECT_NEAR(s * std::pow(830.1 + 273.15, 4), 84e3, 84);
    EXPECT_NEAR(s * std::pow(1038.8 + 273.15, 4), 168e3, 168);
}

// V12
TEST(SpreadFormulas, Hamada) {
    const struct { Hamada h; double down, side, up; } rows[] = {
        {{10, 3, 0, 0}, 161.868, 67.5325, 67.5325},   {{10, 3, 0, 5}, 282.869, 82.8612, 76.1860},
        {{10, 3, 0, 10}, 466.058, 117.588, 91.9579},  {{10, 3, 0.5, 5}, 209.880, 59.4512, 54.6000},
        {{8, 2, 0.3, 3}, 166.898, 57.9622, 55.9634}};
    for (const auto& r : rows) {
        EXPECT_NEAR(r.h.speed(r.h.down()), r.down, 1e-3 * r.down);
        EXPECT_NEAR(r.h.speed(r.h.aside()), r.side, 1e-3 * r.side);
        EXPECT_NEAR(r.h.speed(r.h.up()), r.up, 1e-3 * r.up);
    }
    const Hamada older{10, 3, 0, 5, 1.5};
    EXPECT_NEAR(older.speed(older.down()), 265.189, 0.27);
    const Hamada windy{10, 3, 0, 10};
    EXPECT_NEAR(windy.reach_down(60), 466.058, 0.5);
    EXPECT_NEAR(windy.reach_aside(60), 112.588, 0.12);
    EXPECT_NEAR(windy.reach_up(60), 86.9579, 0.09);
    EXPECT_NEAR(windy.burnt(60, 0.35), 326.88, 0.33);
    const Hamada calm{10, 3, 0, 4};
    EXPECT_NEAR(calm.reach_down(60), 253.772, 0.26);
    EXPECT_NEAR(calm.reach_aside(60), 73.3628, 0.08);
    EXPECT_NEAR(calm.reach_up(60), 68.9314, 0.07);
    EXPECT_NEAR(calm.low_wind(calm.reach_down(60), 60), 166.788, 0.17);
    EXPECT_NEAR(calm.low_wind(calm.reach_aside(60), 60), 94.6245, 0.1);
    EXPECT_NEAR(calm.low_wind(calm.reach_up(60), 60), 92.8519, 0.1);
}

// V13
TEST(Brands, DistanceLaw) {
    const BrandLaw five = himoto_brands(10, 20e6, 5), ten = himoto_brands(10, 20e6, 10);
    EXPECT_NEAR(five.mean, 5.50757, 6e-3);
    EXPECT_NEAR(five.sd, 9.52607, 1e-2);
    EXPECT_NEAR(five.mu, 1.014024, 1.1e-3);
    EXPECT_NEAR(five.sigma, 1.176520, 1.2e-3);
    EXPECT_NEAR(ten.mean, 8.74272, 9e-3);
    EXPECT_NEAR(ten.sd, 12.00210, 1.2e-2);
    EXPECT_NEAR(ten.mu, 1.638527, 1.7e-3);
    EXPECT_NEAR(ten.sigma, 1.029266, 1.1e-3);
    EXPECT_NEAR(pile_threshold(1), 0.06250, 7e-5);
    EXPECT_NEAR(pile_threshold(2), 0.04667, 5e-5);
    EXPECT_NEAR(pile_threshold(3), 0.06168, 7e-5);
    EXPECT_TRUE(std::isinf(pile_threshold(5)));
}

TEST(Brands, SampledMeanAndDensityAgree) {
    const BrandLaw law = himoto_brands(10, 20e6, 10);
    double sum = 0, square = 0;
    const int n = 1000000;
    for (int i = 0; i < n; ++i) {
        const double x = std::exp(law.mu + law.sigma * draw_normal({5, static_cast<std::uint64_t>(i), Purpose::Test, 0}));
        sum += x;
        square += x * x;
    }
    EXPECT_NEAR(sum / n, law.mean, 0.01 * law.mean);
    EXPECT_NEAR(std::sqrt(square / n - sum / n * sum / n), law.sd, 0.02 * law.sd);
    double mass = 0;
    for (double a = 0.05; a < 200; a += 0.1)
        for (double c = -40; c <= 40; c += 1.0) mass += 0.1 * landing_density(law, a, c);
    EXPECT_NEAR(mass, 1.0, 0.01);
}

// V14
TEST(SpreadFormulas, Water) {
    EXPECT_NEAR(water_for(1e6, 1.0), 0.3846, 4e-4);
    EXPECT_NEAR(water_for(1e6, 0.5), 0.7692, 8e-4);
    EXPECT_NEAR(water_for(1e6, 0.32), 1.2019, 1.2e-3);
    EXPECT_DOUBLE_EQ(water_rule(90), 450);
    EXPECT_NEAR(wetting_flow(15e3, 30, 1.0), 0.17308, 2e-4);
}

// V18, V19
TEST(SpreadFormulas, GlassSteelPoolsFireball) {
    EXPECT_NEAR(glass_crack_rise(40e6, 72e9, 9e-6), 61.73, 0.06);
    EXPECT_NEAR(sheet_temperature(20e3, 0.8, 12, 303.15), 578.5, 0.6);
    EXPECT_NEAR(sheet_temperature(30e3, 0.8, 12, 303.15), 652.0, 0.7);
    EXPECT_NEAR(sheet_temperature(50e3, 0.8, 12, 303.15), 757.4, 0.8);
    EXPECT_NEAR(pool_fire(0.090, 1.4, 40.8e6, 1.0), 2.1728e6, 2.2e3);
    EXPECT_NEAR(pool_fire(0.055, 2.1, 43.7e6, 1.0), 1.6565e6, 1.7e3);
    EXPECT_NEAR(fireball_diameter(12), 13.279, 0.013);
    EXPECT_NEAR(fireball_time(12), 1.0302, 1e-3);
}

}  // namespace
}  // namespace taicho::fire
