// Real maps are not drawn for simulation. Each quirk of such files is repaired and named, and after
// that every house can be left.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "layout/fronts.h"
#include "layout/import.h"
#include "layout/project.h"
#include "layout/sketch.h"
#include "world/world.h"

namespace taicho::layout {
namespace {

RawArea box(const char* id, double x0, double y0, double x1, double y1) {
    RawArea a;
    a.id = id;
    a.ring = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    return a;
}

RawMap street_with_houses() {
    RawMap map;
    map.box_min = {0, -30};
    map.box_max = {40, 30};
    map.windowed = true;
    map.ways.push_back({"w1", {{-20, 0}, {60, 0}}, 0.0, ""});
    for (int i = 0; i < 6; ++i) {
        map.areas.push_back(box(fmt::format("n{}", i).c_str(), 4 + 4 * i, 1.2, 8 + 4 * i, 13));
        map.areas.push_back(box(fmt::format("s{}", i).c_str(), 4 + 4 * i, -13, 8 + 4 * i, -1.2));
    }
    return map;
}

int count(const Scene& s, const char* what) {
    return static_cast<int>(std::count_if(s.repairs.begin(), s.repairs.end(),
                                          [&](const Repair& r) { return r.what == what; }));
}

/// Imports and joins; every room must reach an exit, nothing may be wrong.
Scene import_clean(const RawMap& map) {
    Problems problems;
    const auto scene = import_raw(map, ImportDef{}, problems);
    EXPECT_TRUE(scene.has_value());
    if (!scene) return {};
    (void)world::assemble(scene->map, problems);
    for (const Problem& p : problems.list()) {
        EXPECT_EQ(p.severity, Problem::Severity::Note) << p.code << " " << p.text.en;
    }
    return *scene;
}

TEST(Import, APlainStreetNeedsNoRepair) {
    const Scene s = import_clean(street_with_houses());
    EXPECT_EQ(s.households.size(), 12u);
    EXPECT_TRUE(s.repairs.empty());
}

TEST(Import, TwinsDuplicatesAndCrumbsAreDropped) {
    RawMap map = street_with_houses();
    map.ways.push_back({"w2", {{60, 0}, {-20, 0}}, 0.0, ""});
    map.areas.push_back(map.areas[3]);
    map.areas.back().id = "again";
    map.areas.push_back(box("crumb", 30, 2, 31.5, 4));
    const Scene s = import_clean(map);
    EXPECT_EQ(s.households.size(), 12u);
    EXPECT_EQ(count(s, "twin"), 1);
    EXPECT_EQ(count(s, "duplicate"), 1);
    EXPECT_EQ(count(s, "tiny"), 1);
}

TEST(Import, AStreetThroughHousesIsCarved) {
    RawMap map = street_with_houses();
    map.ways.push_back({"through", {{13, 0}, {14, 25}}, 0.0, ""});
    const Scene s = import_clean(map);
    EXPECT_GE(count(s, "carved"), 1);
    for (const auto& f : s.map.features) {
        if (f.kind != world::FeatureKind::Room) continue;
        for (double y = 2; y < 13; y += 0.5) {
            for (const double off : {-0.55, 0.0, 0.55}) {
                EXPECT_FALSE(ring_contains(f.rings[0], {13 + y / 25 + off, y})) << f.id;
            }
        }
    }
}

TEST(Import, AHouseInTheSecondRowGetsAPath) {
    RawMap map = street_with_houses();
    map.areas.push_back(box("behind", 8, 13, 16, 24));
    const Scene s = import_clean(map);
    EXPECT_EQ(s.households.size(), 13u);
    EXPECT_EQ(count(s, "apron"), 1);
    EXPECT_GE(count(s, "carved") + count(s, "removed"), 1);
}

TEST(Import, AnIslandOfWaysIsJoined) {
    RawMap map = street_with_houses();
    map.ways.push_back({"island", {{5, 20}, {30, 20}}, 0.0, ""});
    const Scene s = import_clean(map);
    EXPECT_EQ(count(s, "island"), 1);
}

TEST(Import, WithoutWaysOrHousesItRefuses) {
    RawMap map = street_with_houses();
    RawMap no_ways = map, no_houses = map;
    no_ways.ways.clear();
    no_houses.areas.clear();
    Problems a, b;
    EXPECT_FALSE(import_raw(no_ways, ImportDef{}, a));
    EXPECT_FALSE(import_raw(no_houses, ImportDef{}, b));
    ASSERT_EQ(a.list().size(), 1u);
    ASSERT_EQ(b.list().size(), 1u);
    EXPECT_EQ(a.list()[0].code, "E-GEO-33");
    EXPECT_EQ(b.list()[0].code, "E-GEO-34");
}

TEST(Quads, AnLShapedFootprintHoldsARectangleOnItsStreetSide) {
    const world::Ring ring = {{0, 0}, {4, 0}, {4, 8}, {8, 8}, {8, 12}, {0, 12}};
    double best = 0.0;
    for (const auto& q : quads_in(ring)) {
        for (const Vec2 p : q)
            EXPECT_TRUE(
                ring_contains(ring, p + 0.02 * normalised(ring_centre({q.begin(), q.end()}) - p)));
        if (q[0].y < 0.1 && q[1].y < 0.1) best = std::max(best, ring_area({q.begin(), q.end()}));
    }
    EXPECT_NEAR(best, 48.0, 1.0);
}

TEST(Projection, LengthsAreThoseOfTheEllipsoid) {
    // arc of the meridian from the equator to 21 N and of the parallel there, WGS84 (closed series
    // of the meridian arc; N cos(phi) per radian), as independent values
    const double a = 6378137.0, f = 1 / 298.257223563, e2 = f * (2 - f),
                 rad = std::acos(-1.0) / 180;
    const LocalProjection p(105.85, 21.0);
    const double s = std::sin(21 * rad), v = a / std::sqrt(1 - e2 * s * s),
                 m = v * (1 - e2) / (1 - e2 * s * s);
    EXPECT_NEAR(p.to_metres(105.86, 21.0).x, v * std::cos(21 * rad) * 0.01 * rad, 1e-3);
    EXPECT_NEAR(p.to_metres(105.85, 21.005).y - p.to_metres(105.85, 20.995).y, m * 0.01 * rad,
                1e-3);
    EXPECT_NEAR(p.to_metres(105.85, 21.0).x, 0.0, 1e-9);
    EXPECT_NEAR(p.to_metres(105.85, 21.0).y, 0.0, 1e-9);
}

class File : public ::testing::Test {
  protected:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / fmt::format("taicho-{}.geojson", ::getpid());
    void TearDown() override { std::filesystem::remove(path_); }
    std::string code_of(const std::string& text, std::optional<Window> window = {}) {
        std::ofstream(path_) << text;
        Problems problems;
        EXPECT_FALSE(import_geojson(path_.string(), window, ImportDef{}, problems));
        return problems.list().empty() ? "" : problems.list()[0].code;
    }
};

TEST_F(File, WrongFilesAreRefusedWithTheirReason) {
    EXPECT_EQ(code_of("{"), "E-SYN-01");
    EXPECT_EQ(code_of("[]"), "E-SYN-01");
    EXPECT_EQ(code_of(R"({"type":"FeatureCollection","features":[]})"), "E-GEO-30");
    const std::string far =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[500000,2300000],[500010,2300000]]}}]})";
    EXPECT_EQ(code_of(far), "E-GEO-31");
    const std::string line =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[105.84,21.0],[105.85,21.0]]}},7,{"geometry":null}]})";
    EXPECT_EQ(code_of(line, Window{1, 1, 2, 2}), "E-GEO-32");
    EXPECT_EQ(code_of(line), "E-GEO-34");
}

TEST(Import, WindowOfPhucXa) {
    const char* reference = std::getenv("TAICHO_REFERENCE");
    if (!reference) GTEST_SKIP() << "TAICHO_REFERENCE is not set";
    const std::string file = std::string(reference) + "/maps/phucxa-500m.geojson";
    for (const double shift : {0.0, 0.0008, 0.0016, 0.0024}) {
        Problems problems;
        const Window w{105.8452 + shift, 21.0468, 105.8458 + shift, 21.0474};
        const auto scene = import_geojson(file, w, ImportDef{}, problems);
        ASSERT_TRUE(scene);
        EXPECT_GT(scene->households.size(), 15u);
        (void)world::assemble(scene->map, problems);
        for (const Problem& p : problems.list()) {
            EXPECT_EQ(p.severity, Problem::Severity::Note)
                << shift << " " << p.code << " " << p.text.en;
        }
    }
}

}  // namespace
}  // namespace taicho::layout
