// Each measure alone: what it changes in a small scene, against a number worked out by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "people/tools.h"
#include "response/service.h"
#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;
using people::Task;

world::Fixture fixture(const std::string& id, world::FixtureKind kind, std::uint32_t place, Vec2 at, double m3 = 0, double l_s = 0) {
    world::Fixture f;
    f.id = id;
    f.kind = kind;
    f.place = PlaceIndex(place);
    f.at = at;
    f.volume_m3 = m3;
    f.flow_l_s = l_s;
    return f;
}

StageDef quiet() {
    StageDef d;
    d.response.measures.fire_service.present = false;
    d.response.measures.extinguishers.working_fraction = 1.0;
    d.people.parameters["fight.offset"] = -60.0;   // nobody fights unless a test tells them to
    return d;
}

/// A fire that neither grows nor fades.
fire::ItemDef steady(double watts) {
    fire::ItemDef item;
    item.id = "steady";
    item.place = "r0";
    item.at = Vec2{4.0, 4.0};
    item.has_at = true;
    item.peak_hrr = watts;
    item.alpha = 1.0e5;
    item.energy = 1e12;
    return item;
}

/// Extinguisher (A6): with no growth left, 150 kW go out after Q / (eta x flow / D_A) seconds of discharge.
TEST(Measure, ExtinguisherTakesAwayWhatTheAgentFlowSays) {
    StageDef d = quiet();
    d.item = "";
    d.items = {steady(150e3)};
    d.response.measures.extinguishers.per_household = 1;
    d.response.measures.training.drill_fraction = 1.0;
    d.response.measures.training.months_since = 0.0;
    Stage s(d);
    ASSERT_FALSE(s.problems.has_errors());
    s.ignite();
    s.run(60);
    people::Intent take;
    take.by = PersonIndex(0u);
    take.kind = people::IntentKind::TakeBottle;
    take.fixture = FixtureIndex(s.response.thing_of_bottle[0]);
    s.intents.push_back(take);
    s.step();
    s.state.ready_at[0] = 0.0;
    const double eta = efficacy(s.response.rules, {people::Training::Drill, 1.0f},
                                draw_uniform({d.seed, s.people.population.key[0], Purpose::Efficacy, 0}));
    const bool poor = draw_chance({d.seed, s.people.population.key[0], Purpose::Technique, 0},
                                  poor_technique_probability(s.response.rules, {people::Training::Drill, 1.0f}));
    const double hrr = s.fire.item_end_hrr[0];
    const double seconds = hrr / ((poor ? 0.5 : 1.0) * eta * 0.31 * 0.8e6 / 4.0);
    ASSERT_LT(seconds, 12.0);
    const double from = s.now();
    while (s.fire.item_phase[0] == fire::ItemPhase::Burning && s.now() < from + 30) {
        people::Intent use = take;
        use.kind = people::IntentKind::Discharge;
        use.item = ItemIndex(0u);
        s.intents.push_back(use);
        s.step();
    }
    EXPECT_NEAR(s.now() - from, seconds, 1.01);   // agent acts from the next half second on
}

/// Training (A2): the drilled need 7 s where the untrained need 12, at the same luck.
TEST(Measure, DrillShortensTheHandling) {
    const auto seconds = [](double drill) {
        StageDef d = quiet();
        d.response.measures.extinguishers.per_household = 1;
        d.response.measures.training.drill_fraction = drill;
        d.response.measures.training.months_since = 0.0;
        Stage s(d);
        people::Intent take;
        take.by = PersonIndex(0u);
        take.kind = people::IntentKind::TakeBottle;
        take.fixture = FixtureIndex(s.response.thing_of_bottle[0]);
        s.intents.push_back(take);
        s.step();
        return s.state.ready_at[0];
    };
    const double untrained = seconds(0.0), drilled = seconds(1.0);
    EXPECT_LT(drilled, untrained);
    // same luck: ln t = ln median + sd x z for one z
    const double z = std::log(untrained / 12.0) / 0.5;
    EXPECT_NEAR(drilled, 7.0 * std::exp(0.4 * z), 0.01);
}

/// Volunteers: come from 200 m where neighbours come from 60 m, drilled, with their kit.
TEST(Measure, VolunteersComeFromFurtherWithTheirKit) {
    StageDef d = quiet();
    d.homes = {{Member{}}, {Member{}}};
    d.response.measures.volunteers.households_fraction = 1.0;
    const Stage s(d);
    ASSERT_EQ(s.response.volunteers.size(), 2u);
    EXPECT_FLOAT_EQ(s.people.decide.join_range[0], 200.0f);
    EXPECT_EQ(s.people.population.training[0], people::Training::Drill);
    EXPECT_EQ(s.response.bottles.size(), 2u);
    EXPECT_TRUE(people::opens_cage(s.people.households[0].tools));
    StageDef none = quiet();
    none.homes = d.homes;
    EXPECT_TRUE(Stage(none).people.decide.join_range.empty());
}

