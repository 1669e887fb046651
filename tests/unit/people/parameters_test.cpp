#include "people/parameters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace taicho::people {
namespace {

TEST(Parameters, TableIsComplete) {
    std::set<std::string> keys;
    for (const Parameter& row : parameter_table()) {
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_LE(row.low, row.value) << row.key;
        EXPECT_GE(row.high, row.value) << row.key;
        EXPECT_NE(std::string("RKJD").find(row.flag), std::string::npos) << row.key;
        EXPECT_NE(std::string(row.meaning_en), "");
        EXPECT_NE(std::string(row.meaning_vi), "");
        EXPECT_NE(std::string(row.source), "");
    }
    EXPECT_GT(keys.size(), k_param_count);
}

TEST(Parameters, OverridesByKey) {
    Problems problems;
    const ParameterSet set = resolve_parameters({{"wake.adult_l50_dba", 58.0}}, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(set[Param::WakeAdultL50], 58.0);
    EXPECT_EQ(set[Param::WakeAdultS], 5.5);
}

TEST(Parameters, UnknownKeyIsRefusedWithTheClosest) {
    Problems problems;
    (void)resolve_parameters({{"wake.adlt_l50_dba", 58.0}}, problems);
    ASSERT_TRUE(problems.has_errors());
    EXPECT_EQ(problems.list()[0].suggestion, "wake.adult_l50_dba");
}

TEST(Parameters, ImpossibleIsAnErrorDoubtfulAWarning) {
    Problems problems;
    (void)resolve_parameters({{"household.size_1", -0.1}}, problems);
    EXPECT_TRUE(problems.has_errors());
    Problems doubtful;
    (void)resolve_parameters({{"wake.adult_l50_dba", 75.0}}, doubtful);
    EXPECT_FALSE(doubtful.has_errors());
    EXPECT_EQ(doubtful.list().size(), 1u);
    Problems nan;
    (void)resolve_parameters({{"wake.adult_l50_dba", std::nan("")}}, nan);
    EXPECT_TRUE(nan.has_errors());
}

}  // namespace
}  // namespace taicho::people
