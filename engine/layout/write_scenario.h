#pragma once

#include <string>

#include "core/problems.h"
#include "layout/scene.h"

namespace taicho::layout {

/// Writes a complete scenario folder: scenario.toml, map.geojson, households.csv, study.toml,
/// study-coverage.toml, README.md and, when something was repaired, repairs.csv. All or nothing: a
/// new folder appears by one rename, an existing one gets its files one by one, each by rename.
/// Refuses a folder that is not empty unless `force`; then rows of households.csv that the planner
/// edited are kept where the house is still the same. Returns false and adds problems (E-FILE) on
/// failure.
bool write_scenario(const Scene& scene, const std::string& folder, bool force, Problems& problems);

// The texts, for whoever wants them without a folder.
[[nodiscard]] std::string map_text(const world::MapDef& map);
[[nodiscard]] std::string households_text(const std::vector<people::HouseholdDef>& households);
[[nodiscard]] std::string repairs_text(const std::vector<Repair>& repairs);
[[nodiscard]] std::string scenario_text(const Scene& scene);
[[nodiscard]] std::string study_text(const Scene& scene);
[[nodiscard]] std::string coverage_text(const Scene& scene);
[[nodiscard]] std::string readme_text(const Scene& scene);

}  // namespace taicho::layout
