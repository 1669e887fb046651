// A scenario folder is written whole or not at all, and a planner's edits survive.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "io/scenario_reader.h"
#include "io/study_reader.h"
#include "layout/templates.h"
#include "layout/write_scenario.h"
#include "world/world.h"

namespace taicho::layout {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& p) {
    std::ifstream in(p);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Folder : public ::testing::Test {
  protected:
    void SetUp() override {
        base_ = fs::temp_directory_path() / ("taicho-layout-" + std::to_string(::getpid()));
        fs::create_directories(base_);
    }
    void TearDown() override { fs::remove_all(base_); }
    fs::path base_;
};

TEST_F(Folder, HoldsEverythingCompareNeeds) {
    Problems problems;
    const fs::path target = base_ / "deep" / "alley";
    ASSERT_TRUE(write_scenario(make_alley(k_alley_seed), target.string(), false, problems));
    EXPECT_TRUE(problems.empty());
    for (const char* name : {"scenario.toml", "map.geojson", "households.csv", "study.toml",
                             "study-coverage.toml", "README.md"}) {
        EXPECT_GT(read(target / name).size(), 200u) << name;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(target), fs::directory_iterator{}), 6);
    const std::string study = read(target / "study.toml");
    for (const char* arm :
         {"\"none\"", "\"today\"", "\"extinguishers\"", "\"trained\"", "\"both\""}) {
        EXPECT_NE(study.find(arm), std::string::npos) << arm;
    }
}

void expect_readable(const std::string& folder, std::size_t households) {
    Problems problems;
    const auto read = io::read_scenario(folder, {}, problems);
    ASSERT_TRUE(read) << folder;
    EXPECT_EQ(read->people.households.size(), households);
    if (!problems.has_errors()) (void)world::assemble(read->map, problems);
    const auto study = io::read_study(folder + "/study.toml", problems);
    const auto coverage = io::read_study(folder + "/study-coverage.toml", problems);
    ASSERT_TRUE(study && coverage) << folder;
    EXPECT_GE(study->arms.size(), 5u);
    ASSERT_EQ(coverage->axes.size(), 1u);
    EXPECT_EQ(coverage->axes[0].values.size(), 5u);
    for (const Problem& p : problems.list()) {
        EXPECT_EQ(p.severity, Problem::Severity::Note) << folder << " " << format_problem(p, "en");
    }
}

TEST_F(Folder, ReadsBackWithoutAWarning) {
    Problems problems;
    VillageDef village;
    village.households = 12;
    ApartmentDef block;
    block.storeys = 4;
    ASSERT_TRUE(write_scenario(make_village(village), (base_ / "v").string(), false, problems));
    ASSERT_TRUE(write_scenario(make_apartment(block), (base_ / "b").string(), false, problems));
    expect_readable((base_ / "v").string(), 12);
    expect_readable((base_ / "b").string(), 24);
}

TEST(Shipped, ScenariosReadWithoutAWarning) {
    const std::string scenarios = std::string(TAICHO_SOURCE_DIR) + "/scenarios/";
    expect_readable(scenarios + "alley", 12);
    expect_readable(scenarios + "craft-village", 150);
    expect_readable(scenarios + "apartment-block", 64);
    expect_readable(scenarios + "mini-apartment", 36);
    expect_readable(scenarios + "collective-block", 40);
}

TEST_F(Folder, RefusesWhatIsThereUnlessForced) {
    Problems problems;
    const fs::path target = base_ / "alley";
    const Scene scene = make_alley(k_alley_seed);
    ASSERT_TRUE(write_scenario(scene, target.string(), false, problems));
    const std::string before = read(target / "map.geojson");
    EXPECT_FALSE(write_scenario(make_alley(9), target.string(), false, problems));
    EXPECT_TRUE(problems.has_errors());
    EXPECT_EQ(read(target / "map.geojson"), before);
    EXPECT_TRUE(write_scenario(make_alley(9), target.string(), true, problems));
    EXPECT_NE(read(target / "map.geojson"), before);
}

TEST_F(Folder, EditedHouseholdsSurviveARewrite) {
    Problems problems;
    const fs::path target = base_ / "alley";
    const Scene scene = make_alley(k_alley_seed);
    ASSERT_TRUE(write_scenario(scene, target.string(), false, problems));
    std::string table = read(target / "households.csv");
    const std::size_t row = table.find("hh-h003"), end = table.find('\n', row);
    table.replace(end - 4, 4, ",1,1,");
    const std::string edited = table.substr(row, table.find('\n', row) - row);
    std::ofstream(target / "households.csv") << table;
    ASSERT_TRUE(write_scenario(scene, target.string(), true, problems));
    EXPECT_NE(read(target / "households.csv").find(edited), std::string::npos);
}

TEST_F(Folder, SaysWhenNothingCanBeWritten) {
    Problems problems;
    std::ofstream(base_ / "file") << "x";
    EXPECT_FALSE(write_scenario(make_alley(1), (base_ / "file").string(), false, problems));
    EXPECT_FALSE(
        write_scenario(make_alley(1), (base_ / "file" / "below").string(), false, problems));
    EXPECT_EQ(problems.list().size(), 2u);
}

}  // namespace
}  // namespace taicho::layout
