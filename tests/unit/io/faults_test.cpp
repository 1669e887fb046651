// Every wrong input of tests/faults/cases gives exactly the expected codes and positions, in both
// languages.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "io/geojson.h"
#include "io/households_csv.h"
#include "io/source_text.h"
#include "io/study_reader.h"
#include "world/world.h"

namespace taicho::io {
namespace {

namespace fs = std::filesystem;

struct Expected {
    std::string code, suggestion;
    int line = 0, column = 0;
};

struct Case {
    std::string name, text;
    std::vector<Expected> expected;
    std::vector<std::string> also;  ///< further codes, wherever they stand
};

/// `<U+0300>` to the letter, `R(0,0,4,4)` to the ring of a rectangle.
std::string expand(std::string line) {
    for (std::size_t i; (i = line.find("<U+")) != std::string::npos;) {
        const unsigned code = static_cast<unsigned>(std::stoul(line.substr(i + 3, 4), nullptr, 16));
        std::string letter;
        if (code < 0x80)
            letter += static_cast<char>(code);
        else
            letter += static_cast<char>(0xC0 | code >> 6),
                letter += static_cast<char>(0x80 | (code & 63));
        line.replace(i, 8, letter);
    }
    for (std::size_t i; (i = line.find("R(")) != std::string::npos;) {
        const std::size_t end = line.find(')', i);
        std::stringstream in(line.substr(i + 2, end - i - 2));
        std::string v[4];
        for (std::string& s : v) std::getline(in, s, ',');
        const auto p = [](const std::string& x, const std::string& y) {
            return "[" + x + "," + y + "]";
        };
        line.replace(i, end - i + 1,
                     "[" + p(v[0], v[1]) + "," + p(v[2], v[1]) + "," + p(v[2], v[3]) + "," +
                         p(v[0], v[3]) + "," + p(v[0], v[1]) + "]");
    }
    return line;
}

std::vector<Case> read_cases(const std::string& file) {
    std::ifstream in(std::string(TAICHO_SOURCE_DIR) + "/tests/faults/cases/" + file);
    std::vector<Case> cases;
    bool body = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("=== ", 0) == 0) {
            cases.push_back({line.substr(4), {}, {}, {}});
            body = false;
        } else if (cases.empty()) {
            continue;
        } else if (line.rfind("expect-also ", 0) == 0) {
            cases.back().also.push_back(line.substr(12));
        } else if (!body && line.rfind("expect ", 0) == 0) {
            std::stringstream words(line.substr(7));
            Expected e;
            char colon = 0;
            words >> e.code >> e.line >> colon >> e.column >> e.suggestion;
            cases.back().expected.push_back(e);
        } else if (!body && line == "---") {
            body = true;
        } else if (body) {
            cases.back().text += expand(line) + "\n";
        }
    }
    return cases;
}

std::string listing(const Problems& problems) {
    std::string out;
    for (const Problem& p : problems.list()) out += format_problem(p, "en") + "\n";
    return out;
}

void check(const Case& c, Problems& problems) {
    SCOPED_TRACE(c.name);
    problems.sort();
    std::vector<std::string> also = c.also;
    std::vector<const Problem*> left;
    for (const Problem& p : problems.list()) {
        const auto it = std::find(also.begin(), also.end(), p.code);
        const bool first =
            std::any_of(c.expected.begin(), c.expected.end(), [&](const Expected& e) {
                return e.code == p.code && e.line == p.pos.line && e.column == p.pos.column;
            });
        if (it != also.end() && !first)
            also.erase(it);
        else
            left.push_back(&p);
    }
    EXPECT_TRUE(also.empty()) << "missing " << (also.empty() ? "" : also[0]) << "\n"
                              << listing(problems);
    ASSERT_EQ(left.size(), c.expected.size()) << listing(problems);
    for (std::size_t i = 0; i < left.size(); ++i) {
        const Problem& p = *left[i];
        const Expected& e = c.expected[i];
        EXPECT_EQ(p.code, e.code) << listing(problems);
        EXPECT_EQ(p.pos.line, e.line) << listing(problems);
        EXPECT_EQ(p.pos.column, e.column) << listing(problems);
        EXPECT_EQ(p.suggestion, e.suggestion) << listing(problems);
        const std::string vi = format_problem(p, "vi"), en = format_problem(p, "en");
        EXPECT_NE(p.text.vi, p.text.en);
        EXPECT_GT(p.text.vi.size(), 10u);
        EXPECT_GT(p.text.en.size(), 10u);
        const std::string code = "[" + e.code + "]";
        EXPECT_NE(vi.find(code), std::string::npos);
        EXPECT_NE(en.find(code), std::string::npos);
        if (e.line > 0) {
            const std::string at =
                ":" + std::to_string(e.line) + ":" + std::to_string(e.column) + ": ";
            EXPECT_NE(vi.find(at), std::string::npos);
            EXPECT_NE(en.find(at), std::string::npos);
        }
    }
}

