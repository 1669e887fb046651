#pragma once

#include <functional>
#include <vector>

#include "core/vec2.h"
#include "world/walk_def.h"

namespace taicho::world {

/// [m] Less is no way for a body: nobody is led between a corner and a seam of open air this near to it.
inline constexpr double k_neck = 0.25;

/// [m] Corners of a ring nearer to each other than this are one: an edge that short has no side to walk along.
inline constexpr double k_one_corner = 0.05;

[[nodiscard]] std::vector<Vec2> without_specks(const std::vector<Vec2>& ring);
/// Does the outline turn round this vertex, so that people walk round it?
[[nodiscard]] bool walked_round(Vec2 before, Vec2 vertex, Vec2 after);

/// Pieces of a seam between two patches. It is cut where a corner of either comes so near that the patch falls into two
/// lobes there: each lobe has a portal of its own, and the way into one is not taken for the way into the other. A long
/// seam is cut as well: lengths run from the middles of portals, and half a long one too little sends people in rings.
[[nodiscard]] std::vector<WalkPortal> pieces_of_seam(const WalkDef& def, const WalkPortal& seam);

}  // namespace taicho::world
