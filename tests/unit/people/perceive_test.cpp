#include "people/perceive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "fake_fire.h"
#include "people/place_lists.h"
#include "people/sound.h"
#include "people/waking.h"
#include "people_worlds.h"

namespace taicho::people {
namespace {

using namespace test;

/// A scene with stated people and a stated fire.
struct Scene {
    world::World world;
    world::WorldState openings;
    PeopleStatic fixed;
    PeopleState state;
    ParameterSet parameters;
    fire::FireStatic fire_static;
    fire::FireState fire;
    std::vector<Broadcast> broadcasts;
    std::vector<Event> events;
    StepContext ctx;

    explicit Scene(world::World w) : world(std::move(w)), openings(world::initial_state(world)) {
        fire_static = fire::cold_fire(world.places.size(), fire);
        fixed.household_of_place.assign(world.places.size(), HouseholdIndex{});
    }
    void person(const std::string& place, Vec2 at, bool asleep = false, int age = 35, int household = -1) {
        const std::string id = fmt::format("p{}", fixed.size());
        PersonDef def;
        const std::size_t i = fixed.size();
        Population& q = fixed.population;
        q.key.push_back(hash_text(id));
        q.id.push_back(id);
        q.household.push_back(household < 0 ? HouseholdIndex{} : HouseholdIndex(static_cast<std::size_t>(household)));
        q.age.push_back(static_cast<std::uint8_t>(age));
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
        q.asleep.push_back(asleep);
        q.start_place.push_back(world.place(place));
        q.start_at.push_back(at);
        q.incap_threshold.push_back(1.0f);
        q.heat_threshold.push_back(1.0f);
        q.knows_second_exit.push_back(0);
        q.prescribed_response.push_back(std::numeric_limits<float>::quiet_NaN());
        fixed.prescribed_of.push_back(PeopleStatic::k_none);
        fixed.walk_group.push_back(PeopleStatic::k_none);
        if (household >= 0) fixed.households[static_cast<std::size_t>(household)].members.push_back(PersonIndex(i));
    }
    void household(const std::string& place, const std::string& door, bool bell, std::size_t group) {
        Household h;
        h.id = fmt::format("h{}", fixed.households.size());
        h.home = {world.place(place)};
        h.front_door = world.opening(door);
        h.door_place = world.across(h.front_door, h.home.front());
        h.has_bell = bell;
        h.group = GroupIndex(group);
        if (fixed.groups.size() <= group) fixed.groups.resize(group + 1);
        fixed.groups[group].households.push_back(HouseholdIndex(fixed.households.size()));
        fixed.household_of_place[h.home.front().row()] = HouseholdIndex(fixed.households.size());
        fixed.households.push_back(h);
    }
    void start() { state = initial_state(fixed, world, parameters); }
    void run(double until) {
        for (; ctx.now <= until; ctx.now += ctx.dt)
            perceive(ctx, fixed, parameters, world, openings, fire_static, fire, broadcasts, state, events);
    }
    void burn(const std::string& place, double hrr, double extinction = 0.0) {
        fire::Conditions c;
        c.extinction = extinction;
        fire::set_place(fire_static, fire, world.place(place), c, c, hrr);
    }
    [[nodiscard]] std::size_t aware() const { return state.attentive.size(); }
    [[nodiscard]] int count(EventKind kind, CueKind cue) const {
        return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const Event& e) {
            return e.kind == kind && e.mode == static_cast<std::uint16_t>(cue);
        }));
    }
    void notify(CueKind kind, PlaceIndex place, PlaceIndex about = {}) {
        Broadcast b;
        b.kind = kind;
        b.time = ctx.now;
        b.place = place;
        b.about = about;
        b.low_frequency = kind == CueKind::Shout;
        broadcasts.push_back(b);
    }
};

double ks_lognormal(std::vector<double> t, double median, double sigma) {
    std::sort(t.begin(), t.end());
    double ks = 0.0;
    for (std::size_t i = 0; i < t.size(); ++i) {
        const double f = 0.5 * std::erfc(-std::log(t[i] / median) / sigma / std::sqrt(2.0));
        const double n = static_cast<double>(t.size());
        ks = std::max({ks, std::fabs(f - i / n), std::fabs(f - (i + 1) / n)});
    }
    return ks;
}

