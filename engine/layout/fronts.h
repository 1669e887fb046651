#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "layout/repair.h"

/// Which side of a real footprint is its front, and how it is reached.
namespace taicho::layout {

struct Front {
    std::array<Vec2, 4> quad;  ///< what of the footprint becomes rooms; edge 0-1 is the front
    Vec2 mid;                  ///< [m] middle of the entrance
    Vec2 target;               ///< [m] nearest point of a lane
    std::size_t lane = 0;
    double distance = 0.0;  ///< [m] from front to lane axis
    double cost = 0.0;
    bool narrow = false;                ///< only a single door opens onto free ground
    std::vector<std::size_t> blockers;  ///< houses that stand in between
};

/// Convex quadrilaterals inside a footprint with one edge on its outline: the footprint itself when
/// it has four corners, what is left after dropping small corners, or the largest rectangle on an
/// edge.
[[nodiscard]] std::vector<std::array<Vec2, 4>> quads_in(const world::Ring& ring);

/// Where the entrance of a house with this row and quad would be, for a width: sets its two ends.
using DoorOf = std::function<void(std::size_t, const std::array<Vec2, 4>&, double, Vec2&, Vec2&)>;

/// Gives every house a front on a lane. Where none is near, adds an apron: a lane of its own to the
/// nearest one, carved through what stands in the way. Result by house row; empty = no room fits.
[[nodiscard]] std::vector<std::optional<Front>> find_fronts(Quarter& quarter, const RepairDef& def,
                                                            const DoorOf& door);

}  // namespace taicho::layout
