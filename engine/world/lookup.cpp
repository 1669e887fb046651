#include "world/lookup.h"

#include <algorithm>
#include <map>

#include "world/assemble_grid.h"

namespace taicho::world {

namespace {

using Ids = std::vector<std::pair<std::string, std::uint32_t>>;

template <class Row>
Ids index_of(const std::vector<Row>& rows) {
    Ids ids;
    ids.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ids.emplace_back(rows[i].id, static_cast<std::uint32_t>(i));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

struct Lookup::Grids {
    std::map<int, BoxGrid> of_level;
};

Lookup::Lookup(const World& world) : grids_(std::make_unique<Grids>()) {
    ids_[0] = index_of(world.places);
    ids_[1] = index_of(world.openings);
    ids_[2] = index_of(world.fixtures);
    ids_[3] = index_of(world.buildings);
    for (std::size_t i = 0; i < world.patches.size(); ++i) {
        const Patch& patch = world.patches[i];
        const int level = world.places[patch.place.row()].level;
        auto& grid = grids_->of_level.try_emplace(level, 8.0).first->second;
        grid.add(box_of(patch.outline), static_cast<std::uint32_t>(i));
    }
    for (auto& entry : grids_->of_level) entry.second.sort();
}

Lookup::~Lookup() = default;

std::uint32_t Lookup::find(Kind kind, const std::string& id) const {
    const Ids& ids = ids_[static_cast<std::size_t>(kind)];
    const auto it = std::lower_bound(ids.begin(), ids.end(), std::pair{id, std::uint32_t{0}});
    return it != ids.end() && it->first == id ? it->second : PlaceIndex::k_invalid;
}

PatchIndex Lookup::patch_at(const World& world, Vec2 p, int level) const {
    const auto grid = grids_->of_level.find(level);
    if (grid == grids_->of_level.end()) return {};
    PatchIndex flight;
    for (const std::uint32_t i : grid->second.near(p, 0.0)) {
        const Patch& patch = world.patches[i];
        if (!contains(Shape{patch.outline, patch.holes}, p)) continue;
        if (!patch.stair) return PatchIndex(i);
        if (!flight.valid()) flight = PatchIndex(i);
    }
    return flight;
}

}  // namespace taicho::world
