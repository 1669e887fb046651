#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "study/plan.h"
#include "study/run_row.h"
#include "study/statistics.h"

namespace taicho::study {

/// Everything known about one point (an arm, or an arm at axis values).
struct PointSummary {
    std::size_t runs = 0;
    std::vector<Spread> outcomes;                  ///< one per sim::outcome_fields()
    std::map<std::string, Band> curves;            ///< inside, deaths, burnt_m2, hrr_kw, aware
    std::vector<double> building_share;            ///< share of fires in which each building was lost
    std::map<std::string, double> deaths_by_place; ///< deaths per 1 000 fires, by place id
    std::array<double, 24> deaths_by_hour{};       ///< deaths per 1 000 fires, by hour the fire began
    std::array<double, 24> fires_by_hour{};        ///< runs whose fire began in that hour
    std::size_t converged_at = 0;                  ///< runs after which exit curves stood still; 0 = not yet
};

/// One point against its baseline.
struct PairSummary {
    std::uint32_t point = 0, base = 0;
    std::vector<Difference> outcomes;              ///< one per sim::outcome_fields()
};

struct InteractionSummary {
    TwoByTwo points{};
    std::vector<Difference> outcomes;
};

/// A study in numbers. A pure function of plans and rows.
struct Summary {
    int repeats = 0;
    std::size_t missing_runs = 0;
    std::uint64_t hash = 0;                        ///< of all outcome hashes in plan order
    double curve_step_s = 5.0;
    std::vector<PointSummary> points;
    std::vector<PairSummary> pairs;
    std::vector<InteractionSummary> interactions;
};

/// Ids that rows refer to by number, taken from any results file of the study.
struct StudyIds {
    std::vector<std::string> people, places, buildings;
};

[[nodiscard]] Summary summarise(const ExpandedStudy& study, const std::vector<RunRow>& rows,
                                const StudyIds& ids);

/// summary.csv, columns of the format page section 5.
[[nodiscard]] std::string summary_csv(const ExpandedStudy& study, const Summary& summary);
/// outcomes.csv: one row per run and person.
[[nodiscard]] std::string outcomes_csv(const ExpandedStudy& study, const std::vector<RunRow>& rows);
/// Writes summary.csv, outcomes.csv and summary.h5 into the folder.
void write_summary(const std::string& folder, const ExpandedStudy& study,
                   const std::vector<RunRow>& rows, const Summary& summary, const StudyIds& ids);

/// Fires in which a building was lost.
struct BurnShare {
    std::size_t building = 0, lost = 0, runs = 0;
    double share = 0.0;
    Interval ci;                                   ///< Wilson
};
/// Buildings lost in any fire of a point, most often first.
[[nodiscard]] std::vector<BurnShare> burn_shares(const PointSummary& point, double confidence);

/// The answer of `compare --json`; buildings that burnt down are named by `ids`.
[[nodiscard]] std::string summary_json(const std::string& name, const ExpandedStudy& study,
                                       const Summary& summary, const StudyIds& ids);

/// Hash as text, as printed and compared.
[[nodiscard]] std::string hash_text_of(std::uint64_t hash);

}  // namespace taicho::study