TEST(Perceive, NothingHappensWithoutACue) {
    Scene s(row_of_homes(20));
    for (int k = 0; k < 20; ++k) s.person(fmt::format("r{}", k), {6.0 * k + 3, 3}, k % 2 == 0);
    s.start();
    s.run(60);
    EXPECT_EQ(s.aware(), 0u);
    EXPECT_TRUE(s.events.empty());
    EXPECT_TRUE(s.state.exposed.empty());
}

TEST(Perceive, FlameInTheOwnRoom) {   // B1: LN(5 s, 0.6)
    Scene s(row_of_homes(1));
    for (int k = 0; k < 2000; ++k) s.person("r0", {1 + 0.002 * k, 3});
    s.burn("r0", 20e3);
    s.start();
    s.run(120);
    ASSERT_EQ(s.aware(), 2000u);
    EXPECT_EQ(s.count(EventKind::Noticed, CueKind::Flame), 2000);
    EXPECT_LE(ks_lognormal(s.state.aware_at, 5.0, 0.6), 1.63 / std::sqrt(2000.0));
    for (std::size_t i = 0; i < 2000; ++i) {
        EXPECT_EQ(s.state.fire_place[i], s.world.place("r0"));
        EXPECT_EQ(s.state.activity[i], Activity::Aware);
        EXPECT_EQ(s.state.seen_hrr[i], 20e3f);
    }
}

TEST(Perceive, EventsCarryTheExactTime) {
    Scene s(row_of_homes(1));
    s.person("r0", {3, 3});
    s.burn("r0", 20e3);
    s.start();
    s.run(60);
    ASSERT_EQ(s.events.size(), 1u);
    EXPECT_EQ(s.events[0].time, s.state.aware_at[0]);
    EXPECT_NE(s.events[0].time, std::floor(s.events[0].time * 2) / 2) << "not the step's time";
}

TEST(Perceive, NoiseWakesByOneThreshold) {   // B1, B2: the share that wakes is the logistic's
    Scene s(row_of_homes(1));
    for (int k = 0; k < 4000; ++k) s.person("r0", {1 + 0.001 * k, 3}, true);
    s.burn("r0", 30e3);
    s.start();
    s.run(120);
    const double loss = sound_paths(s.world, s.openings, s.parameters, s.world.place("r0")).front().loss;
    const double p = wake_probability(s.parameters, WakeGroup::Adult, fire_noise(s.parameters, 30e3) - loss, true);
    EXPECT_NEAR(s.aware() / 4000.0, p, 2.576 * std::sqrt(p * (1 - p) / 4000));
    EXPECT_EQ(s.count(EventKind::Woke, CueKind::Noise), static_cast<int>(s.aware()));
    const auto first = s.state.attentive;
    s.run(240);
    EXPECT_EQ(s.state.attentive, first) << "the same noise again wakes nobody else";
    s.burn("r0", 1e6);
    s.run(400);
    EXPECT_GT(s.aware(), first.size());
    for (const PersonIndex i : first) EXPECT_EQ(s.state.known[i.row()], CueKind::Flame) << "awake, they see it";
}

TEST(Perceive, SmallChildrenAreNotWokenBySound) {
    Scene s(row_of_homes(1));
    for (int k = 0; k < 100; ++k) s.person("r0", {1 + 0.04 * k, 3}, true, 3);
    s.burn("r0", 2e6);
    s.start();
    s.run(60);
    EXPECT_EQ(s.aware(), 0u);
}

