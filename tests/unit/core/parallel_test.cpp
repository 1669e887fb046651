#include "core/parallel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
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

}  // namespace
}  // namespace taicho
