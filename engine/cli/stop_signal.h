#pragma once

#include <atomic>

namespace taicho::cli {

/// From the first call on, Ctrl-C and SIGTERM set the flag instead of ending the program; a second Ctrl-C
/// ends it. Whoever runs looks at the flag and leaves with everything written.
[[nodiscard]] std::atomic<bool>& stop_on_signal();

}  // namespace taicho::cli
