#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/request.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Panes, shutters and doors of hot places that give way by heat, and panes hit from outside
/// (fire-spread handbook 2.1); drawn once per opening.
void fail_openings(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                   FireState& state, std::vector<world::Request>& openings);

/// A pane: cracks by heat, lets part of the radiation through while it stands.
[[nodiscard]] bool is_glass(const world::Opening& opening);

/// Light roofs over developed places that open and fall in (2.6).
void fail_roofs(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events);

/// Time from flashover to a roof's first opening and to its collapse [s]; negative = stays.
struct RoofTimes {
    double opens = -1.0, falls = -1.0;
};
[[nodiscard]] RoofTimes roof_times(const FireStatic& fixed, PlaceIndex place);

}  // namespace taicho::fire
