#include "core/hash.h"
#include "fire/fire_hash.h"
#include "response/response_hash.h"
#include "sim/run.h"

namespace taicho::sim {

std::uint64_t state_hash(const Model& model, const State& state) {
    std::uint64_t sum = fire::hash_of(state.fire) + people::hash_of(model.people, state.people) +
                        response::hash_of(model.response, state.response);
    for (std::size_t i = 0; i < state.world.opening_state.size(); ++i) {
        const auto s = state.world.opening_state[i];
        if (s == model.world->openings[i].initial) continue;   // as drawn: no part of the history
        sum += RowHash(model.world->opening_key[i]).add(static_cast<std::uint64_t>(s)).value();
    }
    return sum;
}

}  // namespace taicho::sim
