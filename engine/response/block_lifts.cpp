// Lifts on alarm: a car that returns stands at the ground with its doors open; one that does not stops where it
// was called, where smoke in its light beam keeps it (people handbook D4; not used for escape).
#include <algorithm>

#include "response/block_alarm.h"

namespace taicho::response {

namespace {

constexpr double k_round_car = 0.15;   // [m2] gap between a car and its shaft, doors open: 3 cm round 5 m (J)
constexpr double k_travel_s = 30.0;    // [s] (J)

/// Landing door of a storey; without one there, the nearest below.
OpeningIndex landing(const Scene& s, const Lift& lift, int level) {
    OpeningIndex best = lift.doors.front();
    for (const OpeningIndex o : lift.doors)
        if (s.world.openings[o.row()].level <= level) best = o;
    return best;
}

}  // namespace

void move_lifts(Scene& s) {
    for (std::size_t k = 0; k < s.fixed.block.lifts.size(); ++k) {
        const Lift& lift = s.fixed.block.lifts[k];
        if (s.state.block.lift_called[k] != 0 || !building_alarmed(s, lift.building)) continue;
        s.state.block.lift_called[k] = 1;
        const OpeningIndex door = landing(s, lift, lift.returns ? s.world.openings[lift.doors.front().row()].level
                                                                : alarm_level(s, lift.building));
        const world::Opening& o = s.world.openings[door.row()];
        const double area = o.width * std::max(0.1, o.soffit_z - o.sill_z);
        s.world_requests.push_back({s.ctx.now + k_travel_s, door, world::OpeningState::Open,
                                    static_cast<float>(std::min(1.0, k_round_car / area)), 0xFFFFFFFFu});
    }
}

}  // namespace taicho::response
