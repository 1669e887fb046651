#include <gtest/gtest.h>

#include <filesystem>

#include "io/geojson.h"
#include "io/scenario_reader.h"
#include "io/study_reader.h"
#include "world/graph.h"
#include "world/world.h"

namespace taicho::io {
namespace {

/// Every shipped scenario is read and joined without an error.
TEST(Shipped, ScenariosAreReadAndJoined) {
    int read = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(TAICHO_SOURCE_DIR) + "/scenarios")) {
        if (!std::filesystem::exists(entry.path() / "scenario.toml")) continue;
        if (std::filesystem::file_size(entry.path() / "map.geojson") > (std::size_t{8} << 20))
            continue;
        ++read;
        Problems problems;
        const auto s = read_scenario(entry.path().string(), {}, problems);
        ASSERT_TRUE(s) << entry.path();
        const world::World w = world::assemble(s->map, problems);
        problems.sort();
        for (const Problem& p : problems.list()) {
            if (p.severity == Problem::Severity::Error) ADD_FAILURE() << format_problem(p, "en");
        }
        EXPECT_GT(w.places.size(), 4u);
        EXPECT_GT(w.openings.size(), 4u);
    }
    EXPECT_GT(read, 0);
}

TEST(Shipped, StudiesAreRead) {
    int read = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::string(TAICHO_SOURCE_DIR) + "/scenarios")) {
        const std::string name = entry.path().filename().string();
        if (name.rfind("study", 0) != 0 || entry.path().extension() != ".toml") continue;
        ++read;
        Problems problems;
        const auto s = read_study(entry.path().string(), problems);
        ASSERT_TRUE(s) << entry.path();
        for (const Problem& p : problems.list()) ADD_FAILURE() << format_problem(p, "en");
        EXPECT_GE(s->arms.size(), 1u);
    }
    EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace taicho::io
