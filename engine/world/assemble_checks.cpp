#include <algorithm>
#include <cmath>
#include <set>

#include "world/assemble_boolean.h"
#include "world/assemble_draft.h"
#include "world/graph.h"

/// What is wrong with the drawing itself, and what the finished world cannot do.
namespace taicho::world {

namespace {

bool is_opening_line(FeatureKind kind) {
    switch (kind) {
        case FeatureKind::Door:
        case FeatureKind::Window:
        case FeatureKind::Exit:
        case FeatureKind::Shutter:
        case FeatureKind::Cage:
        case FeatureKind::Hatch:
        case FeatureKind::RoofWay:
        case FeatureKind::Gate:
            return true;
        default:
            return false;
    }
}

bool needs_polygon(FeatureKind kind) {
    switch (kind) {
        case FeatureKind::Floor:
        case FeatureKind::Room:
        case FeatureKind::Stair:
        case FeatureKind::Building:
        case FeatureKind::Void:
        case FeatureKind::Mezzanine:
        case FeatureKind::Obstacle:
            return true;
        default:
            return false;
    }
}

bool finite_near(Draft& d, const Feature& f, Vec2 p) {
    if (std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= k_limits.farthest &&
        std::abs(p.y) <= k_limits.farthest) {
        return true;
    }
    error_at(d, "E-GEO-06", f, p,
             "tọa độ phải là số hữu hạn và cách gốc không quá 100 km. Bản đồ có đang dùng kinh độ, "
             "vĩ độ không? Hãy chạy `taicho import` trước.",
             "coordinates must be finite and within 100 km of the origin. Is the map in longitude "
             "and latitude? Run `taicho import` first.");
    return false;
}

bool coordinates_ok(Draft& d, const Feature& f) {
    for (const Vec2 p : f.line) {
        if (!finite_near(d, f, p)) return false;
    }
    for (const Ring& r : f.rings) {
        for (const Vec2 p : r) {
            if (!finite_near(d, f, p)) return false;
        }
    }
    return true;
}

bool ring_ok(Draft& d, const Feature& f, const Ring& ring) {
    std::set<std::pair<double, double>> distinct;
    for (const Vec2 p : ring) distinct.emplace(p.x, p.y);
    const Vec2 at = ring.empty() ? Vec2{} : ring.front();
    if (distinct.size() < 3) {
        error_at(d, "E-GEO-02", f, at, "đường viền cần ít nhất 3 điểm khác nhau.",
                 "a ring needs at least 3 distinct points.");
        return false;
    }
    if (const auto p = self_crossing(ring)) {
        error_at(d, "E-GEO-03", f, *p, "đường viền tự cắt chính nó tại đây.",
                 "the ring crosses itself here.");
        return false;
    }
    if (std::abs(signed_area(ring)) <= k_limits.smallest_area) {
        error_at(d, "E-GEO-04", f, at, "diện tích phải lớn hơn 0,01 m².",
                 "the area must be above 0.01 m2.");
        return false;
    }
    return true;
}

bool rings_ok(Draft& d, const Feature& f) {
    for (const Ring& r : f.rings) {
        if (!ring_ok(d, f, r)) return false;
    }
    for (std::size_t i = 1; i < f.rings.size(); ++i) {
        for (const Vec2 p : f.rings[i]) {
            if (contains(f.rings[0], p) || nearest_on(f.rings[0], p).distance < 1e-6) continue;
            error_at(d, "E-GEO-16", f, p, "lỗ nằm ngoài đường viền ngoài.",
                     "the hole lies outside the outer ring.");
            return false;
        }
    }
    return true;
}

bool line_ok(Draft& d, const Feature& f) {
    double length = 0.0;
    for (std::size_t i = 1; i < f.line.size(); ++i) length += distance(f.line[i - 1], f.line[i]);
    if (f.line.size() >= 2 && length >= 0.05) return true;
    error_at(d, "E-GEO-08", f, where(f), "cần đường thẳng có hai điểm cách nhau ít nhất 0,05 m.",
             "needs a line of two points at least 0.05 m apart.");
    return false;
}

bool heights_ok(Draft& d, const Feature& f) {
    if (!f.height_m || *f.height_m > 0.0) return true;
    error_at(d, "E-GEO-09", f, where(f),
             "chiều cao phải lớn hơn 0: mép trên không được ở dưới mép dưới.",
             "the height must be above 0: the soffit may not lie at or below the sill.");
    return false;
}

bool levels_ok(Draft& d, const Feature& f) {
    if (f.kind == FeatureKind::Void && f.from_level > f.to_level) {
        error_at(d, "E-GEO-18", f, where(f), "`from_level` phải không lớn hơn `to_level`.",
                 "`from_level` must not be above `to_level`.");
        return false;
    }
    const bool to_mezzanine = !f.to.empty();
    if (f.kind == FeatureKind::Stair &&
        (f.from_level > f.to_level || (f.from_level == f.to_level && !to_mezzanine))) {
        error_at(d, "E-GEO-18", f, where(f), "cầu thang phải đi từ tầng thấp lên tầng cao hơn.",
                 "a stair must lead from a lower to a higher level.");
        return false;
    }
    return true;
}

bool sound(Draft& d, const Feature& f) {
    if (!coordinates_ok(d, f)) return false;
    if (needs_polygon(f.kind) && f.rings.empty()) {
        error_at(d, "E-GEO-17", f, where(f), "loại này cần hình đa giác (Polygon).",
                 "this kind needs a Polygon.");
        return false;
    }
    if (!rings_ok(d, f)) return false;
    if (is_opening_line(f.kind) ||
        (f.rings.empty() && (f.kind == FeatureKind::Alley || f.kind == FeatureKind::Balcony ||
                             f.kind == FeatureKind::Wall))) {
        if (!line_ok(d, f)) return false;
    }
    return heights_ok(d, f) && levels_ok(d, f);
}

void check_ids(Draft& d) {
    // one name space: the scenario names places, openings, fixtures and buildings by id alone
    std::map<std::string, const Feature*> seen;
    for (const Feature& f : d.map.features) {
        if (f.id.empty() || f.kind == FeatureKind::Wall) continue;
        const auto [it, fresh] = seen.emplace(f.id, &f);
        if (fresh) continue;
        error_at(
            d, "E-GEO-07", f, where(f),
            "mã này đã dùng cho đối tượng ở dòng " + std::to_string(it->second->pos.line) + ".",
            "this id is already used by the feature in line " +
                std::to_string(it->second->pos.line) + ".");
    }
}

}  // namespace

void check_geometry(Draft& d) {
    d.sound.assign(d.map.features.size(), 0);
    check_ids(d);
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        d.sound[i] = sound(d, d.map.features[i]);
    }
}

