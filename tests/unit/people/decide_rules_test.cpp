#include "people/decide_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/hash.h"
#include "core/rng.h"

namespace taicho::people {
namespace {

FightInputs seen(double hrr, double k, bool bottle, bool male, bool dependent = false) {
    FightInputs in;
    in.hrr = hrr;
    in.extinction = k;
    in.bottle = bottle;
    in.male = male;
    in.dependent = dependent;
    return in;
}

/// People handbook A7, "Checks (D)": printed to two digits.
TEST(DecideRules, FightProbabilityMeetsThePrintedChecks) {
    const DecideRules r;
    EXPECT_NEAR(fight_probability(r, seen(50e3, 0, true, true)), 0.94, 0.005);
    EXPECT_NEAR(fight_probability(r, seen(50e3, 0, false, false)), 0.78, 0.005);
    EXPECT_NEAR(fight_probability(r, seen(300e3, 0.3, true, true)), 0.68, 0.005);
    EXPECT_NEAR(fight_probability(r, seen(1e6, 1.0, true, true)), 0.27, 0.005);
    EXPECT_NEAR(fight_probability(r, seen(1e6, 1.0, false, false, true)), 0.02, 0.005);
}

TEST(DecideRules, ChildrenImpairedAndThoseAloneAboveNeverFight) {
    const DecideRules r;
    FightInputs in = seen(20e3, 0, true, true);
    in.age = 13;
    EXPECT_EQ(fight_probability(r, in), 0.0);
    in.age = 30;
    in.impaired = true;
    EXPECT_EQ(fight_probability(r, in), 0.0);
    in.impaired = false;
    in.above_alone = true;
    EXPECT_EQ(fight_probability(r, in), 0.0);
}

TEST(DecideRules, OnlyDrillRaisesTheFightLogitAndItFades) {
    const DecideRules r;
    FightInputs in = seen(100e3, 0, false, false);
    const double none = fight_probability(r, in);
    in.skill = {Training::Talk, 1.0};
    EXPECT_EQ(fight_probability(r, in), none);
    in.skill = {Training::Drill, 1.0};
    const double fresh = fight_probability(r, in);
    EXPECT_NEAR(std::log(fresh / (1 - fresh)) - std::log(none / (1 - none)), 0.7, 1e-12);
    in.skill.retention = std::exp(-1.0);
    EXPECT_LT(fight_probability(r, in), fresh);
    EXPECT_GT(fight_probability(r, in), none);
}

/// Kolmogorov-Smirnov distance of 10 000 keyed draws to the stated lognormal; 1 % critical value.
void expect_lognormal(const Distribution& d, double median, double sd) {
    std::vector<double> x;
    for (std::uint32_t i = 0; i < 10000; ++i) {
        x.push_back(sample(d, {1, hash_text("ks") + i, Purpose::PreTravel, 0}));
    }
    std::sort(x.begin(), x.end());
    double worst = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double z = std::log(x[i] / median) / sd;
        const double f = 0.5 * std::erfc(-z / std::sqrt(2.0));
        worst = std::max({worst, std::fabs(f - static_cast<double>(i) / 10000.0),
                          std::fabs(f - static_cast<double>(i + 1) / 10000.0)});
    }
    EXPECT_LT(worst, 1.63 / 100.0) << median;
}

/// Handbook B3 table.
TEST(DecideRules, PreTravelFollowsTheTable) {
    const DecideRules r;
    const Skill none;
    expect_lognormal(pre_travel(r, PreTravel::SameRoom, none, false), 15, 0.6);
    expect_lognormal(pre_travel(r, PreTravel::SameHome, none, false), 45, 0.8);
    expect_lognormal(pre_travel(r, PreTravel::OtherBell, none, false), 150, 0.97);
    expect_lognormal(pre_travel(r, PreTravel::OtherTold, none, false), 60, 0.6);
    expect_lognormal(pre_travel(r, PreTravel::WokenHome, none, false), 60, 0.7);
    expect_lognormal(pre_travel(r, PreTravel::WokenBell, none, false), 300, 0.8);
    expect_lognormal(pre_travel(r, PreTravel::WokenTold, none, false), 120, 0.7);
    expect_lognormal(pre_travel(r, PreTravel::OtherBell, {Training::Drill, 1.0}, false), 90, 0.776);
    expect_lognormal(pre_travel(r, PreTravel::OtherBell, {Training::Talk, 1.0}, true), 78.75, 0.97);
}

TEST(DecideRules, SituationIsTakenFromHowOneLearned) {
    EXPECT_EQ(pre_travel_situation(false, true, true, CueKind::Flame), PreTravel::SameRoom);
    EXPECT_EQ(pre_travel_situation(false, true, false, CueKind::Smell), PreTravel::SameHome);
    EXPECT_EQ(pre_travel_situation(true, true, false, CueKind::Smoke), PreTravel::WokenHome);
    EXPECT_EQ(pre_travel_situation(true, false, false, CueKind::Bell), PreTravel::WokenBell);
    EXPECT_EQ(pre_travel_situation(true, false, false, CueKind::Knock), PreTravel::WokenTold);
    EXPECT_EQ(pre_travel_situation(false, false, false, CueKind::Alarm), PreTravel::OtherBell);
}

TEST(DecideRules, ABellMayBeIgnoredSmokeMayNot) {
    const DecideRules r;
    EXPECT_DOUBLE_EQ(ignore_probability(r, CueKind::Bell, {}), 0.25);
    EXPECT_NEAR(ignore_probability(r, CueKind::Bell, {Training::Drill, 1.0}), 0.0833, 1e-3);
    EXPECT_DOUBLE_EQ(ignore_probability(r, CueKind::Bell, {Training::Talk, 1.0}), 0.125);
    EXPECT_EQ(ignore_probability(r, CueKind::Smoke, {}), 0.0);
    EXPECT_EQ(ignore_probability(r, CueKind::Knock, {}), 0.0);
}

/// Handbook A5 table, distance at which a fire of so many MW gives the tolerated flux (chi 0.33).
TEST(DecideRules, ApproachFollowsTheTableOfA5) {
    EXPECT_NEAR(approach_distance(0.38e6, 2500), 2.0, 0.02);
    EXPECT_NEAR(approach_distance(1.4e6, 4000), 3.0, 0.04);
    EXPECT_NEAR(approach_distance(3.8e6, 6300), 4.0, 0.04);
}

TEST(DecideRules, StopRules) {
    const DecideRules r;
    StopInputs in;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::No);
    in.flux = 3000;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::Flux);
    in.skill = {Training::Drill, 1.0};
    EXPECT_EQ(stop_fighting(r, in), StopWhy::No);
    in.extinction = 0.9;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::No);
    in.skill = {};
    in.flux = 0;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::Smoke);
    in.extinction = 0;
    in.temperature = 460;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::Layer);
    in.temperature = 300;
    in.exit_extinction = 1.1;
    EXPECT_EQ(stop_fighting(r, in), StopWhy::ExitUnseen);
}

