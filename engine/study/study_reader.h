#pragma once

#include <optional>
#include <string>

#include "core/problems.h"
#include "study/study_def.h"

namespace taicho::study {

/// What a user may name: a study file, a scenario folder with a study.toml, or one without, which gets
/// the standard study. `scenario` receives the path of the scenario. Every problem is collected; usable
/// when no error was added.
[[nodiscard]] std::optional<StudyDef> find_study(const std::string& target, std::string& scenario,
                                                 Problems& problems);

}  // namespace taicho::study
