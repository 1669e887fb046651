#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#if !defined(TAICHO_STD_THREADS)
#include <omp.h>
#endif

namespace taicho {

namespace {

std::atomic<int> g_threads{1};
thread_local bool t_inside = false;

Range block_range(std::size_t index, std::size_t block, std::size_t count) {
    return {index * block, std::min(count, (index + 1) * block)};
}

}  // namespace

void set_threads(int count) { g_threads.store(std::max(1, count)); }

int threads() { return g_threads.load(); }

void parallel_for(std::size_t count, std::size_t block,
                  const std::function<void(Range, std::size_t)>& fn) {
    const std::size_t blocks = block_count(count, block);
    const int workers = static_cast<int>(std::min<std::size_t>(blocks, threads()));
    if (workers <= 1 || t_inside) {
        for (std::size_t b = 0; b < blocks; ++b) fn(block_range(b, block, count), b);
        return;
    }
#if defined(TAICHO_STD_THREADS)
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        t_inside = true;
        for (std::size_t b = next++; b < blocks; b = next++) fn(block_range(b, block, count), b);
        t_inside = false;
    };
    std::vector<std::thread> pool;
    for (int i = 1; i < workers; ++i) pool.emplace_back(work);
    work();
    for (auto& t : pool) t.join();
#else
#pragma omp parallel num_threads(workers)
    {
        t_inside = true;
#pragma omp for schedule(dynamic, 1)
        for (std::size_t b = 0; b < blocks; ++b) fn(block_range(b, block, count), b);
        t_inside = false;
    }
#endif
}

}  // namespace taicho
