#include "fire/flashover.h"

#include <gtest/gtest.h>

namespace taicho::fire {
namespace {

// V10
TEST(Flashover, IsoRoomAndShop) {
    const VentOpening door{1.6, 2.0, 0.8};
    EXPECT_NEAR(thomas_flashover(44.48, door), 1202.26, 1.2);
    EXPECT_NEAR(mqh_flashover(44.48, door, 0.03), 1059.96, 1.0);
    EXPECT_NEAR(babrauskas_flashover(door), 1697.06, 1.7);
    EXPECT_NEAR(ventilation_burning({1.8, 2.0, 0.9}), 0.229103, 2e-4);
    EXPECT_NEAR(ventilation_burning({8.32, 2.6, 3.2}), 1.207404, 1e-3);
    EXPECT_NEAR(thomas_flashover(190.08, {8.32, 2.6, 3.2}), 6553.7, 6.5);
}

// V8 (A), (B): rate and temperature; V11: equivalent time.
TEST(Flashover, DevelopedRoom) {
    EXPECT_NEAR(opening_factor({3.0, 1.5, 2.0}, 94), 0.0390876, 4e-5);
    EXPECT_NEAR(deep_room_rate({3.0, 1.5, 2.0}, 94, 4.0 / 5.0), 7.78833, 8e-3);
    EXPECT_NEAR(developed_temperature({3.0, 1.5, 2.0}, 94, 20, 780, 293.15), 1310.74, 1.3);
    const VentOpening shutter{8.32, 2.6, 3.2};
    EXPECT_NEAR(opening_factor(shutter, 198.4), 0.0676189, 7e-5);
    EXPECT_NEAR(deep_room_rate(shutter, 198.4, 3.0), 10.0717, 1e-2);
    EXPECT_NEAR(developed_temperature(shutter, 198.4, 48, 780, 293.15), 1411.45, 1.4);
    EXPECT_NEAR(ventilation_limit(shutter, 198.4, 3.0, 1.5), 10.0717, 1e-2);
    EXPECT_NEAR(ventilation_limit(shutter, 198.4, 1.0, 1.5), 21.13, 2e-2);
    const double w = ventilation_factor_small(shutter, 48, 198.4);
    EXPECT_NEAR(w, 0.930391, 1e-3);
    EXPECT_NEAR(equivalent_time(780, 0.07, w), 50.80, 0.05);
    EXPECT_NEAR(ventilation_factor(3.2, 8.32 / 48, 0.0), 1.035548, 1e-3);
    EXPECT_NEAR(equivalent_time(780, 0.07, ventilation_factor(3.2, 8.32 / 48, 0.0)), 56.54, 0.06);
}

}  // namespace
}  // namespace taicho::fire
