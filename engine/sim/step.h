#pragma once

#include "core/profile.h"
#include "sim/cache.h"
#include "sim/model.h"
#include "sim/state.h"

namespace taicho::sim {

/// Advances the run by one movement tick; at slow steps everything else too. The order of the phases and
/// what each reads and writes is the table in docs/architecture.md.
void step(const Model& model, State& state, Cache& cache, Profile& profile);

}  // namespace taicho::sim
