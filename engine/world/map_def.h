#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/problems.h"
#include "core/vec2.h"

/// The map as a planner draws it: a flat list of features in local metres, before anything is joined.
/// `io` reads it from GeoJSON, `layout` makes it from a few numbers or from real footprints, `assemble`
/// turns it into the one graph of places and openings. docs/scenario-format.md lists every property.
namespace taicho::world {

enum class FeatureKind : std::uint8_t {
    Floor, Room, Wall, Obstacle, Door, Window, Stair, Exit, Alley, Building, Fixture, Landmark,
    Shutter, Cage, Hatch, RoofWay, Balcony, Gate, Void, Mezzanine, Water
};

/// Closed ring without the repeated last point; outer rings counter-clockwise, holes clockwise.
using Ring = std::vector<Vec2>;

/// One feature. Properties that a kind does not use stay unset; unset means "take the default".
struct Feature {
    FeatureKind kind = FeatureKind::Landmark;
    std::string id;
    Bilingual name;
    SourcePos pos;               ///< where it stands in the file, for messages
    std::vector<Ring> rings;     ///< polygon: outer ring, then holes; else empty
    std::vector<Vec2> line;      ///< line string (two points for openings); one point for points
    int level = 0;               ///< storey, 0 = ground
    int from_level = 0;          ///< stair, void
    int to_level = 0;            ///< stair, void

    std::string use;             ///< room: living, bedroom, kitchen, workshop, storage, shop, corridor, stair, parking; building: home, ...
    std::string trade;           ///< room or building in use for a craft: wood, textile, plastic, paper, lacquer, food
    std::string building;        ///< room, opening: id of the building it belongs to (else by position)
    std::string place;           ///< stair: room (use = stair) this flight belongs to; fixture: its place
    std::string from, to;        ///< opening: the two places, where position alone is ambiguous
    std::string leaf;            ///< door-like: open, closed, locked
    std::string kind_of;         ///< exit: street, alley, roof, neighbour
    std::string what;            ///< fixture: item, extinguisher, bell, call-point, smoke-alarm, fire-point, ...; water: hydrant, tank, pond, tap
    std::string item;            ///< fixture what = item | extinguisher: kind in the library (sofa-two-seat, MFZL4)
    std::string zone;            ///< fixture: alarm zone of a bell, call point, detector or sprinkler
    std::string needs;           ///< opening: tool, key, power
    std::string material;        ///< wall or building material
    std::string roof_material;   ///< steel-light, steel-timber, tile, fibre-cement, concrete, sandwich
    std::string lining;          ///< room: lining set of its walls (brick-plaster, gypsum, steel-sheet, ...)
    std::string ceiling, floor;  ///< room: linings of the other two faces, else by the building
    std::string blocked_by;      ///< alley
    std::optional<double> width_m, height_m, sill_m, thickness_m, elevation_m, fire_load_mj_m2, leak_fraction;
    std::optional<double> riser_m, tread_m, pass_s, risk_fraction, locked_until_s, volume_m3, flow_l_s;
    std::optional<Vec2> up;      ///< stair: direction of going up in the plan
    std::optional<int> levels;   ///< building
    bool barred = false;         ///< window behind bars (cửa sổ song sắt)
    bool latent = false;         ///< exists only once broken, cut or burnt
    bool self_closing = false;   ///< door
    bool see_through = false;
    std::vector<std::pair<std::string, std::string>> extra;  ///< other properties, kept and written back (JSON text)
};

/// The whole map. Coordinates are local metres; the origin only places it on the globe.
struct MapDef {
    std::vector<Feature> features;
    double origin_lon = 0.0;     ///< [deg] 0 when unknown
    double origin_lat = 0.0;     ///< [deg]
    double rotation_deg = 0.0;
    std::string file;            ///< for messages
};

/// English key of a kind as the `kind` property spells it (`roof-way`).
[[nodiscard]] const char* feature_kind_name(FeatureKind kind);
[[nodiscard]] std::optional<FeatureKind> feature_kind_from(const std::string& name);

}  // namespace taicho::world
