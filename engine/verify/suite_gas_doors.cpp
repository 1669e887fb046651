#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/gas_outputs.h"
#include "fire/gas_plume.h"
#include "verify/gas_curves.h"

/// Fires in corners, and doors that change while it burns: judged by hand calculation.
namespace taicho::verify {

namespace {

using namespace constants;
using fire::GasBuildingDef;

fire::GasVentDef door_between(std::uint32_t a, std::uint32_t b, double width = 0.9, double soffit = 2.0) {
    fire::GasVentDef v;
    v.a = a, v.b = b, v.width = width, v.soffit = soffit;
    return v;
}

/// Heskestad far above the flame, by hand: 0.071 Qc^(1/3) dz^(5/3) + 1.92e-3 Qc [kg/s, kW].
double hand_entrainment(double heat, double share, double area, double z) {
    const double q = 1e-3 * heat, origin = 0.083 * std::pow(q, 0.4) - 1.02 * std::sqrt(4 * area / M_PI);
    return 0.071 * std::cbrt(share * q) * std::pow(z - origin, 5.0 / 3) + 1.92e-3 * share * q;
}

/// A corner fire is a quarter of four of them; a wall fire is left as a free one (CFAST).
CaseResult corner(const Context&) {
    CaseResult out{.suite = "gas", .id = "plume-corner", .source = "Heskestad, SFPE Handbook; reflection, zone-model handbook 4",
                   .title = {"Cháy ở góc, ở tường: lượng khí cuốn vào cột lửa", "Fires in a corner and at a wall: air drawn into the plume"}};
    Curves c;
    double worst = 0, wall = 0;
    for (double z = 2.0; z < 6.01; z += 0.5) {
        const double heat = 100e3, area = 0.2;
        const double own = fire::plume_entrainment(heat, 0.65, area, z, fire::FirePosition::Corner, 293.15);
        const double exact = hand_entrainment(4 * heat, 0.65, 4 * area, z) / 4;
        c.x.push_back(z), c.ours.push_back(own), c.exact.push_back(exact);
        worst = std::max(worst, std::abs(own / exact - 1));
        wall = std::max(wall, std::abs(fire::plume_entrainment(heat, 0.65, area, z, fire::FirePosition::Wall, 293.15) /
                                       hand_entrainment(heat, 0.65, area, z) - 1));
    }
    double rise[2];
    for (const auto position : {fire::FirePosition::Free, fire::FirePosition::Corner}) {
        GasBuildingDef d = one_gas_room(4, 4, 2.6);
        d.vents = {door_between(0, fire::k_outside)};
        GasBench b(d);
        for (; b.time < 300; b.time += 0.5) {
            fire::GasFire f;
            f.heat = 100e3, f.area = 0.2, f.position = position;
            b.model.advance(b.s, {&f, 1}, {}, b.time, 0.5);
        }
        rise[position == fire::FirePosition::Corner] = b.s.rooms[0].temperature[0] - 293.15;
    }
    out.rows = {at_most("corner, worst", 100 * worst, 3, "%"), at_most("wall, as free, worst", 100 * wall, 3, "%"),
                at_most("layer over a free fire less one over a corner fire", rise[0] - rise[1], 0, "K")};
    out.figures = {curve_figure(c, out.title, {"chiều cao trên gốc lửa [m]", "height over the base [m]"}, {"khí cuốn vào [kg/s]", "air drawn in [kg/s]"})};
    return out;
}

/// The door is shut from 120 to 720 s. Behind it the fire lives on the oxygen there is; open again, it forgets.
CaseResult swinging(const Context&) {
    CaseResult out{.suite = "gas", .id = "door-shut-and-opened", .source = "oxygen of the room, 13.1 MJ/kg (Huggett 1980); the same room never shut",
                   .title = {"Cửa đóng rồi mở giữa chừng", "A door shut and opened in mid-run"}};
    GasBuildingDef d = one_gas_room(4, 4, 2.6);
    d.vents = {door_between(0, fire::k_outside)};
    d.vents.push_back(fire::wall_leak(d, 0, 2 * 8 * 2.6, fire::Tightness::Average));
    GasBench shut(d), open(d);
    Curves c;
    double before = 0, oxygen = 0, passed = 0, low = 1e9;
    while (shut.time < 1500) {
        if (shut.time == 120.0) shut.model.set_vent_fraction(shut.s, 0, 0);
        if (shut.time == 720.0) shut.model.set_vent_fraction(shut.s, 0, 1);
        if (shut.time == 125.0) {
            before = shut.burned;
            for (int layer = 0; layer < 2; ++layer) oxygen += shut.s.layer_species(0, layer)[fire::k_o2] * k_heat_per_o2;
        }
        shut.step(200e3), open.step(200e3);
        if (shut.time > 125 && shut.time <= 720) {
            passed += shut.s.vents[0].flow_ab + shut.s.vents[0].flow_ba;
            low = std::min(low, shut.rate);
        }
        if (shut.time == 720.0) before = shut.burned - before;
        c.x.push_back(shut.time);
        c.ours.push_back(shut.s.rooms[0].temperature[0] - 273.15), c.exact.push_back(open.s.rooms[0].temperature[0] - 273.15);
    }
    // Cooling behind the shut door draws some air in through the cracks: a tenth of what is there.
    out.rows = {at_most("through the shut door", passed, 0, "kg/s"),
                at_most("burned behind the door, of the oxygen there", before / oxygen, 1.1, ""),
                at_most("fire behind the door at its least", 1e-3 * low, 20, "kW"),
                at_most("layer at 1500 s, of its rise in the room never shut",
                        100 * std::abs(1 - (c.ours.back() - 20) / (c.exact.back() - 20)), 10, "%"),
                at_most("energy balance", std::abs(shut.s.balance[0].energy_error()) / shut.burned, 1e-4, "of the heat")};
    out.figures = {curve_figure(c, out.title, k_time, {"lớp trên, cạnh phòng không đóng cửa [°C]", "upper layer, beside the room never shut [°C]"})};
    return out;
}

/// A closet that has starved and is opened at 300 s: air comes in, and no more burns inside than comes in, 0.5 A sqrt(H)
/// (Kawagoe 1958) with 3.0 MJ per kg of air.
CaseResult opened_closet(const Context&) {
    CaseResult out{.suite = "gas", .id = "closet-opened", .source = "ventilation limit, Kawagoe 1958; 3.0 MJ per kg of air",
                   .title = {"Tủ kín thiếu khí được mở ra", "A starved closet that is opened"}};
    GasBuildingDef d = one_gas_room(1.5, 1.2, 2.4);
    d.vents = {door_between(0, fire::k_outside, 0.7, 2.0)};
    d.vents[0].open_fraction = 0;
    d.vents.push_back(fire::wall_leak(d, 0, 2 * 2.7 * 2.4, fire::Tightness::Loose));
    GasBench b(d);
    const double most = 0.5 * 1.4 * std::sqrt(2.0) * 3.0e6;
    Curves c;
    double starved = 0, peak = 0, fuel = 0;
    while (b.time < 600) {
        if (b.time == 300.0) {
            starved = b.rate;
            for (int layer = 0; layer < 2; ++layer) fuel += b.s.layer_species(0, layer)[fire::k_fuel0] * b.net->fuels[0].heat;
            b.model.set_vent_fraction(b.s, 0, 1);
        }
        b.step(3e6);
        c.x.push_back(b.time), c.ours.push_back(1e-3 * b.rate), c.exact.push_back(b.time > 300 ? 1e-3 * most : 0);
        if (b.time > 330) peak = std::max(peak, b.rate);
    }
    out.rows = {at_most("before the door opens", 1e-3 * starved, 30, "kW"),
                between("burned inside after 30 s, of what the door feeds", peak / most, 0.5, 1.1, ""),
                {"unburned fuel gas when it opens", fmt::format("{:.1f} MJ", 1e-6 * fuel), "more than none", "", fuel > 0},
                at_most("energy balance", std::abs(b.s.balance[0].energy_error()) / b.s.balance[0].energy_fire, 1e-4, "of the heat")};
    out.figures = {curve_figure(c, out.title, k_time, {"cháy trong tủ, cạnh giới hạn [kW]", "burned inside, beside the limit [kW]"})};
    return out;
}

/// A door held open by a wedge against one its closer has shut: the layer of the lobby stands over the neutral plane of
/// the open door, and pours through 2/3 C w sqrt(2 rho g drho) h^(3/2); the shut one passes C A sqrt(2 rho dp).
CaseResult wedged(const Context&) {
    CaseResult out{.suite = "gas", .id = "stair-door-wedged", .source = "orifice law; gaps round a door of 0.01 m2 (NFPA 92)",
                   .title = {"Cửa thang tự đóng và cửa thang bị chèn", "A stair door that closes itself and one held open"}};
    constexpr double k_gap = 0.01;   // [m2]
    double soot[2], flow[2], hand[2], rise[2];
    Curves c;
    for (const bool held : {false, true}) {
        GasBuildingDef d = one_gas_room(6, 4, 2.7);
        d.rooms.push_back(d.rooms[0]);
        d.rooms[1].width = 3, d.rooms[1].depth = 5, d.rooms[1].height = 2.7, d.rooms[1].well_mixed = true;
        d.vents = {door_between(0, 1, 0.9, 2.1), door_between(0, fire::k_outside, 0.5, 1.2), door_between(1, fire::k_outside, 0.9, 2.1)};
        d.vents[0].open_fraction = held ? 1 : k_gap / (0.9 * 2.1);
        GasBench b(d);
        while (b.time < 300) {
            b.step(200e3);
            if (held) c.ours.push_back(1e3 * b.s.layer_species(1, 0)[fire::k_soot]), c.x.push_back(b.time);
            else c.exact.push_back(1e3 * b.s.layer_species(1, 0)[fire::k_soot]);
        }
        soot[held] = b.s.layer_species(1, 0)[fire::k_soot];
        flow[held] = b.s.vents[0].flow_ab;
        rise[held] = b.s.rooms[1].temperature[0] - 293.15;
        // By the room's own layers: what drives the gas out above the neutral plane.
        const double hot = b.s.rooms[0].temperature[0], rho = k_p_ref / (k_gas * hot), cold = k_p_ref / (k_gas * b.s.rooms[1].temperature[0]);
        const double h = 2.1 - b.s.vents[0].neutral_plane;
        hand[held] = 2.0 / 3 * 0.7 * (held ? 0.9 : 0.9 * d.vents[0].open_fraction) * std::sqrt(2 * rho * k_gravity * (cold - rho)) * std::pow(h, 1.5);
    }
    out.rows = {between("flow through the wedged door over the hand value", flow[1] / hand[1], 0.7, 1.3, ""),
                between("flow round the shut door over the hand value", flow[0] / hand[0], 0.7, 1.3, ""),
                between("soot in the stair, wedged over self-closing", soot[1] / soot[0], 10, 0.9 * 2.1 / k_gap, ""),
                at_most("stair behind the shut door", rise[0], 5, "K"), between("stair behind the wedged door", rise[1], 20, 300, "K")};
    out.figures = {curve_figure(c, {"muội trong thang: cửa chèn, cạnh cửa tự đóng", "soot in the stair: held open, beside self-closing"}, k_time, {"muội [g]", "soot [g]"})};
    return out;
}

}  // namespace

void add_gas_door_cases(std::vector<CaseEntry>& out) {
    out.push_back({"gas", "plume-corner", corner});
    out.push_back({"gas", "door-shut-and-opened", swinging});
    out.push_back({"gas", "closet-opened", opened_closet});
    out.push_back({"gas", "stair-door-wedged", wedged});
}

}  // namespace taicho::verify
