#pragma once

#include "fire/spread_scenes.h"

/// A piece of craft village: two rows of tube shops wall to wall that face each other over an alley; one of them, drawn,
/// is lit at 0. What a change of alley, roof or shutters does is asked of pairs of runs with the same draws.
namespace taicho::fire {

struct VillageDef {
    std::size_t houses = 20;               ///< [-] in each row
    double alley = 3.0;                    ///< [m] between the fronts
    std::string roof = "steel-light";      ///< or "concrete"
    bool shutters_closed = false;
    double wind = 1.5;                     ///< [m/s] across the alley
    std::uint64_t seed = 1;
};
[[nodiscard]] SpreadScene village_scene(const VillageDef& def);

/// Houses that lit, and those of them in the row that faces the first.
struct VillageLoss {
    std::size_t lit = 0, opposite = 0;
};
[[nodiscard]] VillageLoss village_loss(const SpreadScene& scene, const VillageDef& def);

}  // namespace taicho::fire