TEST(Measure, VolunteersArePhonedOnceTheCallIsMade) {
    StageDef d = quiet();
    d.homes = {{Member{}}, {Member{}}};
    d.response.measures.volunteers.households_fraction = 1.0;
    Stage s(d);
    s.ignite();
    s.run(5);
    s.knows(0, CueKind::Flame);
    s.step();
    EXPECT_TRUE(s.persons.inbox.empty());
    s.state.call_at = s.now();
    s.step();
    EXPECT_EQ(s.persons.inbox.size(), 2u);
    for (const people::Cue& c : s.persons.inbox) EXPECT_EQ(c.kind, CueKind::Phone);
}

StageDef with_pump(double m3) {
    StageDef d = quiet();
    d.item = "";
    d.items = {steady(60e6)};
    d.homes = {{Member{}}, {Member{}}, {Member{}}, {Member{}}};
    d.fixtures = {fixture("pump", world::FixtureKind::Pump, 0, {10, -1.5}, 0, 8.0),
                  fixture("tank", world::FixtureKind::Tank, 0, {20, -1.5}, m3)};
    return d;
}

void helpers_at_hand(Stage& s) {
    s.state.joined.assign(s.people.size(), 0);
    for (std::size_t i = 1; i < 4; ++i) {
        people::place_person(s.persons.walk, static_cast<std::uint32_t>(i), s.world.places[0].first_patch, {8.0 + static_cast<double>(i), -1.5});
        s.knows(i, CueKind::Shout);
        s.state.joined[i] = 1;
        s.persons.task[i] = Task::Watch;
        s.persons.activity[i] = people::Activity::Helping;
        s.persons.task_until[i] = 1e6;
        s.persons.decide.order[i] = {people::OrderKind::Stand, {}, {}};
    }
}

/// Pump (A8): carried 10 m to the tank at 1 m/s, hose to the fire at 200 m in 10 min, 60-180 s to start, 8 l/s after that.
TEST(Measure, PumpNeedsACrewStartsInTimeAndEmptiesTheTank) {
    Stage s(with_pump(0.4));
    ASSERT_EQ(s.response.pumps.size(), 1u);
    s.ignite();
    s.run(5);
    EXPECT_TRUE(s.state.pumps.empty() || s.state.pumps[0].phase == PumpPhase::Idle);   // nobody there
    helpers_at_hand(s);
    const double from = s.now();
    s.step();
    ASSERT_EQ(s.state.pumps[0].phase, PumpPhase::Starting);
    EXPECT_EQ(s.state.pumps[0].crew.size(), 3u);
    const double hose = distance(Vec2{20, -1.5}, s.world.places[1].centre);
    const double u = draw_uniform({1, s.response.pumps[0].key, Purpose::Setup, 0});
    EXPECT_NEAR(s.state.pumps[0].ready_at, from + 10.0 + hose / (200.0 / 600.0) + 60.0 + 120.0 * u, 1e-6);
    s.state.pumps[0].ready_at = s.now();
    double water = 0.0;
    for (int k = 0; k < 400; ++k) {
        helpers_at_hand(s);
        const double before = s.state.source_left[0];
        s.step();
        water += before - s.state.source_left[0];
        if (before <= 0.0) { EXPECT_EQ(s.state.source_left[0], before); }
    }
    EXPECT_NEAR(water, 0.4, 0.0041);   // one step's flow at most over
    EXPECT_EQ(s.state.attempts, 3u);
}

TEST(Measure, PumpWithoutWaterIsToldAndDoesNothing) {
    StageDef d = with_pump(1.0);
    d.fixtures.pop_back();
    Stage s(d);
    bool told = false;
    for (const Problem& p : s.problems.list()) told = told || p.code == "W-MEAS-01";
    EXPECT_TRUE(told);
    s.ignite();
    s.run(5);
    helpers_at_hand(s);
    s.step();
    EXPECT_EQ(s.state.pumps[0].phase, PumpPhase::Idle);
}

StageDef with_command(bool present) {
    StageDef d = quiet();
    d.homes = {{Member{}}, {Member{}}, {Member{}}};
    d.response.measures.command.present = present;
    d.response.measures.command.from_s = 30.0;
    d.response.measures.training.drill_fraction = 1.0;
    d.people.parameters["warn.neighbours"] = 0.0;
    return d;
}

