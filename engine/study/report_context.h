#pragma once

#include "study/report.h"
#include "study/worker.h"

namespace taicho::study {

/// What a report says of the scenario behind a study: size, fires a year, assumptions, the judgements its
/// answer may hang on. `folder` is where the study lies, `target` what the user named.
[[nodiscard]] ReportContext report_context(const ReadyScenario& ready, const ExpandedStudy& study,
                                           const std::string& target, const std::string& folder);

/// What the measures of each arm cost a year in this place [VND/a] (people handbook E).
[[nodiscard]] std::vector<double> arm_costs(const std::vector<ReadyScenario>& points);

/// Unwanted fires a year in this quarter by the rates of the scenario (people handbook D3) [1/a].
[[nodiscard]] double fires_per_year(const sim::Scenario& scenario);

}  // namespace taicho::study
