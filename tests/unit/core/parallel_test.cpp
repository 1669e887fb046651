#include "core/parallel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <thread>
#include <vector>

namespace taicho {
namespace {

double blocked_sum(int workers) {
    set_threads(workers);
    std::vector<double> partial(block_count(100000, 777));
    parallel_for(100000, 777, [&](Range r, std::size_t b) {
        for (std::size_t i = r.begin; i < r.end; ++i) partial[b] += std::sin(static_cast<double>(i));
    });
    set_threads(1);
    return std::accumulate(partial.begin(), partial.end(), 0.0);
}

TEST(ParallelFor, VisitsEveryRowOnce) {
    set_threads(3);
    std::vector<int> hits(1001);
    parallel_for(hits.size(), 10, [&](Range r, std::size_t) {
        for (std::size_t i = r.begin; i < r.end; ++i) ++hits[i];
    });
    set_threads(1);
    EXPECT_EQ(std::count(hits.begin(), hits.end(), 1), 1001);
}

TEST(ParallelFor, GivesTheSameBytesForAnyThreadCount) {
    const double one = blocked_sum(1);
    for (const int n : {2, 3, 8}) EXPECT_EQ(one, blocked_sum(n));
}

TEST(ParallelFor, RunsNestedCallsSerially) {
    set_threads(2);
    std::vector<int> hits(64);
    parallel_for(8, 1, [&](Range outer, std::size_t) {
        parallel_for(8, 1, [&](Range inner, std::size_t) { ++hits[outer.begin * 8 + inner.begin]; });
    });
    set_threads(1);
    EXPECT_EQ(std::count(hits.begin(), hits.end(), 1), 64);
}

/// A late worker must never take a block of a loop that is over, whatever the loops and workers.
TEST(ParallelFor, SurvivesManySmallLoops) {
    std::vector<int> hits(40);
    for (int loop = 0; loop < 3000; ++loop) {
        set_threads(1 + loop % 4);
        const std::size_t count = 2 + static_cast<std::size_t>(loop % 39);
        parallel_for(count, 1, [&](Range r, std::size_t b) { hits[r.begin] += b == r.begin ? 1 : 1000; });
        for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(hits[i], 1) << loop;
        std::fill(hits.begin(), hits.end(), 0);
    }
    set_threads(1);
}

TEST(ParallelFor, ServesTwoCallersAtOnce) {
    set_threads(3);
    const auto sum_up = [](long& sum) {
        for (int loop = 0; loop < 500; ++loop) {
            std::vector<long> part(16);
            parallel_for(16, 1, [&](Range r, std::size_t b) { part[b] = static_cast<long>(r.begin); });
            sum += std::accumulate(part.begin(), part.end(), 0L);
        }
    };
    long one = 0, two = 0;
    std::thread other([&] { sum_up(two); });
    sum_up(one);
    other.join();
    set_threads(1);
    EXPECT_EQ(one, 500 * 120);
    EXPECT_EQ(two, 500 * 120);
}

}  // namespace
}  // namespace taicho
