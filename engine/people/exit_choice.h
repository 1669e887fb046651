#pragma once

#include <cstdint>
#include <vector>

#include "people/population.h"

namespace taicho::people {

/// Ways out somebody may choose between, each with its weight.
struct ExitChoice {
    const std::vector<std::uint32_t>& routes;
    const std::vector<double>& weights;
};

/// Route somebody takes who may choose: the one being walked already; else, with the chance of following others, the one
/// that most of those in sight are walking (people handbook B3); else drawn by weight. One lasting draw each.
[[nodiscard]] std::uint32_t choose_exit(const ExitChoice& choice, std::uint64_t seed, const PeopleStatic& people,
                                        const PeopleState& state, PersonIndex who);

}  // namespace taicho::people
