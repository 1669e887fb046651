#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "verify/book.h"
#include "verify/case_measure.h"
#include "verify/experiment_model.h"
#include "verify/scenario_case.h"

namespace taicho::verify {
namespace {

namespace fs = std::filesystem;

fs::path folder_with(const std::string& name, const std::string& file, const std::string& text) {
    const fs::path folder = fs::path(testing::TempDir()) / ("taicho-verify-" + name);
    fs::create_directories(folder);
    std::ofstream(folder / file) << text;
    return folder;
}

TEST(CaseFile, UnknownKeysAndKindsAreProblemsAtTheirPlace) {
    const auto folder = folder_with("bad", "case.toml",
                                    "format = \"taicho-case/1\"\nsuite = \"gas\"\nid = \"x\"\ntollerance = 1\n"
                                    "[[criterion]]\nquantity = \"out\"\nkind = \"roughly\"\n");
    Problems problems;
    EXPECT_FALSE(read_case(folder.string(), problems).has_value());
    ASSERT_EQ(problems.list().size(), 2u);
    EXPECT_EQ(problems.list()[0].pos.line, 4);
    EXPECT_EQ(problems.list()[1].pos.line, 7);
}

TEST(CaseFile, WithoutACriterionThereIsNothingToJudge) {
    const auto folder = folder_with("empty", "case.toml", "format = \"taicho-case/1\"\nsuite = \"gas\"\nid = \"x\"\n");
    Problems problems;
    EXPECT_FALSE(read_case(folder.string(), problems).has_value());
    EXPECT_TRUE(problems.has_errors());
}

TEST(Measure, CrossingsLieBetweenTheStoredPositions) {
    sim::Scenario scenario;
    MeasuredRun run;
    run.scenario = &scenario;
    run.rows.time_s = {0.0, 0.1, 0.2};
    run.rows.trajectory = {{0, 7, 0.0, 1.0, 0}, {1, 7, 0.1, 1.0, 0}, {2, 7, 0.2, 1.0, 0}};
    run.rows.trajectory_state.resize(3);
    const sim::MeasureDef line{.id = "l", .kind = "line", .from = {0.125, 0}, .to = {0.125, 2}};
    const auto c = crossings(run, line);
    ASSERT_EQ(c.size(), 1u);
    EXPECT_NEAR(c[0].time, 0.125, 1e-12);
    const sim::MeasureDef beside{.id = "b", .kind = "line", .from = {0.125, 1.5}, .to = {0.125, 2}};
    EXPECT_TRUE(crossings(run, beside).empty());
}

TEST(Measure, SeriesAreLinearBetweenRowsAndMissingOutside) {
    const Series s{{10, 20}, {1, 3}};
    EXPECT_DOUBLE_EQ(s.at(15), 2.0);
    EXPECT_TRUE(std::isnan(s.at(5)));
    EXPECT_DOUBLE_EQ(s.mean(0, 12), 1.0);
}

TEST(Experiments, BiasAndSpreadAreThoseOfTheLogarithm) {
    const BiasSpread b = bias_of({{"a", 1, 2}, {"b", 2, 1}});
    EXPECT_NEAR(b.bias, 1.0, 1e-12);
    EXPECT_NEAR(b.spread, std::sqrt(2.0) * std::log(2.0), 1e-12);
}

CaseResult result(const std::string& id, bool pass) {
    CaseResult r{.suite = "gas", .id = id, .source = "", .title = {}, .note = {}};
    r.rows = {{"row", "1", "2", "", pass}};
    return r;
}

TEST(KnownFails, ANewFailAndAnUnexpectedPassAreBothTold) {
    const auto folder = folder_with("known", "known-fails.txt",
                                    "# head\n\n# vi: vì sao\n# en: why,\n# at length\ngas/a\ngas/b full\n");
    const std::string file = (folder / "known-fails.txt").string();
    const KnownFails quick = read_known_fails(file, Tier::Quick), full = read_known_fails(file, Tier::Full);
    EXPECT_EQ(quick.size(), 1u);
    EXPECT_EQ(full.size(), 2u);
    EXPECT_EQ(full.at("gas/a").en, " why, at length");
    const Tally t = tally({result("a", true), result("b", false), result("c", false)}, full);
    EXPECT_EQ(t.fixed, std::vector<std::string>{"gas/a"});
    EXPECT_EQ(t.new_fails, std::vector<std::string>{"gas/c"});
    EXPECT_EQ(t.failed, 2u);
}

}  // namespace
}  // namespace taicho::verify
