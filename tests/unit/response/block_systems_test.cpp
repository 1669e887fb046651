// Systems of a block, each alone: against a number worked out by hand, and without effect where out of reach.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fire/fire_hash.h"
#include "response/block_alarm.h"
#include "response/response_hash.h"
#include "stage.h"

namespace taicho::response {
namespace {

using namespace test;
using people::CueKind;

world::Fixture device(const std::string& id, world::FixtureKind kind, std::uint32_t place, Vec2 at, const std::string& zone = "") {
    world::Fixture f;
    f.id = id;
    f.kind = kind;
    f.place = PlaceIndex(place);
    f.at = at;
    f.zone = zone;
    return f;
}

/// t-squared up to `watts`; alpha 1e5 stands on its plateau within seconds.
fire::ItemDef burning(double watts, double alpha, Vec2 at = {4.0, 4.0}) {
    fire::ItemDef item;
    item.id = "fire-item";
    item.place = "r0";
    item.at = at;
    item.has_at = true;
    item.peak_hrr = watts;
    item.alpha = alpha;
    item.energy = 1e12;
    return item;
}

StageDef still() {
    StageDef d;
    d.item = "";
    d.response.measures.fire_service.present = false;
    d.people.parameters["fight.offset"] = -60.0;
    auto& m = d.response.measures.block_systems;
    m.alarm_fraction = m.sprinkler_fraction = m.fan_fraction = m.lift_return_fraction = 1.0;
    return d;
}

double opened_at(const Stage& s) {
    for (const Event& e : s.events)
        if (e.kind == EventKind::SprinklerOpened) return e.time;
    return -1.0;
}

/// Alpert's jet 1.41 m from 300 kW under the ceiling warms a link of RTI 50 with a time constant of RTI / sqrt(U).
TEST(Sprinkler, OpensWhenItsLinkHasWarmedByAlpertsJet) {
    StageDef d = still();
    d.items = {burning(300e3, 1e5)};
    d.fixtures = {device("head", world::FixtureKind::Sprinkler, 1, {3.0, 3.0})};
    Stage s(d);
    s.ignite();
    s.run(120);
    const double height = s.world.places[1].height - s.fire_fixed->items[0].base, r = std::sqrt(2.0);
    const double rise = 5.38 * std::pow(300.0 / r, 2.0 / 3.0) / height;
    const double speed = 0.195 * std::cbrt(300.0) * std::sqrt(height) * std::pow(r, -5.0 / 6.0);
    const double need = 68.0 + 273.15 - s.fire_fixed->weather.temperature;
    ASSERT_GT(rise, need);
    const double hand = 50.0 / std::sqrt(speed) * std::log(rise / (rise - need));
    ASSERT_GT(opened_at(s), 0.0);
    EXPECT_NEAR(opened_at(s), hand, 0.1 * hand + 1.0);   // the layer warms it a little too
    EXPECT_LE(opened_at(s), hand + 2.0);                 // 2 s: the item's own growth
}

/// D4: holds what burns when water reaches it, then half of it every 5 min; without water it grows on.
TEST(Sprinkler, HoldsAndHalvesEveryFiveMinutes) {
    StageDef d = still();
    d.items = {burning(2e6, 46.9)};
    d.fixtures = {device("head", world::FixtureKind::Sprinkler, 1, {3.5, 3.5})};
    Stage s(d);
    s.ignite();
    while (opened_at(s) < 0.0 && s.now() < 300) s.step();
    const double at = opened_at(s), held = s.state.block.wet.at(0).hrr;
    EXPECT_NEAR(held, 46.9 * at * at, 0.05 * held);   // t-squared up to then
    s.run(at + 300);
    EXPECT_NEAR(s.fire.item_hrr[0], 0.5 * held, 0.02 * held);
    s.run(at + 600);
    EXPECT_NEAR(s.fire.item_hrr[0], 0.25 * held, 0.02 * held);
    StageDef dry = d;
    dry.response.measures.block_systems.sprinkler_fraction = 0.0;
    Stage t(dry);
    t.ignite();
    t.run(at + 100);
    EXPECT_EQ(t.count(EventKind::SprinklerOpened), 0);
    EXPECT_GT(t.fire.item_hrr[0], 2.0 * held);
}

/// What lies beyond the spray burns as if there were no head.
TEST(Sprinkler, BeyondTheSprayNothingChanges) {
    StageDef far = still();
    far.items = {burning(600e3, 46.9, {5.0, 5.0})};
    StageDef none = far;
    far.fixtures = {device("head", world::FixtureKind::Sprinkler, 1, {1.0, 1.0})};
    Stage a(far), b(none);
    for (Stage* s : {&a, &b}) {
        s->ignite();
        s->run(300);
    }
    EXPECT_EQ(a.count(EventKind::SprinklerOpened), 1);
    EXPECT_EQ(fire::hash_of(a.fire), fire::hash_of(b.fire));
}

/// An item that catches under an open head is held at next to nothing.
TEST(Sprinkler, WetsWhatCatchesLater) {
    StageDef d = still();
    d.items = {burning(500e3, 46.9)};
    fire::ItemDef second = burning(500e3, 46.9, {3.0, 4.0});
    second.id = "second";
    d.items.push_back(second);
    d.fixtures = {device("head", world::FixtureKind::Sprinkler, 1, {3.5, 4.0})};
    Stage s(d);
    s.ignite();
    while (opened_at(s) < 0.0 && s.now() < 300) s.step();
    if (s.fire.item_phase[1] != fire::ItemPhase::Burning) s.requests.ignite.push_back({s.now(), ItemIndex(std::size_t{1})});
    s.run(s.now() + 60);
    EXPECT_LT(s.fire.item_hrr[1], 5e3);
}

int alarms(const Stage& s) {
    return static_cast<int>(std::count_if(s.broadcasts.begin(), s.broadcasts.end(), [](const auto& b) { return b.kind == CueKind::Alarm; }));
}

StageDef detected(world::FixtureKind kind) {
    StageDef d = still();
    d.homes = {{Member{}}, {Member{}}};   // flats: a house of one home has no corridor of its own
    d.one_building = d.corridor = true;
    d.items = {burning(300e3, 46.9)};
    d.fixtures = {device("detector", kind, 1, {3.0, 3.0}, "z"), device("bell", world::FixtureKind::Bell, 3, {3.0, 7.0}, "z")};
    return d;
}

/// A heat detector rings its zone once 58 C are reached; a zone out of order stays silent and so does one elsewhere.
TEST(AlarmZone, DetectorRingsTheBellsOfItsZone) {
    for (const auto kind : {world::FixtureKind::SmokeDetector, world::FixtureKind::HeatDetector}) {
        Stage s(detected(kind));
        s.ignite();
        s.run(200);
        ASSERT_EQ(s.count(EventKind::BellRang), 1);
        const double at = s.state.block.rang_at.at(0);
        EXPECT_EQ(alarms(s), static_cast<int>(std::floor((s.now() - 0.5 - at) / 10.0)) + 1);   // heard anew every 10 s
        for (const auto& b : s.broadcasts) {
            if (b.kind == CueKind::Alarm) {
                EXPECT_EQ(b.place, PlaceIndex(std::size_t{3}));
            }
        }
        StageDef dead = detected(kind);
        dead.response.measures.block_systems.alarm_fraction = 0.0;
        Stage t(dead);
        t.ignite();
        t.run(200);
        EXPECT_EQ(alarms(t), 0);
        EXPECT_EQ(fire::hash_of(s.fire), fire::hash_of(t.fire));
    }
}

/// The heat detector against its own link: 300 kW at 1.41 m, RTI 30, 58 C.
TEST(AlarmZone, HeatDetectorFollowsItsLink) {
    StageDef d = detected(world::FixtureKind::HeatDetector);
    d.items = {burning(300e3, 1e5)};
    Stage s(d);
    s.ignite();
    s.run(120);
    const double height = s.world.places[1].height - s.fire_fixed->items[0].base, r = std::sqrt(2.0);
    const double rise = 5.38 * std::pow(300.0 / r, 2.0 / 3.0) / height;
    const double speed = 0.195 * std::cbrt(300.0) * std::sqrt(height) * std::pow(r, -5.0 / 6.0);
    const double need = 58.0 + 273.15 - s.fire_fixed->weather.temperature;
    const double hand = 30.0 / std::sqrt(speed) * std::log(rise / (rise - need));
    EXPECT_NEAR(s.state.block.rang_at.at(0), hand, 0.1 * hand + 2.0);
}

/// Another zone of the building follows after the time nobody reset the alarm; zones of other buildings do not.
TEST(AlarmZone, GeneralAlarmFollowsInTheBuildingOnly) {
    StageDef d = detected(world::FixtureKind::SmokeDetector);
    d.fixtures.push_back(device("bell-2", world::FixtureKind::Bell, 3, {3.0, 7.0}, "y"));
    d.fixtures.push_back(device("detector-2", world::FixtureKind::HeatDetector, 0, {9.0, -1.0}, "elsewhere"));
    Stage s(d);
    s.ignite();
    s.run(300);
    const auto& rang = s.state.block.rang_at;
    ASSERT_EQ(rang.size(), 3u);
    EXPECT_NEAR(rang[1], rang[0] + 180.0, 0.51);
    EXPECT_GT(rang[2], 1e299);
}

/// Who finds the fire presses the call point of the storey: its zone rings though no detector hangs there.
TEST(AlarmZone, CallPointIsPressedByWhoFindsTheFire) {
    StageDef d = detected(world::FixtureKind::SmokeDetector);
    d.fixtures = {device("call", world::FixtureKind::CallPoint, 3, {1.0, 6.2}), device("bell", world::FixtureKind::Bell, 3, {3.0, 7.0})};
    Stage s(d);
    ASSERT_TRUE(s.people.households[0].call_point);
    people::Intent press;
    press.by = PersonIndex(std::size_t{0});
    press.kind = people::IntentKind::PressBell;
    press.household = HouseholdIndex(std::size_t{0});
    s.knows(0, CueKind::Flame);
    s.intents.push_back(press);
    s.step();
    s.step();
    EXPECT_EQ(alarms(s), 1);
    StageDef none = d;
    none.fixtures.erase(none.fixtures.begin());
    EXPECT_FALSE(Stage(none).people.households[0].call_point);
}

TEST(AlarmZone, ZoneWithoutABellIsTold) {
    StageDef d = detected(world::FixtureKind::SmokeDetector);
    d.fixtures.pop_back();
    const Stage s(d);
    ASSERT_FALSE(s.problems.has_errors());
    EXPECT_TRUE(std::any_of(s.problems.list().begin(), s.problems.list().end(), [](const Problem& p) { return p.code == "W-MEAS-06"; }));
}

TEST(StairFan, OutsideAStairIsAnError) {
    StageDef d = still();
    d.fixtures = {device("fan", world::FixtureKind::StairFan, 1, {3.0, 3.0})};
    const Stage s(d);
    EXPECT_TRUE(std::any_of(s.problems.list().begin(), s.problems.list().end(), [](const Problem& p) { return p.code == "E-MEAS-01"; }));
}

/// One draw per device: raising one share only adds devices that work and moves no other.
TEST(BlockSystems, SharesAreDrawnApart) {
    StageDef d = still();
    d.homes.assign(40, {Member{}});
    for (std::uint32_t k = 0; k < 40; ++k) {
        d.fixtures.push_back(device(fmt::format("head{}", k), world::FixtureKind::Sprinkler, 1 + k, {6.0 * k + 3.0, 3.0}));
        d.fixtures.push_back(device(fmt::format("smoke{}", k), world::FixtureKind::SmokeDetector, 1 + k, {6.0 * k + 3.0, 3.0}));
    }
    auto& m = d.response.measures.block_systems;
    m.sprinkler_fraction = 0.4;
    m.alarm_fraction = 0.6;
    const Stage a(d);
    m.sprinkler_fraction = 0.8;
    const Stage b(d);
    int at_04 = 0, at_08 = 0, heard = 0;
    for (std::size_t k = 0; k < 40; ++k) {
        at_04 += a.response.block.sprinklers[k].works;
        at_08 += b.response.block.sprinklers[k].works;
        heard += a.response.block.zones[k].works;
        EXPECT_LE(a.response.block.sprinklers[k].works, b.response.block.sprinklers[k].works);
        EXPECT_EQ(a.response.block.zones[k].works, b.response.block.zones[k].works);
    }
    EXPECT_NEAR(at_04, 16, 9);
    EXPECT_NEAR(at_08, 32, 8);
    EXPECT_NEAR(heard, 24, 9);
}

/// Systems that never come into reach leave no trace in the state.
TEST(BlockSystems, UntouchedSystemsHaveNoHash) {
    StageDef d = still();
    d.fixtures = {device("head", world::FixtureKind::Sprinkler, 1, {3.0, 3.0}), device("smoke", world::FixtureKind::SmokeDetector, 1, {3.0, 3.0})};
    Stage s(d);
    s.run(30);
    EXPECT_EQ(hash_of(s.response, s.state), 0u);
}

}  // namespace
}  // namespace taicho::response
