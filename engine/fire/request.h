#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/ids.h"

namespace taicho::fire {

enum class Agent : std::uint8_t { PowderAbc, PowderBc, Co2, Water, Smother, Sprinkler };

/// Agent reaching a burning item during the coming slow step; written by response, read by fire. The law
/// is the fire's (people handbook A6); who holds the nozzle is nobody's business here.
struct AgentRequest {
    ItemIndex item;            ///< burning package; invalid = everything that burns in `place`
    PlaceIndex place;          ///< used where `item` is invalid: a jet into a developed room
    Agent agent = Agent::PowderAbc;
    double rate = 0.0;         ///< [W/s] burning taken away per second, class A: eta * mdot / D_A
    double area_rate = 0.0;    ///< [m2/s] burning area taken away per second, class B: eta * mdot / D_B
    double critical_area = 0.0;///< [m2] largest liquid fire this flow can put out; 0 = not for liquids
    double cooling = 0.0;      ///< [W] heat the agent takes from the room's gas (water)
    double re_ignition_p = 0.0;///< chance that the item burns again within 5 min once out (A6)
    double powder = 0.0;       ///< [kg/s] that hangs in the air of the place
    double flare_up = 1.0;     ///< [-] factor on the burning for the next 5 s (water on oil)
    double ceiling = std::numeric_limits<double>::infinity();   ///< [W] burning held at most at this (sprinkler)
    std::uint32_t by = 0xFFFFFFFFu;
};

/// Water on a receiver (opening, roof, facade): while wetted its net flux falls and the flux-time
/// product leaks (fire-spread handbook 5).
struct WettingRequest {
    OpeningIndex opening;
    double flow = 0.0;         ///< [kg/s] effective
};

/// A timed act or a test sets an item alight.
struct IgniteRequest {
    double time = 0.0;
    ItemIndex item;
};

/// A stair's supply fan is switched.
struct FanRequest {
    FixtureIndex fan;
    bool on = true;
};

struct Requests {
    std::vector<AgentRequest> agent;
    std::vector<WettingRequest> wetting;
    std::vector<IgniteRequest> ignite;
    std::vector<FanRequest> fans;
    void clear() {
        agent.clear();
        wetting.clear();
        ignite.clear();
        fans.clear();
    }
};

}  // namespace taicho::fire
