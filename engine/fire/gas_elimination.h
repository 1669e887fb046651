#pragma once

#include <span>
#include <vector>

#include "fire/gas_network.h"

namespace taicho::fire {

/// Orders the rooms of each block for elimination (approximate minimum degree) and fixes the pattern.
void prepare_elimination(GasNetwork& net);

/// Symmetric positive definite system of the pressures, in the fixed pattern of the network.
struct GasMatrix {
    std::vector<double> diagonal;  ///< by room
    std::vector<double> off;       ///< by slot
};

/// Solves for `x` (in: right side, out: solution, by room) over `rooms`, listed in elimination order.
/// Destroys the matrix. Entries that lead to rooms outside the list must be 0.
void solve_in_place(const GasNetwork& net, GasMatrix& m, std::span<const std::uint32_t> rooms,
                    double* x);

}  // namespace taicho::fire
