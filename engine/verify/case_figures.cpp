#include "verify/case_figures.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "picture/charts.h"
#include "picture/plan.h"
#include "picture/svg_canvas.h"
#include "verify/timeline.h"

namespace taicho::verify {

namespace {

using picture::ChartSeries;
using picture::ChartText;

constexpr picture::Color k_measure_ink{213, 94, 0, 255};
constexpr picture::Color k_path_ink{0, 114, 178, 120};
constexpr std::size_t k_most_paths = 40;   ///< drawn in a plan; more would only be ink

void draw_measures(const MeasuredRun& run, int level, picture::DrawList& list) {
    for (const sim::MeasureDef& m : run.scenario->measure) {
        if (m.level != level || (m.kind != "line" && m.kind != "area")) continue;
        if (m.kind == "line") list.line({m.from, m.to}, k_measure_ink, 2.5f);
        else list.line({m.from, {m.to.x, m.from.y}, m.to, {m.from.x, m.to.y}, m.from}, k_measure_ink, 1.5f);
        list.text(m.to + Vec2{0.2, 0.2}, m.id, 12.0f, k_measure_ink, picture::Space::World);
    }
}

/// Ways walked in the first run.
void draw_paths(const MeasuredRun& run, int level, picture::DrawList& list) {
    std::vector<std::vector<Vec2>> paths(run.rows.people.size());
    for (std::size_t i = 0; i < run.rows.trajectory.size(); ++i) {
        const auto& r = run.rows.trajectory[i];
        if (run.rows.trajectory_state[i].level == level && r.id < paths.size()) paths[r.id].push_back({r.x, r.y});
    }
    const std::size_t every = std::max<std::size_t>(1, paths.size() / k_most_paths);
    for (std::size_t p = 0; p < paths.size(); p += every) {
        if (paths[p].size() > 1) list.line(paths[p], k_path_ink, 1.0f);
    }
}

std::string plan_of(const CaseFile& file, const io::ReadyScenario& ready, const MeasuredRun& run, const std::string& lang) {
    const int level = 0;
    picture::PlanOptions options;
    options.level = level;
    options.lang = lang;
    picture::DrawList list = picture::plan(*ready.place.world, options);
    Vec2 lo, hi;
    if (!list.world_box(lo, hi)) return {};
    draw_paths(run, level, list);
    draw_measures(run, level, list);
    constexpr double width = 640, least = 90, most = 420, margin = 24;
    const double aspect = (hi.y - lo.y) / std::max(0.1, hi.x - lo.x);
    const double height = std::clamp((width - 2 * margin) * aspect, least, most) + 2 * margin;
    const picture::View view = picture::fit_view(lo, hi, width, height, margin);
    picture::add_scale(list, view);
    return picture::to_svg(list, view, lang == "en" ? file.title.en : file.title.vi);
}

const char* quantity_title(const std::string& quantity, bool en) {
    struct Title {
        const char *quantity, *vi, *en;
    };
    static const Title k_titles[] = {
        {"upper_temperature_c", "lớp khói trên [°C]", "upper layer [°C]"},
        {"lower_temperature_c", "lớp dưới [°C]", "lower layer [°C]"},
        {"layer_height_m", "chiều cao lớp khói [m]", "layer height [m]"},
        {"pressure_pa", "áp suất [Pa]", "pressure [Pa]"},
        {"o2_percent", "oxy lớp trên [%]", "oxygen, upper layer [%]"},
        {"co2_percent", "CO2 lớp trên [%]", "CO2, upper layer [%]"},
        {"co_percent", "CO lớp trên [%]", "CO, upper layer [%]"},
        {"hrr_kw", "tốc độ tỏa nhiệt [kW]", "heat release [kW]"}};
    for (const Title& t : k_titles) {
        if (quantity == t.quantity) return en ? t.en : t.vi;
    }
    return quantity.c_str();
}

std::string curves_of(const std::string& quantity, const std::set<std::string>& measures, const MeasuredRun& run,
                      const ExpectedTable& expected, bool en) {
    std::vector<ChartSeries> series;
    std::size_t pair = 0;
    for (const std::string& id : measures) {
        const Series own = place_series(run, measured_place(run, id), quantity);
        series.push_back({id, own.t, own.v, {}, {}, pair_style(pair, false)});
        const auto at = expected.column.find(id + "." + quantity);
        if (at != expected.column.end()) series.push_back({id + (en ? " (reference)" : " (tham chiếu)"), expected.time, at->second, {}, {}, pair_style(pair, true)});
        ++pair;
    }
    const char* title = quantity_title(quantity, en);
    const ChartText text{title, en ? "time [s]" : "thời gian [s]", title, en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

/// People past a line over time, with the spread over the seeds in the thickness of many curves.
std::string passed_chart(const sim::MeasureDef& m, const std::vector<MeasuredRun>& runs, bool en) {
    std::vector<ChartSeries> series;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, runs.size()); ++k) {
        ChartSeries s;
        s.label = (en ? "seed " : "lượt ") + std::to_string(k + 1);
        s.style = static_cast<int>(k) + 1;
        double n = 0.0;
        for (const Crossing& c : crossings(runs[k], m)) {
            s.x.push_back(c.time);
            s.middle.push_back(++n);
        }
        series.push_back(std::move(s));
    }
    const ChartText text{m.id, en ? "time [s]" : "thời gian [s]",
                         (en ? "people past " : "số người đã qua ") + m.id, en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

}  // namespace

std::vector<Figure> case_figures(const CaseFile& file, const io::ReadyScenario& ready,
                                 const std::vector<MeasuredRun>& runs, const ExpectedTable& expected) {
    std::vector<Figure> out;
    const MeasuredRun& run = runs.front();
    out.push_back({plan_of(file, ready, run, "vi"), plan_of(file, ready, run, "en")});
    std::map<std::string, std::set<std::string>> places;
    std::set<std::string> lines;
    for (const Criterion& c : file.criteria) {
        for (const std::string& id : c.measures) {
            if (!measured_place(run, id).empty() && places[c.quantity].size() < 3) places[c.quantity].insert(id);
            if (find_measure(run, id) != nullptr && c.quantity.find("flow") != std::string::npos) lines.insert(id);
        }
    }
    for (const auto& [quantity, ids] : places) {
        out.push_back({curves_of(quantity, ids, run, expected, false), curves_of(quantity, ids, run, expected, true)});
    }
    for (const std::string& id : lines) {
        const sim::MeasureDef* m = find_measure(run, id);
        out.push_back({passed_chart(*m, runs, false), passed_chart(*m, runs, true)});
    }
    if (file.suite == "knowledge" || file.suite == "harm") {
        constexpr std::size_t k_most_rows = 16;
        const double end = run.rows.time_s.empty() ? 1.0 : run.rows.time_s.back();
        out.push_back(timeline_figure(timeline_of(run.rows, k_most_rows), end));
    }
    return out;
}

}  // namespace taicho::verify
