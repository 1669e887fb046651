#include <algorithm>
#include <cmath>
#include <optional>

#include "world/assemble_draft.h"

/// Buildings, rooms, floors, mezzanines, balconies and voids.
namespace taicho::world {

namespace {

struct UseName {
    const char* name;
    PlaceUse use;
};
constexpr UseName k_uses[] = {{"living", PlaceUse::Living},
                              {"bedroom", PlaceUse::Bedroom},
                              {"kitchen", PlaceUse::Kitchen},
                              {"workshop", PlaceUse::Workshop},
                              {"storage", PlaceUse::Storage},
                              {"shop", PlaceUse::Shop},
                              {"corridor", PlaceUse::Corridor},
                              {"stair", PlaceUse::Stair},
                              {"parking", PlaceUse::Parking},
                              {"flat", PlaceUse::Flat},
                              {"yard", PlaceUse::Yard},
                              {"roof", PlaceUse::Yard},
                              {"balcony", PlaceUse::Balcony},
                              {"mezzanine", PlaceUse::Mezzanine},
                              {"light-well", PlaceUse::LightWell},
                              {"shaft", PlaceUse::Shaft},
                              {"roof-void", PlaceUse::RoofVoid}};

PlaceUse use_of(Draft& d, const Feature& f, PlaceUse fallback) {
    if (f.use.empty()) return fallback;
    std::vector<std::string> names;
    for (const UseName& u : k_uses) {
        if (f.use == u.name) return u.use;
        names.emplace_back(u.name);
    }
    Problem p;
    p.code = "E-REF-03";
    p.pos = f.pos;
    p.path = f.id + ".use";
    p.found = f.use;
    for (const auto& n : names) p.allowed += (p.allowed.empty() ? "" : ", ") + n;
    p.suggestion = closest(f.use, names);
    p.text = {
        "`" + f.id + "`: không có công năng `" + f.use + "`; chọn một trong: " + p.allowed + ".",
        "`" + f.id + "`: there is no use `" + f.use + "`; it is one of: " + p.allowed + "."};
    d.problems.add(std::move(p));
    return fallback;
}

Shape shape_of(const Feature& f) {
    Shape s{f.rings[0], {f.rings.begin() + 1, f.rings.end()}};
    if (signed_area(s.outline) < 0.0) std::reverse(s.outline.begin(), s.outline.end());
    for (Ring& h : s.holes) {
        if (signed_area(h) > 0.0) std::reverse(h.begin(), h.end());
    }
    return s;
}

void note_turned(Draft& d, const Feature& f) {
    if (signed_area(f.rings[0]) > 0.0) return;
    note_at(d, "W-GEO-01", f, f.rings[0][0],
            "đường viền ngoài được đảo lại ngược chiều kim đồng hồ.",
            "the outer ring was turned counter-clockwise.");
}

BuildingIndex building_of(Draft& d, const Feature& f, Vec2 inside, const BoxGrid& grid) {
    if (!f.building.empty()) {
        const auto it = d.building_ids.find(f.building);
        if (it != d.building_ids.end()) return it->second;
        std::vector<std::string> names;
        for (const auto& entry : d.building_ids) names.push_back(entry.first);
        Problem p;
        p.code = "E-REF-01";
        p.pos = f.pos;
        p.path = f.id + ".building";
        p.found = f.building;
        p.suggestion = closest(f.building, names);
        p.text = {"`" + f.id + "`: bản đồ không có nhà `" + f.building + "`.",
                  "`" + f.id + "`: the map has no building `" + f.building + "`."};
        d.problems.add(std::move(p));
        return {};
    }
    for (const std::uint32_t i : grid.near(inside, 0.0)) {
        if (contains(d.world.buildings[i].footprint, inside)) return BuildingIndex(i);
    }
    return {};
}

double elevation_of(const Draft& d, const Feature& f, int level, BuildingIndex b) {
    return f.elevation_m ? *f.elevation_m : level * d.storey_height(b);
}

Place common_place(Draft& d, const Feature& f, BuildingIndex b, int level) {
    Place p;
    p.level = level;
    p.building = b;
    p.trade = f.trade;
    if (p.trade.empty() && b.valid()) p.trade = d.world.buildings[b.row()].trade;
    p.floor_z = elevation_of(d, f, level, b);
    p.height = f.height_m.value_or(d.storey_height(b));
    if (f.fire_load_mj_m2) p.fire_load = *f.fire_load_mj_m2 * 1e6;
    p.lining = f.lining;
    p.ceiling = f.ceiling;
    p.floor = f.floor;
    p.leak = f.leak_fraction.value_or(-1.0);
    if (b.valid()) p.top_storey = level >= d.world.buildings[b.row()].levels - 1;
    return p;
}

void add_room(Draft& d, std::size_t row, const BoxGrid& buildings) {
    const Feature& f = d.map.features[row];
    note_turned(d, f);
    Shape shape = shape_of(f);
    const BuildingIndex b = building_of(d, f, inner_point(shape), buildings);
    Place p = common_place(d, f, b, f.level);
    p.id = f.id;
    p.use = use_of(d, f, f.kind == FeatureKind::Balcony ? PlaceUse::Balcony : PlaceUse::Living);
    p.outdoors = p.use == PlaceUse::Yard || p.use == PlaceUse::Balcony;
    p.well_mixed =
        p.use == PlaceUse::Stair || p.use == PlaceUse::Shaft || p.use == PlaceUse::LightWell;
    if (p.outdoors && !f.building.empty() && p.use == PlaceUse::Yard && f.level == 0)
        p.building = {};
    d.add_place(std::move(p), std::move(shape), row, d.level_sheet(f.level));
}

/// A mezzanine hangs in the room below it: its ceiling is that room's.
void add_mezzanine(Draft& d, std::size_t row, const BoxGrid& buildings) {
    const Feature& f = d.map.features[row];
    note_turned(d, f);
    Shape shape = shape_of(f);
    const Vec2 inside = inner_point(shape);
    const BuildingIndex b = building_of(d, f, inside, buildings);
    Place p = common_place(d, f, b, f.level);
    p.id = f.id;
    p.use = use_of(d, f, PlaceUse::Mezzanine);
    if (!f.elevation_m) {
        error_at(d, "E-GEO-20", f, inside, "gác lửng cần `elevation_m` (cao độ sàn gác).",
                 "a mezzanine needs `elevation_m` (elevation of its floor).");
        return;
    }
    for (const PlaceIndex room : holding(d, inside, f.level)) {
        const Place& r = d.world.places[room.row()];
        if (r.outdoors || d.is_kind(room, FeatureKind::Mezzanine)) continue;
        if (!f.height_m) p.height = r.floor_z + r.height - p.floor_z;
        p.top_storey = r.top_storey;
        if (p.height < 0.5 || p.floor_z <= r.floor_z) {
            error_at(d, "E-GEO-20", f, inside,
                     "`elevation_m` phải nằm giữa sàn và trần của phòng `" + r.id + "`.",
                     "`elevation_m` must lie between floor and ceiling of room `" + r.id + "`.");
        }
        break;
    }
    p.height = std::max(p.height, 0.5);
    d.add_place(std::move(p), std::move(shape), row, d.new_sheet());
}

void add_void(Draft& d, std::size_t row, const BoxGrid& buildings) {
    const Feature& f = d.map.features[row];
    note_turned(d, f);
    const Shape shape = shape_of(f);
    const BuildingIndex b = building_of(d, f, inner_point(shape), buildings);
    for (int level = f.from_level; level <= f.to_level; ++level) {
        Place p = common_place(d, f, b, level);
        if (f.elevation_m) p.floor_z = *f.elevation_m + (level - f.from_level) * d.storey_height(b);
        p.id = f.from_level == f.to_level ? f.id : f.id + "-" + std::to_string(level);
        p.use = use_of(d, f, PlaceUse::LightWell);
        p.well_mixed = true;
        p.top_storey = level == f.to_level;
        d.add_place(std::move(p), shape, row, -1);
    }
}

/// Floors that hold a room are outlines only; the others are one place each.
std::vector<std::uint8_t> floors_with_rooms(const Draft& d) {
    std::map<int, BoxGrid> floors;
    const auto& fs = d.map.features;
    for (std::size_t i = 0; i < fs.size(); ++i) {
        if (fs[i].kind != FeatureKind::Floor || !d.sound[i]) continue;
        floors.try_emplace(fs[i].level, 8.0)
            .first->second.add(box_of(fs[i].rings[0]), static_cast<std::uint32_t>(i));
    }
    for (auto& entry : floors) entry.second.sort();
    std::vector<std::uint8_t> divided(fs.size(), 0);
    for (std::size_t i = 0; i < fs.size(); ++i) {
        if (fs[i].kind != FeatureKind::Room || !d.sound[i]) continue;
        const auto grid = floors.find(fs[i].level);
        if (grid == floors.end()) continue;
        const Vec2 p = inner_point(shape_of(fs[i]));
        for (const std::uint32_t j : grid->second.near(p, 0.0)) {
            if (contains(shape_of(fs[j]), p)) divided[j] = 1;
        }
    }
    return divided;
}

}  // namespace

double Draft::storey_height(BuildingIndex b) const {
    if (!b.valid()) return k_limits.storey;
    const Building& house = world.buildings[b.row()];
    return house.height / std::max(1, house.levels);
}

void make_buildings(Draft& d) {
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (f.kind != FeatureKind::Building || !d.sound[i]) continue;
        note_turned(d, f);
        Building b;
        b.id = f.id;
        b.footprint = shape_of(f).outline;
        b.levels = std::max(1, f.levels.value_or(1));
        b.height = f.height_m.value_or(b.levels * k_limits.storey);
        b.use = f.use.empty() ? "home" : f.use;
        b.trade = f.trade;
        b.material = f.material.empty() ? "brick" : f.material;
        b.roof_material = f.roof_material;
        b.floor_area = area_of(shape_of(f)) * b.levels;
        b.centre = inner_point(shape_of(f));
        d.building_ids.emplace(b.id, BuildingIndex(d.world.buildings.size()));
        d.world.buildings.push_back(std::move(b));
    }
}

void make_places(Draft& d) {
    BoxGrid buildings(8.0);
    for (std::size_t i = 0; i < d.world.buildings.size(); ++i) {
        buildings.add(box_of(d.world.buildings[i].footprint), static_cast<std::uint32_t>(i));
    }
    buildings.sort();
    const auto divided = floors_with_rooms(d);
    const auto& fs = d.map.features;
    for (std::size_t i = 0; i < fs.size(); ++i) {
        if (!d.sound[i] || fs[i].rings.empty()) continue;
        const bool floor = fs[i].kind == FeatureKind::Floor && !divided[i];
        if (floor || fs[i].kind == FeatureKind::Room || fs[i].kind == FeatureKind::Balcony) {
            add_room(d, i, buildings);
        } else if (fs[i].kind == FeatureKind::Void) {
            add_void(d, i, buildings);
        }
    }
    index_places(d);
    for (std::size_t i = 0; i < fs.size(); ++i) {
        if (d.sound[i] && fs[i].kind == FeatureKind::Mezzanine) add_mezzanine(d, i, buildings);
    }
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        const BuildingIndex b = d.world.places[i].building;
        if (b.valid()) d.world.buildings[b.row()].places.push_back(PlaceIndex(i));
    }
}

}  // namespace taicho::world
