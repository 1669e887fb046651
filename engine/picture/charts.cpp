#include "picture/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace taicho::picture {

namespace {

constexpr double k_width = 720.0;
constexpr const char* k_ink = "#222831";
constexpr const char* k_grid = "#dfe2e6";

struct SeriesStyle {
    Color color;
    const char* dash;
};
constexpr SeriesStyle k_styles[] = {
    {{60, 64, 72}, "none"},    {{0, 114, 178}, "none"},   {{213, 94, 0}, "7 3"},
    {{0, 158, 115}, "2 2"},    {{204, 121, 167}, "9 3 2 3"}, {{230, 159, 0}, "4 2"},
    {{86, 180, 233}, "12 3"}};

const SeriesStyle& style_of(int style) {
    return k_styles[static_cast<std::size_t>(std::max(0, style)) % std::size(k_styles)];
}

std::string css(Color c) { return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b); }

std::string tick_text(double value, double step, const std::string& lang) {
    const int decimals = step >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    std::string t = fmt::format("{:.{}f}", std::abs(value) < 0.5 * step * 1e-6 ? 0.0 : value, decimals);
    const std::size_t dot = std::min(t.find('.'), t.size());
    const std::size_t first = t[0] == '-' ? 1 : 0;
    if (lang != "en" && dot < t.size()) t[dot] = ',';
    for (std::size_t at = dot; at > first + 3; ) {
        at -= 3;
        t.insert(at, lang == "en" ? "," : ".");
    }
    if (first == 1) t = "−" + t.substr(1);
    return t;
}

/// Linear axis from data to page.
struct Axis {
    double from = 0, to = 1, page_from = 0, page_to = 1;
    [[nodiscard]] double at(double v) const {
        return page_from + (v - from) / (to - from) * (page_to - page_from);
    }
};

std::string line(double x1, double y1, double x2, double y2, const char* color, double width) {
    return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
                       "stroke-width=\"{:.1f}\"/>",
                       x1, y1, x2, y2, color, width);
}

std::string text_at(double x, double y, const char* anchor, double size, const std::string& words,
                    const std::string& more = {}) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"{:.0f}\" fill=\"{}\"{}>{}</text>",
                       x, y, anchor, size, k_ink, more.empty() ? "" : " " + more, escape_markup(words));
}

/// One or two lines of a label, broken at a space near its middle when it is long.
std::vector<std::string> label_lines(const std::string& label) {
    constexpr int k_fits = 27;
    if (code_points(label) <= k_fits) return {label};
    std::size_t best = std::string::npos;
    const double middle = 0.5 * static_cast<double>(label.size());
    for (std::size_t at = label.find(' '); at != std::string::npos; at = label.find(' ', at + 1)) {
        const double off = std::abs(static_cast<double>(at) - middle);
        if (best == std::string::npos || off < std::abs(static_cast<double>(best) - middle)) best = at;
    }
    if (best == std::string::npos) return {label};
    return {label.substr(0, best), label.substr(best + 1)};
}

std::string open_svg(double height, const std::string& title) {
    return fmt::format("<svg class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
                       "aria-label=\"{}\" xmlns=\"http://www.w3.org/2000/svg\"><title>{}</title>",
                       k_width, height, escape_markup(title), escape_markup(title));
}

std::string y_grid(const Axis& y, const std::vector<double>& ticks, double left, double right,
                   const std::string& lang) {
    std::string out;
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
    for (const double t : ticks) {
        out += line(left, y.at(t), right, y.at(t), k_grid, 1.0);
        out += text_at(left - 8, y.at(t) + 4, "end", 13, tick_text(t, step, lang));
    }
    return out;
}

std::string x_ticks(const Axis& x, const std::vector<double>& ticks, double base, const std::string& lang) {
    std::string out;
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
    for (const double t : ticks) {
        out += line(x.at(t), base, x.at(t), base + 5, k_ink, 1.0);
        out += text_at(x.at(t), base + 20, "middle", 13, tick_text(t, step, lang));
    }
    return out;
}

