#pragma once

#include <cstdint>
#include <vector>

#include "people/population.h"
#include "response/response_def.h"

namespace taicho::response {

/// Households of a measure in the order in which they get it. The order is fixed by the population alone, so a
/// larger fraction is the smaller one plus some: `first(order, f)` is monotone in f.
[[nodiscard]] std::vector<HouseholdIndex> coverage_order(CoverageOrder order, const people::PeopleStatic& people,
                                                         const world::World& world, std::uint64_t seed,
                                                         Purpose purpose);
/// The first round(fraction * all) of the order, as a mask per household.
[[nodiscard]] std::vector<std::uint8_t> first_of(const std::vector<HouseholdIndex>& order, double fraction);

}  // namespace taicho::response
