#include <gtest/gtest.h>

#include "maps.h"
#include "world/graph.h"

namespace taicho::world {
namespace {

using namespace test;

TEST(Assemble, TubeHouseIsJoinedFromBedToStreet) {
    Problems problems;
    const World w = assemble(tube_house(), problems);
    for (const Problem& p : problems.list()) ADD_FAILURE() << format_problem(p, "en");
    const auto field = w.graph->hops_to_exit(walkable_ever(w));
    const auto way = opening_names(w, w.graph->path(field, w.place("bed")));
    ASSERT_GE(way.size(), 5u);
    EXPECT_EQ(way[0], "door-bed");
    EXPECT_EQ(way[1], "flight-top");
    EXPECT_EQ(way[2], "door-stair");
    EXPECT_EQ(way[3], "front");
    EXPECT_EQ(way.back(), "out");
}

}  // namespace
}  // namespace taicho::world
