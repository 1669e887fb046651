// Studies on disk: any number of workers gives the same rows, failures are noted, stopped studies resume.
#include <gtest/gtest.h>

#include <stdexcept>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "results_sample.h"
#include "study/local_pool.h"
#include "synthetic_study.h"

namespace taicho::study {
namespace {

using io::test::TempFolder;
using test::synthetic_run;

ExpandedStudy small(int repeats) {
    StudyDef def = standard_study();
    def.repeats = repeats;
    Problems problems;
    return expand(def, 1, 1, {}, problems);
}

RunFunction runner(const ExpandedStudy& study) {
    return [&study](const Plan& plan, const std::atomic<bool>&) { return synthetic_run(study, plan); };
}

TEST(Pool, AnyNumberOfWorkersGivesTheSameRows) {
    const ExpandedStudy study = small(6);
    const TempFolder one("pool1"), three("pool3");
    std::atomic<bool> stop{false};
    const StudyRun a = run_study(study, {one.path(), "h", 1, 0, false}, runner(study), {}, stop);
    const StudyRun b = run_study(study, {three.path(), "h", 3, 0, false}, runner(study), {}, stop);
    EXPECT_EQ(a.end, StudyEnd::Done);
    EXPECT_EQ(study_hash(a.rows), study_hash(b.rows));
    EXPECT_EQ(io::read_file(run_file(one.path(), 7), 1u << 30),
              io::read_file(run_file(three.path(), 7), 1u << 30));
    EXPECT_EQ(io::read_text_file(one.file("plan.csv"), 1u << 20), plan_csv(study));
    EXPECT_FALSE(std::filesystem::exists(one.file("study.lock")));
}

TEST(Pool, StopsWhenAskedAndResumes) {
    const ExpandedStudy study = small(6);
    const TempFolder folder("resume");
    std::atomic<bool> stop{false};
    int runs = 0;
    const RunFunction counted = [&](const Plan& plan, const std::atomic<bool>&) {
        if (++runs == 10) stop = true;
        return synthetic_run(study, plan);
    };
    const PoolDef def{folder.path(), "h", 1, 0, false};
    EXPECT_EQ(run_study(study, def, counted, {}, stop).end, StudyEnd::Stopped);
    EXPECT_EQ(runs, 10);
    stop = false;
    const StudyRun rest = run_study(study, def, counted, {}, stop);
    EXPECT_EQ(rest.end, StudyEnd::Done);
    EXPECT_EQ(rest.resumed, 9u);
    EXPECT_EQ(runs, 31);
    std::vector<RunRow> direct;
    for (const Plan& plan : study.plans) {
        io::Results r = synthetic_run(study, plan);
        r.header.plan_index = plan.index;
        r.header.complete = true;
        direct.push_back(run_row(r));
    }
    EXPECT_EQ(study_hash(rest.rows), study_hash(direct));
    EXPECT_EQ(study_hash(load_rows(study, folder.path(), "h")), study_hash(direct));
    EXPECT_TRUE(load_rows(study, folder.path(), "other scenario").empty());
}

TEST(Pool, RunsOfAnotherScenarioAreRunAgain) {
    const ExpandedStudy study = small(2);
    const TempFolder folder("changed");
    std::atomic<bool> stop{false};
    (void)run_study(study, {folder.path(), "h1", 1, 0, false}, runner(study), {}, stop);
    EXPECT_EQ(run_study(study, {folder.path(), "h2", 1, 0, false}, runner(study), {}, stop).resumed, 0u);
    EXPECT_EQ(run_study(study, {folder.path(), "h2", 1, 0, false}, runner(study), {}, stop).resumed, 10u);
}

TEST(Pool, AFailedRunIsNotedAndTheOthersGoOn) {
    const ExpandedStudy study = small(2);
    const TempFolder folder("failed");
    std::atomic<bool> stop{false};
    const RunFunction fails = [&](const Plan& plan, const std::atomic<bool>&) -> io::Results {
        if (plan.index == 3) throw std::runtime_error("door 7 has no place");
        return synthetic_run(study, plan);
    };
    const StudyRun out = run_study(study, {folder.path(), "h", 2, 0, false}, fails, {}, stop);
    EXPECT_EQ(out.end, StudyEnd::WithFailures);
    EXPECT_EQ(out.failed, 1u);
    EXPECT_FALSE(out.rows[3].done);
    EXPECT_TRUE(out.rows[4].done);
    const std::string note = io::read_text_file(folder.file("runs/000003.failed.json"), 10000);
    EXPECT_NE(note.find("door 7 has no place"), std::string::npos);
    (void)run_study(study, {folder.path(), "h", 2, 0, false}, runner(study), {}, stop);
    EXPECT_FALSE(std::filesystem::exists(folder.file("runs/000003.failed.json")));
}

TEST(Pool, ASecondProgramIsRefusedAndADeadOnesLockIsTaken) {
    const ExpandedStudy study = small(1);
    const TempFolder folder("lock");
    std::atomic<bool> stop{false};
    const PoolDef def{folder.path(), "h", 1, 0, false};
    io::write_file_atomic(folder.file("study.lock"), std::string_view("pid=1\n"));
    EXPECT_THROW((void)run_study(study, def, runner(study), {}, stop), io::FileError);
    io::write_file_atomic(folder.file("study.lock"), std::string_view("pid=999999999\n"));
    EXPECT_EQ(run_study(study, def, runner(study), {}, stop).end, StudyEnd::Done);
}

TEST(Pool, AFolderThatCannotBeWrittenIsAFileError) {
    const ExpandedStudy study = small(1);
    const TempFolder folder("readonly");
    std::atomic<bool> stop{false};
    EXPECT_THROW((void)run_study(study, {"/proc/taicho", "h", 1, 0, false}, runner(study), {}, stop),
                 io::FileError);
    std::filesystem::create_directories(folder.file("runs/000000.h5"));   // in the way of a result
    EXPECT_THROW((void)run_study(study, {folder.path(), "h", 2, 0, false}, runner(study), {}, stop),
                 io::FileError);
}

TEST(Pool, TheStopRuleCountsRepeatsNotWorkers) {
    StudyDef def = standard_study();
    def.repeats = 200;
    def.outcomes.stop_when_half_width_below = 0.6;
    def.outcomes.minimum_repeats = 20;
    Problems problems;
    const ExpandedStudy study = expand(def, 1, 1, {}, problems);
    const TempFolder one("rule1"), two("rule2");
    std::atomic<bool> stop{false};
    const StudyRun a = run_study(study, {one.path(), "h", 1, 0, false}, runner(study), {}, stop);
    const StudyRun b = run_study(study, {two.path(), "h", 2, 0, false}, runner(study), {}, stop);
    EXPECT_TRUE(a.stopped_by_rule);
    EXPECT_LT(a.repeats, 200);
    EXPECT_EQ(a.repeats % 20, 0);
    EXPECT_EQ(a.repeats, b.repeats);
    EXPECT_EQ(study_hash(a.rows), study_hash(b.rows));
}

}  // namespace
}  // namespace taicho::study
