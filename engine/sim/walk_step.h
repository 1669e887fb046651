#pragma once

#include "core/event.h"
#include "core/step_context.h"
#include "sim/cache.h"
#include "sim/model.h"
#include "sim/state.h"

/// Movement inside a run: what stands between the walking kernel, which knows patches and portals, and the
/// rest, which knows places, openings and people.
namespace taicho::sim {

/// Once per slow step: which ways exist, who is sent where, how fast smoke lets them walk.
void order_walkers(const Model& model, const StepContext& ctx, State& state, Cache& cache);

/// One movement tick; passages become events, doors opened become requests, people through an exit are out.
void walk(const Model& model, const StepContext& ctx, State& state, Cache& cache);

/// A self-closing door falls shut behind the last who passed.
void close_behind(const Model& model, State& state, const Due& due);

}  // namespace taicho::sim
