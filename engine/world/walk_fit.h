#pragma once

#include <vector>

#include "core/vec2.h"
#include "world/walk_geometry.h"

namespace taicho::world {

/// Makes a ring pass exactly through the segment p0-p1, which lies within `reach` of it: maps are drawn to the
/// centimetre, and a doorway one centimetre outside a room would be seen through a wall. A ring that already
/// passes through both ends is left as it is. False when the segment does not lie along the ring.
bool fit_ring(std::vector<Vec2>& ring, Vec2 p0, Vec2 p1, double reach = 0.06);

/// Shortens the segment p0-p1 to what of it lies along the ring within `reach`: an entry may be drawn over the
/// seam of two pieces of lane but leads into one of them only, and who passed it beyond the seam would stand
/// outside the floor. Left as it is when less than a person's passage would remain.
void clip_to_ring(const std::vector<Vec2>& ring, Vec2& p0, Vec2& p1, double reach = 0.06);

/// Marks the seams too narrow for a person that can be walked round over wider ones: where a piece of lane reaches
/// into another, a seam of centimetres may be the shortest way in the plan, and a crowd would wait before it.
/// One without which two patches would come apart stays.
[[nodiscard]] std::vector<std::uint8_t> spare_slivers(const std::vector<WalkPortal>& seams, std::size_t patches);

/// Removes from the edge a-b what lies on the portals and appends the rest.
void cut_edge(Vec2 a, Vec2 b, const std::vector<WalkWall>& portals, std::vector<WalkWall>& out);

}  // namespace taicho::world
