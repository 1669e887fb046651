#pragma once

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/item_burning.h"
#include "world/world_state.h"

/// Goods of a place: the fire load beyond its listed items, as one package per place that exists only
/// once it burns.
namespace taicho::fire {

/// Row of a place's fire, or null.
[[nodiscard]] inline GoodsFire* find_goods(FireState& state, PlaceIndex place) {
    const std::uint32_t row = state.goods_of[place.row()];
    return row != 0 ? &state.goods[row - 1] : nullptr;
}
[[nodiscard]] inline const GoodsFire* find_goods(const FireState& state, PlaceIndex place) {
    const std::uint32_t row = state.goods_of[place.row()];
    return row != 0 ? &state.goods[row - 1] : nullptr;
}
/// Fires lie in the order in which they were lit: a loop over places fetches the rows it comes to soon.
inline void fetch_fires_ahead(const FireState& state, const std::vector<PlaceIndex>& places, std::size_t k) {
    constexpr std::size_t k_ahead = 6;
    if (k + k_ahead >= places.size()) return;
    const std::uint32_t row = state.goods_of[places[k + k_ahead].row()];
    if (row == 0) return;
    const auto* at = reinterpret_cast<const char*>(&state.goods[row - 1]);
    for (std::size_t line = 0; line < sizeof(GoodsFire); line += 64) __builtin_prefetch(at + line);
}
/// Row of a place's fire, made when missing.
GoodsFire& place_fire(const FireStatic& fixed, FireState& state, PlaceIndex place, double time);

/// Sets the goods alight as a growing local fire, with its event.
void ignite_goods(const FireStatic& fixed, FireState& state, PlaceIndex place, double time,
                  const Cause& cause, std::vector<Event>& events);

/// As ignite_goods, but along a whole side: what burns already grows as fast as at flashover.
void involve_goods(const FireStatic& fixed, FireState& state, PlaceIndex place, double time, const Cause& cause,
                   std::vector<Event>& events);

/// Another part of burning goods lit from outside: as many growing fires side by side (handbook 1.3, J).
void add_front(GoodsFire& goods);

/// The whole place burns from `time` on: every item and the goods, up to what fuel and openings allow.
void flash_over(const FireStatic& fixed, const world::WorldState& world, FireState& state,
                PlaceIndex place, double time, std::vector<Event>& events);

/// Burning of one row over the step.
void burn_goods(const FireStatic& fixed, const StepContext& ctx, const Requests& requests,
                FireState& state, GoodsFire& goods);

/// Part of what burns in a place that `burning` [W] is; agents into a place are shared by it.
[[nodiscard]] double place_share(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                                 double burning);

}  // namespace taicho::fire
