#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/parallel.h"
#include "fire/gas_cases.h"
#include "fire/gas_elimination.h"
#include "fire/gas_model.h"
#include "fire/gas_outputs.h"
#include "fire/gas_scenes.h"

namespace taicho::fire {
namespace {

struct Sim {
    explicit Sim(const GasCase& c)
        : scene(c), net(std::make_shared<const GasNetwork>(build_gas_network(c.def))), model(net),
          s(initial_gas_state(*net)) {}
    void run(double to) {
        const double dt = net->settings.step;
        for (; t < to - 1e-9; t += dt) {
            GasFire f;
            f.room = scene.fire_room;
            f.heat = scene.heat.at(t + dt / 2);
            f.area = scene.area.at(t + dt / 2);
            model.advance(s, {&f, 1}, {&result, 1}, t, dt);
        }
    }
    GasCase scene;
    std::shared_ptr<const GasNetwork> net;
    GasModel model;
    GasState s;
    GasFireResult result;
    double t = 0;
};

TEST(GasModel, EliminationOfATreeHasNoFill) {
    const GasNetwork net = build_gas_network(rooms_scene(100).def);
    EXPECT_EQ(net.column_row.size(), 99u);  // as many entries as couplings
    EXPECT_EQ(net.blocks, 1u);
}

/// One block large enough to be worked on by several threads at once.
TEST(GasModel, SameBitsOnAnyThreadsAndAfterACopy) {
    GasCase scene = rooms_scene(600);
    scene.def.settings.all_active = true;
    std::uint64_t first = 0;
    for (const int n : {1, 2, 3}) {
        set_threads(n);
        Sim sim(scene);
        sim.run(3);
        const GasState copy = sim.s;
        sim.run(5);
        Sim again(scene);
        again.s = copy;
        again.t = 3;
        again.run(5);
        EXPECT_EQ(hash_gas(again.s), hash_gas(sim.s));
        if (n == 1) first = hash_gas(sim.s);
        EXPECT_EQ(hash_gas(sim.s), first) << n;
    }
    set_threads(1);
}

/// Rooms far from the smoke need not be simulated: the fire room must not notice.
TEST(GasModel, ActiveRegionAgreesWithEverythingSimulated) {
    GasCase all = rooms_scene(60);
    all.def.settings.all_active = true;
    Sim whole(all), part(rooms_scene(60));
    part.run(60);
    EXPECT_LT(part.s.regions[0].rooms.size(), 60u);
    whole.run(60);
    whole.run(300);
    part.run(300);
    for (std::size_t r = 0; r < 12; ++r) {
        EXPECT_NEAR(part.s.rooms[r].temperature[0], whole.s.rooms[r].temperature[0], 2.0) << r;
        EXPECT_NEAR(part.s.rooms[r].upper_volume / part.net->rooms[r].area,
                    whole.s.rooms[r].upper_volume / whole.net->rooms[r].area, 0.02) << r;
    }
    const GasBalance& b = part.s.balance[0];
    EXPECT_LT(std::fabs(b.mass_error()), 1e-9 * b.mass_total);
    EXPECT_LT(std::fabs(b.energy_error()), 1e-4 * b.energy_fire);
}

TEST(GasModel, QuietBuildingIsNotSimulatedAndComesToRest) {
    Sim sim(rooms_scene(30));
    sim.scene.heat = Curve({0, 5, 6}, {20e3, 20e3, 0});
    sim.run(2);
    EXPECT_FALSE(sim.s.live.empty());
    Sim quiet(rooms_scene(30));
    quiet.scene.heat = Curve({0, 1}, {0, 0});
    quiet.run(10);
    EXPECT_TRUE(quiet.s.live.empty());
    EXPECT_EQ(quiet.s.level[0], GasLevel::Idle);
}

/// Halving the step moves temperatures by < 2 % and the layer by < 0.05 m.
TEST(GasModel, HalvingTheStepChangesLittle) {
    for (const char* id : {"C1", "C3", "C4", "C5"}) {
        GasCase coarse = reference_case(id), fine = coarse;
        fine.def.settings.step = coarse.def.settings.step / 2;
        Sim a(coarse), b(fine);
        for (double t = 50; t <= 400; t += 50) {
            a.run(t);
            b.run(t);
            for (std::uint32_t r = 0; r < a.net->rooms.size(); ++r) {
                const GasRoomView va = view_room(*a.net, a.s, r), vb = view_room(*b.net, b.s, r);
                const double rise = vb.upper.temperature - 293.15;
                if (rise > 20) {
                    EXPECT_NEAR(va.upper.temperature, vb.upper.temperature, 0.02 * rise) << id << r << " " << t;
                }
                EXPECT_NEAR(va.interface_height, vb.interface_height, 0.05) << id << r << " " << t;
            }
        }
    }
}

TEST(GasModel, BlockDoesNotStallAndItsStairCoolsUpwards) {
    Sim sim(block_scene());
    sim.run(900);
    double last = 1e9;
    for (std::uint32_t k = 0; k < 9; ++k) {
        const double t = sim.s.rooms[4 * k].temperature[0];
        EXPECT_LE(t, last + 1e-6) << k;
        last = t;
    }
    EXPECT_GT(sim.s.rooms[0].temperature[0], 350);
    EXPECT_EQ(sim.s.counts[static_cast<std::size_t>(GasDiagnostic::Code::StepAtMinimum)], 0u);
}

TEST(GasModel, ADoorShutInTimeKeepsTheNextRoomClear) {
    Sim open(reference_case("C2")), shut(reference_case("C2"));
    open.run(8);
    shut.run(8);
    shut.model.set_vent_fraction(shut.s, 0, 0.0);
    open.run(200);
    shut.run(200);
    EXPECT_EQ(shut.s.vents[0].fraction, 0.0);
    EXPECT_GT(layer_conditions(*open.net, open.s, 1, k_upper).temperature, 373);
    EXPECT_LT(conditions_at(*shut.net, shut.s, 1, 1.5).extinction, 0.1);
    EXPECT_LT(shut.result.heat, 0.7 * 500e3);  // and the fire starves
}

/// Warm building in still cold air: in below, out above, neutral plane at half height.
TEST(GasModel, StackEffectDrawsFromBelow) {
    GasCase c = reference_case("C1");
    c.def.settings.interior_temperature = 303.15;
    c.def.settings.ambient_temperature = 283.15;
    c.def.vents[0].soffit = 2.4;
    c.heat = Curve({0, 1}, {0, 0});
    Sim sim(c);
    sim.run(5);
    EXPECT_GT(sim.s.vents[0].flow_ab, 0.05);
    EXPECT_NEAR(sim.s.vents[0].flow_ab / sim.s.vents[0].flow_ba, 1.0, 0.1);
    EXPECT_NEAR(sim.s.vents[0].neutral_plane, 1.2, 0.15);
}

TEST(GasModel, WindPushesThroughAndAFanPressurises) {
    GasCase c = reference_case("C1");
    GasVentDef back = c.def.vents[0];
    back.facade_normal = 3.14159265358979;
    c.def.vents.push_back(back);
    c.def.settings.wind_speed = 5;
    c.def.settings.wind_from = 0;  // on the first door
    c.heat = Curve({0, 1}, {0, 0});
    Sim sim(c);
    sim.run(5);
    // 0.9 of the dynamic pressure over two equal doors in series.
    const double rho = 1.1955, dp = 0.45 * 0.5 * rho * 25;
    EXPECT_NEAR(sim.s.vents[0].flow_ba, 0.7 * 1.8 * std::sqrt(2 * rho * dp), 0.05);
    EXPECT_EQ(sim.s.vents[0].flow_ab, 0);

    GasCase stair = reference_case("C1");
    stair.def.vents[0].width = 0.02;
    stair.def.vents[0].leak = true;
    GasVentDef fan;
    fan.b = 0;
    fan.kind = VentKind::Mechanical;
    fan.volume_flow = 0.2;
    fan.sill = 1;
    stair.def.vents.push_back(fan);
    stair.heat = Curve({0, 1}, {0, 0});
    Sim fed(stair);
    fed.run(10);
    const double expected = std::pow(0.2 / (0.7 * 0.02 * 2.0), 2) * rho / 2;
    EXPECT_NEAR(view_room(*fed.net, fed.s, 0).pressure, expected, 0.03 * expected);
}

/// A starved fire: fuel gas leaves hot through the door and burns outside.
TEST(GasModel, UnburnedFuelFlamesOutside) {
    GasCase c = reference_case("C1");
    c.heat = Curve({0, 60, 600}, {0, 6e6, 6e6});
    c.area = Curve({0, 600}, {4, 4});
    Sim sim(c);
    sim.run(400);
    EXPECT_LT(sim.result.heat, 3.5e6);  // door: 0.5 A sqrt(H) kg/s of air, 3 MJ each
    EXPECT_GT(sim.result.heat, 1e6);
    EXPECT_GT(sim.result.unburned, 0.05);
    EXPECT_GT(sim.s.vents[0].fire_ab, 0.5e6);
    EXPECT_GE(sim.s.vents[0].fuel_ab, sim.s.vents[0].fire_ab * 0.999);
    EXPECT_TRUE(view_room(*sim.net, sim.s, 0).hot_500);
    const FlashoverEstimates e = flashover_estimates(c.def, 0, 300);
    EXPECT_NEAR(e.babrauskas, 750e3 * 1.8 * std::sqrt(2.0), 1);
}

TEST(GasModel, WaterCools) {
    Sim dry(reference_case("C2")), wet(reference_case("C2"));
    dry.run(100);
    wet.run(100);
    for (int i = 0; i < 60; ++i) {
        GasFire f;
        f.heat = 500e3;
        f.cooling = 150e3;
        wet.model.advance(wet.s, {&f, 1}, {&wet.result, 1}, 100 + 0.5 * i, 0.5);
    }
    dry.run(130);
    EXPECT_LT(wet.s.rooms[0].temperature[0], dry.s.rooms[0].temperature[0] - 50);
    EXPECT_NEAR(wet.result.cooling, 150e3, 1);
}

TEST(GasModel, BadInputIsRefused) {
    GasBuildingDef d = reference_case("C1").def;
    EXPECT_TRUE(check_gas(d).empty());
    d.vents[0].soffit = 3.5;
    d.fuels[0].heat_of_combustion = 60e6;
    d.rooms[0].walls = 9;
    const Problems found = check_gas(d);
    for (const char* code : {"E-GAS-06", "E-GAS-08", "E-GAS-02"})
        EXPECT_TRUE(std::any_of(found.list().begin(), found.list().end(),
                                [&](const Problem& p) { return p.code == code; })) << code;
}

}  // namespace
}  // namespace taicho::fire
