#include "fire/outer_faces.h"

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "fire/exposure.h"
#include "fire/materials.h"
#include "world/assemble_geometry.h"

namespace taicho::fire {
namespace {

constexpr double k_piece = 4.0;      ///< [m] longest piece: its middle stands for it as a receiver
constexpr double k_shortest = 0.5;   ///< [m] shorter sides are corners
constexpr double k_party = 0.35;     ///< [m] as thick a wall still joins two houses

struct Wall {
    OuterFace::Kind kind;
    const char* material;
};

/// What the walls of a building are made of, or null: does not burn.
const Wall* wall_of(const world::Building& b) {
    static constexpr Wall boards{OuterFace::Kind::Boards, "wood"}, woven{OuterFace::Kind::Woven, "bamboo"},
        sheet{OuterFace::Kind::Sheet, ""};
    if (b.material == "timber" || b.material == "wood") return &boards;
    if (b.material == "bamboo" || b.material == "woven") return &woven;
    return b.material == "steel" ? &sheet : nullptr;
}

bool is_outer(const FireStatic& fixed, PlaceIndex p, Vec2 at, std::vector<std::uint32_t>& near) {
    const world::Place& place = fixed.world->places[p.row()];
    for (const PlaceIndex other : fixed.world->buildings[place.building.row()].places) {
        const world::Place& o = fixed.world->places[other.row()];
        if (other != p && o.level == place.level && !o.outdoors && world::contains(o.outline, at)) return false;
    }
    fixed.exposure->grid.buildings_near(at, 0.1, near);
    return std::none_of(near.begin(), near.end(), [&](std::uint32_t row) {
        const world::Building& b = fixed.world->buildings[row];
        return BuildingIndex(std::size_t{row}) != place.building && b.height > place.floor_z + 0.5 * place.height &&
               world::contains(b.footprint, at);
    });
}

/// How far the outer face of the house lies in front of the inner face of its wall [m].
double wall_depth(const world::Building& b, Vec2 middle, Vec2 normal) {
    constexpr double pitch = 0.05, deepest = 0.5;
    for (double d = 0.0; d < deepest; d += pitch)
        if (!world::contains(b.footprint, middle + (d + 0.2 * pitch) * normal)) return d;
    return 0.0;
}

/// One side of a place's outline in pieces, unless most of it is shared.
void add_side(FireStatic& fixed, PlaceIndex p, const Wall& wall, Vec2 from, Vec2 to, std::vector<std::uint32_t>& near) {
    const double length = distance(from, to);
    if (length < k_shortest) return;
    const world::Place& place = fixed.world->places[p.row()];
    const Vec2 along = normalised(to - from), normal = -1.0 * perpendicular(along);
    int outer = 0;
    for (const double f : {0.15, 0.5, 0.85})
        outer += is_outer(fixed, p, from + f * length * along + k_party * normal, near) ? 1 : 0;
    if (outer < 2) return;
    const auto pieces = static_cast<std::uint32_t>(std::ceil(length / k_piece));
    OuterFace face;
    face.place = p;
    face.kind = wall.kind;
    face.material = *wall.material == '\0'
                        ? fixed.places[p.row()].material
                        : static_cast<std::uint32_t>(std::max(0, find_material(fixed.materials, wall.material)));
    face.first = static_cast<std::uint32_t>(fixed.faces.size());
    face.count = pieces;
    const double depth = wall_depth(fixed.world->buildings[place.building.row()], 0.5 * (from + to), normal);
    for (std::uint32_t k = 0; k < pieces; ++k) {
        const Vec2 o = from + (length * k / pieces) * along + depth * normal;
        face.panel = {{o.x, o.y, place.floor_z}, along, normal, length / pieces, place.height};
        fixed.faces.push_back(face);
    }
}

void add_walls(FireStatic& fixed, const world::Building& b, std::vector<std::uint32_t>& near) {
    const Wall* wall = wall_of(b);
    if (wall == nullptr) return;
    for (const PlaceIndex p : b.places) {
        const world::Place& place = fixed.world->places[p.row()];
        if (place.outdoors || place.outline.size() < 3) continue;
        const world::Ring& ring = place.outline;
        const bool left = world::signed_area(ring) > 0.0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec2 u = ring[i], v = ring[(i + 1) % ring.size()];
            add_side(fixed, p, *wall, left ? u : v, left ? v : u, near);
        }
    }
}

/// Goods behind bars: drawn per cage.
void add_cages(FireStatic& fixed, const world::Building& b) {
    for (const PlaceIndex p : b.places)
        for (const OpeningIndex o : fixed.world->openings_of[p.row()]) {
            const world::Opening& opening = fixed.world->openings[o.row()];
            if (opening.kind != world::OpeningKind::Cage || !fixed.openings[o.row()].outdoor || opening.horizontal) continue;
            if (!draw_chance({fixed.seed, fixed.world->opening_key[o.row()], Purpose::ItemKind, 0},
                             fixed.def.outside.cage_goods_fraction))
                continue;
            OuterFace face;
            face.place = p;
            face.opening = o;
            face.panel = opening_panel(fixed, o);
            face.kind = OuterFace::Kind::Cage;
            face.material = static_cast<std::uint32_t>(std::max(0, find_material(fixed.materials, "paper")));
            face.first = static_cast<std::uint32_t>(fixed.faces.size());
            fixed.faces.push_back(face);
        }
}

}  // namespace

