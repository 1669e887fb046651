#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// A barrier between a place and what lies behind it.
struct WallEdge {
    PlaceIndex other;
    double minutes = 75.0;      ///< [min] of the standard fire; used unless `after` is set
    double after = -1.0;        ///< [s] from flashover: open roof void over the wall; negative = not
    SpreadMode mode = SpreadMode::PartyWall;
};

/// Barriers of a place, found at its first use (handbook 2.9).
[[nodiscard]] const std::vector<WallEdge>& walls_of(const FireStatic& fixed, PlaceIndex place);

/// Equivalent time behind the walls of developed places; those that fail light what is behind.
void heat_walls(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events);

}  // namespace taicho::fire
