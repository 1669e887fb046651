// Households, bells and calls with everything but perceive.
#include <gtest/gtest.h>

#include <set>

#include "people/carrying.h"
#include "people/harm.h"
#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;
using people::IntentKind;

StageDef never_fights() {
    StageDef d;
    d.people.parameters["fight.offset"] = -60.0;
    d.response.measures.fire_service.present = false;
    return d;
}

/// Nobody acts on what they cannot know: with a fire and no cue there is no act at all.
TEST(Household, NobodyActsWithoutACue) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        StageDef d;
        d.seed = seed;
        d.homes = {{Member{}, Member{30, 0}}, {Member{}}};
        d.response.measures.extinguishers.per_household = 1;
        Stage s(d);
        s.ignite();
        for (int k = 0; k < 120; ++k) {
            s.step();
            EXPECT_TRUE(s.last_intents.empty());
        }
        EXPECT_EQ(s.count(EventKind::Decided), 0);
        EXPECT_EQ(s.state.attempts, 0u);
    }
}

/// Whoever knows leaves in the end, and a child is taken along.
TEST(Household, ChildIsCarriedOut) {
    StageDef d = never_fights();
    d.homes = {{Member{32, 0}, Member{3, 1}}};
    Stage s(d);
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.run(200);
    EXPECT_EQ(s.count(EventKind::Carried), 1);
    EXPECT_EQ(s.persons.carried_by[1], PersonIndex(std::size_t{0}));
    EXPECT_EQ(s.persons.activity[0], people::Activity::Out);
    EXPECT_EQ(s.persons.walk.mode[1], people::WalkMode::Carried);
}

/// An adult who cannot walk is dragged by one; who is free to leave takes the other side, and both go faster.
TEST(Household, ASecondTakesTheOtherSide) {
    StageDef d = never_fights();
    d.people.parameters["carry.second_kin"] = 1.0;
    d.homes = {{Member{32, 0}, Member{40, 1}, Member{70, 1}}};
    Stage s(d);
    s.people.population.walking[2] = people::Walking::Carried;
    s.people.population.speed_free[2] = 0.0f;
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.knows(1, CueKind::Flame);
    bool two = false;
    float alone = 9.0f, together = 0.0f;
    for (int k = 0; k < 500; ++k) {
        s.step();
        const people::PeopleState& p = s.persons;
        for (std::size_t i = 0; i < 2; ++i) {
            if (!people::carries_adult(s.people, p, i) || p.activity[i] == people::Activity::Out) continue;
            const auto speed = static_cast<float>(people::wanted_speed(s.people, s.parameters, p, i, 0.0));
            (people::carried_by_two(p, i) ? together : alone) = speed;
            two = two || people::carried_by_two(p, i);
        }
    }
    EXPECT_EQ(s.count(EventKind::Carried), 1);
    EXPECT_TRUE(two);
    EXPECT_NEAR(together, 0.6f, 1e-4f);
    EXPECT_TRUE(alone > 1.0f || std::abs(alone - 0.4f) < 1e-4f);
    EXPECT_EQ(s.persons.activity[0], people::Activity::Out);
    EXPECT_EQ(s.persons.activity[1], people::Activity::Out);
}

TEST(Household, OlderChildWalksWithTheAdult) {
    StageDef d = never_fights();
    d.homes = {{Member{32, 0}, Member{9, 1}}};
    Stage s(d);
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.run(240);
    EXPECT_EQ(s.persons.activity[0], people::Activity::Out);
    EXPECT_EQ(s.persons.activity[1], people::Activity::Out);
}

/// Who leads by the hand goes no faster than the one led: the last 12 m of alley, the adult at 1.5 m/s, the child at 0.4.
TEST(Household, LeaderKeepsThePaceOfTheChild) {
    StageDef d = never_fights();
    d.homes = {{Member{}}, {Member{}}, {Member{}}, {Member{32, 0}, Member{9, 1}}};
    Stage s(d);
    const std::size_t adult = 3, child = 4;
    s.people.population.speed_free[adult] = s.persons.walk.v0[adult] = 1.5f;
    s.people.population.speed_free[child] = s.persons.walk.v0[child] = 0.4f;
    s.knows(adult, CueKind::Flame);
    s.persons.fire_place[adult] = PlaceIndex(std::size_t{4});   // at home, none of the others' business
    double widest = 0.0;
    bool led = false;
    for (int k = 1; k <= 600 && s.persons.activity[child] != people::Activity::Out; ++k) {
        s.run(0.5 * k);
        if (s.persons.task[child] != people::Task::Follow || s.persons.task[adult] != people::Task::Leave ||
            s.persons.activity[adult] == people::Activity::Out)
            continue;
        led = true;
        widest = std::max(widest, distance(s.persons.walk.pos[adult], s.persons.walk.pos[child]));
    }
    EXPECT_TRUE(led);
    EXPECT_EQ(s.persons.activity[child], people::Activity::Out);
    EXPECT_LT(widest, 4.0);   // 2 m and what the adult walks in a step; not waited for, the child is 9 m behind at the exit
}

