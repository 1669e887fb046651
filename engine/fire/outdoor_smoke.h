#pragma once

#include "core/step_context.h"
#include "core/vec2.h"
#include "fire/conditions.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Conditions in the open air at a point of an alley piece.
[[nodiscard]] Conditions outdoors(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                                  Vec2 at, double height);

}  // namespace taicho::fire
