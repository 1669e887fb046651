#pragma once

#include <limits>

#include "core/curve.h"

namespace taicho::fire {

/// How a package would burn left alone (handbook 1.3): t-squared growth, plateau, then a linear decay
/// in time once 70 % of the energy is spent; or a prescribed curve of its own clock.
struct BurnLaw {
    double alpha = 46.9;     ///< [W/s2]
    double peak = 1e6;       ///< [W]
    double energy = 1e8;     ///< [J]
    double decay_from = 0.7; ///< [-] share of the energy spent when the decay begins
    const Curve* curve = nullptr;  ///< [s] -> [W] instead
};

/// Where a burning package stands. `knocked` is burning taken away by agent that is still hot.
struct BurnRow {
    double clock = 0.0;      ///< [s] its own time of growth; stands still where its fire does
    double spent = 0.0;      ///< [J] fuel gone, burnt or left as unburned gas
    double knocked = 0.0;    ///< [W]
};

/// Agent on it during a step.
struct BurnAgent {
    double rate = 0.0;       ///< [W/s] burning taken away
    double floor_share = 0.0;///< [-] it cannot get the burning below this share (liquid fires too large)
    double ceiling = std::numeric_limits<double>::infinity();   ///< [W] held at most at this
    bool on = false;
    [[nodiscard]] bool holds() const { return ceiling < std::numeric_limits<double>::infinity(); }
};

struct BurnStep {
    double mean_hrr = 0.0;   ///< [W] over the step
    double end_hrr = 0.0;    ///< [W]
    double out_after = -1.0; ///< [s] from the start of the step when it stopped; negative = burns on
    bool by_agent = false;
};

/// Rate of the whole package as it stands [W], before what is knocked down.
[[nodiscard]] double free_hrr(const BurnLaw& law, const BurnRow& row);

/// Advances a package. `growth` in 0..1 slows its clock (starved of oxygen). Left alone, the integral of
/// the rate is the energy exactly, for any step. `efold` [s] is how fast knocked-down burning comes back
/// once no agent is on it (people handbook A6).
[[nodiscard]] BurnStep advance_burning(const BurnLaw& law, BurnRow& row, double dt,
                                       const BurnAgent& agent = {}, double growth = 1.0,
                                       double efold = 15.0);

/// The phases of a package left alone, in closed form (handbook 1.3).
struct BurnPhases {
    double peak = 0.0;       ///< [W] reached
    double growth = 0.0;     ///< [s]
    double growth_energy = 0.0;  ///< [J]
    double steady = 0.0;     ///< [s]
    double decay = 0.0;      ///< [s]
    [[nodiscard]] double end() const { return growth + steady + decay; }
};
[[nodiscard]] BurnPhases burn_phases(const BurnLaw& law);

}  // namespace taicho::fire
