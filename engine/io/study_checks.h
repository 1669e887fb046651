#pragma once

#include "io/scenario_context.h"
#include "io/study_reader.h"

namespace taicho::io {

/// Names of arms and bases, and every change tried on the keys of the scenario.
void check_arms(const StudyFile& study, ScenarioContext& c);

}  // namespace taicho::io
