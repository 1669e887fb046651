#pragma once

#include "core/problems.h"
#include "sim/model.h"
#include "sim/state.h"

namespace taicho::sim {

/// Checks that every timed action names something that exists.
void check_actions(const Model& model, Problems& problems);
/// Puts the scenario's timed actions on the due list (payload = row of the action).
void schedule_actions(const Model& model, State& state);
/// Carries out one action that fell due: writes requests, cues and an Action event.
void carry_out(const Model& model, State& state, const Due& due);

}  // namespace taicho::sim
