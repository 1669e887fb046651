// diff names the first differing event, frame and column, and ignores what may differ between equal runs.
#include <gtest/gtest.h>

#include "io/results_diff.h"
#include "results_sample.h"

namespace taicho::io {
namespace {

using test::sample;

TEST(ResultsDiff, EqualRunsAreTheSameWhateverTheProvenance) {
    Results b = sample();
    b.provenance["threads"] = "8";
    const ResultsDiff d = diff_results(sample(), b);
    EXPECT_TRUE(d.same);
    EXPECT_NE(diff_text(d, "vi").find("giống nhau"), std::string::npos);
}

TEST(ResultsDiff, NamesTheFirstDifferingFrameAndColumn) {
    Results b = sample();
    b.trajectory[3].y += 0.25;
    b.state_hash[1] = 99;
    const ResultsDiff d = diff_results(sample(), b);
    EXPECT_FALSE(d.same);
    ASSERT_TRUE(d.first_frame);
    EXPECT_EQ(d.first_frame->frame, 1u);
    EXPECT_EQ(d.first_frame->column, "trajectory.y of h1/2");
    EXPECT_EQ(d.first_frame->a, "3");
    EXPECT_EQ(d.first_frame->b, "3.25");
    EXPECT_FALSE(d.first_action);
}

TEST(ResultsDiff, SeesStateThatIsNotRecorded) {
    Results b = sample();
    b.state_hash[0] = 12345;
    const ResultsDiff d = diff_results(sample(), b);
    ASSERT_TRUE(d.first_frame);
    EXPECT_EQ(d.first_frame->frame, 0u);
    EXPECT_EQ(d.first_frame->column, "state");
}

TEST(ResultsDiff, NamesGasColumns) {
    Results b = sample();
    b.gas.hrr_kw[0] += 1.0f;
    const ResultsDiff d = diff_results(sample(), b);
    ASSERT_TRUE(d.first_frame);
    EXPECT_EQ(d.first_frame->column, "gas.hrr_kw of phòng-1");
}

TEST(ResultsDiff, NamesTheFirstDifferingEvent) {
    Results b = sample();
    Event e = b.events[0];
    e.time = 0.4;
    e.kind = EventKind::TookFixture;
    e.subject = 0;
    b.events.push_back(e);
    const ResultsDiff d = diff_results(sample(), b);
    ASSERT_TRUE(d.first_action);
    EXPECT_EQ(d.first_action->row, 1u);
    EXPECT_DOUBLE_EQ(d.first_action->time_s, 0.4);
    EXPECT_EQ(d.first_action->a, "");
    EXPECT_NE(d.first_action->b.find("took-fixture h1/1"), std::string::npos);
    EXPECT_NE(diff_json(d).find("\"same\": false"), std::string::npos);
}

TEST(ResultsDiff, ListsSetupAndOutcomes) {
    Results b = sample();
    b.header.arm = "both";
    b.people[0].training = 2;
    b.summary[0].second = 0.0;
    const ResultsDiff d = diff_results(sample(), b);
    ASSERT_EQ(d.setup.size(), 2u);
    EXPECT_EQ(d.setup[0].en, "arm: none | both");
    ASSERT_EQ(d.outcomes.size(), 1u);
    EXPECT_EQ(d.outcomes[0], "deaths: 1 | 0");
}

TEST(ResultsInfo, TellsWhatAFileHolds) {
    EXPECT_NE(info_text(sample(), "vi").find("hạt giống (vụ cháy, dân cư): 7, 8"), std::string::npos);
    EXPECT_NE(info_json(sample()).find("\"frames\": 2"), std::string::npos);
}

}  // namespace
}  // namespace taicho::io
