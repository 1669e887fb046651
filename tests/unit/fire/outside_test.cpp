#include "fire/outer_fire.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/parallel.h"
#include "fire/advance.h"
#include "fire/brands.h"
#include "fire/build.h"
#include "fire/cylinder_burst.h"
#include "fire/exposure.h"
#include "fire/fire_hash.h"
#include "fire/outer_faces.h"
#include "fire/outside_scenes.h"
#include "fire_world.h"

namespace taicho::fire {
namespace {

void to_end(SpreadScene& scene, double dt) {
    while (scene.now < scene.end - 1e-9) scene.step(dt);
}

TEST(OuterFaces, OnlyWallsThatBurnAndFaceTheOpenAir) {
    test::FireWorld w;
    for (int k = 0; k < 3; ++k) {
        const PlaceIndex p = w.room("p" + std::to_string(k), 4, 8, 3, {4.0 * k, 0});
        w.building("b" + std::to_string(k), {p});
        w.world.buildings.back().height = 3.0;
        w.world.buildings.back().material = k == 2 ? "brick" : "timber";
    }
    w.done();
    Problems problems;
    FireDef def;
    def.gas_simulated = false;
    const auto fixed = build(def, w.world, {}, 1, problems);
    // Two terraces of timber side by side: front and back each, one gable; brick has none. 8 m gable: two pieces.
    ASSERT_EQ(fixed->faces.size(), 2u + 2u + 2u);
    EXPECT_EQ(fixed->faces_start.size(), 4u);
    for (const OuterFace& f : fixed->faces) {
        EXPECT_LE(f.panel.width, 4.0 + 1e-12);
        const Vec3 c = f.panel.centre();
        EXPECT_FALSE(fixed->exposure->grid.blocked({c.x + 0.1 * f.panel.normal.x, c.y + 0.1 * f.panel.normal.y, c.z},
                                                   {c.x + 2.0 * f.panel.normal.x, c.y + 2.0 * f.panel.normal.y, c.z}));
    }
    def.outside.burns = false;
    EXPECT_TRUE(build(def, w.world, {}, 1, problems)->faces.empty());
}

TEST(OuterFaces, TurnsOutwardsHoweverTheOutlineRuns) {
    for (const bool reversed : {false, true}) {
        test::FireWorld w;
        const PlaceIndex p = w.room("p", 3, 3, 3, {0, 0});
        w.building("b", {p});
        w.world.buildings.back().material = "bamboo";
        auto& ring = w.world.places[0].outline;
        if (reversed) std::reverse(ring.begin(), ring.end());
        w.done();
        Problems problems;
        const auto fixed = build({}, w.world, {}, 1, problems);
        ASSERT_EQ(fixed->faces.size(), 4u);
        for (const OuterFace& f : fixed->faces) {
            const Vec3 c = f.panel.centre();
            EXPECT_GT(dot(Vec2{c.x - 1.5, c.y - 1.5}, f.panel.normal), 1.0);
        }
    }
}

TEST(OuterFire, TwinBurnsBrickDoesNot) {
    SpreadScene timber = twin_scene(1.8, "timber"), brick = twin_scene(1.8, "brick");
    double out = -1.0;
    while (timber.now < timber.end) {
        timber.step(0.5);
        if (out < 0.0 && flames_out(timber)) out = timber.now;
    }
    to_end(brick, 0.5);
    EXPECT_GT(outside_lit(timber, PlaceIndex(1)), out + 15.0);
    EXPECT_LT(outside_lit(timber, PlaceIndex(1)), out + 80.0);
    EXPECT_EQ(outside_lit(brick, PlaceIndex(1)), std::numeric_limits<double>::infinity());
}

TEST(OuterFire, WallLetsTheFireInAtItsEnd) {
    test::FireWorld w;
    const PlaceIndex p = w.room("room", 4, 4);
    w.world.places[0].fire_load = 500e6;
    w.building("b", {p});
    w.world.buildings.back().material = "timber";
    w.done();
    FireDef def;
    def.gas_simulated = false;
    Problems problems;
    const auto fixed = build(def, w.world, {}, 1, problems);
    FireState state = initial_state(*fixed, w.state);
    std::vector<Event> events;
    std::vector<world::Request> openings;
    light_face(*fixed, state, 0, 10.0, {}, events);
    light_face(*fixed, state, 0, 11.0, {}, events);
    ASSERT_EQ(events.size(), 1u);
    const double ends = state.face_fires.at(0).ends_at;
    EXPECT_GE(ends, 310.0);
    EXPECT_LE(ends, 610.0);
    double inside = -1.0;
    for (double t = 10.0; t < 700.0; t += 0.5) {
        StepContext ctx;
        ctx.now = t;
        advance(ctx, *fixed, w.world, w.state, {}, state, openings, events);
    }
    for (const Event& e : events)
        if (e.kind == EventKind::Ignition && e.place == 0) inside = e.time;
    EXPECT_NEAR(inside, ends, 1e-9);
    EXPECT_EQ(state.face_stage[0], 2);
    EXPECT_EQ(state.face_fires.size(), 0u);
}

TEST(OuterFire, NoLaterThanOneStep) {
    SpreadScene fine = twin_scene(1.8, "timber");
    to_end(fine, 0.1);
    for (const double dt : {1.0, 0.5}) {
        SpreadScene scene = twin_scene(1.8, "timber");
        to_end(scene, dt);
        EXPECT_NEAR(outside_lit(scene, PlaceIndex(1)), outside_lit(fine, PlaceIndex(1)), dt);
    }
}

TEST(OuterFire, SavedStateGoesOnAlike) {
    SpreadScene scene = ladder_scene(4, false, 3);
    while (scene.now < 500.0) scene.step(0.5);
    const FireState saved = scene.state;
    const world::WorldState world_saved = scene.world_state;
    to_end(scene, 0.5);
    const std::uint64_t hash = hash_of(scene.state);
    scene.state = saved;
    scene.world_state = world_saved;
    scene.now = 500.0;
    to_end(scene, 0.5);
    EXPECT_EQ(hash_of(scene.state), hash);
}

TEST(OuterFire, SameBitsOnAnyThreads) {
    SettlementDef def;
    def.columns = def.rows = 7;
    std::uint64_t one = 0;
    const int before = threads();
    for (const int n : {1, 2, 3, 8}) {
        set_threads(n);
        SpreadScene scene = settlement_scene(def);
        scene.end = 3600.0;
        to_end(scene, 1.0);
        if (n == 1) one = hash_of(scene.state);
        EXPECT_EQ(hash_of(scene.state), one) << n;
    }
    set_threads(before);
}

TEST(OuterFire, StatedGapStopsLightDwellings) {
    SettlementDef def;
    def.columns = 4;
    def.rows = 4;
    def.gap = 5.0;
    SpreadScene scene = settlement_scene(def);
    to_end(scene, 2.0);
    EXPECT_EQ(scene.state.goods.size(), 4u);   // the column lit at the start
}

TEST(OuterFire, LongRowFlame) {
    EXPECT_NEAR(row_flame_length(350e3), 0.034 * std::pow(350.0, 2.0 / 3.0), 1e-12);  // handbook 2.5
}

/// A finished world without gas model, one item lit at 0 s and burnt for `seconds`.
struct RoomFire {
    std::shared_ptr<const FireStatic> fixed;
    FireState state;
    std::vector<Event> events;
};

RoomFire burn(test::FireWorld& w, const char* item, double seconds) {
    FireDef def;
    def.gas_simulated = false;
    Problems problems;
    RoomFire out{build(def, w.world, {}, 1, problems), {}, {}};
    out.state = initial_state(*out.fixed, w.state);
    for (double t = 0.0; t < seconds; t += 0.5) {
        Requests r;
        if (t == 0.0) r.ignite.push_back({0.0, find_item(*out.fixed, item)});
        StepContext ctx;
        ctx.now = t;
        std::vector<world::Request> openings;
        advance(ctx, *out.fixed, w.world, w.state, r, out.state, openings, out.events);
    }
    return out;
}

TEST(Packs, ThrowFlameOverAMetreAtTheirStart) {
    for (const double away : {1.2, 2.2}) {
        test::FireWorld w;
        const PlaceIndex p = w.room("room", 6, 6);
        w.building("b", {p});
        w.item("pack", p, "e-bike-pack", {1, 3});
        w.item("wardrobe", p, "wardrobe-plywood", {1 + away + 0.5, 3});
        w.done();
        const auto [fixed, state, events] = burn(w, "pack", 60.0);
        const bool lit = state.item_phase[find_item(*fixed, "wardrobe").row()] != ItemPhase::Unburnt;
        EXPECT_EQ(lit, away < 1.5) << away;
    }
}

TEST(RunningFuel, LightsWhatStandsOnTheFloorAlongTheStream) {
    test::FireWorld w;
    const PlaceIndex p = w.room("room", 8, 8);
    w.building("b", {p});
    w.item("shelf", p, "lacquer-shelf", {1, 4});
    w.item("low", p, "shavings-heap", {3.2, 4});
    w.done();
    const auto [fixed, state, events] = burn(w, "shelf", 300.0);
    bool ran = false;
    for (const Event& e : events)
        ran = ran || (e.kind == EventKind::Ignition && e.mode == static_cast<int>(SpreadMode::RunningFuel));
    EXPECT_TRUE(ran);
}

TEST(Cylinders, BurstIsAFireballOfWhatIsLeft) {
    test::FireWorld w;
    const PlaceIndex p = w.room("kitchen", 4, 4), alley = w.alley("alley", 20, 3, {-8, -3});
    w.building("b", {p});
    w.opening("door", p, alley, {1, 0}, {2, 0}, {0, -1}, 0.0, 2.0, false);
    w.item("cylinder", p, "lpg-cylinder", {2, 2});
    w.item("rack", p, "clothes-rack", {3, 3});
    w.done();
    FireDef def;
    def.gas_simulated = false;
    def.cylinders.burst_fraction = 1.0;
    Problems problems;
    const auto fixed = build(def, w.world, {}, 1, problems);
    FireState state = initial_state(*fixed, w.state);
    std::vector<Event> events;
    std::vector<world::Request> openings;
    double dose = 0.0, at = -1.0;
    for (double t = 0.0; t < 200.0; t += 0.5) {
        Requests r;
        if (t == 0.0) r.ignite.push_back({0.0, find_item(*fixed, "cylinder")});
        StepContext ctx;
        ctx.now = t;
        advance(ctx, *fixed, w.world, w.state, r, state, openings, events);
        dose += 0.5 * fireball_flux(*fixed, state, alley, {12, -1.5, 1.5});
    }
    Event gone;
    for (const Event& e : events)
        if (e.kind == EventKind::ItemOut && e.mode == 3) gone = e, at = e.time;
    ASSERT_GE(at, def.cylinders.burst_min);
    EXPECT_LE(at, def.cylinders.burst_max);
    const double mass = gone.values[0];
    EXPECT_NEAR(gone.values[1], 5.8 * std::cbrt(mass), 1e-9);
    EXPECT_NEAR(gone.values[2], 0.45 * std::cbrt(mass), 1e-9);
    // What a point receives over the ball's life does not depend on how the steps fall.
    const Vec3 ball{1.5, -1.0, 1.0};
    const double r2 = std::pow(12 - ball.x, 2) + std::pow(-1.5 - ball.y, 2) + std::pow(1.5 - ball.z, 2);
    EXPECT_NEAR(dose, 0.35 * mass * 46e6 / (4.0 * 3.14159265358979 * r2), 1e-6 * dose);
    ASSERT_FALSE(openings.empty());
    EXPECT_EQ(openings.front().state, world::OpeningState::Broken);
}

}  // namespace
}  // namespace taicho::fire
