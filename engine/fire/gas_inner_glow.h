#pragma once

#include "fire/gas_scratch.h"

/// Radiation from room to room through open doors and hatches (zone-model section 7). Within a step a room sees in each
/// opening what fell on its other side in the step before; what one side has lost and the other has not yet received is
/// under way, and is handed over with the next steps, so nothing is made or lost.
namespace taicho::fire {

/// Before a step: finds the openings between hot rooms and sets what shines out of each.
void meet_inner_glows(const GasNetwork& net, GasState& s, GasScratch& w);

}  // namespace taicho::fire