/// Command: taken `from_s` after the first who may lead knows; the door of the room that is given up is shut.
TEST(Measure, CommandIsTakenInTimeAndShutsTheDoorOfTheBurningRoom) {
    for (const bool present : {true, false}) {
        Stage s(with_command(present));
        s.ignite();
        s.run(5);
        for (std::size_t i = 0; i < 3; ++i) {
            people::place_person(s.persons.walk, static_cast<std::uint32_t>(i), s.world.places[0].first_patch, {4.0 + static_cast<double>(i), -1.5});
            s.persons.awake[i] = 1;
            s.knows(i, CueKind::Shout);
        }
        double taken = -1.0;
        for (int k = 0; k < 120; ++k) {
            people::rebuild_lists(s.world, s.persons);
            for (std::size_t i = 0; i < 3; ++i) {
                s.persons.task[i] = Task::Wait;
                s.persons.task_stage[i] = 1;
                s.persons.decide.decided_on[i] = CueKind::Order;
            }
            s.step();
            if (taken < 0.0 && s.state.commander.valid()) taken = s.now();
        }
        if (present) EXPECT_NEAR(taken, 5.0 + 30.0 + 0.5, 0.51);
        else EXPECT_LT(taken, 0.0);
        const auto door = s.world.opening("d0");
        EXPECT_EQ(s.doors.opening_state[door.row()] == world::OpeningState::Closed, present);
    }
}

TEST(Measure, CommandWithoutAnybodyToLeadIsTold) {
    StageDef d = with_command(true);
    d.response.measures.training.drill_fraction = 0.0;
    d.people.parameters["household.cadre"] = 0.0;
    const Stage s(d);
    bool told = false;
    for (const Problem& p : s.problems.list()) told = told || p.code == "W-MEAS-02";
    EXPECT_EQ(told, !s.response.commanded);
}

/// Linked group: whoever knocks from outside has the outer call point before them.
TEST(Measure, OuterCallPointIsPressedByWhoKnocks) {
    StageDef d = quiet();
    d.homes = {{Member{}}, {Member{}}, {Member{}}};
    d.response.measures.linked_groups.households_fraction = 1.0;
    d.response.measures.linked_groups.bell_reliability = 1.0;
    d.people.parameters["warn.bell"] = d.people.parameters["warn.bell_trained"] = 1.0;
    Stage s(d);
    people::Intent knock;
    knock.by = PersonIndex(0u);
    knock.kind = people::IntentKind::Knock;
    knock.household = HouseholdIndex(1u);
    s.intents.push_back(knock);
    s.step();
    std::size_t bells = 0;
    for (const people::Broadcast& b : s.broadcasts) bells += b.kind == CueKind::Bell;
    EXPECT_EQ(bells, 3u);
}

/// A drawn or stated group of 40 homes is no linked group any more (5-15, D1).
TEST(Measure, GroupOfFortyHomesIsTold) {
    StageDef d = quiet();
    d.homes = std::vector<std::vector<Member>>(40, {Member{}});
    d.response.measures.linked_groups.group_size = 40;
    const Stage s(d);
    bool told = false;
    for (const Problem& p : s.problems.list()) told = told || p.code == "W-MEAS-03";
    EXPECT_TRUE(told);
}

/// Cluster: the alarm of one member reaches every member and nobody else.
TEST(Measure, ClusterAlarmReachesItsMembersOnly) {
    for (const bool mutual : {true, false}) {
        StageDef d = quiet();
        d.homes = {{Member{}}, {Member{}}, {Member{}}};
        d.response.measures.cluster.members_fraction = 1.0;
        d.response.measures.cluster.mutual_alarm = mutual;
        d.people.parameters["warn.bell"] = d.people.parameters["warn.bell_trained"] = 1.0;
        d.trades = {"wood", "wood", ""};
        Stage s(d);
        ASSERT_EQ(s.response.cluster_member, (std::vector<std::uint8_t>{1, 1, 0}));
        s.ignite();
        s.run(2);
        s.knows(0, CueKind::Flame);
        s.run(60);
        std::size_t bells = 0;
        for (const people::Broadcast& b : s.broadcasts) bells += b.kind == CueKind::Bell;
        EXPECT_EQ(bells, mutual ? 2u : 0u);
    }
}

/// Stay put: who has clear air stays; who is told to leave does.
TEST(Measure, StayPutKeepsPeopleInClearFlats) {
    for (const bool stay : {true, false}) {
        StageDef d = quiet();
        d.homes = {{Member{}}, {Member{}}, {Member{}}};
        d.one_building = true;
        d.response.measures.block_team.stay_put = stay;
        d.people.parameters["pre.ignore"] = 0.0;
        Stage s(d);
        s.knows(2, CueKind::Bell, false);
        s.run(1500);
        EXPECT_EQ(s.persons.activity[2] == people::Activity::Out, !stay);
    }
}

