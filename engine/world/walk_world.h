#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/ids.h"
#include "world/walk_geometry.h"
#include "world/world.h"
#include "world/world_state.h"

namespace taicho::world {

/// The walking view of the world: patch rows are equal to World::patches rows; every walkable opening
/// and every join is a portal. Built once per map, shared by all runs.
struct WalkWorld {
    WalkGeometry geometry;
    std::vector<std::uint32_t> portal_of_opening;   ///< k_walk_none where nobody can walk
    std::vector<OpeningIndex> opening_of_portal;    ///< invalid for joins
    std::vector<OpeningIndex> off_the_floor;        ///< ways whose line lies along no edge of a floor they join
};

/// A prescribed capacity of an opening.
struct FlowCap {
    std::string opening;         ///< id
    double flow = 0.0;           ///< [p/(m s)]
};

[[nodiscard]] std::shared_ptr<const WalkWorld> build_walk_world(const World& world,
                                                                std::span<const FlowCap> caps = {});

/// Writes which portals can be walked through now, and how long a closed leaf takes to open, from the
/// state of the openings. `passable` and `opening_s` have one row per portal.
void update_portals(const World& world, const WalkWorld& walk, const WorldState& state,
                    std::span<std::uint8_t> passable, std::span<float> opening_s);

}  // namespace taicho::world
