#pragma once

#include <fmt/format.h>

#include <string>

#include "people/population.h"
#include "world/world.h"

/// Small worlds for the people tests, made by hand: only what people look at.
namespace taicho::people::test {

inline PlaceIndex add_place(world::World& w, const std::string& id, world::PlaceUse use, Vec2 low, Vec2 high,
                            int level = 0, BuildingIndex building = {}) {
    world::Place p;
    p.id = id;
    p.use = use;
    p.level = level;
    p.floor_z = 3.0 * level;
    p.building = building;
    p.outdoors = use == world::PlaceUse::Alley || use == world::PlaceUse::Yard;
    p.outline = {low, {high.x, low.y}, high, {low.x, high.y}};
    p.area = (high.x - low.x) * (high.y - low.y);
    p.width = std::min(high.x - low.x, high.y - low.y);
    p.depth = std::max(high.x - low.x, high.y - low.y);
    p.centre = 0.5 * (low + high);
    p.first_patch = static_cast<std::uint32_t>(w.patches.size());
    p.patch_count = 1;
    const PlaceIndex row(w.places.size());
    world::Patch patch;
    patch.place = row;
    patch.outline = p.outline;
    patch.sheet = level;
    patch.z0 = p.floor_z;
    w.patches.push_back(patch);
    w.places.push_back(p);
    if (building.valid()) w.buildings[building.row()].places.push_back(row);
    return row;
}

inline OpeningIndex add_opening(world::World& w, const std::string& id, PlaceIndex a, PlaceIndex b, Vec2 p0,
                                Vec2 p1, world::OpeningKind kind = world::OpeningKind::Door,
                                world::OpeningState state = world::OpeningState::Closed) {
    world::Opening o;
    o.id = id;
    o.kind = kind;
    o.a = a;
    o.b = b;
    o.patch_a = PatchIndex(w.places[a.row()].first_patch);
    if (b.valid()) o.patch_b = PatchIndex(w.places[b.row()].first_patch);
    o.p0 = p0;
    o.p1 = p1;
    o.width = distance(p0, p1);
    o.sill_z = w.places[a.row()].floor_z;
    o.soffit_z = o.sill_z + 2.0;
    o.initial = state;
    o.level = w.places[a.row()].level;
    o.walkable = kind != world::OpeningKind::Window;
    w.openings.push_back(o);
    return OpeningIndex(w.openings.size() - 1);
}

inline BuildingIndex add_building(world::World& w, const std::string& id, const std::string& use = "home") {
    world::Building b;
    b.id = id;
    b.use = use;
    w.buildings.push_back(b);
    return BuildingIndex(w.buildings.size() - 1);
}

/// n one-room homes in a row, 6 x 6 m, each with a door on one long alley. Household k is "h<k>" in "r<k>".
inline world::World row_of_homes(int n) {
    world::World w;
    const PlaceIndex alley =
        add_place(w, "alley", world::PlaceUse::Alley, {0, -3}, {6.0 * std::max(n, 1), 0});
    for (int k = 0; k < n; ++k) {
        const BuildingIndex b = add_building(w, fmt::format("b{}", k));
        const PlaceIndex room =
            add_place(w, fmt::format("r{}", k), world::PlaceUse::Living, {6.0 * k, 0}, {6.0 * k + 6, 6}, 0, b);
        add_opening(w, fmt::format("d{}", k), room, alley, {6.0 * k + 2, 0}, {6.0 * k + 2.9, 0});
    }
    world::finish(w);
    return w;
}

inline PeopleDef households(int n) {
    PeopleDef def;
    for (int k = 0; k < n; ++k) {
        HouseholdDef h;
        h.id = fmt::format("h{}", k);
        h.home = {fmt::format("r{}", k)};
        def.households.push_back(h);
    }
    return def;
}

}  // namespace taicho::people::test
