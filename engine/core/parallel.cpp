#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif
#if !defined(TAICHO_STD_THREADS)
#include <omp.h>
#endif

/// A loop here may last ten microseconds and be called ten times a step, on a machine that others use too. So the
/// caller takes blocks itself from the first moment and waits only for blocks that a worker has begun: a worker
/// that the machine does not let run costs nothing. A worker looks for the next loop for a short while, then
/// sleeps. OpenMP's barriers wait for every thread instead: spinning they make two threads on a busy machine ten
/// times slower than one, asleep they cost more than such a loop lasts.
namespace taicho {

namespace {

std::atomic<int> g_threads{1};
thread_local bool t_inside = false;

inline void relax() {
#if defined(__x86_64__) || defined(__i386__)
    _mm_pause();
#endif
}

Range block_range(std::size_t index, std::size_t block, std::size_t count) {
    return {index * block, std::min(count, (index + 1) * block)};
}

class Pool {
  public:
    /// False: somebody else's loop is under way; nothing was done.
    bool run(std::size_t count, std::size_t block, std::size_t blocks, int workers, LoopBody fn);

  private:
    void work(int index);
    /// The caller goes from the front, workers from the back: rows stay in the cache of the core that had them in
    /// the loop before.
    void take_blocks(bool front);
    void wait_done();
    void hire(int workers);

    // A loop, written before its first ticket is out and not read after its last block is done.
    const LoopBody* fn_ = nullptr;
    std::size_t count_ = 0, block_ = 0;

    /// Number of the loop, first block not yet taken, how many are not. The number keeps a late worker from taking a
    /// block of another loop than it looked at.
    alignas(64) std::atomic<std::uint64_t> ticket_{0};
    alignas(64) std::atomic<std::uint32_t> undone_{0};
    alignas(64) std::atomic<std::uint32_t> call_{0};  ///< changes with every loop: workers watch it
    std::atomic<int> active_{0};                      ///< workers below this number take part
    std::atomic<int> asleep_{0};
    int hired_ = 0;
    std::atomic<int> patience_{0};
    std::mutex busy_;
};

/// Bits of either count of blocks in a ticket; a loop of more blocks runs on the caller alone.
constexpr unsigned k_count_bits = 20;
constexpr std::uint64_t k_count_mask = (1u << k_count_bits) - 1;

/// Looks of a waiting thread before it sleeps, some tens of microseconds; none where threads outnumber cores.
constexpr int k_patience = 2000;

void Pool::take_blocks(bool front) {
    std::uint64_t ticket = ticket_.load(std::memory_order_acquire);
    for (;;) {
        const std::uint64_t first = ticket >> k_count_bits & k_count_mask, left = ticket & k_count_mask;
        if (left == 0) return;
        const std::uint64_t next = ticket - 1 + (front ? k_count_mask + 1 : 0);
        if (!ticket_.compare_exchange_weak(ticket, next, std::memory_order_acq_rel, std::memory_order_acquire))
            continue;
        const std::size_t index = front ? first : first + left - 1;
        (*fn_)(block_range(index, block_, count_), index);
        if (undone_.fetch_sub(1, std::memory_order_acq_rel) == 1) undone_.notify_one();
        ticket = ticket_.load(std::memory_order_acquire);
    }
}

void Pool::work(int index) {
    t_inside = true;
    std::uint32_t seen = 0;
    for (;;) {
        const int patience = index < active_.load(std::memory_order_relaxed) ? patience_.load(std::memory_order_relaxed) : 0;
        for (int i = 0; i < patience && call_.load(std::memory_order_acquire) == seen; ++i) relax();
        if (call_.load(std::memory_order_acquire) == seen) {
            asleep_.fetch_add(1);
            call_.wait(seen);
            asleep_.fetch_sub(1);
        }
        seen = call_.load(std::memory_order_acquire);
        if (index < active_.load(std::memory_order_relaxed)) take_blocks(false);
    }
}

void Pool::wait_done() {
    for (int i = patience_.load(std::memory_order_relaxed); i > 0; --i) {
        if (undone_.load(std::memory_order_acquire) == 0) return;
        relax();
    }
    for (std::uint32_t left = undone_.load(std::memory_order_acquire); left != 0;
         left = undone_.load(std::memory_order_acquire))
        undone_.wait(left);
}

void Pool::hire(int workers) {
    static const auto k_cores = static_cast<int>(std::thread::hardware_concurrency());
    patience_.store(workers < k_cores ? k_patience : 0, std::memory_order_relaxed);
    if (hired_ >= workers) return;
    // An OpenMP team, made once and kept: its size and place follow OMP_* as usual; its barriers are never met.
    std::thread([this, first = hired_, count = workers - hired_] {
#if defined(TAICHO_STD_THREADS)
        for (int i = 1; i < count; ++i) std::thread([this, i, first] { work(first + i); }).detach();
        work(first);
#else
#pragma omp parallel num_threads(count)
        work(first + omp_get_thread_num());
#endif
    }).detach();
    hired_ = workers;
}

bool Pool::run(std::size_t count, std::size_t block, std::size_t blocks, int workers, LoopBody fn) {
    const std::unique_lock<std::mutex> lock(busy_, std::try_to_lock);
    if (!lock.owns_lock()) return false;
    active_.store(workers, std::memory_order_relaxed);
    hire(workers);
    fn_ = &fn;
    count_ = count;
    block_ = block;
    undone_.store(static_cast<std::uint32_t>(blocks), std::memory_order_relaxed);
    const std::uint64_t number = (ticket_.load(std::memory_order_relaxed) >> 2 * k_count_bits) + 1;
    ticket_.store(number << 2 * k_count_bits | blocks, std::memory_order_release);
    call_.fetch_add(1);
    if (asleep_.load() > 0) call_.notify_all();
    t_inside = true;
    take_blocks(true);
    t_inside = false;
    wait_done();
    return true;
}

/// Never destroyed: its threads end with the process.
Pool& pool() {
    static Pool& p = *new Pool;
    return p;
}

}  // namespace

void set_threads(int count) { g_threads.store(std::max(1, count)); }

int threads() { return g_threads.load(); }

void parallel_for(std::size_t count, std::size_t block, LoopBody fn) {
    const std::size_t blocks = block_count(count, block);
    const std::size_t workers = std::min<std::size_t>(blocks, static_cast<std::size_t>(threads()));
    if (workers > 1 && blocks <= k_count_mask && !t_inside && pool().run(count, block, blocks, static_cast<int>(workers) - 1, fn)) return;
    for (std::size_t b = 0; b < blocks; ++b) fn(block_range(b, block, count), b);
}

}  // namespace taicho
