#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/flashover.h"
#include "fire/gas_outputs.h"
#include "fire/gas_radiation.h"
#include "fire/gas_walls.h"
#include "picture/charts.h"
#include "verify/case.h"
#include "verify/gas_bench.h"
#include "verify/gas_curves.h"

/// The closed forms of zone-model handbook 9: does the gas model solve its equations?
namespace taicho::verify {

namespace {

using namespace constants;
using fire::GasBuildingDef;

constexpr const char* k_source = "zone-model handbook 9";

CaseResult sealed(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-sealed", .source = k_source,
                   .title = {"Phòng kín cách nhiệt: dp/dt = (γ−1) Q/V", "Sealed adiabatic room: dp/dt = (γ−1) Q/V"}};
    GasBench b(adiabatic_room(5, 4, 2.5));
    const double before = b.mass(), volume = b.net->rooms[0].volume;
    Curves c;
    double worst = 0;
    while (b.time < 40) {
        b.step(20e3);
        c.x.push_back(b.time);
        c.ours.push_back(1e-3 * b.s.rooms[0].pressure);
        c.exact.push_back(1e-3 * (k_gamma - 1) * b.burned / volume);
        // Faces of no capacity overshoot in the first second.
        if (b.time >= 2) worst = std::max(worst, std::abs(c.ours.back() / c.exact.back() - 1));
    }
    // m c_v T = m_0 c_v T_0 + Q: burned fuel adds mass and no sensible heat (handbook 4).
    const fire::GasRoomRow& row = b.s.rooms[0];
    const double mean_t = (row.mass[0] * row.temperature[0] + row.mass[1] * row.temperature[1]) / b.mass();
    const double exact = (before * 293.15 + b.burned * k_gamma / k_cp) / b.mass();
    out.rows = {at_most("pressure from 2 to 40 s, worst", 100 * worst, 0.1, "%"),
                at_most("mean temperature, of its rise", 100 * std::abs((mean_t - exact) / (exact - 293.15)), 0.1, "%"),
                at_most("mass, beyond the fuel", std::abs(b.mass() - before - b.s.balance[0].mass_fuel) / before, 1e-9, "")};
    out.figures = {curve_figure(c, out.title, k_time, {"áp suất dư [kPa]", "overpressure [kPa]"})};
    return out;
}

CaseResult manometer(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-orifice", .source = k_source,
                   .title = {"Hai phòng, một cửa, một quạt: ṁ = C A √(2ρΔp)", "Two rooms, an opening and a fan: ṁ = C A √(2ρΔp)"}};
    Curves c;
    double worst = 0;
    for (const double flow : {0.05, 0.1, 0.2, 0.4, 0.8}) {
        GasBuildingDef d = one_gas_room(4, 3, 2.6);
        d.rooms.push_back(d.rooms[0]);
        fire::GasVentDef fan, door, out_door;
        fan.b = 0, fan.kind = fire::VentKind::Mechanical, fan.volume_flow = flow, fan.sill = 1;
        door.a = 0, door.b = 1, door.width = 0.05, door.soffit = 1;
        out_door.a = 1, out_door.width = 0.9, out_door.soffit = 2;
        d.vents = {fan, door, out_door};
        GasBench b(d);
        b.run(30, 0);
        const double dp = fire::view_room(*b.net, b.s, 0).pressure - fire::view_room(*b.net, b.s, 1).pressure;
        const double rho = k_p_ref / (k_gas * 293.15);
        c.x.push_back(b.s.vents[1].flow_ab);
        c.ours.push_back(dp);
        c.exact.push_back(std::pow(b.s.vents[1].flow_ab / (0.7 * 0.05), 2) / (2 * rho));
        worst = std::max(worst, std::abs(c.ours.back() / c.exact.back() - 1));
    }
    out.rows = {at_most("pressure difference, worst", 100 * worst, 1, "%")};
    out.figures = {curve_figure(c, out.title, {"lưu lượng [kg/s]", "flow [kg/s]"}, {"chênh áp [Pa]", "pressure difference [Pa]"})};
    return out;
}

