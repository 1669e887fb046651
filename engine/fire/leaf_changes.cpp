#include "fire/leaf_changes.h"

#include "fire/exposure.h"

namespace taicho::fire {

void find_moved_leaves(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                       FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    cache.moved.clear();
    cache.fires_moved = false;
    // A change may carry a time of the step before the one that saw it.
    const double since = state.looked_at - 2.0 * ctx.dt;
    state.looked_at = ctx.now;
    if (state.looked_version == world.version) return;
    const bool first = state.looked_version == ~0ull;
    state.looked_version = world.version;
    for (GoodsFire& g : state.goods)
        for (const OpeningIndex o : fixed.world->openings_of[g.place.row()])
            if (first || world.changed_at[o.row()] >= since) g.flames_stale = g.leaves_stale = cache.fires_moved = true;
    for (const ReceiverRow& r : state.receivers)
        if (r.opening.valid() && (first || world.changed_at[r.opening.row()] >= since)) cache.moved.push_back(r.opening);
}

}  // namespace taicho::fire
