#pragma once

#include <cstdint>
#include <vector>

#include "core/vec2.h"

namespace taicho::world {

/// "No row" of the plain 32-bit indices used by the walking columns.
inline constexpr std::uint32_t k_walk_none = 0xFFFFFFFFu;

/// One walkable polygon. People on different sheets do not meet, except through a portal.
struct WalkPatch {
    std::vector<Vec2> outline;             ///< [m] simple ring, either turn, not closed
    std::vector<std::vector<Vec2>> holes;  ///< [m] pillars and furniture nobody walks on
    int sheet = 0;                         ///< storey sheet
    double z0 = 0.0;                       ///< [m] elevation at `ref`
    Vec2 ref;                              ///< [m]
    Vec2 grad;                             ///< [-] slope: z = z0 + grad . (p - ref)
    double speed_factor = 1.0;             ///< [-] on desired speed, either way (ramp, rubble)
    bool stair = false;                    ///< up and down factors of the person apply
    bool ladder = false;
};

/// Where two patches meet, or a way out of the scene.
struct WalkPortal {
    std::uint32_t a = k_walk_none;
    std::uint32_t b = k_walk_none;  ///< none = out of the scene
    Vec2 p0;                        ///< [m] lies on the outline of both patches
    Vec2 p1;                        ///< [m]
    bool one_way = false;           ///< a to b only
    double flow_cap = 0.0;          ///< [p/(m s)] prescribed capacity, 0 = what the crowd manages
    double single_file_s = 0.0;     ///< [s] ladder, hatch, roof way: one at a time; 0 = walk through
    double risk = 0.0;              ///< [-] probability of a fall per passage, drawn by the caller
};

struct WalkDef {
    std::vector<WalkPatch> patches;
    std::vector<WalkPortal> portals;
};

/// Numbers of the geometry that are choices, not measurements.
struct WalkGeometryDef {
    double cell = 2.0;            ///< [m] neighbour cell, at least the interaction range
    double corner_offset = 0.30;  ///< [m] how far from a corner people aim to pass
    double corner_spur = 0.20;    ///< [m] a sight line closer to a corner than this is not walkable
    double wall_reach = 0.75;     ///< [m] walls this near to a cell are listed with it
    double see_through = 2.0;     ///< [m] people of the next patches matter within this of a portal
};

}  // namespace taicho::world