TEST(Perceive, SmellWakesSome) {   // B1: P 0.3, LN(180 s, 0.7) after K > 0.1 at the bed
    Scene s(row_of_homes(1));
    for (int k = 0; k < 3000; ++k) s.person("r0", {1 + 0.001 * k, 3}, true);
    s.burn("r0", 0.0, 0.2);
    s.start();
    s.run(2500);
    EXPECT_NEAR(s.aware() / 3000.0, 0.3, 2.576 * std::sqrt(0.21 / 3000));
    std::vector<double> times;
    for (const Event& e : s.events)
        if (e.kind == EventKind::Woke) times.push_back(e.time);
    EXPECT_LE(ks_lognormal(times, 180, 0.7), 1.63 / std::sqrt(static_cast<double>(times.size())));
    EXPECT_EQ(s.count(EventKind::Woke, CueKind::Smell), static_cast<int>(s.aware()));
    for (const PersonIndex i : s.state.attentive)
        EXPECT_FALSE(s.state.fire_place[i.row()].valid()) << "smell does not tell where it burns";
    Scene thin(row_of_homes(1));
    thin.person("r0", {3, 3}, true);
    thin.burn("r0", 0.0, 0.09);
    thin.start();
    thin.run(2500);
    EXPECT_EQ(thin.aware(), 0u);
}

TEST(Perceive, AwakeSmellAndSmoke) {   // B1
    Scene s(row_of_homes(3));
    s.person("r0", {3, 3});
    s.person("r1", {9, 3});
    s.person("r2", {15, 3});
    s.burn("r0", 0.0, 0.09);   // can be smelt, not seen
    s.burn("r1", 0.0, 0.2);
    s.start();
    s.run(600);
    EXPECT_EQ(s.state.known[0], CueKind::Smell);
    EXPECT_EQ(s.state.known[1], CueKind::Smoke);
    EXPECT_EQ(s.state.known[2], CueKind::None);
}

TEST(Perceive, SmokeUnderTheCeilingIsSeen) {
    Scene s(row_of_homes(1));
    s.person("r0", {3, 3});
    fire::Conditions smoky;
    smoky.extinction = 0.5;
    s.fire_static.split = 2.0;
    fire::set_place(s.fire_static, s.fire, s.world.place("r0"), {}, smoky);
    s.start();
    s.run(120);
    EXPECT_EQ(s.state.known[0], CueKind::Smoke);
}

world::World two_rooms(world::OpeningState door) {
    world::World w;
    const BuildingIndex b = add_building(w, "b");
    const PlaceIndex a = add_place(w, "a", world::PlaceUse::Living, {0, 0}, {4, 4}, 0, b);
    const PlaceIndex c = add_place(w, "c", world::PlaceUse::Living, {4, 0}, {8, 4}, 0, b);
    add_opening(w, "ac", a, c, {4, 1}, {4, 2}, world::OpeningKind::Door, door);
    world::finish(w);
    return w;
}

TEST(Perceive, FlameIsSeenThroughAnOpenDoorOnly) {
    for (const bool open : {true, false}) {
        Scene s(two_rooms(open ? world::OpeningState::Open : world::OpeningState::Closed));
        s.person("c", {6, 1.5});
        s.burn("a", 15e3);
        s.start();
        s.run(120);
        EXPECT_EQ(s.state.known[0], open ? CueKind::Flame : CueKind::None) << open;
        EXPECT_EQ(s.state.fire_place[0], open ? s.world.place("a") : PlaceIndex{});
    }
}

TEST(Perceive, ThickSmokeHidesTheFlame) {
    Scene s(two_rooms(world::OpeningState::Open));
    s.person("c", {6, 1.5});
    s.burn("a", 500e3, 5.0);
    s.burn("c", 0.0, 5.0);
    s.start();
    s.run(60);
    EXPECT_EQ(s.state.known[0], CueKind::Smoke);
    EXPECT_FALSE(s.state.fire_place[0].valid());
}

