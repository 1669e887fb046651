// Pressurised stairs and lift doors: flows against the orifice law, smoke kept out.
#include <gtest/gtest.h>

#include <cmath>

#include "fire/advance.h"
#include "fire/build.h"
#include "fire/conditions.h"
#include "fire/stair_fans.h"
#include "fire_world.h"

namespace taicho::fire {
namespace {

using test::FireWorld;

constexpr double k_density = 1.2;

/// A stair of three storeys with a door to a corridor on each; the lowest corridor burns and has a window.
struct Tower {
    FireWorld w;
    FireDef def;
    std::shared_ptr<const FireStatic> fixed;
    FireState state;
    std::vector<PlaceIndex> stair, corridor;
    std::vector<OpeningIndex> door;
    FixtureIndex fan;
    double now = 0.0;

    explicit Tower(bool door_open) {
        for (int k = 0; k < 3; ++k) {
            stair.push_back(w.room("stair" + std::to_string(k), 3, 6, 3.2, {0, 0}, k, world::PlaceUse::Stair));
            w.world.places[stair.back().row()].well_mixed = true;
            corridor.push_back(w.room("corridor" + std::to_string(k), 10, 2, 3.0, {3, 2}, k, world::PlaceUse::Corridor));
            const double z = 3.2 * k;
            door.push_back(w.opening("door" + std::to_string(k), stair[k], corridor[k], {3, 2}, {3, 2.9}, {1, 0}, z, z + 2.0, door_open && k == 0));
            w.opening("window" + std::to_string(k), corridor[k], {}, {13, 2}, {13, 4}, {1, 0}, z + 0.8, z + 2.2);
            if (k == 0) continue;
            const OpeningIndex up = w.opening("up" + std::to_string(k), stair[k - 1], stair[k], {0, 0}, {2, 0}, {0, 1}, z, z);
            w.world.openings[up.row()].kind = world::OpeningKind::StairConnection;
            w.world.openings[up.row()].horizontal = true;
            w.world.openings[up.row()].area = 6.0;
        }
        fan = w.item("fan", stair[2], "", {1, 1});
        w.world.fixtures[fan.row()].kind = world::FixtureKind::StairFan;
        ItemDef item;
        item.id = "fire";
        item.place = "corridor0";
        item.at = {11.0, 3.0};
        item.has_at = true;
        item.peak_hrr = 300e3;
        item.alpha = 1e4;
        item.energy = 1e12;
        def.items.push_back(item);
        w.done();
        def.gas_step = 0.5;
        Problems problems;
        fixed = build(def, w.world, {}, 1, problems);
        EXPECT_FALSE(problems.has_errors());
        state = initial_state(*fixed, w.state);
    }
    void run(double until, bool with_fan) {
        std::vector<Event> events;
        std::vector<world::Request> openings;
        while (now < until) {
            Requests r;
            if (now == 0.0) r.ignite.push_back({0.0, ItemIndex(std::size_t{0})});
            if (now == 0.0 && with_fan) r.fans.push_back({fan, true});
            StepContext ctx;
            ctx.now = now;
            ctx.dt = 0.5;
            advance(ctx, *fixed, w.world, w.state, r, state, openings, events);
            now += 0.5;
        }
    }
    /// Pressure of a room over that of the open air at its floor [Pa].
    [[nodiscard]] double excess(PlaceIndex p) const {
        const std::uint32_t room = fixed->places[p.row()].room;
        const double rho = constants::k_p_ref / (constants::k_gas * fixed->weather.temperature);
        return state.gas.rooms[room].flow_pressure + rho * constants::k_gravity * w.world.places[p.row()].floor_z;
    }
    [[nodiscard]] double extinction(PlaceIndex p) const { return conditions_at(*fixed, state, p, w.world.places[p.row()].centre, 1.5).extinction; }
};

/// Design by the orifice law Q = C A sqrt(2 dp / rho): leaks of 0.1 m2 at 50 Pa, 1 m3/s through a door of 1.8 m2.
TEST(StairFan, DesignMeetsBothOfItsPoints) {
    const FanDesign d = design_fan(0.1, 1.0, 1.8, 50.0, 0.7, k_density);
    const double leak_50 = 0.7 * 0.1 * std::sqrt(2.0 * 50.0 / k_density);
    const double kept = (d.fade_end - 50.0) / (d.fade_end - d.fade_begin);
    EXPECT_NEAR(kept * d.flow, leak_50, 1e-9);
    const double open = 0.5 * k_density * std::pow(1.0 / (0.7 * 1.8), 2.0);
    EXPECT_NEAR(d.flow, 1.0 + 0.7 * 0.1 * std::sqrt(2.0 * open / k_density), 1e-9);
}

TEST(StairFan, HoldsFiftyPascalBehindShutDoors) {
    Tower t(false);
    t.run(60, true);
    for (const PlaceIndex p : t.stair) EXPECT_NEAR(t.excess(p), 50.0, 3.0);
    Tower none(false);
    none.run(60, false);
    EXPECT_LT(std::fabs(none.excess(none.stair[1])), 5.0);
}

TEST(StairFan, DrivesOneCubicMetreThroughAnOpenDoor) {
    Tower t(true);
    t.run(60, true);
    const GasVentRow& row = t.state.gas.vents[t.fixed->openings[t.door[0].row()].vent];
    EXPECT_NEAR(row.flow_ab / k_density, 1.0, 0.15);
}

/// The fan does not keep smoke out at the open door of the fire's own storey: 1 m3/s through 1.8 m2 is a velocity head of
/// 0.4 Pa (C = 0.7), two metres of smoke at 110 C press with 1.2 (1 - 293/383) 9.81 2 = 5 Pa at its top. What enters there
/// is carried back down by the fan's air: little comes to the next storey, none to the one above.
TEST(StairFan, KeepsSmokeFromTheStoreysAbove) {
    Tower with(true), without(true);
    with.run(240, true);
    without.run(240, false);
    const double share[] = {0.5, 0.2, 0.02};
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_GT(without.extinction(without.stair[k]), 0.1);
        EXPECT_LT(with.extinction(with.stair[k]), share[k] * without.extinction(without.stair[k])) << "storey " << k;
    }
    const GasVentRow& door = with.state.gas.vents[with.fixed->openings[with.door[0].row()].vent];
    EXPECT_GT(door.flow_ba, 0.0) << "smoke enters at the top of the door";
    EXPECT_LT(door.flow_ba, 0.2 * door.flow_ab);
}

/// A fan that is never asked for changes nothing.
TEST(StairFan, AtRestChangesNothing) {
    Tower a(true);
    a.run(60, false);
    EXPECT_EQ(a.state.gas.vents[a.fixed->fans.at(0).vent].fraction, 0.0);
}

/// Landing doors of a shaft leak 0.06 m2 (zone-model 2), other shut leaves 0.01.
TEST(LiftDoor, LeaksSixHundredSquareCentimetres) {
    FireWorld w;
    const PlaceIndex lobby = w.room("lobby", 4, 4), shaft = w.room("shaft", 1.6, 2, 3.0, {4, 0}, 0, world::PlaceUse::Shaft);
    const OpeningIndex lift = w.opening("lift", lobby, shaft, {4, 0.5}, {4, 1.3}, {1, 0}, 0.0, 2.0, false);
    const OpeningIndex plain = w.opening("door", lobby, {}, {0, 0.5}, {0, 1.4}, {-1, 0}, 0.0, 2.0, false);
    w.done();
    Problems problems;
    FireDef def;
    const auto fixed = build(def, w.world, {}, 1, problems);
    EXPECT_NEAR(fixed->openings[lift.row()].leak * 0.8 * 2.0, 0.06, 1e-6);
    EXPECT_NEAR(fixed->openings[plain.row()].leak * 0.9 * 2.0, 0.01, 1e-6);
}

}  // namespace
}  // namespace taicho::fire
