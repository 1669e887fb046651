#include <gtest/gtest.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cstdio>
#include <ctime>

#include "core/parallel.h"
#include "people/move_crowd_floors.h"
#include "people/move_kernel.h"
#include "people/move_scenes.h"

namespace taicho::people {
namespace {

std::uint64_t run_hash(MoveScene m, int ticks) {
    WalkEvents events;
    for (int t = 0; t < ticks; ++t) m.step(events);
    return walk_hash(m.state);
}

TEST(MoveKernel, WideAndNarrowLanesGiveTheSameBits) {
    const std::uint64_t wide = run_hash(hall_scene(1000, 2.0), 60);
    move_kernel_force_base(true);
    const std::uint64_t narrow = run_hash(hall_scene(1000, 2.0), 60);
    move_kernel_force_base(false);
    EXPECT_EQ(wide, narrow);
}

TEST(MoveKernel, ThreadsDoNotChangeTheHash) {
    const std::uint64_t one = run_hash(pillars_scene(1000), 60);
    for (const int n : {2, 3, 8}) {
        set_threads(n);
        EXPECT_EQ(run_hash(pillars_scene(1000), 60), one);
    }
    set_threads(1);
}

/// Streams over stairs and through one another: everything that looks at portals.
std::uint64_t stairs_hash() {
    const Crowd crowd = stair_crowd({.people_per_storey = 60, .against = 40}, 1);
    CaseRun run(crowd.floor, 1);
    for (const CrowdGroup& g : crowd.groups) {
        const std::uint32_t route = run.route_to_portals(g.exits);
        for (const Vec2 p : g.at) run.scene.state.patch[run.add(p, 1.2, route)] = g.patch;
    }
    while (run.now() < 40.0) run.tick();
    return walk_hash(run.scene.state);
}

TEST(MoveKernel, ThreadsDoNotChangeOpposingStreams) {
    const std::uint64_t one = stairs_hash();
    for (const int n : {2, 3, 8}) {
        set_threads(n);
        EXPECT_EQ(stairs_hash(), one) << n;
    }
    set_threads(1);
}

#ifdef __GLIBC__
TEST(MoveKernel, APersonTakesAtMost300Bytes) {
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    MoveScene scene = hall_scene(50000, 2.0);
    WalkEvents events;
    for (int t = 0; t < 25; ++t) scene.step(events);
    const std::size_t taken = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    if (taken == 0) GTEST_SKIP() << "another allocator";
    EXPECT_LE(static_cast<double>(taken) / 50000.0, 300.0);
    std::printf("%.0f bytes per person\n", static_cast<double>(taken) / 50000.0);
}
#endif

}  // namespace
}  // namespace taicho::people
