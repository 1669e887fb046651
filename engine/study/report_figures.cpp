#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "core/text.h"
#include "io/html.h"
#include "picture/charts.h"
#include "picture/plan.h"
#include "picture/svg_canvas.h"
#include "study/report_parts.h"
#include "study/spread_tree.h"
#include "study/wording.h"
#include "world/world.h"

namespace taicho::study::report {

namespace {

using picture::ChartSeries;
using picture::ChartText;

constexpr std::size_t k_most_series = 7;   ///< more curves in one chart cannot be told apart

std::string figure(const std::string& title, const std::string& content, const std::string& caption) {
    return "<figure>" + io::html_text("h3", title) + content +
           (caption.empty() ? "" : io::html_text("figcaption", caption)) + "</figure>\n";
}

std::vector<ChartSeries> band_series(const Page& page, const std::string& curve) {
    std::vector<ChartSeries> out;
    for (std::uint32_t p = 0; p < page.study.points.size() && out.size() < k_most_series; ++p) {
        const auto it = page.summary.points[p].curves.find(curve);
        if (it == page.summary.points[p].curves.end() || it->second.mean.empty()) continue;
        if (page.inside_axis(p)) continue;
        ChartSeries s;
        s.label = page.label(p);
        s.style = static_cast<int>(out.size());
        for (std::size_t k = 0; k < it->second.mean.size(); ++k) {
            s.x.push_back(static_cast<double>(k) * page.summary.curve_step_s / 60.0);
        }
        s.middle = it->second.mean;
        s.low = it->second.low;
        s.high = it->second.high;
        out.push_back(std::move(s));
    }
    // Five bands on top of one another say nothing: only the first and the last arm keep theirs.
    for (std::size_t i = 1; i + 1 < out.size(); ++i) {
        out[i].low.clear();
        out[i].high.clear();
    }
    return out;
}

/// Point with the largest mean reduction of lost homes against its base; the last one when none.
std::uint32_t best_point(const Page& page) {
    const auto f = static_cast<std::size_t>(field_of("homes_lost"));
    std::uint32_t best = static_cast<std::uint32_t>(page.study.points.size()) - 1;
    double most = 0.0;
    for (const PairSummary& pair : page.summary.pairs) {
        if (pair.outcomes[f].mean >= most) continue;
        most = pair.outcomes[f].mean;
        best = pair.point;
    }
    return best;
}

std::string one_plan(const Page& page, std::uint32_t point) {
    picture::PlanOptions options;
    options.lang = page.lang;
    options.building_share = page.summary.points[point].building_share;
    options.items = false;
    picture::DrawList list = picture::plan(*page.context.world, options);
    Vec2 lo, hi;
    if (!list.world_box(lo, hi)) return {};
    const double aspect = std::clamp((hi.y - lo.y) / std::max(1.0, hi.x - lo.x), 0.35, 1.6);
    const picture::View view = picture::fit_view(lo, hi, 560, std::round(560 * aspect) + 40, 22);
    picture::add_scale(list, view);
    return "<div>" + io::html_text("p", page.label(point), "class=\"note\"") +
           picture::to_svg(list, view, page.label(point)) + "</div>";
}

/// Plan of one storey, without colours: what the rooms, doors and stairs are.
std::string storey_plan(const Page& page, int level) {
    picture::PlanOptions options;
    options.lang = page.lang;
    options.level = level;
    picture::DrawList list = picture::plan(*page.context.world, options);
    Vec2 lo, hi;
    if (!list.world_box(lo, hi)) return {};
    const double aspect = std::clamp((hi.y - lo.y) / std::max(1.0, hi.x - lo.x), 0.35, 1.6);
    const picture::View view = picture::fit_view(lo, hi, 560, std::round(560 * aspect) + 40, 22);
    picture::add_scale(list, view);
    const std::string name = fmt::format("{} {}", page.say("Tầng", "Storey"), level + 1);
    return "<div>" + io::html_text("p", name, "class=\"note\"") + picture::to_svg(list, view, name) + "</div>";
}

/// The storeys, ground floor first, folded away until asked for.
std::string storey_plans(const Page& page) {
    std::set<int> levels;
    for (const world::Place& p : page.context.world->places) levels.insert(p.level);
    std::string plans;
    for (const int level : levels) plans += storey_plan(page, level);
    return "<details id=\"storeys\">" + io::html_text("summary", page.say("Mặt bằng từng tầng", "Plan of each storey")) + "<div class=\"plans\">" + plans +
           "</div></details>\n";
}

std::string share_scale(const Page& page) {
    std::string out = "<ul class=\"legend\">";
    for (const double share : {0.0, 0.02, 0.1, 0.25, 0.5, 1.0}) {
        const picture::Color c = picture::share_color(share);
        out += fmt::format("<li><svg width=\"22\" height=\"14\" style=\"width:22px\" aria-hidden=\"true\"><rect "
                           "width=\"22\" height=\"14\" fill=\"#{:02x}{:02x}{:02x}\" stroke=\"#888\"/></svg>{} %</li>",
                           c.r, c.g, c.b, number(100 * share, 0, page.lang));
    }
    return out + "</ul>";
}

std::string deaths_by_place(const Page& page, std::uint32_t point) {
    const auto& places = page.summary.points[point].deaths_by_place;
    std::vector<std::pair<std::string, double>> sorted(places.begin(), places.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.size() > 10) sorted.resize(10);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [place, deaths] : sorted) {
        rows.push_back({"<code>" + escape_markup(place) + "</code>", number(deaths, 0, page.lang)});
    }
    return io::html_table({page.say("nơi", "place"),
                           page.say("người chết trên 1.000 vụ cháy", "deaths per 1,000 fires")},
                          rows, "deaths-by-place");
}

std::string deaths_by_hour(const Page& page, std::uint32_t point) {
    const PointSummary& s = page.summary.points[point];
    std::vector<picture::ChartBar> bars;
    for (std::size_t h = 0; h < 24; h += 3) {
        const double deaths = std::accumulate(s.deaths_by_hour.begin() + static_cast<std::ptrdiff_t>(h),
                                              s.deaths_by_hour.begin() + static_cast<std::ptrdiff_t>(h) + 3, 0.0);
        bars.push_back({fmt::format("{:02}–{:02}", h, h + 3), deaths});
    }
    return picture::bar_chart(bars, {page.say("Người chết theo giờ bắt đầu cháy", "Deaths by hour of ignition"),
                                     page.say("giờ bắt đầu cháy", "hour the fire began"),
                                     page.say("người chết trên 1.000 vụ cháy", "deaths per 1,000 fires"),
                                     page.lang});
}

struct AxisPoint {
    double x;
    std::uint32_t point;
};

std::vector<AxisPoint> points_on_axis(const Page& page, std::size_t axis, const std::string& arm) {
    std::vector<AxisPoint> out;
    for (std::uint32_t p = 0; p < page.study.points.size(); ++p) {
        const Point& point = page.study.points[p];
        if (point.arm != arm || point.axis_values[axis].empty()) continue;
        if (const auto x = to_real(point.axis_values[axis])) out.push_back({*x, p});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return out;
}

/// Targets of a plan as upright lines over the height of the curves.
void mark_targets(const AxisDef& axis, std::vector<ChartSeries>& series) {
    double low = 0.0, high = 0.0;
    for (const ChartSeries& s : series) {
        for (const double v : s.high) high = std::max(high, v);
    }
    if (high <= low) high = 1.0;   // nobody died in any run: the marks still stand
    for (const auto& [name, at] : axis.marks) {
        ChartSeries line;
        line.label = name;
        line.style = static_cast<int>(series.size()) + 1;
        line.x = {100.0 * at, 100.0 * at};
        line.middle = {low, high};
        series.push_back(std::move(line));
    }
}

}  // namespace

std::string difference_figure(const Page& page) {
    const std::size_t f = page.primary();
    std::vector<picture::ChartEstimate> rows;
    for (const PairSummary& pair : page.summary.pairs) {
        const Difference& d = pair.outcomes[f];
        if (d.n == 0) continue;
        const std::string note = d.unequal == 0 ? page.say("như nhau", "equal")
                                                : outcome_value(f, d.mean, page.lang) +
                                                      (d.clear() ? "" : page.say(" (chưa rõ)", " (not clear)"));
        rows.push_back({page.label(pair.point), shown_value(f, d.mean), shown_value(f, d.ci.low),
                        shown_value(f, d.ci.high), note,
                        static_cast<int>(pair.point)});
    }
    if (rows.empty()) return {};
    const std::string what = pick(outcome_label(f), page.lang);
    const std::string unit = pick(outcome_unit(f), page.lang);
    return figure(what + page.say(": chênh so với phương án gốc", ": difference to the baseline"),
                  picture::estimate_chart(rows, {what, page.say("chênh mỗi vụ cháy", "difference per fire") +
                                                           " [" + unit + "]",
                                                 "", page.lang}),
                  page.say("Chấm: trung bình; vạch: khoảng tin cậy. Vạch đè lên đường số 0 nghĩa là chưa thấy khác "
                           "biệt rõ.",
                           "Dot: mean; bar: confidence interval. A bar across the zero line means no clear "
                           "difference yet."));
}

std::string curve_figure(const Page& page, const std::string& curve, const char* vi, const char* en,
                         const char* y_vi, const char* y_en) {
    const auto series = band_series(page, curve);
    if (series.empty()) return {};
    return figure(page.say(vi, en),
                  picture::chart_legend(series) +
                      picture::band_chart(series, {page.say(vi, en),
                                                   page.say("thời gian từ lúc bắt đầu cháy [phút]",
                                                            "time since ignition [min]"),
                                                   page.say(y_vi, y_en), page.lang}),
                  page.say("Đường: trung bình các vụ cháy; dải mờ: 80 % số vụ nằm trong đó (phương án đầu và cuối).",
                           "Line: mean over fires; band: holds 80 % of fires (first and last arm)."));
}

std::string coverage_figures(const Page& page) {
    std::string out;
    const std::size_t f = page.primary();
    for (std::size_t a = 0; a < page.study.def.axes.size(); ++a) {
        std::vector<ChartSeries> series;
        for (const ArmDef& arm : page.study.def.arms) {
            const auto points = points_on_axis(page, a, arm.id);
            if (points.size() < 2) continue;
            ChartSeries s;
            s.label = pick(arm.label, page.lang).empty() ? arm.id : pick(arm.label, page.lang);
            s.style = static_cast<int>(series.size()) + 1;
            for (const AxisPoint& q : points) {
                const Spread& o = page.summary.points[q.point].outcomes[f];
                s.x.push_back(100.0 * q.x);
                s.middle.push_back(shown_value(f, o.mean));
                s.low.push_back(shown_value(f, o.ci.low));
                s.high.push_back(shown_value(f, o.ci.high));
            }
            series.push_back(std::move(s));
        }
        if (series.empty()) continue;
        mark_targets(page.study.def.axes[a], series);
        const std::string what = pick(outcome_label(f), page.lang);
        out += figure(what + page.say(" theo độ phủ", " by coverage"),
                      picture::chart_legend(series) +
                          picture::band_chart(series, {what, page.say("độ phủ [% số hộ]", "coverage [% of households]"),
                                                       what + " [" + pick(outcome_unit(f), page.lang) + "]",
                                                       page.lang}),
                      page.say("Dải mờ: khoảng tin cậy của trung bình.", "Band: confidence interval of the mean."));
    }
    return out;
}

/// The houses lost most often, with the interval of that share.
std::string burn_table(const Page& page, std::uint32_t point) {
    constexpr std::size_t most = 12;
    auto shares = burn_shares(page.summary.points[point], 0.95);
    if (shares.empty()) return {};
    if (shares.size() > most) shares.resize(most);
    std::vector<std::vector<std::string>> rows;
    for (const BurnShare& b : shares) {
        const auto& ids = page.context.ids.buildings;
        rows.push_back({"<code>" + escape_markup(b.building < ids.size() ? ids[b.building] : std::to_string(b.building)) + "</code>",
                        fmt::format("{}/{}", b.lost, b.runs), number(100 * b.share, 1, page.lang),
                        number(100 * b.ci.low, 1, page.lang) + " – " + number(100 * b.ci.high, 1, page.lang)});
    }
    return io::html_text("p", page.label(point), "class=\"note\"") +
           io::html_table({page.say("nhà", "house"), page.say("mất / số vụ cháy", "lost / fires"), "%",
                           page.say("khoảng tin cậy 95 % (Wilson)", "95 % interval (Wilson)")},
                          rows, "burnt-down");
}

std::string spread_figure(const Page& page) {
    if (page.context.spread_svg.empty()) return {};
    return figure(page.say("Lửa đi từ nhà nào sang nhà nào", "Which house lit which"), spread_legend(page.lang) + page.context.spread_svg,
                  page.say("Một vụ cháy: lượt đứng giữa của phương án đầu. Số: phút nhà bắt lửa. Mũi tên: nhà truyền lửa; màu: cách truyền.",
                           "One fire: the middle run of the first arm. Number: minute the house lit. Arrow: the house that lit it; colour: how."));
}

std::string plan_figure(const Page& page) {
    if (page.context.world == nullptr || page.study.points.empty()) return {};
    const std::uint32_t best = best_point(page);
    std::string plans = "<div class=\"plans\">" + one_plan(page, 0);
    if (best != 0) plans += one_plan(page, best);
    plans += "</div>" + burn_table(page, 0);
    return figure(page.say("Nhà nào hay cháy mất", "Which houses burn down"), share_scale(page) + plans,
                  page.say("Màu: nhà mất trong bao nhiêu phần trăm số vụ cháy. Mặt bằng tầng trệt.",
                           "Colour: in what share of fires the house was lost. Plan of the ground floor.")) +
           spread_figure(page) + storey_plans(page);
}

std::string deaths_figures(const Page& page) {
    const auto f = static_cast<std::size_t>(field_of("deaths"));
    if (page.summary.points.empty() || !(page.summary.points[0].outcomes[f].mean > 0.0)) return {};
    return figure(page.say("Chết ở đâu", "Where people died"), deaths_by_place(page, 0), page.label(0)) +
           figure(page.say("Chết vào giờ nào", "When people died"), deaths_by_hour(page, 0), page.label(0));
}

}  // namespace taicho::study::report
