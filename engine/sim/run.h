#pragma once

#include <atomic>
#include <span>

#include "core/profile.h"
#include "sim/model.h"
#include "sim/observer.h"
#include "sim/state.h"

namespace taicho::sim {

/// Why a run ended.
enum class RunEnd { Duration, Settled, Stopped };

struct RunControl {
    double until_s = -1.0;                      ///< [s] earlier than the scenario's duration; < 0 = that
    const std::atomic<bool>* stop = nullptr;    ///< set from outside (Ctrl-C): ends at the next frame
};

/// Steps to the end, calling every observer at each recorded frame. A state restored from a checkpoint
/// goes on where it was.
RunEnd run(const Model& model, State& state, std::span<Observer* const> observers,
           const RunControl& control, Profile& profile);

/// Hash of the physical columns; equal for equal histories on any number of threads.
[[nodiscard]] std::uint64_t state_hash(const Model& model, const State& state);

}  // namespace taicho::sim
