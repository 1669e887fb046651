#pragma once

#include <cstdint>
#include <string_view>

#include "world/world.h"

namespace taicho::fire {

/// Fire load of a use (handbook 1.4): mean and coefficient of variation over compartments.
struct FireLoadRow {
    std::string_view use;        ///< a trade or a use of a place
    double mean_mj_m2;
    double cv;
    bool gumbel;                 ///< EN 1991-1-2; else lognormal
    double hrr_kw_m2;            ///< [kW/m2] plateau per floor area
    double alpha;                ///< [kW/s2] growth of the goods
    std::string_view fuel;
    std::string_view material;
    std::string_view source;
};

/// Row for a place: its trade where one is carried on, else its use.
[[nodiscard]] const FireLoadRow& fire_load_row(const world::Place& place);
/// Sampled load of a place [J/m2]: what the map states, else drawn once, keyed by the place.
[[nodiscard]] double fire_load(const world::Place& place, std::uint64_t key, std::uint64_t seed);

}  // namespace taicho::fire
