#include "sim/step.h"

#include <algorithm>

#include "fire/advance.h"
#include "people/decide.h"
#include "people/harm.h"
#include "people/perceive.h"
#include "response/resolve.h"
#include "sim/actions.h"
#include "sim/due_kinds.h"
#include "sim/walk_step.h"

namespace taicho::sim {

namespace {

StepContext context(const Model& model, const State& state, double dt) {
    return {.now = state.clock.now(), .dt = dt, .seed = model.scenario->run.seed,
            .population_seed = model.scenario->run.population_seed, .start_hour = model.start_hour};
}

/// Requests and events of the last step take effect: doors, then timed acts.
void deliver(const Model& model, State& state, Profile& profile) {
    const PhaseTimer timer(profile, Phase::Requests);
    for (const Due& due : state.due.take_until(state.clock.now())) {
        switch (static_cast<DueKind>(due.kind)) {
            case DueKind::Action: carry_out(model, state, due); break;
            case DueKind::CloseDoor: close_behind(model, state, due); break;
            default: response::fall_due(model.response, due, state.response); break;
        }
    }
    if (!state.world_requests.empty()) {
        world::apply_requests(*model.world, state.world, state.world_requests, state.events);
    }
}

void burn(const Model& model, const StepContext& ctx, State& state, Profile& profile) {
    const PhaseTimer timer(profile, Phase::Fire);
    fire::advance(ctx, *model.fire, *model.world, state.world, state.fire_requests, state.fire,
                  state.world_requests, state.events);
    state.fire_requests.clear();
}

void think(const Model& model, const StepContext& ctx, State& state, Profile& profile) {
    {
        const PhaseTimer timer(profile, Phase::Perceive);
        people::perceive(ctx, model.people, model.parameters, *model.world, state.world, *model.fire,
                         state.fire, state.broadcasts, state.people, state.events);
    }
    const PhaseTimer timer(profile, Phase::Decide);
    people::decide(ctx, model.people, model.parameters, *model.world, state.world, *model.fire, state.fire,
                   state.people, state.intents, state.world_requests, state.events);
}

void suffer(const Model& model, const StepContext& ctx, State& state, Profile& profile) {
    const PhaseTimer timer(profile, Phase::Harm);
    people::harm(ctx, model.people, model.parameters, *model.world, state.world, *model.fire, state.fire, state.people,
                 state.events);
}

void respond(const Model& model, const StepContext& ctx, State& state, Profile& profile) {
    const PhaseTimer timer(profile, Phase::Resolve);
    response::resolve(ctx, model.response, model.people, model.parameters, *model.world, state.world,
                      *model.fire, state.fire, state.intents, state.response, state.people,
                      state.fire_requests, state.world_requests, state.broadcasts, state.due, state.events);
    state.intents.clear();
}

}  // namespace

void step(const Model& model, State& state, Cache& cache, Profile& profile) {
    deliver(model, state, profile);
    const bool slow = state.clock.at_slow_step();
    const StepContext ctx = context(model, state, state.clock.slow_s());
    if (slow) {
        burn(model, ctx, state, profile);
        think(model, ctx, state, profile);
    }
    {
        const PhaseTimer timer(profile, Phase::Move);
        if (slow) order_walkers(model, ctx, state, cache);
        walk(model, context(model, state, state.clock.tick_s), state, cache);
    }
    if (slow) {
        suffer(model, ctx, state, profile);
        respond(model, ctx, state, profile);
    }
    ++state.clock.tick;
}

}  // namespace taicho::sim
