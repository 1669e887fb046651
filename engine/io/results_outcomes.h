#pragma once

#include "io/results_data.h"
#include "sim/outcomes.h"

namespace taicho::io {

/// Fills the parts of a results file that a study reads: scalar outcomes, persons, hashes, facts.
void put_outcomes(const sim::Outcomes& outcomes, Results& results);

}  // namespace taicho::io
