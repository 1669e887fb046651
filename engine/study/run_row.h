#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/results_data.h"
#include "sim/outcomes.h"
#include "study/plan.h"

namespace taicho::study {

/// What statistics need of one finished run; small enough to keep for every run of a study.
struct RunRow {
    std::uint64_t plan = 0;
    bool done = false;                   ///< false: failed or not run
    std::uint64_t outcome_hash = 0;
    std::vector<double> values;          ///< one per sim::outcome_fields()
    std::vector<io::OutcomeRow> persons;
    std::vector<std::string> person_ids;   ///< of `persons`: each run draws its own residents
    std::vector<float> building_lost_s;  ///< [s] NaN = not lost
    std::vector<std::pair<std::string, std::vector<float>>> curves;
    double curve_step_s = 5.0;           ///< [s]
    double start_hour = 0.0;             ///< [h]
    std::string ignition_item, ignition_cause, ignition_use;
};

/// Takes the row out of a results file that was read or is about to be written.
[[nodiscard]] RunRow run_row(const io::Results& results);

/// Hash of all outcome hashes in plan order: equal studies give equal hashes whoever computed the rows.
[[nodiscard]] std::uint64_t study_hash(const std::vector<RunRow>& rows);
/// Values of one outcome per repeat, for one point; NaN where the run is missing.
[[nodiscard]] std::vector<double> values_of(const ExpandedStudy& study,
                                            const std::vector<RunRow>& rows, std::uint32_t point,
                                            std::size_t field);
/// Row of an outcome key in sim::outcome_fields(), or -1.
[[nodiscard]] int field_of(const std::string& key);

}  // namespace taicho::study
