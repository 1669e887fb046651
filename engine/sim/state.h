#pragma once

#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/event.h"
#include "fire/fire_state.h"
#include "fire/request.h"
#include "people/intent.h"
#include "people/people_state.h"
#include "response/response_state.h"
#include "world/request.h"
#include "world/world_state.h"

namespace taicho::sim {

/// Steps undone because a wall stood across them: how many, and where the first was.
struct WallStops {
    std::size_t count = 0;
    double first_time = 0.0;           ///< [s]
    Vec2 at;
    std::uint32_t place = 0;
};

/// Everything that changes during a run, as a value: a copy is a checkpoint, a resume and a branch.
struct State {
    Clock clock;
    world::WorldState world;
    fire::FireState fire;
    people::PeopleState people;
    response::ResponseState response;
    // boxes crossing the step boundary
    std::vector<world::Request> world_requests;
    fire::Requests fire_requests;
    std::vector<people::Intent> intents;
    std::vector<people::Broadcast> broadcasts;
    DueList due;                       ///< arrivals, delayed acts, scheduled actions
    std::vector<Event> events;         ///< everything so far, by time
    std::size_t diagnostics = 0;
    WallStops wall_stops;
};

}  // namespace taicho::sim
