#include "verify/experiment_tower.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/text.h"
#include "io/csv_table.h"
#include "picture/charts.h"
#include "verify/experiment_model.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;

constexpr int k_storeys = 10, k_fire_storey = 2;
/// The set does not say which doors stood open: a judgement (J), so only the shape over the height is compared.
constexpr double k_air_width = 0.9;       ///< [m] air supply of the fire room, 2.1 m high (J)

/// Least-squares e-folding of the peak rise, in storeys above the fire.
double efolding(const std::vector<double>& peak_rise) {
    double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
    for (std::size_t k = 0; k < peak_rise.size(); ++k) {
        if (peak_rise[k] <= 0.1) continue;
        const double x = static_cast<double>(k), y = std::log(peak_rise[k]);
        sx += x, sy += y, sxx += x * x, sxy += x * y, n += 1;
    }
    return -(n * sxx - sx * sx) / (n * sxy - sx * sy);
}

fire::GasVentDef door(std::uint32_t a, std::uint32_t b, double z, double width) {
    fire::GasVentDef v;
    v.id = fmt::format("door {}-{}", a, b);
    v.a = a;
    v.b = b;
    v.width = width;
    v.sill = z;
    v.soffit = z + 2.1;
    return v;
}

/// What is open between two storeys of a half-turn stair [m2]: the shaft less a landing as deep as a flight is wide,
/// which is half of the shaft. It is what the map of a scenario gives too: the plan of the flights.
double between_storeys(const fire::GasRoomDef& stair) {
    const double flight = 0.5 * std::min(stair.width, stair.depth);
    return (std::max(stair.width, stair.depth) - flight) * std::min(stair.width, stair.depth);
}

/// Stair nodes 0..9, then the fire compartment and its vestibule. `opening` [m2] between storeys; 0 = by its plan.
Experiment tower(double ambient, Curve heat, double opening) {
    Experiment e;
    e.end = heat.xs().back();
    e.def.settings.all_active = true;
    e.def.settings.ambient_temperature = e.def.settings.interior_temperature = 273.15 + ambient;
    e.def.linings = {{"concrete", {{0.2, 1.6, 2300, 1000}}, 0.94, fire::BackFace::Ambient}};
    e.def.fuels = {fire::GasFuelDef{}};
    double z = 0.0, fire_z = 0.0;
    for (int k = 1; k <= k_storeys; ++k) {
        fire::GasRoomDef r;
        r.id = fmt::format("stair_f{}", k);
        r.height = k <= 2 ? 3.6 : 2.6;
        r.width = z < 8.0 ? 3.4 : 2.6;
        r.depth = 2.5;
        r.floor_z = z;
        r.well_mixed = true;
        fire_z = k == k_fire_storey ? z : fire_z;
        z += r.height;
        e.def.rooms.push_back(r);
    }
    for (std::uint32_t k = 0; k + 1 < k_storeys; ++k) {
        fire::GasVentDef v;
        v.id = fmt::format("flight {}", k + 1);
        v.kind = fire::VentKind::Floor;
        v.a = k;
        v.b = k + 1;
        v.area = opening > 0.0 ? opening : between_storeys(e.def.rooms[k + 1]);
        v.sill = v.soffit = e.def.rooms[k + 1].floor_z;
        e.def.vents.push_back(v);
    }
    fire::GasRoomDef compartment, vestibule;
    compartment.id = "compartment";
    compartment.width = 3.8, compartment.depth = 8.9, compartment.height = 3.6, compartment.floor_z = fire_z;
    vestibule.id = "vestibule";
    vestibule.width = 2.3, vestibule.depth = 1.1, vestibule.height = 3.6, vestibule.floor_z = fire_z;
    e.def.rooms.push_back(compartment);
    e.def.rooms.push_back(vestibule);
    e.def.vents.push_back(door(10, 11, fire_z, 0.9));
    e.def.vents.push_back(door(11, k_fire_storey - 1, fire_z, 0.9));
    e.def.vents.push_back(door(10, fire::k_outside, fire_z, k_air_width));
    for (std::uint32_t r = 0; r < k_storeys; ++r) {
        const fire::GasRoomDef& s = e.def.rooms[r];
        e.def.vents.push_back(fire::wall_leak(e.def, r, 2 * (s.width + s.depth) * s.height, fire::Tightness::Average));
    }
    ExperimentFire f;
    f.room = 10;
    f.heat = std::move(heat);
    f.base = 0.3;
    f.area = 3.0;
    e.fires = {f};
    return e;
}

