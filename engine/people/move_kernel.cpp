#include "people/move_kernel.h"

namespace taicho::people {

namespace {
bool g_force_base = false;
}

void move_kernel_force_base(bool on) { g_force_base = on; }

MoveKernel move_kernel() {
#if defined(__x86_64__)
    if (!g_force_base && __builtin_cpu_supports("avx2")) return &move_wide::run;
#endif
    return &move_base::run;
}

}  // namespace taicho::people
