#include <cmath>

#include <gtest/gtest.h>

#include "fire/advance.h"
#include "fire/build.h"
#include "fire/fire_hash.h"
#include "fire/opening_failure.h"
#include "fire/party_wall.h"
#include "fire/view_factor.h"
#include "fire_world.h"

namespace taicho::fire {
namespace {

using test::FireWorld;

struct FireRun {
    FireState state;
    std::vector<Event> events;
    std::vector<world::Request> openings;
};

FireRun run(const FireStatic& fixed, const FireWorld& w, const std::string& first, double until) {
    FireRun r;
    r.state = initial_state(fixed, w.state);
    for (double t = 0.0; t < until; t += 0.5) {
        Requests q;
        if (t == 0.0) q.ignite.push_back({0.0, find_item(fixed, first)});
        StepContext ctx;
        ctx.now = t;
        advance(ctx, fixed, w.world, w.state, q, r.state, r.openings, r.events);
    }
    return r;
}

double first_of(const FireRun& r, EventKind kind, int mode = -1) {
    for (const Event& e : r.events)
        if (e.kind == kind && (mode < 0 || e.mode == mode)) return e.time;
    return -1.0;
}

/// Two houses wall to wall; the left one burns.
FireWorld twins(const std::string& roof) {
    FireWorld w;
    for (int k = 0; k < 2; ++k) {
        const PlaceIndex p = w.room("house-" + std::to_string(k), 4, 8, 3, {4.2 * k, 0});
        w.world.places[p.row()].fire_load = 780e6;
        w.world.places[p.row()].top_storey = true;
        w.building("b-" + std::to_string(k), {p});
        w.world.buildings.back().roof_material = roof;
        w.opening("door-" + std::to_string(k), p, {}, {4.2 * k + 1, 0}, {4.2 * k + 2.8, 0}, {0, -1}, 0.0, 2.2);
        w.opening("pane-" + std::to_string(k), p, {}, {4.2 * k + 1, 8}, {4.2 * k + 2, 8}, {0, 1}, 1.0, 2.2, false);
        w.world.openings.back().kind = world::OpeningKind::Window;
        w.world.openings.back().glazed = true;
    }
    w.item("sofa", PlaceIndex(0), "sofa-three-seat", {1, 3});
    w.item("bed", PlaceIndex(0), "double-bed", {2.2, 6});
    w.done();
    return w;
}

// V21 e: party walls carried through the roof hold for an hour; an open void passes fire in 3-8 min.
TEST(PartyWall, HoldsUnlessTheRoofVoidIsOpen) {
    for (const bool open_void : {false, true}) {
        FireWorld w = twins("steel-light");
        FireDef def;
        def.barriers.roof_void_open = open_void;
        def.spread.brands = false;
        Problems problems;
        const auto fixed = build(def, w.world, {}, 1, problems);
        ASSERT_FALSE(problems.has_errors());
        const FireRun r = run(*fixed, w, "sofa", 1500.0);
        const double flashover = first_of(r, EventKind::Flashover);
        ASSERT_GT(flashover, 30.0);
        const double passed = first_of(r, EventKind::Ignition, static_cast<int>(SpreadMode::Roof));
        if (open_void) {
            EXPECT_GT(passed, flashover + 179.0);
            EXPECT_LT(passed, flashover + 481.0);
        } else {
            EXPECT_LT(passed, 0.0);
            EXPECT_LT(first_of(r, EventKind::Ignition, static_cast<int>(SpreadMode::PartyWall)), 0.0);
        }
    }
}

TEST(Barriers, PaneBreaksAndRoofOpensInItsTime) {
    FireWorld w = twins("fibre-cement");
    FireDef def;
    def.spread.brands = false;
    Problems problems;
    const auto fixed = build(def, w.world, {}, 3, problems);
    const FireRun r = run(*fixed, w, "sofa", 900.0);
    const double flashover = first_of(r, EventKind::Flashover);
    ASSERT_GT(flashover, 30.0);
    bool broken = false;
    for (const world::Request& q : r.openings)
        if (q.opening == OpeningIndex(1) && q.state == world::OpeningState::Broken) broken = true;
    EXPECT_TRUE(broken);
    const double roof = first_of(r, EventKind::RoofOpened);
    EXPECT_GE(roof, flashover + 120.0);
    EXPECT_LE(roof, flashover + 300.0);
    EXPECT_GT(first_of(r, EventKind::BuildingLost), 0.0);
    double mass = 0, total = 0, energy = 0;
    for (const GasBalance& b : r.state.gas.balance) {
        mass += b.mass_error();
        total += b.mass_total;
        energy += b.energy_error();
    }
    EXPECT_LT(std::abs(mass), 1e-9 * total);
    EXPECT_LT(std::abs(energy), 1e-4 * r.state.energy_released);
}

TEST(Barriers, ConcreteRoofStays) {
    FireWorld w = twins("concrete");
    FireDef def;
    Problems problems;
    const auto fixed = build(def, w.world, {}, 3, problems);
    EXPECT_LT(roof_times(*fixed, PlaceIndex(0)).opens, 0.0);
    ASSERT_EQ(walls_of(*fixed, PlaceIndex(0)).size(), 1u);
    EXPECT_EQ(walls_of(*fixed, PlaceIndex(0))[0].other, PlaceIndex(1));
    EXPECT_LT(walls_of(*fixed, PlaceIndex(0))[0].after, 0.0);
}

TEST(Targets, PrescribedRadiatorLightsATargetAtTheExactMoment) {
    FireWorld w;
    (void)w.room("room", 4, 4);
    w.done();
    FireDef def;
    def.emitters.push_back({"wall", {0, 0, 0}, {3.5, 0, 2.2}, Curve({0.0, 1e6}, {84e3, 84e3})});
    def.targets.push_back({"board", {1.75, 2, 1.1}, {0, -1, 0}, "wood"});
    Problems problems;
    const auto fixed = build(def, w.world, {}, 1, problems);
    double lit[3];
    int n = 0;
    for (const double dt : {0.1, 0.5, 1.0}) {
        FireState state = initial_state(*fixed, w.state);
        std::vector<Event> events;
        std::vector<world::Request> openings;
        for (double t = 0; t < 60; t += dt) {
            StepContext ctx;
            ctx.now = t;
            ctx.dt = dt;
            advance(ctx, *fixed, w.world, w.state, {}, state, openings, events);
        }
        lit[n++] = state.target_lit_at[0];
    }
    const double exact = ignition_time(fixed->targets[0].material, 84e3 * parallel_point(3.5, 2.2, 1.75, 1.1, 2.0));
    for (const double t : lit) EXPECT_NEAR(t, exact, 1e-6);
}

}  // namespace
}  // namespace taicho::fire
