#pragma once

#include <string>
#include <vector>

#include "io/run_scenario.h"
#include "verify/case_measure.h"
#include "verify/scenario_case.h"

namespace taicho::verify {

/// A figure in both languages: the book picks the one of its page.
/// Plan of the scene with what is measured, curves beside the expected ones, people past a line over time.
[[nodiscard]] std::vector<Figure> case_figures(const CaseFile& file, const io::ReadyScenario& ready,
                                               const std::vector<MeasuredRun>& runs, const ExpectedTable& expected);

}  // namespace taicho::verify
