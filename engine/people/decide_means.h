#pragma once

#include "people/decide_scene.h"

/// What is fought with. Private to decide_fight.cpp and decide_means.cpp.
namespace taicho::people {

struct KnownBottle {
    FixtureIndex bottle;
    double way = 1e300;   ///< [m]
};
/// Nearest bottle the person knows of: the household's remembered ones, and public ones (fire points, map).
[[nodiscard]] KnownBottle nearest_bottle(const Scene& sc, PersonIndex who);
/// Chooses the means for a fire of `hrr` [W] and begins to fetch it.
void arm(const Scene& sc, PersonIndex who, const KnownBottle& bottle, double hrr);
/// How near one must be to use what was chosen [m].
[[nodiscard]] double reach_of(const Scene& sc, PersonIndex who);
/// Near enough to use the means: in the same place, or at its open door.
[[nodiscard]] bool in_reach(const Scene& sc, PersonIndex who, const Here& here, ItemIndex item, double reach);
/// One more discharge, throw or blow at the item aimed at.
void use_means(const Scene& sc, PersonIndex who);

}  // namespace taicho::people
