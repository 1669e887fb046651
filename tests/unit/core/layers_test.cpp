// The layer picture of docs/architecture.md as a test: an include points downwards or sideways within
// its folder, never up.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, int> k_layer = {{"core", 0}, {"world", 1}, {"fire", 2},
                                            {"people", 3}, {"response", 4}, {"sim", 5},
                                            {"io", 6}, {"picture", 7}, {"layout", 7},
                                            {"verify", 8}, {"study", 8}, {"viz", 8}, {"cli", 9}};

/// Same-layer folders that may still include one another: verify draws and studies use picture.
bool allowed(const std::string& from, const std::string& to) {
    return from == to || k_layer.at(to) < k_layer.at(from);
}

std::string folder_of(const fs::path& file) {
    const auto rel = fs::relative(file, TAICHO_SOURCE_DIR);
    auto it = rel.begin();
    if (*it == "viz") return "viz";
    return (++it)->string();
}

void check_tree(const fs::path& root, int& files, std::string& bad) {
    const std::regex include(R"re(^\s*#include\s+"([a-z_]+)/)re");
    for (const auto& e : fs::recursive_directory_iterator(root)) {
        if (e.path().extension() != ".h" && e.path().extension() != ".cpp") continue;
        const std::string from = folder_of(e.path());
        if (!k_layer.count(from)) continue;
        ++files;
        std::ifstream in(e.path());
        std::smatch m;
        for (std::string line; std::getline(in, line);) {
            if (!std::regex_search(line, m, include) || !k_layer.count(m[1])) continue;
            if (!allowed(from, m[1])) bad += e.path().string() + " includes " + m[1].str() + "\n";
        }
    }
}

TEST(Layers, NoIncludePointsUp) {
    int files = 0;
    std::string bad;
    check_tree(fs::path(TAICHO_SOURCE_DIR) / "engine", files, bad);
    check_tree(fs::path(TAICHO_SOURCE_DIR) / "viz", files, bad);
    EXPECT_GT(files, 20);
    EXPECT_EQ(bad, "");
}

TEST(Layers, TheRuleItselfRefusesAnUpwardInclude) {
    EXPECT_FALSE(allowed("core", "world"));
    EXPECT_FALSE(allowed("study", "viz"));
    EXPECT_TRUE(allowed("people", "fire"));
}

}  // namespace
