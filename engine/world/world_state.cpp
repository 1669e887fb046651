#include "world/world_state.h"

namespace taicho::world {

WorldState initial_state(const World& world) {
    WorldState s;
    const std::size_t n = world.openings.size();
    s.opening_state.reserve(n);
    s.open_fraction.reserve(n);
    for (const Opening& o : world.openings) {
        s.opening_state.push_back(o.initial);
        s.open_fraction.push_back(is_open(o.initial) ? 1.0f : 0.0f);
    }
    s.opened_by.assign(n, 0xFFFFFFFFu);
    s.fixture_taken.assign(world.fixtures.size(), 0);
    s.changed_at.assign(n, 0.0);
    return s;
}

}  // namespace taicho::world
