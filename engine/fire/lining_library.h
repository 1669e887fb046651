#pragma once

#include <string_view>
#include <vector>

#include "fire/gas_def.h"

namespace taicho::fire {

/// Wall, floor and ceiling build-ups, face to back: rows of tables/linings.toml.
[[nodiscard]] std::vector<LiningDef> lining_library();

/// Lining of a roof by the map's roof material; "concrete" where unknown.
[[nodiscard]] std::string_view roof_lining(std::string_view roof_material);
/// Lining of walls by building material; "brick-plaster" where unknown.
[[nodiscard]] std::string_view wall_lining(std::string_view material);

}  // namespace taicho::fire
