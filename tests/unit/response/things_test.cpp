// Things on the spot as the map draws them: cabinets, bottles, bells; taken away, and what follows.
#include <gtest/gtest.h>

#include "fire/conditions.h"
#include "fire/powder_cloud.h"
#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;

world::Fixture fixture(const std::string& id, world::FixtureKind kind, std::uint32_t place, Vec2 at, const std::string& what = {}) {
    world::Fixture f;
    f.id = id;
    f.kind = kind;
    f.place = PlaceIndex(place);
    f.at = at;
    f.what = what;
    return f;
}

StageDef eager() {
    StageDef d;
    d.response.measures.extinguishers.working_fraction = 1.0;
    d.response.measures.fire_service.present = false;
    d.people.parameters["fight.offset"] = 20.0;
    d.people.parameters["means.cloth"] = 0.0;
    d.people.parameters["means.cloth_bottle"] = 0.0;
    return d;
}

TEST(Things, DrawnCabinetIsFoundUsedAndEmptied) {
    StageDef d = eager();
    d.response.measures.fire_points.known_fraction = 1.0;
    d.fixtures = {fixture("cabinet", world::FixtureKind::FirePoint, 0, {3, -1.5}, "MFZL4, MFZL4, crowbar")};
    Stage s(d);
    ASSERT_EQ(s.response.bottles.size(), 2u);
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(150);
    EXPECT_EQ(s.count(EventKind::Discharged), 1);
    EXPECT_EQ(s.state.out_by_residents, 1u);
}

TEST(Things, CabinetThatNobodyKnowsHangsUnused) {
    StageDef d = eager();
    d.response.measures.fire_points.known_fraction = 0.0;
    d.fixtures = {fixture("cabinet", world::FixtureKind::FirePoint, 0, {3, -1.5}, "MFZL4")};
    Stage s(d);
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(150);
    EXPECT_EQ(s.count(EventKind::TookFixture), 0);
}

TEST(Things, DrawnCabinetsCanBeSwitchedOff) {
    StageDef d = eager();
    d.fixtures = {fixture("cabinet", world::FixtureKind::FirePoint, 0, {3, -1.5}, "MFZL4")};
    d.response.measures.fire_points.drawn = false;
    EXPECT_TRUE(Stage(d).response.bottles.empty());
}

TEST(Things, RemovedBottleIsFoundMissingOnTheSpot) {
    StageDef d = eager();
    d.fixtures = {fixture("bottle", world::FixtureKind::Extinguisher, 0, {3, -1.5}, "MFZL4")};
    Stage s(d);
    ASSERT_EQ(s.response.bottles.size(), 1u);
    s.doors.fixture_taken[s.world.fixture("bottle").row()] = 1;
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(240);
    EXPECT_EQ(s.count(EventKind::TookFixture), 0);
    EXPECT_GT(s.count(EventKind::ThrewWater), 0);   // comes back and uses what is there
}

TEST(Things, BottleOfAHomeIsTakenAwayByItsId) {
    StageDef d = eager();
    d.response.measures.extinguishers.per_household = 1;
    Stage s(d);
    EXPECT_FALSE(take_away(s.response, "no-such-thing", s.state));
    EXPECT_TRUE(take_away(s.response, "h0/bottle-1", s.state));
    s.ignite();
    s.run(20);
    s.knows(0, CueKind::Flame);
    s.run(150);
    EXPECT_EQ(s.count(EventKind::TookFixture), 0);
}

StageDef linked() {
    StageDef d = eager();
    d.homes = {{Member{}}, {Member{}}, {Member{}}};
    d.response.measures.linked_groups.households_fraction = 1.0;
    d.response.measures.linked_groups.group_size = 5;
    d.response.measures.linked_groups.bell_reliability = 1.0;
    d.fixtures = {fixture("bell-1", world::FixtureKind::Bell, 2, {9, 3})};
    return d;
}

std::size_t rings(Stage& s) {
    people::Intent press;
    press.by = PersonIndex(0u);
    press.kind = people::IntentKind::PressBell;
    press.household = HouseholdIndex(0u);
    s.intents.push_back(press);
    s.step();
    std::size_t n = 0;
    for (const people::Broadcast& b : s.broadcasts) n += b.kind == CueKind::Bell;
    return n;
}

