#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "core/parallel.h"
#include "fire/gas_fuzz.h"
#include "fire/gas_outputs.h"
#include "verify/case.h"
#include "verify/gas_bench.h"

/// Air that moves without a fire (leakage, wind, stack effect), and random buildings.
namespace taicho::verify {

namespace {

using namespace constants;
using fire::GasBuildingDef;

const double k_rho = k_p_ref / (k_gas * 293.15);   ///< [kg/m3] air at 20 C

fire::GasVentDef wall_vent(std::uint32_t a, double width, double sill, double soffit) {
    fire::GasVentDef v;
    v.a = a, v.width = width, v.sill = sill, v.soffit = soffit;
    return v;
}

/// A blower of 0.02 m3/s into a closed room: the pressure tells its leakage area, C A sqrt(2 dp / rho) = V.
CaseResult leakage(const Context&) {
    CaseResult out{.suite = "gas", .id = "air-leakage", .source = "NFPA 92 leakage areas; orifice law",
                   .title = {"Độ hở theo kết cấu: thử bằng quạt", "Leakage by construction: blower test"}};
    const std::pair<fire::Tightness, const char*> kinds[] = {
        {fire::Tightness::Tight, "tight"}, {fire::Tightness::Average, "average"}, {fire::Tightness::Loose, "loose"}};
    for (const auto& [kind, name] : kinds) {
        GasBuildingDef d = one_gas_room(8, 6, 3);
        const double wall = 2 * (8 + 6) * 3.0, area = fire::leakage_per_area(kind) * wall, flow = 0.5 * area * 10;
        d.vents = {fire::wall_leak(d, 0, wall, kind)};
        fire::GasVentDef fan;
        fan.b = 0, fan.kind = fire::VentKind::Mechanical, fan.volume_flow = flow, fan.sill = 1.5;
        d.vents.push_back(fan);
        GasBench b(d);
        b.run(120, 0);
        const double dp = fire::view_room(*b.net, b.s, 0).pressure, exact = std::pow(flow / (0.7 * area), 2) * k_rho / 2;
        out.rows.push_back({name, fmt::format("{:.3f} Pa at {:.2f} l/s", dp, 1e3 * flow), "within 2 %", fmt::format("{:.3f} Pa", exact),
                            std::abs(dp / exact - 1) < 0.02});
    }
    return out;
}

/// Two equal doors in line with the wind: half of (C_w - C_l) rho v^2 / 2 over each.
CaseResult wind(const Context&) {
    CaseResult out{.suite = "gas", .id = "air-wind", .source = "pressure coefficients of low buildings, ASHRAE Fundamentals; orifice law",
                   .title = {"Gió lên mặt nhà: thông gió xuyên phòng", "Wind on façades: cross ventilation"}};
    for (const double speed : {2.0, 5.0, 10.0}) {
        GasBuildingDef d = one_gas_room(4, 3, 2.6);
        d.vents = {wall_vent(0, 0.9, 0, 2), wall_vent(0, 0.9, 0, 2)};
        d.vents[1].facade_normal = M_PI;
        d.settings.wind_speed = speed;
        GasBench b(d);
        b.run(20, 0);
        const double dp = 0.5 * (d.settings.wind_windward - d.settings.wind_leeward) * 0.5 * k_rho * speed * speed;
        const double exact = 0.7 * 1.8 * std::sqrt(2 * k_rho * dp), own = b.s.vents[0].flow_ba;
        out.rows.push_back({fmt::format("{} m/s", speed), fmt::format("{:.3f} kg/s, back {:.3f}", own, b.s.vents[0].flow_ab), "within 2 %, none back",
                            fmt::format("{:.3f} kg/s", exact), std::abs(own / exact - 1) < 0.02 && b.s.vents[0].flow_ab == 0.0});
    }
    return out;
}

/// A shaft warmer than the open air with equal slots at foot and head. What comes in takes the room of what leaves
/// (rho_o dp_low / (rho_i dp_high) = (rho_o / rho_i)^2) and dp_low + dp_high = g (rho_o - rho_i) h.
CaseResult stack(const Context&) {
    CaseResult out{.suite = "gas", .id = "air-stack", .source = "stack effect: Klote, NFPA 92; orifice law",
                   .title = {"Hiệu ứng ống khói trong cầu thang, giếng trời", "Stack effect in stairs and light wells"}};
    const double inside = 303.15, outside = 278.15, slot = 0.02, height = 3.0;
    const double rho_i = k_p_ref / (k_gas * inside), rho_o = k_p_ref / (k_gas * outside);
    for (const int storeys : {3, 9, 20}) {
        GasBuildingDef d = one_gas_room(3, 5, height);
        d.linings = {{"nothing", {{0.1, 1e-9, 1e-3, 1.0}}, 0.011, fire::BackFace::Adiabatic}};
        d.settings.interior_temperature = inside;
        d.settings.ambient_temperature = outside;
        d.settings.root_smoothing = 1e-3;
        d.rooms[0].ceiling = d.rooms[0].walls = d.rooms[0].floor = 0;
        d.rooms[0].well_mixed = true;
        for (int k = 1; k < storeys; ++k) {
            d.rooms.push_back(d.rooms[0]);
            d.rooms.back().floor_z = height * k;
            fire::GasVentDef flight;
            flight.kind = fire::VentKind::Floor;
            flight.a = static_cast<std::uint32_t>(k - 1), flight.b = static_cast<std::uint32_t>(k);
            flight.area = 10, flight.sill = flight.soffit = height * k;
            d.vents.push_back(flight);
        }
        const double top = height * storeys, h = top - 0.2;
        const auto low = d.vents.size();
        d.vents.push_back(wall_vent(0, slot, 0, 0.2));
        d.vents.push_back(wall_vent(static_cast<std::uint32_t>(storeys - 1), slot, top - 0.2, top));
        GasBench b(d);
        b.run(20, 0);   // the shaft's own air has settled, next to none has been replaced
        const double dp = k_gravity * (rho_o - rho_i) * h, dp_low = dp * rho_o / (rho_o + rho_i);
        const double exact = 0.7 * slot * 0.2 * std::sqrt(2 * rho_o * dp_low), own = b.s.vents[low].flow_ba;
        out.rows.push_back({fmt::format("{} storeys: in at the foot", storeys), fmt::format("{:.5f} kg/s", own), "within 3 %",
                            fmt::format("{:.5f} kg/s", exact), std::abs(own / exact - 1) < 0.03});
        out.rows.push_back({fmt::format("{} storeys: out at the head", storeys), fmt::format("{:.5f} kg/s", b.s.vents[low + 1].flow_ab), "within 3 %",
                            fmt::format("{:.5f} kg/s", exact * outside / inside),
                            std::abs(b.s.vents[low + 1].flow_ab / (exact * outside / inside) - 1) < 0.03});
    }
    return out;
}

CaseResult fuzz(const Context& context) {
    const std::size_t cases = context.tier == Tier::Quick ? 300 : 10000;
    CaseResult out{.suite = "gas", .id = "fuzz", .source = "random buildings, seeds 0, 1, 2, ...",
                   .title = {"Nhà ngẫu nhiên, biến cố ngẫu nhiên", "Random buildings, random events"},
                   .note = {"Một tới tám phòng, cửa, khe, ô sàn, tường chung, quạt, gió, tới ba đám cháy, nước; 120 s.",
                            "One to eight rooms, doors, cracks, floor openings, shared walls, fans, wind, up to three fires, water; 120 s."}};
    std::vector<fire::GasFuzzResult> results(cases);
    parallel_for(cases, 16, [&](Range range, std::size_t) {
        for (std::size_t i = range.begin; i < range.end; ++i) results[i] = fire::run_gas_fuzz(i);
    });
    std::string fault;
    double mass = 0, energy = 0, halved = 0, stopped = 0, over = 0;
    std::size_t unsound = 0, stalled = 0;
    for (const fire::GasFuzzResult& r : results) {
        unsound += !r.fault.empty();
        if (fault.empty()) fault = r.fault;
        mass = std::max(mass, r.mass_error), energy = std::max(energy, r.energy_error);
        halved += static_cast<double>(r.halved), stopped += static_cast<double>(r.unconverged);
        stalled += r.halved > 2400;   // ten times its 240 steps
        over += r.overpressure > 0;
    }
    out.rows = {at_most(fmt::format("NaN, negative mass, wrong heat, pressure without diagnostic, of {}", cases), static_cast<double>(unsound), 0, "cases", fault),
                at_most("stalled: more than ten halvings a step", static_cast<double>(stalled), 0, "cases"),
                at_most("mass balance, worst", mass, 1e-9, ""), at_most("energy balance, worst", energy, 1e-4, "of the heat"),
                {"halved steps", fmt::format("{:.0f} of {}", halved, 240 * cases), "reported", "", true},
                {"pressure solves stopped at the smallest step", fmt::format("{:.0f}", stopped), "reported", "", true},
                {"cases above 5 kPa, with diagnostic", fmt::format("{:.0f}", over), "reported", "", true}};
    return out;
}

}  // namespace

void add_gas_air_cases(std::vector<CaseEntry>& out) {
    out.push_back({"gas", "air-leakage", leakage});
    out.push_back({"gas", "air-wind", wind});
    out.push_back({"gas", "air-stack", stack});
    out.push_back({"gas", "fuzz", fuzz});
}

}  // namespace taicho::verify
