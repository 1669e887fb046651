#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/event.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/world_state.h"

/// Scenes of fire across the open air, put together row by row: those of the benchmark page, and the chain of
/// fronts of the handbook (V17, V23).
namespace taicho::fire {

/// A scene and its run. The world stays where it is: FireStatic points into it.
struct SpreadScene {
    std::unique_ptr<world::World> world = std::make_unique<world::World>();
    world::WorldState world_state;
    FireDef def;
    Weather weather;
    std::shared_ptr<const FireStatic> fixed;
    FireState state;
    std::vector<Event> events;
    std::size_t houses = 0;
    double end = 600.0;             ///< [s]
    double now = 0.0;               ///< [s]

    /// One slow step.
    void step(double dt, const Requests& requests = {});
    /// Slow steps until `end`.
    void run_to_end(double dt);
    /// Goods that burn now, place by place.
    [[nodiscard]] std::size_t burning_places() const;
};

/// front-<count>: four times as many tube houses in rows that face each other, every fourth one developed.
[[nodiscard]] SpreadScene front_scene(std::size_t count, bool gas);
/// idle-<count>: so many houses, the first 100 developed, the rest idle.
[[nodiscard]] SpreadScene idle_scene(std::size_t count);
/// V17: shops in a line that see each other over 2 m only, in the middle of idle ones; the first is lit at 0.
[[nodiscard]] SpreadScene chain_scene(std::size_t shops, std::size_t idle);

/// Detached timber houses in a square grid (handbook 3.3): the first column is lit at 0.
struct GridDef {
    std::size_t side = 12;          ///< [-] houses along a side
    double house = 9.0, gap = 1.5;  ///< [m] side of a house, open ground between two
    double resistant = 0.4;         ///< [-] share of houses of concrete
    double wind = 3.0;              ///< [m/s] away from the first column
    std::uint64_t seed = 1;
};
[[nodiscard]] SpreadScene grid_scene(const GridDef& def);
/// Median time at which the houses of a column lit [s]; infinity where fewer than half did.
[[nodiscard]] double column_time(const SpreadScene& scene, const GridDef& def, std::size_t column);

/// A row of brick tube houses wall to wall under light roofs, nobody opposite; the middle one is lit at 0.
[[nodiscard]] SpreadScene row_scene(bool roof_void_open, std::uint64_t seed);
/// Dwelling of 3.6 x 2.4 x 2.4 m with an open door of 0.8 x 2.0 m and its gas, developed from 0 (V21).
[[nodiscard]] SpreadScene dwelling_scene();

/// What a run of a scene took and gave.
struct SpreadRun {
    double wall = 0.0;              ///< [s] of the wall; on one thread, of the processor
    double burning_hours = 0.0;     ///< [place-h]
    std::size_t lit = 0;            ///< [-] places that lit in the run
    std::uint64_t hash = 0;
    std::size_t state_bytes = 0;    ///< [B] of the fire's fixed and changing columns
};
[[nodiscard]] SpreadRun run_spread(SpreadScene& scene, double dt = 0.5);

/// Bytes of the columns of fire, fixed and changing, without the world's.
[[nodiscard]] std::size_t fire_bytes(const FireStatic& fixed, const FireState& state);

}  // namespace taicho::fire
