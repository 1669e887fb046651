#pragma once

#include <cstdint>
#include <string>

#include "fire/fire_static.h"

namespace taicho::fire {

/// Where, when and how the fire of a repeat starts.
struct IgnitionDraw {
    ItemIndex item;              ///< invalid when nothing can burn
    double hour = 2.5;           ///< [h] clock time at the ignition
    std::string cause;           ///< electrical, stove, careless, hot-work, vehicle
    std::string use;             ///< home | business
};

/// Draws item, hour and cause from the rates of the definition by use, hour and kind of thing (people
/// handbook D3, A9). A pure function of seed and map: every arm of a repeat shares it, and removing one
/// thing leaves the draws of the others alone. `start_hour` >= 0 fixes the hour.
/// An item named by the definition is taken as it is; a name that stands for nothing is a problem.
[[nodiscard]] IgnitionDraw draw_ignition(const FireStatic& fixed, double start_hour, std::uint64_t seed,
                                         Problems& problems);

}  // namespace taicho::fire
