#pragma once

#include <string>

#include "io/results_data.h"
#include "world/world.h"

namespace taicho::cli {

/// How the fire got from the first item to each building that caught fire, one line a step: time, place, mode,
/// source, flux and for how long the receiver had been heated. With `only`, the chain to that building or
/// place alone; empty text where it never burnt.
[[nodiscard]] std::string spread_chain(const io::Results& rows, const world::World& world, const std::string& only);

}  // namespace taicho::cli
