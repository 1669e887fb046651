#pragma once

#include <string>
#include <vector>

#include "core/problems.h"
#include "study/study_def.h"

namespace taicho::cli {

/// Changes that an arm of the scenario's study makes, its base chain resolved; empty id = none. An arm that
/// does not exist is a problem with the closest one suggested.
[[nodiscard]] std::vector<study::Override> arm_overrides(const std::string& scenario, const std::string& arm,
                                                         Problems& problems);

}  // namespace taicho::cli
