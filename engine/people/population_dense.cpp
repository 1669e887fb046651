// Crowds too dense for places drawn one by one: random places reach about 60 % of what fits (people stand in one
// another above), so they start on a jittered hexagonal lattice (pedestrian verification handbook 1, start densities).
#include <algorithm>
#include <cmath>

#include "core/rng.h"
#include "people/population_place.h"

namespace taicho::people {

namespace {

constexpr double k_closer = 0.98;    // [-] each lattice tried is this much closer than the one before
constexpr double k_jitter = 0.45;    // [-] of the free gap between two bodies

}  // namespace

std::vector<Vec2> Placer::lattice(const world::Patch& patch, double spacing, double radius) const {
    Vec2 low = patch.outline.front(), high = low;
    for (const Vec2 v : patch.outline) {
        low = {std::min(low.x, v.x), std::min(low.y, v.y)};
        high = {std::max(high.x, v.x), std::max(high.y, v.y)};
    }
    const double row = spacing * std::sqrt(0.75), inset = radius + 1e-6;
    std::vector<Vec2> spots;
    for (int j = 0; low.y + inset + j * row <= high.y - inset + 1e-9; ++j) {
        for (double x = low.x + inset + (j % 2) * 0.5 * spacing; x <= high.x - inset + 1e-9; x += spacing) {
            const Vec2 at{x, low.y + inset + j * row};
            if (!has_room(patch, at, radius) || free_distance(at, patch.sheet) < std::min(2.0 * radius, 0.99)) continue;
            spots.push_back(at);
        }
    }
    return spots;
}

std::vector<Vec2> Placer::put_dense(std::uint64_t key, PlaceIndex place, std::size_t count, double radius) {
    const PatchIndex index = main_patch(world_, place);
    if (!index.valid() || count == 0) return {};
    const world::Patch& patch = world_.patches[index.row()];
    double spacing = std::sqrt(world_.places[place.row()].area / static_cast<double>(count) / std::sqrt(0.75));
    std::vector<Vec2> spots;
    for (;; spacing *= k_closer) {
        const double tried = std::max(spacing, 2.0 * radius);
        spots = lattice(patch, tried, radius);
        if (spots.size() >= count || tried > spacing) break;
    }
    spacing = std::max(spacing, 2.0 * radius);
    for (std::size_t i = 0; i + 1 < spots.size(); ++i) {  // which of them stay free
        const auto n = static_cast<std::uint32_t>(spots.size() - i);
        std::swap(spots[i], spots[i + draw_below({seed_, key, Purpose::PositionInRoom, static_cast<std::uint32_t>(3 * i)}, n)]);
    }
    if (spots.size() < count) return {};
    spots.resize(count);
    const double gap = k_jitter * (spacing - 2.0 * radius);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const auto occasion = static_cast<std::uint32_t>(3 * i);
        const double u = draw_uniform({seed_, key, Purpose::PositionInRoom, occasion + 1});
        const double v = draw_uniform({seed_, key, Purpose::PositionInRoom, occasion + 2});
        const double turn = 2.0 * std::acos(-1.0) * u, off = gap * std::sqrt(v);
        const Vec2 moved = spots[i] + off * Vec2{std::cos(turn), std::sin(turn)};
        if (has_room(patch, moved, radius)) spots[i] = moved;
        take(spots[i], patch.sheet);
    }
    return spots;
}

}  // namespace taicho::people
