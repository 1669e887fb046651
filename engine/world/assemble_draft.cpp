#include "world/assemble_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace taicho::world {

namespace {

const char* kind_in_vietnamese(FeatureKind kind) {
    switch (kind) {
        case FeatureKind::Floor:
            return "sàn";
        case FeatureKind::Room:
            return "phòng";
        case FeatureKind::Wall:
            return "tường";
        case FeatureKind::Obstacle:
            return "vật cản";
        case FeatureKind::Door:
            return "cửa đi";
        case FeatureKind::Window:
            return "cửa sổ";
        case FeatureKind::Stair:
            return "cầu thang";
        case FeatureKind::Exit:
            return "lối ra";
        case FeatureKind::Alley:
            return "ngõ";
        case FeatureKind::Building:
            return "nhà";
        case FeatureKind::Fixture:
            return "thiết bị";
        case FeatureKind::Landmark:
            return "mốc";
        case FeatureKind::Shutter:
            return "cửa cuốn";
        case FeatureKind::Cage:
            return "chuồng cọp";
        case FeatureKind::Hatch:
            return "cửa sập";
        case FeatureKind::RoofWay:
            return "lối qua mái";
        case FeatureKind::Balcony:
            return "ban công";
        case FeatureKind::Gate:
            return "cổng";
        case FeatureKind::Void:
            return "khoảng thông tầng";
        case FeatureKind::Mezzanine:
            return "gác lửng";
        case FeatureKind::Water:
            return "nguồn nước";
    }
    return "";
}

}  // namespace

std::string metres(double value) {
    return fmt::format("{:.2f}", value);
}

Vec2 where(const Feature& f) {
    if (!f.line.empty()) return f.line.size() == 2 ? 0.5 * (f.line[0] + f.line[1]) : f.line[0];
    if (!f.rings.empty() && !f.rings[0].empty()) return f.rings[0][0];
    return {};
}

void report(Draft& draft, Problem::Severity severity, const char* code, const Feature& f, Vec2 at,
            const std::string& vi, const std::string& en) {
    Problem p;
    p.severity = severity;
    p.code = code;
    p.pos = f.pos;
    if (p.pos.file.empty()) p.pos.file = draft.map.file;
    p.path = f.id;
    p.found = fmt::format("({:.2f}, {:.2f})", at.x, at.y);
    p.text.vi = fmt::format("{} `{}` tại {}: {}", kind_in_vietnamese(f.kind), f.id, p.found, vi);
    p.text.en = fmt::format("{} `{}` at {}: {}", feature_kind_name(f.kind), f.id, p.found, en);
    draft.problems.add(std::move(p));
}

void error_at(Draft& draft, const char* code, const Feature& f, Vec2 at, const std::string& vi,
              const std::string& en) {
    report(draft, Problem::Severity::Error, code, f, at, vi, en);
}

void warn_at(Draft& draft, const char* code, const Feature& f, Vec2 at, const std::string& vi,
             const std::string& en) {
    report(draft, Problem::Severity::Warning, code, f, at, vi, en);
}

void note_at(Draft& draft, const char* code, const Feature& f, Vec2 at, const std::string& vi,
             const std::string& en) {
    report(draft, Problem::Severity::Note, code, f, at, vi, en);
}

PlaceIndex Draft::add_place(Place place, Shape shape, std::size_t feature, int sheet) {
    const PlaceIndex row(world.places.size());
    if (place.area <= 0.0) place.area = area_of(shape);
    const Oriented box = smallest_rectangle(shape.outline);
    const double aspect = box.width > 0.0 ? box.length / box.width : 1.0;
    place.width = std::sqrt(place.area / aspect);
    place.depth = place.width * aspect;
    place.centre = inner_point(shape);
    place.outline = shape.outline;
    place_ids.emplace(place.id, row);
    world.places.push_back(std::move(place));
    shape_of_place.push_back(std::move(shape));
    feature_of_place.push_back(feature);
    sheet_of_place.push_back(sheet);
    flight_place.push_back(0);
    return row;
}

int Draft::level_sheet(int level) {
    const auto [it, fresh] = sheet_of_level.try_emplace(level, sheets);
    if (fresh) ++sheets;
    return it->second;
}

const Feature& Draft::feature_of(PlaceIndex place) const {
    return map.features[feature_of_place[place.row()]];
}

bool Draft::is_kind(PlaceIndex place, FeatureKind kind) const {
    return feature_of_place[place.row()] != k_none && feature_of(place).kind == kind;
}

namespace {

/// An alley's own id stands for the piece of open air next to `at` (a ladder from an upper window):
/// its own nearest piece, or another one when the alley lies wholly within others.
PlaceIndex nearest_piece(const Draft& draft, const std::string& alley, Vec2 at) {
    constexpr double k_other = 1.0;   // [m] how much nearer another alley's piece must be
    constexpr double k_reach = 30.0;  // [m] no house stands farther from its alley
    PlaceIndex best;
    double least = 1e300;
    const std::string stem = alley + "-p";
    for (auto it = draft.place_ids.lower_bound(stem); it != draft.place_ids.end(); ++it) {
        if (it->first.compare(0, stem.size(), stem) != 0) break;
        if (draft.feature_of_place[it->second.row()] != Draft::k_none) continue;  // not a piece
        const double d = nearest_on(draft.shape_of_place[it->second.row()], at).distance;
        if (d < least) least = d, best = it->second;
    }
    const bool known =
        best.valid() ||
        std::any_of(draft.map.features.begin(), draft.map.features.end(), [&](const Feature& f) {
            return f.kind == FeatureKind::Alley && f.id == alley;
        });
    const auto grid = draft.places_on.find(0);
    if (!known || grid == draft.places_on.end()) return best;
    for (const std::uint32_t i : grid->second.near(at, std::min(least, k_reach))) {
        if (!draft.world.places[i].outdoors || draft.feature_of_place[i] != Draft::k_none) continue;
        const double d = nearest_on(draft.shape_of_place[i], at).distance + k_other;
        if (d < least) least = d, best = PlaceIndex(i);
    }
    return best;
}

/// A void named as a whole is its storey on the feature's level.
PlaceIndex storey_of(const Draft& draft, const Feature& f, const std::string& id) {
    const auto it = draft.place_ids.find(id + "-" + std::to_string(f.level));
    const bool storey = it != draft.place_ids.end() && draft.is_kind(it->second, FeatureKind::Void);
    return storey ? it->second : PlaceIndex{};
}

}  // namespace

