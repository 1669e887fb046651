#pragma once

#include <cstdint>

#include "response/response_static.h"

namespace taicho::response {

/// Sum of keyed row hashes of what has changed since the start: things that nobody touched add nothing, so
/// that arms which differ by unused things have equal hashes.
[[nodiscard]] std::uint64_t hash_of(const ResponseStatic& fixed, const ResponseState& state);

}  // namespace taicho::response
