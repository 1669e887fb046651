// Narrow form of the kernel, for any machine.
#include "people/move_kernel.h"
#include "people/move_squeeze.h"

namespace taicho::people::move_base {
#include "people/move_lanes8.h"
#include "people/move_kernel_body.h"
}  // namespace taicho::people::move_base
