#include <cmath>

#include <gtest/gtest.h>

#include "fire/fire_hash.h"
#include "fire/goods.h"
#include "fire/spread_rows.h"

/// Maps that are drawn wrong and figures out of reach: the fire goes on with finite numbers, or the reader of
/// items has said what is wrong.
namespace taicho::fire {
namespace {

struct Pair {
    double gap = 2.0;               ///< [m] between the two fronts; negative = the houses overlap
    double load = 700e6, wind = 0.0;
    bool openings = true, into_wall = false;
};

SpreadScene pair_of(const Pair& p) {
    SpreadScene scene;
    Rows rows{*scene.world};
    for (int k = 0; k < 2; ++k) {
        const std::string id = "house-" + std::to_string(k);
        const Vec2 at{0.0, k * (6.0 + p.gap)};
        const PlaceIndex room = rows.place(id, world::PlaceUse::Shop, at, {4.0, 6.0}, 0.0, 3.0);
        rows.w.places.back().fire_load = p.load;
        // The first looks up, the second down; into a wall: both look up, the first at the second's back.
        const bool up = k == 0 || p.into_wall;
        const double y = at.y + (up ? 6.0 : 0.0);
        if (p.openings)
            rows.opening(id + "-front", OpeningKind::Door, room, {}, {0.5, y}, {3.5, y}, {0.0, up ? 1.0 : -1.0}, 0.0, 2.2,
                         true);
        rows.building(id, {room}, 3.0);
    }
    scene.def.gas_simulated = false;
    scene.weather.wind = p.wind;
    scene.weather.wind_from = -1.5707963267948966;
    close(scene);
    std::vector<Event> events;
    ignite_goods(*scene.fixed, scene.state, PlaceIndex(0), 0.0, {}, events);
    if (p.load > 0.0) flash_over(*scene.fixed, scene.world_state, scene.state, PlaceIndex(0), 0.0, events);
    return scene;
}

/// Runs an hour; says whether the second house lit. Every number stays finite.
bool second_lights(const Pair& p) {
    SpreadScene scene = pair_of(p);
    while (scene.now < 3600.0) scene.step(1.0);
    for (const GoodsFire& g : scene.state.goods) {
        EXPECT_TRUE(std::isfinite(g.spent) && std::isfinite(g.hrr) && std::isfinite(g.barrier));
        EXPECT_LE(g.spent, g.energy * (1.0 + 1e-9));
    }
    for (const ReceiverRow& r : scene.state.receivers) EXPECT_TRUE(std::isfinite(r.flux) && std::isfinite(r.share));
    EXPECT_TRUE(std::isfinite(scene.state.energy_released));
    return find_goods(scene.state, PlaceIndex(1)) != nullptr;
}

TEST(BadInput, AsDrawnRightItSpreads) { EXPECT_TRUE(second_lights({})); }

TEST(BadInput, OverlappingBuildings) { (void)second_lights({.gap = -1.0}); }

TEST(BadInput, GapOfNoWidth) { (void)second_lights({.gap = 0.0}); }

TEST(BadInput, OpeningIntoAWall) { EXPECT_FALSE(second_lights({.into_wall = true})); }

TEST(BadInput, BuildingsWithoutOpenings) { EXPECT_FALSE(second_lights({.openings = false})); }

TEST(BadInput, NoFireLoad) { EXPECT_FALSE(second_lights({.load = 0.0})); }

TEST(BadInput, AbsurdFireLoad) { EXPECT_TRUE(second_lights({.load = 1e12})); }

TEST(BadInput, WindOf80) { (void)second_lights({.wind = 80.0}); }

TEST(BadInput, WhatDoesNotBurnDoesNotLight) {
    // An item that cannot burn is refused when the scene is built.
    SpreadScene scene;
    Rows rows{*scene.world};
    const PlaceIndex room = rows.place("room", world::PlaceUse::Shop, {0, 0}, {4.0, 6.0}, 0.0, 3.0);
    rows.building("house", {room}, 3.0);
    ItemDef stone;
    stone.id = "stone";
    stone.place = "room";
    stone.peak_hrr = 0.0;
    stone.energy = 0.0;
    scene.def.items.push_back(stone);
    scene.def.gas_simulated = false;
    rows.w.place_key = {hash_text("room")};
    rows.w.building_key = {hash_text("house")};
    rows.w.openings_of.assign(1, {});
    rows.w.fixtures_of.assign(1, {});
    Problems problems;
    (void)build(scene.def, *scene.world, scene.weather, 1, problems);
    EXPECT_TRUE(problems.has_errors());
}

TEST(Resting, IsWokenByALeafAndKeepsTheBooks) {
    // The same fire with an opening that moves half way: what was spent is the rate times the time either way.
    SpreadScene scene = pair_of({.gap = 30.0, .load = 3000e6});
    bool rested = false;
    while (scene.now < 900.0) {
        scene.step(1.0);
        rested = rested || !scene.state.resting_places.empty();
        if (scene.now == 600.0) {
            scene.world_state.open_fraction[0] = 0.5f;
            scene.world_state.changed_at[0] = scene.now;
            ++scene.world_state.version;
            scene.step(1.0);
            EXPECT_TRUE(scene.state.resting_places.empty());
        }
    }
    EXPECT_TRUE(rested);
    GoodsFire g = scene.state.goods.front();
    const double caught_up = g.spent + (g.resting ? g.hrr * (scene.now - g.until) : 0.0);
    EXPECT_NEAR(caught_up, scene.state.energy_released, 1e-6 * caught_up);
}

}  // namespace
}  // namespace taicho::fire
