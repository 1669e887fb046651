// 256-bit form of the kernel; compiled with -mavx2 where the compiler targets x86-64, run only where
// the processor has it. Includes no library header whose inline functions others could end up sharing.
#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include "people/move_kernel.h"
#include "people/move_squeeze.h"

namespace taicho::people::move_wide {
#include "people/move_lanes8.h"
#include "people/move_kernel_body.h"
}  // namespace taicho::people::move_wide
