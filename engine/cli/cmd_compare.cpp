#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "cli/stop_signal.h"
#include "core/parallel.h"
#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_reader.h"
#include "io/results_writer.h"
#include "study/local_pool.h"
#include "study/report_context.h"
#include "study/spread_tree.h"
#include "study/study_reader.h"
#include "study/study_store.h"
#include "study/summary.h"
#include "study/wording.h"
#include "study/worker.h"

namespace taicho::cli {

namespace {

namespace fs = std::filesystem;

/// A study with every arm read and checked, ready to run.
struct ReadyStudy {
    study::ExpandedStudy expanded;
    std::vector<study::ReadyScenario> points;
    std::string scenario;
};

void read_points(ReadyStudy& ready, Problems& problems) {
    std::vector<sim::SharedPlace> places;
    for (const study::Point& p : ready.expanded.points) {
        Problems found;
        ready.points.push_back(study::read_ready(ready.scenario, p.set, p.key, places, found));
        const sim::SharedPlace& place = ready.points.back().place;
        const bool known = std::any_of(places.begin(), places.end(),
                                       [&](const sim::SharedPlace& q) { return q.key == place.key; });
        if (!known) places.push_back(place);
        // Warnings of the scenario itself come with every arm: once is enough.
        const bool first = ready.points.size() == 1;
        for (const Problem& q : found.list()) {
            if (first || q.severity == Problem::Severity::Error) problems.add(q);
        }
        if (!ready.points.back().usable()) return;
    }
}

ReadyStudy read_all(const CompareOptions& o, Problems& problems) {
    ReadyStudy ready;
    auto def = study::find_study(o.target, ready.scenario, problems);
    if (!def || problems.has_errors()) return ready;
    if (o.repeats) def->repeats = *o.repeats;
    Problems base;
    const auto scenario = study::read_ready(ready.scenario, {}, "", {}, base);
    if (!scenario.usable()) {
        for (const Problem& p : base.list()) problems.add(p);
        return ready;
    }
    ready.expanded = study::expand(*def, scenario.scenario->run.seed, scenario.scenario->run.population_seed,
                                   o.arms, problems);
    if (!problems.has_errors()) read_points(ready, problems);
    return ready;
}

study::RunFunction runner(const ReadyStudy& ready) {
    return [&ready](const study::Plan& plan, const std::atomic<bool>& stop) {
        study::RunSettings settings;
        settings.seed = plan.seed;
        settings.population_seed = plan.population_seed;
        settings.record.recording = false;
        settings.stop = &stop;
        io::Results rows = study::run_ready(ready.points[plan.point], settings);
        rows.header.plan_index = plan.index;
        rows.header.program_version = TAICHO_VERSION;
        rows.header.git_commit = TAICHO_COMMIT;
        return rows;
    };
}

study::StudyIds ids_of(const std::string& folder, const study::StudyRun& run) {
    study::StudyIds ids;
    for (const auto& row : run.rows) {
        if (!row.done) continue;
        const auto results = io::read_results(study::run_file(folder, row.plan), {false, false});
        ids = {results.ids.people, results.ids.places, results.ids.buildings};
        break;
    }
    return ids;
}

std::string recording_of(const std::string& folder, std::string key) {
    for (char& c : key) {
        if (c == '[' || c == ']' || c == '=' || c == ',') c = '-';
    }
    return (fs::path(folder) / "recordings" / (key + ".h5")).string();
}

/// How the fire spread in the recorded run of an arm, drawn on the plan; empty when there is none.
std::string spread_of(const std::string& folder, const std::string& key, const world::World& world, const std::string& lang) {
    std::error_code none;
    const std::string file = recording_of(folder, key);
    if (!fs::exists(file, none)) return {};
    return study::spread_svg(study::spread_steps(io::read_results(file).events, world), world, lang);
}

/// Records the median run of each arm (by the primary outcome), to be looked at.
void record_medians(const ReadyStudy& ready, const study::StudyRun& run, const std::string& folder) {
    const int field = study::field_of(ready.expanded.def.outcomes.primary);
    const fs::path out = fs::path(folder) / "recordings";
    fs::create_directories(out);
    for (std::uint32_t p = 0; p < ready.points.size(); ++p) {
        std::vector<std::pair<double, const study::Plan*>> order;
        for (const study::Plan& plan : ready.expanded.plans) {
            if (plan.point != p || plan.index >= run.rows.size() || !run.rows[plan.index].done) continue;
            order.emplace_back(run.rows[plan.index].values[static_cast<std::size_t>(field)], &plan);
        }
        if (order.empty()) continue;
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        const study::Plan& median = *order[order.size() / 2].second;
        study::RunSettings settings;
        settings.seed = median.seed;
        settings.population_seed = median.population_seed;
        io::Results rows = study::run_ready(ready.points[p], settings);
        rows.header.plan_index = median.index;
        io::write_results(recording_of(folder, ready.expanded.points[p].key), rows);
    }
}

std::string page_of(const Common& common, const CompareOptions& o, const ReadyStudy& ready,
                    const study::Summary& summary, const study::StudyIds& ids) {
    study::ReportContext context = study::report_context(ready.points.front(), ready.expanded, o.target, o.out);
    context.costs = study::arm_costs(ready.points);
    context.ids = ids;
    context.spread_svg = spread_of(o.out, ready.expanded.points.front().key, *ready.points.front().place.world, common.lang);
    context.program_version = TAICHO_VERSION;
    context.git_commit = TAICHO_COMMIT;
    const sim::RunDef& first = ready.points.front().scenario->run;
    study::save_study(o.out, {ready.expanded.def, first.seed, first.population_seed, o.arms, context});
    return study::report_html(ready.expanded, summary, context, common.lang);
}

/// What was asked, kept in the study folder so that `report` can be made again without asking.
void note_request(const CompareOptions& o, const ReadyStudy& ready) {
    std::error_code ec;
    const nlohmann::ordered_json note = {{"format", "taicho-study-request/1"},
                                         {"target", fs::absolute(o.target, ec).lexically_normal().string()},
                                         {"arms", o.arms}, {"repeats", ready.expanded.def.repeats}};
    io::make_folder(o.out);
    io::write_file_atomic((fs::path(o.out) / "study.json").string(), std::string_view(note.dump(1)));
}

int finish(const Common& common, const CompareOptions& o, const ReadyStudy& ready, const study::StudyRun& run) {
    const study::StudyIds ids = ids_of(o.out, run);
    const study::Summary summary = study::summarise(ready.expanded, run.rows, ids);
    study::write_summary(o.out, ready.expanded, run.rows, summary, ids);
    record_medians(ready, run, o.out);
    const std::string page = page_of(common, o, ready, summary, ids);
    const std::string file = (fs::path(o.out) / "report.html").string();
    io::write_file_atomic(file, std::string_view(page));
    if (common.json) {
        answer(study::summary_json(fs::path(o.target).filename().string(), ready.expanded, summary, ids));
    } else {
        answer(study::summary_text(ready.expanded, summary, common.lang));
        say(common, (common.lang == "en" ? "report: " : "báo cáo: ") + file);
    }
    if (run.end == study::StudyEnd::WithFailures) return 4;
    return run.end == study::StudyEnd::Stopped ? 75 : 0;
}

void say_plan(const Common& common, const ReadyStudy& ready) {
    const std::size_t arms = ready.expanded.points.size();
    answer(common.lang == "en"
               ? fmt::format("{} arms x {} repeats = {} runs of {:.0f} s; nothing run.", arms, ready.expanded.def.repeats,
                             ready.expanded.plans.size(), ready.points.front().scenario->run.duration_s)
               : fmt::format("{} phương án x {} lần lặp = {} lượt chạy, mỗi lượt {:.0f} giây; chưa chạy gì.", arms,
                             ready.expanded.def.repeats, ready.expanded.plans.size(),
                             ready.points.front().scenario->run.duration_s));
}

}  // namespace

int compare(const Common& common, const CompareOptions& options) {
    Problems problems;
    const ReadyStudy ready = read_all(options, problems);
    if (problems.has_errors()) return report_problems(common, problems);
    if (!common.json) (void)report_problems(common, problems);
    if (options.dry_run) {
        say_plan(common, ready);
        return 0;
    }
    study::PoolDef pool;
    pool.folder = options.out;
    pool.scenario_sha256 = ready.points.front().scenario->sha256;
    pool.jobs = common.threads > 1 && options.jobs == 0 ? 1 : options.jobs;
    pool.limit_s = 60.0 * options.limit_minutes.value_or(0.0);
    pool.force = common.force;
    if (common.force) {
        // Asked for anew: nothing of an earlier study is taken over.
        std::error_code ec;
        fs::remove_all(fs::path(options.out) / "runs", ec);
    }
    note_request(options, ready);
    Progress progress(common);
    const study::StudyRun run = study::run_study(
        ready.expanded, pool, runner(ready),
        [&](std::size_t done, std::size_t total) { progress.show(done, total); }, stop_on_signal());
    return finish(common, options, ready, run);
}

int report(const Common& common, const ReportOptions& options) {
    const auto note = nlohmann::json::parse(
        io::read_text_file((fs::path(options.folder) / "study.json").string(), std::size_t{1} << 20), nullptr, false);
    if (note.is_discarded() || !note.contains("target") || !note["target"].is_string()) {
        throw io::FileError(options.folder, {"không phải thư mục nghiên cứu.", "not a study folder."});
    }
    CompareOptions o;
    o.target = note["target"].get<std::string>();
    o.out = options.folder;
    o.repeats = note.value("repeats", 1);
    for (const auto& a : note.value("arms", nlohmann::json::array())) o.arms.push_back(a.get<std::string>());
    std::error_code gone;
    if (!fs::exists(o.target, gone)) {   // a folder handed on without its scenario: everything but the plan
        const study::LoadedStudy alone = study::open_study(options.folder);
        const std::string page =
            study::report_html(alone.study, alone.summary, alone.stored.context, common.lang);
        io::write_file_atomic(options.out, std::string_view(page));
        say(common, options.out);
        return 0;
    }
    Problems problems;
    const ReadyStudy ready = read_all(o, problems);
    if (problems.has_errors()) return report_problems(common, problems);
    study::StudyRun run;
    run.rows = study::load_rows(ready.expanded, o.out, ready.points.front().scenario->sha256);
    const study::StudyIds ids = ids_of(o.out, run);
    const study::Summary summary = study::summarise(ready.expanded, run.rows, ids);
    const std::string page = page_of(common, o, ready, summary, ids);
    io::write_file_atomic(options.out, std::string_view(page));
    say(common, options.out);
    return 0;
}

int demo(const Common& common, const CompareOptions& options) {
    CompareOptions o = options;
    o.target = shipped_scenario("alley");
    if (!o.repeats) o.repeats = 40;
    say(common, pick(common, {"So sánh ngõ mẫu khi có và không có từng biện pháp; mất khoảng hai phút.",
                              "Comparing the sample alley with and without each measure; about two minutes."}));
    return compare(common, o);
}

}  // namespace taicho::cli
