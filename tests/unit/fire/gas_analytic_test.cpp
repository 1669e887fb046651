#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "core/constants.h"
#include "fire/gas_cases.h"
#include "fire/gas_model.h"
#include "fire/gas_outputs.h"
#include "fire/gas_radiation.h"
#include "fire/gas_vent_flow.h"
#include "fire/gas_walls.h"

namespace taicho::fire {
namespace {

using namespace constants;

GasBuildingDef one_room(double width, double depth, double height) {
    GasBuildingDef d;
    d.linings = reference_linings();
    d.fuels.emplace_back();
    GasRoomDef r;
    r.width = width;
    r.depth = depth;
    r.height = height;
    r.walls = 1;
    r.floor = 2;
    d.rooms.push_back(r);
    d.settings.all_active = true;
    return d;
}

struct Sim {
    explicit Sim(const GasBuildingDef& d)
        : net(std::make_shared<const GasNetwork>(build_gas_network(d))), model(net), s(initial_gas_state(*net)) {}
    void run(double end, double heat, std::uint32_t room = 0) {
        const double dt = net->settings.step;
        GasFire f;
        f.room = room;
        f.heat = heat;
        for (double t = 0; t < end - 1e-9; t += dt) {
            GasFireResult r;
            model.advance(s, {&f, 1}, {&r, 1}, t, dt);
            burned += r.heat * dt;
        }
    }
    std::shared_ptr<const GasNetwork> net;
    GasModel model;
    GasState s;
    double burned = 0;
};

/// Linings of next to no capacity and conductivity, mirrors to radiation: nothing leaves the gas but the
/// radiation of the fire, which the fuel has not got.
GasBuildingDef adiabatic_room() {
    GasBuildingDef d = one_room(5, 4, 2.5);
    d.linings = {{"nothing", {{0.1, 1e-9, 1e-3, 1.0}}, 0.011, BackFace::Adiabatic}};
    d.rooms[0].ceiling = d.rooms[0].walls = d.rooms[0].floor = 0;
    d.fuels[0].radiative_fraction = 0;
    return d;
}

TEST(GasAnalytic, SealedAdiabaticRoomFollowsTheFirstLaw) {
    Sim sim(adiabatic_room());
    sim.run(40, 20e3);
    const GasRoom& room = sim.net->rooms[0];
    // dp/dt = (gamma - 1) Q / V; fuel left over would bring enthalpy, all burns here.
    const double expected = (k_gamma - 1) * sim.burned / room.volume;
    EXPECT_NEAR(sim.s.rooms[0].pressure / expected, 1.0, 2e-3);
    const GasBalance& b = sim.s.balance[0];
    EXPECT_LT(std::fabs(b.mass_error()), 1e-9 * (sim.s.rooms[0].mass[0] + sim.s.rooms[0].mass[1]));
    EXPECT_GT(sim.s.counts[static_cast<std::size_t>(GasDiagnostic::Code::Overpressure)], 0u);
}

TEST(GasAnalytic, SealedRoomKeepsItsMass) {
    Sim sim(one_room(4, 3, 2.6));
    const double before = sim.s.rooms[0].mass[0] + sim.s.rooms[0].mass[1];
    sim.run(60, 50e3);
    const double after = sim.s.rooms[0].mass[0] + sim.s.rooms[0].mass[1];
    EXPECT_NEAR(after - before, sim.s.balance[0].mass_fuel, 1e-9 * before);
}

/// Two rooms of one density: uniform pressure difference, C A sqrt(2 rho dp).
TEST(GasAnalytic, UniformPressureGivesTheOrificeLaw) {
    const GasBuildingDef d = [] {
        GasBuildingDef b = one_room(4, 3, 2.6);
        b.rooms.push_back(b.rooms[0]);
        GasVentDef v;
        v.a = 0;
        v.b = 1;
        b.vents.push_back(v);
        b.settings.root_smoothing = 1e-6;
        return b;
    }();
    Sim sim(d);
    GasHotRoom h[2];
    GasVentWork w;
    for (std::uint32_t i = 0; i < 2; ++i) {
        sim.s.rooms[i].flow_pressure = i == 0 ? 7.0 : 0.0;
        const GasRoomRow& row = sim.s.rooms[i];
        h[i].p = row.flow_pressure;
        h[i].interface_z = 2.5;
        h[i].temperature = row.temperature;
        h[i].density = {1.2, 1.2};
        h[i].weight = {1.2 * k_gravity, 1.2 * k_gravity};
        h[i].root = {std::sqrt(2.4), std::sqrt(2.4)};
        h[i].enthalpy = {k_cp * 293, k_cp * 293};
        h[i].at_interface = -1.2 * k_gravity * 2.5;
    }
    const GasVent& v = sim.net->vents[0];
    prepare_vent_work(v, 1.0, d.settings, h[0], h[1], &sim.net->rooms[0], &sim.net->rooms[1], w);
    evaluate_vent(v, d.settings, h[0], h[1], 7.0, w);
    double flow = 0;
    for (int k = 0; k < w.slabs; ++k) flow += w.slab[static_cast<std::size_t>(k)].flow;
    EXPECT_NEAR(flow, 0.7 * 0.9 * 2.0 * std::sqrt(2 * 1.2 * 7.0), 1e-6);
}

/// The derivative given to Newton is that of the flow, with two neutral planes as well.
TEST(GasAnalytic, VentDerivativeIsExact) {
    GasBuildingDef d = one_room(4, 3, 2.6);
    d.rooms.push_back(d.rooms[0]);
    GasVentDef def;
    def.a = 0;
    def.b = 1;
    d.vents.push_back(def);
    const GasNetwork net = build_gas_network(d);
    GasHotRoom a, b;
    const auto fill = [](GasHotRoom& h, double z, double tu, double tl) {
        h.interface_z = z;
        h.temperature = {tu, tl};
        for (std::size_t i = 0; i < 2; ++i) {
            h.density[i] = 350.4 / h.temperature[i];
            h.weight[i] = k_gravity * h.density[i];
            h.root[i] = std::sqrt(2 * h.density[i]);
            h.enthalpy[i] = k_cp * h.temperature[i];
        }
        h.at_interface = -h.weight[1] * z;
    };
    fill(a, 0.7, 600, 320);
    fill(b, 1.4, 400, 293);
    GasVentWork w;
    prepare_vent_work(net.vents[0], 1.0, d.settings, a, b, &net.rooms[0], &net.rooms[1], w);
    for (double p = -6; p < 6; p += 0.0937) {
        evaluate_vent(net.vents[0], d.settings, a, b, p + 1e-6, w);
        const double high = w.heat;
        evaluate_vent(net.vents[0], d.settings, a, b, p - 1e-6, w);
        const double low = w.heat;
        evaluate_vent(net.vents[0], d.settings, a, b, p, w);
        EXPECT_NEAR(w.heat_slope, (high - low) / 2e-6, 1e-4 * std::fabs(w.heat_slope) + 1.0) << p;
    }
}

/// Constant flux on a thick wall: T_s = T_0 + 2 q / k sqrt(alpha t / pi) (Carslaw & Jaeger 2.9).
TEST(GasAnalytic, ConductionFollowsTheHalfSpace) {
    GasSettings set;
    const std::vector<LiningDef> linings{{"thick", {{0.5, 0.72, 1920, 840}}, 0.9, BackFace::Adiabatic}};
    const GasLiningSet table = make_lining_set(linings, {0, 0, 0}, set);
    std::vector<double> t(k_wall_nodes * 4, 293.15), sweep(t.size());
    const double q = 5000, alpha = 0.72 / (1920 * 840.0);
    const double flux[4] = {q, q, q, q}, slope[4] = {0, 0, 0, 0};
    double face[4];
    for (int i = 1; i <= 1200; ++i) {
        sweep_walls(table.levels[0], t.data(), sweep.data());
        face_step(table.levels[0], t.data(), sweep.data(), flux, slope, face);
        finish_walls(table.levels[0], face, t.data());
        const double time = 0.5 * i, exact = 2 * q / 0.72 * std::sqrt(alpha * time / M_PI);
        if (time >= 30) {
            EXPECT_NEAR((t[0] - 293.15) / exact, 1.0, 0.02) << time;
        }
    }
}

TEST(GasAnalytic, IsothermalEnclosureExchangesNothing) {
    const GasShape shape = make_shape(4, 3, 2.5);
    RadiationInput in;
    in.shape = &shape;
    in.emissivity = {0.9, 0.8, 0.7, 0.94};
    for (const double z : {0.05, 0.8, 1.7, 2.45}) {
        in.interface_height = z;
        in.temperature = {700, 700};
        in.surface = {700, 700, 700, 700};
        in.absorption = {1.3, 0.2};
        GasRadiationRow out;
        four_wall_exchange(in, out);
        for (const double q : out.net) EXPECT_NEAR(q, 0, 1e-4);
        for (const double g : out.gain) EXPECT_NEAR(g, 0, 1e-4);
    }
}

TEST(GasAnalytic, RadiationOfAFireIsAllReceived) {
    const GasShape shape = make_shape(4, 3, 2.5);
    RadiationInput in;
    in.shape = &shape;
    in.emissivity = {0.9, 0.9, 0.9, 0.94};
    in.temperature = {650, 320};
    in.surface = {500, 400, 310, 305};
    in.absorption = {1.3, 0.2};
    const RadiantFire fire{300e3, 0.8, 0.5, 0.5};
    in.fires = {&fire, 1};
    for (const double z : {0.4, 0.8, 1.7}) {
        in.interface_height = z;
        GasRadiationRow out;
        four_wall_exchange(in, out);
        double sum = out.gain[0] + out.gain[1];
        for (const double q : out.net) sum += q;
        EXPECT_NEAR(sum / 300e3, 1.0, 1e-9) << z;
    }
    EXPECT_NEAR(gas_emissivity(1000, 1.0), 0.413, 0.002);  // self-check of the handbook
    EXPECT_NEAR(parallel_view_factor(1, 1, 1), 0.1998, 1e-4);  // cube, textbook
}

/// Carbon dioxide made = yield times fuel burned, in a room that lets nothing out.
TEST(GasAnalytic, SpeciesFollowTheFuel) {
    Sim sim(one_room(6, 5, 3));
    sim.run(60, 60e3);
    const GasFuel& fuel = sim.net->fuels[0];
    const double burned = sim.burned / fuel.heat;
    const double* y = sim.s.layer_species(0, k_upper);
    const double* l = sim.s.layer_species(0, k_lower);
    EXPECT_NEAR((y[k_co2] + l[k_co2]) / (burned * fuel.product[k_co2]), 1, 1e-9);
    EXPECT_NEAR((y[k_soot] + l[k_soot]) / (burned * fuel.product[k_soot]), 1, 1e-9);
    EXPECT_GT(fuel.product[k_co2], 1.3);
}

TEST(GasAnalytic, ClosetFireBurnsOut) {
    GasBuildingDef d = one_room(1.5, 1.2, 2.4);
    GasVentDef crack;
    crack.a = 0;
    crack.width = 0.01;
    crack.soffit = 0.1;
    crack.leak = true;
    d.vents.push_back(crack);
    Sim sim(d);
    sim.run(300, 200e3);
    EXPECT_LT(sim.burned, 200e3 * 60);  // the oxygen of 4 m3 of air gives about 15 MJ at most
    GasFire f;
    f.heat = 200e3;
    GasFireResult r;
    sim.model.advance(sim.s, {&f, 1}, {&r, 1}, 300, 0.5);
    EXPECT_LT(r.heat, 20e3);
    EXPECT_TRUE(std::isfinite(sim.s.rooms[0].temperature[0]));
}

/// Detector link: exact exponential.
TEST(GasAnalytic, LinkRelaxes) {
    EXPECT_NEAR(advance_link(293, 393, 4.0, 100, 50), 393 - 100 * std::exp(-1.0), 1e-6);
    EXPECT_NEAR(visibility(1.0), 3.0, 1e-12);
    EXPECT_NEAR(visibility(0.0), 30.0, 1e-12);
}

}  // namespace
}  // namespace taicho::fire
