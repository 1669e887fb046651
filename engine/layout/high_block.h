#pragma once

#include "layout/layout_def.h"
#include "layout/sketch.h"

namespace taicho::layout {

/// Blocks higher than 25 m have sprinklers, heat detectors in the flats and pressurised stairs (people handbook
/// D4; the height from Vietnamese practice, K).
[[nodiscard]] bool high_block(const ApartmentDef& def);
/// Adds them to the rooms drawn so far: heads on squares of 3.5 m, a detector per living room, a fan at the
/// top of each stair. Alarm zones are storeys.
void fit_high_block(const ApartmentDef& def, world::MapDef& map, Sketch& sketch);
/// Alarm zone of a storey.
[[nodiscard]] std::string storey_zone(int level);

}  // namespace taicho::layout
