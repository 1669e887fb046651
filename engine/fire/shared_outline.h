#pragma once

#include "world/world.h"

namespace taicho::fire {

/// Length of the outline of `a` that lies within a wall's thickness of the outline of `b` [m].
[[nodiscard]] double shared_length(const world::Ring& a, const world::Ring& b);

/// Area that lies within both outlines [m2].
[[nodiscard]] double shared_area(const world::Ring& a, const world::Ring& b);

}  // namespace taicho::fire
