#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "core/text.h"
#include "io/csv_table.h"
#include "picture/charts.h"
#include "verify/case.h"
#include "verify/experiment_model.h"
#include "verify/experiment_tower.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;

// Acceptance of the zone-model handbook 10, stated before anything was run.
constexpr double k_rise_low = 0.85, k_rise_high = 1.25, k_depth_low = 0.8, k_depth_high = 1.2, k_spread = 0.20;

Figure scatter(const std::vector<Pair>& pairs, bool depth) {
    const double low = depth ? k_depth_low : k_rise_low, high = depth ? k_depth_high : k_rise_high;
    return {scatter_svg(pairs, depth ? "đo được: bề dày lớp khói [m]" : "đo được: độ tăng nhiệt [K]", "mô hình này", low, high),
            scatter_svg(pairs, depth ? "measured: depth of the hot layer [m]" : "measured: temperature rise [K]", "this model", low, high)};
}

/// Bias and spread of rise and depth against the criterion.
void judge(const std::vector<Pair>& rise, const std::vector<Pair>& depth, CaseResult& out) {
    const BiasSpread t = bias_of(rise), d = bias_of(depth);
    out.rows.push_back(between(fmt::format("upper layer rise, bias (n = {})", t.n), t.bias, k_rise_low, k_rise_high, "", "1"));
    out.rows.push_back(at_most("upper layer rise, spread", t.spread, k_spread, ""));
    out.rows.push_back(between(fmt::format("layer depth, bias (n = {})", d.n), d.bias, k_depth_low, k_depth_high, "", "1"));
    out.rows.push_back(at_most("layer depth, spread", d.spread, k_spread, ""));
    out.figures.push_back(scatter(rise, false));
    out.figures.push_back(scatter(depth, true));
}

Experiment steckler_room(const io::CsvTable& t, std::size_t row) {
    const auto value = [&](const char* name) { return to_real(t.rows[row][*t.column(name)].text).value_or(0.0); };
    Experiment e;
    e.end = 1800;
    e.def.settings.all_active = true;
    e.def.settings.ambient_temperature = e.def.settings.interior_temperature = 273.15 + value("T_ambient_C");
    e.def.linings = {{"fiberboard", {{0.013, 1.0, 200, 1000}}, 0.9, fire::BackFace::Ambient}};
    fire::GasFuelDef methane{"methane", 1, 4, 0, 0, 0, 50e6, 0.0, 0.0, 0.0, 0.2};
    e.def.fuels = {methane};
    fire::GasRoomDef room;
    room.id = "room";
    room.width = room.depth = 2.8;
    room.height = 2.13;
    e.def.rooms = {room};
    fire::GasVentDef v;
    v.id = "opening";
    v.a = 0;
    v.width = value("opening_width_m");
    v.sill = value("sill_m");
    v.soffit = v.sill + value("opening_height_m");
    e.def.vents = {v};
    ExperimentFire f;
    f.heat = Curve({0, 1800}, {1e3 * value("hrr_kW"), 1e3 * value("hrr_kW")});
    f.base = value("burner_height_m");
    f.area = 0.0707;   // burner of 0.30 m
    e.fires = {f};
    return e;
}

struct Pairs {
    std::vector<Pair> rise, depth;
};

Pairs steckler_pairs(const io::CsvTable& t) {
    Pairs out;
    for (std::size_t i = 0; i < t.rows.size(); ++i) {
        const auto value = [&](const char* name) { return to_real(t.rows[i][*t.column(name)].text).value_or(0.0); };
        const auto rooms = run_experiment(steckler_room(t, i));
        const double ambient = value("T_ambient_C"), end = rooms[0].time.back();
        const std::string label = "test " + t.rows[i][*t.column("test")].text;
        out.rise.push_back({label, value("T_upper_C") - ambient, rooms[0].mean(&LayerCurves::upper, end - 100, end) - ambient});
        out.depth.push_back({label, 2.13 - value("layer_height_m"), 2.13 - rooms[0].mean(&LayerCurves::height, end - 100, end)});
    }
    return out;
}

std::optional<io::CsvTable> steckler_table(const Context& context) {
    Problems unused;
    if (context.reference.empty()) return std::nullopt;
    return io::read_csv((fs::path(context.reference) / "experiments/steckler_summary.csv").string(), unused);
}

CaseResult steckler(const Context& context) {
    CaseResult out{.suite = "gas", .id = "steckler", .source = "Steckler, Quintiere, Rinkinen, NBSIR 82-2520 (1982), 28 tests; layers from the NIST data repository",
                   .title = {"Một phòng có cửa, đo thật: 28 thí nghiệm Steckler", "One room, measured: 28 Steckler tests"},
                   .note = {"Sai lệch hệ thống và độ tản mát của mô hình so với đo; băng xanh là tiêu chí. CFAST trên cả 55 thí nghiệm: nhiệt 0,90 / 0,14; bề dày 0,80 / 0,13.",
                            "Bias and spread of the model against the measurement; the band is the criterion. CFAST on all 55: temperature 0.90 / 0.14, depth 0.80 / 0.13."}};
    const auto t = steckler_table(context);
    if (!t) {
        out.skipped = "reference data not found";
        return out;
    }
    const Pairs pairs = steckler_pairs(*t);
    judge(pairs.rise, pairs.depth, out);
    return out;
}