/// Fire service: where a hydrant is near, jets do not wait for the next truck.
TEST(Measure, HydrantFeedsTheJetsWhenTheTankIsEmpty) {
    const auto waterless = [](bool hydrant) {
        StageDef d = quiet();
        d.item = "";
        d.items = {steady(30e6)};
        d.response.measures.fire_service.present = true;
        d.response.measures.fire_service.tank_m3 = 0.5;
        if (hydrant) d.fixtures = {fixture("hydrant", world::FixtureKind::Hydrant, 0, {3, -1.5}, 0, 20)};
        Stage s(d);
        s.ignite();
        s.run(2);
        s.state.call_at = 0.0;
        s.state.called_about = PlaceIndex(1u);
        s.state.arrive_at = s.state.water_at = 0.0;
        s.run(200);
        return s.count(EventKind::WaterOff);
    };
    EXPECT_GE(waterless(false), 1);
    EXPECT_EQ(waterless(true), 0);
}

/// Tools: what opens a cage does not all open brick (B4, D1).
TEST(Measure, EachToolOpensItsKind) {
    using namespace people;
    EXPECT_TRUE(opens_cage(k_bolt_cutter));
    EXPECT_FALSE(opens_wall(k_bolt_cutter));
    EXPECT_TRUE(opens_cage(k_crowbar) && opens_wall(k_crowbar));
    EXPECT_FALSE(opens_cage(k_rope_ladder) || opens_wall(k_rope_ladder) || opens_cage(0));
}

/// Neighbours open a locked house with a tool in the seconds of B4; without one it stays shut.
TEST(Measure, NeighboursBreakInOnlyWithATool) {
    for (const bool tool : {true, false}) {
        StageDef d = quiet();
        d.homes = {{Member{}}, {Member{}}};
        d.response.measures.fire_points.contents = {"crowbar"};
        if (tool) d.fixtures = {fixture("cabinet", world::FixtureKind::FirePoint, 0, {6, -1.5})};
        Stage s(d);
        const OpeningIndex door = s.world.opening("d0");
        s.doors.opening_state[door.row()] = world::OpeningState::Locked;
        s.ignite();
        s.run(10);
        s.state.joined.assign(s.people.size(), 0);
        people::place_person(s.persons.walk, 1, s.world.places[0].first_patch, {8.0, -1.5});
        s.knows(1, CueKind::Shout);
        s.state.joined[1] = 1;
        double began = -1.0, due = -1.0;
        for (int k = 0; k < 700; ++k) {
            people::rebuild_lists(s.world, s.persons);
            s.persons.task[0] = Task::Shelter;
            s.persons.task[1] = Task::Watch;
            s.persons.task_until[1] = 1e6;
            s.persons.activity[1] = people::Activity::Helping;
            s.step();
            if (began < 0.0 && !s.state.breaches.empty()) {
                began = s.now() - 0.5;
                due = s.state.breaches[0].due_at;
            }
        }
        EXPECT_EQ(s.doors.opening_state[door.row()] == world::OpeningState::Broken, tool);
        if (!tool) continue;
        EXPECT_GE(due - began, 60.0);
        EXPECT_LE(due - began, 180.0 + 20.0);   // 60-180 s and the way by the cabinet
    }
}

/// One branch, one pair of hands: the second who comes for the hose finds it gone.
TEST(Measure, AHoseHasOneUserAndIsRunOutFirst) {
    StageDef d = quiet();
    d.homes = {{Member{}, Member{}}};
    d.fixtures = {fixture("reel", world::FixtureKind::HoseReel, 1, {3, 1})};
    d.response.measures.block_team.systems_in_order_fraction = 1.0;
    Stage s(d);
    ASSERT_EQ(s.response.hoses.size(), 1u);
    s.ignite();
    s.run(10);
    for (std::uint32_t who : {0u, 1u}) {
        people::Intent take;
        take.by = PersonIndex(who);
        take.kind = people::IntentKind::TakeBottle;
        take.fixture = s.response.hoses[0].thing;
        s.persons.decide.means[who] = people::Means::Hose;
        s.persons.task[who] = Task::GoFight;
        s.intents.push_back(take);
    }
    s.step();
    EXPECT_EQ(s.persons.decide.feedback[0], people::Feedback::Took);
    EXPECT_EQ(s.persons.decide.feedback[1], people::Feedback::Gone);
    EXPECT_GT(s.state.hose_ready_at[0], s.now());
}

/// Spare bottles: 10 % of those of a group stand outside for anybody.
TEST(Measure, SpareBottlesStandOutside) {
    StageDef d = quiet();
    d.homes = std::vector<std::vector<Member>>(10, {Member{}});
    d.response.measures.extinguishers.per_household = 1;
    d.response.measures.extinguishers.spare_fraction = 0.1;
    const Stage s(d);
    int open = 0;
    for (const Bottle& b : s.response.bottles) open += !b.owner.valid();
    EXPECT_EQ(open, 1);
}

}  // namespace
}  // namespace taicho::response
