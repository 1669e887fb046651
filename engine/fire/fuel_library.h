#pragma once

#include <vector>

#include "fire/gas_def.h"

namespace taicho::fire {

/// Fuels with composition and yields: rows of tables/fuels.toml, the default list of every gas model.
[[nodiscard]] std::vector<GasFuelDef> fuel_library();

}  // namespace taicho::fire
