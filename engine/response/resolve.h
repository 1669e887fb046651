#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/request.h"
#include "people/cue.h"
#include "people/intent.h"
#include "people/parameters.h"
#include "people/population.h"
#include "response/response_static.h"
#include "world/request.h"

namespace taicho::response {

/// What becomes of intents at the end of a slow step: bottles taken and discharged, water thrown, bells pressed,
/// doors knocked at, 114 called, people lifted; then the fire service. Whether something works is found out here,
/// on the spot. Reads the intents (ascending rows as decide wrote them); writes agents for the fire's next step,
/// doors as world requests, broadcasts for perceive, and the answers in PeopleState.decide.feedback.
/// Events: TookFixture, Discharged, DischargeEnded, DeadBottle, ThrewWater, Smothered, PutOut (subject = person or
/// 0xFFFFFFFE = fire service, object = item, mode = Attack::means), BellPressed, BellRang, Knocked, Shouted, CalledService.
void resolve(const StepContext& ctx, const ResponseStatic& fixed, const people::PeopleStatic& people,
             const people::ParameterSet& parameters, const world::World& world, const world::WorldState& doors,
             const fire::FireStatic& fire_fixed, const fire::FireState& fire,
             const std::vector<people::Intent>& intents, ResponseState& state, people::PeopleState& persons,
             fire::Requests& fire_requests, std::vector<world::Request>& world_requests,
             std::vector<people::Broadcast>& broadcasts, DueList& due, std::vector<Event>& events);

/// Somebody from outside takes away a bottle that no map draws; who holds it keeps it. False: no such id.
bool take_away(const ResponseStatic& fixed, const std::string& id, ResponseState& state);

/// Due things of response (kinds from 1000 up). None yet: what response waits for stands in its state.
void fall_due(const ResponseStatic& fixed, const Due& due, ResponseState& state);

}  // namespace taicho::response