/// A station of an experiment: the room it stands in and its file of measured layers.
struct Station {
    const char *room, *file;
};

struct MultiRoom {
    const char *id, *base, *source;
    Bilingual title, note;
    std::vector<Station> stations;
    double from, to;   ///< [s] window of the means
    std::vector<Station> analysers{};   ///< the room a gas analyser is taken to stand in, and its column
};

std::string curves(const MultiRoom& m, const Experiment& e, const std::vector<LayerCurves>& ours, const std::vector<LayerCurves>& measured, bool layer, bool en) {
    std::vector<picture::ChartSeries> series;
    for (std::size_t k = 0; k < m.stations.size() && series.size() < 6; ++k) {
        const auto what = layer ? &LayerCurves::height : &LayerCurves::upper;
        const LayerCurves& own = ours[e.room(m.stations[k].room)];
        if (k == 0 || std::string(m.stations[k].room) != m.stations[k - 1].room) series.push_back({m.stations[k].room, own.time, own.*what, {}, {}, pair_style(k, false)});
        series.push_back({fmt::format("{} ({})", m.stations[k].file, en ? "measured" : "đo"), measured[k].time, measured[k].*what, {}, {}, pair_style(k, true)});
    }
    const char* y = layer ? (en ? "layer height [m]" : "chiều cao lớp khói [m]") : en ? "upper layer [°C]" : "lớp khói trên [°C]";
    return picture::chart_legend(series) + picture::band_chart(series, {m.id, en ? "time [s]" : "thời gian [s]", y, en ? "en" : "vi"});
}

std::vector<LayerCurves> measured_layers(const MultiRoom& m, const std::string& base) {
    std::vector<LayerCurves> out;
    for (const Station& s : m.stations) out.push_back(read_layers(base + "_exp_" + s.file + "_layer.csv"));
    return out;
}

Pairs station_pairs(const MultiRoom& m, const Experiment& e, const std::vector<LayerCurves>& ours, const std::vector<LayerCurves>& measured) {
    Pairs out;
    const double ambient = e.def.settings.ambient_temperature - 273.15;
    for (std::size_t k = 0; k < m.stations.size(); ++k) {
        const std::uint32_t room = e.room(m.stations[k].room);
        const double height = e.def.rooms[room].height;
        const auto both = [&](const std::vector<double> LayerCurves::*what) {
            return std::pair{measured[k].mean(what, m.from, m.to), ours[room].mean(what, m.from, m.to)};
        };
        const auto [t, own_t] = both(&LayerCurves::upper);
        const auto [z, own_z] = both(&LayerCurves::height);
        out.rise.push_back({m.stations[k].file, t - ambient, own_t - ambient});
        out.depth.push_back({m.stations[k].file, height - z, height - own_z});
    }
    return out;
}

/// No set measured the density of smoke. Carbon dioxide stands for it: both are carried alike, and made by fixed yields.
void judge_products(const MultiRoom& m, const Experiment& e, const std::vector<LayerCurves>& ours, const std::string& base, CaseResult& out) {
    if (m.analysers.empty()) return;
    Problems unused;
    const auto table = io::read_csv(base + "_exp_gas.csv", unused);
    const auto time = table ? table->column("time_s") : std::nullopt;
    for (const Station& s : m.analysers) {
        const auto column = table ? table->column(s.file) : std::nullopt;
        double sum = 0.0, n = 0.0;
        for (std::size_t i = 0; time && column && i < table->rows.size(); ++i) {
            const double t = to_real(table->rows[i][*time].text).value_or(-1.0);
            const auto v = to_real(table->rows[i][*column].text);
            if (t < m.from || t > m.to || !v) continue;
            sum += *v, n += 1.0;
        }
        const double measured = n > 0.0 ? sum / n : std::nan(""), own = ours[e.room(s.room)].mean(&LayerCurves::co2, m.from, m.to);
        out.rows.push_back(between(fmt::format("combustion products in {}, ours over measured", s.room), own / measured, 1.0 / 3, 3.0, "",
                                   fmt::format("{:.2f} % CO2", 100 * measured)));
    }
}