std::string titles(const ChartText& text, double left, double right, double top, double height) {
    return text_at(0.5 * (left + right), height - 8, "middle", 13.5, text.x_title) +
           text_at(left, top - 12, "start", 13.5, text.y_title);
}

std::string path_of(const Axis& x, const Axis& y, const std::vector<double>& xs,
                    const std::vector<double>& ys, bool backwards) {
    std::string d;
    for (std::size_t i = 0; i < std::min(xs.size(), ys.size()); ++i) {
        const std::size_t k = backwards ? std::min(xs.size(), ys.size()) - 1 - i : i;
        d += fmt::format("{:.1f} {:.1f} ", x.at(xs[k]), y.at(ys[k]));
    }
    return d;
}

std::string series_svg(const ChartSeries& s, const Axis& x, const Axis& y) {
    const SeriesStyle& style = style_of(s.style);
    std::string out;
    if (!s.low.empty()) {
        out += fmt::format("<path d=\"M{}L{}Z\" fill=\"{}\" fill-opacity=\"0.13\"/>",
                           path_of(x, y, s.x, s.high, false), path_of(x, y, s.x, s.low, true),
                           css(style.color));
        // Where two bands lie on one another, their edges tell them apart.
        for (const auto* edge : {&s.high, &s.low}) {
            out += fmt::format("<path d=\"M{}\" fill=\"none\" stroke=\"{}\" stroke-opacity=\"0.55\" "
                               "stroke-width=\"1\" stroke-dasharray=\"{}\"/>",
                               path_of(x, y, s.x, *edge, false), css(style.color), style.dash);
        }
    }
    out += fmt::format("<path d=\"M{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\" stroke-dasharray=\"{}\" "
                       "stroke-linejoin=\"round\"><title>{}</title></path>",
                       path_of(x, y, s.x, s.middle, false), css(style.color), style.dash,
                       escape_markup(s.label));
    return out;
}

}  // namespace

Color series_color(int style) { return style_of(style).color; }

std::vector<double> nice_ticks(double low, double high, int wanted) {
    if (!(high > low)) high = low + 1.0;
    const double raw = (high - low) / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double share = raw / power;
    const double step = power * (share <= 1.0 ? 1.0 : share <= 2.0 ? 2.0 : share <= 5.0 ? 5.0 : 10.0);
    std::vector<double> ticks;
    const auto first = static_cast<long long>(std::floor(low / step + 1e-9));
    for (long long i = first;; ++i) {
        ticks.push_back(static_cast<double>(i) * step);
        if (ticks.back() >= high - 1e-9 * step) break;
    }
    return ticks;
}

std::string band_chart(const std::vector<ChartSeries>& series, const ChartText& text) {
    constexpr double height = 340, left = 64, right = k_width - 16, top = 34, bottom = height - 52;
    double x_end = 1e-9, x_start = 1e300, y_end = 1e-9;
    for (const ChartSeries& s : series) {
        if (s.x.empty()) continue;
        x_start = std::min(x_start, s.x.front());
        x_end = std::max(x_end, s.x.back());
        for (const auto* v : {&s.middle, &s.high}) {
            for (const double q : *v) y_end = std::max(y_end, q);
        }
    }
    const auto ys = nice_ticks(0.0, y_end, 5);
    auto xs = nice_ticks(std::min(x_start, x_end), x_end, 8);
    while (xs.size() > 2 && xs.back() > x_end * 1.0001) xs.pop_back();
    const Axis x{std::min(x_start, x_end), x_end, left, right};
    const Axis y{0.0, ys.back(), bottom, top};
    std::string out = open_svg(height, text.title);
    out += y_grid(y, ys, left, right, text.lang);
    for (const ChartSeries& s : series) {
        if (!s.x.empty()) out += series_svg(s, x, y);
    }
    out += line(left, bottom, right, bottom, k_ink, 1.2) + x_ticks(x, xs, bottom, text.lang);
    return out + titles(text, left, right, top, height) + "</svg>";
}

