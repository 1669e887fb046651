// A study folder stands by itself: what was run can be reported on without the scenario.
#include <gtest/gtest.h>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "results_sample.h"
#include "study/local_pool.h"
#include "study/study_store.h"
#include "synthetic_study.h"

namespace taicho::study {
namespace {

using io::test::TempFolder;

StoredStudy stored() {
    StoredStudy s;
    s.def = standard_study();
    s.def.repeats = 4;
    s.def.axes.push_back({"coverage", {"measures.training.drill_fraction"}, {"0", "1"}, {"both"}, {}});
    s.seed = 5;
    s.population_seed = 6;
    s.context.scenario_name = {"Ngõ", "Alley"};
    s.context.scenario_sha256 = "h";
    s.context.fires_per_year = 0.25;
    s.context.judgements = {{"k", 1, 0.5, 2, "A2", {"vi", "en"}}};
    s.context.provenance = {{"threads", "2"}};
    return s;
}

TEST(Store, ReportsTheSameFromTheFolderAlone) {
    const TempFolder folder("store");
    const StoredStudy s = stored();
    Problems problems;
    const ExpandedStudy study = expand(s.def, s.seed, s.population_seed, {}, problems);
    const RunFunction run = [&](const Plan& plan, const std::atomic<bool>&) { return test::synthetic_run(study, plan); };
    std::atomic<bool> stop{false};
    save_study(folder.path(), s);
    const StudyRun made = run_study(study, {folder.path(), "h", 2, 0, false}, run, {}, stop);
    const io::Results any = test::synthetic_run(study, study.plans[0]);
    ReportContext context = s.context;
    context.ids = {any.ids.people, any.ids.places, any.ids.buildings};
    const Summary summary = summarise(study, made.rows, context.ids);
    const LoadedStudy opened = open_study(folder.path());
    EXPECT_EQ(report_html(study, summary, context, "vi"),
              report_html(opened.study, opened.summary, opened.stored.context, "vi"));
    EXPECT_EQ(summary_csv(study, summary), summary_csv(opened.study, opened.summary));
}

TEST(Store, SummaryBytesDoNotDependOnTheNumberOfWorkers) {
    const StoredStudy s = stored();
    Problems problems;
    const ExpandedStudy study = expand(s.def, s.seed, s.population_seed, {}, problems);
    const RunFunction run = [&](const Plan& plan, const std::atomic<bool>&) { return test::synthetic_run(study, plan); };
    std::string text[2];
    for (int jobs = 1; jobs <= 2; ++jobs) {
        const TempFolder folder("jobs" + std::to_string(jobs));
        std::atomic<bool> stop{false};
        const StudyRun made = run_study(study, {folder.path(), "h", jobs, 0, false}, run, {}, stop);
        const Summary summary = summarise(study, made.rows, {});
        write_summary(folder.path(), study, made.rows, summary, {});
        for (const char* file : {"summary.csv", "outcomes.csv", "summary.h5", "plan.csv"}) {
            text[jobs - 1] += io::read_text_file(folder.file(file), 1u << 26);
        }
    }
    EXPECT_EQ(text[0], text[1]);
}

TEST(Store, RefusesWhatIsNoStudy) {
    const TempFolder folder("nostudy");
    EXPECT_THROW((void)load_study(folder.path()), io::FileError);
    for (const char* text : {"", "{", "[]", "{\"format\":\"other\"}", "{\"format\":\"taicho-study-folder/1\"}"}) {
        io::write_file_atomic(folder.file("context.json"), std::string_view(text));
        EXPECT_THROW((void)load_study(folder.path()), io::FileError) << text;
    }
}

}  // namespace
}  // namespace taicho::study
