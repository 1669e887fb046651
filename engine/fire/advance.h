#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/request.h"
#include "world/request.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Advances the fire by one slow step: agents, items, gas, radiation and ignition, openings that fail,
/// stages. `openings` receives what fire does to doors, panes and roofs, `events` what happened, both with
/// exact times. Where nothing burns and nothing is hot it returns at once.
void advance(const StepContext& ctx, const FireStatic& fixed, const world::World& world,
             const world::WorldState& world_state, const Requests& requests, FireState& state,
             std::vector<world::Request>& openings, std::vector<Event>& events);

/// Does anything burn, smoulder towards a new fire, or stay hot?
[[nodiscard]] bool awake(const FireState& state, const Requests& requests);

}  // namespace taicho::fire