/// A room of one temperature cools through its door: what comes in takes the room of what leaves, so the neutral
/// plane stands where w integral of velocity is zero: (z_N - b) / (t - z_N) = (T / T_out)^(1/3).
CaseResult natural_vent(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-natural-vent", .source = k_source,
                   .title = {"Phòng nóng đều và một cửa: mặt phẳng trung hòa và lưu lượng", "A room of one temperature and a door: neutral plane and flow"}};
    Curves c;
    double plane = 0, flow = 0;
    for (const double t : {303.15, 333.15, 393.15, 493.15, 693.15}) {
        GasBuildingDef d = adiabatic_room(6, 5, 2.6);
        d.rooms[0].well_mixed = true;
        d.settings.interior_temperature = t;
        fire::GasVentDef door;
        door.a = 0, door.width = 0.9, door.soffit = 2.0;
        d.vents = {door};
        GasBench b(d);
        b.run(1.5, 0);
        const double now = b.s.rooms[0].temperature[0], r = std::cbrt(now / 293.15);
        const double exact = 2.0 * r / (1 + r);
        const double rho = k_p_ref / (k_gas * now), rho_out = k_p_ref / (k_gas * 293.15);
        const double leaves = 2.0 / 3 * 0.7 * 0.9 * std::pow(2.0 - exact, 1.5) * std::sqrt(2 * rho * k_gravity * (rho_out - rho));
        c.x.push_back(now - 273.15);
        c.ours.push_back(b.s.vents[0].flow_ab);
        c.exact.push_back(leaves);
        plane = std::max(plane, std::abs(b.s.vents[0].neutral_plane - exact));
        flow = std::max(flow, std::abs(c.ours.back() / leaves - 1));
    }
    out.rows = {at_most("neutral plane, worst", plane, 0.02, "m"), at_most("outflow, worst", 100 * flow, 2, "%")};
    out.figures = {curve_figure(c, out.title, {"nhiệt độ [°C]", "temperature [°C]"}, {"lưu lượng ra [kg/s]", "outflow [kg/s]"})};
    return out;
}

/// Constant flux on a thick wall: T_s = T_0 + 2 q / k sqrt(alpha t / pi) (Carslaw & Jaeger 2.9).
CaseResult conduction(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-conduction", .source = std::string(k_source) + "; Carslaw & Jaeger 2.9",
                   .title = {"Tường dày, thông lượng không đổi: T = T₀ + 2q/k √(αt/π)", "Thick wall under a constant flux: T = T₀ + 2q/k √(αt/π)"}};
    fire::GasSettings set;
    const std::vector<fire::LiningDef> linings{{"thick", {{0.5, 0.72, 1920, 840}}, 0.9, fire::BackFace::Adiabatic}};
    const fire::GasLiningSet table = fire::make_lining_set(linings, {0, 0, 0}, set);
    std::vector<double> t(fire::k_wall_row, 293.15), sweep(t.size());
    const double q = 5000, alpha = 0.72 / (1920 * 840.0), flux[4] = {q, q, q, q}, slope[4] = {0, 0, 0, 0};
    Curves c;
    double worst = 0;
    for (int i = 1; i <= 3600; ++i) {
        double face[4];
        fire::sweep_walls(table.levels[0], t.data(), sweep.data());
        fire::face_step(table.levels[0], t.data(), sweep.data(), flux, slope, face);
        fire::finish_walls(table.levels[0], face, t.data());
        const double time = set.step * i, exact = 2 * q / 0.72 * std::sqrt(alpha * time / M_PI);
        if (time < 30) continue;
        worst = std::max(worst, std::abs((t[0] - 293.15) / exact - 1));
        if (i % 60 != 0) continue;
        c.x.push_back(time), c.ours.push_back(t[0] - 293.15), c.exact.push_back(exact);
    }
    out.rows = {at_most("rise of the face from 30 s to 30 min, worst", 100 * worst, 2, "%")};
    out.figures = {curve_figure(c, out.title, k_time, {"độ tăng nhiệt mặt tường [K]", "rise of the face [K]"})};
    return out;
}

CaseResult radiation(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-radiation", .source = k_source,
                   .title = {"Bức xạ trong phòng: đẳng nhiệt không trao đổi, lửa được hấp thụ hết",
                             "Radiation in a room: none when isothermal, that of a fire all received"}};
    const fire::GasShape shape = fire::make_shape(4, 3, 2.5);
    double exchanged = 0, lost = 0;
    for (const double z : {0.05, 0.8, 1.7, 2.45}) {
        fire::RadiationInput in;
        in.shape = &shape;
        in.interface_height = z;
        in.emissivity = {0.9, 0.8, 0.7, 0.94};
        in.absorption = {1.3, 0.2};
        in.temperature = {700, 700};
        in.surface = {700, 700, 700, 700};
        fire::GasRadiationRow row;
        four_wall_exchange(in, row);
        for (const double q : row.net) exchanged = std::max(exchanged, std::abs(q));
        in.temperature = {650, 320};
        in.surface = {500, 400, 310, 305};
        const fire::RadiantFire source{300e3, 0.8, 0.5, 0.5};
        in.fires = {&source, 1};
        four_wall_exchange(in, row);
        double sum = row.gain[0] + row.gain[1];
        for (const double q : row.net) sum += q;
        lost = std::max(lost, std::abs(sum / source.power - 1));
    }
    out.rows = {at_most("isothermal enclosure at 700 K, net flow", exchanged, 1e-3, "W"),
                at_most("a fire of 300 kW, not received", lost, 1e-9, ""),
                between("emissivity at 1000 K and 1 atm m", fire::gas_emissivity(1000, 1.0), 0.411, 0.415, ""),
                between("view factor of opposite faces of a cube", fire::parallel_view_factor(1, 1, 1), 0.1997, 0.1999, "")};
    return out;
}

