#include "sim/settle.h"

#include <algorithm>

namespace taicho::sim {

namespace {

bool on_the_move(people::Activity a) {
    using people::Activity;
    return a == Activity::Preparing || a == Activity::Walking || a == Activity::Queueing ||
           a == Activity::Fighting || a == Activity::Helping || a == Activity::Carried;
}

/// Somebody noticing something, told to move later, or still to arrive.
bool people_to_come(const Model& model, const State& state) {
    if (!state.people.pending.empty()) return true;
    if (state.people.arrived < model.people.arrivals.size()) return true;
    const auto& at = model.people.population.prescribed_response;
    return std::any_of(state.people.attentive.begin(), state.people.attentive.end(), [&](PersonIndex p) {
        return static_cast<double>(at[p.row()]) >= state.clock.now();   // NaN, by cues: false
    });
}

bool ignition_pending(const Model& model, const State& state) {
    return model.ignition.item.valid() && state.clock.now() <= model.ignition_s;
}

}  // namespace

bool settled(const Model& model, const State& state) {
    const fire::FireState& f = state.fire;
    if (!f.burning.empty() || !f.waiting.empty() || !state.due.empty()) return false;
    if (ignition_pending(model, state) || people_to_come(model, state)) return false;
    if (std::any_of(f.goods.begin(), f.goods.end(), [](const auto& g) { return g.burning; })) return false;
    if (!state.people.exposed.empty() || !state.people.inbox.empty()) return false;
    const auto& walking = state.people.walk.active;
    if (!walking.empty()) return false;
    return std::none_of(state.people.attentive.begin(), state.people.attentive.end(),
                        [&](PersonIndex p) { return on_the_move(state.people.activity[p.row()]); });
}

}  // namespace taicho::sim
