#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/problems.h"
#include "fire/gas_def.h"
#include "fire/gas_state.h"

/// The unchanging part of the gas model, prepared once from a GasBuildingDef.
namespace taicho::fire {

/// View factors and path lengths of a box, tabulated over the interface height.
struct GasShape {
    static constexpr int k_rows = 96, k_values = 16;
    double width = 0, depth = 0, height = 0;
    double f_ceiling_floor = 0;  ///< [-]
    std::vector<double> table;   ///< (k_rows + 1) x k_values, see gas_radiation.cpp
};

/// Factors of the implicit conduction step of four surfaces, per halving of the step.
struct GasLiningSet {
    std::array<std::uint32_t, 3> linings{};  ///< ceiling, walls, floor
    struct Level {
        std::array<double, k_wall_nodes * 4> own{};      ///< weight of the old temperature
        std::array<double, k_wall_nodes * 4> behind{};   ///< weight of the node behind
        std::array<double, k_wall_nodes * 4> forward{};  ///< weight of the node in front
        std::array<double, 4> back{};                    ///< [K] from the back face
        std::array<double, 4> face_capacity{};           ///< [W/m2K] capacity of the face node / dt
        std::array<double, 4> face_conduct{};            ///< [W/m2K] to the second node
    };
    std::vector<Level> levels;
    std::array<double, 4> emissivity{};
};

struct GasRoom {
    double width, depth, height, floor_z, area, volume, perimeter, minimum_volume;
    std::uint32_t shape, linings, block;
    bool well_mixed;
};

struct GasVent {
    std::uint32_t a, b;        ///< room rows; the open air is row `rooms.size()`
    std::uint32_t block;
    std::uint32_t slot;        ///< of the matrix, k_outside if one side is the open air
    VentKind kind;
    bool leak;
    double width, sill, soffit, area;
    double flood;              ///< [m3/kg Pa] flooding pressure per (g drho): Cooper
    double wind;               ///< [Pa] added to the pressure of a less that of b
    double volume_flow;
    double fade_begin, fade_end;  ///< [Pa] adverse pressure at which a fan begins to fail, and fails
};

struct GasFuel {
    double heat = 0;                 ///< [J/kg]
    double radiative_fraction = 0;
    double heat_per_o2 = 0;          ///< [J/kg O2] the smaller of Huggett's and the fuel's own
    std::array<double, 8> product{}; ///< [kg/kg burned] by species; oxygen negative
};

struct GasNetwork {
    GasSettings settings;
    std::vector<GasRoom> rooms;
    std::vector<GasVent> vents;
    std::vector<GasFuel> fuels;
    std::vector<GasShape> shapes;
    std::vector<GasLiningSet> lining_sets;
    std::vector<LiningDef> linings;
    std::vector<GasSharedWallDef> shared_walls;
    /// Appends the shared walls of a room that are not listed above; asked once, when its heat has reached them.
    std::function<void(std::uint32_t room, std::vector<GasSharedWallDef>& out)> find_shared_walls;
    std::vector<std::uint32_t> adjacent_start;  ///< by room
    std::vector<std::uint32_t> adjacent;        ///< vent rows
    std::vector<double> initial_open;           ///< by vent
    int species = 8;
    std::array<double, 8> ambient{};            ///< [kg/kg] composition of air
    std::uint32_t blocks = 0;
    std::vector<std::uint32_t> block_start;     ///< by block, into block_rooms
    std::vector<std::uint32_t> block_rooms;     ///< in elimination order
    std::vector<std::uint32_t> order;           ///< by room: place in block_rooms

    // Symmetric elimination: column r holds the rooms eliminated after r that it is coupled to.
    std::vector<std::uint32_t> column_start;    ///< by room
    std::vector<std::uint32_t> column_row;      ///< room
    std::vector<std::uint32_t> pair_start;      ///< by room, into pair_slot
    std::vector<std::uint32_t> pair_slot;       ///< slot of (row k1, row k2), k1 < k2 in the column

    [[nodiscard]] std::uint32_t outside() const { return static_cast<std::uint32_t>(rooms.size()); }
};

/// Finds what is wrong with a description; empty = `build_gas_network` may be called.
[[nodiscard]] Problems check_gas(const GasBuildingDef& def);
/// Prepares the network: blocks, elimination, tables.
[[nodiscard]] GasNetwork build_gas_network(const GasBuildingDef& def);
/// Everything at rest: ambient composition, hydrostatic balance with the open air.
[[nodiscard]] GasState initial_gas_state(const GasNetwork& net);

}  // namespace taicho::fire
