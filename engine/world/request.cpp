#include "world/request.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace taicho::world {

void apply_requests(const World& world, WorldState& state, std::vector<Request>& requests,
                    std::vector<Event>& events) {
    // the whole record is the key: equal keys are equal requests, so their order cannot matter
    const auto key = [](const Request& r) {
        return std::tuple(r.time, r.opening, r.by, static_cast<int>(r.state), r.open_fraction);
    };
    std::sort(requests.begin(), requests.end(),
              [&](const Request& a, const Request& b) { return key(a) < key(b); });
    for (const Request& r : requests) {
        assert(r.opening.valid() && r.opening.row() < world.openings.size());
        const std::size_t i = r.opening.row();
        const float fraction = is_open(r.state) ? std::clamp(r.open_fraction, 0.0f, 1.0f) : 0.0f;
        if (state.opening_state[i] == r.state && state.open_fraction[i] == fraction) continue;
        state.opening_state[i] = r.state;
        state.open_fraction[i] = fraction;
        state.opened_by[i] = r.by;
        state.changed_at[i] = r.time;
        ++state.version;
        Event e;
        e.time = r.time;
        e.kind = EventKind::OpeningChanged;
        e.mode = static_cast<std::uint16_t>(r.state);
        e.subject = r.opening.v;
        e.object = r.by;
        e.place = world.openings[i].a.v;
        e.values = {fraction, 0.0, 0.0, 0.0};
        events.push_back(e);
    }
    requests.clear();
}

}  // namespace taicho::world
