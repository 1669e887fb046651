#pragma once

#include "io/run_scenario.h"
#include "study/plan.h"

namespace taicho::study {

using io::ReadyScenario;
using io::RunSettings;
using io::run_ready;

/// Reads a scenario with the changes of a point of the study, see io::read_ready.
[[nodiscard]] ReadyScenario read_ready(const std::string& path, const std::vector<Override>& set,
                                       const std::string& arm, const std::vector<sim::SharedPlace>& places,
                                       Problems& problems);

}  // namespace taicho::study
