#pragma once

#include <cstdint>
#include <string>

/// Small random buildings with random fires, water, and leaves that open and shut: none may upset the model.
namespace taicho::fire {

struct GasFuzzResult {
    std::string fault;            ///< the first thing unsound in a state, or empty
    double mass_error = 0;        ///< [-] of the air turned over
    double energy_error = 0;      ///< [-] of the heat released
    std::uint64_t halved = 0;     ///< [-] steps that were halved
    std::uint64_t unconverged = 0;   ///< [-] pressure solves stopped at the smallest step
    std::uint64_t overpressure = 0;  ///< [-] rooms and steps above 5 kPa, counted as diagnostics
};

/// Runs case `seed` for 120 s in 240 steps.
[[nodiscard]] GasFuzzResult run_gas_fuzz(std::uint64_t seed);

}  // namespace taicho::fire
