#pragma once

#include <vector>

#include "core/event.h"
#include "core/ids.h"
#include "world/world_state.h"

namespace taicho::world {

/// "Put this opening into that state": written by people, fire, response and timed actions into an
/// outbox, applied by `apply_requests` at the start of the next tick in (time, opening, by) order.
struct Request {
    double time = 0.0;                    ///< [s] exact moment
    OpeningIndex opening;
    OpeningState state = OpeningState::Open;
    float open_fraction = 1.0f;           ///< used when state is open, broken or burnt through
    std::uint32_t by = 0xFFFFFFFFu;       ///< person row, or none
};

/// Applies the requests and appends one OpeningChanged event per real change. Clears the list.
void apply_requests(const World& world, WorldState& state, std::vector<Request>& requests,
                    std::vector<Event>& events);

}  // namespace taicho::world
