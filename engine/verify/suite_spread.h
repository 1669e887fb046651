#pragma once

#include <string>
#include <vector>

#include "verify/case.h"

namespace taicho::verify {

/// An empty case of the suite.
[[nodiscard]] CaseResult spread_case(const std::string& id, const std::string& source, const Bilingual& title);

/// Closed forms of fire spread, then the cases that run the engine.
void add_spread_cases(std::vector<CaseEntry>& out);
void add_spread_scene_cases(std::vector<CaseEntry>& out);
void add_spread_outside_cases(std::vector<CaseEntry>& out);

}  // namespace taicho::verify
