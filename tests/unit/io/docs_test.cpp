// docs/scenario-format.md shows the tables the program reads with. TAICHO_ACCEPT=1 rewrites the
// page.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "io/fields.h"

namespace taicho::io {
namespace {

std::string replaced(const std::string& page, const std::string& name, const std::string& text) {
    const std::string begin = "<!-- generated: " + name + " -->\n", end = "<!-- end -->";
    const std::size_t from = page.find(begin);
    const std::size_t to = page.find(end, from);
    if (from == std::string::npos || to == std::string::npos) return page + "missing " + begin;
    return page.substr(0, from + begin.size()) + "\n" + text + page.substr(to);
}

TEST(Docs, ScenarioFormatPageShowsTheTables) {
    const std::string path = std::string(TAICHO_SOURCE_DIR) + "/docs/scenario-format.md";
    std::stringstream in;
    in << std::ifstream(path).rdbuf();
    const std::string page = in.str();
    std::string fresh = replaced(page, "sections", describe_sections());
    fresh = replaced(fresh, "map", describe_map());
    if (std::getenv("TAICHO_ACCEPT") != nullptr) {
        std::ofstream(path) << fresh;
        return;
    }
    EXPECT_TRUE(page == fresh) << "run this test with TAICHO_ACCEPT=1 to bring the page up to date";
}

TEST(Docs, EveryKeyHasBothLanguages) {
    for (const Section& s : scenario_sections()) {
        EXPECT_NE(std::string(s.vi), "") << s.path;
        EXPECT_NE(std::string(s.en), "") << s.path;
        for (const Field& f : s.fields) {
            EXPECT_NE(std::string(f.en), "") << s.path << "." << f.key;
            EXPECT_NE(std::string(f.vi), "") << s.path << "." << f.key;
            if (f.flag == 'J' || f.flag == 'K' || f.flag == 'R' || f.flag == 'D') {
                EXPECT_NE(std::string(f.source), "") << s.path << "." << f.key;
            }
        }
    }
}

}  // namespace
}  // namespace taicho::io
