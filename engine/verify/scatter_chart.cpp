#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "picture/charts.h"
#include "verify/experiment_model.h"

namespace taicho::verify {

namespace {

std::string label_at(double x, double y, const char* anchor, const std::string& words) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"12\" fill=\"#222831\">{}</text>", x, y, anchor,
                       escape_markup(words));
}

}  // namespace

std::string scatter_svg(const std::vector<Pair>& pairs, const std::string& x_title, const std::string& y_title, double low,
                        double high) {
    constexpr double left = 62, right = 452, top = 24, bottom = 414;
    double most = 1e-9;
    for (const Pair& p : pairs) most = std::max({most, p.measured, p.ours});
    const auto ticks = picture::nice_ticks(0.0, most, 5);
    const double end = ticks.back();
    const auto x = [&](double v) { return left + v / end * (right - left); };
    const auto y = [&](double v) { return bottom - v / end * (bottom - top); };
    std::string out = fmt::format("<svg viewBox=\"0 0 470 460\" width=\"470\" role=\"img\" aria-label=\"{0}\" "
                                  "xmlns=\"http://www.w3.org/2000/svg\"><title>{0}</title>", escape_markup(y_title));
    // The criterion's band about the line of equality.
    out += fmt::format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z\" fill=\"#0072b2\" fill-opacity=\"0.10\"/>", x(0), y(0),
                       x(end), y(end * low), x(end / std::max(1.0, high)), y(end));
    for (const double t : ticks) {
        out += fmt::format("<path d=\"M{0:.1f} {1:.1f}H{2:.1f}\" stroke=\"#dfe2e6\" fill=\"none\"/>", left, y(t), right);
        out += label_at(left - 8, y(t) + 4, "end", fmt::format("{:g}", t)) + label_at(x(t), bottom + 18, "middle", fmt::format("{:g}", t));
    }
    out += fmt::format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"#222831\" stroke-dasharray=\"5 4\" fill=\"none\"/>", x(0), y(0),
                       x(end), y(end));
    for (const Pair& p : pairs) {
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"#d55e00\" fill-opacity=\"0.8\"><title>{}: {:.4g} / {:.4g}</title></circle>",
                           x(p.measured), y(p.ours), escape_markup(p.label), p.measured, p.ours);
    }
    return out + label_at(0.5 * (left + right), 450, "middle", x_title) + label_at(left, 14, "start", y_title) + "</svg>";
}

}  // namespace taicho::verify
