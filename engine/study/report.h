#pragma once

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/problems.h"
#include "study/plan.h"
#include "study/summary.h"

namespace taicho::world {
struct World;
}

namespace taicho::study {

/// A number nobody has measured well and that the answer may hang on (flag J).
struct Judgement {
    std::string key;                 ///< scenario path or parameter
    double value = 0, low = 0, high = 0;
    std::string source;              ///< handbook section
    Bilingual meaning;
};

/// What a report says beside the numbers of the study. Nothing here is made up by the report: an empty
/// field is left out of the page.
struct ReportContext {
    Bilingual scenario_name;
    std::string scenario_path, study_path;
    double duration_s = 900.0;       ///< [s] simulated per run
    std::size_t people = 0, households = 0, buildings = 0, places = 0;
    /// Fires a year in this quarter, by the rates used; NaN when the ignition is prescribed. [1/a]
    double fires_per_year = std::numeric_limits<double>::quiet_NaN();
    Bilingual fires_note;            ///< where that number comes from
    Bilingual evacuation;            ///< least time the openings need and the critical ones; empty when nobody can get out
    std::vector<Bilingual> assumptions;
    std::vector<Judgement> judgements;
    std::vector<std::string> commands;               ///< that repeat the study
    std::string program_version, git_commit, scenario_sha256;
    std::vector<std::pair<std::string, std::string>> provenance;   ///< host kind, threads, times
    std::vector<double> costs;       ///< [VND/a] of what stands ready, one per point of the study
    const world::World* world = nullptr;             ///< for plans; null = no plan
    StudyIds ids;
    std::string spread_svg;          ///< how the fire spread in the middle run of the first arm; empty = not drawn
};

/// One-file HTML report in "vi" or "en", with five labelled answers (element ids answer-compared,
/// answer-changed, answer-sure, answer-assumed, answer-repeat).
[[nodiscard]] std::string report_html(const ExpandedStudy& study, const Summary& summary,
                                      const ReportContext& context, const std::string& lang);

/// Ids of the five answers, in order.
[[nodiscard]] const std::vector<std::string>& answer_ids();

}  // namespace taicho::study