namespace {

double overlap_of(const Shape& a, const Shape& b) {
    if (a.holes.empty() && b.holes.empty() && is_convex(a.outline) && is_convex(b.outline)) {
        return convex_overlap(a.outline, b.outline);
    }
    double sum = 0.0;
    for (const Shape& s : intersect({a}, {b})) sum += area_of(s);
    return sum;
}

bool may_overlap(const Draft& d, PlaceIndex p) {
    return d.feature_of_place[p.row()] == Draft::k_none || d.flight_place[p.row()] ||
           d.is_kind(p, FeatureKind::Mezzanine) || d.is_kind(p, FeatureKind::Void);
}

}  // namespace

void check_overlaps(Draft& d) {
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        const PlaceIndex a(i);
        if (may_overlap(d, a)) continue;
        const Box box = box_of(d.shape_of_place[i].outline);
        const auto& grid = d.places_on.at(d.world.places[i].level);
        for (const std::uint32_t j : grid.near(box)) {
            const PlaceIndex b(j);
            if (j <= i || may_overlap(d, b)) continue;
            if (!box.meets(box_of(d.shape_of_place[j].outline))) continue;
            const double m2 = overlap_of(d.shape_of_place[i], d.shape_of_place[j]);
            if (m2 <= k_limits.overlap) continue;
            const std::string& other = d.world.places[i].id;
            error_at(d, "E-GEO-14", d.feature_of(b), d.world.places[j].centre,
                     "chồng lên `" + other + "` " + metres(m2) + " m² trên cùng một tầng.",
                     "overlaps `" + other + "` by " + metres(m2) + " m2 on the same level.");
        }
    }
}

void check_ways_out(Draft& d) {
    const World& w = d.world;
    if (w.patches.empty()) return;  // said already
    const bool any =
        std::any_of(w.openings.begin(), w.openings.end(), [](const Opening& o) { return o.exit; });
    if (!any) {
        Problem p;
        p.severity = Problem::Severity::Warning;
        p.code = "W-GEO-15";
        p.pos.file = d.map.file;
        p.text = {"bản đồ không có lối ra nào (`exit`): không ai có thể thoát khỏi khu vực.",
                  "the map has no `exit`: nobody can leave the scene."};
        d.problems.add(std::move(p));
        return;
    }
    const auto free = w.graph->reaches_exit([&](OpeningIndex o) {
        return w.openings[o.row()].walkable && !w.openings[o.row()].latent;
    });
    for (std::size_t i = 0; i < w.places.size(); ++i) {
        if (free[i] || w.places[i].patch_count == 0) continue;
        if (d.feature_of_place[i] == Draft::k_none) continue;
        warn_at(d, "W-GEO-03", d.feature_of(PlaceIndex(i)), w.places[i].centre,
                "từ đây không có đường nào tới lối ra.", "no way leads from here to an exit.");
    }
}

}  // namespace taicho::world
