#pragma once

#include <string>

#include "io/results_data.h"

namespace taicho::verify {

/// A number of one person, named by id: learns_s, sets_out_s, falls_s, dies_s, out_s (first event of that kind), fed_gas,
/// fed_heat (at the end). NaN when there is no such person or it did not happen.
[[nodiscard]] double person_value(const io::Results& run, const std::string& person, const std::string& quantity);

}  // namespace taicho::verify
