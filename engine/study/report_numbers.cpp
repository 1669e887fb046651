#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "io/html.h"
#include "study/report_parts.h"
#include "study/wording.h"

namespace taicho::study::report {

namespace {

const char* const k_all[] = {"deaths", "injured", "injured_fighting", "smoke_reached", "last_out_s",
                             "homes_lost", "shops_lost", "burnt_m2", "damage_vnd", "out_by_residents",
                             "out_by_service", "burnt_out", "attempts", "successes", "beyond_1mw",
                             "noticed_s"};
const char* const k_key[] = {"deaths", "injured", "smoke_reached", "last_out_s", "homes_lost",
                             "burnt_m2", "damage_vnd", "out_by_residents"};

std::string heading(const Page& page, std::size_t f) {
    return escape_markup(pick(outcome_label(f), page.lang)) + "<small class=\"sub\"> " +
           escape_markup(pick(outcome_unit(f), page.lang)) + "</small>";
}

std::string range(const Page& page, std::size_t f, const Interval& i) {
    return outcome_value(f, i.low, page.lang) + page.say(" đến ", " to ") +
           outcome_value(f, i.high, page.lang);
}

std::string method_word(const Page& page, const std::string& method) {
    if (method == "paired-t") return page.say("t theo cặp", "paired t");
    if (method == "paired-bootstrap") return page.say("bootstrap theo cặp", "paired bootstrap");
    if (method == "no-pairs") return page.say("không có cặp", "no pairs");
    if (method == "all-equal") return page.say("mọi cặp bằng nhau", "all pairs equal");
    return method;
}

}  // namespace

std::size_t Page::primary() const {
    const int f = field_of(study.def.outcomes.primary);
    return f < 0 ? 0 : static_cast<std::size_t>(f);
}

std::string Page::label(std::uint32_t point) const { return point_label(study, point, lang); }

bool Page::inside_axis(std::uint32_t point) const {
    const Point& p = study.points[point];
    const bool last = point + 1 == study.points.size() || study.points[point + 1].arm != p.arm;
    return !last && std::any_of(p.axis_values.begin(), p.axis_values.end(),
                                [](const std::string& v) { return !v.empty(); });
}

std::string outcome_table(const Page& page) {
    std::vector<std::string> header = {page.say("trung bình mỗi vụ cháy", "mean per fire")};
    for (std::uint32_t p = 0; p < page.study.points.size(); ++p) {
        header.push_back(escape_markup(page.label(p)));
    }
    std::vector<std::vector<std::string>> rows;
    for (const char* key : k_all) {
        const auto f = static_cast<std::size_t>(field_of(key));
        std::vector<std::string> cells = {heading(page, f)};
        for (const PointSummary& p : page.summary.points) {
            const Spread& o = p.outcomes[f];
            cells.push_back("<strong>" + outcome_value(f, o.mean, page.lang) + "</strong><small>" +
                            (o.n > 1 ? range(page, f, o.ci) : "") + "</small>");
        }
        rows.push_back(std::move(cells));
    }
    return io::html_table(header, rows, "outcomes");
}

std::string difference_table(const Page& page) {
    const std::vector<std::string> header = {
        page.say("kết quả", "outcome"), page.say("chênh trung bình", "mean difference"),
        page.say("khoảng tin cậy", "interval"), page.say("cặp khác nhau", "pairs that differ"),
        page.say("phương sai cặp / rời", "variance paired / unpaired"), page.say("cách tính", "method")};
    std::string out;
    for (const PairSummary& pair : page.summary.pairs) {
        std::vector<std::vector<std::string>> rows;
        for (const char* key : k_key) {
            const auto f = static_cast<std::size_t>(field_of(key));
            const Difference& d = pair.outcomes[f];
            const std::string mean = outcome_value(f, d.mean, page.lang);
            rows.push_back({heading(page, f), d.clear() ? "<strong>" + mean + "</strong>" : mean,
                            d.n == 0 ? "–" : range(page, f, d.ci), fmt::format("{} / {}", d.unequal, d.n),
                            number(d.variance_ratio, 2, page.lang), method_word(page, d.method)});
        }
        out += io::html_text("h3", page.label(pair.point) + page.say(" so với ", " against ") +
                                       page.label(pair.base));
        out += io::html_table(header, rows, "differences");
    }
    return out;
}

std::string effect_table(const Page& page) {
    std::vector<std::string> header = {page.say("chênh mỗi vụ cháy", "difference per fire")};
    for (const char* key : k_key) header.push_back(heading(page, static_cast<std::size_t>(field_of(key))));
    std::vector<std::vector<std::string>> rows;
    for (const PairSummary& pair : page.summary.pairs) {
        std::vector<std::string> cells = {escape_markup(page.label(pair.point))};
        for (const char* key : k_key) {
            const auto f = static_cast<std::size_t>(field_of(key));
            const Difference& d = pair.outcomes[f];
            const std::string mean = (d.mean > 0.0 ? "+" : "") + outcome_value(f, d.mean, page.lang);
            if (d.n == 0) {
                cells.emplace_back("–");
            } else if (d.unequal == 0) {
                cells.push_back("0<small>" + page.say("như nhau", "equal") + "</small>");
            } else if (d.clear()) {
                cells.push_back("<strong>" + mean + "</strong>");
            } else {
                cells.push_back(mean + "<small>" + page.say("chưa rõ", "not clear") + "</small>");
            }
        }
        rows.push_back(std::move(cells));
    }
    return io::html_table(header, rows, "effects");
}

std::string rate_table(const Page& page, double fires, bool many) {
    std::vector<std::string> header = {many ? page.say("trên 1.000 vụ cháy", "per 1,000 fires")
                                            : page.say("mỗi năm, khu này", "per year, this quarter")};
    const char* const keys[] = {"deaths", "injured", "homes_lost", "shops_lost", "damage_vnd"};
    for (const char* key : keys) header.push_back(heading(page, static_cast<std::size_t>(field_of(key))));
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t p = 0; p < page.study.points.size(); ++p) {
        std::vector<std::string> cells = {escape_markup(page.label(p))};
        for (const char* key : keys) {
            const auto f = static_cast<std::size_t>(field_of(key));
            const double value = shown_value(f, page.summary.points[p].outcomes[f].mean) * fires;
            cells.push_back(number(value, many ? 0 : value < 0.1 ? 4 : value < 10 ? 3 : 1, page.lang));
        }
        rows.push_back(std::move(cells));
    }
    return io::html_table(header, rows, many ? "per-thousand" : "per-year");
}

