#pragma once

#include <string>

#include "verify/case.h"

namespace taicho::verify {

/// NRCC ten-storey smoke tower: how the peak temperature of the stair falls with height.
[[nodiscard]] CaseResult tower_case(const std::string& test, const Context& context);

}  // namespace taicho::verify
