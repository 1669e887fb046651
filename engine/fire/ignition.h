#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Flux of a point source [W/m2] at distance r (Modak 1977; handbook 1.1).
[[nodiscard]] double point_source_flux(double radiative, double hrr, double r);
/// Height of a burning package's flame [m], Heskestad; wide weak fires by their own law (handbook 2.5).
/// hrr [W], area [m2].
[[nodiscard]] double package_flame_height(double hrr, double area);

/// What flames send to a point of a place [W/m2]; with `item` valid, to that package's near face.
struct FlameFlux {
    double flux = 0.0;            ///< [W/m2]
    ItemIndex strongest;          ///< source of the largest part
    double strongest_flux = 0.0;  ///< [W/m2]
    SpreadMode mode = SpreadMode::PointSource;   ///< of that part
};
[[nodiscard]] FlameFlux flame_flux(const FireStatic& fixed, const FireState& state, ItemIndex item);
[[nodiscard]] double flame_flux_at(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                                   Vec2 at, double height);

/// Flux-time products of the packages in hot places over the step; lights those that reach theirs at
/// the exact moment.
void heat_items(const FireStatic& fixed, const StepContext& ctx, FireState& state,
                std::vector<Event>& events);

}  // namespace taicho::fire
