#pragma once

#include <string>
#include <vector>

#include "core/problems.h"
#include "people/people_def.h"

namespace taicho::io {

/// Columns of households.csv: id, building, home (places separated by `;`), members (count) or ages
/// (separated by `;`), live_in_workers, workers, trade, group, cadre, trained, bottles, tools,
/// volunteer, second_exit. Only `id` is required; an empty cell is decided by the measures or
/// drawn. Unknown columns are a warning (W-KEY-02).
void read_households(const std::string& path, std::vector<people::HouseholdDef>& households,
                     Problems& problems);
void parse_households(std::string_view text, const std::string& file,
                      std::vector<people::HouseholdDef>& households, Problems& problems);

/// The same table as text.
[[nodiscard]] std::string write_households(const std::vector<people::HouseholdDef>& households);

}  // namespace taicho::io