CaseResult multi_room(const MultiRoom& m, const Context& context) {
    CaseResult out{.suite = "gas", .id = m.id, .source = m.source, .title = m.title, .note = m.note};
    const std::string base = (fs::path(context.reference) / "experiments" / m.base).string();
    if (context.reference.empty() || !fs::exists(base + "_meta.json")) {
        out.skipped = "reference data not found";
        return out;
    }
    const Experiment e = read_experiment(base);
    const auto ours = run_experiment(e);
    const auto measured = measured_layers(m, base);
    const Pairs pairs = station_pairs(m, e, ours, measured);
    for (std::size_t k = 0; k < m.stations.size(); ++k) {
        out.rows.push_back({fmt::format("{}, {}", m.stations[k].room, m.stations[k].file),
                            fmt::format("{:.1f} K, {:.2f} m", pairs.rise[k].ours, pairs.depth[k].ours), "reported",
                            fmt::format("{:.1f} K, {:.2f} m", pairs.rise[k].measured, pairs.depth[k].measured), true});
    }
    judge(pairs.rise, pairs.depth, out);
    judge_products(m, e, ours, base, out);
    out.figures.push_back({curves(m, e, ours, measured, false, false), curves(m, e, ours, measured, false, true)});
    out.figures.push_back({curves(m, e, ours, measured, true, false), curves(m, e, ours, measured, true, true)});
    return out;
}

const std::vector<MultiRoom>& multi_rooms() {
    static const std::vector<MultiRoom> list = {
        {"nbs-MV100A", "nbs_multiroom/MV100A", "Peacock, Davis, Lee, NBSIR 88-3752 (1988), MV100A",
         {"Ba phòng và hành lang, đo thật: NBS MV100A", "Three rooms and a corridor, measured: NBS MV100A"},
         {"Trung bình 600–890 s. CFAST: phòng cháy 248 °C, hành lang 113 °C và 1,31 m.", "Means over 600-890 s. CFAST: fire room 248 °C, corridor 113 °C and 1.31 m."},
         {{"Fire Room", "Tree1"}, {"Corridor", "Tree4"}, {"Corridor", "Tree5"}, {"Corridor", "Tree6"}}, 600, 890},
        {"delco-2", "delco/Test2", "NIST DelCo trainer, Test 2 (one level)",
         {"Nhà tập huấn một tầng, đo thật: Delco 2", "One-level training house, measured: Delco 2"},
         {"Trung bình 100–400 s, trước khi mở cửa. Bộ số liệu không nói máy đo khí đặt ở đâu: A được coi là ở phòng cháy, B ở phòng kế.",
          "Means over 100-400 s, before doors are opened. The set does not say where the analysers stood: A is taken as the fire room, B as the next."},
         {{"Comp 1", "Room_1"}, {"Comp 2", "Room_2"}, {"Comp 3", "Room_3"}}, 100, 400,
         {{"Comp 1", "CO2_A_mol_per_mol"}, {"Comp 2", "CO2_B_mol_per_mol"}}},
        {"delco-22", "delco/Test22", "NIST DelCo trainer, Test 22 (two levels, stair)",
         {"Nhà tập huấn hai tầng có cầu thang, đo thật: Delco 22", "Two-level training house with a stair, measured: Delco 22"},
         {"Trung bình 200–800 s; cửa mở trong lúc đo.", "Means over 200-800 s; doors are opened meanwhile."},
         {{"Floor 1", "Floor_1"}, {"Floor 2 North Room Front", "Floor_2"}}, 200, 800}};
    return list;
}

/// Model uncertainty per quantity over all the measured rooms.
CaseResult all_rooms(const Context& context) {
    CaseResult out{.suite = "gas", .id = "experiments", .source = "Steckler (28), NBS MV100A, Delco 2 and 22; zone-model handbook 10",
                   .title = {"Mọi phòng đo thật cùng lúc: sai lệch và độ tản mát", "All measured rooms together: bias and spread"},
                   .note = {"Độ bất định của mô hình theo cách báo cáo của cộng đồng mô phỏng cháy.", "Model uncertainty as the fire-modelling community reports it."}};
    const auto t = steckler_table(context);
    if (!t) {
        out.skipped = "reference data not found";
        return out;
    }
    Pairs all = steckler_pairs(*t);
    for (const MultiRoom& m : multi_rooms()) {
        const std::string base = (fs::path(context.reference) / "experiments" / m.base).string();
        if (!fs::exists(base + "_meta.json")) continue;
        const Experiment e = read_experiment(base);
        const Pairs more = station_pairs(m, e, run_experiment(e), measured_layers(m, base));
        all.rise.insert(all.rise.end(), more.rise.begin(), more.rise.end());
        all.depth.insert(all.depth.end(), more.depth.begin(), more.depth.end());
    }
    judge(all.rise, all.depth, out);
    return out;
}

}  // namespace

void add_experiment_cases(std::vector<CaseEntry>& out) {
    out.push_back({"gas", "experiments", all_rooms});
    out.push_back({"gas", "steckler", steckler});
    for (const MultiRoom& m : multi_rooms()) {
        out.push_back({"gas", m.id, [&m](const Context& c) { return multi_room(m, c); }});
    }
    for (const char* test : {"CMP-R", "CLC-I-R"}) {
        out.push_back({"gas", std::string("nrcc-") + test, [test](const Context& c) { return tower_case(test, c); }});
    }
}

}  // namespace taicho::verify
