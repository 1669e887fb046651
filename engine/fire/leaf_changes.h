#pragma once

#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Finds the openings that moved since the last look and lists them in the cache's `moved`; fires on either side
/// are marked to have their flames and leaves worked out anew. Whoever changes an opening sets `changed_at`;
/// where the count of changes says that somebody did not, every opening counts as moved.
void find_moved_leaves(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                       FireState& state);

}  // namespace taicho::fire
