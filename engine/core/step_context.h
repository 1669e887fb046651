#pragma once

#include <cstdint>

namespace taicho {

/// What every phase of a step may know beside the state it is given.
struct StepContext {
    double now = 0.0;                    ///< [s] start of the step
    double dt = 0.5;                     ///< [s] its length (slow step, or tick for movement)
    std::uint64_t seed = 1;              ///< run seed: what happens
    std::uint64_t population_seed = 1;   ///< who is there
    double start_hour = 2.5;             ///< [h] clock time at t = 0
};

}  // namespace taicho
