// Floors drawn a little over one another, and people who do not get on.
#include <gtest/gtest.h>

#include "people/move_cases.h"

namespace taicho::people {
namespace {

/// Two lane pieces that overlap: the upper one reaches past the end of the seam and below it.
world::WalkDef overlapping_lane() {
    world::WalkDef d;
    d.patches.push_back(box_patch(0, 0, 2, 10));
    world::WalkPatch upper;
    upper.outline = {{0, 10}, {2, 10}, {2, 9.5}, {2.8, 9.5}, {2.8, 20}, {0, 20}};
    d.patches.push_back(upper);
    d.portals.push_back({.a = 0, .b = 1, .p0 = {0, 10}, .p1 = {1.5, 10}});
    d.portals.push_back({.a = 0, .p0 = {0, 0}, .p1 = {2, 0}});
    return d;
}

TEST(MoveSeams, EverybodyFromTheOverlapLeaves) {
    for (const double x : {0.4, 1.0, 1.8, 2.2, 2.5}) {
        CaseRun run(overlapping_lane());
        run.add({x, 9.75 + (x > 2.0 ? 0.0 : 1.0)}, 1.2, run.route_to_portals({1}));
        EXPECT_TRUE(run.run(60)) << "from x " << x << " stands at " << run.scene.state.pos[0].x << ", " << run.scene.state.pos[0].y;
    }
}

/// A crossing of a portal from behind, over the overlap, is no passage.
TEST(MoveSeams, ComingBackOverAPortalFromBehindStaysInTheOwnPatch) {
    CaseRun run(overlapping_lane());
    run.add({1.2, 10.5}, 1.2, run.route_to_portals({1}));
    WalkState& s = run.scene.state;
    run.tick();
    s.pos[0] = {1.2, 9.97};   // behind the portal, on the lower piece, still a person of the upper one
    ASSERT_EQ(s.patch[0], 1u);
    for (int k = 0; k < 40 && s.patch[0] == 1u; ++k) {
        run.tick();
        if (s.patch[0] == 0u) {
            EXPECT_LT(s.pos[0].y, 10.0) << "handed to the lower piece while on the upper one";
        }
    }
    EXPECT_TRUE(run.run(60));
}

/// Off the floor, with walls between: found after `lost_after`, reported, put back, and out.
TEST(MoveSeams, WhoeverIsOffTheFloorIsPutBackAndReported) {
    world::WalkDef d;
    d.patches.push_back(box_patch(0, 0, 4, 4));
    d.portals.push_back({.a = 0, .p0 = {4, 1}, .p1 = {4, 3}});
    CaseRun run(std::move(d));
    run.add({1, 1}, 1.2, run.route_to_portals({0}));
    run.tick();
    run.scene.state.pos[0] = {-0.3, 2.0};
    std::size_t lost = 0;
    for (int k = 0; k < 400 && run.left == 0; ++k) {
        WalkEvents events;
        run.scene.step(events);
        lost += events.lost.size();
        for (const WalkPassage& p : events.passages) run.left += p.into == world::k_walk_none ? 1 : 0;
    }
    EXPECT_EQ(lost, 1u);
    EXPECT_EQ(run.left, 1u);
}

/// Somebody with no way is told once, not every time a table is renewed.
TEST(MoveSeams, NoWayIsReportedOnce) {
    world::WalkDef d;
    d.patches.push_back(box_patch(0, 0, 4, 4));
    d.portals.push_back({.a = 0, .p0 = {4, 1}, .p1 = {4, 3}});
    CaseRun run(std::move(d));
    const std::uint32_t route = run.route_to_portals({0});
    run.add({1, 1}, 1.2, route);
    std::size_t told = 0;
    run.scene.routes->set_usable(0, 0, false);
    for (int k = 0; k < 100; ++k) {
        run.scene.routes->set_portal_cost(0, 0, k);
        run.scene.routes->refresh();
        WalkEvents events;
        run.scene.step(events);
        told += events.no_way.size();
    }
    EXPECT_EQ(told, 1u);
}

/// Walking against somebody who never moves in a passage too narrow to pass is stuck, at its place, once a minute.
TEST(MoveSeams, StuckIsReportedWithPlace) {
    world::WalkDef d;
    d.patches.push_back(box_patch(0, 0, 10, 0.6));
    d.portals.push_back({.a = 0, .p0 = {10, 0}, .p1 = {10, 0.6}});
    CaseRun run(std::move(d));
    run.add({5, 0.3}, 1.2, world::k_walk_none, 0.25);
    run.add({1, 0.3}, 1.2, run.route_to_portals({0}));
    std::vector<WalkStuck> seen;
    for (int k = 0; k < 90 * 20; ++k) {
        WalkEvents events;
        run.scene.step(events);
        seen.insert(seen.end(), events.stuck.begin(), events.stuck.end());
    }
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].person, 1u);
    EXPECT_GT(seen[0].at.x, 4.0);
    EXPECT_LT(seen[0].at.x, 5.0);
}

}  // namespace
}  // namespace taicho::people
