#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/request.h"
#include "people/population.h"
#include "response/jets.h"
#include "response/response_static.h"
#include "world/world.h"
#include "world/world_state.h"

namespace taicho::response {

/// Judgements of the fire service (people D6, fire-spread handbook 5).
struct ServiceRules {
    double handling_s = 60.0, turnout_s = 60.0, both_sd = 0.3;   ///< [s], sd of ln, D6 (J)
    double speed_m_s = 550.0 / 60.0;      ///< [m/s] 0.55 km/min, D6 (J on R)
    double night_factor = 0.85, rush_factor = 1.4;               ///< D6 (J)
    double setup_low_s = 60.0, setup_high_s = 90.0;              ///< [s] D6 (K)
    LineRules line;
    double second_line_s = 180.0;         ///< [s] until a further line works (J)
    double refill_s = 300.0;              ///< [s] without water when the tank is empty and no source (J)
    double empty_room_s = 20.0;           ///< [s] to look through a room where nobody is (J)
    double rescue_low_s = 180.0, rescue_high_s = 300.0;          ///< [s] 1-2 people per crew, D6 (J)
};

/// Mode of the Diagnostic event: no way of any width leads from outside to the fire; the service does not come.
inline constexpr std::uint16_t k_diagnostic_service = 20;

/// Where trucks stand and how much hose each place needs: along alleys at least `truck_alley_m` wide they drive,
/// the rest is walked. Draws the station distance.
void plan_service(const Measures& m, const world::World& world, std::uint64_t seed, ResponseStatic& out);

/// Some place can be reached by hose.
[[nodiscard]] bool reaches_anything(const ResponseStatic& fixed);

/// Seconds from the call to the arrival at the mouth of the alley (D6).
[[nodiscard]] double travel_time(const ServiceRules& rules, const ResponseStatic& fixed, std::uint64_t seed,
                                 double hour);
/// Seconds from arrival to the first jet at a place: setup and hose lay (D6).
[[nodiscard]] double water_time(const ServiceRules& rules, const ResponseStatic& fixed, std::uint64_t seed,
                                PlaceIndex at);

/// Heads were counted at the gathering point (assembly.cpp): crews know where somebody is missing.
[[nodiscard]] bool heads_counted(const ResponseState& state, double now);

/// The service at the end of a slow step: arrival, hose, jets on what burns, water left, crews that bring people out.
void advance_service(const StepContext& ctx, const ResponseStatic& fixed, const people::PeopleStatic& people,
                     const world::World& world, const world::WorldState& doors, const fire::FireStatic& fire_fixed,
                     const fire::FireState& fire, ResponseState& state, people::PeopleState& persons, fire::Requests& requests,
                     std::vector<Event>& events);

}  // namespace taicho::response
