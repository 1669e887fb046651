#pragma once

#include <string_view>

#include "core/problems.h"
#include "io/source_text.h"

namespace taicho::io {

/// What must be refused before toml++ 3.3 sees the text: it has undefined behaviour for letters
/// above U+00A0 in bare keys, and recursion without a limit. TOML 1.0 allows non-ASCII only inside
/// strings and comments, so that is the rule: E-SYN-03 for a letter elsewhere, E-SYN-05 beyond 64
/// levels.
[[nodiscard]] bool guard_toml(std::string_view text, const LineIndex& lines, Problems& problems);

}  // namespace taicho::io
