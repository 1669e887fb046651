// A study is data before it is work: bases, axes, seeds, refusals.
#include <gtest/gtest.h>

#include "io/csv.h"
#include "study/plan.h"

namespace taicho::study {
namespace {

StudyDef small() {
    StudyDef def = standard_study();
    def.repeats = 3;
    return def;
}

TEST(Plan, ArmsOfARepeatShareTheirSeeds) {
    Problems problems;
    const ExpandedStudy s = expand(small(), 10, 20, {}, problems);
    ASSERT_TRUE(problems.empty());
    ASSERT_EQ(s.plans.size(), 15u);
    EXPECT_EQ(s.plans[7].index, 7u);
    EXPECT_EQ(s.plans[7].repeat, 1u);
    for (int i = 5; i < 10; ++i) {
        EXPECT_EQ(s.plans[static_cast<std::size_t>(i)].seed, 11u);
        EXPECT_EQ(s.plans[static_cast<std::size_t>(i)].population_seed, 21u);
    }
}

TEST(Plan, ChangesStandOnTheirBase) {
    Problems problems;
    const ExpandedStudy s = expand(small(), 1, 1, {}, problems);
    const Point& both = s.points[4];
    EXPECT_EQ(both.base, "none");
    ASSERT_EQ(both.set.size(), 3u);
    EXPECT_EQ(both.set[0], (Override{"measures.extinguishers.per_household", "1"}));
    EXPECT_EQ(both.set[2], (Override{"measures.training.talk_fraction", "0"}));
}

TEST(Plan, UnpairedSeedsDifferBetweenArms) {
    StudyDef def = small();
    def.pair_seed = false;
    Problems problems;
    const ExpandedStudy s = expand(def, 1, 1, {}, problems);
    EXPECT_NE(s.plans[0].seed, s.plans[1].seed);
    EXPECT_EQ(s.plans[0].population_seed, s.plans[1].population_seed);
}

TEST(Plan, AxesMakePointsAndCompareWithTheBaseArm) {
    StudyDef def = small();
    def.axes.push_back({"coverage",
                        {"measures.training.drill_fraction", "measures.extinguishers.households_fraction"},
                        {"0", "0.5", "1"},
                        {"both"},
                        {}});
    Problems problems;
    const ExpandedStudy s = expand(def, 1, 1, {"none", "both"}, problems);
    ASSERT_EQ(s.points.size(), 4u);
    EXPECT_EQ(s.points[2].key, "both[coverage=0.5]");
    EXPECT_EQ(s.points[2].base, "none");
    EXPECT_EQ(s.points[2].set.back().value, "0.5");
    const auto rows = io::parse_csv(plan_csv(s), "plan.csv");
    ASSERT_EQ(rows.size(), 13u);
    EXPECT_EQ(rows[0][4], "coverage");
    EXPECT_EQ(rows[3][4], "0.5");
}

TEST(Plan, RefusesUnknownCircularAndRepeated) {
    StudyDef def = small();
    def.arms[1].base = "nonee";
    Problems unknown;
    (void)expand(def, 1, 1, {}, unknown);
    ASSERT_TRUE(unknown.has_errors());
    EXPECT_EQ(unknown.list()[0].suggestion, "none");

    def = small();
    def.arms[0].base = "both";
    Problems circle;
    (void)expand(def, 1, 1, {}, circle);
    ASSERT_TRUE(circle.has_errors());
    EXPECT_EQ(circle.list()[0].code, "E-REF-02");

    def = small();
    def.arms[1].id = "none";
    Problems twice;
    (void)expand(def, 1, 1, {}, twice);
    EXPECT_EQ(twice.list()[0].code, "E-KEY-02");

    Problems arms;
    (void)expand(small(), 1, 1, {"trainde"}, arms);
    ASSERT_TRUE(arms.has_errors());
    EXPECT_EQ(arms.list()[0].suggestion, "trained");
}

TEST(Plan, FindsTheTwoByTwo) {
    Problems problems;
    const ExpandedStudy s = expand(small(), 1, 1, {}, problems);
    const auto t = two_by_twos(s);
    ASSERT_EQ(t.size(), 1u);
    EXPECT_EQ(s.points[t[0].none].key, "none");
    EXPECT_EQ(s.points[t[0].a].key, "extinguishers");
    EXPECT_EQ(s.points[t[0].b].key, "trained");
    EXPECT_EQ(s.points[t[0].both].key, "both");
}

}  // namespace
}  // namespace taicho::study
