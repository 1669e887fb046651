#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"
#include "world/map_def.h"

/// The one world: places joined by openings, with fixtures standing in places. A place is at once a
/// walkable area (through its patches), a fire compartment and somebody's home; an opening is at once a
/// doorway, a vent and a radiator. Everything here is fixed during a run; what changes is in
/// world_state.h. Shared by all runs of a study.
namespace taicho::world {

enum class PlaceUse : std::uint8_t {
    Living, Bedroom, Kitchen, Workshop, Storage, Shop, Corridor, Stair, Parking, LightWell, Shaft,
    RoofVoid, Mezzanine, Balcony, Flat, Alley, Yard
};

enum class OpeningKind : std::uint8_t {
    Door, Shutter, Window, Cage, Hatch, RoofWay, Balcony, Gate, Exit, StairConnection, Virtual, Leak
};

/// State of the leaf. `None` is a latent opening that does not exist yet.
enum class OpeningState : std::uint8_t { Open, Closed, Locked, Broken, BurntThrough, None };

enum class FixtureKind : std::uint8_t {
    Item, Extinguisher, Bell, CallPoint, SmokeAlarm, FirePoint, HoseReel, Riser, Pump, ToolStore,
    RopeLadder, Sprinkler, Hydrant, Tank, Pond, Tap, SmokeDetector, HeatDetector, StairFan
};

/// A volume: room, storey of a stair, workshop, light well, piece of alley.
struct Place {
    std::string id;
    PlaceUse use = PlaceUse::Living;
    std::string trade;           ///< craft carried on here, or empty
    int level = 0;
    BuildingIndex building;      ///< invalid outdoors
    double floor_z = 0.0;        ///< [m] above the ground of the scene
    double height = 3.0;         ///< [m] floor to ceiling; outdoors: height of the street walls
    double area = 0.0;           ///< [m2] floor area (plan)
    double width = 0.0;          ///< [m] short side of the equal-area rectangle, for view factors and flames
    double depth = 0.0;          ///< [m] long side
    Vec2 centre;
    bool outdoors = false;       ///< alley piece, yard: open air, outside for the gas
    bool well_mixed = false;     ///< stair storey, shaft, light well: one gas zone
    bool top_storey = false;     ///< its ceiling is the roof of the building
    double fire_load = -1.0;     ///< [J/m2] stated by the map, or < 0: drawn from its use
    std::string lining;          ///< of the walls, or empty: default of the building material
    std::string ceiling, floor;  ///< linings of the other two faces, or empty
    double leak = -1.0;          ///< [m2/m2] cracks over wall area, or < 0: by construction
    Ring outline;                ///< plan outline (largest patch, or the polygon of a void)
    std::uint32_t first_patch = 0;
    std::uint32_t patch_count = 0;
};

/// A walkable polygon of a place, level or inclined: z = z0 + dot(grad, p - ref).
struct Patch {
    PlaceIndex place;
    Ring outline;
    std::vector<Ring> holes;
    int sheet = 0;               ///< people on different sheets never collide; flights have their own
    double z0 = 0.0;             ///< [m]
    Vec2 ref;
    Vec2 grad;                   ///< [m/m] zero when level
    bool stair = false;
    [[nodiscard]] double z_at(Vec2 p) const { return z0 + dot(grad, p - ref); }
};

/// Two patches of one place that meet along a segment (flight and landing): walked through, no leaf.
struct Join {
    PatchIndex a, b;
    Vec2 p0, p1;
};

/// A passage between two places, or between a place and the way out of the scene (b invalid).
struct Opening {
    std::string id;
    OpeningKind kind = OpeningKind::Door;
    PlaceIndex a, b;
    PatchIndex patch_a, patch_b;     ///< patches it joins; invalid where nobody can walk
    Vec2 p0, p1;                     ///< ends of the threshold in the plan
    Vec2 normal;                     ///< unit, from a to b
    int level = 0;
    double width = 0.9;              ///< [m] clear
    double sill_z = 0.0;             ///< [m] absolute
    double soffit_z = 2.0;           ///< [m] absolute
    bool horizontal = false;         ///< hatch, stair connection: gas flows vertically through `area`
    double area = 0.0;               ///< [m2] of a horizontal opening
    bool walkable = true;            ///< can a person pass once it is open
    bool exit = false;               ///< crossing it means out of the scene, safe
    OpeningState initial = OpeningState::Closed;
    bool latent = false;
    bool barred = false;
    bool self_closing = false;
    bool glazed = false;
    std::string material;            ///< steel-roller, timber-hollow, timber-solid, glass, steel
    std::string needs;               ///< "", "tool", "key", "power"
    double pass_s = 0.0;             ///< [s] extra time to pass (ladder, roof way); 0 = walk through
    double risk_fraction = 0.0;      ///< chance of a fall per passage
    double open_s = 1.5;             ///< [s] to open a closed leaf from inside
    double locked_until_s = std::numeric_limits<double>::infinity();  ///< [s] unlocks itself then
    BuildingIndex building;
};

/// Something that stands in a place.
struct Fixture {
    std::string id;
    FixtureKind kind = FixtureKind::Item;
    PlaceIndex place;
    Vec2 at;
    std::string what;                ///< kind in its library: MFZL4, sofa-two-seat, ...
    double volume_m3 = 0.0;          ///< tank, pond
    double flow_l_s = 0.0;           ///< tap, hydrant, pump, stair fan
    std::string zone;                ///< alarm zone of a bell, call point, detector, sprinkler; empty: its building
    SourcePos pos;                   ///< in the map file, for messages
};

/// What concerns a whole house: loss, collapse, exposure. Never a second compartment.
struct Building {
    std::string id;
    Ring footprint;
    int levels = 1;
    double height = 3.0;             ///< [m]
    std::string use;                 ///< home, work, shop, block
    std::string trade;
    std::string material;            ///< brick, concrete, timber, steel
    std::string roof_material;
    double floor_area = 0.0;         ///< [m2] all storeys
    std::vector<PlaceIndex> places;
    Vec2 centre;
};

class Graph;
class Lookup;

/// All of it, with the graph over it. Columns are in stable order: features in map order.
struct World {
    std::vector<Place> places;
    std::vector<Patch> patches;
    std::vector<Join> joins;
    std::vector<Opening> openings;
    std::vector<Fixture> fixtures;
    std::vector<Building> buildings;
    std::shared_ptr<const Graph> graph;          ///< Boost.Graph over places and openings (graph.h)
    std::shared_ptr<const Lookup> lookup;        ///< ids and patches by position (lookup.h)
    std::vector<std::vector<OpeningIndex>> openings_of;   ///< per place, ascending
    std::vector<std::vector<FixtureIndex>> fixtures_of;   ///< per place, ascending
    Vec2 box_min, box_max;                       ///< [m] bounding box
    std::vector<std::uint64_t> place_key, opening_key, fixture_key, building_key;  ///< hash_text of the ids

