#include <gtest/gtest.h>

#include <cmath>

#include "maps.h"
#include "world/assemble_geometry.h"
#include "world/graph.h"

namespace taicho::world {
namespace {

using namespace test;

double open_area(const World& w) {
    double sum = 0.0;
    for (const Place& p : w.places) sum += p.outdoors ? p.area : 0.0;
    return sum;
}

TEST(OpenAir, StraightAlleyIsCutIntoEqualPieces) {
    MapDef m;
    m.features = {line(FeatureKind::Alley, "alley", {{0, 0}, {70, 0}}),
                  line(FeatureKind::Exit, "out", {{70, -1}, {70, 1}})};
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), "");
    ASSERT_EQ(w.places.size(), 5u);
    EXPECT_EQ(w.places[0].id, "alley-p1");
    EXPECT_NEAR(open_area(w), 140.0, 1e-3);
    for (const Place& p : w.places) EXPECT_NEAR(p.depth, 14.0, 1e-3);
    ASSERT_EQ(w.openings.size(), 5u);  // four cuts and the exit
    for (std::size_t i = 0; i < 4; ++i) {
        const Opening& o = w.openings[i];
        EXPECT_EQ(o.kind, OpeningKind::Virtual);
        EXPECT_EQ(o.initial, OpeningState::Open);
        EXPECT_NEAR(o.width, 2.0, 1e-3);
        EXPECT_NEAR(o.normal.x, 1.0, 1e-6);
        EXPECT_TRUE(o.patch_a.valid() && o.patch_b.valid());
    }
    EXPECT_TRUE(w.openings[4].exit);
    EXPECT_FALSE(w.openings[4].b.valid());
}

/// Area is neither lost nor counted twice, whatever way the alleys cross.
TEST(OpenAir, CrossingAlleysKeepTheirUnion) {
    MapDef m;
    Feature wide = line(FeatureKind::Alley, "street", {{0, 0}, {100, 0}});
    wide.width_m = 6.0;
    m.features = {wide, line(FeatureKind::Alley, "a1", {{20, -30}, {20, 30}}),
                  line(FeatureKind::Alley, "a2", {{50, 0}, {80, 30}}),
                  line(FeatureKind::Exit, "out", {{0, -3}, {0, 3}})};
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_FALSE(problems.has_errors());
    // street 600, a1 120 less the crossing 12, a2: 30 sqrt2 x 2 less the part inside the street
    const double slanted = 2.0 * 30.0 * std::sqrt(2.0);
    const double inside = 2.0 * 3.0 * std::sqrt(2.0);
    EXPECT_NEAR(open_area(w), 600.0 + 108.0 + slanted - inside, 0.6);
    const auto free = w.graph->reaches_exit(walkable_ever(w));
    for (std::size_t i = 0; i < free.size(); ++i) EXPECT_TRUE(free[i]) << w.places[i].id;
    for (const Place& p : w.places) EXPECT_LE(p.depth, 21.0) << p.id;
}

TEST(OpenAir, FootprintsAreTakenOutOfAlleys) {
    MapDef m;
    Feature wide = area(FeatureKind::Alley, "yard", rect(0, 0, 28, 14));
    m.features = {wide, area(FeatureKind::Building, "hut", rect(10, 4, 14, 8)),
                  room("in-hut", rect(10, 4, 14, 8)),
                  line(FeatureKind::Door, "d", {{11, 4}, {12, 4}}),
                  line(FeatureKind::Exit, "out", {{0, 1}, {0, 13}})};
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), "");
    EXPECT_NEAR(open_area(w), 28.0 * 14.0 - 16.0, 1e-3);
    EXPECT_EQ(w.openings[w.opening("d").row()].a, w.place("in-hut"));
    EXPECT_TRUE(w.places[w.openings[w.opening("d").row()].b.row()].outdoors);
}

TEST(OpenAir, GateMayStandWhereTheAlleyBends) {
    MapDef m;
    m.features = {line(FeatureKind::Alley, "alley", {{0, 0}, {33, 0}, {70, 6}}),
                  line(FeatureKind::Gate, "gate", {{33, -1}, {33, 1}}),
                  line(FeatureKind::Exit, "out", {{0, -1}, {0, 1}})};
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), "");
    ASSERT_TRUE(w.opening("gate").valid());
    EXPECT_TRUE(w.openings[w.opening("gate").row()].walkable);
}

TEST(OpenAir, GateReplacesTheCutItStandsOn) {
    MapDef m;
    Feature gate = line(FeatureKind::Gate, "gate", {{33, -1}, {33, 1}});
    gate.leaf = "locked";
    m.features = {line(FeatureKind::Alley, "alley", {{0, 0}, {70, 0}}), gate,
                  line(FeatureKind::Exit, "out", {{70, -1}, {70, 1}})};
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), "");
    const Opening& o = w.openings[w.opening("gate").row()];
    EXPECT_EQ(o.kind, OpeningKind::Gate);
    EXPECT_EQ(o.initial, OpeningState::Locked);
    EXPECT_NEAR(o.p0.x, 33.0, 1e-3);
    EXPECT_NEAR(o.p1.x, 33.0, 1e-3);
    // nobody passes the locked gate: what lies west of it is cut off
    const WorldState s = initial_state(w);
    const auto free = w.graph->reaches_exit(walkable_now(w, s));
    for (std::size_t i = 0; i < w.places.size(); ++i) {
        EXPECT_EQ(free[i] != 0, w.places[i].centre.x > 33.0) << w.places[i].id;
    }
}

TEST(OpenAir, PieceIdsDoNotDependOnOtherAlleys) {
    MapDef a, b;
    a.features = {line(FeatureKind::Alley, "x", {{0, 0}, {42, 0}})};
    b.features = {line(FeatureKind::Alley, "far", {{0, 90}, {42, 90}}), a.features[0]};
    Problems problems;
    const World wa = assemble(a, problems), wb = assemble(b, problems);
    for (const Place& p : wa.places) {
        const PlaceIndex same = wb.place(p.id);
        ASSERT_TRUE(same.valid()) << p.id;
        EXPECT_NEAR(wb.places[same.row()].centre.x, p.centre.x, 1e-6);
    }
}

TEST(OpenAir, DoorsALittleOffTheAlleyGetADoorstep) {
    MapDef m = tube_house();
    for (Feature& f : m.features) {
        if (f.id == "alley") f.line = {{-20, -1.5}, {20, -1.5}};
        if (f.id == "out") f.line = {{20, -2.5}, {20, -0.5}};
    }
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), "W-GEO-05");
    const auto free = w.graph->reaches_exit(walkable_ever(w));
    EXPECT_TRUE(free[w.place("bed").row()]);
}

}  // namespace
}  // namespace taicho::world
