#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/conditions.h"
#include "people/intent.h"
#include "people/parameters.h"
#include "people/people_state.h"
#include "people/population.h"
#include "world/request.h"

namespace taicho::people {

/// Goals and intents of everybody who is awake and knows: first each household as a unit, then each person.
/// Reads what a person knows (PeopleState.known, fire_place, seen_hrr) and the conditions where they stand, never
/// the fire elsewhere. Writes the decide columns, intents for response, unlocked doors as world requests, and one
/// Decided event per decision: mode = Decision; values = probability, HRR seen [kW], extinction [1/m], draw.
void decide(const StepContext& ctx, const PeopleStatic& people, const ParameterSet& parameters,
            const world::World& world, const world::WorldState& doors, const fire::FireStatic& fire_fixed,
            const fire::FireState& fire, PeopleState& state, std::vector<Intent>& intents,
            std::vector<world::Request>& requests, std::vector<Event>& events);

/// Fills PeopleStatic.decide: rules with the scenario's overrides, keys of doors, neighbours to warn. `things`
/// must be there (response::apply_measures adds them).
void prepare_decisions(const world::World& world, PeopleStatic& people);

/// Sizes the decide columns; called by decide when they are not yet there.
void size_decide(const PeopleStatic& people, PeopleState& state);

}  // namespace taicho::people
