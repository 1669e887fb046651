#include "world/graph.h"

#include <gtest/gtest.h>

#include <algorithm>

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

/// Six rooms in two rows, doors of different widths between all neighbours, two exits.
MapDef six_rooms() {
    MapDef m;
    int n = 0;
    const auto door = [&](FeatureKind kind, double x, double y, double dx, double dy) {
        m.features.push_back(line(kind, "d" + std::to_string(n++), {{x, y}, {x + dx, y + dy}}));
    };
    for (int r = 0; r < 2; ++r) {
        for (int c = 0; c < 3; ++c) {
            const double x = 10.0 * c, y = 10.0 * r;
            m.features.push_back(room("r" + std::to_string(3 * r + c), rect(x, y, x + 10, y + 10)));
            if (c > 0) door(FeatureKind::Door, x, y + 4, 0, 0.7 + 0.3 * c + 0.4 * r);
            if (r > 0) door(FeatureKind::Door, x + 3, y, 0.8 + 0.5 * c, 0);
        }
    }
    door(FeatureKind::Exit, 30, 2, 0, 1.1);
    door(FeatureKind::Exit, 0, 13, 0, 0.9);
    return m;
}

/// Most time that any set of places needs for its people: all 2^n sets.
double slowest_set(const World& w, const std::vector<double>& people) {
    double worst = 0.0;
    for (std::uint32_t set = 1; set < 1u << w.places.size(); ++set) {
        const auto in = [&](PlaceIndex p) { return p.valid() && (set >> p.row() & 1u) != 0; };
        double inside = 0.0, flow = 0.0;
        for (std::size_t p = 0; p < w.places.size(); ++p) inside += in(PlaceIndex(p)) ? people[p] : 0.0;
        for (const Opening& o : w.openings) flow += in(o.a) != in(o.b) ? 1.3 * o.width : 0.0;
        worst = std::max(worst, flow > 0.0 ? inside / flow : 0.0);
    }
    return worst;
}

TEST(Graph, FlowBoundIsTheWorstOfAllSetsOfPlaces) {
    Problems problems;
    const World w = assemble(six_rooms(), problems);
    ASSERT_FALSE(problems.has_errors());
    ASSERT_EQ(w.openings.size(), 9u);
    for (std::uint32_t k = 0; k < 64; ++k) {
        std::vector<double> people(w.places.size());
        for (std::size_t p = 0; p < people.size(); ++p) people[p] = (k >> p & 1u) != 0 ? 20.0 + 13.0 * static_cast<double>((7 * k + 5 * p) % 11) : 0.0;
        const double worst = slowest_set(w, people);
        EXPECT_NEAR(w.graph->max_flow_bound(people, walkable_ever(w)).time, worst, 1e-4 * (1.0 + worst)) << k;
    }
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
