#include "fire/external_flame.h"

#include <cmath>

#include <gtest/gtest.h>

namespace taicho::fire {
namespace {

// V8, handbook section 7.
TEST(ExternalFlame, RoomA) {
    const ExternalFlame f = flame_without_draught({7.78833, 3.0, 1.5, 2.0});
    EXPECT_NEAR(f.height, 3.16652, 3e-3);
    EXPECT_NEAR(f.reach, 0.5, 5e-4);
    EXPECT_NEAR(f.length, 3.91652, 4e-3);
    EXPECT_NEAR(f.temperature, 1278.93, 1.3);
}

TEST(ExternalFlame, TubeShopB) {
    const ExternalFlame f = flame_without_draught({10.0717, 8.32, 2.6, 3.2});
    EXPECT_NEAR(f.height, 1.44904, 1.5e-3);
    EXPECT_NEAR(f.reach, 0.866667, 1e-3);
    EXPECT_NEAR(f.length, 2.74904, 3e-3);
    EXPECT_NEAR(f.temperature, 1178.55, 1.2);
    EXPECT_NEAR(f.at(2.3), 872.8, 0.9);
    EXPECT_NEAR(f.emissivity, 0.40548, 4e-4);
    EXPECT_NEAR(f.emission(2.3), 13.34e3, 14);
}

TEST(ExternalFlame, BedroomCAndPublishedE) {
    EXPECT_NEAR(flame_without_draught({3.76953, 1.44, 1.2, 1.2}).height, 2.84378, 3e-3);
    const ExternalFlame e = flame_without_draught({2.6685, 1.82 * 1.1, 1.1, 1.82});
    EXPECT_NEAR(e.length, 1.88, 0.01);
}

TEST(ExternalFlame, ThroughDraughtD) {
    const ExternalFlame f = flame_with_draught({13.0, 3.0, 1.5, 2.0}, 6.0);
    EXPECT_NEAR(f.height, 3.24491, 3e-3);
    EXPECT_NEAR(f.reach, 5.77604, 6e-3);
    EXPECT_NEAR(f.width, 4.31042, 4e-3);
    EXPECT_NEAR(f.length, 6.62511, 7e-3);
    EXPECT_NEAR(f.temperature, 1029.17, 1.0);
}

// V20
TEST(OpenFlame, TiltsInWind) {
    const double u = wind_number(5.0, 0.03, 4.0), deg = 180.0 / std::acos(-1.0);
    EXPECT_NEAR(u, 5.0321, 5e-3);
    EXPECT_NEAR(tilt_aga(u) * deg, 63.53, 0.07);
    EXPECT_NEAR(tilt_thomas(u) * deg, 71.51, 0.07);
    EXPECT_EQ(tilt_aga(0.5), 0.0);
}

TEST(ExternalFlame, LeansAwayFromItsFacadeInWind) {
    const FlameSource shop{10.0717, 8.32, 2.6, 3.2};
    const ExternalFlame upright = flame_without_draught(shop), calm = lean(upright, shop, 0.0);
    EXPECT_EQ(calm.height, upright.height);
    EXPECT_EQ(calm.reach, upright.reach);
    // Below the flame's own speed it stands upright (u* <= 1); above, further out and lower, never longer.
    const ExternalFlame breeze = lean(upright, shop, 0.5), wind = lean(upright, shop, 8.0);
    EXPECT_EQ(breeze.reach, upright.reach);
    EXPECT_GT(wind.reach, upright.reach);
    EXPECT_LT(wind.height, upright.height);
    EXPECT_LE(std::hypot(wind.height, wind.reach), std::hypot(upright.height, upright.reach) + 1e-9);
}

}  // namespace
}  // namespace taicho::fire
