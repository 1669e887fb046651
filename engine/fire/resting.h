#pragma once

#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

/// Places that burn on at the same rate for minutes, with nothing about to fail, rest: no step looks at them
/// (handbook 6.2: between two changes of an emitter everything around it is linear). What they spend is
/// caught up when they wake: before something of their own falls due, when one of their leaves moves, or
/// when somebody throws an agent at them. Only where no gas model owns the air of the place.
namespace taicho::fire {

/// Wakes whom this step concerns.
void wake_places(const FireStatic& fixed, const StepContext& ctx, const Requests& requests, FireState& state);

/// Lays to rest whoever stood still over the step just done.
void rest_places(const FireStatic& fixed, const StepContext& ctx, FireState& state);

/// Calls fn(fire) for every fire that does not rest, by ascending place.
template <class F>
void each_stirring(FireState& state, F&& fn) {
    for (const PlaceIndex place : state.hot_places)
        if (const std::uint32_t row = state.goods_of[place.row()]; row != 0) fn(state.goods[row - 1]);
}
template <class F>
void each_stirring(const FireState& state, F&& fn) {
    for (const PlaceIndex place : state.hot_places)
        if (const std::uint32_t row = state.goods_of[place.row()]; row != 0) fn(state.goods[row - 1]);
}

}  // namespace taicho::fire
