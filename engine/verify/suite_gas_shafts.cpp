#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/gas_outputs.h"
#include "verify/gas_curves.h"

/// Light wells, tall stairs, and heat through walls: judged by hand calculation.
namespace taicho::verify {

namespace {

using namespace constants;
using fire::GasBuildingDef;

/// Storeys of one shaft over each other, wholly open to the next.
void stack_storeys(GasBuildingDef& d, int storeys, double height, double opening) {
    d.rooms[0].well_mixed = true;
    for (int k = 1; k < storeys; ++k) {
        d.rooms.push_back(d.rooms[0]);
        d.rooms.back().floor_z = height * k;
        fire::GasVentDef flight;
        flight.kind = fire::VentKind::Floor;
        flight.a = static_cast<std::uint32_t>(k - 1), flight.b = static_cast<std::uint32_t>(k);
        flight.area = opening, flight.sill = flight.soffit = height * k;
        d.vents.push_back(flight);
    }
}

fire::GasVentDef roof_hatch(std::uint32_t room, double z, double area) {
    fire::GasVentDef v;
    v.kind = fire::VentKind::Floor;
    v.a = room, v.area = area, v.sill = v.soffit = z;
    return v;
}

/// A well that keeps its heat: Q = m cp dT, and the column drives dp = g h (rho_o - rho_i) through door and hatch.
double well_flow(double heat, double height, double door_conductance, double hatch_conductance) {
    const double rho_o = k_p_ref / (k_gas * 293.15);
    double m = 1;
    for (int i = 0; i < 200; ++i) {
        const double t = 293.15 + heat / (k_cp * m), rho = k_p_ref / (k_gas * t);
        const double dp = k_gravity * height * (rho_o - rho);
        const double next = std::sqrt(2 * dp / (1 / (rho_o * door_conductance * door_conductance) + 1 / (rho * hatch_conductance * hatch_conductance)));
        m += 0.3 * (next - m);
    }
    return m;
}

/// Light well (giếng trời) of a tube house with a fire at its foot, open at the top and by a low slot to the open air.
CaseResult light_well(const Context&) {
    CaseResult out{.suite = "gas", .id = "light-well", .source = "stack flow of a heated column: Q = m cp dT, orifice law",
                   .title = {"Giếng trời có lửa ở đáy", "A light well with a fire at its foot"}};
    Curves c;
    double worst = 0, back = 0;
    for (const double heat : {25e3, 50e3, 100e3, 200e3}) {
        GasBuildingDef d = adiabatic_room(2, 2, 3);
        stack_storeys(d, 5, 3, 4);
        const auto slot = d.vents.size();
        fire::GasVentDef low;
        low.a = 0, low.width = 2, low.soffit = 0.2;
        d.vents.push_back(low);
        d.vents.push_back(roof_hatch(4, 15, 0.5));
        GasBench b(d);
        b.run(900, heat);
        const double exact = well_flow(heat, 15 - 0.1, 0.7 * 0.4, 0.68 * 0.5), own = b.s.vents[slot].flow_ba;
        c.x.push_back(1e-3 * heat), c.ours.push_back(own), c.exact.push_back(exact);
        worst = std::max(worst, std::abs(own / exact - 1));
        back = std::max(back, b.s.vents[slot].flow_ab + b.s.vents[slot + 1].flow_ba);
    }
    out.rows = {at_most("air in at the foot, worst", 100 * worst, 5, "%"), at_most("against the stack", back, 1e-3, "kg/s")};
    out.figures = {curve_figure(c, out.title, {"tốc độ tỏa nhiệt [kW]", "heat release rate [kW]"}, {"khí vào ở đáy [kg/s]", "air in at the foot [kg/s]"})};
    return out;
}

/// A stair of twenty storeys of brick, a fire in its foot, door and hatch open. Gas cools as it climbs: e-folding
/// m cp / (U P), U of film and of a thick wall after t (Carslaw & Jaeger 2.4: sqrt(k rho c / (pi t))).
CaseResult tall_stair(const Context&) {
    CaseResult out{.suite = "gas", .id = "stair-20", .source = "cooling along a duct; thick wall, Carslaw & Jaeger 2.4",
                   .title = {"Cầu thang hai mươi tầng", "A stair of twenty storeys"}};
    constexpr int storeys = 20;
    constexpr double height = 3, width = 3, depth = 5, end = 600;
    GasBuildingDef d = one_gas_room(width, depth, height);
    stack_storeys(d, storeys, height, 2.0);
    for (fire::GasRoomDef& r : d.rooms) r.ceiling = r.walls = r.floor = 1;
    const auto low = d.vents.size();
    fire::GasVentDef door;
    door.a = 0, door.width = 0.9, door.soffit = 2.1;
    d.vents.push_back(door);
    d.vents.push_back(roof_hatch(storeys - 1, height * storeys, 1.0));
    GasBench b(d);
    b.run(end, 300e3);
    const auto rise = [&](int k) { return b.s.rooms[static_cast<std::size_t>(k)].temperature[0] - 293.15; };
    int falls = 0, last = 1;
    for (int k = 1; k < storeys; ++k) falls += rise(k) < rise(k - 1);
    while (last + 1 < storeys && rise(last) > rise(1) / M_E) ++last;
    const double own = (last - 1) / std::log(rise(1) / rise(last));
    // Film: convection 1.31 and 1.52 dT^(1/3), radiation of smoke and wall near the mean; a storey has walls and two slabs.
    const double mean = rise(1) * (1 - 1 / M_E), film = 1.4 * std::cbrt(mean) + 4 * 0.9 * k_stefan_boltzmann * std::pow(293.15 + mean / 2, 3) / 2;
    const double wall = std::sqrt(0.72 * 1920 * 840 / (M_PI * end)), u = 1 / (1 / film + 1 / wall);
    const double area = 2 * (width + depth) * height + 2 * (width * depth - 2.0);
    const double exact = b.s.vents[low].flow_ba * k_cp / (u * area);
    Curves c;
    for (int k = 0; k < storeys; ++k) c.x.push_back(k), c.ours.push_back(rise(k)), c.exact.push_back(rise(1) * std::exp((1 - k) / exact));
    double trouble = 0;
    for (std::size_t k = 1; k < b.s.counts.size(); ++k) trouble += static_cast<double>(b.s.counts[k]);
    out.rows = {between("storeys cooler than the one below", falls, storeys - 1, storeys - 1, ""),
                between("e-folding over the hand value", own / exact, 0.6, 1.4, "", fmt::format("{:.2f} of {:.2f} storeys", own, exact)),
                at_most("diagnostics", trouble, 0, ""),
                at_most("energy balance", std::abs(b.s.balance[0].energy_error()) / b.burned, 1e-4, "of the heat")};
    out.figures = {curve_figure(c, out.title, {"tầng", "storey"}, {"độ tăng nhiệt [K]", "rise [K]"})};
    return out;
}

/// Two rooms with a sheet of gypsum between them and a fire in one. The mean of what
/// goes in and what comes out is k dT / L of the faces; nothing is lost between the two books.
CaseResult shared_wall(const Context&) {
    CaseResult out{.suite = "gas", .id = "shared-wall", .source = "Fourier; zone-model handbook 6",
                   .title = {"Tường chung: nhiệt sang phòng bên", "A shared wall: heat into the room behind"}};
    GasBuildingDef d = one_gas_room(4, 3, 2.6);
    d.settings.all_active = false;
    d.rooms.push_back(d.rooms[0]);
    for (fire::GasRoomDef& r : d.rooms) r.walls = 0;
    for (std::uint32_t r = 0; r < 2; ++r) {
        fire::GasVentDef door;
        door.a = r, door.width = 0.9, door.soffit = 2.0;
        d.vents.push_back(door);
    }
    fire::GasSharedWallDef wall;
    wall.b = 1, wall.area = 4 * 2.6, wall.high = 2.6;
    d.shared_walls = {wall};
    GasBench b(d);
    Curves c;
    double taken = 0, first = -1;   // mean of what went in on one face and out on the other: half a second's, halved
    while (b.time < 1800) {
        b.step(300e3);
        if (b.s.shared_walls.empty()) continue;
        const fire::GasSharedWall& w = b.s.shared_walls[0];
        if (first < 0) first = b.time;
        double across = 0;
        for (std::size_t k = 0; k < 4; ++k) across += 0.25 * (w.temperature[k] - w.temperature[(fire::k_wall_nodes - 1) * 4 + k]);
        c.x.push_back(b.time), c.ours.push_back(1e-3 * (w.taken[0] - w.taken[1] - taken)), c.exact.push_back(1e-3 * wall.area * across * 0.16 / 0.0125);
        taken = w.taken[0] - w.taken[1];
    }
    const double l = 0.0125, diffusivity = 0.16 / (790 * 900.0);
    double energy = 0;
    for (const fire::GasBalance& sum : b.s.balance) energy += std::abs(sum.energy_error());
    out.rows = {at_most("through the wall at 1800 s, of k dT / L", 100 * std::abs(c.ours.back() / c.exact.back() - 1), 2, "%"),
                // 5 K of some 200 K on a face of a sheet open at its back: by L^2 / (8 alpha) to L^2 / (2 alpha).
                between("heat has come through at", first, l * l / (8 * diffusivity), l * l / (1.0 * diffusivity), "s"),
                between("the room behind, layer", b.s.rooms[1].temperature[0] - 293.15, 3, 60, "K"),
                at_most("energy balance, both rooms", energy / b.burned, 1e-4, "of the heat")};
    out.figures = {curve_figure(c, out.title, k_time, {"nhiệt qua tường [kW]", "heat through the wall [kW]"})};
    return out;
}

}  // namespace

void add_gas_shaft_cases(std::vector<CaseEntry>& out) {
    out.push_back({"gas", "light-well", light_well});
    out.push_back({"gas", "stair-20", tall_stair});
    out.push_back({"gas", "shared-wall", shared_wall});
}

}  // namespace taicho::verify
