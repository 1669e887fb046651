#pragma once

#include <string>
#include <vector>

#include "layout/lots.h"
#include "layout/raw_map.h"

/// Makes real footprints and ways fit to walk and burn in. Every change is recorded as a Repair.
namespace taicho::layout {

struct RepairDef {
    double tiny_m2 = 4.0;            ///< [m2] smaller footprints are kiosks or drawing leftovers
    double smallest_house_m2 = 7.0;  ///< [m2] what a carved house must keep, else it is dropped (J)
    double carve = 1.2;              ///< [m] least clear width where a street runs through houses
    double lane_width = 3.0;  ///< [m] widest an alley without a stated width is taken to be; walls
                              ///< end it sooner (J)
    double overlap_m2 = 0.3;  ///< [m2] overlaps below are drawing noise
    double beyond =
        8.0;  ///< [m] ways are followed this far out of the window, past the houses on its edge
    double joined = 0.6;  ///< [m] ways closer than this meet
};

/// Footprints and lanes after repair, with what was done.
struct Quarter {
    std::vector<RawArea> houses;
    std::vector<Lane> lanes;
    std::vector<Mouth> mouths;
    std::vector<Repair> repairs;
};

/// Drops reversed twins and duplicates, clips ways to the window and gives them widths and mouths;
/// drops tiny, broken and doubled footprints and cuts overlapping ones apart; carves streets
/// through houses; joins islands of ways to the rest.
[[nodiscard]] Quarter repair_quarter(const RawMap& map, const RepairDef& def);

/// Takes the strip about a line out of every house it crosses; `why` goes into the repairs. Returns
/// the rows of the houses that changed; a house that keeps too little gets an empty ring.
std::vector<std::size_t> carve(Quarter& quarter, const std::vector<Vec2>& line, double width,
                               const std::string& skip, const std::string& why,
                               const RepairDef& def);

// Parts of repair_quarter (alleys.cpp).
/// Ways to lanes: twins dropped, clipped to the window, mouths where they leave it.
void lay_lanes(const RawMap& map, const RepairDef& def, Quarter& quarter);
/// Every group of ways that meet reaches a mouth; islands are joined by the shortest way, carved.
void join_islands(const RepairDef& def, Quarter& quarter);

/// Drops repeated points, spikes and points on a straight line.
[[nodiscard]] world::Ring tidy_ring(world::Ring ring);
/// Nearest point of a polyline.
[[nodiscard]] Vec2 nearest_on_line(const std::vector<Vec2>& line, Vec2 p, double* along = nullptr);

}  // namespace taicho::layout
