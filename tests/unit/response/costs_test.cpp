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

/// Half of the way from what works today to all in order costs half of the upkeep; today's state costs nothing.
TEST(Costs, BlockSystemsCostWhatTheyAreBroughtUpBy) {
    Measures m;
    CostBasis b;
    b.storeys = 9;
    m.extinguishers.per_household = 0;
    EXPECT_TRUE(annual_costs(m, b).empty());
    m.block_systems.sprinkler_fraction = 0.9;
    ASSERT_EQ(annual_costs(m, b).size(), 1u);
    EXPECT_NEAR(annual_costs(m, b)[0].vnd_year, 9 * 0.5 * 1.5e6, 1.0);
}

/// A hood for each of 3.5 people, five years: 140 000 VND a year beside the set of tools.
TEST(Costs, HoodsArePerPerson) {
    Measures m;
    CostBasis b;
    b.households = 1;
    m.tools = {1.0, {"hood"}};
    EXPECT_NEAR(total_vnd_year(annual_costs(m, b)), 3.5 * 200e3 / 5, 1.0);
    m.tools.kinds = {"crowbar", "hood"};
    EXPECT_NEAR(total_vnd_year(annual_costs(m, b)), 3.5 * 200e3 / 5 + 300e3 / 15, 1.0);
}

TEST(Costs, NothingOnTheSpotCostsNothing) {
    EXPECT_TRUE(annual_costs(Measures{}, {.households = 150, .alley_m = 500}).empty());
}

TEST(Costs, EveryKindOfBottleHasAPrice) {
    for (const ExtinguisherKind& k : extinguisher_kinds()) EXPECT_GT(cost_item(k.name).price_vnd, 0) << k.name;
}

}  // namespace
}  // namespace taicho::response