/// Call rule of B5: 0.9 when large, unseen or failed; 0.25 while a small one is fought.
TEST(DecideRules, CallRule) {
    const DecideRules r;
    CallInputs in;
    in.flame_seen = true;
    in.largest_seen = 100e3;
    EXPECT_EQ(call_probability(r, in), 0.0);
    in.being_fought = true;
    EXPECT_DOUBLE_EQ(call_probability(r, in), 0.25);
    in.attempt_failed = true;
    EXPECT_DOUBLE_EQ(call_probability(r, in), 0.9);
    in = {};
    in.smoke_seen = true;
    EXPECT_DOUBLE_EQ(call_probability(r, in), 0.9);
    in.flame_seen = true;
    in.largest_seen = 250e3;
    EXPECT_DOUBLE_EQ(call_probability(r, in), 0.9);
}

TEST(DecideRules, MeansAreChosenAsA8Says) {
    const DecideRules r;
    MeansInputs in;
    in.hrr = 40e3;
    EXPECT_EQ(choose_means(r, in, 0.65), Means::Cloth);
    EXPECT_EQ(choose_means(r, in, 0.75), Means::Bucket);
    in.bottle_near = in.bottle_known = true;
    EXPECT_EQ(choose_means(r, in, 0.25), Means::Cloth);
    EXPECT_EQ(choose_means(r, in, 0.35), Means::Bottle);
    in.hrr = 80e3;
    EXPECT_EQ(choose_means(r, in, 0.01), Means::Bottle);
    in.bottle_near = in.bottle_known = in.water = false;
    EXPECT_EQ(choose_means(r, in, 0.5), Means::None);
}

/// Binomial band (4 sigma) at 10 000 keyed draws for the role split and the turn-back rule.
TEST(DecideRules, DrawsMeetTheirProbabilities) {
    const DecideRules r;
    const auto share = [](double p, Purpose purpose) {
        int n = 0;
        for (std::uint32_t i = 0; i < 10000; ++i) n += draw_chance({7, 1000u + i, purpose, 0}, p);
        return n / 10000.0;
    };
    const double split = split_probability(r, {Training::Drill, 1.0});
    EXPECT_DOUBLE_EQ(split, 0.7);
    EXPECT_NEAR(share(split, Purpose::RoleSplit), 0.7, 4 * std::sqrt(0.21 / 1e4));
    const double back = turn_back_probability(r, 3.0, {}, false);
    EXPECT_DOUBLE_EQ(back, 0.5);
    EXPECT_NEAR(share(back, Purpose::TurnBack), 0.5, 4 * std::sqrt(0.25 / 1e4));
}

TEST(DecideRules, NobodyJumpsWhileThereIsAnotherWayOrNoNeed) {
    const DecideRules r;
    EXPECT_EQ(jump_probability(r, 0.9, 9000, true, 60), 0.0);
    EXPECT_EQ(jump_probability(r, 0.2, 1000, false, 60), 0.0);
    EXPECT_NEAR(jump_probability(r, 0.5, 0, false, 60), 0.3, 1e-12);
    EXPECT_NEAR(1 - std::pow(1 - jump_probability(r, 0.5, 0, false, 0.5), 120), 0.3, 1e-9);
    EXPECT_DOUBLE_EQ(jump_outcome(1).serious, 0.2);
    EXPECT_DOUBLE_EQ(jump_outcome(2).death, 0.05);
    EXPECT_DOUBLE_EQ(jump_outcome(4).death, 0.5);
}

TEST(DecideRules, EveryRowOfTheTableIsItsOwnAndInsideItsRange) {
    std::set<std::string> keys;
    for (const Parameter& p : decide_parameters()) {
        EXPECT_TRUE(keys.insert(p.key).second) << p.key;
        EXPECT_LE(p.low, p.value) << p.key;
        EXPECT_LE(p.value, p.high) << p.key;
    }
    EXPECT_GT(keys.size(), 90u);
    const DecideRules changed = decide_rules({{"fight.offset", -0.5}});
    EXPECT_EQ(changed.fight_offset, -0.5);
    EXPECT_EQ(changed.fight_male, 0.5);
}

}  // namespace
}  // namespace taicho::people
