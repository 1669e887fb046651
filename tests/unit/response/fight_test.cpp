// People and bottles in a small room, with fire, walking and response in one clock.
#include <gtest/gtest.h>

#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;

StageDef with_bottles(double per_household) {
    StageDef d;
    d.response.measures.extinguishers.per_household = per_household;
    d.response.measures.extinguishers.working_fraction = 1.0;
    d.response.measures.extinguishers.remembered_fraction = 1.0;
    d.response.measures.fire_service.present = false;
    d.people.parameters["fight.offset"] = 20.0;   // fights for sure
    d.people.parameters["means.cloth"] = 0.0;
    d.people.parameters["means.cloth_bottle"] = 0.0;
    return d;
}

TEST(Fight, SmallFireIsPutOutWithTheBottleOfTheHome) {
    Stage s(with_bottles(1));
    ASSERT_FALSE(s.problems.has_errors());
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(120);
    EXPECT_EQ(s.count(EventKind::TookFixture), 1);
    EXPECT_EQ(s.count(EventKind::Discharged), 1);
    EXPECT_EQ(s.state.attempts, 1u);
    EXPECT_EQ(s.state.out_by_residents, 1u);
    ASSERT_EQ(s.count(EventKind::PutOut), 1);
    for (const Event& e : s.events) {
        if (e.kind != EventKind::PutOut) continue;
        EXPECT_EQ(e.subject, 0u);
        EXPECT_EQ(e.mode, 1);
    }
    EXPECT_EQ(s.persons.fought[0], 1);
}

TEST(Fight, WithoutABottleBucketsAreThrown) {
    Stage s(with_bottles(0));
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(240);
    EXPECT_EQ(s.count(EventKind::Discharged), 0);
    EXPECT_GT(s.count(EventKind::ThrewWater), 0);
    EXPECT_EQ(s.state.attempts, 1u);
}

TEST(Fight, DeadBottleIsFoundOutOnTheSpotAndWaterFollows) {
    StageDef d = with_bottles(1);
    d.response.measures.extinguishers.working_fraction = 0.0;
    Stage s(d);
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(240);
    EXPECT_EQ(s.count(EventKind::DeadBottle), 1);
    EXPECT_EQ(s.state.discharged, 0u);
    EXPECT_GT(s.count(EventKind::ThrewWater), 0);
}

/// What hangs unused changes nothing: the same people, the same fire, bit for bit.
TEST(Fight, UnusedBottlesChangeNothing) {
    const auto run = [](double bottles) {
        StageDef d = with_bottles(bottles);
        d.people.parameters["fight.offset"] = -60.0;
        d.homes = {{Member{}, Member{30, 0}, Member{8, 1}}, {Member{}}};
        Stage s(d);
        s.ignite();
        s.run(15);
        s.knows(0, CueKind::Flame);
        s.knows(1, CueKind::Shout);
        s.run(150);
        return s;
    };
    const Stage none = run(0), some = run(2);
    ASSERT_GT(some.response.bottles.size(), none.response.bottles.size());
    ASSERT_EQ(none.events.size(), some.events.size());
    for (std::size_t i = 0; i < none.events.size(); ++i) {
        EXPECT_EQ(none.events[i].time, some.events[i].time);
        EXPECT_EQ(none.events[i].kind, some.events[i].kind);
    }
    EXPECT_EQ(none.fire.item_burnt, some.fire.item_burnt);
    EXPECT_EQ(none.persons.out_at, some.persons.out_at);
    EXPECT_EQ(people::walk_hash(none.persons.walk), people::walk_hash(some.persons.walk));
}

TEST(Fight, TooLargeAFireIsLeftAlone) {
    StageDef d = with_bottles(1);
    d.item = "sofa-three-seat";
    Stage s(d);
    s.ignite();
    s.run(150);   // beyond 2 MW
    ASSERT_GT(fire::place_hrr(s.fire, PlaceIndex(std::size_t{1})), 1.0e6);
    s.put(0, {2.5, 1.0});
    s.knows(0, CueKind::Flame);
    s.run(300);
    EXPECT_EQ(s.state.out_by_residents, 0u);
    EXPECT_TRUE(std::isfinite(s.persons.out_at[0]));
}

/// At most three find room around one fire, each further one counts 0.8 (A6).
TEST(Fight, NoMoreThanThreeUsersAroundOneFire) {
    StageDef d = with_bottles(5);
    d.homes = {std::vector<Member>(5)};
    d.item = "sofa-two-seat";
    Stage s(d);
    s.ignite();
    s.run(10);
    ASSERT_EQ(s.response.bottles.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i) {
        people::Intent take;
        take.by = PersonIndex(i);
        take.kind = people::IntentKind::TakeBottle;
        take.fixture = FixtureIndex(s.response.thing_of_bottle[i]);
        s.intents.push_back(take);
    }
    s.step();
    for (double& t : s.state.ready_at) t = 0.0;
    for (std::size_t i = 0; i < 5; ++i) {
        people::Intent use;
        use.by = PersonIndex(i);
        use.kind = people::IntentKind::Discharge;
        use.fixture = FixtureIndex(s.response.thing_of_bottle[i]);
        use.item = ItemIndex(std::size_t{0});
        s.intents.push_back(use);
    }
    s.step();
    EXPECT_LE(s.requests.agent.size(), 3u);
    EXPECT_GE(s.requests.agent.size(), 2u);   // one of five may never get it to discharge
    int full = 0;
    for (const double c : s.state.charge) full += c == 4.0;
    EXPECT_GE(full, 2);
}

TEST(Fight, TheSameSeedGivesTheSameRun) {
    const auto run = [] {
        StageDef d = with_bottles(1);
        d.homes = {{Member{}, Member{30, 0}}, {Member{}}};
        Stage s(d);
        s.ignite();
        s.run(15);
        s.knows(0, CueKind::Flame);
        s.knows(2, CueKind::Shout);
        s.run(120);
        return s;
    };
    const Stage a = run(), b = run();
    ASSERT_EQ(a.events.size(), b.events.size());
    for (std::size_t i = 0; i < a.events.size(); ++i) {
        EXPECT_EQ(a.events[i].time, b.events[i].time);
        EXPECT_EQ(a.events[i].values, b.events[i].values);
    }
    EXPECT_EQ(a.state.charge, b.state.charge);
}

}  // namespace
}  // namespace taicho::response
