#pragma once

#include <optional>
#include <string>

#include "core/problems.h"
#include "study/study_def.h"

namespace taicho::study {

/// Reads and checks a study file (`taicho-study/1`): every problem is collected; usable when no error was
/// added. Nothing when it cannot be opened or is no TOML. Paths and values of `set` are checked against
/// the scenario later, arm by arm, before anything runs.
[[nodiscard]] std::optional<StudyDef> read_study(const std::string& file, Problems& problems);

/// What a user may name: a study file, a scenario folder with a study.toml, or one without, which gets
/// the standard study. `scenario` receives the path of the scenario.
[[nodiscard]] std::optional<StudyDef> find_study(const std::string& target, std::string& scenario,
                                                 Problems& problems);

}  // namespace taicho::study
