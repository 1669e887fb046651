#pragma once

#include <variant>
#include <vector>

#include "io/geojson.h"

/// The property table of map features: one row serves reader, writer and documentation.
namespace taicho::io {

using FeatureMember =
    std::variant<std::string world::Feature::*, std::optional<double> world::Feature::*,
                 int world::Feature::*, std::optional<int> world::Feature::*,
                 bool world::Feature::*, std::optional<Vec2> world::Feature::*>;

struct MapField {
    MapProperty info;
    FeatureMember member;
};
[[nodiscard]] const std::vector<MapField>& map_fields();

}  // namespace taicho::io
