// The ranking says what the report says, and its ratio is the one the handbook defines.
#include "study/rank.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "synthetic_study.h"

namespace taicho::study {
namespace {

constexpr double k_fires_per_year = 0.25;

LoadedStudy loaded(int repeats) {
    LoadedStudy s;
    s.stored.def = standard_study();
    s.stored.def.repeats = repeats;
    s.stored.context.fires_per_year = k_fires_per_year;
    Problems problems;
    s.study = expand(s.stored.def, 5, 6, {}, problems);
    EXPECT_TRUE(problems.empty());
    for (std::size_t p = 0; p < s.study.points.size(); ++p) s.stored.context.costs.push_back(1e6 * static_cast<double>(p));
    for (const Plan& plan : s.study.plans) {
        s.rows.push_back(run_row(test::synthetic_run(s.study, plan)));
        s.rows.back().plan = plan.index;
        s.rows.back().done = true;
    }
    s.summary = summarise(s.study, s.rows, s.stored.context.ids);
    return s;
}

double mean_fall(const LoadedStudy& s, std::uint32_t point, const char* key) {
    const auto f = static_cast<std::size_t>(field_of(key));
    const auto without = values_of(s.study, s.rows, 0, f);
    const auto with = values_of(s.study, s.rows, point, f);
    double sum = 0.0;
    for (std::size_t i = 0; i < with.size(); ++i) sum += without[i] - with[i];
    return sum / static_cast<double>(with.size());
}

TEST(Rank, RatioIsTheHandbooksAndBestComesFirst) {
    const LoadedStudy s = loaded(40);
    const auto rows = rank_arms(s);
    ASSERT_EQ(rows.size() + 1, s.study.points.size());
    double last = -HUGE_VAL;
    for (const RankRow& r : rows) {
        const double casualties = mean_fall(s, r.point, "deaths") + 0.1 * mean_fall(s, r.point, "injured");
        const double cost = s.stored.context.costs[r.point] - s.stored.context.costs[0];
        EXPECT_DOUBLE_EQ(r.cost_vnd_year, cost);
        EXPECT_NEAR(r.deaths.mean, -mean_fall(s, r.point, "deaths"), 1e-12);
        if (casualties > 0.0) {
            const double ratio = (cost - k_fires_per_year * mean_fall(s, r.point, "damage_vnd")) / (k_fires_per_year * casualties);
            EXPECT_NEAR(r.per_casualty_vnd, ratio, 1e-6 * std::fabs(ratio));
            EXPECT_LE(r.per_casualty.low, r.per_casualty_vnd);
            EXPECT_GE(r.per_casualty.high, r.per_casualty_vnd);
        } else {
            EXPECT_TRUE(std::isinf(r.per_casualty_vnd));
        }
        EXPECT_GE(r.per_casualty_vnd, last);
        last = r.per_casualty_vnd;
    }
    EXPECT_FALSE(std::isinf(rows.front().per_casualty_vnd)) << "some arm of the made-up study avoids deaths";
}

TEST(Rank, IntervalsAreThoseOfTheReport) {
    const LoadedStudy s = loaded(40);
    StatisticsDef def;
    def.confidence = s.study.def.outcomes.confidence;
    const auto f = static_cast<std::size_t>(field_of("deaths"));
    for (const RankRow& r : rank_arms(s)) {
        const Difference d = paired_difference(values_of(s.study, s.rows, r.point, f), values_of(s.study, s.rows, 0, f), def);
        EXPECT_EQ(r.deaths.ci.low, d.ci.low);
        EXPECT_EQ(r.deaths.ci.high, d.ci.high);
    }
}

TEST(Rank, EqualArmsAvoidNothingAndSayWhy) {
    LoadedStudy s = loaded(10);
    const std::size_t points = s.study.points.size();   // all points of a repeat stand together, the first arm first
    for (std::size_t i = 0; i < s.rows.size(); ++i) s.rows[i].values = s.rows[i - i % points].values;
    const auto rows = rank_arms(s);
    for (const RankRow& r : rows) {
        EXPECT_FALSE(r.clear());
        EXPECT_TRUE(std::isinf(r.per_casualty_vnd));
    }
    EXPECT_NE(rank_text(s, rows, "en").find("0 (all equal)"), std::string::npos);
    EXPECT_NE(rank_text(s, rows, "vi").find("0 (như nhau)"), std::string::npos);
    const auto json = nlohmann::json::parse(rank_json(s, rows));
    EXPECT_TRUE(json["arms"][0]["vnd_per_casualty"]["mean"].is_null());
    EXPECT_FALSE(std::signbit(json["arms"][0]["deaths_avoided_per_1000_fires"]["mean"].get<double>()));
}

}  // namespace
}  // namespace taicho::study
