#include <gtest/gtest.h>

#include "fire/gas_fuzz.h"

namespace taicho::fire {
namespace {

/// The full tier of `taicho verify gas` runs ten thousand.
TEST(GasFuzz, RandomBuildingsStaySound) {
    constexpr int k_cases = 300;
    std::uint64_t halved = 0;
    for (int i = 0; i < k_cases; ++i) {
        const GasFuzzResult r = run_gas_fuzz(static_cast<std::uint64_t>(i));
        ASSERT_EQ(r.fault, "");
        EXPECT_LT(r.mass_error, 1e-9) << "case " << i;
        EXPECT_LT(r.energy_error, 1e-4) << "case " << i;
        halved += r.halved;
    }
    // A stall would show as steps halved without end.
    EXPECT_LT(halved, static_cast<std::uint64_t>(k_cases) * 240);
}

}  // namespace
}  // namespace taicho::fire
