#pragma once

#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"

/// Firebrands (fire-spread handbook 2.10): the least certain part, so its laws stand behind a switch.
namespace taicho::fire {

/// Lognormal distance along the wind, normal across it.
struct BrandLaw {
    double mu = 0.0, sigma = 1.0;   ///< of ln distance [m]
    double across = 5.0;            ///< [m] standard deviation
    double mean = 0.0, sd = 0.0;    ///< [m] of the distance
};
/// Himoto's disk brands: flame base [m], rate [W], wind [m/s], brand thickness [m] and density.
[[nodiscard]] BrandLaw himoto_brands(double base, double rate, double wind, double thickness = 0.005,
                                     double density = 100.0, double air = 1.1, double ambient = 300.0);
/// SWUIFT: median 30 u, sigma_ln 0.3, 4.85 m across.
[[nodiscard]] BrandLaw swuift_brands(double wind);
/// Density of landing at (along, across) [1/m2].
[[nodiscard]] double landing_density(const BrandLaw& law, double along, double across);
/// Brands per m2 of roof over the whole burn (SWUIFT count).
[[nodiscard]] double brands_per_roof(double wind);
/// De Beer's pile criterion: least deposited mass [g/cm2] that ignites at a local wind [m/s]; infinity if none.
[[nodiscard]] double pile_threshold(double wind);

/// Draws once per emitter, target and minute whether brands light a house downwind.
void spread_brands(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events);

}  // namespace taicho::fire