std::string estimate_chart(const std::vector<ChartEstimate>& rows, const ChartText& text) {
    constexpr double row = 36, left = 236, right = k_width - 150, top = 22;
    const double bottom = top + row * static_cast<double>(rows.size()) + 6;
    const double height = bottom + 46;
    double low = 0.0, high = 0.0;
    for (const ChartEstimate& r : rows) {
        low = std::min({low, r.low, r.value});
        high = std::max({high, r.high, r.value});
    }
    if (high - low < 1e-12) high = low + 1.0;
    const auto ticks = nice_ticks(low, high, 5);
    const Axis x{ticks.front(), ticks.back(), left, right};
    std::string out = open_svg(height, text.title);
    for (const double t : ticks) out += line(x.at(t), top, x.at(t), bottom, k_grid, 1.0);
    out += line(x.at(0.0), top - 6, x.at(0.0), bottom, k_ink, 1.4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ChartEstimate& r = rows[i];
        const double y = top + row * (static_cast<double>(i) + 0.5);
        const std::string color = css(style_of(r.style).color);
        const auto words = label_lines(r.label);
        const double size = words.size() > 1 ? 12.0 : 13.5;
        for (std::size_t k = 0; k < words.size(); ++k) {
            const double shift = words.size() > 1 ? (k == 0 ? -2.5 : 11.5) : 4.5;
            out += text_at(left - 16, y + shift, "end", size, words[k]);
        }
        out += line(x.at(r.low), y, x.at(r.high), y, color.c_str(), 3.0);
        out += line(x.at(r.low), y - 5, x.at(r.low), y + 5, color.c_str(), 2.0);
        out += line(x.at(r.high), y - 5, x.at(r.high), y + 5, color.c_str(), 2.0);
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5.5\" fill=\"{}\" stroke=\"#fff\"/>",
                           x.at(r.value), y, color);
        out += text_at(k_width - 4, y + 4.5, "end", 13, r.note);
    }
    out += line(left, bottom, right, bottom, k_ink, 1.0) + x_ticks(x, ticks, bottom, text.lang);
    out += text_at(0.5 * (left + right), height - 6, "middle", 13.5, text.x_title);
    return out + "</svg>";
}

std::string bar_chart(const std::vector<ChartBar>& bars, const ChartText& text) {
    constexpr double height = 250, left = 64, right = k_width - 16, top = 34, bottom = height - 52;
    double y_end = 1e-9;
    for (const ChartBar& b : bars) y_end = std::max(y_end, b.value);
    const auto ys = nice_ticks(0.0, y_end, 4);
    const Axis y{0.0, ys.back(), bottom, top};
    const double slot = (right - left) / static_cast<double>(std::max<std::size_t>(1, bars.size()));
    std::string out = open_svg(height, text.title) + y_grid(y, ys, left, right, text.lang);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double x = left + slot * static_cast<double>(i);
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>",
                           x + 0.15 * slot, y.at(bars[i].value), 0.7 * slot,
                           bottom - y.at(bars[i].value), css(style_of(1).color));
        out += text_at(x + 0.5 * slot, bottom + 18, "middle", 12.5, bars[i].label);
    }
    out += line(left, bottom, right, bottom, k_ink, 1.2);
    return out + titles(text, left, right, top, height) + "</svg>";
}

std::string chart_legend(const std::vector<ChartSeries>& series) {
    std::string out = "<ul class=\"legend\">";
    for (const ChartSeries& s : series) {
        const SeriesStyle& style = style_of(s.style);
        out += fmt::format("<li><svg width=\"34\" height=\"10\" aria-hidden=\"true\"><line x1=\"1\" y1=\"5\" "
                           "x2=\"33\" y2=\"5\" stroke=\"{}\" stroke-width=\"3\" stroke-dasharray=\"{}\"/></svg>{}</li>",
                           css(style.color), style.dash, escape_markup(s.label));
    }
    return out + "</ul>";
}

}  // namespace taicho::picture