namespace {

/// What a point sets that its base does not, one line each; what only the base sets stands as in the scenario.
std::string settings(const Page& page, const Point& point, const Point* base) {
    const auto same_path = [](const std::vector<Override>& list, const std::string& path) {
        return std::find_if(list.begin(), list.end(), [&](const Override& o) { return o.path == path; });
    };
    const std::string unset = page.say("như kịch bản", "as the scenario");
    if (point.set.empty()) return unset;
    std::string out;
    const auto line = [&](const std::string& path, const std::string& value) {
        out += (out.empty() ? "" : "<br>") + std::string("<code>") + escape_markup(path) + " = " + escape_markup(value) + "</code>";
    };
    for (const Override& o : point.set) {
        if (base != nullptr) {
            const auto other = same_path(base->set, o.path);
            if (other != base->set.end() && other->value == o.value) continue;
        }
        line(o.path, o.value);
    }
    if (base != nullptr)
        for (const Override& o : base->set)
            if (same_path(point.set, o.path) == point.set.end()) line(o.path, unset);
    return out.empty() ? page.say("không khác", "no difference") : out;
}

}  // namespace

std::string arms_table(const Page& page) {
    const std::vector<std::string> header = {
        page.say("phương án", "arm"), page.say("so với", "compared with"),
        page.say("đặt khác với phương án đó (nếu không có: với kịch bản)", "set differently from that (where none: from the scenario)"),
        page.say("lượt chạy", "runs")};
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t p = 0; p < page.study.points.size(); ++p) {
        const Point& point = page.study.points[p];
        std::string label;
        const Point* base = nullptr;
        for (std::uint32_t b = 0; b < page.study.points.size(); ++b) {
            if (page.study.points[b].key != point.base) continue;
            base = &page.study.points[b];
            label = page.label(b);
        }
        rows.push_back({"<strong>" + escape_markup(page.label(p)) + "</strong><br><code>" +
                            escape_markup(point.key) + "</code>",
                        escape_markup(label.empty() ? "–" : label), settings(page, point, base),
                        std::to_string(page.summary.points[p].runs)});
    }
    return io::html_table(header, rows, "arms", true);
}

std::string judgement_table(const Page& page) {
    if (page.context.judgements.empty()) return {};
    const std::vector<std::string> header = {
        page.say("con số", "number"), page.say("giá trị", "value"),
        page.say("có thể từ … đến …", "may be from … to …"), page.say("nguồn", "source")};
    std::vector<std::vector<std::string>> rows;
    for (const Judgement& j : page.context.judgements) {
        rows.push_back({escape_markup(pick(j.meaning, page.lang)) + "<br><code>" + escape_markup(j.key) +
                            "</code>",
                        to_text(j.value),
                        to_text(j.low) + page.say(" đến ", " to ") + to_text(j.high),
                        escape_markup(j.source)});
    }
    return io::html_table(header, rows, "judgements", true);
}

}  // namespace taicho::study::report
