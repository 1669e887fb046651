// Each measure alone changes nothing where it is out of reach: the same people, homes and fire, hash for hash.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "support.h"

namespace taicho::whole {
namespace {

using Changes = std::vector<study::Override>;

struct Case {
    const char* name;
    Changes set;
};

const Case k_measures[] = {
    {"Extinguishers", {{"measures.extinguishers.per_household", "1"}, {"measures.extinguishers.households_fraction", "1"}}},
    {"SpareBottles", {{"measures.extinguishers.per_household", "1"}, {"measures.extinguishers.spare_fraction", "1"}}},
    {"Tools", {{"measures.tools.households_fraction", "1"}}},
    {"Talk", {{"measures.training.talk_fraction", "1"}}},
    {"Drill", {{"measures.training.drill_fraction", "1"}, {"measures.training.diffusion", "true"}}},
    {"Volunteers", {{"measures.volunteers.households_fraction", "1"}}},
    {"LinkedGroups", {{"measures.linked_groups.households_fraction", "1"}}},
    {"FirePoints", {{"measures.fire_points.spacing_m", "15"}, {"measures.fire_points.known_fraction", "1"}}},
    {"SecondExits", {{"measures.second_exits.households_fraction", "1"}}},
    {"StoredWater", {{"measures.water.stored_fraction", "0"}}},
    {"Pumps", {{"measures.water.pumps", "2"}}},
    {"BlockTeam", {{"measures.block_team.wardens_fraction", "1"}, {"measures.block_team.drills", "true"}}},
    {"BlockSystems", {{"measures.block_team.systems_in_order_fraction", "1"}, {"measures.block_team.self_closing_fraction", "1"},
                      {"measures.block_team.wedged_fraction", "0"}}},
    {"Sprinklers", {{"measures.block_systems.sprinkler_fraction", "1"}, {"measures.block_systems.spray_m", "10"}}},
    {"AlarmZones", {{"measures.block_systems.alarm_fraction", "1"}, {"measures.block_systems.general_alarm_s", "0"}}},
    {"StairFans", {{"measures.block_systems.fan_fraction", "1"}}},
    {"Lifts", {{"measures.block_systems.lift_return_fraction", "0"}}},
    {"HeadCount", {{"measures.command.present", "true"}, {"measures.command.head_count_s", "0"}}},
    {"StayPut", {{"measures.block_team.stay_put", "true"}}},
    {"Cluster", {{"measures.cluster.members_fraction", "1"}, {"measures.cluster.mutual_alarm", "true"},
                 {"measures.cluster.shared_pumps", "1"}, {"measures.cluster.shared_command", "true"}}},
    {"Command", {{"measures.command.present", "true"}, {"measures.command.from_s", "0"}}},
    {"FireService", {{"measures.fire_service.present", "true"}}},
};

std::string feature(const std::string& properties, const std::string& type, const std::string& points) {
    return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"{}","coordinates":{}}}}})", properties, type, points);
}

std::string room(const std::string& id, const std::string& use, const std::string& building, double x, double y) {
    return feature(fmt::format(R"("kind":"room","id":"{}","level":0,"use":"{}","building":"{}")", id, use, building), "Polygon",
                   fmt::format("[[[{0},{2}],[{1},{2}],[{1},{3}],[{0},{3}],[{0},{2}]]]", x, x + 4, y, y + 5));
}

std::string house(const std::string& id, double x) {
    return feature(fmt::format(R"("kind":"building","id":"{}","use":"home","material":"brick","roof_material":"concrete","levels":1)", id),
                   "Polygon", fmt::format("[[[{0},0],[{1},0],[{1},5],[{0},5],[{0},0]]]", x, x + 4));
}

