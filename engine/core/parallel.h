#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

namespace taicho {

/// Half-open range of rows one call works on.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Number of threads used by `parallel_for` in this process (>= 1). Set once at the top: either many
/// runs side by side with one thread each, or one run on many cores, never both.
void set_threads(int count);
[[nodiscard]] int threads();

/// Number of blocks `parallel_for(count, block, ...)` makes.
[[nodiscard]] constexpr std::size_t block_count(std::size_t count, std::size_t block) {
    return block == 0 ? 0 : (count + block - 1) / block;
}

/// What a loop does with a block: a reference to the caller's lambda, which outlives the loop. Unlike std::function it
/// never allocates, whatever the lambda captures.
class LoopBody {
  public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, LoopBody>)
    LoopBody(F&& fn)
        : fn_(const_cast<void*>(static_cast<const void*>(std::addressof(fn)))),
          call_([](void* f, Range range, std::size_t block) { (*static_cast<std::remove_reference_t<F>*>(f))(range, block); }) {}
    void operator()(Range range, std::size_t block) const { call_(fn_, range, block); }

  private:
    void* fn_;
    void (*call_)(void*, Range, std::size_t);
};

/// Calls fn(range, block_index) once for every block of `block` consecutive rows of [0, count), in any
/// order, possibly at the same time, and returns when all are done.
///
/// Contract: block size is chosen from the data, never from the thread count, so per-block results
/// (outboxes, partial sums), taken in block order, do not depend on the threads. A body writes only its own rows or its
/// block's box; it never adds to a floating-point number shared with another block; it does not throw.
/// Nested calls run serially. Small work (one block) is called directly, without waking anyone.
void parallel_for(std::size_t count, std::size_t block, LoopBody fn);

}  // namespace taicho
