#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "io/results_data.h"
#include "study/plan.h"
#include "study/run_row.h"

namespace taicho::study {

/// One run: everything of a results file that is to be kept. May throw; the study goes on and notes why.
/// Called from several threads at a time; must look at `stop` and end early (its result is dropped then).
using RunFunction = std::function<io::Results(const Plan& plan, const std::atomic<bool>& stop)>;
/// Runs done and to do, after each run; called from one thread at a time.
using ProgressFunction = std::function<void(std::size_t done, std::size_t total)>;

struct PoolDef {
    std::string folder;              ///< study folder
    std::string scenario_sha256;     ///< a finished run of another scenario is run again
    int jobs = 0;                    ///< runs side by side; 0 = all cores
    double limit_s = 0.0;            ///< [s] start no run after this wall time; 0 = none
    bool force = false;              ///< take over a folder that another process seems to hold
};

enum class StudyEnd { Done, WithFailures, Stopped };

struct StudyRun {
    StudyEnd end = StudyEnd::Done;
    std::vector<RunRow> rows;        ///< one per plan, plan order; cut to whole repeats when a rule stopped it
    std::size_t failed = 0, resumed = 0;
    int repeats = 0;                 ///< that count
    bool stopped_by_rule = false;
};

/// Runs what is not yet done, writes plan.csv first and one file per run. Row order and content do not
/// depend on `jobs`. `stop` may be set from a signal handler.
[[nodiscard]] StudyRun run_study(const ExpandedStudy& study, const PoolDef& def,
                                 const RunFunction& run, const ProgressFunction& progress,
                                 std::atomic<bool>& stop);

/// Rows of a study folder as far as they are there, without running anything.
[[nodiscard]] std::vector<RunRow> load_rows(const ExpandedStudy& study, const std::string& folder,
                                            const std::string& scenario_sha256);

/// File of a run inside a study folder.
[[nodiscard]] std::string run_file(const std::string& folder, std::uint64_t plan_index);

}  // namespace taicho::study
