#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/conditions.h"
#include "fire/fire_state.h"
#include "people/cue.h"
#include "people/population.h"
#include "world/world.h"
#include "world/world_state.h"

namespace taicho::people {

/// What reaches people during one slow step (handbook B1, B2): flame, smoke, smell, heat and noise of the fire
/// where they are, sight through open openings and along the alley, bells, shouts and messages. Looks only at
/// people in or next to places the fire has reached and at receivers of messages; everybody else costs nothing.
/// Nobody knows what did not reach him: `fire_place` is set only by seeing it or being told.
/// Reads and empties `broadcasts` and the inbox; writes known, aware_at, noticing*, fire_place, awake, seen_hrr,
/// the lists, and Asleep or Unaware -> Aware. Adds Woke and Noticed events at their exact times.
void perceive(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& parameters,
              const world::World& world, const world::WorldState& world_state,
              const fire::FireStatic& fire_static, const fire::FireState& fire,
              std::vector<Broadcast>& broadcasts, PeopleState& state, std::vector<Event>& events);

/// Height of the nose above the floor in the present posture [m]; children breathe lower (WHO growth reference 2007).
[[nodiscard]] double nose_height(const ParameterSet& parameters, const Population& who, const PeopleState& state, std::size_t person);
/// In the scene, alive and conscious.
[[nodiscard]] bool can_perceive(const PeopleState& state, std::size_t person);

}  // namespace taicho::people
