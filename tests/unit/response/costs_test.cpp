#include "response/costs.h"

#include <gtest/gtest.h>

#include "response/extinguisher_kinds.h"

namespace taicho::response {
namespace {

/// People handbook E, "Bound": a bottle 65-95 000 a year, a drilled member about 60 000, 150 of both 19-23 M.
TEST(Costs, MeetTheBoundOfTheHandbook) {
    EXPECT_GE(cost_item("MFZL4").annual_vnd(), 65e3);
    EXPECT_LE(cost_item("MFZL4").annual_vnd(), 95e3);
    Measures m;
    m.extinguishers.per_household = 1;
    m.training.drill_fraction = m.training.talk_fraction = 1;
    const auto lines = annual_costs(m, {.households = 150});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].measure, "training");
    EXPECT_NEAR(lines[1].vnd_year / 150, 60e3, 1e3);
    EXPECT_GE(total_vnd_year(lines), 18.5e6);
    EXPECT_LE(total_vnd_year(lines), 23.5e6);
}

TEST(Costs, NothingOnTheSpotCostsNothing) {
    EXPECT_TRUE(annual_costs(Measures{}, {.households = 150, .alley_m = 500}).empty());
}

TEST(Costs, EveryKindOfBottleHasAPrice) {
    for (const ExtinguisherKind& k : extinguisher_kinds()) EXPECT_GT(cost_item(k.name).price_vnd, 0) << k.name;
}

}  // namespace
}  // namespace taicho::response
