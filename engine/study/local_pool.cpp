#include "study/local_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_reader.h"
#include "io/results_writer.h"
#include "study/statistics.h"
#include "study/study_lock.h"

namespace taicho::study {

namespace {

using Clock = std::chrono::steady_clock;

std::string failed_file(const std::string& folder, std::uint64_t index) {
    return fmt::format("{}/runs/{:06}.failed.json", folder, index);
}

/// Everything the workers of one study share.
struct Shared {
    const ExpandedStudy& study;
    const PoolDef& def;
    const RunFunction& run;
    const ProgressFunction& progress;
    std::atomic<bool>& stop;
    std::vector<RunRow>& rows;
    std::mutex mutex;                       ///< progress, counts, first error
    std::size_t done = 0, total = 0, failed = 0, resumed = 0;
    std::exception_ptr fatal;               ///< the folder cannot be written: no use going on
    Clock::time_point start = Clock::now();

    void count(std::size_t& counter) {
        const std::lock_guard guard(mutex);
        ++counter;
        ++done;
        if (progress) progress(done, total);
    }
};

void note_failure(Shared& s, const Plan& plan, const std::string& message, int exit_code) {
    const nlohmann::ordered_json note = {{"plan_index", plan.index},
                                         {"arm", s.study.point_of(plan).key},
                                         {"seed", plan.seed},
                                         {"population_seed", plan.population_seed},
                                         {"reason", "exception"},
                                         {"exit_code", exit_code},
                                         {"message", message}};
    io::write_file_atomic(failed_file(s.def.folder, plan.index), note.dump(1) + "\n");
}

bool try_resume(Shared& s, const Plan& plan) {
    const std::string file = run_file(s.def.folder, plan.index);
    std::error_code error;
    if (!std::filesystem::exists(file, error) || !io::run_complete(file, s.def.scenario_sha256)) {
        return false;
    }
    try {
        io::ReadChoice choice;
        choice.recording = choice.scene = false;
        const io::Results r = io::read_results(file, choice);
        // A changed study file may give this index to another run.
        if (r.header.seed != plan.seed || r.header.population_seed != plan.population_seed ||
            r.header.arm != s.study.point_of(plan).key) {
            return false;
        }
        s.rows[plan.index] = run_row(r);
        return true;
    } catch (const io::FileError&) {
        return false;
    }
}

void do_run(Shared& s, const Plan& plan) {
    std::size_t ignored = 0;
    io::Results results;
    try {
        results = s.run(plan, s.stop);
    } catch (const std::exception& e) {
        note_failure(s, plan, e.what(), dynamic_cast<const io::FileError*>(&e) != nullptr ? 3 : 1);
        s.count(s.failed);
        return;
    }
    if (s.stop) return;   // cut short: not a result
    results.header.plan_index = plan.index;
    results.header.arm = s.study.point_of(plan).key;
    results.header.seed = plan.seed;
    results.header.population_seed = plan.population_seed;
    results.header.scenario_sha256 = s.def.scenario_sha256;
    results.header.complete = true;
    io::write_results(run_file(s.def.folder, plan.index), results);
    std::error_code error;
    std::filesystem::remove(failed_file(s.def.folder, plan.index), error);
    s.rows[plan.index] = run_row(results);
    s.count(ignored);
}

void work(Shared& s, std::atomic<std::size_t>& next, std::size_t end) {
    try {
        for (std::size_t i = next++; i < end; i = next++) {
            const std::chrono::duration<double> since = Clock::now() - s.start;
            if (s.def.limit_s > 0.0 && since.count() > s.def.limit_s) s.stop = true;
            if (s.stop) return;
            const Plan& plan = s.study.plans[i];
            if (try_resume(s, plan)) {
                s.count(s.resumed);
            } else {
                do_run(s, plan);
            }
        }
    } catch (...) {
        const std::lock_guard guard(s.mutex);
        if (!s.fatal) s.fatal = std::current_exception();
        s.stop = true;
    }
}

int worker_count(int jobs) {
    if (jobs > 0) return jobs;
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// Runs plans [begin, end), several side by side.
void run_batch(Shared& s, std::size_t begin, std::size_t end) {
    std::atomic<std::size_t> next{begin};
    std::vector<std::thread> workers;
    for (int j = 1; j < worker_count(s.def.jobs); ++j) {
        workers.emplace_back([&] { work(s, next, end); });
    }
    work(s, next, end);
    for (std::thread& t : workers) t.join();
    if (s.fatal) std::rethrow_exception(s.fatal);
}

/// Is every comparison of the primary outcome as sharp as the study asked?
bool sharp_enough(const ExpandedStudy& study, const std::vector<RunRow>& rows, std::size_t count) {
    const int field = field_of(study.def.outcomes.primary);
    if (field < 0) return false;
    const std::vector<RunRow> part(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    StatisticsDef def;
    def.confidence = study.def.outcomes.confidence;
    for (std::uint32_t p = 0; p < study.points.size(); ++p) {
        for (std::uint32_t b = 0; b < study.points.size(); ++b) {
            if (study.points[p].base != study.points[b].key) continue;
            const auto f = static_cast<std::size_t>(field);
            const Difference d = paired_difference(values_of(study, part, p, f),
                                                   values_of(study, part, b, f), def);
            const double half = 0.5 * (d.ci.high - d.ci.low);
            if (!(half < study.def.outcomes.stop_when_half_width_below)) return false;
        }
    }
    return true;
}

}  // namespace

std::string run_file(const std::string& folder, std::uint64_t plan_index) {
    return fmt::format("{}/runs/{:06}.h5", folder, plan_index);
}

StudyRun run_study(const ExpandedStudy& study, const PoolDef& def, const RunFunction& run,
                   const ProgressFunction& progress, std::atomic<bool>& stop) {
    io::make_folder(def.folder + "/runs");
    const StudyLock lock(def.folder, def.force);
    io::write_file_atomic(def.folder + "/plan.csv", plan_csv(study));
    StudyRun out;
    out.rows.resize(study.plans.size());
    for (std::size_t i = 0; i < out.rows.size(); ++i) out.rows[i].plan = i;
    Shared shared{study, def, run, progress, stop, out.rows, {}, 0, study.plans.size(), 0, 0, {}};
    const OutcomeRules& rules = study.def.outcomes;
    const std::size_t points = study.points.size();
    const bool watched = rules.stop_when_half_width_below > 0.0;
    // Looks at the rule come after fixed numbers of repeats, so that the number of workers cannot
    // decide how many repeats are made.
    const std::size_t batch =
        watched ? points * static_cast<std::size_t>(std::max(1, rules.check_every)) : study.plans.size();
    std::size_t end = 0;
    while (end < study.plans.size() && !stop) {
        const std::size_t begin = end;
        end = std::min(study.plans.size(), begin + batch);
        run_batch(shared, begin, end);
        const bool enough = end / points >= static_cast<std::size_t>(rules.minimum_repeats);
        if (watched && !stop && enough && end < study.plans.size() &&
            sharp_enough(study, out.rows, end)) {
            out.stopped_by_rule = true;
            break;
        }
    }
    out.rows.resize(end);
    out.repeats = static_cast<int>(end / points);
    out.failed = shared.failed;
    out.resumed = shared.resumed;
    out.end = stop ? StudyEnd::Stopped : (out.failed > 0 ? StudyEnd::WithFailures : StudyEnd::Done);
    return out;
}

std::vector<RunRow> load_rows(const ExpandedStudy& study, const std::string& folder,
                              const std::string& scenario_sha256) {
    PoolDef def;
    def.folder = folder;
    def.scenario_sha256 = scenario_sha256;
    std::vector<RunRow> rows(study.plans.size());
    std::atomic<bool> stop{false};
    const RunFunction no_run;
    const ProgressFunction no_progress;
    Shared shared{study, def, no_run, no_progress, stop, rows, {}, 0, rows.size(), 0, 0, {}};
    std::size_t end = 0;
    for (const Plan& plan : study.plans) {
        rows[plan.index].plan = plan.index;
        if (try_resume(shared, plan)) end = plan.index + 1;
    }
    const std::size_t points = study.points.size();
    rows.resize(std::min(rows.size(), (end + points - 1) / points * points));
    return rows;
}

}  // namespace taicho::study
