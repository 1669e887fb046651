#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/problems.h"
#include "core/vec2.h"
#include "people/people_def.h"
#include "world/map_def.h"

namespace taicho::layout {

enum class HouseKind { Home, Shop, Workshop, Shed };

/// A footprint that is going to be a house: a quadrilateral, counter-clockwise, with its front
/// named.
struct House {
    std::string id;
    std::array<Vec2, 4> quad;  ///< [m] edge 0-1 is the front, on an alley
    world::Ring footprint;     ///< [m] real outline when it is more than the quad; else empty
    int levels = 2;
    HouseKind kind = HouseKind::Home;
    std::string trade;
    std::string alley;        ///< alley it fronts, for groups by alley
    double along = 0.0;       ///< [m] position along that alley, for groups of neighbours
    double entry_max = 10.0;  ///< [m] widest entrance that opens onto free ground
    bool open_back = false;   ///< nothing is built behind it
};

/// Something real that was not as a simulation needs it, and what was done about it.
struct Repair {
    std::string what;  ///< reversed-twin, duplicate, tiny, overlap, carved, apron, ...
    std::string id;    ///< feature it happened to
    Vec2 at;           ///< [m]
    Bilingual text;
};

/// A complete place before it is written: the map, who lives there, what was repaired and assumed.
struct Scene {
    Bilingual name;
    Bilingual summary;  ///< a paragraph for the README
    world::MapDef map;
    std::vector<people::HouseholdDef> households;
    std::vector<Repair> repairs;
    std::vector<Bilingual> assumptions;
    double start_hour = -1.0;      ///< [h] below 0: drawn with the fire
    double duration_s = 900.0;
    double station_distance_km = 8.0;  ///< D6: 3 inner districts, 8 craft districts (J)
    int repeats = 40;                  ///< of the study that is written with it
    bool bells_arm = false;            ///< study has the arm both-bells
    bool block = false;  ///< apartment block: measures of the block team are written too
    std::uint64_t seed = 1;
    std::string recipe;  ///< command that makes this place again, for its README
};

}  // namespace taicho::layout