world::World bent_alley(world::OpeningState shutter) {
    world::World w;
    const PlaceIndex a1 = add_place(w, "a1", world::PlaceUse::Alley, {0, 0}, {15, 3});
    const PlaceIndex a2 = add_place(w, "a2", world::PlaceUse::Alley, {15, 0}, {30, 3});
    const PlaceIndex a3 = add_place(w, "a3", world::PlaceUse::Alley, {27, 3}, {30, 20});
    const BuildingIndex b = add_building(w, "b");
    const PlaceIndex shop = add_place(w, "shop", world::PlaceUse::Shop, {2, 3}, {8, 10}, 0, b);
    add_opening(w, "shutter", shop, a1, {3, 3}, {7, 3}, world::OpeningKind::Shutter, shutter);
    add_opening(w, "v12", a1, a2, {15, 0}, {15, 3}, world::OpeningKind::Virtual, world::OpeningState::Open);
    add_opening(w, "v23", a2, a3, {27, 3}, {30, 3}, world::OpeningKind::Virtual, world::OpeningState::Open);
    world::finish(w);
    return w;
}

TEST(Perceive, FlamesAtAnOpeningAreSeenAlongTheAlley) {
    for (const bool open : {true, false}) {
        Scene s(bent_alley(open ? world::OpeningState::Open : world::OpeningState::Closed));
        s.person("a1", {10, 1.5});
        s.person("a2", {20, 1.5});
        s.person("a3", {28, 15});
        s.burn("shop", 200e3);
        s.start();
        s.run(60);
        EXPECT_EQ(s.state.known[0], open ? CueKind::Flame : s.state.known[0]);
        EXPECT_EQ(s.state.known[1], open ? CueKind::Flame : CueKind::None);
        EXPECT_NE(s.state.known[2], CueKind::Flame) << "round the corner";
        if (!open) {
            EXPECT_LT(s.state.known[0], CueKind::Flame);
        }
    }
    Scene small(bent_alley(world::OpeningState::Open));
    small.person("a2", {20, 1.5});
    small.burn("shop", 30e3);
    small.start();
    small.run(60);
    EXPECT_EQ(small.state.known[0], CueKind::None);
}

TEST(Perceive, LinkedBellReachesItsGroup) {
    Scene s(row_of_homes(40));
    for (std::size_t k = 0; k < 40; ++k)
        s.household(fmt::format("r{}", k), fmt::format("d{}", k), k < 3, k < 3 ? 0 : 1);
    for (int k = 0; k < 40; ++k) s.person(fmt::format("r{}", k), {6.0 * k + 3, 3}, false, 35, k);
    s.start();
    Broadcast b;
    b.kind = CueKind::Bell;
    b.group = GroupIndex(std::size_t{0});
    b.place = s.world.place("r0");
    s.broadcasts.push_back(b);
    s.run(5);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(s.state.known[i], CueKind::Bell);
        EXPECT_EQ(s.state.aware_at[i], 0.0) << "at once";
        EXPECT_FALSE(s.state.fire_place[i].valid()) << "a bell does not tell where";
    }
    EXPECT_EQ(s.state.known[35], CueKind::None);
    EXPECT_TRUE(s.broadcasts.empty());
}

TEST(Perceive, BellWakesByLoudness) {
    Scene s(row_of_homes(1));
    s.household("r0", "d0", true, 0);
    for (int k = 0; k < 3000; ++k) s.person("r0", {1 + 0.001 * k, 3}, true, 8, 0);
    s.start();
    Broadcast b;
    b.kind = CueKind::Bell;
    b.group = GroupIndex(std::size_t{0});
    s.broadcasts.push_back(b);
    s.run(2000);
    const double loss = sound_paths(s.world, s.openings, s.parameters, s.world.place("r0")).front().loss;
    const double p = wake_probability(s.parameters, WakeGroup::Child, 95 - loss, false);
    EXPECT_NEAR(s.aware() / 3000.0, p, 2.576 * std::sqrt(p * (1 - p) / 3000));
}

TEST(Perceive, ShoutIsHeededBySevenInTenNearby) {
    Scene s(row_of_homes(1));
    for (int k = 0; k < 3000; ++k) s.person("alley", {0.5 + 0.0015 * k, -1.5});
    s.start();
    s.notify(CueKind::Shout, s.world.place("alley"), s.world.place("r0"));
    s.run(2);
    EXPECT_NEAR(s.aware() / 3000.0, 0.7, 2.576 * std::sqrt(0.21 / 3000));
    for (const PersonIndex i : s.state.attentive) EXPECT_EQ(s.state.fire_place[i.row()], s.world.place("r0"));
}

