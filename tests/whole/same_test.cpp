// The same study gives the same bytes on any number of threads and side-by-side runs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/parallel.h"
#include "support.h"

namespace taicho::whole {
namespace {

struct StudyRun {
    std::string hash, summary, outcomes, plan;
};

StudyRun study_with(const std::vector<std::string>& how, const std::map<std::string, std::string>& env = {}) {
    const TempFolder folder;
    std::vector<std::string> args = {"compare", shipped("alley"), "-o", folder / "s", "--arms",
                                     "none,extinguishers,both", "--repeats", "4", "--json", "-q"};
    args.insert(args.end(), how.begin(), how.end());
    const Answer a = taicho(args, env);
    EXPECT_EQ(a.code, 0) << a.err;
    StudyRun s;
    const auto json = nlohmann::json::parse(a.out, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << a.out.substr(0, 200);
    if (!json.is_discarded()) s.hash = json.value("hash", "");
    s.summary = bytes(folder / "s/summary.csv");
    s.outcomes = bytes(folder / "s/outcomes.csv");
    s.plan = bytes(folder / "s/plan.csv");
    return s;
}

void expect_same(const StudyRun& a, const StudyRun& b) {
    EXPECT_FALSE(a.hash.empty());
    EXPECT_EQ(a.hash, b.hash);
    EXPECT_GT(a.summary.size(), 500u);
    EXPECT_EQ(a.summary, b.summary);
    EXPECT_GT(a.outcomes.size(), 500u);
    EXPECT_EQ(a.outcomes, b.outcomes);
    EXPECT_EQ(a.plan, b.plan);
}

TEST(Same, StudyWhateverJobsAndThreads) {
    const StudyRun first = study_with({"-j", "1"});
    expect_same(first, study_with({"-j", "2"}));
    expect_same(first, study_with({"--threads", "2"}));
}

TEST(Same, StudyUnderVietnameseLocale) {
    const TempFolder folder;
    const auto vietnamese = vietnamese_locale(folder);
    if (vietnamese.empty()) GTEST_SKIP() << "localedef cannot make the locale here";
    expect_same(study_with({"-j", "2"}, {{"LC_ALL", "C"}}), study_with({"-j", "2"}, vietnamese));
}

/// Every frame, not only the last one: a difference that heals later would hide there.
TEST(Same, FramesOfTheVillageOnAnyNumberOfThreads) {
    const study::ReadyScenario village = ready(shipped("craft-village"), arm_of(shipped("craft-village"), "both"));
    ASSERT_TRUE(village.usable());
    study::RunSettings settings;
    settings.until_s = 120.0;
    std::vector<std::uint64_t> first;
    for (const int n : {1, 2, 3, 8}) {
        set_threads(n);
        const io::Results rows = study::run_ready(village, settings);
        if (n == 1) {
            first = rows.state_hash;
            ASSERT_GE(first.size(), 100u);
            EXPECT_GT(count(rows, EventKind::Ignition), 0u);
            EXPECT_GT(count(rows, EventKind::StartedMoving), 0u);
        }
        EXPECT_EQ(rows.state_hash, first) << n << " threads";
    }
    set_threads(1);
}

TEST(Same, FramesWhateverStateThePreviousRunLeft) {
    const study::ReadyScenario alley = ready(shipped("alley"));
    ASSERT_TRUE(alley.usable());
    study::RunSettings a, b;
    b.seed = b.population_seed = 2;
    const io::Results once = study::run_ready(alley, a);
    const io::Results other = study::run_ready(alley, b);
    EXPECT_NE(once.state_hash, other.state_hash);
    EXPECT_EQ(study::run_ready(alley, a).state_hash, once.state_hash);
}

}  // namespace
}  // namespace taicho::whole