/// A folder with the map and the scenario that the wrong files refer to.
class Faults : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("taicho-faults-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
        std::ofstream(folder_ / "map.geojson") << expand(
            R"({"type":"FeatureCollection","crs_local":{"unit":"m"},"features":[)"
            R"({"type":"Feature","properties":{"kind":"room","id":"hall","level":0},"geometry":{"type":"Polygon","coordinates":[R(0,0,9,9)]}},)"
            R"({"type":"Feature","properties":{"kind":"exit","id":"out","level":0},"geometry":{"type":"LineString","coordinates":[[1,0],[2,0]]}}]})");
        std::ofstream(folder_ / "scenario.toml")
            << "format = \"taicho-scenario/1\"\ngeometry = \"map.geojson\"\n";
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_F(Faults, Scenario) {
    const auto cases = read_cases("scenario.txt");
    EXPECT_GE(cases.size(), 35u);
    for (const Case& c : cases) {
        Problems problems;
        (void)parse_scenario(c.text, (folder_ / "scenario.toml").string(), {}, problems);
        check(c, problems);
    }
}

TEST_F(Faults, Map) {
    const auto cases = read_cases("map.txt");
    EXPECT_GE(cases.size(), 25u);
    for (const Case& c : cases) {
        Problems problems;
        const std::string text =
            "{\"type\":\"FeatureCollection\",\"crs_local\":{\"unit\":\"m\"},\"features\":[\n" +
            c.text + "]}\n";
        const auto map = parse_geojson(text, "map.geojson", true, problems);
        if (map) (void)world::assemble(map->map, problems);
        check(c, problems);
    }
}

TEST_F(Faults, Study) {
    const auto cases = read_cases("study.txt");
    EXPECT_GE(cases.size(), 8u);
    for (const Case& c : cases) {
        Problems problems;
        (void)parse_study(c.text, (folder_ / "study.toml").string(), problems);
        check(c, problems);
    }
}

TEST_F(Faults, Households) {
    const auto cases = read_cases("households.txt");
    EXPECT_GE(cases.size(), 8u);
    for (const Case& c : cases) {
        Problems problems;
        std::vector<people::HouseholdDef> h;
        parse_households(c.text, "households.csv", h, problems);
        check(c, problems);
    }
}

TEST_F(Faults, BytesThatAreNoText) {
    Problems problems;
    EXPECT_FALSE(parse_scenario("name = \"a\xFF\"\n", "s.toml", {}, problems));
    ASSERT_EQ(problems.list().size(), 1u);
    EXPECT_EQ(problems.list()[0].code, "E-SYN-02");
    EXPECT_EQ(problems.list()[0].pos.column, 10);
}

TEST_F(Faults, NestingHasALimit) {
    Problems toml, json;
    EXPECT_FALSE(parse_scenario("a = " + std::string(100000, '['), "s.toml", {}, toml));
    ASSERT_EQ(toml.list().size(), 1u);
    EXPECT_EQ(toml.list()[0].code, "E-SYN-05");
    EXPECT_FALSE(parse_geojson(std::string(100000, '['), "m.geojson", true, json));
    ASSERT_EQ(json.list().size(), 1u);
    EXPECT_EQ(json.list()[0].code, "E-SYN-05");
    EXPECT_EQ(json.list()[0].pos.column, 65);
}

TEST_F(Faults, MissingFilesAskForExitCodeThree) {
    Problems missing, wrong;
    EXPECT_FALSE(read_scenario((folder_ / "nothing").string(), {}, missing));
    EXPECT_EQ(exit_code_of(missing), 3);
    (void)parse_scenario("colour = 1\n", "s.toml", {}, wrong);
    EXPECT_EQ(exit_code_of(wrong), 2);
    EXPECT_EQ(exit_code_of({}), 0);
}

}  // namespace
}  // namespace taicho::io
