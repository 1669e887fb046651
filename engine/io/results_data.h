#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/event.h"
#include "core/vec2.h"

/// Contents of a results file as plain rows: what the recorder fills and the viewer, report, diff and story
/// read. Columns and meaning: docs/results-format.md.
namespace taicho::io {

struct TrajectoryRow {
    std::uint32_t frame = 0, id = 0;
    double x = 0, y = 0, z = 0;          ///< [m]
    friend bool operator==(const TrajectoryRow&, const TrajectoryRow&) = default;
};

struct TrajectoryStateRow {
    std::int16_t level = 0;
    std::uint8_t state = 0;              ///< people::Activity
    std::uint16_t goal = 0xFFFF;         ///< people::Task
    float speed = 0;                     ///< [m/s]
    float fed_gas = 0, fed_heat = 0;     ///< [-]
    float visibility = 0;                ///< [m]
};

struct PersonRow {
    std::uint32_t id = 0, household = 0xFFFFFFFFu;
    std::uint8_t age = 0, group = 0, training = 0;
    float speed_free = 0;                ///< [m/s]
    float premovement = 0;               ///< [s] NaN = never moved
    std::int16_t start_level = 0;
    float start_x = 0, start_y = 0;      ///< [m]
};

struct OutcomeRow {
    std::uint32_t id = 0;
    std::uint8_t where = 0, health = 0, cause = 5, activity = 0;
    std::uint32_t place = 0xFFFFFFFFu;
    float time = 0;                      ///< [s]
    std::uint16_t exit = 0xFFFF;
    float path = 0;                      ///< [m]
    float fed_gas = 0, fed_heat = 0;
    std::uint8_t used_extinguisher = 0;
    float waited = 0;                    ///< [s]
};

/// Gas of active places: one value per row and quantity.
struct GasColumns {
    std::vector<std::uint32_t> frame, place;
    std::vector<float> upper_temperature_k, lower_temperature_k, layer_height_m, co_fraction,
        co2_fraction, o2_fraction, soot_kg_m3, hrr_kw, visibility_m, pressure_pa;
    /// Names and columns, in file order.
    [[nodiscard]] std::vector<std::pair<const char*, std::vector<float>*>> quantities();
    [[nodiscard]] std::vector<std::pair<const char*, const std::vector<float>*>> quantities() const;
    [[nodiscard]] std::size_t size() const { return frame.size(); }
};

struct ItemRow {
    std::uint32_t frame = 0, item = 0;
    float hrr_kw = 0, agent_kg = 0;
};

struct BuildingRow {
    double time = 0;                     ///< [s]
    std::uint32_t building = 0;
    std::uint8_t state = 0;
    float flux_kw_m2 = 0;
};

struct OpeningRow {
    double time = 0;                     ///< [s]
    std::uint32_t opening = 0;
    std::uint8_t state = 0;
    std::uint32_t by = 0xFFFFFFFFu;
};

struct PassageRow {
    double time = 0;                     ///< [s]
    std::uint32_t opening = 0, person = 0;
};

struct DiagnosticRow {
    std::uint32_t code = 0, count = 0;
    double first_time = 0, worst = 0;    ///< [s], in the unit of the code
    float x = 0, y = 0;                  ///< [m]
    std::int16_t level = 0;
};

struct FrameSpan {
    std::uint64_t first = 0, count = 0;
};

/// One shape of the scene, enough to draw it without the scenario: a polygon or line of `count` points.
enum class ShapeKind : std::uint8_t { Building, Room, Alley, Door, Window, Exit, Item, Void };
struct ShapeRow {
    ShapeKind kind = ShapeKind::Room;
    std::int16_t level = 0;
    std::uint32_t ref = 0;               ///< row of the building, place, opening or item
    std::uint32_t building = 0xFFFFFFFFu;
    std::uint32_t first = 0, count = 0;  ///< points
};
struct SceneGeometry {
    std::vector<ShapeRow> shapes;
    std::vector<Vec2> points;
    std::vector<std::int16_t> place_level;   ///< per place
};

struct MapData {
    int level = 0;
    std::string name;                    ///< use, density_max, first_smoke_s, time_to_exit_s
    std::size_t nx = 0, ny = 0;
    Vec2 origin;                         ///< [m] lower left corner
    double cell = 0.5;                   ///< [m]
    std::string unit;
    std::vector<float> values;           ///< row 0 at lowest y
};

struct ResultsHeader {
    std::string program = "taicho", program_version, git_commit;
    std::uint64_t seed = 0, population_seed = 0;
    std::string scenario_sha256, scenario_text, scenario_name_vi, scenario_name_en, arm;
    std::uint64_t plan_index = 0;
    bool complete = false;
    std::string wkt_geometry;            ///< level 0
    double step_s = 0.05, record_every_s = 0.5;   ///< [s]
    double start_hour = 0;               ///< [h]
    std::uint64_t outcome_hash = 0;
};

struct Ids {
    std::vector<std::string> people, places, openings, items, buildings;
};

/// Everything a file or a folder of parts holds.
struct Results {
    ResultsHeader header;
    Ids ids;
    SceneGeometry scene;
    std::vector<double> time_s;
    std::vector<std::uint64_t> state_hash;
    std::vector<TrajectoryRow> trajectory;
    std::vector<TrajectoryStateRow> trajectory_state;
    std::vector<FrameSpan> frame_index;
    std::vector<PersonRow> people;
    std::vector<OutcomeRow> outcome;
    std::vector<Event> events;
    GasColumns gas;
    std::vector<FrameSpan> gas_index;
    std::vector<ItemRow> items;
    std::vector<BuildingRow> buildings;
    std::vector<OpeningRow> openings;
    std::vector<PassageRow> passages;
    std::vector<MapData> maps;
    std::vector<DiagnosticRow> diagnostics;
    std::vector<std::array<double, 4>> balance;       ///< [kg, J] per frame: mass, energy, totals
    std::vector<std::pair<std::string, double>> summary;               ///< scalar outcomes by key
    std::vector<std::pair<std::string, std::string>> facts;            ///< texts: ignition_item, ...
    std::vector<std::pair<std::string, std::vector<float>>> curves;    ///< on a fixed grid
    double curve_step_s = 5.0;
    std::vector<float> building_lost_s;                                ///< [s] NaN = not lost
    std::map<std::string, std::string> provenance;    ///< never compared, never hashed
};

/// Adds the rows of a later piece. Frame numbers are those of the run already.
void append(Results& to, Results&& later);
/// Memory of the rows that grow with time [bytes].
[[nodiscard]] std::size_t row_bytes(const Results& results);

}  // namespace taicho::io
