#pragma once

#include <cstdint>

namespace taicho::sim {

/// Kinds of due things that sim itself handles; response owns the numbers from 1000 up.
enum class DueKind : std::uint32_t { Action = 1, CloseDoor = 2, Arrival = 3, ServiceFirst = 1000 };

}  // namespace taicho::sim
