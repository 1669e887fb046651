#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/rng.h"
#include "world/walk_fit.h"
#include "world/walk_routes.h"

namespace taicho::world {
namespace {

WalkPatch patch(std::vector<Vec2> outline, int sheet = 0) {
    WalkPatch p;
    p.outline = std::move(outline);
    p.sheet = sheet;
    return p;
}

// L-corridor of verification test S-06.
WalkDef l_corridor() {
    WalkDef d;
    d.patches.push_back(patch({{0, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {0, 2}}));
    d.portals.push_back({.a = 0, .p0 = {10, 12}, .p1 = {12, 12}});
    return d;
}

TEST(WalkGeometry, WallsAreTheOutlineWithoutThePortals) {
    const WalkGeometry g(l_corridor());
    double length = 0.0;
    for (const WalkWall& w : g.walls(0)) length += distance(w.a, w.b);
    EXPECT_NEAR(length, 12 + 12 + 10 + 10 + 2, 1e-9);
    EXPECT_FALSE(g.info(0).convex);
    EXPECT_EQ(g.corners(0).size(), 1u);
}

// Three pieces of open air: 0 and 2 meet in six centimetres, 1 lies wide beside both.
TEST(WalkFit, SeamsOfCentimetresAreSparedWhereAWiderWayLeadsRound) {
    std::vector<WalkPortal> seams{{.a = 0, .b = 2, .p0 = {5, 0}, .p1 = {5, 0.06}},
                                  {.a = 0, .b = 1, .p0 = {5, 0.06}, .p1 = {5, 3}},
                                  {.a = 1, .b = 2, .p0 = {5, 0.06}, .p1 = {15, 2}}};
    EXPECT_EQ(spare_slivers(seams, 3), (std::vector<std::uint8_t>{1, 0, 0}));
    seams.pop_back();   // now it is the only way to 2: a poor one is better than none
    EXPECT_EQ(spare_slivers(seams, 3), (std::vector<std::uint8_t>{0, 0}));
}

TEST(WalkFit, ASeamGivenInShortPiecesIsAsWideAsAllOfThem) {
    std::vector<WalkPortal> seams{{.a = 0, .b = 1, .p0 = {0, 0}, .p1 = {0.3, 0}},
                                  {.a = 1, .b = 0, .p0 = {0.6, 0.1}, .p1 = {0.3, 0}},
                                  {.a = 0, .b = 1, .p0 = {9, 0}, .p1 = {9.3, 0}}};
    EXPECT_EQ(spare_slivers(seams, 2), (std::vector<std::uint8_t>{0, 0, 1}));
    seams[1].p0 = {3.3, 0.1};   // the short piece beside it is no way of its own
    EXPECT_EQ(spare_slivers(seams, 2), (std::vector<std::uint8_t>{1, 0, 1}));
}

// A corner given twice where the ring starts must not send the fit the long way round it.
TEST(WalkFit, ACornerGivenTwiceDoesNotKeepARingOffItsDoorway) {
    std::vector<Vec2> ring{{0.025, 0}, {0.025, 1e-6}, {2, 0}, {2, 5}, {0.025, 5}};
    std::swap(ring[0], ring[1]);
    EXPECT_TRUE(fit_ring(ring, {0, 3}, {0, 0}));
    const auto on = [&](Vec2 p) { return std::count_if(ring.begin(), ring.end(), [&](Vec2 v) { return distance(v, p) < 1e-9; }); };
    EXPECT_EQ(on({0, 3}), 1);
    EXPECT_EQ(on({0, 0}), 1);
}

// The lane bends by half a degree: the far end of an entry is 21 mm off the line of the roof way beside it.
TEST(WalkFit, AnEntryCutsWhatItLiesOnThoughItsFarEndIsOffTheLine) {
    std::vector<WalkWall> left;
    cut_edge({17.88, 19.97}, {17.87, 19.17}, {{{17.93, 22.31}, {17.88, 19.71}}}, left);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_NEAR(left[0].a.y, 19.71, 1e-2);
    EXPECT_NEAR(left[0].b.y, 19.17, 1e-9);
    left.clear();
    cut_edge({0, 0}, {4, 0}, {{{1, 0.05}, {3, 0.05}}, {{2, -1}, {2, 1}}, {{4, 0}, {4, 2}}}, left);
    ASSERT_EQ(left.size(), 1u);   // beside it, across it, at its end: none lies on it
    EXPECT_NEAR(distance(left[0].a, left[0].b), 4.0, 1e-9);
}

TEST(WalkGeometry, KnowsInsideFromOutside) {
    const WalkGeometry g(l_corridor());
    EXPECT_TRUE(g.contains(0, {1, 1}));
    EXPECT_FALSE(g.contains(0, {5, 5}));
    EXPECT_EQ(g.find_patch(0, {11, 11}), 0u);
    EXPECT_EQ(g.find_patch(0, {5, 5}), k_walk_none);
    EXPECT_EQ(g.find_patch(1, {11, 11}), k_walk_none);
}

// An entry to the lane and, 5 mm off its line, the cage of the storey above over part of it.
TEST(WalkGeometry, AShutCageAboveAnEntryIsNoWallInIt) {
    WalkDef d;
    d.patches.push_back(patch({{0, 0}, {10, 0}, {10, 2}, {0, 2}}));
    d.patches.push_back(patch({{0, 2}, {10, 2}, {10, 6}, {0, 6}}));
    d.portals.push_back({.a = 0, .b = 1, .p0 = {5.5, 2.005}, .p1 = {7.5, 2.005}, .single_file_s = 4.0});
    d.portals.push_back({.a = 0, .b = 1, .p0 = {4, 2}, .p1 = {6, 2}});
    const WalkGeometry g(std::move(d));
    ASSERT_EQ(g.portals(0).size(), 2u);
    ASSERT_EQ(g.solid(0, 0).size(), 1u);
    EXPECT_NEAR(g.solid(0, 0)[0].a.x, 6.0, 1e-9);
    EXPECT_NEAR(g.solid(0, 0)[0].b.x, 7.5, 1e-9);
    ASSERT_EQ(g.solid(0, 1).size(), 1u);   // the entry itself is a wall while it is shut
    EXPECT_NEAR(distance(g.solid(0, 1)[0].a, g.solid(0, 1)[0].b), 2.0, 1e-9);
    EXPECT_FALSE(g.crosses_wall(0, {5.0, 1.5}, {5.0, 2.5}));
    EXPECT_FALSE(g.crosses_wall(0, {7.0, 1.5}, {7.0, 2.5}));   // drawn 5 mm off the wall, yet an opening in it
    EXPECT_TRUE(g.crosses_wall(0, {3.0, 1.5}, {3.0, 2.5}));
}

TEST(WalkFit, AnEntryOverTheSeamOfTwoPiecesOfLaneKeepsItsOwnPiece) {
    const std::vector<Vec2> lane{{0, 0}, {10, 0}, {10, 2}, {0, 2}};
    Vec2 p0{9.0, 2.01}, p1{10.6, 2.01};
    clip_to_ring(lane, p0, p1);
    EXPECT_NEAR(p0.x, 9.0, 1e-9);
    EXPECT_NEAR(p1.x, 10.0, 1e-9);
    Vec2 q0{9.7, 2.0}, q1{10.6, 2.0};   // too little left for a body: as drawn
    clip_to_ring(lane, q0, q1);
    EXPECT_NEAR(q1.x, 10.6, 1e-9);
}

TEST(WalkWays, WalksRoundACornerByTheShortestWay) {
    const WalkGeometry g(l_corridor());
    const WalkWays ways(g);
    const double corner_x = 10 + 0.3 * std::sqrt(0.5), corner_y = 2 - 0.3 * std::sqrt(0.5);
    const double expected = std::hypot(corner_x - 1.0, corner_y - 1.0) + (12 - corner_y);
    EXPECT_NEAR(ways.length(0, {1, 1}), expected, 0.02);
    const WalkAim aim = ways.aim(0, {1, 1}, 0.22, k_walk_none);
    EXPECT_EQ(aim.corner, 0u);
    const WalkAim after = ways.aim(0, {11, 6}, 0.22, 0);
    EXPECT_EQ(after.corner, k_walk_none);
    EXPECT_NEAR(after.a.x, 10.22, 1e-9);
}

TEST(WalkWays, SeesAroundNoPillar) {
    WalkDef d;
    d.patches.push_back(patch({{0, 0}, {20, 0}, {20, 20}, {0, 20}}));
    d.patches[0].holes.push_back({{9, 9}, {11, 9}, {11, 11}, {9, 11}});
    const WalkGeometry g(std::move(d));
    EXPECT_FALSE(g.sees(0, {2, 10}, {18, 10}));
    EXPECT_TRUE(g.sees(0, {2, 10}, {18, 18}));
    EXPECT_FALSE(g.sees(0, {2, 11.05}, {18, 11.05}));  // closer to the corner than a body
    EXPECT_FALSE(g.contains(0, {10, 10}));
}

// Three rooms in a row, a way out at each end; lengths by hand.
WalkDef row_of_rooms() {
    WalkDef d;
    for (int i = 0; i < 3; ++i) {
        const double x = 10.0 * i;
        d.patches.push_back(patch({{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}}));
    }
    d.portals.push_back({.a = 0, .p0 = {0, 4}, .p1 = {0, 6}});
    d.portals.push_back({.a = 0, .b = 1, .p0 = {10, 4}, .p1 = {10, 6}});
    d.portals.push_back({.a = 1, .b = 2, .p0 = {20, 4}, .p1 = {20, 6}});
    d.portals.push_back({.a = 2, .p0 = {30, 4}, .p1 = {30, 6}});
    return d;
}

TEST(WalkRoutes, ChoosesTheNearerWayOut) {
    const WalkGeometry g(row_of_rooms());
    WalkRoutes r(g);
    r.add_class();
    const std::uint32_t t = r.route(r.add_destination({.portals = {0, 3}}), 0);
    EXPECT_EQ(r.first_portal(t, 1, {11, 5}), 1u);
    EXPECT_EQ(r.first_portal(t, 1, {19, 5}), 2u);
    EXPECT_NEAR(r.distance_to(t, 1, {11, 5}), 11.0, 1e-9);
    EXPECT_NEAR(r.distance_to(t, 1, {19, 5}), 11.0, 1e-9);
}

TEST(WalkRoutes, AClosedWayIsRecomputedOnceAndOnlyForItsClass) {
    const WalkGeometry g(row_of_rooms());
    WalkRoutes r(g);
    r.add_class();
    r.add_class();
    const std::uint32_t d = r.add_destination({.portals = {0, 3}});
    const std::uint32_t t0 = r.route(d, 0), t1 = r.route(d, 1);
    const std::uint32_t v1 = r.version(t1);
    r.set_usable(0, 0, false);
    r.refresh();
    EXPECT_EQ(r.first_portal(t0, 1, {11, 5}), 2u);
    EXPECT_NEAR(r.distance_to(t0, 1, {11, 5}), 19.0, 1e-9);
    EXPECT_EQ(r.first_portal(t1, 1, {11, 5}), 1u);
    EXPECT_EQ(r.version(t1), v1);
    r.set_usable(0, 3, false);
    r.refresh();
    EXPECT_TRUE(std::isinf(r.distance_to(t0, 1, {11, 5})));
}

TEST(WalkRoutes, CostsOfPortalsAndPatchesTurnTheChoice) {
    const WalkGeometry g(row_of_rooms());
    WalkRoutes r(g);
    r.add_class();
    const std::uint32_t t = r.route(r.add_destination({.portals = {0, 3}}), 0);
    r.set_patch_cost(0, 0, 3.0);
    r.refresh();
    EXPECT_EQ(r.first_portal(t, 1, {11, 5}), 2u);
    r.set_portal_cost(0, 3, 100.0);
    r.refresh();
    EXPECT_EQ(r.first_portal(t, 1, {11, 5}), 1u);
}

/// n x n rooms of 4 m with a door in each shared wall, two ways out.
WalkDef grid_of_rooms(std::uint32_t n) {
    WalkDef d;
    const auto room = [&](std::uint32_t x, std::uint32_t y) { return y * n + x; };
    for (std::uint32_t y = 0; y < n; ++y) {
        for (std::uint32_t x = 0; x < n; ++x) {
            const double left = 4.0 * x, low = 4.0 * y;
            d.patches.push_back(patch({{left, low}, {left + 4, low}, {left + 4, low + 4}, {left, low + 4}}));
        }
    }
    for (std::uint32_t y = 0; y < n; ++y) {
        for (std::uint32_t x = 0; x < n; ++x) {
            const double left = 4.0 * x, low = 4.0 * y;
            if (x + 1 < n) d.portals.push_back({.a = room(x, y), .b = room(x + 1, y), .p0 = {left + 4, low + 1}, .p1 = {left + 4, low + 2}});
            if (y + 1 < n) d.portals.push_back({.a = room(x, y), .b = room(x, y + 1), .p0 = {left + 1, low + 4}, .p1 = {left + 2, low + 4}});
        }
    }
    d.portals[3].one_way = true;
    d.portals.push_back({.a = 0, .p0 = {0, 1}, .p1 = {0, 2}});
    d.portals.push_back({.a = room(n - 1, n - 1), .p0 = {4.0 * n, 4.0 * n - 2}, .p1 = {4.0 * n, 4.0 * n - 1}});
    return d;
}

TEST(WalkRoutes, MendedTablesAreThoseComputedAnew) {
    const WalkGeometry g(grid_of_rooms(9));
    const auto portals = static_cast<std::uint32_t>(g.portal_count());
    const auto patches = static_cast<std::uint32_t>(g.patch_count());
    WalkRoutes mended(g);
    mended.add_class();
    const WalkDestination out{.portals = {portals - 2, portals - 1}};
    WalkDestination spot;
    spot.spot = {40, {18, 18}, {18, 18}};
    const std::uint32_t to_exit = mended.route(mended.add_destination(out), 0);
    const std::uint32_t to_spot = mended.route(mended.add_destination(spot), 0);
    std::vector<std::uint8_t> usable(portals, 1);
    std::vector<double> cost(portals, 0.0), factor(patches, 1.0);
    const auto draw = [](std::uint32_t round, std::uint32_t k, std::uint32_t below) {
        return draw_below({.seed = 7, .entity = round, .purpose = Purpose::Test, .occasion = k}, below);
    };
    for (std::uint32_t round = 0; round < 300; ++round) {
        const std::uint32_t changes = 1 + draw(round, 0, 6);
        for (std::uint32_t k = 1; k <= changes; ++k) {
            const std::uint32_t what = draw(round, 10 * k, 4), gate = draw(round, 10 * k + 1, portals), room = draw(round, 10 * k + 2, patches);
            if (what < 2) mended.set_usable(0, gate, (usable[gate] = static_cast<std::uint8_t>(draw(round, 10 * k + 3, 3) > 0)) != 0);
            if (what == 2) mended.set_portal_cost(0, gate, cost[gate] = 5.0 * draw(round, 10 * k + 3, 3));
            if (what == 3) mended.set_patch_cost(0, room, factor[room] = draw(round, 10 * k + 3, 2) ? 20.0 : 1.0);
        }
        mended.refresh();
        WalkRoutes anew(g);
        anew.add_class();
        for (std::uint32_t i = 0; i < portals; ++i) {
            anew.set_usable(0, i, usable[i] != 0);
            anew.set_portal_cost(0, i, cost[i]);
        }
        for (std::uint32_t i = 0; i < patches; ++i) anew.set_patch_cost(0, i, factor[i]);
        const std::uint32_t e = anew.route(anew.add_destination(out), 0), s = anew.route(anew.add_destination(spot), 0);
        for (std::uint32_t i = 0; i < portals; ++i) {
            for (const std::uint32_t into : {g.def().portals[i].a, g.def().portals[i].b}) {
                ASSERT_EQ(mended.remaining(to_exit, i, into), anew.remaining(e, i, into)) << round << " " << i;
                ASSERT_EQ(mended.remaining(to_spot, i, into), anew.remaining(s, i, into)) << round << " " << i;
            }
        }
    }
}

TEST(WalkRoutes, ASpotInAnotherRoomIsReachedThroughTheDoors) {
    const WalkGeometry g(row_of_rooms());
    WalkRoutes r(g);
    r.add_class();
    WalkDestination d;
    d.spot = {2, {25, 5}, {25, 5}};
    const std::uint32_t t = r.route(r.add_destination(d), 0);
    EXPECT_EQ(r.first_portal(t, 0, {5, 5}), 1u);
    EXPECT_NEAR(r.distance_to(t, 0, {5, 5}), 20.0, 1e-6);
    EXPECT_EQ(r.first_portal(t, 2, {21, 5}), k_walk_none);
}

TEST(WalkFit, AnEntryThatEndsJustPastAPieceOfLaneIsFittedWithTheWiderReach) {
    // Village 166: the lane bends along the entry, whose end lies 6.2 cm past the corner of the piece.
    const std::vector<Vec2> lane{{16.1167, 6.2804}, {16.0346, 9.7303}, {15.9975, 12.0324}, {13.8074, 12.0237},
                                 {13.8300, 10.6300}, {13.9272, 6.1405}};
    const Vec2 p0{16.08, 8.49}, p1{16.02, 12.09};
    std::vector<Vec2> ring = lane;
    EXPECT_FALSE(fit_ring(ring, p0, p1));
    ASSERT_TRUE(fit_ring(ring, p0, p1, 0.12));
    const auto has = [&](Vec2 p) { return std::find(ring.begin(), ring.end(), p) != ring.end(); };
    EXPECT_TRUE(has(p0) && has(p1));
}

}  // namespace
}  // namespace taicho::world
