#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/item_burning.h"

/// Burning of combustible outsides: a side of a storey burns as a whole for some minutes, radiates, touches what is on
/// it, climbs to the next storey, and lets the fire in at its end (handbook 2.1, 2.2, 2.7).
namespace taicho::fire {

/// Sets the side of a face alight, with its event; nothing when it burns or has burnt.
void light_face(const FireStatic& fixed, FireState& state, std::uint32_t face, double time, const Cause& cause,
                std::vector<Event>& events);

/// A place flashed over: its combustible walls let the fire out after their time.
void expect_from_inside(const FireStatic& fixed, FireState& state, const GoodsFire& fire);

/// Burning over the step: what falls due, powers at its end, what is through. Marks changed rows of `live` in the cache.
void burn_faces(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events);

/// Length of the flame of goods in a cage [m], long row (handbook 2.5); `rate` [W/m].
[[nodiscard]] double row_flame_length(double rate);

}  // namespace taicho::fire
