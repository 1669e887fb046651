#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "fire/gas_compare.h"

namespace taicho::fire {
namespace {

/// Folder of the reference runs: TAICHO_REFERENCE/cfast, else beside the source tree.
std::string reference_folder() {
    const char* given = std::getenv("TAICHO_REFERENCE");
    const std::string root =
        given != nullptr ? given : std::string(TAICHO_SOURCE_DIR) + "/../shared/reference";
    return root + "/cfast";
}

class GasReference : public ::testing::TestWithParam<const char*> {};

/// Criteria fixed in the zone-model handbook, section 10, before running.
TEST_P(GasReference, MeetsTheStatedDifferences) {
    const std::string id = GetParam();
    if (!std::filesystem::exists(reference_folder() + "/" + id + "_rooms.csv"))
        GTEST_SKIP() << "reference tables not found; set TAICHO_REFERENCE";
    const GasComparison c = compare_case(reference_case(id), reference_folder());
    ASSERT_TRUE(c.found);
    const bool c4 = id == "C4", c5 = id == "C5";
    EXPECT_LT(c.upper_rise, 0.05) << c.worst_room;
    EXPECT_LT(c.lower_worst, 10.0);
    EXPECT_LT(c.interface_mean, c4 ? 0.10 : 0.05);
    EXPECT_LT(c.flows, c4 || c5 ? 0.10 : 0.05) << c.worst_flow;
    EXPECT_LT(c.species, 0.05);
    EXPECT_LT(c.passing, 0.10);
    EXPECT_LT(std::abs(c.heat), 0.03);
    EXPECT_LT(c.mass_relative, 1e-9);
    EXPECT_LT(c.energy_relative, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Cases, GasReference, ::testing::Values("C1", "C2", "C3", "C4", "C5"));

}  // namespace
}  // namespace taicho::fire
