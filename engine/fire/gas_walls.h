#pragma once

#include <span>

#include "fire/gas_network.h"

namespace taicho::fire {

/// Finite volumes of a wall: capacity per area of each node and conductance between neighbours; the first and the last
/// node lie in the faces.
struct WallGrid {
    std::array<double, k_wall_nodes> depth{};    ///< [m] from the face
    std::array<double, k_wall_nodes> capacity{}; ///< [J/m2K]
    std::array<double, k_wall_nodes> conduct{};  ///< [W/m2K] between node i-1 and i
};

/// Grid for steps of `dt` [s]: fine at the front face, or at both.
[[nodiscard]] WallGrid make_wall_grid(std::span<const GasSheetDef> sheets, double dt, bool both_faces);

/// Tables for one combination of ceiling, wall and floor lining.
[[nodiscard]] GasLiningSet make_lining_set(std::span<const LiningDef> linings,
                                           std::array<std::uint32_t, 3> key,
                                           const GasSettings& settings);

/// First half of an implicit conduction step (zone-model section 6): eliminates the nodes from the
/// back to the face. `t` and `sweep` are node-major, four surfaces side by side.
void sweep_walls(const GasLiningSet::Level& table, const double* t, double* sweep);
inline constexpr std::size_t k_wall_row = k_wall_nodes * 4;

/// Resistance of a face to a change of its temperature in the step [W/m2K], `slope` of the flux included.
inline double face_stiffness(const GasLiningSet::Level& table, std::size_t s, double slope) {
    return table.face_capacity[s] + table.face_conduct[s] * (1 - table.forward[s + 4]) + slope;
}

/// Face temperatures after the step under the flux q + slope (T_old - T) [W/m2].
inline void face_step(const GasLiningSet::Level& table, const double* t, const double* sweep,
                      const double* flux, const double* slope, double* face) {
    for (std::size_t s = 0; s < 4; ++s) {
        const double behind = sweep[s + 4] - (1 - table.forward[s + 4]) * t[s];
        face[s] = t[s] + (flux[s] + table.face_conduct[s] * behind) / face_stiffness(table, s, slope[s]);
    }
}

/// Second half: all nodes from the new face temperatures. Sweeps once more, which is cheaper than to keep
/// what the first half found for every room.
void finish_walls(const GasLiningSet::Level& table, const double* face, double* t);

}  // namespace taicho::fire
