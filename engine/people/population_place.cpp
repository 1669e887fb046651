#include "people/population_place.h"

#include <algorithm>
#include <cmath>

#include "core/rng.h"

namespace taicho::people {

namespace {

constexpr double k_cell = 1.0;      // [m] of the grid that finds neighbours
constexpr double k_wall_gap = 0.3;  // [m] kept from walls where the room allows it

double ring_area(const world::Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        twice += cross(ring[i], ring[(i + 1) % ring.size()]);
    return 0.5 * std::fabs(twice);
}

bool inside_ring(const world::Ring& ring, Vec2 p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i];
        const Vec2 b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
    return in;
}

bool inside_patch(const world::Patch& patch, Vec2 p) {
    if (!inside_ring(patch.outline, p)) return false;
    for (const world::Ring& hole : patch.holes)
        if (inside_ring(hole, p)) return false;
    return true;
}

double edge_distance(const world::Ring& ring, Vec2 p) {
    double best = 1e300;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i];
        const Vec2 d = ring[(i + 1) % ring.size()] - a;
        const double n = dot(d, d);
        const double s = n > 0.0 ? std::clamp(dot(p - a, d) / n, 0.0, 1.0) : 0.0;
        best = std::min(best, distance(p, a + s * d));
    }
    return best;
}

std::uint64_t cell_key(Vec2 at, int sheet) {
    const auto x = static_cast<std::int64_t>(std::floor(at.x / k_cell)) & 0xFFFFFF;
    const auto y = static_cast<std::int64_t>(std::floor(at.y / k_cell)) & 0xFFFFFF;
    return (static_cast<std::uint64_t>(sheet & 0xFFFF) << 48) | (static_cast<std::uint64_t>(x) << 24) |
           static_cast<std::uint64_t>(y);
}

}  // namespace

double wall_distance(const world::Patch& patch, Vec2 p) {
    double best = edge_distance(patch.outline, p);
    for (const world::Ring& hole : patch.holes) best = std::min(best, edge_distance(hole, p));
    return best;
}

bool has_room(const world::Patch& patch, Vec2 at, double radius) {
    return inside_patch(patch, at) && wall_distance(patch, at) >= radius - 1e-9;
}

PatchIndex main_patch(const world::World& world, PlaceIndex place) {
    PatchIndex best;
    double best_area = -1.0;
    const world::Place& p = world.places[place.row()];
    for (std::uint32_t k = p.first_patch; k < p.first_patch + p.patch_count; ++k) {
        const double area = ring_area(world.patches[k].outline) - (world.patches[k].stair ? 1e6 : 0.0);
        if (best.valid() && area <= best_area) continue;
        best = PatchIndex(k);
        best_area = area;
    }
    return best;
}

void Placer::take(Vec2 at, int sheet) { cells_[cell_key(at, sheet)].push_back(at); }

double Placer::free_distance(Vec2 at, int sheet) const {
    double best = k_cell;
    for (int dx = -1; dx <= 1; ++dx) {
        for (int dy = -1; dy <= 1; ++dy) {
            const auto it = cells_.find(cell_key(at + Vec2{dx * k_cell, dy * k_cell}, sheet));
            if (it == cells_.end()) continue;
            for (const Vec2 other : it->second) best = std::min(best, distance(at, other));
        }
    }
    return best;
}

Vec2 Placer::put(std::uint64_t key, PlaceIndex place, double radius) {
    const PatchIndex index = main_patch(world_, place);
    if (!index.valid()) return world_.places[place.row()].centre;
    const world::Patch& patch = world_.patches[index.row()];
    Vec2 low = patch.outline.front();
    Vec2 high = low;
    for (const Vec2 v : patch.outline) {
        low = {std::min(low.x, v.x), std::min(low.y, v.y)};
        high = {std::max(high.x, v.x), std::max(high.y, v.y)};
    }
    // Each try is scored by how free it is; the first that is a body apart from walls and people wins.
    Vec2 best = world_.places[place.row()].centre;
    double best_score = -1e300;
    for (std::uint32_t n = 0; n < 300; ++n) {
        const double u = draw_uniform({seed_, key, Purpose::PositionInRoom, 2 * n});
        const double v = draw_uniform({seed_, key, Purpose::PositionInRoom, 2 * n + 1});
        const Vec2 at{low.x + u * (high.x - low.x), low.y + v * (high.y - low.y)};
        if (!inside_patch(patch, at)) continue;
        const double walls = std::min(wall_distance(patch, at) - std::max(radius, k_wall_gap), 0.0);
        const double people = std::min(free_distance(at, patch.sheet) - 2.0 * radius, 0.0);
        const double score = 4.0 * walls + people;   // a wall is harder than a neighbour
        if (score > best_score) {
            best_score = score;
            best = at;
        }
        if (score >= 0.0) break;
    }
    take(best, patch.sheet);
    return best;
}

namespace {

bool is_living(world::PlaceUse use) {
    return use == world::PlaceUse::Living || use == world::PlaceUse::Kitchen ||
           use == world::PlaceUse::Flat || use == world::PlaceUse::Bedroom;
}

/// Householder and spouse share the first bedroom; the others take the next ones in turn.
PlaceIndex bedroom_of(const std::vector<PlaceIndex>& rooms, int slot) {
    if (rooms.size() == 1 || slot < 2) return rooms.front();
    return rooms[1 + static_cast<std::size_t>(slot - 2) % (rooms.size() - 1)];
}

PlaceIndex in_turn(const std::vector<PlaceIndex>& rooms, int slot) {
    return rooms[static_cast<std::size_t>(slot) % rooms.size()];
}

}  // namespace

Rooms sort_rooms(const world::World& world, const std::vector<PlaceIndex>& home,
                 const std::vector<PlaceIndex>& places) {
    Rooms rooms;
    std::vector<PlaceIndex> all = home;
    for (const PlaceIndex p : places)
        if (std::find(home.begin(), home.end(), p) == home.end()) all.push_back(p);
    for (const PlaceIndex p : all) {
        const world::PlaceUse use = world.places[p.row()].use;
        if (!main_patch(world, p).valid()) continue;
        if (use == world::PlaceUse::Bedroom) rooms.beds.push_back(p);
        if (is_living(use)) rooms.living.push_back(p);
        if (use == world::PlaceUse::Workshop || use == world::PlaceUse::Shop) rooms.work.push_back(p);
        if (use == world::PlaceUse::Mezzanine) rooms.lofts.push_back(p);
        if (use != world::PlaceUse::Stair && use != world::PlaceUse::Corridor) rooms.any.push_back(p);
    }
    if (rooms.any.empty()) rooms.any = home;
    return rooms;
}

PlaceIndex start_place(const Rooms& rooms, const DrawSource& src, const Draft& person, bool asleep,
                       bool working) {
    const bool worker = person.kin == Kin::LiveInWorker || person.kin == Kin::DayWorker;
    if (asleep && worker && !rooms.lofts.empty()) return in_turn(rooms.lofts, person.slot);
    if ((working || worker) && !rooms.work.empty()) return in_turn(rooms.work, person.slot);
    if (asleep && !rooms.beds.empty()) return bedroom_of(rooms.beds, person.slot);
    const auto& choice = rooms.living.empty() ? rooms.any : rooms.living;
    if (choice.empty()) return {};
    return choice[draw_below({src.seed, person.key, Purpose::PositionInRoom, 1u << 20},
                             static_cast<std::uint32_t>(choice.size()))];
}

}  // namespace taicho::people
