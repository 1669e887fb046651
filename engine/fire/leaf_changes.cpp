#include "fire/leaf_changes.h"

#include "fire/exposure.h"
#include "fire/goods.h"

namespace taicho::fire {
namespace {

void mark(FireState& state, PlaceIndex place) {
    GoodsFire* g = place.valid() ? find_goods(state, place) : nullptr;
    if (g != nullptr) g->flames_stale = g->leaves_stale = true;
}

}  // namespace

void find_moved_leaves(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                       FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    cache.moved.clear();
    cache.all_moved = false;
    if (state.looked_version == world.version) {
        state.looked_at = ctx.now;
        return;
    }
    // A change may carry a time of the step before the one that saw it.
    const double since = state.looked_at - 2.0 * ctx.dt;
    for (std::size_t o = 0; o < world.changed_at.size(); ++o)
        if (world.changed_at[o] >= since) cache.moved.push_back(OpeningIndex(o));
    const bool known = state.looked_version != ~0ull && cache.moved.size() >= world.version - state.looked_version;
    if (!known) {
        cache.all_moved = true;
        for (GoodsFire& g : state.goods) g.flames_stale = g.leaves_stale = true;
    }
    for (const OpeningIndex o : cache.moved) {
        mark(state, fixed.world->openings[o.row()].a);
        mark(state, fixed.world->openings[o.row()].b);
    }
    state.looked_version = world.version;
    state.looked_at = ctx.now;
}

}  // namespace taicho::fire
