#include "fire/outdoor_smoke.h"

#include <gtest/gtest.h>

namespace taicho::fire {
namespace {

// V16
TEST(StreetSmoke, HandbookCase) {
    const StreetSmoke s = street_smoke(5e6, 17.5e6, 0.1, 0.35, 2.0, 3.0, 6.0);
    EXPECT_NEAR(s.soot, 0.79365e-3, 8e-7);
    EXPECT_NEAR(s.extinction, 6.9048, 7e-3);
    EXPECT_NEAR(3.0 / s.extinction, 0.4345, 5e-4);
    EXPECT_NEAR(s.rise, 75.23, 0.08);
}

}  // namespace
}  // namespace taicho::fire
