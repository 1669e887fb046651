// Where people go who are shut in by heat: by what they can see from where they stand, and out of the doorway.
#include <gtest/gtest.h>

#include <limits>

#include "core/hash.h"
#include "fake_fire.h"
#include "people/decide_scene.h"
#include "people_worlds.h"

namespace taicho::people {
namespace {

using namespace test;

constexpr double k_zero_celsius = 273.15;

/// A landing with a bedroom behind a shut door, one behind an open door, and a second way on from the open one.
struct House {
    world::World world;
    world::WorldState doors;
    PeopleStatic people;
    PeopleState state;
    ParameterSet parameters;
    fire::FireStatic fixed;
    fire::FireState fire;
    StepContext ctx;
    std::vector<Intent> intents;
    std::vector<world::Request> requests;
    std::vector<Event> events;
    std::vector<PersonIndex> led;

    House() {
        const BuildingIndex b = add_building(world, "b"), other = add_building(world, "other");
        const PlaceIndex down = add_place(world, "down", world::PlaceUse::Stair, {0, 0}, {4, 2}, 0, b);
        const PlaceIndex up = add_place(world, "up", world::PlaceUse::Stair, {0, 0}, {4, 2}, 1, b);
        const PlaceIndex shut = add_place(world, "shut", world::PlaceUse::Bedroom, {-4, 0}, {0, 4}, 1, b);
        const PlaceIndex open = add_place(world, "open", world::PlaceUse::Bedroom, {4, 0}, {8, 4}, 1, b);
        const PlaceIndex next = add_place(world, "next", world::PlaceUse::Bedroom, {8, 0}, {12, 4}, 1, other);
        using world::OpeningKind, world::OpeningState;
        add_opening(world, "flight", down, up, {1, 1}, {2, 1}, OpeningKind::StairConnection, OpeningState::Open);
        add_opening(world, "door-shut", shut, up, {0, 0.5}, {0, 1.3});
        add_opening(world, "door-open", open, up, {4, 0.5}, {4, 1.3}, OpeningKind::Door, OpeningState::Open);
        const OpeningIndex way = add_opening(world, "balcony", open, next, {8, 1}, {8, 2}, OpeningKind::Balcony, OpeningState::Open);
        world.openings[way.row()].pass_s = 20.0;
        world::finish(world);
        doors = world::initial_state(world);
        fixed = fire::cold_fire(world.places.size(), fire);
        people.household_of_place.assign(world.places.size(), HouseholdIndex{});
        Household h;
        h.id = "h";
        h.building = b;
        h.home = {down, up, shut, open};
        people.households.push_back(h);
    }
    void person(const std::string& place, Vec2 at) {
        add(place, at);
        people.households[0].members = {PersonIndex(0)};
        prepare_decisions(world, people);
        state = initial_state(people, world, parameters);
        size_decide(people, state);
    }
    /// One more after the first; both start anew.
    PersonIndex another(const std::string& place, Vec2 at) {
        add(place, at);
        state = initial_state(people, world, parameters);
        state.decide = {};
        size_decide(people, state);
        return PersonIndex(people.size() - 1);
    }
    void add(const std::string& place, Vec2 at) {
        Population& q = people.population;
        q.key.push_back(hash_text(place));
        q.id.push_back(place);
        q.household.push_back(HouseholdIndex(0));
        q.age.push_back(35);
        q.male.push_back(1);
        q.training.push_back(Training::None);
        q.training_retention.push_back(0);
        q.walking.push_back(Walking::Normal);
        q.hard_of_hearing.push_back(0);
        q.alcohol.push_back(0);
        q.volunteer.push_back(0);
        q.leader.push_back(0);
        q.speed_free.push_back(1.2f);
        q.body_radius.push_back(0.2f);
        q.stair_speed.push_back(0.0f);
        q.present.push_back(1);
        q.asleep.push_back(0);
        q.start_place.push_back(world.place(place));
        q.start_at.push_back(at);
        q.incap_threshold.push_back(1.0f);
        q.heat_threshold.push_back(1.0f);
        q.knows_second_exit.push_back(1);
        q.prescribed_response.push_back(std::numeric_limits<float>::quiet_NaN());
        people.prescribed_of.push_back(PeopleStatic::k_none);
        people.walk_group.push_back(PeopleStatic::k_none);
    }
    void hot(const std::string& place, double celsius, double extinction = 0.0) {
        fire::Conditions c;
        c.temperature = k_zero_celsius + celsius;
        c.extinction = extinction;
        fire::set_place(fixed, fire, world.place(place), c, c);
    }
    Scene scene() {
        return {ctx, people, parameters, world, doors, fixed, fire, state, intents, requests, events, led};
    }
    const PersonIndex who{std::size_t{0}};
};

TEST(Refuge, BehindAShutDoorWhateverIsThere) {
    House h;
    h.person("up", {2, 1});
    h.hot("up", 100);
    h.hot("down", 160);
    h.hot("open", 95);
    const WalkOrder before = refuge(h.scene(), h.who, look_here(h.scene(), h.who));
    EXPECT_EQ(before, (WalkOrder{OrderKind::Place, h.world.place("shut"), {}}));
    h.hot("shut", 300);   // nobody sees through a shut door
    EXPECT_EQ(refuge(h.scene(), h.who, look_here(h.scene(), h.who)), before);
}

TEST(Refuge, AnOpenDoorIsLookedThrough) {
    House h;
    h.person("up", {2, 1});
    h.hot("up", 100);
    h.hot("down", 160);
    h.hot("open", 95);
    h.doors.opening_state[h.world.opening("door-shut").row()] = world::OpeningState::Locked;
    h.world.openings[h.world.opening("door-shut").row()].walkable = false;
    EXPECT_EQ(refuge(h.scene(), h.who, look_here(h.scene(), h.who)).place, h.world.place("open"));
    h.hot("open", 300);
    EXPECT_NE(refuge(h.scene(), h.who, look_here(h.scene(), h.who)).place, h.world.place("open"));
}

TEST(Refuge, FromARoomNobodyBetsOnOtherRooms) {
    House h;
    h.person("open", {6, 2});
    h.hot("open", 75);
    h.hot("up", 150);
    EXPECT_EQ(refuge(h.scene(), h.who, look_here(h.scene(), h.who)).kind, OrderKind::None);
    EXPECT_EQ(refuge_room(h.scene(), h.who, look_here(h.scene(), h.who)).kind, OrderKind::None);
}

TEST(Refuge, NobodyStopsInADoorway) {
    House h;
    h.person("shut", {-0.2, 0.9});
    h.state.decide.order[0] = {OrderKind::Place, h.world.place("shut"), {}};
    EXPECT_FALSE(settled(h.scene(), h.who));
    h.state.walk.pos[0] = {-2, 2};
    EXPECT_TRUE(settled(h.scene(), h.who));
}

TEST(Doorway, SmokeBehindAnOpenOneKeepsHelpersOutAShutOneHidesItUntilTheHandIsOnIt) {
    House h;
    h.person("up", {3.4, 0.9});
    h.hot("open", 40, 3.0);
    auto& walk = h.state.walk;
    walk.mode[0] = WalkMode::Walking;
    walk.waypoint[0] = 0;
    walk.aim_a[0] = {4, 0.5};
    walk.aim_b[0] = {4, 1.3};
    EXPECT_DOUBLE_EQ(smoke_ahead(h.scene(), h.who, look_here(h.scene(), h.who)), 3.0);
    EXPECT_TRUE(smoke_bars(h.scene(), h.who, look_here(h.scene(), h.who)));
    h.doors.opening_state[h.world.opening("door-open").row()] = world::OpeningState::Closed;
    EXPECT_TRUE(smoke_bars(h.scene(), h.who, look_here(h.scene(), h.who)));    // 0.6 m away: opened a crack
    walk.pos[0] = {2.9, 0.9};
    EXPECT_FALSE(smoke_bars(h.scene(), h.who, look_here(h.scene(), h.who)));   // 1.1 m away
    h.doors.opening_state[h.world.opening("door-open").row()] = world::OpeningState::Locked;
    walk.pos[0] = {3.4, 0.9};
    EXPECT_FALSE(smoke_bars(h.scene(), h.who, look_here(h.scene(), h.who)));
}

TEST(Doorway, TheDoorToTheFireIsPulledToUnlessSomebodyIsStillThere) {
    House h;
    h.person("up", {3.4, 0.9});
    h.hot("open", 200, 3.0);
    h.people.decide.rules.shut_untrained = 1.0;
    shut_fire_in(h.scene(), h.who, look_here(h.scene(), h.who));
    ASSERT_EQ(h.requests.size(), 1u);
    EXPECT_EQ(h.requests[0].opening, h.world.opening("door-open"));
    h.requests.clear();
    h.people.decide.rules.shut_untrained = 0.0;
    shut_fire_in(h.scene(), h.who, look_here(h.scene(), h.who));
    EXPECT_TRUE(h.requests.empty());
    h.people.decide.rules.shut_untrained = 1.0;
    h.people.households[0].members.push_back(h.another("open", {6, 2}));
    shut_fire_in(h.scene(), h.who, look_here(h.scene(), h.who));
    EXPECT_TRUE(h.requests.empty()) << "one of the household is in there";
}

TEST(Refuge, WaitingOutHeatEndsWhenSmokeComes) {
    House h;
    h.person("open", {6, 2});
    h.hot("up", 150);
    h.state.task[0] = Task::Watch;
    h.state.task_stage[0] = k_watch_heat;
    h.state.task_until[0] = 1e9;
    h.state.decide.hot_place[0] = h.world.place("up");
    h.state.decide.hot_at[0] = {3, 1};
    EXPECT_TRUE(waits_out_heat(h.scene(), h.who, look_here(h.scene(), h.who)));
    EXPECT_EQ(h.state.task[0], Task::Watch);
    h.hot("open", 40, 2.0);
    EXPECT_TRUE(waits_out_heat(h.scene(), h.who, look_here(h.scene(), h.who)));
    EXPECT_EQ(h.state.task[0], Task::SecondExit) << "the balcony of the room stands open";
    EXPECT_EQ(h.state.target_opening[0], h.world.opening("balcony"));
}

}  // namespace
}  // namespace taicho::people
