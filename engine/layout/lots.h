#pragma once

#include <string>
#include <vector>

#include "layout/layout_def.h"
#include "layout/scene.h"

/// Footprints and lanes of a generated quarter, before anything is furnished. Alleys run off a main
/// lane; each has a column of houses on both sides, wall to wall, backs to the next alley's houses.
namespace taicho::layout {

struct Lane {
    std::string id;
    std::vector<Vec2> line;  ///< [m] centre line
    double width = 2.0;      ///< [m]
    Bilingual name;
};

/// Where a lane leaves the scene.
struct Mouth {
    std::string id;
    Vec2 a, b;  ///< [m] ends of the line across the lane
};

/// A gate across an alley (cổng ngõ): open by day and, in most places, by night; a scenario may lock it.
struct AlleyGate {
    std::string id;
    Vec2 a, b;  ///< [m] ends of the line across the lane
};

struct Lots {
    std::vector<House> houses;
    std::vector<Lane> lanes;
    std::vector<Mouth> mouths;
    std::vector<AlleyGate> gates;
    std::vector<Vec2> fire_points;  ///< [m] where a public fire point can stand
    world::Ring pond;               ///< empty = none
};

/// Streets, alleys and lots of a village.
[[nodiscard]] Lots village_lots(const VillageDef& def);
/// Twelve tube houses on one 2 m dead-end alley, one wood and one textile workshop.
[[nodiscard]] Lots alley_lots(std::uint64_t seed);

}  // namespace taicho::layout