    /// Row of an id, or an invalid index. Map look-up: for building and tests, not inside a step.
    [[nodiscard]] PlaceIndex place(const std::string& id) const;
    [[nodiscard]] OpeningIndex opening(const std::string& id) const;
    [[nodiscard]] FixtureIndex fixture(const std::string& id) const;
    [[nodiscard]] BuildingIndex building(const std::string& id) const;
    /// Place whose patch on `level` holds the point (alley pieces count as level 0); invalid if none.
    [[nodiscard]] PlaceIndex place_at(Vec2 p, int level) const;
    [[nodiscard]] PatchIndex patch_at(Vec2 p, int level) const;
    /// The other side of an opening seen from `from`; invalid = out of the scene.
    [[nodiscard]] PlaceIndex across(OpeningIndex opening, PlaceIndex from) const;
};

/// Fills what follows from places, patches, openings, fixtures and buildings: lists per place, keys,
/// bounding box, look-ups and graph. `assemble` ends with it; so does whoever builds a world by hand.
void finish(World& world);

/// Joins the features into a world. Snaps openings to the places they touch (0.10 m), cuts open air into
/// pieces of 10-20 m, makes stair storeys; every problem is added with its feature's position. The
/// result is usable only when no error was added.
[[nodiscard]] World assemble(const MapDef& map, Problems& problems);

}  // namespace taicho::world
