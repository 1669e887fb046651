#pragma once

#include "fire/gas_scratch.h"

/// Walls and slabs between two rooms (zone-model section 6: the back face sees the neighbour). A room's own linings end
/// in the open air. That is exact until heat has come through; from then on the wall has a profile of its own here, with
/// a room on either face, and corrects what the rooms' own linings do by the difference on its area.
namespace taicho::fire {

/// Advances the shared walls by one step of the settings, starting at `t` [s]: what they give the rooms goes to
/// `w.shared_heat`; rooms behind a face that has warmed are woken.
void advance_shared_walls(const GasNetwork& net, GasState& s, GasScratch& w, double t);

}  // namespace taicho::fire
