#pragma once

#include "fire/gas_scratch.h"

namespace taicho::fire {

/// Mean over a slab of the smoothed root and the numerics of one opening; zone-model section 2.
/// Prepares the breakpoints of an opening for the frozen layers of a step.
void prepare_vent_work(const GasVent& v, double fraction, const GasSettings& set, const GasHotRoom& a,
                       const GasHotRoom& b, const GasRoom* room_a, const GasRoom* room_b,
                       GasVentWork& w);

/// Flows, enthalpy and exact derivative at p_a - p_b = `difference` [Pa]. Emmons, SFPE Handbook, in closed
/// form (5); floor openings by Cooper, NISTIR 89-4052 (7).
void evaluate_vent(const GasVent& v, const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b,
                   double difference, GasVentWork& w);

/// Follows a small change of the pressure difference along the derivative.
void shift_vent(double change, GasVentWork& w);

/// Turns slabs into moves: deposit by temperature, spill plume and cold jet mixing (6), exchange (8).
void vent_moves(const GasVent& v, const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b,
                const GasVentWork& w, GasVentMoves& m);

/// Share of a stream of temperature t that joins the upper layer of a room (CFAST's smooth rule).
[[nodiscard]] double upper_share(const GasHotRoom& room, double t);

}  // namespace taicho::fire
