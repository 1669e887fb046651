#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/flashover.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Openings of a place that stand open now, towards the open air or (all) towards anything.
[[nodiscard]] VentOpening open_vents_of(const FireStatic& fixed, const world::WorldState& world,
                                        PlaceIndex place, bool all);

/// Open towards the open air on opposite sides: a through draught.
[[nodiscard]] bool open_through(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place);

/// Rate at which the goods of a developed place give off fuel [W]: the smaller of fuel- and
/// ventilation-limited burning, deep rooms by their own law; what melts exceeds the air and burns outside.
[[nodiscard]] double developed_rate(const FireStatic& fixed, const world::WorldState& world,
                                    PlaceIndex place);

/// Looks at the places that are on fire or hot: flashover, decay, burnt out, floor area lost, buildings.
void update_stages(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                   FireState& state, std::vector<Event>& events);

}  // namespace taicho::fire
