#pragma once

#include "core/vec2.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/gas_outputs.h"

namespace taicho::fire {

/// Gas that meets a detector or a sprinkler under the ceiling of a place: the hottest of the jets of what burns
/// there, and the layer (zone-model handbook 4, 8).
[[nodiscard]] DetectorGas ceiling_air(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at);

}  // namespace taicho::fire
