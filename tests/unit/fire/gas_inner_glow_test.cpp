#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "core/constants.h"
#include "core/parallel.h"
#include "fire/gas_cases.h"
#include "fire/gas_compare.h"
#include "fire/gas_model.h"

namespace taicho::fire {
namespace {

/// A burning room, the next one, and doors between and out.
GasBuildingDef two_rooms(bool radiation) {
    GasBuildingDef d = reference_case("C2").def;
    d.settings.opening_radiation = radiation;
    d.settings.all_active = false;
    return d;
}

struct Rig {
    explicit Rig(const GasBuildingDef& d)
        : net(std::make_shared<const GasNetwork>(build_gas_network(d))), model(net), s(initial_gas_state(*net)) {}
    void to(double end, double heat) {
        GasFire f;
        f.heat = heat;
        for (; time < end - 1e-9; time += net->settings.step) model.advance(s, {&f, 1}, {}, time, net->settings.step);
    }
    std::shared_ptr<const GasNetwork> net;
    GasModel model;
    GasState s;
    double time = 0;
};

TEST(GasInnerGlow, WhatOneRoomLosesTheOtherReceives) {
    Rig p(two_rooms(true));
    p.to(300, 800e3);
    ASSERT_EQ(p.s.glows.size(), 1u);
    const GasGlowRow& g = p.s.glows[0];
    ASSERT_TRUE(g.on);
    EXPECT_NEAR(g.area[0], 1.6, 1e-9);
    EXPECT_NEAR(g.area[1], 1.6, 1e-9);
    EXPECT_NEAR(g.lost[0], -g.lost[1], 0.02 * g.lost[0]);
    EXPECT_GT(g.lost[0], 1.6 * 3e3);
    // The opening is black: no more than the burning room's hottest black body gives.
    EXPECT_LT(g.falls[0], constants::k_stefan_boltzmann * std::pow(p.s.rooms[0].temperature[0], 4) + 30e3);
    for (const double shut : {0.0, 1.0, 0.3}) {
        p.model.set_vent_fraction(p.s, 0, shut);
        p.to(p.time + 60, 800e3);
        const GasBalance& b = p.s.balance[0];
        EXPECT_LT(std::fabs(b.mass_error()), 1e-9 * b.mass_total);
        EXPECT_LT(std::fabs(b.energy_error()), 1e-6 * b.energy_fire);
        EXPECT_LT(std::fabs(g.under_way[0] + g.under_way[1]), 1e-3 * b.energy_fire);
        EXPECT_EQ(p.s.glows[0].on, shut > 0);
    }
}

TEST(GasInnerGlow, WarmsTheNextRoomAndColdOnesSeeNothing) {
    Rig with(two_rooms(true)), without(two_rooms(false)), cold(two_rooms(true));
    with.to(600, 800e3);
    without.to(600, 800e3);
    cold.to(600, 5e3);
    EXPECT_TRUE(cold.s.glows.empty());
    EXPECT_GT(with.s.walls(1)[k_floor], without.s.walls(1)[k_floor] + 2.0);
    EXPECT_LT(with.s.rooms[0].temperature[k_upper], without.s.rooms[0].temperature[k_upper]);
}

TEST(GasInnerGlow, EqualRoomsExchangeNothing) {
    GasBuildingDef d = two_rooms(true);
    d.rooms[1] = d.rooms[0];
    d.vents[1].a = 1;
    d.vents.push_back(d.vents[1]);
    d.vents.back().a = 0;
    Rig p(d);
    GasFire f[2];
    f[0].heat = f[1].heat = 400e3;
    f[1].room = 1;
    for (; p.time < 300; p.time += 0.5) p.model.advance(p.s, f, {}, p.time, 0.5);
    ASSERT_EQ(p.s.glows.size(), 1u);
    EXPECT_NEAR(p.s.glows[0].lost[0], 0.0, 1e-3 * p.s.glows[0].falls[0]);
}

TEST(GasInnerGlow, SameOnAnyThreads) {
    std::uint64_t hash[2];
    for (const int threads : {1, 3}) {
        set_threads(threads);
        GasCase c = reference_case("C4");
        c.def.settings.opening_radiation = true;
        Rig p(c.def);
        p.to(200, 1000e3);
        EXPECT_FALSE(p.s.glows.empty());
        hash[threads == 1 ? 0 : 1] = hash_gas(p.s);
    }
    set_threads(1);
    EXPECT_EQ(hash[0], hash[1]);
}

}  // namespace
}  // namespace taicho::fire