PlaceIndex named_place(Draft& draft, const Feature& f, const std::string& id,
                       const char* property) {
    if (id.empty()) return {};
    const auto it = draft.place_ids.find(id);
    if (it != draft.place_ids.end()) return it->second;
    const PlaceIndex storey = storey_of(draft, f, id);
    if (storey.valid()) return storey;
    const PlaceIndex piece = nearest_piece(draft, id, where(f));
    if (piece.valid()) return piece;
    std::vector<std::string> names;
    for (const auto& entry : draft.place_ids) names.push_back(entry.first);
    Problem p;
    p.code = "E-REF-02";
    p.pos = f.pos;
    if (p.pos.file.empty()) p.pos.file = draft.map.file;
    p.path = f.id + "." + property;
    p.found = id;
    p.suggestion = closest(id, names);
    p.text.vi = fmt::format("{} `{}`: `{}` chỉ tới không gian `{}` không có trên bản đồ.",
                            kind_in_vietnamese(f.kind), f.id, property, id);
    p.text.en = fmt::format("{} `{}`: `{}` names the place `{}`, which the map does not have.",
                            feature_kind_name(f.kind), f.id, property, id);
    draft.problems.add(std::move(p));
    return {};
}

void index_places(Draft& draft) {
    draft.places_on.clear();
    for (std::size_t i = 0; i < draft.world.places.size(); ++i) {
        auto& grid = draft.places_on.try_emplace(draft.world.places[i].level, 8.0).first->second;
        grid.add(box_of(draft.shape_of_place[i].outline), static_cast<std::uint32_t>(i));
    }
    for (auto& entry : draft.places_on) entry.second.sort();
}

namespace {

/// Rooms before mezzanines before flights before open air; equal ones stay in row order.
int rank(const Draft& draft, PlaceIndex p) {
    if (draft.world.places[p.row()].outdoors) return 3;
    if (draft.flight_place[p.row()]) return 2;
    return draft.is_kind(p, FeatureKind::Mezzanine) ? 1 : 0;
}

void sort_by_rank(const Draft& draft, std::vector<PlaceIndex>& places) {
    std::stable_sort(places.begin(), places.end(),
                     [&](PlaceIndex a, PlaceIndex b) { return rank(draft, a) < rank(draft, b); });
}

}  // namespace

std::vector<PlaceIndex> touching(const Draft& draft, Vec2 p, Vec2 side, int level, double reach) {
    constexpr double k_inside = 0.15;  // [m] beyond the snapping reach, within the thinnest room
    std::vector<PlaceIndex> found;
    const auto grid = draft.places_on.find(level);
    if (grid == draft.places_on.end()) return found;
    const Vec2 q = p + k_inside * side;
    bool air_touches = false;
    std::vector<PlaceIndex> air;
    for (const std::uint32_t i : grid->second.near(p, reach + k_inside)) {
        const Shape& shape = draft.shape_of_place[i];
        const bool outdoors = draft.world.places[i].outdoors;
        const bool near = nearest_on(shape, p).distance <= reach + 1e-6;
        air_touches = air_touches || (outdoors && near);
        if (!contains(shape, q)) continue;
        if (outdoors)
            air.push_back(PlaceIndex(i));
        else if (near)
            found.push_back(PlaceIndex(i));
    }
    // pieces of open air may meet right in front of a door: the one it looks into counts
    if (air_touches) found.insert(found.end(), air.begin(), air.end());
    sort_by_rank(draft, found);
    return found;
}

std::vector<PlaceIndex> holding(const Draft& draft, Vec2 p, int level) {
    std::vector<PlaceIndex> found;
    const auto grid = draft.places_on.find(level);
    if (grid == draft.places_on.end()) return found;
    for (const std::uint32_t i : grid->second.near(p, 0.0)) {
        if (contains(draft.shape_of_place[i], p)) found.push_back(PlaceIndex(i));
    }
    sort_by_rank(draft, found);
    return found;
}

PatchIndex nearest_patch(const World& world, PlaceIndex place, Vec2 p, double* out) {
    PatchIndex best;
    double least = 1e300;
    if (place.valid()) {
        const Place& owner = world.places[place.row()];
        for (std::uint32_t i = 0; i < owner.patch_count; ++i) {
            const PatchIndex row(owner.first_patch + i);
            const Patch& patch = world.patches[row.row()];
            const double d = nearest_on(Shape{patch.outline, patch.holes}, p).distance;
            if (d < least) least = d, best = row;
        }
    }
    if (out != nullptr) *out = least;
    return best;
}

}  // namespace taicho::world
