#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.h"
#include "world/world.h"

namespace taicho::world {

/// What changes in the world during a run; written by people and fire, read by people, gas, radiation.
struct WorldState {
    std::vector<OpeningState> opening_state;
    std::vector<float> open_fraction;         ///< 0..1 of the clear area that lets gas and heat through
    std::vector<std::uint32_t> opened_by;     ///< person row of the last change, or 0xFFFFFFFF
    std::vector<std::uint8_t> fixture_taken;  ///< 1 = no longer at its place
    std::vector<double> changed_at;           ///< [s] last change of each opening
    std::uint64_t version = 0;                ///< counts changes of openings, for route caches
};

/// Openings as the map states them, nothing taken.
[[nodiscard]] WorldState initial_state(const World& world);

/// Can somebody without a tool or key walk through now (open, or closed and openable)?
[[nodiscard]] constexpr bool passable(OpeningState s) {
    return s == OpeningState::Open || s == OpeningState::Closed || s == OpeningState::Broken ||
           s == OpeningState::BurntThrough;
}
/// Is the leaf out of the way for gas and heat?
[[nodiscard]] constexpr bool is_open(OpeningState s) {
    return s == OpeningState::Open || s == OpeningState::Broken || s == OpeningState::BurntThrough;
}

}  // namespace taicho::world
