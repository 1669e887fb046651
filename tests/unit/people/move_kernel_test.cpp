#include <gtest/gtest.h>

#include <cstdio>
#include <ctime>

#include "core/parallel.h"
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

}  // namespace
}  // namespace taicho::people
