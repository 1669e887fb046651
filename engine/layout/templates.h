#pragma once

#include "layout/layout_def.h"
#include "layout/lots.h"
#include "layout/scene.h"

namespace taicho::layout {

/// A craft village of tube houses and workshops on narrow alleys.
[[nodiscard]] Scene make_village(const VillageDef& def);
/// Seed of the shipped alley: its twelve households come to 45 people.
inline constexpr std::uint64_t k_alley_seed = 2;
/// Twelve tube houses on one alley: the smallest complete scene.
[[nodiscard]] Scene make_alley(std::uint64_t seed);
/// A slab block of flats with corridors, two stairs and motorbikes below.
[[nodiscard]] Scene make_apartment(const ApartmentDef& def);

/// Furnishes lots and adds lanes, mouths, fire points and pond: what village, alley and import
/// share.
void furnish_lots(const Lots& lots, const FurnishDef& def, const HouseholdMixDef& mix,
                  Scene& scene);

}  // namespace taicho::layout
