#pragma once

#include <functional>
#include <string>
#include <vector>

#include "people/move_cases.h"

namespace taicho::people {

/// People of one kind with one way.
struct CrowdGroup {
    std::vector<Vec2> at;                 ///< [m] start
    std::vector<std::uint32_t> exits;     ///< portals they may leave by
    double v0 = 0.0;                      ///< [m/s] for all; 0 = standard population, drawn
    double radius = 0.20;                 ///< [m]
    bool weighs_queues = false;
    std::uint32_t patch = world::k_walk_none;  ///< they stand on; none = the first found there
};

/// A floor with people as plain data, so that the same crowd can be turned, shifted and stepped otherwise.
struct Crowd {
    world::WalkDef floor;
    std::vector<CrowdGroup> groups;
    double idle = 60.0;                   ///< [s] without anybody leaving: the run is locked
    Vec2 gate_a, gate_b;                  ///< [m] line the flow is counted at; equal = none
};

struct CrowdResult {
    bool empty = false;
    double last = 0.0;                    ///< [s] last crossing of an exit
    double flow = 0.0;                    ///< [p/s] sustained, at the gate
    double longest_still = 0.0;           ///< [s] anybody stood though wanting to walk
    std::vector<double> left_at;          ///< [s] per person; negative = still there
    std::vector<std::uint32_t> left_by;   ///< portal per person
    MoveInvariants worst;
};

/// How a crowd is played.
struct CrowdPlay {
    std::uint64_t seed = 1;
    double angle = 0.0;                   ///< [rad] the scene is turned about the origin ...
    Vec2 shift;                           ///< [m] ... then shifted
    double dt = 0.05;                     ///< [s]
};

[[nodiscard]] CrowdResult play(const Crowd& crowd, const CrowdPlay& how);

}  // namespace taicho::people
