// Nobody acts on what they have not seen or been told: what changes out of sight changes nothing for them until they come there.
#include <gtest/gtest.h>

#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;

StageDef eager_neighbours() {
    StageDef d;
    d.homes = {{Member{35, 1}}, {Member{35, 1}}};
    d.people.parameters["fight.offset"] = 60.0;
    d.response.measures.fire_service.present = false;
    return d;
}

int decided(const Stage& s, people::Decision what, std::uint32_t who) {
    int n = 0;
    for (const Event& e : s.events) n += e.kind == EventKind::Decided && e.subject == who && e.mode == static_cast<std::uint16_t>(what);
    return n;
}

/// The neighbour was told of a fire that has gone out since: he goes there all the same, and sees it only there.
TEST(Knowledge, WhetherItStillBurnsIsSeenOnTheSpot) {
    Stage s(eager_neighbours());   // never lit
    s.run(5);
    s.knows(1, CueKind::Flame);
    s.run(12);
    EXPECT_EQ(decided(s, people::Decision::Fight, 1), 1);
    EXPECT_EQ(decided(s, people::Decision::SeesOut, 1), 0);   // still on the way
    s.run(240);
    EXPECT_EQ(decided(s, people::Decision::SeesOut, 1), 1);
    EXPECT_EQ(s.count(EventKind::ThrewWater), 0);
    EXPECT_EQ(decided(s, people::Decision::Fight, 0), 0);     // who was told nothing does nothing
}

/// One bottle for two: whoever comes second finds the place empty when there, not before.
TEST(Knowledge, ATakenBottleIsMissedOnTheSpot) {
    StageDef d = eager_neighbours();
    world::Fixture bottle;
    bottle.id = "bottle";
    bottle.kind = world::FixtureKind::Extinguisher;
    bottle.what = "MFZL4";
    bottle.place = PlaceIndex(std::size_t{0});
    bottle.at = {4.0, -1.5};
    d.fixtures = {bottle};
    d.people.parameters["means.cloth_bottle"] = 0.0;
    Stage s(d);
    s.ignite();
    s.run(30);
    s.knows(0, CueKind::Flame);
    s.knows(1, CueKind::Flame);
    bool both_want_it = false, second_left_it = false;
    double first_took = -1.0;
    while (s.now() < 200.0) {
        s.step();
        const bool a = s.persons.task[0] == people::Task::FetchBottle, b = s.persons.task[1] == people::Task::FetchBottle;
        both_want_it = both_want_it || (a && b);
        if (first_took < 0.0 && s.count(EventKind::TookFixture) > 0) first_took = s.now();
        // After the first has it the other is still on the way to it for some steps.
        second_left_it = second_left_it || (first_took > 0.0 && s.now() > first_took + 0.5 && (a || b));
    }
    EXPECT_TRUE(both_want_it);
    EXPECT_GT(first_took, 0.0);
    EXPECT_EQ(s.count(EventKind::TookFixture), 1);
    EXPECT_TRUE(second_left_it);
}

}  // namespace
}  // namespace taicho::response
