#pragma once

#include <span>

#include "fire/gas_model.h"
#include "fire/gas_scratch.h"

/// The phases of one step of one block. Each writes only scratch until `commit_rooms`, so a step that
/// moved too far is thrown away and tried again with half the time.
namespace taicho::fire {

/// A block's step under way.
struct GasBlockStep {
    const GasNetwork& net;
    GasState& s;
    GasScratch& w;
    const GasRegion& region;
    std::span<const GasFire> fires;               ///< all
    std::span<const std::uint32_t> mine;          ///< fires of this block
    std::span<RadiantFire> radiant;               ///< of `mine`, same order
    std::uint32_t block = 0;
    double dt = 0.5;      ///< [s]
    int halving = 0;
    double time = 0;      ///< [s] at the end of this step
    bool refresh = true;  ///< radiation of quiet rooms too
};

/// Rows a parallel body takes at once; a property of the data, not of the threads.
inline constexpr std::size_t k_gas_chunk = 64;

/// Chunks of a block have rows of their own among the books of all blocks.
[[nodiscard]] inline GasBooks* block_books(const GasBlockStep& b) {
    return b.w.books.data() + b.net.block_start[b.block] / k_gas_chunk + b.block;
}
/// Largest over the chunks of the block's rooms; also where.
[[nodiscard]] double largest_of(const GasBlockStep& b, std::uint32_t* where = nullptr);

/// Hot row of a room from its state.
void freeze_room(const GasNetwork& net, const GasState& s, std::uint32_t r, GasHotRoom& h);
/// Freezes a room and starts its forcing with what came through openings and burns.
void open_room(GasBlockStep& b, std::uint32_t r);
void burn_fires(GasBlockStep& b);        ///< rooms with fire: combustion, plumes, cooling into forcing
void room_forcing(GasBlockStep& b);      ///< all other rooms; radiation, convection, walls into forcing
/// Newton on the pressures; false when it did not converge.
bool solve_pressures(GasBlockStep& b);
void make_moves(GasBlockStep& b);        ///< moves of all openings, and what is reported of them
void limit_moves(GasBlockStep& b);       ///< no layer gives what it has not
void try_rooms(GasBlockStep& b);         ///< trial states
[[nodiscard]] bool within_guard(const GasBlockStep& b, std::uint32_t& worst);
void commit_rooms(GasBlockStep& b);      ///< state, walls, books, vent fires of the next step

void count(GasState& s, double time, std::uint32_t room, GasDiagnostic::Code code);

}  // namespace taicho::fire
