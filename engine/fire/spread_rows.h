#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "fire/build.h"
#include "fire/spread_scenes.h"

namespace taicho::fire {

using world::OpeningKind;

/// Rows of a world by hand: the fire reads rows, not maps.
struct Rows {
    world::World& w;

    PlaceIndex place(const std::string& id, world::PlaceUse use, Vec2 at, Vec2 size, double floor, double height) {
        world::Place p;
        p.id = id;
        p.use = use;
        p.level = floor > 1.0 ? 1 : 0;
        p.floor_z = floor;
        p.height = height;
        p.width = std::min(size.x, size.y);
        p.depth = std::max(size.x, size.y);
        p.area = size.x * size.y;
        p.centre = at + 0.5 * size;
        p.outline = {at, {at.x + size.x, at.y}, at + size, {at.x, at.y + size.y}};
        p.fire_load = 0.0;
        w.places.push_back(std::move(p));
        return PlaceIndex(w.places.size() - 1);
    }
    OpeningIndex opening(const std::string& id, OpeningKind kind, PlaceIndex a, PlaceIndex b, Vec2 p0, Vec2 p1,
                         Vec2 normal, double sill, double height, bool open) {
        world::Opening o;
        o.id = id;
        o.kind = kind;
        o.a = a;
        o.b = b;
        o.p0 = p0;
        o.p1 = p1;
        o.normal = normal;
        o.width = distance(p0, p1);
        o.sill_z = sill;
        o.soffit_z = sill + height;
        o.glazed = kind == OpeningKind::Window;
        o.initial = open ? world::OpeningState::Open : world::OpeningState::Closed;
        w.openings.push_back(std::move(o));
        return OpeningIndex(w.openings.size() - 1);
    }
    void building(const std::string& id, std::vector<PlaceIndex> places, double height) {
        world::Building b;
        b.id = id;
        b.material = "brick";
        b.roof_material = "steel-light";
        b.use = "work";
        b.trade = "wood";
        b.height = height;
        b.levels = static_cast<int>(places.size());
        for (const PlaceIndex p : places) {
            b.floor_area += w.places[p.row()].area;
            w.places[p.row()].building = BuildingIndex(w.buildings.size());
        }
        w.places[places.back().row()].top_storey = true;
        b.footprint = w.places[places.front().row()].outline;
        b.centre = w.places[places.front().row()].centre;
        b.places = std::move(places);
        w.buildings.push_back(std::move(b));
    }
};

/// Fills the columns that follow from the rows and builds the fire.
inline void close(SpreadScene& scene, std::uint64_t seed = 1) {
    world::World& w = *scene.world;
    w.openings_of.assign(w.places.size(), {});
    w.fixtures_of.assign(w.places.size(), {});
    for (const auto& p : w.places) w.place_key.push_back(hash_text(p.id));
    for (const auto& b : w.buildings) w.building_key.push_back(hash_text(b.id));
    world::WorldState& s = scene.world_state;
    for (std::size_t o = 0; o < w.openings.size(); ++o) {
        const world::Opening& opening = w.openings[o];
        w.opening_key.push_back(hash_text(opening.id));
        if (opening.a.valid()) w.openings_of[opening.a.row()].push_back(OpeningIndex(o));
        if (opening.b.valid()) w.openings_of[opening.b.row()].push_back(OpeningIndex(o));
        s.opening_state.push_back(opening.initial);
        s.open_fraction.push_back(world::is_open(opening.initial) ? 1.0f : 0.0f);
    }
    s.opened_by.assign(w.openings.size(), 0xFFFFFFFFu);
    s.changed_at.assign(w.openings.size(), 0.0);
    Problems problems;
    scene.fixed = build(scene.def, w, scene.weather, seed, problems);
    scene.state = initial_state(*scene.fixed, s);
}

}  // namespace taicho::fire
