#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Flux of prescribed radiators, openings and their flames on a target at a time [W/m2].
[[nodiscard]] double target_flux(const FireStatic& fixed, const FireState& state, const Target& target, double time);
/// Flux and flux-time product of every target over the step.
void heat_targets(const FireStatic& fixed, const StepContext& ctx, FireState& state);

}  // namespace taicho::fire
