#include "world/assemble_draft.h"

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
                                {"tap", FixtureKind::Tap}};

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

void add_fixture(Draft& d, const Feature& f) {
    const auto kind = kind_of(d, f);
    if (!kind) return;
    Fixture x;
    x.id = f.id;
    x.kind = *kind;
    x.at = position(f);
    x.what = f.item;
    x.volume_m3 = f.volume_m3.value_or(0.0);
    x.flow_l_s = f.flow_l_s.value_or(0.0);
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
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (!d.sound[i] || (f.line.empty() && f.rings.empty())) continue;
        if (f.kind == FeatureKind::Fixture || f.kind == FeatureKind::Water) add_fixture(d, f);
    }
}

}  // namespace taicho::world
