#pragma once

#include "sim/model.h"
#include "world/world_state.h"

namespace taicho::sim {

/// Opens shutters, front doors and outer windows of homes and workshops as people of the quarter do at
/// the hour the fire starts (`HabitsDef`). One lasting uniform per opening: the same house in every arm, and a
/// shutter that is up at 10:00 with a share of 0.5 is up with 0.8 too. Places without households, as in
/// verification cases, stay as the map states them.
void open_by_hour(const Model& model, world::WorldState& state);

}  // namespace taicho::sim