void build_outer_faces(FireStatic& fixed) {
    if (!fixed.def.outside.burns || !fixed.def.spread.exposure) return;
    std::vector<std::uint32_t> start{0}, near;
    for (const world::Building& b : fixed.world->buildings) {
        add_walls(fixed, b, near);
        add_cages(fixed, b);
        start.push_back(static_cast<std::uint32_t>(fixed.faces.size()));
    }
    if (!fixed.faces.empty()) fixed.faces_start = std::move(start);
}

std::uint32_t face_key(const FireStatic& fixed, std::uint32_t face) {
    return static_cast<std::uint32_t>(fixed.openings.size() + fixed.places.size()) + face;
}

bool is_face_key(const FireStatic& fixed, std::uint32_t key) {
    return key != 0xFFFFFFFFu && key >= fixed.openings.size() + fixed.places.size();
}

std::uint32_t face_of_key(const FireStatic& fixed, std::uint32_t key) {
    return key - static_cast<std::uint32_t>(fixed.openings.size() + fixed.places.size());
}

void faces_near(const FireStatic& fixed, Vec2 at, double radius, std::vector<std::uint32_t>& out) {
    if (fixed.faces.empty()) return;
    std::vector<std::uint32_t> near;
    fixed.exposure->grid.buildings_near(at, radius, near);
    for (const std::uint32_t b : near)
        for (std::uint32_t f = fixed.faces_start[b]; f < fixed.faces_start[b + 1]; ++f) {
            const Vec3 c = fixed.faces[f].panel.centre();
            if (distance({c.x, c.y}, at) <= radius) out.push_back(f);
        }
}

bool stands_over(const Panel& lower, const Panel& upper, double reach) {
    if (dot(lower.normal, upper.normal) < 0.9) return false;
    const Vec3 c = upper.centre();
    const Vec2 from{lower.origin.x, lower.origin.y}, to{c.x, c.y};
    const double gap = dot(to - from, lower.normal), along = dot(to - from, lower.along);
    const double up = upper.origin.z - (lower.origin.z + lower.height);
    const double half = 0.5 * upper.width;
    return std::abs(gap) < 0.5 && along + half > 0.0 && along - half < lower.width && up > -0.3 && up < reach;
}

double draw_face(const FireStatic& fixed, std::uint32_t face, std::uint32_t what, double low, double high) {
    const OuterFace& f = fixed.faces[face];
    // Counted within its house: the same whatever else stands on the map.
    const BuildingIndex building = fixed.world->places[f.place.row()].building;
    const std::uint64_t side = f.first - fixed.faces_start[building.row()];
    const std::uint64_t key = mix64(fixed.world->place_key[f.place.row()] ^ mix64(side + 1));
    return low + (high - low) * draw_uniform({fixed.seed, key, Purpose::DoorFails, 100 + what});
}

}  // namespace taicho::fire
