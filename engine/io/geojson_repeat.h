#pragma once

#include <vector>

#include "core/problems.h"
#include "io/json_tree.h"

namespace taicho::io {

/// Copies of a map feature that stands on several storeys. `"repeat_on": "0-8"` (as in OpenStreetMap's simple
/// indoor tagging) makes one per level; in its texts `{level}`, `{above}` and `{below}` become the level, the
/// next and the one before. Nothing when the feature has no such property; E-RANGE-01 when it makes no sense.
[[nodiscard]] std::vector<JsonValue> repeated_features(const JsonValue& feature, const LineIndex& lines,
                                                       Problems& problems);

}  // namespace taicho::io
