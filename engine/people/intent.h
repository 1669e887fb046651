#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"

namespace taicho::people {

/// What somebody wants to do to the world, once there: written by decide, resolved by response at the end
/// of the slow step. Whether it works is found out on arrival.
enum class IntentKind : std::uint8_t {
    None, TakeBottle, Discharge, ThrowWater, Smother, PressBell, Knock, ShoutAround, CallService,
    OpenOpening, CloseOpening, BreakOpening, Lift, PutDown, UseHose, StartPump, Order
};

struct Intent {
    double time = 0.0;             ///< [s]
    PersonIndex by;
    IntentKind kind = IntentKind::None;
    FixtureIndex fixture;          ///< bottle, bell, hose
    ItemIndex item;                ///< burning item
    OpeningIndex opening;
    PersonIndex person;            ///< who is carried, ordered
    HouseholdIndex household;      ///< whose door is knocked at
};

}  // namespace taicho::people
