#include "world/graph.h"

#include <gtest/gtest.h>

#include "maps.h"

namespace taicho::world {
namespace {

using namespace test;

/// Two halls behind one door, and an exit 2 m wide.
MapDef two_halls() {
    MapDef m;
    m.features = {room("back", rect(0, 0, 10, 10)), room("front", rect(10, 0, 20, 10)),
                  line(FeatureKind::Door, "neck", {{10, 4}, {10, 5}}),
                  line(FeatureKind::Exit, "out", {{20, 4}, {20, 6}}),
                  room("island", rect(30, 0, 40, 10))};
    return m;
}

TEST(Graph, FlowBoundIsTheTightestCut) {
    Problems problems;
    const World w = assemble(two_halls(), problems);
    EXPECT_EQ(codes(problems), "W-GEO-03");
    // 100 behind a 1 m door: 100 / (1.3 x 1) s; the exit alone would need 110 / (1.3 x 2) s
    const FlowBound b = w.graph->max_flow_bound({100.0, 10.0, 5.0}, walkable_ever(w));
    EXPECT_NEAR(b.time, 100.0 / 1.3, 1e-4);
    EXPECT_EQ(opening_names(w, b.cut), std::vector<std::string>{"neck"});
    EXPECT_NEAR(b.behind, 100.0, 1e-9);
    EXPECT_NEAR(b.trapped, 5.0, 1e-9);
    // many in front: the exit binds
    const FlowBound c = w.graph->max_flow_bound({10.0, 300.0, 0.0}, walkable_ever(w));
    EXPECT_NEAR(c.time, 310.0 / 2.6, 1e-4);
    EXPECT_EQ(opening_names(w, c.cut), std::vector<std::string>{"out"});
    EXPECT_EQ(w.graph->max_flow_bound({0.0, 0.0, 0.0}, walkable_ever(w)).time, 0.0);
}

TEST(Graph, FiltersGiveViews) {
    Problems problems;
    const World w = assemble(two_halls(), problems);
    const auto no_neck = [&](OpeningIndex o) { return w.openings[o.row()].id != "neck"; };
    EXPECT_EQ(w.graph->reachable_from({w.place("back")}, no_neck),
              (std::vector<std::uint8_t>{1, 0, 0}));
    EXPECT_EQ(w.graph->reachable_from({w.place("back")}, walkable_ever(w)),
              (std::vector<std::uint8_t>{1, 1, 0}));
    EXPECT_EQ(w.graph->reaches_exit(no_neck), (std::vector<std::uint8_t>{0, 1, 0}));
    const HopField f = w.graph->hops_to({w.place("front")}, walkable_ever(w));
    EXPECT_EQ(f.hops[w.place("back").row()], 1u);
    EXPECT_EQ(f.hops[w.place("island").row()], 0xFFFFFFFFu);
    EXPECT_TRUE(w.graph->path(f, w.place("island")).empty());
}

TEST(Graph, WhoIsOutDoesNotComeInAgain) {
    MapDef m = two_halls();
    m.features.push_back(line(FeatureKind::Exit, "out-island", {{30, 4}, {30, 6}}));
    Problems problems;
    const World w = assemble(m, problems);
    EXPECT_EQ(w.graph->reachable_from({w.place("back")}, walkable_ever(w)),
              (std::vector<std::uint8_t>{1, 1, 0}));
}

}  // namespace
}  // namespace taicho::world
