#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/conditions.h"
#include "fire/fire_state.h"
#include "people/dose.h"
#include "people/population.h"
#include "world/world.h"
#include "world/world_state.h"

namespace taicho::people {

/// Causes as `PeopleState::cause` and the outcomes name them.
enum class HarmCause : std::uint8_t { Gas, Heat, Flux, Irritant, Fall, None };

/// What smoke and heat did to people in affected places during one slow step (handbook C): gas, heat and burn
/// dose, irritants, falling at the own threshold, death, all at their exact times within the step; and how
/// fast those who walk in it want to walk. Looks at `state.exposed` only. Writes the harm columns, `walk.v0`,
/// and activity Incapacitated or Dead. Adds Injured, Incapacitated and Died events (values: gas dose,
/// heat dose, irritant concentration, temperature [K]).
void harm(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& parameters,
          const world::World& world, const world::WorldState& world_state,
          const fire::FireStatic& fire_static, const fire::FireState& fire, PeopleState& state,
          std::vector<Event>& events);

/// How hard somebody works: fighting and carrying heavy, asleep or fallen at rest, else light.
[[nodiscard]] WorkRate work_rate(const PeopleState& state, std::size_t person);

/// Factor on the gas dose of somebody who shelters: closed solid door with open outside window, closed poor
/// door; 1 when a door to an affected place stands open or nobody shelters.
[[nodiscard]] double shelter_factor(const ParameterSet& parameters, const world::World& world,
                                    const world::WorldState& world_state, const fire::FireState& fire,
                                    const PeopleState& state, std::size_t person);

/// Share of the clear-air speed that is left in smoke and irritants, crawling or not.
[[nodiscard]] double speed_factor(const PeopleStatic& fixed, const ParameterSet& parameters, double speed_free,
                                  double extinction, double fic, bool crawling);
/// Speed a person wants to walk at on the level [m/s]: own speed, load, smoke. Carrying a child 0.8 of the own
/// speed, with a person who needs help 0.6 m/s at most (B4).
[[nodiscard]] double wanted_speed(const PeopleStatic& fixed, const ParameterSet& parameters,
                                  const PeopleState& state, std::size_t person, double extinction);

/// Dose of one person over `minutes` in constant conditions; what `harm` adds up.
struct DoseStep {
    double gas = 0.0, heat = 0.0, burn = 0.0;   ///< [-]
    double fic = 0.0;                           ///< [-] irritants now
    bool radiant = false;                       ///< more than half of the heat came by radiation
};
[[nodiscard]] DoseStep dose_step(const ParameterSet& parameters, const fire::Conditions& c, WorkRate work,
                                 HcnForm form, double factor, double minutes);

}  // namespace taicho::people
