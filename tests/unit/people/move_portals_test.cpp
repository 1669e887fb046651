// Doors that take time, ways for one at a time, groups, the carried, and the bookkeeping of walkers.
#include <gtest/gtest.h>

#include <cmath>

#include "people/move_cases.h"

namespace taicho::people {
namespace {

using world::k_walk_none;
using world::WalkDef;

WalkDef two_rooms(double single_file_s = 0.0) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 5, 4), box_patch(5, 0, 10, 4)};
    d.portals = {{.a = 0, .b = 1, .p0 = {5, 1.5}, .p1 = {5, 2.5}, .single_file_s = single_file_s},
                 {.a = 1, .p0 = {10, 1.5}, .p1 = {10, 2.5}}};
    return d;
}

TEST(MovePortals, AClosedDoorIsOpenedByTheFirstWhoComes) {
    CaseRun run(two_rooms());
    run.scene.state.passable[0] = 0;
    run.scene.state.opening_s[0] = 3.0f;
    run.add({1, 2}, 1.0, run.route_to_portals({1}));
    EXPECT_TRUE(run.run(60));
    // 3.3 m to where the door is in reach, 3 s to open, then 5.2 m from the leaf, at 1 m/s
    EXPECT_NEAR(run.last_left(), 11.6, 0.15);
    EXPECT_LE(run.worst.step_ratio, 1.0);
    EXPECT_EQ(run.scene.state.passable[0], 1);
}

TEST(MovePortals, ALockedDoorHoldsTheQueueUntilItOpens) {
    CaseRun run(two_rooms());
    run.scene.state.passable[0] = 0;
    run.scene.state.opening_s[0] = -1.0f;
    const std::uint32_t way = run.route_to_portals({1});
    for (int i = 0; i < 4; ++i) run.add({1.0 + 0.6 * i, 2}, 1.2, way);
    EXPECT_FALSE(run.run(20));
    EXPECT_EQ(run.left, 0u);
    for (std::uint32_t i = 0; i < 4; ++i) EXPECT_LT(run.scene.state.pos[i].x, 4.81);
    run.scene.state.passable[0] = 1;
    EXPECT_TRUE(run.run(60));
    EXPECT_EQ(run.worst.outside, 0u);
}

TEST(MovePortals, AHatchPassesOneAtATime) {
    CaseRun run(two_rooms(4.0));
    const std::uint32_t way = run.route_to_portals({1});
    for (int i = 0; i < 3; ++i) run.add({2.0 + 0.6 * i, 2}, 1.2, way);
    std::vector<double> through;
    run.on_passage = [&](CaseRun&, const WalkPassage& p) {
        if (p.portal == 0) through.push_back(p.time);
    };
    EXPECT_TRUE(run.run(60));
    ASSERT_EQ(through.size(), 3u);
    EXPECT_GE(through[1] - through[0], 4.0 - 1e-9);
    EXPECT_GE(through[2] - through[1], 4.0 - 1e-9);
}

TEST(MovePortals, AGroupArrivesTogether) {
    const auto spread = [](bool together) {
        WalkDef d;
        d.patches = {box_patch(0, 0, 15, 20)};
        d.portals = {{.a = 0, .p0 = {7, 0}, .p1 = {8, 0}}};
        CaseRun run(d);
        const std::uint32_t way = run.route_to_portals({0});
        for (int i = 0; i < 5; ++i) {
            const std::uint32_t row = run.add({6.0 + 0.7 * i, 18}, i == 2 ? 0.5 : 1.25, way);
            if (together) run.scene.state.group[row] = 0;
        }
        run.run(120);
        double first = 1e9;
        for (const double t : run.left_at) first = std::min(first, t);
        return run.last_left() - first;
    };
    EXPECT_LE(spread(true), 10.0);
    EXPECT_GT(spread(false), 15.0);
}

TEST(MovePortals, TheCarriedFollowTheirCarrier) {
    CaseRun run(two_rooms());
    const std::uint32_t carrier = run.add({1, 2}, 0.8, run.route_to_portals({1}));
    const std::uint32_t child = run.add({1.5, 3}, 1.0, k_walk_none);
    carry(run.scene.state, child, carrier);
    while (run.now() < 8.0) run.tick();
    EXPECT_EQ(run.scene.state.pos[child], run.scene.state.pos[carrier]);
    EXPECT_EQ(run.scene.state.patch[child], 1u);
}

TEST(MoveWalkers, SleepersCostNothingButStandInTheWay) {
    CaseRun run(two_rooms());
    run.add({3, 2}, 1.0, k_walk_none);
    run.add({1, 2}, 1.0, run.route_to_portals({1}));
    run.tick();
    EXPECT_EQ(run.scene.state.active.size(), 1u);
    double nearest = 1e9;
    while (run.left == 0 && run.now() < 30) {
        run.tick();
        nearest = std::min(nearest, distance(run.scene.state.pos[0], run.scene.state.pos[1]));
    }
    EXPECT_GT(nearest, 0.32);
    EXPECT_EQ(run.left, 1u);
    EXPECT_EQ(run.scene.state.pos[0], (Vec2{3, 2}));
}

TEST(MoveWalkers, ACopyOfTheStateGoesOnAlike) {
    CaseRun run(two_rooms());
    const std::uint32_t way = run.route_to_portals({1});
    for (int i = 0; i < 12; ++i) run.add({0.5 + 0.45 * (i % 6), 1.0 + 1.2 * (i / 6)}, 1.0 + 0.03 * i, way);
    while (run.now() < 3.0) run.tick();
    WalkState copy = run.scene.state;
    MoveScratch fresh;
    const MoveContext ctx{*run.scene.geometry, *run.scene.routes, run.scene.def, run.scene.dt, run.scene.seed, nullptr};
    WalkEvents events;
    for (int t = 0; t < 60; ++t) {
        run.tick();
        move_tick(ctx, copy, fresh, events);
    }
    EXPECT_EQ(walk_hash(copy), walk_hash(run.scene.state));
}

}  // namespace
}  // namespace taicho::people
