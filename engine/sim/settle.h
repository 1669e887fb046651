#pragma once

#include "sim/model.h"
#include "sim/state.h"

namespace taicho::sim {

/// True when nothing more can happen: nothing burns or may burn again, nobody is exposed, on the way or
/// about to act, nothing is due. Ending then changes no outcome.
[[nodiscard]] bool settled(const Model& model, const State& state);

}  // namespace taicho::sim
