#include <gtest/gtest.h>

#include "io/fields.h"
#include "io/households_csv.h"
#include "io/scenario_reader.h"
#include "io/sha256.h"

namespace taicho::io {
namespace {

const char* const k_example = R"toml(format = "taicho-scenario/1"
name = { vi = "Nhà ống làm nghề mộc, 3 tầng", en = "Tube house, wood workshop, 3 floors" }
geometry = "map.geojson"

[run]
duration_s = 900
step_s = 0.05                  # movement tick
record_every_s = 0.5
seed = 1                       # run seed
population_seed = 1
start_hour = 2.5

[weather]
wind_m_s = 2.0
wind_from_deg = 45
temperature_c = 24

[fire.ignition]
item = "sawdust-bin-1"
at_s = 0

[[items]]
id = "sawdust-bin-1"
place = "shop"
kind = "sawdust-bin"
peak_hrr_kw = 450
growth = "fast"

[[households]]
id = "h1"
home = ["floor-2", "floor-3"]
members = [ { age = 41, drill = true }, { age = 38, talk = true }, { age = 9 }, { age = 72, walking = "impaired" } ]

[people.defaults]
speed_m_s = { normal = [1.25, 0.20], min = 0.6, max = 1.8 }
pretravel_s = { lognormal = [45, 1.8], min = 5, max = 600 }

[people.parameters]
"operate.trained_median_s" = 8

[[extinguishers]]
id = "e1"
at = "shop-door"
kind = "MFZL4"

[measures.extinguishers]
per_household = 1.0
kind = "MFZL4"
working_fraction = 0.9

[measures.training]
talk_fraction = 0.5
drill_fraction = 0.2
months_since = 6
order = "cadres-first"

[[actions]]
at_s = 60
do = "close"
what = "stair-door-2"
)toml";

ReadOptions keys_only() {
    ReadOptions o;
    o.read_map = false;
    return o;
}

TEST(Scenario, ExampleOfTheFormatPageIsRead) {
    Problems problems;
    const auto s = parse_scenario(k_example, "scenario.toml", keys_only(), problems);
    ASSERT_TRUE(s);
    for (const Problem& p : problems.list()) ADD_FAILURE() << format_problem(p, "en");
    EXPECT_EQ(s->name.vi, "Nhà ống làm nghề mộc, 3 tầng");
    EXPECT_EQ(s->run.start_hour, 2.5);
    EXPECT_DOUBLE_EQ(s->weather.temperature, 297.15);
    EXPECT_TRUE(s->fire.ignition_fixed);
    ASSERT_EQ(s->fire.items.size(), 1u);
    EXPECT_DOUBLE_EQ(s->fire.items[0].peak_hrr, 450e3);
    EXPECT_NEAR(s->fire.items[0].alpha, 46.89, 0.01);
    EXPECT_EQ(s->fire.items[0].pos.line, 22);
    ASSERT_EQ(s->people.households.size(), 1u);
    EXPECT_EQ(s->people.households[0].members.size(), 4u);
    EXPECT_EQ(s->people.households[0].members[3].walking, "impaired");
    EXPECT_EQ(s->people.parameters.at("operate.trained_median_s"), 8.0);
    EXPECT_EQ(s->response.measures.training.order, response::CoverageOrder::CadresFirst);
    ASSERT_EQ(s->response.actions.size(), 1u);
    EXPECT_EQ(s->response.actions[0].act, response::ActionKind::Close);
}

TEST(Scenario, OverridesReachSectionsListsAndParameters) {
    ReadOptions o = keys_only();
    o.overrides = {{"measures.training.drill_fraction", "1", {}},
                   {"items.sawdust-bin-1.peak_hrr_kw", "900", {}},
                   {"people.parameters.operate.trained_median_s", "5", {}},
                   {"measures.fire_points.spacing_m", "120", {}}};
    Problems problems;
    const auto s = parse_scenario(k_example, "scenario.toml", o, problems);
    ASSERT_TRUE(s);
    EXPECT_FALSE(problems.has_errors());
    EXPECT_EQ(s->response.measures.training.drill_fraction, 1.0);
    EXPECT_EQ(s->fire.items[0].peak_hrr, 900e3);
    EXPECT_EQ(s->people.parameters.at("operate.trained_median_s"), 5.0);
    EXPECT_EQ(s->response.measures.fire_points.spacing_m, 120.0);
}

TEST(Scenario, AWrongOverrideIsReportedWhereItIsWritten) {
    ReadOptions o = keys_only();
    o.overrides = {{"measures.training.dril_fraction", "1", {"study.toml", 7, 3}}};
    Problems problems;
    const auto s = parse_scenario(k_example, "scenario.toml", o, problems);
    ASSERT_EQ(problems.list().size(), 1u);
    EXPECT_EQ(problems.list()[0].code, "E-KEY-01");
    EXPECT_EQ(problems.list()[0].pos.file, "study.toml");
    EXPECT_EQ(problems.list()[0].pos.line, 7);
    EXPECT_EQ(problems.list()[0].suggestion, "drill_fraction");
}

TEST(Scenario, PrintedDefaultsReadBackAsThemselves) {
    Problems problems;
    const auto a = parse_scenario(k_example, "scenario.toml", keys_only(), problems);
    ASSERT_TRUE(a);
    std::string text = print_defaults(*a);
    text.insert(text.find('\n') + 1, "geometry = \"map.geojson\"\n");
    const auto b = parse_scenario(text, "scenario.toml", keys_only(), problems);
    ASSERT_TRUE(b);
    for (const Problem& p : problems.list()) ADD_FAILURE() << format_problem(p, "en");
    std::string again = print_defaults(*b);
    again.insert(again.find('\n') + 1, "geometry = \"map.geojson\"\n");
    EXPECT_EQ(again, text);
}

TEST(Households, TableReadsBackAsItWasWritten) {
    const std::string text =
        "id,building,home,members,trade,bottles,second_exit\n"
        "h1,house-1,room-1;room-2,4,wood,1,1\n"
        "h2,house-2,room-3,,,,\n";
    std::vector<people::HouseholdDef> h;
    Problems problems;
    parse_households(text, "households.csv", h, problems);
    EXPECT_TRUE(problems.empty());
    ASSERT_EQ(h.size(), 2u);
    EXPECT_EQ(h[0].home, (std::vector<std::string>{"room-1", "room-2"}));
    EXPECT_EQ(h[0].member_count, 4);
    EXPECT_EQ(h[1].bottles, -1);
    std::vector<people::HouseholdDef> again;
    parse_households(write_households(h), "households.csv", again, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(write_households(again), write_households(h));
}

TEST(Sha256, MatchesTheStandardsExamples) {  // FIPS 180-4 examples
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace taicho::io
