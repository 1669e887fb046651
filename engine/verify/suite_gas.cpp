#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <memory>

#include "fire/gas_compare.h"
#include "fire/gas_outputs.h"
#include "io/csv_table.h"
#include "picture/charts.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

using fire::GasCase;

constexpr double k_row_every = 5.0;   ///< [s] between the rows of the reference tables

/// Our curves of one room, and those of the reference.
struct RoomCurves {
    std::vector<double> time, upper, layer;                ///< [s], [C], [m]
    std::vector<double> ref_time, ref_upper, ref_layer;
};

std::vector<double> column_of(const io::CsvTable& table, const std::string& name) {
    std::vector<double> out;
    const auto col = table.column(name);
    Problems unused;
    for (const auto& row : table.rows) {
        const auto v = col ? io::cell_number(row[*col], name, unused) : std::nullopt;
        out.push_back(v.value_or(std::nan("")));
    }
    return out;
}

std::vector<RoomCurves> run_curves(const GasCase& c) {
    const auto net = std::make_shared<const fire::GasNetwork>(fire::build_gas_network(c.def));
    fire::GasModel model(net);
    fire::GasState state = fire::initial_gas_state(*net);
    std::vector<RoomCurves> rooms(c.def.rooms.size());
    const double dt = c.def.settings.step;
    for (double t = 0.0; t <= c.end + 1e-9; t += dt) {
        if (std::fmod(t + 1e-9, k_row_every) < dt) {
            for (std::size_t r = 0; r < rooms.size(); ++r) {
                const auto v = fire::view_room(*net, state, static_cast<std::uint32_t>(r));
                rooms[r].time.push_back(t);
                rooms[r].upper.push_back(v.upper.temperature - 273.15);
                rooms[r].layer.push_back(v.interface_height);
            }
        }
        fire::GasFire f;
        f.room = c.fire_room;
        f.heat = c.heat.at(t + 0.5 * dt);
        f.base = c.fire_base;
        f.area = c.area.at(t + 0.5 * dt);
        model.advance(state, {&f, 1}, {}, t, dt);
    }
    return rooms;
}

void read_reference(const GasCase& c, const std::string& folder, std::vector<RoomCurves>& rooms) {
    Problems unused;
    const auto table = io::read_csv((std::filesystem::path(folder) / (c.id + "_rooms.csv")).string(), unused);
    if (!table) return;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        rooms[r].ref_time = column_of(*table, "time_s");
        rooms[r].ref_upper = column_of(*table, c.def.rooms[r].id + ".T_upper_C");
        rooms[r].ref_layer = column_of(*table, c.def.rooms[r].id + ".layer_height_m");
    }
}

