#include "fire/exposure.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "fire/advance.h"
#include "fire/build.h"
#include "fire/conditions.h"
#include "fire/fire_hash.h"
#include "fire/materials.h"
#include "fire_world.h"

namespace taicho::fire {
namespace {

using test::FireWorld;

/// V17: shops in a line, 12 m deep, 2 m apart; each looks at the next through a front of 3.5 x 2.2 m.
struct Chain {
    FireWorld w;
    FireDef def;
    std::shared_ptr<const FireStatic> fixed;
    FireState state;
    std::vector<Event> events;

    Chain(int shops, int idle) {
        for (int k = 0; k < shops; ++k) shop("shop-" + std::to_string(k), {0.0, 14.0 * k});
        w.item("first", PlaceIndex(0), "waste-bin", {2.0, 6.0});
        for (int k = 0; k < idle; ++k)
            shop("idle-" + std::to_string(k), {200.0 + 20.0 * (k % 100), 20.0 * (k / 100)});
        w.done();
        def.gas_simulated = false;
        def.spread.flashover_delay = 300.0;
        def.spread.emissive_power = 84e3;
        def.spread.emissive_ramp = 0.0;
        def.spread.air_extinction = 0.0;
        def.spread.flames = false;
        def.burning.growth_sd = 0.0;
        Problems problems;
        fixed = build(def, w.world, {}, 1, problems);
        EXPECT_FALSE(problems.has_errors());
        state = initial_state(*fixed, w.state);
    }
    void shop(const std::string& id, Vec2 at) {
        const PlaceIndex p = w.room(id, 4.0, 12.0, 3.2, at, 0, world::PlaceUse::Shop);
        w.world.places[p.row()].trade = "wood";
        w.world.places[p.row()].fire_load = 780e6;
        const double x0 = at.x + 0.25, x1 = x0 + 3.5;
        w.opening(id + "-front", p, {}, {x0, at.y}, {x1, at.y}, {0, -1}, 0.0, 2.2);
        w.opening(id + "-back", p, {}, {x1, at.y + 12}, {x0, at.y + 12}, {0, 1}, 0.0, 2.2);
        w.building(id, {p});
        w.world.buildings.back().height = 3.2;
    }
    void run(double dt, double until) {
        for (double t = 0.0; t < until - 1e-9; t += dt) {
            Requests r;
            if (t == 0.0) r.ignite.push_back({0.0, find_item(*fixed, "first")});
            StepContext ctx;
            ctx.now = t;
            ctx.dt = dt;
            std::vector<world::Request> openings;
            advance(ctx, *fixed, w.world, w.state, r, state, openings, events);
        }
    }
    std::vector<double> lit() const {
        std::vector<double> times(1, 0.0);
        for (const Event& e : events)
            if (e.kind == EventKind::Ignition && e.mode == static_cast<int>(SpreadMode::OpeningRadiation))
                times.push_back(e.time);
        return times;
    }
};

TEST(ChainOfFronts, IgnitesAsTheClosedFormForAnyStep) {
    const double phi = parallel_point(3.5, 2.2, 1.75, 1.1, 2.0);
    const double wait = ignition_time(ftp_materials()[static_cast<std::size_t>(find_material("wood"))], 84e3 * phi);
    EXPECT_NEAR(84e3 * phi, 30676.5, 31);
    EXPECT_NEAR(wait, 46.7824, 0.047);
    for (const double dt : {0.5, 1.0}) {
        Chain chain(50, 0);
        chain.run(dt, 49 * 346.9 + 10);
        const std::vector<double> lit = chain.lit();
        ASSERT_EQ(lit.size(), 50u) << dt;
        for (std::size_t k = 0; k < lit.size(); ++k)
            EXPECT_NEAR(lit[k], static_cast<double>(k) * (300.0 + wait), 0.1) << "shop " << k << " dt " << dt;
        EXPECT_NEAR(14.0 / ((lit[49] - lit[0]) / 49) * 3600.0, 145.34, 0.15);
    }
}

TEST(ChainOfFronts, IdleHousesAroundChangeNothing) {
    Chain alone(6, 0), among(6, 3000);
    alone.run(0.5, 1500);
    among.run(0.5, 1500);
    const auto a = alone.lit(), b = among.lit();
    ASSERT_GE(a.size(), 5u);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) EXPECT_EQ(a[k], b[k]);
}

TEST(ChainOfFronts, EachIgnitionNamesItsSource) {
    Chain chain(3, 0);
    chain.run(0.5, 800);
    int found = 0;
    for (const Event& e : chain.events) {
        if (e.kind != EventKind::Ignition || e.mode != static_cast<int>(SpreadMode::OpeningRadiation)) continue;
        ++found;
        ASSERT_LT(e.object, chain.w.world.openings.size());
        EXPECT_EQ(chain.w.world.openings[e.object].id, "shop-" + std::to_string(found - 1) + "-back");
        EXPECT_NEAR(e.values[0], 30.68, 0.1);
    }
    EXPECT_EQ(found, 2);
}

TEST(Exposure, AHouseBetweenHidesTheFront) {
    Chain chain(2, 0);
    FireWorld w = chain.w;
    Chain seen(2, 0);
    const auto& edges = edges_of(*seen.fixed, seen.w.world.openings.size() > 1 ? OpeningIndex(1) : OpeningIndex());
    ASSERT_EQ(edges.size(), 1u);
    EXPECT_EQ(edges[0].receiver, 2u);
    EXPECT_NEAR(edges[0].opening, 0.365196, 4e-4);
    const OutdoorGrid& grid = seen.fixed->exposure->grid;
    EXPECT_FALSE(grid.blocked({2, 12.1, 1}, {2, 13.9, 1}));
    EXPECT_TRUE(grid.blocked({2, -1, 1}, {2, 15, 1}));
    EXPECT_FALSE(grid.blocked({2, -1, 4}, {2, 15, 4}));
}

/// Two shops and the alley between them.
TEST(Exposure, PeopleInTheAlleyFeelTheFront) {
    FireWorld w;
    const PlaceIndex shop = w.room("shop", 4, 12, 3.2, {0, 0}, 0, world::PlaceUse::Shop);
    w.world.places[0].fire_load = 700e6;
    const PlaceIndex alley = w.alley("alley", 2, 12, {4, 0});
    w.opening("front", shop, alley, {4, 2}, {4, 5.5}, {1, 0}, 0.0, 2.2);
    w.item("first", shop, "waste-bin", {1, 3});
    w.building("b", {shop});
    w.done();
    FireDef def;
    def.gas_simulated = false;
    def.spread.flashover_delay = 10.0;
    def.spread.emissive_power = 84e3;
    def.spread.emissive_ramp = 0.0;
    def.spread.flames = false;
    Problems problems;
    const auto fixed = build(def, w.world, {}, 1, problems);
    FireState state = initial_state(*fixed, w.state);
    std::vector<Event> events;
    std::vector<world::Request> openings;
    for (int i = 0; i < 60; ++i) {
        Requests r;
        if (i == 0) r.ignite.push_back({0.0, find_item(*fixed, "first")});
        StepContext ctx;
        ctx.now = 0.5 * i;
        advance(ctx, *fixed, w.world, w.state, r, state, openings, events);
    }
    ASSERT_TRUE(place_affected(state, alley));
    // Handbook 4.2: 41.8 kW/m2 at 1.5 m for a face turned to the fire, 1.2 m high, in clear air.
    const Conditions c = conditions_at(*fixed, state, alley, {5.5, 3.75}, 1.2);
    EXPECT_NEAR(c.flux, 41.8e3 * 0.97, 0.6e3);
    EXPECT_LT(conditions_at(*fixed, state, alley, {5.5, 11.0}, 1.2).flux, 0.2 * c.flux);
}

/// A low workshop under light sheets and a taller house 3 m beside it, whose only window lies above that roof.
TEST(Exposure, FlameOverAnOpenRoofReachesTheTallerNeighbour) {
    FireWorld w;
    const PlaceIndex low = w.room("low", 8, 12, 3.2, {0, 0}, 0, world::PlaceUse::Workshop);
    w.world.places[0].fire_load = 900e6;
    w.world.places[0].trade = "wood";
    w.world.places[0].top_storey = true;
    const PlaceIndex tall = w.room("tall", 4, 12, 3.2, {11, 0}, 1, world::PlaceUse::Workshop);
    w.world.places[1].fire_load = 900e6;
    w.world.places[1].trade = "wood";
    w.opening("front", low, {}, {2, 0}, {5, 0}, {0, -1}, 0.0, 2.2);
    const OpeningIndex window = w.opening("window", tall, {}, {11, 4}, {11, 6}, {-1, 0}, 4.2, 5.4);
    w.building("low", {low});
    w.building("tall", {tall});
    w.world.buildings[0].height = 3.2;
    w.world.buildings[1].height = 6.4;
    w.item("first", low, "waste-bin", {2, 6});
    w.done();
    FireDef def;
    def.gas_simulated = false;
    def.spread.flashover_delay = 10.0;
    Weather calm;
    calm.wind = 0.0;
    Problems problems;
    const auto fixed = build(def, w.world, calm, 1, problems);
    FireState state = initial_state(*fixed, w.state);
    std::vector<Event> events;
    double roof_at = -1.0, before = 0.0, after = 0.0;
    for (int i = 0; i < 4 * 1300; ++i) {
        Requests r;
        if (i == 0) r.ignite.push_back({0.0, find_item(*fixed, "first")});
        StepContext ctx;
        ctx.now = 0.5 * i;
        std::vector<world::Request> openings;
        advance(ctx, *fixed, w.world, w.state, r, state, openings, events);
        for (const Event& e : events)
            if (e.kind == EventKind::RoofOpened && roof_at < 0.0) roof_at = e.time;
        double q = 0.0;
        for (const ReceiverRow& row : state.receivers)
            if (row.opening == window) q = row.flux;
        (roof_at < 0.0 ? before : after) = std::max(roof_at < 0.0 ? before : after, q);
    }
    ASSERT_GT(roof_at, 0.0);
    EXPECT_EQ(before, 0.0);  // the front looks the other way
    EXPECT_GT(after, 1e3);
    EXPECT_LT(after, 60e3);  // a radiating flame, not one that touches: there is no wind
}

TEST(Exposure, WhatLightsFirstLightsThePlace) {
    Chain chain(2, 0);
    chain.run(0.5, 400);
    int lit = 0;
    for (const Event& e : chain.events) lit += e.kind == EventKind::Ignition && e.place == 1u ? 1 : 0;
    EXPECT_EQ(lit, 1);
    const auto& row = chain.state.receivers.front();
    EXPECT_EQ(row.share, 1.0);
    EXPECT_NEAR(row.hot_since, 300.0, 0.5);
}

}  // namespace
}  // namespace taicho::fire
