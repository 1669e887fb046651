#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Why and by what a package or a place lit; becomes the Ignition event.
struct Cause {
    SpreadMode mode = SpreadMode::Started;
    std::uint32_t object = 0xFFFFFFFFu;  ///< source item row; from outside: opening row, or openings + place (roof, wall, brands)
    double flux = 0.0;                   ///< [W/m2]
    double share = 1.0;                  ///< [-] of the flux-time product
    double source_hrr = 0.0;             ///< [W]
    double heated = 0.0;                 ///< [s] above the critical flux before it lit; 0 = not known
};

/// Sets an item alight at an exact time within the step; what burns until its end is made up in the next.
void ignite_item(const FireStatic& fixed, FireState& state, ItemIndex item, double time,
                 const Cause& cause, std::vector<Event>& events);

/// Ignitions asked for and re-ignitions due in this step.
void light_due(const FireStatic& fixed, const StepContext& ctx, FireState& state,
               std::vector<Event>& events);

/// Burning of every item and of the goods over the step, under the agents requested: rates wanted,
/// fuel spent, what goes out and when.
void burn_packages(const FireStatic& fixed, const StepContext& ctx, const Requests& requests,
                   FireState& state, std::vector<Event>& events);

/// After the gas: starving packages, lists of what burns.
void settle_packages(const FireStatic& fixed, const StepContext& ctx, FireState& state,
                     std::vector<Event>& events);

/// Share of its free burning a package gives off after `dt`: fuel comes off with the heat that its own fire
/// sends back, so with too little air it falls towards the excess over what burns, and comes back with air.
[[nodiscard]] double held_share(const BurningDef& def, double held, double wanted, double actual, double dt);

/// Rate an item radiates with at the end of the step: what it wants, held down to what the air lets burn.
[[nodiscard]] double radiating_hrr(const FireState& state, ItemIndex item);

/// Keeps ascending lists without duplicates.
template <class I>
void insert_sorted(std::vector<I>& list, I value) {
    std::size_t at = list.size();
    while (at > 0 && value < list[at - 1]) --at;
    if (at > 0 && list[at - 1] == value) return;
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), value);
}

}  // namespace taicho::fire
