#pragma once

#include <string>
#include <vector>

#include "sim/model.h"
#include "sim/state.h"

namespace taicho::sim {

/// Hand calculation to stand beside the simulated time: everybody present through the tightest set of openings at
/// once, without a metre walked and every way open (Graph::max_flow_bound), at 1.3 p/(m s), the most of the SFPE
/// hand calculation. Dense crowds of the walking model pass up to 1.9: at one wide door they can be faster.
struct EvacuationBound {
    double time_s = 0.0;                 ///< [s] 0 = nobody present, or nobody can get out
    double flow = 0.0;                   ///< [p/s] through those openings
    double people = 0.0;                 ///< [p] who must pass them
    double cut_off = 0.0;                ///< [p] without any way out
    std::vector<std::string> openings;   ///< ids of the critical openings
};
[[nodiscard]] EvacuationBound evacuation_bound(const Model& model, const State& state);

}  // namespace taicho::sim
