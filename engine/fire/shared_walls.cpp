#include "fire/shared_walls.h"

#include <algorithm>
#include <cmath>

#include "fire/exposure.h"
#include "fire/shared_outline.h"

namespace taicho::fire {
namespace {

constexpr double k_least_area = 0.5;   // [m2]
constexpr double k_slab = 0.6;         // [m] most between a ceiling and the floor over it

/// Open area between two places [m2]: no wall there. Leaves count: they are no part of the wall.
double openings_between(const FireStatic& fixed, PlaceIndex a, PlaceIndex b, bool level) {
    double area = 0.0;
    for (const OpeningIndex o : fixed.world->openings_of[a.row()]) {
        const world::Opening& opening = fixed.world->openings[o.row()];
        if (opening.horizontal != level || !((opening.a == a && opening.b == b) || (opening.a == b && opening.b == a))) continue;
        area += level ? opening.area : opening.width * std::max(0.0, opening.soffit_z - opening.sill_z);
    }
    return area;
}

std::uint32_t one_or_both(std::uint32_t first, std::uint32_t second, bool two_buildings) {
    return first == second && !two_buildings ? k_outside : second;
}

void add_upright(const FireStatic& fixed, PlaceIndex low, PlaceIndex high, std::vector<GasSharedWallDef>& out) {
    const auto& places = fixed.world->places;
    const world::Place &a = places[low.row()], &b = places[high.row()];
    GasSharedWallDef wall;
    wall.a = fixed.places[low.row()].room;
    wall.b = fixed.places[high.row()].room;
    wall.low = std::max(a.floor_z, b.floor_z);
    wall.high = std::min(a.floor_z + a.height, b.floor_z + b.height);
    if (wall.high - wall.low < 0.1) return;
    wall.area = shared_length(a.outline, b.outline) * (wall.high - wall.low) - openings_between(fixed, low, high, false);
    if (wall.area < k_least_area) return;
    const auto &ra = fixed.gas_def.rooms[wall.a], &rb = fixed.gas_def.rooms[wall.b];
    wall.lining = ra.walls;
    wall.second = one_or_both(ra.walls, rb.walls, a.building != b.building);
    out.push_back(wall);
}

void add_slab(const FireStatic& fixed, PlaceIndex below, PlaceIndex above, std::vector<GasSharedWallDef>& out) {
    const auto& places = fixed.world->places;
    const world::Place &a = places[below.row()], &b = places[above.row()];
    if (a.building != b.building || std::abs(b.floor_z - a.floor_z - a.height) > k_slab) return;
    GasSharedWallDef slab;
    slab.level = true;
    slab.a = fixed.places[below.row()].room;
    slab.b = fixed.places[above.row()].room;
    slab.area = std::min({shared_area(a.outline, b.outline), a.area, b.area}) - openings_between(fixed, below, above, true);
    if (slab.area < k_least_area) return;
    const auto &ra = fixed.gas_def.rooms[slab.a], &rb = fixed.gas_def.rooms[slab.b];
    slab.lining = ra.ceiling;
    slab.second = one_or_both(ra.ceiling, rb.floor, false);
    out.push_back(slab);
}

}  // namespace

void shared_walls_of(const FireStatic& fixed, std::uint32_t room, std::vector<GasSharedWallDef>& out) {
    const PlaceIndex here = fixed.room_place[room];
    const world::Place& place = fixed.world->places[here.row()];
    if (!place.building.valid() || place.outline.size() < 3) return;
    std::vector<std::uint32_t> near;
    fixed.exposure->grid.buildings_near(place.centre, 0.5 * std::hypot(place.width, place.depth) + 1.0, near);
    for (const std::uint32_t row : near)
        for (const PlaceIndex other : fixed.world->buildings[row].places) {
            const world::Place& b = fixed.world->places[other.row()];
            if (other == here || fixed.places[other.row()].room == k_outside || b.outline.size() < 3) continue;
            add_upright(fixed, std::min(here, other), std::max(here, other), out);
            if (b.floor_z > place.floor_z) add_slab(fixed, here, other, out);
            else add_slab(fixed, other, here, out);
        }
}

}  // namespace taicho::fire
