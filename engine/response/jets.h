#pragma once

#include <utility>
#include <vector>

#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/request.h"
#include "response/response_state.h"
#include "response/suppression.h"

/// Hand lines of the fire service and of community pumps (fire-spread handbook 5).
namespace taicho::response {

/// Judgements of a line worked from outside.
struct LineRules {
    double efficiency = 0.32;     ///< from outside 0.1-0.32 (K)
    double unreachable = 0.1;     ///< effect above `reach_level` (J)
    int reach_level = 3;          ///< storeys a line from the alley reaches (J)
    double knock_s = 90.0;        ///< [s] a line stops a compartment in 60-120 (J)
    double wet_flux = 2.0e3;      ///< [W/m2] openings that receive more are worth wetting (J)
};

struct Line {
    double flow = 0.0;            ///< [kg/s]
    std::uint32_t by = k_by_service;
    std::uint8_t means = 4;       ///< of the attack: 4 jet, 5 pump
};

/// Places where something burns, worst first: heat release, then row [W].
[[nodiscard]] std::vector<std::pair<double, PlaceIndex>> burning_places(const fire::FireStatic& fixed, const fire::FireState& fire);

/// A line takes flow x efficiency x 2.6 MJ/kg; where the fire is larger its effect shrinks.
void play_on(const LineRules& rules, const SuppressionRules& water, const fire::FireStatic& fixed, const fire::FireState& fire,
             PlaceIndex place, double hrr, const Line& line, fire::Requests& requests, std::vector<Attack>& attacks);

/// Wets the openings that receive most; cheaper than knocking down. False: none is worth it.
bool wet_neighbours(const LineRules& rules, const fire::FireState& fire, double flow, fire::Requests& requests);

}  // namespace taicho::response
