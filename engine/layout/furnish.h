#pragma once

#include <string>
#include <vector>

#include "layout/house_plan.h"
#include "layout/layout_def.h"
#include "layout/scene.h"

namespace taicho::layout {

/// What later passes need to know of a furnished house.
struct RoomRef {
    std::string id;
    int level = 0;
    std::string role;  ///< front, stair, side, back
    std::string use;
    world::Ring ring;
};
struct FurnishedHouse {
    std::string id;
    int levels = 1;
    bool caged = false;  ///< front balcony behind a cage
    int members = 0;
    std::vector<RoomRef> rooms;
    std::size_t household = 0;  ///< row in Scene::households
    HousePlan plan;
};

/// Turns a footprint into a house with rooms, stair, openings, items and a household, appended to
/// the scene. The same house, definitions and seed give the same features.
FurnishedHouse furnish_house(const House& house, const FurnishDef& def, const HouseholdMixDef& mix,
                             Scene& scene);

/// Second ways out between houses that stand wall to wall: latent roof ways between top storeys,
/// and open balconies that touch. Each house without one gets a latent ladder from its front
/// instead.
void join_neighbours(const std::vector<House>& houses, const std::vector<FurnishedHouse>& furnished,
                     const FurnishDef& def, Scene& scene);

/// Linked groups of 5-15 houses next to each other on their alley (tổ liên gia).
void link_groups(const std::vector<House>& houses, const std::vector<FurnishedHouse>& furnished,
                 const HouseholdMixDef& mix, Scene& scene);

// Parts of furnish_house, apart to keep files short.

/// Fuel packages, bell and call points of all rooms.
void place_items(const House& house, const FurnishedHouse& made, const FurnishDef& def,
                 Sketch& sketch, const Dice& dice);
/// Doors, shutter, windows, stair openings.
void place_openings(const House& house, const FurnishedHouse& made, const FurnishDef& def,
                    Sketch& sketch, const Dice& dice);
/// Household of the house: size, workers, cadre, sleeping places first.
people::HouseholdDef draw_household(const House& house, const FurnishedHouse& made,
                                    const HouseholdMixDef& mix, const Dice& dice);

}  // namespace taicho::layout