/// The fire and one watchman who only leaves are in a house of their own; the quarter that is equipped lies 400 m off.
void write_scene(const std::string& folder) {
    std::string map = R"({"type":"FeatureCollection","crs_local":{"unit":"m"},"features":[)" "\n";
    const auto alley = [&](const std::string& id, double x) {
        map += feature(fmt::format(R"("kind":"alley","id":"{}","width_m":3)", id), "LineString", fmt::format("[[{},-1.5],[{},-1.5]]", x - 12, x + 20)) + ",\n";
        map += feature(fmt::format(R"("kind":"exit","id":"{}-out","level":0,"kind_of":"street")", id), "LineString", fmt::format("[[{0},-3],[{0},0]]", x - 12)) + ",\n";
    };
    alley("far", 0);
    alley("near", 400);
    map += house("a", 0) + ",\n" + room("hall", "storage", "a", 0, 0) + ",\n";
    map += feature(R"("kind":"door","id":"door-a","level":0,"leaf":"open")", "LineString", "[[1,0],[2,0]]") + ",\n";
    for (int k = 0; k < 3; ++k) {
        const double x = 400 + 5 * k;
        map += house(fmt::format("b{}", k), x) + ",\n" + room(fmt::format("home{}", k), "living", fmt::format("b{}", k), x, 0) + ",\n";
        map += feature(fmt::format(R"("kind":"door","id":"door-b{}","level":0,"leaf":"closed","self_closing":true)", k), "LineString",
                       fmt::format("[[{},0],[{},0]]", x + 1, x + 2)) + ",\n";
    }
    // A stair house with the systems of a block, none of which the fire reaches.
    map += house("c", 418) + ",\n" + feature(R"("kind":"room","id":"c-stair","level":0,"use":"stair","building":"c")", "Polygon",
                                             "[[[418,0],[422,0],[422,5],[418,5],[418,0]]]") + ",\n";
    map += feature(R"("kind":"door","id":"door-c","level":0,"leaf":"closed","self_closing":true)", "LineString", "[[419,0],[420,0]]") + ",\n";
    const auto thing = [&](const std::string& what, const std::string& place, double x) {
        map += feature(fmt::format(R"("kind":"fixture","id":"{0}-{1}","level":0,"place":"{1}","what":"{0}")", what, place), "Point", fmt::format("[{},2.5]", x)) + ",\n";
    };
    for (const char* what : {"sprinkler", "smoke-detector", "bell", "call-point"}) thing(what, "home0", 402);
    thing("stair-fan", "c-stair", 420);
    map += feature(R"("kind":"water","id":"pond","what":"pond","level":0)", "Point", "[405,-1.5]") + "\n]}\n";
    write(folder + "/map.geojson", map);
    std::string text =
        "format = \"taicho-scenario/1\"\nname = { vi = \"Ngoài tầm\", en = \"Out of reach\" }\ngeometry = \"map.geojson\"\n\n[run]\n"
        "start_hour = 20\nduration_s = 300\n\n[fire.ignition]\nitem = \"fire\"\nat_s = 0\n\n[[items]]\nid = \"fire\"\nkind = \"waste-bin\"\n"
        "place = \"hall\"\nat_m = [2, 3]\n\n[[persons]]\nid = \"watchman\"\nat_m = [3, 1]\nresponse_s = 40\n\n[measures.fire_service]\npresent = false\n";
    for (int k = 0; k < 3; ++k) {
        text += fmt::format("\n[[households]]\nid = \"h{0}\"\nhome = [\"home{0}\"]\ntrade = \"{1}\"\n", k, k < 2 ? "wood" : "");
    }
    write(folder + "/scenario.toml", text);
}

class OutOfReach : public testing::TestWithParam<Case> {};

TEST_P(OutOfReach, ChangesNothing) {
    TempFolder folder;
    write_scene(folder.path().string());
    Changes none = {{"measures.extinguishers.per_household", "0"}};
    const study::ReadyScenario a = ready(folder.path().string(), none), b = ready(folder.path().string(), GetParam().set);
    ASSERT_TRUE(a.usable() && b.usable());
    for (const std::uint64_t n : {1u, 2u, 3u}) {
        study::RunSettings s;
        s.seed = s.population_seed = n;
        const io::Results x = study::run_ready(a, s), y = study::run_ready(b, s);
        EXPECT_GT(count(x, EventKind::Ignition), 0u);
        EXPECT_EQ(x.header.outcome_hash, y.header.outcome_hash) << "seed " << n;
    }
}

INSTANTIATE_TEST_SUITE_P(Measures, OutOfReach, testing::ValuesIn(k_measures), [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace taicho::whole
