#include "world/walk_necks.h"

#include <gtest/gtest.h>

#include "world/walk_routes.h"

namespace taicho::world {
namespace {

WalkPatch patch(std::vector<Vec2> outline) {
    WalkPatch p;
    p.outline = std::move(outline);
    return p;
}

/// A lane (0..20 x 0..3) whose lower half east of x = 4 belongs to the alley that comes from below at x = 2..4: a house corner
/// at (4, 0) leaves 5 cm between itself and the slanting seam, and the alley's patch is two lobes.
WalkDef two_lobes() {
    WalkDef d;
    d.patches = {patch({{0, 0}, {2, -0.02}, {14, 0.28}, {14, 3}, {0, 3}}),
                 patch({{2, -6}, {4, -6}, {4, 0.0}, {14, -0.5}, {14, 0.28}, {2, -0.02}}),
                 patch({{14, -0.5}, {20, -0.5}, {20, 3}, {14, 3}, {14, 0.28}})};
    return d;
}

TEST(WalkNecks, SeamIsCutAtTheCornerThatComesNear) {
    const WalkDef d = two_lobes();
    WalkPortal seam;
    seam.a = 0, seam.b = 1, seam.p0 = {2, -0.02}, seam.p1 = {14, 0.28};
    const auto pieces = pieces_of_seam(d, seam);
    ASSERT_GE(pieces.size(), 2u);
    EXPECT_NEAR(pieces[0].p1.x, 4.0, 0.01);          // the lobe of the alley's mouth
    EXPECT_EQ(pieces.front().p0, seam.p0);
    EXPECT_EQ(pieces.back().p1, seam.p1);
    for (std::size_t k = 1; k < pieces.size(); ++k) {
        EXPECT_EQ(pieces[k].p0, pieces[k - 1].p1);   // end to end
        EXPECT_LE(distance(pieces[k].p0, pieces[k].p1), 2.5 + 1e-9);
    }
}

TEST(WalkNecks, ShortSeamStaysWhole) {
    const WalkDef d = two_lobes();
    WalkPortal seam;
    seam.a = 0, seam.b = 2, seam.p0 = {14, 0.28}, seam.p1 = {14, 3};
    EXPECT_EQ(pieces_of_seam(d, seam).size(), 1u);
}

TEST(WalkNecks, NobodyIsLedThroughANeck) {
    WalkDef d = two_lobes();
    WalkPortal seam, east;
    seam.a = 0, seam.b = 1, seam.p0 = {2, -0.02}, seam.p1 = {14, 0.28};
    east.a = 1, east.b = 2, east.p0 = {14, -0.5}, east.p1 = {14, 0.28};
    d.portals = pieces_of_seam(d, seam);
    const auto last = static_cast<std::uint32_t>(d.portals.size());
    d.portals.push_back(east);
    WalkPortal out;
    out.a = 2, out.p0 = {20, 0}, out.p1 = {20, 3};
    d.portals.push_back(out);
    const WalkGeometry geometry(std::move(d));
    WalkRoutes routes(geometry);
    WalkDestination there;
    there.portals = {last + 1};
    there.leaves = true;
    const std::uint32_t route = routes.route(routes.add_destination(there), routes.add_class());
    EXPECT_FALSE(geometry.sees(1, {3.5, -0.3}, {6, 0.0}));
    EXPECT_EQ(routes.first_portal(route, 1, {3.5, -1.0}), 0u);   // from the mouth out into the lane ...
    const std::uint32_t next = routes.first_portal(route, 0, {3.5, 0.5});
    EXPECT_GT(next, 0u);                                         // ... and on by a piece behind the corner
    EXPECT_LT(next, last);
}

TEST(WalkNecks, SpecksAreOneCorner) {
    EXPECT_EQ(without_specks({{0, 0}, {4, 0}, {4.01, 0}, {4.01, 0.01}, {4, 4}, {0, 4}, {0, 0.02}}).size(), 4u);
}

}  // namespace
}  // namespace taicho::world
