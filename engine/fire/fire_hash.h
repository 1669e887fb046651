#pragma once

#include <cstdint>

#include "fire/fire_state.h"

namespace taicho::fire {

/// Order-free sum of keyed row hashes of the physical columns; rows at rest add nothing.
[[nodiscard]] std::uint64_t hash_of(const FireState& state);

}  // namespace taicho::fire