TEST(Perceive, ShoutDoesNotCarryFar) {
    world::World w = row_of_homes(1);
    Scene s(bent_alley(world::OpeningState::Closed));
    s.person("a3", {28, 15});
    s.start();
    s.notify(CueKind::Shout, s.world.place("a1"));
    s.run(5);
    EXPECT_EQ(s.aware(), 0u);
}

TEST(Perceive, KnockWakesNineInTenAdults) {   // B1: 0.9, LN(20 s, 0.7)
    Scene s(row_of_homes(1));
    s.household("r0", "d0", false, 0);
    for (int k = 0; k < 3000; ++k) s.person("r0", {1 + 0.001 * k, 3}, true, 35, 0);
    s.start();
    s.notify(CueKind::Knock, s.world.place("r0"));
    s.run(1000);
    EXPECT_NEAR(s.aware() / 3000.0, 0.9, 2.576 * std::sqrt(0.09 / 3000));
    std::vector<double> times;
    for (const PersonIndex i : s.state.attentive) times.push_back(s.state.aware_at[i.row()]);
    EXPECT_LE(ks_lognormal(times, 20, 0.7), 1.63 / std::sqrt(static_cast<double>(times.size())));
}

TEST(Perceive, OrderInTheInboxIsRead) {
    Scene s(row_of_homes(2));
    s.person("r0", {3, 3});
    s.person("r1", {9, 3}, true);
    s.start();
    for (std::size_t k = 0; k < 2; ++k)
        s.state.inbox.push_back({0.0, PersonIndex(k), CueKind::Order, 0.0, PersonIndex{}, s.world.place("r1")});
    s.run(1);
    EXPECT_EQ(s.state.known[0], CueKind::Order);
    EXPECT_EQ(s.state.fire_place[0], s.world.place("r1"));
    EXPECT_EQ(s.state.known[1], CueKind::None) << "a sleeper takes no orders";
    EXPECT_TRUE(s.state.inbox.empty());
}

TEST(Perceive, OthersWhoActAreSeen) {
    Scene s(row_of_homes(2));
    s.person("alley", {3, -1.5});
    s.person("alley", {4, -1.5});
    s.person("r1", {9, 3});
    s.start();
    s.state.attentive = {PersonIndex(std::size_t{0})};
    s.state.aware_at[0] = 0.0;
    s.state.known[0] = CueKind::Flame;
    s.state.task[0] = Task::Leave;
    s.run(600);
    EXPECT_EQ(s.state.known[1], CueKind::OthersLeave);
    EXPECT_EQ(s.state.known[2], CueKind::None);
}

TEST(Perceive, TheFallenNoticeNothing) {
    Scene s(row_of_homes(1));
    s.person("r0", {3, 3}, true);
    s.start();
    s.state.activity[0] = Activity::Incapacitated;
    s.state.incapacitated_at[0] = 0.0;
    s.burn("r0", 1e6, 1.0);
    s.run(60);
    EXPECT_TRUE(s.events.empty());
}

TEST(Perceive, FarSleepersCostNothing) {
    const int homes = 20000;
    Scene s(row_of_homes(homes));
    for (int k = 0; k < homes; ++k)
        for (int m = 0; m < 5; ++m) s.person(fmt::format("r{}", k), {6.0 * k + 1 + m, 3}, true);
    s.start();
    s.burn("r7", 50e3, 0.2);
    s.run(0.0);   // makes the sound field once
    const auto from = std::chrono::steady_clock::now();
    s.run(50.0);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - from;
    RecordProperty("ms_per_step", std::to_string(spent.count() * 1e3 / 100));
    EXPECT_EQ(s.state.exposed.size(), 5u);
    for (const Event& e : s.events) EXPECT_LT(e.subject, 5u * 60u) << "only near the fire";
}

}  // namespace
}  // namespace taicho::people
