#pragma once

#include "fire/gas_cases.h"

/// Bench scenes of the gas model, as the benchmark page defines them.
namespace taicho::fire {

/// rooms-<count>: one storey of rooms along a chain of corridors, everything connected; 600 s.
/// `all_active`: every place simulated in full from the start, as a program without an active set does.
[[nodiscard]] GasCase rooms_scene(int count, bool all_active = false);
/// block-9: nine storeys with a well-mixed stair node each, 36 places; 1 800 s.
[[nodiscard]] GasCase block_scene(int storeys = 9);

/// What a run of a scene took and gave.
struct GasSceneRun {
    double wall = 0;          ///< [s]
    double cpu = 0;           ///< [s] of all threads
    double place_bytes = 0;   ///< [B] state and working memory per place, without walls
    double wall_bytes = 0;    ///< [B] of the walls, per place simulated in full
    double simulated = 0;     ///< [s]
    double peak_rooms = 0;    ///< [-] most rooms in the pressure solve
    double fire_room = 0;     ///< [K] upper layer of the fire room at the end
    double mass_error = 0, energy_error = 0;  ///< [-] relative
    std::uint64_t hash = 0;
    std::uint64_t troubles = 0;  ///< [-] diagnostics
};
/// Runs a scene to its end with the threads set.
[[nodiscard]] GasSceneRun run_scene(const GasCase& scene);

}  // namespace taicho::fire
