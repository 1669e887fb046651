#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/request.h"
#include "world/world_state.h"

/// LPG cylinders that burst while their relief jet burns: a fireball of what is left, in front of the place, that lights
/// what stands around it inside and harms whoever is near (handbook 1.5).
namespace taicho::fire {

/// Bursts due in the step: the cylinder is gone, the leaves of its place are blown out.
void burst_cylinders(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, FireState& state,
                     std::vector<world::Request>& openings, std::vector<Event>& events);

/// Radiation of fireballs at a point of a place, mean over the last step [W/m2]; a point source outside its ball.
/// Rooms other than the cylinder's see none of it.
[[nodiscard]] double fireball_flux(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec3 at);

}  // namespace taicho::fire
