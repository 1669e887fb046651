#pragma once

#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

/// Powder from extinguishers hangs in the air of a room and takes everybody's sight (people handbook A4).
namespace taicho::fire {

/// Adds what was discharged in this step and lets the rest settle. Open air keeps no cloud.
void settle_powder(const FireStatic& fixed, const StepContext& ctx, const Requests& requests, FireState& state);

/// What the cloud of a place adds to the extinction of the air [1/m].
[[nodiscard]] double powder_extinction(const FireStatic& fixed, const FireState& state, PlaceIndex place);

}  // namespace taicho::fire
