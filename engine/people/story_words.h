#pragma once

#include <cstdint>

#include "core/problems.h"
#include "people/cue.h"
#include "people/decide_state.h"

/// The words a story is told in. Private to story.cpp.
namespace taicho::people {

[[nodiscard]] Bilingual cue_text(CueKind kind, double level);
[[nodiscard]] Bilingual decision_text(Decision d);
[[nodiscard]] Bilingual cause_text(std::uint16_t cause);

}  // namespace taicho::people