/// With divided roles one fights, one warns, one takes the child (A7).
TEST(Household, RolesAreDivided) {
    StageDef d = never_fights();
    d.people.parameters["role.split"] = 1.0;
    d.people.parameters["role.split_drill"] = 1.0;
    d.homes = {{Member{35, 0}, Member{40, 1}, Member{30, 0}, Member{4, 1}}, {Member{}}};
    Stage s(d);
    s.ignite();
    s.run(10);
    for (std::size_t i = 0; i < 3; ++i) s.knows(i, CueKind::Flame);
    s.step();
    const auto& plan = s.persons.decide.plan[0];
    EXPECT_TRUE(plan.split);
    EXPECT_EQ(plan.fighter, PersonIndex(std::size_t{1}));   // the man
    EXPECT_TRUE(plan.carer.valid() && plan.warner.valid());
    EXPECT_NE(plan.carer, plan.warner);
}

/// Pressing one button rings the bells of all homes of the group (D1), once.
TEST(Household, BellRingsTheWholeGroup) {
    StageDef d = never_fights();
    d.homes = std::vector<std::vector<Member>>(6, {Member{}});
    d.response.measures.linked_groups.households_fraction = 1;
    d.response.measures.linked_groups.group_size = 6;
    d.response.measures.linked_groups.bell_reliability = 1;
    d.people.parameters["warn.bell"] = d.people.parameters["warn.bell_trained"] = 1.0;
    Stage s(d);
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.knows(1, CueKind::Flame);
    s.run(90);
    std::set<PlaceIndex> rang;
    int bells = 0;
    for (const people::Broadcast& b : s.broadcasts) {
        if (b.kind != CueKind::Bell) continue;
        ++bells;
        rang.insert(b.place);
    }
    EXPECT_EQ(bells, 6);
    EXPECT_EQ(rang.size(), 6u);   // each in its own home
    for (const auto& h : s.people.households) EXPECT_TRUE(h.has_bell);
}

TEST(Household, ADeadBellIsPressedInVain) {
    StageDef d = never_fights();
    d.homes = std::vector<std::vector<Member>>(6, {Member{}});
    d.response.measures.linked_groups.households_fraction = 1;
    d.response.measures.linked_groups.bell_reliability = 0;
    d.people.parameters["warn.bell"] = d.people.parameters["warn.bell_trained"] = 1.0;
    Stage s(d);
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.run(90);
    EXPECT_EQ(s.count(EventKind::BellPressed), 1);
    EXPECT_EQ(s.count(EventKind::BellRang), 0);
}

/// 114 (B5): a fire seen only through smoke is called with 0.9, a small one that is seen and not fought is not.
TEST(Household, CallFollowsWhatIsKnown) {
    const auto called = [](CueKind cue, std::uint64_t seed) {
        StageDef d = never_fights();
        d.seed = seed;
        d.homes = {{Member{}}, {Member{}}};
        d.people.parameters["look.p"] = 0.0;
        d.people.parameters["call.after_s"] = 20.0;
        d.people.parameters["call.after_sd"] = 0.1;
        Stage s(d);
        // The caller may not walk out of the scene before the call is due.
        s.people.population.prescribed_response[0] = std::numeric_limits<float>::quiet_NaN();
        s.people.decide.rules.pre_same_home = s.people.decide.rules.pre_told = 400;
        s.people.decide.rules.pre_same_room = 400;
        s.knows(0, cue);
        s.run(150);
        return s.count(EventKind::CalledService);
    };
    int smoke = 0, small = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        smoke += called(CueKind::Smoke, seed);
        small += called(CueKind::Flame, seed);
    }
    EXPECT_NEAR(smoke, 90, 12);   // four standard errors of 100 draws
    EXPECT_EQ(small, 0);
}

TEST(Household, NeighboursAreKnockedAtOneDoorAfterTheOther) {
    StageDef d = never_fights();
    d.homes = std::vector<std::vector<Member>>(5, {Member{}});
    d.people.parameters["warn.neighbours"] = 1.0;
    Stage s(d);
    s.ignite();
    s.run(10);
    s.knows(0, CueKind::Flame);
    s.run(200);
    std::vector<double> times;
    for (const Event& e : s.events) {
        if (e.kind == EventKind::Knocked) times.push_back(e.time);
    }
    ASSERT_GE(times.size(), 3u);
    for (std::size_t k = 1; k < times.size(); ++k) EXPECT_GE(times[k] - times[k - 1], 7.5);
}

}  // namespace
}  // namespace taicho::response
