#pragma once

#include <vector>

#include "core/vec2.h"

namespace taicho::world {

/// Makes a ring pass exactly through the segment p0-p1, which lies within `reach` of it: maps are drawn to the
/// centimetre, and a doorway one centimetre outside a room would be seen through a wall. A ring that already
/// passes through both ends is left as it is. False when the segment does not lie along the ring.
bool fit_ring(std::vector<Vec2>& ring, Vec2 p0, Vec2 p1, double reach = 0.06);

}  // namespace taicho::world
