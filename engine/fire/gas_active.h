#pragma once

#include "fire/gas_model.h"

namespace taicho::fire {

struct GasScratch;

/// Marks rooms with fire as hot and draws the region of every stale block anew: hot rooms and their
/// neighbours in full, rooms within `pressure_reach` openings of those in the pressure solve.
void update_regions(const GasNetwork& net, GasState& s, std::span<const GasFire> fires);

/// After a step of a block: which rooms crossed a threshold, which border moved. Marks the block stale.
void watch_region(const GasNetwork& net, GasState& s, std::uint32_t block, GasScratch& w, double t);

}  // namespace taicho::fire
