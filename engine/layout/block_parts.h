#pragma once

#include <string>

#include "layout/house_plan.h"
#include "layout/layout_def.h"
#include "layout/scene.h"

/// Parts that blocks of flats share: enclosed stairs and flats.
namespace taicho::layout {

/// A stair at the end of a corridor: a U of landings round one straight flight per storey.
struct StairCore {
    HousePlan plan;
    double y0 = 0.0;      ///< [m] low end of the core
    double door_y = 0.0;  ///< [m] axis of the corridor
    double side = 1.0;    ///< +1 at the east end, -1 at the west end
};
/// `at`: where the corridor axis meets the stair's wall.
[[nodiscard]] StairCore stair_core(double width, double storey_height, Vec2 at, double side);

struct StairStorey {
    int level = 0;
    bool more = false;     ///< a flight goes on upwards
    bool outside = false;  ///< a door leads into the open
    bool enclosed = true;  ///< self-closing steel door towards the corridor; else an opening
};
/// Landing, flight upwards and doors of one storey.
void add_stair_storey(const StairCore& core, const std::string& id, const StairStorey& storey,
                      Sketch& sketch);

/// Name, summary and assumptions of a block.
void describe_block(const ApartmentDef& def, Scene& scene);

struct FlatRooms {
    std::string living, bedroom;
    world::Ring living_ring, bedroom_ring;
};
/// Living room along one side, bath and one or two bedrooms along the other; door on the corridor,
/// windows on the front. Adds the household.
FlatRooms add_flat(const std::string& id, int level, const std::array<Vec2, 4>& quad,
                   const ApartmentDef& def, Scene& scene, Sketch& sketch);
/// Latent way from balcony to balcony of two flats next to each other.
void join_balconies(const FlatRooms& a, const FlatRooms& b, int level, bool north, Sketch& sketch);

}  // namespace taicho::layout
