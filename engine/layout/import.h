#pragma once

#include <optional>
#include <string>

#include "layout/layout_def.h"
#include "layout/raw_map.h"
#include "layout/repair.h"

namespace taicho::layout {

/// What a real map does not say, and how it is made up.
struct ImportDef {
    std::uint64_t seed = 1;
    int levels_min = 2, levels_max = 4;  ///< storeys where the map has none (D4: 3-6 in alleys; J)
    double craft_fraction = 0.078;       ///< homes with a business, all Hanoi (D4, R)
    double wood = 0.5, textile = 0.3, plastic = 0.2;  ///< of those that are workshops (J)
    double shop_share = 0.5;                          ///< of the businesses that are shops (J)
    double start_hour = -1.0;             ///< [h] below 0: drawn with the fire
    RepairDef repair;
    FurnishDef furnish;
    HouseholdMixDef mix;
};

/// Real footprints and ways become a scene: repaired, fronts and aprons found, furnished as `new`
/// does. Nothing when the file cannot be read or holds no houses or ways in the window.
[[nodiscard]] std::optional<Scene> import_geojson(const std::string& file,
                                                  const std::optional<Window>& window,
                                                  const ImportDef& def, Problems& problems);
/// The same from a map already read.
[[nodiscard]] std::optional<Scene> import_raw(const RawMap& map, const ImportDef& def,
                                              Problems& problems);

}  // namespace taicho::layout
