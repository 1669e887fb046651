#pragma once

#include <vector>

#include "fire/fire_static.h"

namespace taicho::fire {

/// Appends the walls and slabs a gas room shares with others, from the plans of the places (handbook zone-model 6).
/// Rooms of two buildings that touch have a wall each.
void shared_walls_of(const FireStatic& fixed, std::uint32_t room, std::vector<GasSharedWallDef>& out);

}  // namespace taicho::fire