std::string chart(const std::vector<double>& ours, const std::vector<double>& measured, bool en) {
    std::vector<double> storey;
    for (std::size_t k = 0; k < ours.size(); ++k) storey.push_back(static_cast<double>(k) + k_fire_storey);
    const std::vector<picture::ChartSeries> series = {{en ? "this model" : "mô hình này", storey, ours, {}, {}, 1},
                                                      {en ? "measured" : "đo được", storey, measured, {}, {}, 2}};
    const picture::ChartText text{"NRCC", en ? "storey" : "tầng", en ? "peak rise in the stair [K]" : "độ tăng nhiệt lớn nhất trong cầu thang [K]", en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

}  // namespace

CaseResult tower_case(const std::string& test, const Context& context) {
    CaseResult out{.suite = "gas", .id = "nrcc-" + test, .source = "NRCC ten-storey smoke tower, test " + test + " (NIST data repository)",
                   .title = {"Cầu thang mười tầng, đo thật: NRCC " + test, "Ten-storey stair, measured: NRCC " + test},
                   .note = {"Bộ số liệu không nói cửa nào mở: giả định, nên chỉ so hình dạng theo chiều cao. Khoảng trống giữa các tầng suy từ mặt bằng buồng thang.",
                            "The set does not state which doors stood open: assumed, so only the shape over the height is compared. What is open between storeys follows from the plan of the shaft."}};
    Problems unused;
    const auto t = io::read_csv((fs::path(context.reference) / "experiments/nrcc_smoke_tower" / (test + ".csv")).string(), unused);
    if (context.reference.empty() || !t) {
        out.skipped = "reference data not found";
        return out;
    }
    const auto value = [&](std::size_t row, const std::string& name) {
        const auto c = t->column(name);
        return c ? to_real(t->rows[row][*c].text).value_or(0.0) : 0.0;
    };
    std::vector<double> time, heat, measured(k_storeys - k_fire_storey + 1, 0.0), ours;
    double ambient = 0.0;
    for (std::size_t i = 0; i < t->rows.size(); ++i) {
        const double s = value(i, "time_s");
        if (s < 0.0) continue;
        if (time.empty()) ambient = value(i, "stair_f7_C");
        time.push_back(s);
        heat.push_back(std::max(0.0, 1e3 * value(i, "HRR_kW")));
        for (std::size_t k = 0; k < measured.size(); ++k) {
            const std::string name = fmt::format("stair_f{}_C", k + k_fire_storey);
            measured[k] = std::max(measured[k], value(i, name) - value(3, name));
        }
    }
    const auto peaks = [&](double opening) {
        const auto rooms = run_experiment(tower(ambient, Curve(time, heat), opening));
        std::vector<double> rise;
        for (std::size_t k = 0; k < measured.size(); ++k) {
            const auto& u = rooms[k + k_fire_storey - 1].upper;
            rise.push_back(*std::max_element(u.begin(), u.end()) - ambient);
        }
        return rise;
    };
    ours = peaks(0.0);
    bool falling = true;
    for (std::size_t k = 1; k < ours.size(); ++k) falling = falling && ours[k] < ours[k - 1];
    const double fold = efolding(ours), reference = efolding(measured);
    out.rows = {{"peak falls from storey to storey", fmt::format("{:.0f} .. {:.1f} K", ours.front(), ours.back()), "monotone",
                 fmt::format("{:.0f} .. {:.1f} K", measured.front(), measured.back()), falling},
                between("e-folding", fold, 0.6 * reference, 1.4 * reference, "storeys", fmt::format("{:.2f}", reference))};
    for (const double opening : {2.0, 5.0}) {
        out.rows.push_back({fmt::format("e-folding with {} m2 between the flights", opening), fmt::format("{:.2f} storeys", efolding(peaks(opening))),
                            "reported", fmt::format("{:.2f}", reference), true});
    }
    out.figures = {{chart(ours, measured, false), chart(ours, measured, true)}};
    return out;
}

}  // namespace taicho::verify