std::string chart(const GasCase& c, const std::vector<RoomCurves>& rooms, bool temperature, bool en) {
    std::vector<picture::ChartSeries> series;
    for (std::size_t r = 0; r < rooms.size() && r < 3; ++r) {
        const auto& own = temperature ? rooms[r].upper : rooms[r].layer;
        const auto& ref = temperature ? rooms[r].ref_upper : rooms[r].ref_layer;
        series.push_back({c.def.rooms[r].id, rooms[r].time, own, {}, {}, pair_style(r, false)});
        if (!ref.empty()) {
            series.push_back({c.def.rooms[r].id + " (CFAST)", rooms[r].ref_time, ref, {}, {}, pair_style(r, true)});
        }
    }
    const char* y = temperature ? (en ? "upper layer [°C]" : "lớp khói trên [°C]") : en ? "layer height [m]" : "chiều cao lớp khói [m]";
    const picture::ChartText text{c.id, en ? "time [s]" : "thời gian [s]", y, en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

Figure figure(const GasCase& c, const std::vector<RoomCurves>& rooms, bool temperature) {
    return {chart(c, rooms, temperature, false), chart(c, rooms, temperature, true)};
}

double radiating(GasCase c, const std::string& folder) {
    c.def.settings.opening_radiation = true;
    return fire::compare_case(c, folder).upper_rise_worst;
}

CaseResult reference_result(const std::string& id, const Context& context) {
    CaseResult out{.suite = "gas", .id = id, .source = "CFAST 8 beta, own runs; criteria: zone-model handbook 10",
                   .title = {"So với mô hình vùng CFAST, ca " + id, "Against the zone model CFAST, case " + id}};
    const GasCase c = fire::reference_case(id);
    auto rooms = run_curves(c);
    const auto folder = (std::filesystem::path(context.reference) / "cfast").string();
    const auto cmp = context.reference.empty() ? fire::GasComparison{} : fire::compare_case(c, folder);
    if (!cmp.found) {
        out.skipped = "reference tables not found";
        return out;
    }
    read_reference(c, folder, rooms);
    const bool stair = id == "C4";
    const double flows = stair || id == "C5" ? 0.10 : 0.05;
    out.rows = {at_most("upper layer rise, worst room", 100 * cmp.upper_rise_worst, 5, "%"),
                at_most("lower layer, worst room", cmp.lower_worst, 10, "K"),
                at_most("interface, worst room", cmp.interface_worst, stair ? 0.10 : 0.05, "m"),
                at_most("species", 100 * cmp.species, 5, "%"), at_most("flows", 100 * cmp.flows, 100 * flows, "%"),
                at_most("time of passing 1.5 m", 100 * cmp.passing, 10, "%"),
                at_most("heat released", 100 * std::abs(cmp.heat), 3, "%"),
                at_most("mass balance", std::abs(cmp.mass_relative), 1e-9, ""),
                at_most("energy balance", std::abs(cmp.energy_relative), 1e-4, "of the heat"),
                {"upper layer rise with radiation through openings, which CFAST has not", fmt::format("{:.1f} %", 100 * radiating(c, folder)), "reported", "", true}};
    out.note = {"Mô hình này cạnh CFAST. Trung bình theo thời gian của sai khác, như sổ tay mô hình vùng mục 10.",
                "Ours beside CFAST. Means over time of the difference, as the handbook section 10 defines them."};
    out.figures = {figure(c, rooms, true), figure(c, rooms, false)};
    return out;
}

CaseResult convergence(const Context& context) {
    CaseResult out{.suite = "gas", .id = "convergence", .source = "zone-model handbook 12",
                   .title = {"Chia đôi bước thời gian", "Halving the step"}};
    const std::vector<std::string> ids = context.tier == Tier::Quick ? std::vector<std::string>{"C1", "C3"}
                                                                      : std::vector<std::string>{"C1", "C2", "C3", "C4", "C5"};
    for (const std::string& id : ids) {
        GasCase coarse = fire::reference_case(id);
        GasCase fine = coarse;
        fine.def.settings.step *= 0.5;
        const auto a = run_curves(coarse);
        const auto b = run_curves(fine);
        double upper = 0.0, layer = 0.0;
        for (std::size_t r = 0; r < a.size(); ++r) {
            double sum = 0.0, rise = 0.0, dz = 0.0;
            const std::size_t n = std::min(a[r].upper.size(), b[r].upper.size());
            for (std::size_t i = 0; i < n; ++i) {
                sum += std::abs(a[r].upper[i] - b[r].upper[i]);
                rise += std::max(0.0, b[r].upper[i] - 20.0);
                dz += std::abs(a[r].layer[i] - b[r].layer[i]);
            }
            if (rise / static_cast<double>(n) > 20.0) upper = std::max(upper, sum / rise);
            layer = std::max(layer, dz / static_cast<double>(n));
        }
        out.rows.push_back(at_most(id + ": upper layer", 100 * upper, 2, "%"));
        out.rows.push_back(at_most(id + ": interface", layer, 0.05, "m"));
    }
    return out;
}

}  // namespace

void add_gas_cases(std::vector<CaseEntry>& out) {
    for (const char* id : {"C1", "C2", "C3", "C4", "C5"}) {
        out.push_back({"gas", id, [id](const Context& c) { return reference_result(id, c); }});
    }
    out.push_back({"gas", "convergence", convergence});
}

}  // namespace taicho::verify
