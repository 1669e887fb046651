#pragma once

#include <vector>

#include "io/fields.h"

/// Parts of `scenario_sections`.
namespace taicho::io {

[[nodiscard]] std::vector<Section> run_sections();
[[nodiscard]] std::vector<Section> fire_sections();
[[nodiscard]] std::vector<Section> fire_model_sections();
/// More rows of [fire.spread].
[[nodiscard]] std::vector<Field> spread_fields();
[[nodiscard]] std::vector<Section> people_sections();
[[nodiscard]] std::vector<Section> measure_sections();

}  // namespace taicho::io
