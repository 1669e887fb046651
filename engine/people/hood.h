#pragma once

#include "core/step_context.h"
#include "people/population.h"

namespace taicho::people {

/// What a smoke hood leaves of asphyxiants and irritants for this person now [-]; 1 = wears none. Whoever has one
/// in the home puts it on when smoke reaches them there, if they think of it; a filter lasts (EN 403). It helps
/// neither against heat nor against want of oxygen. Writes PeopleState::hood_from.
[[nodiscard]] double hood_factor(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& p, std::size_t person,
                                 double extinction, PeopleState& s);

}  // namespace taicho::people
