// What must hold in any model of a fire with people in it, through whole scenarios.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scenes.h"
#include "support.h"

namespace taicho::whole {
namespace {

const std::string k_people = person("p-front", "[3, 2]", "20") + person("p-back-1", "[1, 8]", "0") +
                             person("p-back-2", "[3, 8]", "45");

const std::string k_sofa = ignite("sofa") + item("sofa", "shop", "[3, 3]", "1500", "400");

struct Numbers {
    std::size_t out = 0, harmed = 0;
};

Numbers numbers(const io::Results& rows) {
    Numbers n;
    for (const io::OutcomeRow& r : rows.outcome) {
        n.out += r.where == 0;
        n.harmed += r.health != 0 || r.fed_gas != 0.0f || r.fed_heat != 0.0f;
    }
    return n;
}

io::Results run_house(const HouseScene& scene, const study::RunSettings& settings = {}) {
    const TempFolder folder;
    write_house(folder / "house", scene);
    const study::ReadyScenario r = ready(folder / "house");
    return r.usable() ? study::run_ready(r, settings) : io::Results{};
}

TEST(Sanity, NoFireNobodyHarmedAndWhoLeavesGetsOut) {
    HouseScene scene;
    scene.tail = k_people;
    const io::Results rows = run_house(scene);
    ASSERT_EQ(rows.outcome.size(), 3u);
    EXPECT_EQ(numbers(rows).out, 3u);
    EXPECT_EQ(numbers(rows).harmed, 0u);
    EXPECT_EQ(outcome(rows, "deaths"), 0.0);
    EXPECT_EQ(outcome(rows, "injured"), 0.0);
    EXPECT_EQ(outcome(rows, "burnt_m2"), 0.0);
    EXPECT_EQ(outcome(rows, "damage_vnd"), 0.0);
    EXPECT_EQ(count(rows, EventKind::Ignition), 0u);
    // 45 s to respond, some 20 m to walk, doors on the way
    EXPECT_GT(outcome(rows, "last_out_s"), 45.0 + 20.0 / 1.8);
    EXPECT_LT(outcome(rows, "last_out_s"), 45.0 + 20.0 / 0.6 + 30.0);
}

TEST(Sanity, NoFireNobodyMovesUntold) {
    HouseScene scene;
    scene.tail = person("p-front", "[3, 2]", "-1");
    const io::Results rows = run_house(scene);
    ASSERT_EQ(rows.outcome.size(), 1u);
    EXPECT_EQ(rows.outcome[0].where, 1);
    EXPECT_EQ(numbers(rows).harmed, 0u);
}

TEST(Sanity, OrderedToLeaveGetsOut) {
    HouseScene scene;
    scene.tail = person("p-front", "[3, 2]", "-1") + person("p-back-1", "[1, 8]", "-1") +
                 action("30", "notify", "p-front") + action("30", "notify", "p-back-1");
    const io::Results rows = run_house(scene);
    ASSERT_EQ(rows.outcome.size(), 2u);
    EXPECT_EQ(numbers(rows).out, 2u);
    EXPECT_EQ(numbers(rows).harmed, 0u);
    EXPECT_GE(first_time(rows, EventKind::Noticed), 30.0);
}

TEST(Sanity, UnlimitedExpertSuppressionPutsItOutInSeconds) {
    HouseScene scene;
    scene.street_leaf = "open";
    scene.tail = k_sofa;
    const io::Results untouched = run_house(scene);
    const long sofa = row_of(untouched.ids.items, "sofa");
    ASSERT_GE(sofa, 0);
    EXPECT_FALSE(first_time(untouched, EventKind::ItemOut, sofa) < 60.0);
    EXPECT_GT(outcome(untouched, "burnt_m2"), 0.0);

    for (const char* at : {"0.5", "60"}) {
        scene.tail = k_sofa + action(at, "put-out", "sofa");
        const io::Results rows = run_house(scene);
        const double out = first_time(rows, EventKind::ItemOut, sofa);
        EXPECT_GE(out, std::stod(at));
        EXPECT_LE(out, std::stod(at) + 5.0);
        EXPECT_LE(outcome(rows, "burnt_m2"), outcome(untouched, "burnt_m2"));
        EXPECT_EQ(count(rows, EventKind::ReIgnition), 0u);
    }
}

/// Heat released to the end of a run. [J]
double released(const io::Results& rows) { return rows.balance.empty() ? NAN : rows.balance.back()[3]; }

TEST(Sanity, FireInASealedRoomStarves) {
    HouseScene scene;
    scene.street_leaf = scene.inner_leaf = "";
    scene.run = "stop_when_settled = false\nduration_s = 1200\n";
    scene.tail = k_sofa;
    const io::Results rows = run_house(scene);
    // 60 m3 hold 70 kg of air, 16 kg of oxygen, good for 13.1 MJ/kg x 16 kg = 213 MJ; a fire ends before that
    EXPECT_LT(released(rows), 213e6);
    EXPECT_GT(released(rows), 5e6);
    std::size_t starved = 0;
    for (const Event& e : rows.events) starved += e.kind == EventKind::ItemOut && e.mode == 2;
    EXPECT_EQ(starved, 1u);
    EXPECT_EQ(outcome(rows, "out_by_residents"), 0.0);
}

TEST(Sanity, FireBehindClosedDoorsFades) {
    HouseScene scene;
    scene.inner_leaf = "closed";
    scene.run = "stop_when_settled = false\nduration_s = 600\n";
    scene.tail = k_sofa;
    const io::Results closed = run_house(scene);
    scene.street_leaf = "open";
    const io::Results open = run_house(scene);
    EXPECT_GT(released(open), 2.0 * released(closed));
    float peak = 0.0f, last = 0.0f;
    for (const io::ItemRow& r : closed.items) peak = std::max(peak, last = r.hrr_kw);
    EXPECT_GT(peak, 300.0f);
    EXPECT_LT(last, 0.1f * peak);
}

/// Books of every run: mass to 1e-9 of what was turned over, energy to 1e-4 of the heat released.
void expect_closed(const io::Results& rows, const std::string& what) {
    ASSERT_FALSE(rows.balance.empty()) << what;
    const auto& end = rows.balance.back();
    ASSERT_GT(end[2], 0.0) << what;
    ASSERT_GT(end[3], 0.0) << what;
    EXPECT_LE(std::abs(end[0]) / end[2], 1e-9) << what;
    EXPECT_LE(std::abs(end[1]) / end[3], 1e-4) << what;
}

TEST(Sanity, MassAndEnergyAreClosed) {
    HouseScene scene;
    scene.tail = k_sofa;
    for (const char* leaf : {"open", "closed"}) {
        scene.street_leaf = leaf;
        expect_closed(run_house(scene), std::string("house, street door ") + leaf);
    }
    scene.tail += action("120", "open", "door-street");
    expect_closed(run_house(scene), "house, door opened at 120 s");
    for (const char* name : {"alley", "apartment-block", "collective-block", "mini-apartment", "craft-village"}) {
        const study::ReadyScenario r = ready(shipped(name), arm_of(shipped(name), "none"));
        ASSERT_TRUE(r.usable());
        for (const std::uint64_t n : {1u, 2u, 3u}) {
            study::RunSettings s;
            s.seed = s.population_seed = n;
            s.record.recording = false;
            s.until_s = 600.0;
            expect_closed(study::run_ready(r, s), std::string(name) + ", seed " + std::to_string(n));
        }
    }
}

TEST(Sanity, LockedGateHoldsThoseWithoutATool) {
    HouseScene scene;
    scene.tail = k_people;
    scene.gate_leaf = "open";
    const io::Results open = run_house(scene);
    EXPECT_EQ(numbers(open).out, 3u);
    scene.gate_leaf = "locked";
    scene.gate_key = false;
    const io::Results locked = run_house(scene);
    EXPECT_EQ(numbers(locked).out, 0u);
    EXPECT_EQ(numbers(locked).harmed, 0u);
    scene.tail += action("100", "open", "gate");
    const io::Results opened = run_house(scene);
    EXPECT_EQ(numbers(opened).out, 3u);
    for (const io::OutcomeRow& r : opened.outcome) EXPECT_GE(r.time, 100.0f);
}

TEST(Sanity, HelplessPersonInTheBurningRoomIsHarmed) {
    HouseScene scene;
    scene.street_leaf = "open";
    scene.tail = k_sofa +
                 "[people]\nbehaviour = false\n\n" + person("p-front", "[1, 3]", "-1");
    const io::Results rows = run_house(scene);
    ASSERT_EQ(rows.outcome.size(), 1u);
    EXPECT_EQ(rows.outcome[0].where, 1);
    EXPECT_GE(rows.outcome[0].health, 3) << "incapacitated or dead";
    EXPECT_LT(first_time(rows, EventKind::Incapacitated, 0), 600.0);
}

}  // namespace
}  // namespace taicho::whole
