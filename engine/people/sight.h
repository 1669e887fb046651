#pragma once

#include <algorithm>

#include "people/parameters.h"
#include "world/world.h"

namespace taicho::people {

inline constexpr double k_light_emitting = 8.0;   ///< [-] visibility x extinction of a light source, Jin (R2, C5)

/// Is a fire in the own room seen through its smoke, from half the depth of the room?
[[nodiscard]] inline bool flame_in_room_seen(const ParameterSet& p, const world::Place& room, double hrr, double extinction) {
    return hrr >= p[Param::FlameRoom] && extinction * 0.5 * std::clamp(room.depth, 1.0, 20.0) < k_light_emitting;
}

}  // namespace taicho::people