TEST(Things, OneCallPointRingsEveryBellOfTheGroup) {
    Stage s(linked());
    EXPECT_EQ(rings(s), 3u);
}

TEST(Things, RemovedBellStaysSilent) {
    Stage s(linked());
    s.doors.fixture_taken[s.world.fixture("bell-1").row()] = 1;
    EXPECT_EQ(rings(s), 2u);
}

TEST(Things, BottleWithoutARatingIsAnError) {
    StageDef d = eager();
    d.fixtures = {fixture("bottle", world::FixtureKind::Extinguisher, 0, {3, -1.5}, "")};
    EXPECT_TRUE(Stage(d).problems.has_errors());
}

/// Words that are no bottle and no tool are told with the feature they stand at, in both languages.
TEST(Things, CabinetWithUnknownContentsIsAnError) {
    StageDef d = eager();
    d.fixtures = {fixture("cabinet", world::FixtureKind::FirePoint, 0, {3, -1.5}, "MFZL4, crowbra")};
    d.fixtures[0].pos = {"map.geojson", 12, 3};
    const Stage s(d);
    ASSERT_TRUE(s.problems.has_errors());
    const Problem& p = s.problems.list().front();
    EXPECT_EQ(p.code, "E-REF-23");
    EXPECT_EQ(p.pos.line, 12);
    EXPECT_EQ(p.found, "crowbra");
    EXPECT_FALSE(p.text.vi.empty() || p.text.en.empty());
}

TEST(Things, UnknownToolIsAnError) {
    StageDef d = eager();
    d.response.measures.tools.kinds = {"crowbar", "smoke-hod"};
    const Stage s(d);
    ASSERT_TRUE(s.problems.has_errors());
    EXPECT_EQ(s.problems.list().front().path, "measures.tools.kinds");
}

TEST(Things, OldBottlesFailMoreOftenAndOnlyMore) {
    std::vector<std::uint8_t> before;
    int last = 1000;
    for (const double age : {0.0, 2.0, 8.0}) {
        StageDef d;
        d.homes = std::vector<std::vector<Member>>(60, {Member{}});
        d.response.measures.extinguishers.per_household = 1;
        d.response.measures.extinguishers.age_years = age;
        const Stage s(d);
        int works = 0;
        for (std::size_t b = 0; b < s.response.bottles.size(); ++b) {
            works += s.response.bottles[b].works;
            if (!before.empty() && s.response.bottles[b].works) { EXPECT_TRUE(before[b]); }
        }
        before.clear();
        for (const Bottle& b : s.response.bottles) before.push_back(b.works ? 1 : 0);
        EXPECT_LT(works, last);
        last = works;
    }
}

/// 4 kg in 36 m2 x 3 m (the stage) hide what 4 kg in 66 m3 hide, times 66 / 108: K = 50 x 4 / 108 = 1.85 /m.
TEST(Things, PowderBlindsEverybodyInTheRoomAndSettles) {
    StageDef d = eager();
    d.response.measures.extinguishers.per_household = 1;
    d.item = "sofa-three-seat";
    Stage s(d);
    s.ignite();
    s.run(20);
    fire::Requests r;
    fire::AgentRequest spray;
    spray.item = ItemIndex(0u);
    spray.powder = 4.0 / 13.0;
    StepContext ctx = s.context();
    for (int k = 0; k < 26; ++k) {
        r.agent = {spray};
        fire::settle_powder(*s.fire_fixed, ctx, r, s.fire);
    }
    const world::Place& room = s.world.places[1];
    const double volume = room.area * room.height;
    const double full = fire::powder_extinction(*s.fire_fixed, s.fire, PlaceIndex(1u));
    EXPECT_NEAR(full, 50.0 * 4.0 / volume, 0.05 * 50.0 * 4.0 / volume);   // some settles meanwhile
    EXPECT_EQ(fire::powder_extinction(*s.fire_fixed, s.fire, PlaceIndex(0u)), 0.0);
    r.clear();
    for (int k = 0; k < 240; ++k) fire::settle_powder(*s.fire_fixed, ctx, r, s.fire);
    EXPECT_NEAR(fire::powder_extinction(*s.fire_fixed, s.fire, PlaceIndex(1u)), full * std::exp(-120.0 / 170.0), 1e-6);
}

}  // namespace
}  // namespace taicho::response
