#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/problems.h"
#include "world/assemble_defaults.h"
#include "world/assemble_geometry.h"
#include "world/assemble_grid.h"
#include "world/world.h"

/// A world being put together. Each step of `assemble` is one function over this.
namespace taicho::world {

/// A stair flight: one inclined polygon between two storeys.
struct Flight {
    std::size_t feature = 0;
    PlaceIndex place;        ///< that owns the inclined patch
    PlaceIndex bottom, top;  ///< places it joins
    Vec2 b0, b1, t0, t1;     ///< its lowest and highest edge
    Vec2 up;                 ///< unit
    double run = 0.0;        ///< [m] plan length
    PatchIndex patch;
};

/// Part of a storey nobody walks on.
struct CutArea {
    int level = 0;
    Shape shape;
    bool flight = false;
};

struct Draft {
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    const MapDef& map;
    Problems& problems;
    World world;
    std::vector<std::uint8_t> sound;            ///< per feature: geometry usable
    std::vector<std::size_t> feature_of_place;  ///< k_none for pieces without one
    std::vector<Shape> shape_of_place;          ///< whole plan area, obstacles included
    std::vector<int> sheet_of_place;
    std::vector<std::uint8_t> flight_place;  ///< a stair flight that is its own place
    std::map<std::string, PlaceIndex> place_ids;
    std::map<std::string, BuildingIndex> building_ids;
    std::map<int, BoxGrid> places_on;  ///< per level, filled by index_places
    std::vector<CutArea> cuts;
    std::vector<Flight> flights;
    std::map<int, int> sheet_of_level;
    int sheets = 0;

    Draft(const MapDef& m, Problems& p) : map(m), problems(p) {}

    /// Row of a new place; its columns stay in step.
    PlaceIndex add_place(Place place, Shape shape, std::size_t feature, int sheet);
    /// A sheet of its own, or the one of a level.
    int new_sheet() { return sheets++; }
    [[nodiscard]] int level_sheet(int level);
    [[nodiscard]] double storey_height(BuildingIndex building) const;
    [[nodiscard]] const Feature& feature_of(PlaceIndex place) const;
    [[nodiscard]] bool is_kind(PlaceIndex place, FeatureKind kind) const;
};

/// Adds a problem about a feature. Texts end without the feature: it and the point come in front.
void report(Draft& draft, Problem::Severity severity, const char* code, const Feature& feature,
            Vec2 at, const std::string& vi, const std::string& en);
void error_at(Draft& draft, const char* code, const Feature& feature, Vec2 at,
              const std::string& vi, const std::string& en);
void warn_at(Draft& draft, const char* code, const Feature& feature, Vec2 at, const std::string& vi,
             const std::string& en);
void note_at(Draft& draft, const char* code, const Feature& feature, Vec2 at, const std::string& vi,
             const std::string& en);
/// "1.25": two decimals, for lengths in messages.
[[nodiscard]] std::string metres(double value);
/// First coordinate of a feature.
[[nodiscard]] Vec2 where(const Feature& feature);
/// `place` named by a feature's property, reported as E-REF-02 when there is none; invalid if
/// empty.
[[nodiscard]] PlaceIndex named_place(Draft& draft, const Feature& feature, const std::string& id,
                                     const char* property);

// The steps, in order.
void check_geometry(Draft& draft);  ///< rings, lines, coordinates, ids: fills `sound`
void collect_cuts(Draft& draft);    ///< walls and obstacles
void make_buildings(Draft& draft);
void make_places(Draft& draft);             ///< rooms, floors, mezzanines, balconies, voids
void make_open_air(Draft& draft);           ///< alleys, cut into pieces with virtual openings
void make_flights(Draft& draft);            ///< stair polygons: patches, wells, own places
void make_patches(Draft& draft);            ///< walkable area = place less obstacles and wells
void make_openings(Draft& draft);           ///< doors, windows, shutters, ..., exits
void make_stair_connections(Draft& draft);  ///< bottom joins, top openings
void make_vertical_vents(Draft& draft);     ///< voids and mezzanines: gas only
void make_fixtures(Draft& draft);
void check_overlaps(Draft& draft);
void check_ways_out(Draft& draft);  ///< after finish: rooms that cannot reach an exit

/// Grid of places per level, rebuilt when places were added.
void index_places(Draft& draft);
/// Places on a level whose outline passes within `reach` of p, with p + side * 0.15 m inside;
/// flights last, mezzanines after rooms.
[[nodiscard]] std::vector<PlaceIndex> touching(const Draft& draft, Vec2 p, Vec2 side, int level,
                                               double reach);
/// Places on a level that hold p: rooms first, then mezzanines; flights and open air last.
[[nodiscard]] std::vector<PlaceIndex> holding(const Draft& draft, Vec2 p, int level);
/// Patch of a place nearest to p, and how far its outline is; invalid when the place has none.
[[nodiscard]] PatchIndex nearest_patch(const World& world, PlaceIndex place, Vec2 p,
                                       double* distance = nullptr);

}  // namespace taicho::world
