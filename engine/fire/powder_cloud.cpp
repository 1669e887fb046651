#include "fire/powder_cloud.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {
namespace {

constexpr double k_gone = 0.02;   // [kg] less than this hides nothing any more

PowderCloud& cloud_of(FireState& state, PlaceIndex place) {
    auto& list = state.clouds;
    const auto at = std::lower_bound(list.begin(), list.end(), place,
                                     [](const PowderCloud& c, PlaceIndex p) { return c.place < p; });
    if (at != list.end() && at->place == place) return *at;
    return *list.insert(at, PowderCloud{place, 0.0});
}

}  // namespace

void settle_powder(const FireStatic& fixed, const StepContext& ctx, const Requests& requests, FireState& state) {
    if (!state.clouds.empty()) {
        const double left = std::exp(-ctx.dt / fixed.def.burning.powder_efold);
        for (PowderCloud& c : state.clouds) c.kg *= left;
        std::erase_if(state.clouds, [](const PowderCloud& c) { return c.kg < k_gone; });
    }
    for (const AgentRequest& r : requests.agent) {
        if (r.powder <= 0.0) continue;
        const PlaceIndex place = r.item.valid() ? fixed.item(r.item).place : r.place;
        if (!place.valid() || fixed.world->places[place.row()].outdoors) continue;
        cloud_of(state, place).kg += r.powder * ctx.dt;
    }
}

double powder_extinction(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    const auto at = std::lower_bound(state.clouds.begin(), state.clouds.end(), place,
                                     [](const PowderCloud& c, PlaceIndex p) { return c.place < p; });
    if (at == state.clouds.end() || at->place != place) return 0.0;
    const world::Place& room = fixed.world->places[place.row()];
    return fixed.def.burning.powder_extinction * at->kg / std::max(1.0, room.area * room.height);
}

}  // namespace taicho::fire
