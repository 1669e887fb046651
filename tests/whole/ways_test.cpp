// Second ways out: what they take and what they change, against a calculation by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "people/decide_state.h"
#include "support.h"

namespace taicho::whole {
namespace {

std::string feature(const std::string& properties, const std::string& type, const std::string& points) {
    return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"{}","coordinates":{}}}}})", properties, type, points);
}

/// Ground room with the only door, a stair along its back wall, a room above it.
std::string house(const std::string& id, double x) {
    const std::string box = fmt::format("[[[{0},0],[{1},0],[{1},9],[{0},9],[{0},0]]]", x, x + 4);
    std::string out = feature(fmt::format(R"("kind":"building","id":"{}","use":"home","material":"brick","roof_material":"concrete","levels":2)", id),
                              "Polygon", box) + ",\n";
    for (int level = 0; level < 2; ++level)
        out += feature(fmt::format(R"("kind":"room","id":"{0}-{1}","level":{1},"use":"{2}","building":"{0}")", id, level, level == 0 ? "shop" : "bedroom"), "Polygon", box) + ",\n";
    out += feature(fmt::format(R"("kind":"stair","id":"{0}-s","to_level":1,"building":"{0}","width_m":0.9,"up":[0,-1])", id), "Polygon",
                   fmt::format("[[[{0},3],[{1},3],[{1},8],[{0},8],[{0},3]]]", x + 3.1, x + 4)) + ",\n";
    out += feature(fmt::format(R"("kind":"door","id":"{}-door","level":0,"leaf":"open")", id), "LineString", fmt::format("[[{},0],[{},0]]", x + 1, x + 2)) + ",\n";
    return out;
}

/// `kind` joins the upper rooms of two houses; a fire of 1.5 MW stands before the door of the first.
void write_scene(const std::string& folder, const std::string& kind) {
    std::string map = R"({"type":"FeatureCollection","crs_local":{"unit":"m"},"features":[)" "\n";
    map += feature(R"("kind":"alley","id":"alley","width_m":3)", "LineString", "[[-12,-1.5],[20,-1.5]]") + ",\n";
    map += feature(R"("kind":"exit","id":"street","level":0,"kind_of":"street")", "LineString", "[[20,-3],[20,0]]") + ",\n";
    map += house("a", 0) + house("b", 4);
    map += feature(fmt::format(R"("kind":"{}","id":"way","level":1,"from":"a-1","to":"b-1","leaf":"locked")", kind), "LineString", "[[4,1],[4,2]]");
    write(folder + "/map.geojson", map + "\n]}\n");
    write(folder + "/scenario.toml",
          "format = \"taicho-scenario/1\"\nname = { vi = \"Lối thứ hai\", en = \"Second way\" }\ngeometry = \"map.geojson\"\n\n[run]\n"
          "start_hour = 3\nduration_s = 600\n\n[fire.ignition]\nitem = \"fire\"\nat_s = 0\n\n"
          "[[items]]\nid = \"fire\"\nfuel = \"mixed\"\nhrr = [[0, 1500], [600, 1500]]\nplace = \"a-0\"\nat_m = [1.5, 1.2]\n\n"
          "[[actions]]\nat_s = 60\ndo = \"wake\"\nwhat = \"h-m1\"\n\n"
          "[[households]]\nid = \"h\"\nhome = [\"a-1\"]\nmembers = [{ age = 30 }]\nworkers = 0\nlive_in_workers = 0\n\n"
          "[measures.fire_service]\npresent = false\n\n[measures.second_exits]\nhouseholds_fraction = 0\n");
}

struct Night {
    double decided, over;   ///< [s] took the second way; leaves on from the neighbour's room (NaN = never)
    bool dead;
    double dose;            ///< of gas or heat, the larger; 1 = the median person falls
};

Night night(const std::string& folder, double share) {
    const study::ReadyScenario scene = ready(folder, {{"measures.second_exits.households_fraction", fmt::format("{}", share)}});
    const io::Results r = study::run_ready(scene, study::RunSettings());
    const auto next = static_cast<std::uint32_t>(row_of(r.ids.places, "b-1"));
    Night n{std::nan(""), std::nan(""), count(r, EventKind::Died) > 0,
            std::max<double>(r.outcome[0].fed_gas, r.outcome[0].fed_heat)};
    const auto first = [](double& at, double time) { at = std::isnan(at) ? time : at; };
    for (const Event& e : r.events) {
        if (e.kind != EventKind::Decided) continue;
        if (e.mode == static_cast<std::uint16_t>(people::Decision::SecondExit)) first(n.decided, e.time);
        if (e.mode == static_cast<std::uint16_t>(people::Decision::Leave) && e.place == next) first(n.over, e.time);
    }
    return n;
}

class SecondWay : public testing::TestWithParam<const char*> {};

TEST_P(SecondWay, IsTakenWhereTheOnlyDoorBurns) {
    TempFolder folder;
    write_scene(folder.path().string(), GetParam());
    const Night without = night(folder.path().string(), 0.0), with = night(folder.path().string(), 1.0);
    EXPECT_TRUE(std::isnan(without.decided));
    ASSERT_FALSE(std::isnan(with.decided));
    EXPECT_FALSE(with.dead);
    EXPECT_LT(with.dose, without.dose);
    // By hand: at most 9 m to the way at 0.2 m/s in thick smoke to 1.7 m/s in clear air, then 20-60 s to open and pass it
    // (handbook B4; the seconds of the map are part of them).
    EXPECT_GE(with.over - with.decided, 20.0);
    EXPECT_LE(with.over - with.decided, 9.0 / 0.2 + 60.0);
}

INSTANTIATE_TEST_SUITE_P(Ways, SecondWay, testing::Values("balcony", "roof-way"), [](const auto& c) {
    return std::string(c.param) == "balcony" ? "Balcony" : "RoofWay";
});

}  // namespace
}  // namespace taicho::whole
