#pragma once

#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Finds the openings around fires that moved since the last look and lists them in the cache's `moved`; fires
/// on either side are marked to have their flames and leaves worked out anew. Whoever changes an opening sets
/// its `changed_at`. Looks only at openings of places that burn or have burnt and at known receivers: the rest
/// of the map costs nothing.
void find_moved_leaves(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                       FireState& state);

}  // namespace taicho::fire