CaseResult species(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-species", .source = k_source,
                   .title = {"Sản phẩm cháy theo công thức nhiên liệu", "Species follow the formula of the fuel"}};
    GasBench b(one_gas_room(6, 5, 3));
    b.run(60, 60e3);
    const fire::GasFuel& fuel = b.net->fuels[0];
    const char* names[] = {"O2", "CO2", "CO", "H2O", "HCN", "HCl", "soot"};
    for (const int k : {fire::k_co2, fire::k_co, fire::k_soot}) {
        const auto i = static_cast<std::size_t>(k);
        const double made = b.s.layer_species(0, 0)[k] + b.s.layer_species(0, 1)[k];
        out.rows.push_back(at_most(std::string(names[i]) + ", of yield times fuel burned", std::abs(made / (b.burned / fuel.heat * fuel.product[i]) - 1), 1e-9, ""));
    }
    return out;
}

/// McCaffrey, Quintiere & Harkleroad (1981): rise of the layer of a room with a door, gypsum and brick.
CaseResult mqh(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-mqh", .source = std::string(k_source) + "; McCaffrey, Quintiere, Harkleroad 1981",
                   .title = {"Nhiệt độ ổn định theo MQH: cùng bậc độ lớn", "Quasi-steady temperature by MQH: order of magnitude"}};
    Curves c;
    double low = 1e9, high = 0;
    for (const double heat : {100e3, 200e3, 400e3, 700e3}) {
        GasBuildingDef d = one_gas_room(4, 3, 2.6);
        fire::GasVentDef door;
        door.a = 0, door.width = 0.9, door.soffit = 2.0;
        d.vents = {door};
        for (fire::GasRoomDef& r : d.rooms) r.ceiling = r.walls = r.floor = 1;
        GasBench b(d);
        b.run(600, heat);
        const double a0 = 1.8, total = 2 * 12 + 2 * 7 * 2.6 - a0;
        const double h_k = 1e-3 * std::sqrt(0.72 * 1920 * 840 / 600);  // [kW/m2K] thick for 10 min
        const double exact = 6.85 * std::cbrt(1e-6 * heat * heat / (a0 * std::sqrt(2.0) * h_k * total));
        const double own = b.s.rooms[0].temperature[0] - 293.15;
        c.x.push_back(1e-3 * heat), c.ours.push_back(own), c.exact.push_back(exact);
        low = std::min(low, own / exact), high = std::max(high, own / exact);
    }
    out.rows = {between("rise over MQH, least", low, 0.6, 1.6, ""), between("rise over MQH, most", high, 0.6, 1.6, "")};
    out.figures = {curve_figure(c, out.title, {"tốc độ tỏa nhiệt [kW]", "heat release rate [kW]"}, {"độ tăng nhiệt [K]", "rise [K]"})};
    return out;
}

/// No air but that of the closet: the fire takes its oxygen and dies.
CaseResult closet(const Context&) {
    CaseResult out{.suite = "gas", .id = "check-closet", .source = "oxygen of the room",
                   .title = {"Tủ kín: cháy hết ôxy rồi tắt", "Unventilated closet: the fire burns out"}};
    for (const double crack : {0.0, 0.001}) {
        GasBuildingDef d = one_gas_room(1.5, 1.2, 2.4);
        fire::GasVentDef gap;
        gap.a = 0, gap.width = 0.1, gap.soffit = crack / 0.1, gap.leak = true;
        if (crack > 0) d.vents = {gap};
        GasBench b(d);
        const double oxygen = 0.23 * b.mass() * k_heat_per_o2;   // [J] all of it
        b.run(600, 200e3);
        const std::string name = crack > 0 ? "with a crack of 10 cm2: " : "sealed: ";
        out.rows.push_back(at_most(name + "burned, of the oxygen", b.burned / oxygen, 1.0, ""));
        out.rows.push_back(at_most(name + "still burning at 600 s", 1e-3 * b.rate, 10, "kW"));
        out.rows.push_back(between(name + "layer at 600 s", b.s.rooms[0].temperature[0] - 273.15, 20, 400, "°C"));
    }
    return out;
}

}  // namespace

void add_gas_checks(std::vector<CaseEntry>& out) {
    using Run = CaseResult (*)(const Context&);
    const std::pair<const char*, Run> cases[] = {
        {"check-sealed", sealed}, {"check-orifice", manometer}, {"check-natural-vent", natural_vent},
        {"check-conduction", conduction}, {"check-radiation", radiation}, {"check-species", species},
        {"check-mqh", mqh}, {"check-closet", closet}};
    for (const auto& [id, run] : cases) out.push_back({"gas", id, run});
}

}  // namespace taicho::verify
