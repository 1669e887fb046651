#include "world/assemble_draft.h"
#include "world/assemble_geometry.h"

/// Things that stand in places.
namespace taicho::world {

namespace {

struct WhatName {
    const char* name;
    FixtureKind kind;
};
constexpr WhatName k_whats[] = {{"item", FixtureKind::Item},
                                {"extinguisher", FixtureKind::Extinguisher},
                                {"bell", FixtureKind::Bell},
                                {"call-point", FixtureKind::CallPoint},
                                {"smoke-alarm", FixtureKind::SmokeAlarm},
                                {"fire-point", FixtureKind::FirePoint},
                                {"hose-reel", FixtureKind::HoseReel},
                                {"riser", FixtureKind::Riser},
                                {"pump", FixtureKind::Pump},
                                {"tool-store", FixtureKind::ToolStore},
                                {"rope-ladder", FixtureKind::RopeLadder},
                                {"sprinkler", FixtureKind::Sprinkler},
                                {"hydrant", FixtureKind::Hydrant},
                                {"tank", FixtureKind::Tank},
                                {"pond", FixtureKind::Pond},
                                {"tap", FixtureKind::Tap},
                                {"smoke-detector", FixtureKind::SmokeDetector},
                                {"heat-detector", FixtureKind::HeatDetector},
                                {"stair-fan", FixtureKind::StairFan}};

std::optional<FixtureKind> kind_of(Draft& d, const Feature& f) {
    std::vector<std::string> names;
    std::string all;
    for (const WhatName& w : k_whats) {
        if (f.what == w.name) return w.kind;
        names.emplace_back(w.name);
        all += (all.empty() ? "" : ", ") + names.back();
    }
    Problem p;
    p.code = "E-REF-04";
    p.pos = f.pos;
    p.path = f.id + ".what";
    p.found = f.what;
    p.allowed = all;
    p.suggestion = closest(f.what, names);
    p.text = {
        "`" + f.id + "`: `what` là `" + f.what + "`, không có loại này; chọn một trong: " + all +
            ".",
        "`" + f.id + "`: `what` is `" + f.what + "`, which is no kind; it is one of: " + all + "."};
    d.problems.add(std::move(p));
    return std::nullopt;
}

Vec2 position(const Feature& f) {
    if (!f.line.empty()) return f.line[0];
    return inner_point(Shape{f.rings[0], {}});
}

/// The place that holds the point, or the nearest one within 2 m.
PlaceIndex place_of(const Draft& d, Vec2 at, int level, double& off) {
    for (const PlaceIndex p : holding(d, at, level)) {
        if (d.world.places[p.row()].patch_count > 0) return p;
    }
    PlaceIndex best;
    off = 2.0;
    const auto grid = d.places_on.find(level);
    if (grid == d.places_on.end()) return best;
    for (const std::uint32_t i : grid->second.near(at, off)) {
        if (d.world.places[i].patch_count == 0) continue;
        const double dist = nearest_on(d.shape_of_place[i], at).distance;
        if (dist < off) off = dist, best = PlaceIndex(i);
    }
    return best;
}

/// A thing somebody has to take out of a wall by hand.
bool kept_in_rooms(FixtureKind kind) {
    return kind == FixtureKind::FirePoint || kind == FixtureKind::Extinguisher || kind == FixtureKind::ToolStore ||
           kind == FixtureKind::HoseReel || kind == FixtureKind::Pump;
}

/// The wall the point lies in, by more than a drawing's tolerance; null: in none.
const Feature* wall_around(const std::vector<const Feature*>& walls, Vec2 at, int level) {
    constexpr double k_tolerance = 0.02;   // m
    for (const Feature* wall : walls) {
        const Feature& w = *wall;
        if (w.level != level) continue;
        if (!w.rings.empty() && contains(w.rings[0], at) && nearest_on(w.rings[0], at).distance > k_tolerance) return &w;
        const double half = 0.5 * w.thickness_m.value_or(k_limits.wall);
        for (std::size_t k = 1; w.rings.empty() && k < w.line.size(); ++k)
            if (distance(closest_on_segment(w.line[k - 1], w.line[k], at), at) < half - k_tolerance) return &w;
    }
    return nullptr;
}

void add_fixture(Draft& d, const std::vector<const Feature*>& walls, const Feature& f) {
    const auto kind = kind_of(d, f);
    if (!kind) return;
    Fixture x;
    x.id = f.id;
    x.kind = *kind;
    x.at = position(f);
    x.what = f.item;
    x.volume_m3 = f.volume_m3.value_or(0.0);
    x.flow_l_s = f.flow_l_s.value_or(0.0);
    x.zone = f.zone;
    x.pos = f.pos;
    if (const Feature* wall = kept_in_rooms(x.kind) ? wall_around(walls, x.at, f.level) : nullptr) {
        error_at(d, "E-GEO-28", f, x.at, "nằm trong tường `" + wall->id + "`: không ai lấy ra được.",
                 "lies inside wall `" + wall->id + "`: nobody can take it out.");
        return;
    }
    double off = 0.0;
    x.place = named_place(d, f, f.place, "place");
    if (f.place.empty()) x.place = place_of(d, x.at, f.level, off);
    if (!x.place.valid() && f.place.empty()) {
        if (f.kind == FeatureKind::Water) {
            // a pond stands beside the alleys; crews reach it from where they can
            note_at(d, "W-GEO-08", f, x.at, "không nằm trong hay cạnh không gian đi lại nào.",
                    "stands in or beside no place people walk in.");
        } else {
            error_at(d, "E-GEO-21", f, x.at,
                     "không nằm trong không gian nào ở tầng " + std::to_string(f.level) + ".",
                     "stands in no place on level " + std::to_string(f.level) + ".");
            return;
        }
    } else if (off > 0.1) {
        note_at(
            d, "W-GEO-08", f, x.at,
            "cách `" + d.world.places[x.place.row()].id + "` " + metres(off) + " m; thuộc về đó.",
            "is " + metres(off) + " m from `" + d.world.places[x.place.row()].id +
                "` and belongs to it.");
    }
    d.world.fixtures.push_back(std::move(x));
}

}  // namespace

void make_fixtures(Draft& d) {
    std::vector<const Feature*> walls;
    for (const Feature& f : d.map.features)
        if (f.kind == FeatureKind::Wall) walls.push_back(&f);
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (!d.sound[i] || (f.line.empty() && f.rings.empty())) continue;
        if (f.kind == FeatureKind::Fixture || f.kind == FeatureKind::Water) add_fixture(d, walls, f);
    }
}

}  // namespace taicho::world
