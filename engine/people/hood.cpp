#include "people/hood.h"

#include <limits>

#include "core/rng.h"
#include "people/tools.h"

namespace taicho::people {

namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr std::uint32_t k_wears = 7;   // occasion: the household's own draws of this purpose count from 0

bool has_one_at_hand(const PeopleStatic& fixed, const PeopleState& s, std::size_t i) {
    const HouseholdIndex home = fixed.population.household[i];
    const PlaceIndex here = s.where.of[i];
    if (!home.valid() || !here.valid() || (fixed.households[home.row()].tools & k_hood) == 0) return false;
    return fixed.household_of_place[here.row()] == home;
}

bool thinks_of_it(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& p, std::size_t i) {
    const double retained = fixed.population.training[i] == Training::Drill ? fixed.population.training_retention[i] : 0.0;
    const double wears = p[Param::HoodUntrained] + retained * (p[Param::HoodDrilled] - p[Param::HoodUntrained]);
    return draw_chance({ctx.seed, fixed.population.key[i], Purpose::HasTools, k_wears}, wears);
}

}  // namespace

double hood_factor(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& p, std::size_t i, double extinction,
                   PeopleState& s) {
    double& from = s.hood_from[i];
    if (from == k_never) {
        const bool able = s.awake[i] != 0 && s.aware_at[i] <= ctx.now && s.incapacitated_at[i] == k_never &&
                          fixed.population.age[i] >= p[Param::HoodLeastAge];
        if (!able || extinction < p[Param::HoodSmoke] || !has_one_at_hand(fixed, s, i) || !thinks_of_it(ctx, fixed, p, i)) return 1.0;
        from = ctx.now + p[Param::HoodDonning];
    }
    const bool worn = ctx.now >= from && ctx.now < from + 60.0 * p[Param::HoodMinutes];
    return worn ? p[Param::HoodFactor] : 1.0;
}

}  // namespace taicho::people
