#pragma once

#include <string>

#include "world/map_def.h"

namespace taicho::layout::test {

/// Rough SVG of one storey of a map, for looking at a layout while it is being made.
std::string draw_plan(const world::MapDef& map, int level);

}  // namespace taicho::layout::test
