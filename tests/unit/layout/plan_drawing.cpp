#include "plan_drawing.h"

#include <algorithm>

#include <fmt/format.h>

namespace taicho::layout::test {

using world::Feature;
using world::FeatureKind;

namespace {

const char* fill_of(const Feature& f) {
    if (f.kind == FeatureKind::Building) return "#ddd";
    if (f.kind == FeatureKind::Water) return "#9cf";
    if (f.kind == FeatureKind::Void) return "#cff";
    if (f.kind == FeatureKind::Stair) return "#fc8";
    if (f.use == "workshop") return "#f9a";
    if (f.use == "shop") return "#fdb";
    if (f.use == "stair") return "#fe9";
    if (f.use == "bedroom") return "#cdf";
    if (f.use == "kitchen") return "#cfc";
    if (f.use == "storage") return "#dcb";
    return "#eef";
}

const char* stroke_of(FeatureKind k) {
    switch (k) {
        case FeatureKind::Door:
            return "#0a0";
        case FeatureKind::Shutter:
            return "#06f";
        case FeatureKind::Window:
            return "#0cc";
        case FeatureKind::Exit:
            return "#f00";
        case FeatureKind::RoofWay:
            return "#c0c";
        case FeatureKind::Balcony:
            return "#f6f";
        case FeatureKind::Cage:
            return "#808";
        default:
            return "#888";
    }
}

bool shown(const Feature& f, int level) {
    if (f.kind == FeatureKind::Stair) return level == f.from_level;
    if (f.kind == FeatureKind::Void) return level >= f.from_level && level <= f.to_level;
    if (f.kind == FeatureKind::Building || f.kind == FeatureKind::Alley) return true;
    return f.level == level;
}

}  // namespace

std::string draw_plan(const world::MapDef& map, int level) {
    Vec2 lo{1e9, 1e9}, hi{-1e9, -1e9};
    const auto grow = [&](Vec2 p) {
        lo = {std::min(lo.x, p.x), std::min(lo.y, p.y)};
        hi = {std::max(hi.x, p.x), std::max(hi.y, p.y)};
    };
    for (const Feature& f : map.features) {
        for (const auto& r : f.rings)
            for (const Vec2 p : r) grow(p);
        for (const Vec2 p : f.line) grow(p);
    }
    const double scale = std::clamp(1400.0 / std::max(hi.x - lo.x, hi.y - lo.y), 6.0, 50.0);
    std::string out = fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{:.0f}' height='{:.0f}' "
        "viewBox='{:.2f} {:.2f} {:.2f} {:.2f}'>\n",
        scale * (hi.x - lo.x + 4), scale * (hi.y - lo.y + 4), lo.x - 2, -hi.y - 2, hi.x - lo.x + 4,
        hi.y - lo.y + 4);
    const auto path = [](const std::vector<Vec2>& pts) {
        std::string d;
        for (const Vec2 p : pts)
            d += fmt::format("{}{:.2f} {:.2f}", d.empty() ? "M" : "L", p.x, -p.y);
        return d;
    };
    for (const int pass : {0, 1, 2, 3}) {
        for (const Feature& f : map.features) {
            if (!shown(f, level)) continue;
            const bool poly = !f.rings.empty(), alley = f.kind == FeatureKind::Alley;
            if (pass == 0 && alley && !poly) {
                out += fmt::format("<path d='{}' fill='none' stroke='#bbb' stroke-width='{}'/>\n",
                                   path(f.line), f.width_m.value_or(2));
            } else if (pass == (f.kind == FeatureKind::Building ? 0 : 1) && poly) {
                out += fmt::format("<path d='{}Z' fill='{}' stroke='#333' stroke-width='.05'/>\n",
                                   path(f.rings[0]), fill_of(f));
            } else if (pass == 2 && !poly && !alley && f.line.size() == 2) {
                out += fmt::format("<path d='{}' stroke='{}' stroke-width='.22'/>\n", path(f.line),
                                   stroke_of(f.kind));
            } else if (pass == 3 && f.line.size() == 1) {
                out += fmt::format("<path d='M{:.2f} {:.2f}h.3v.3h-.3Z' fill='{}'/>\n",
                                   f.line[0].x - 0.15, -f.line[0].y - 0.15,
                                   f.what == "item" ? "#840" : "#d00");
            }
        }
    }
    return out + "</svg>\n";
}

}  // namespace taicho::layout::test
