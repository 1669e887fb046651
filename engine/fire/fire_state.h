#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"
#include "fire/gas_state.h"
#include "fire/request.h"

namespace taicho::fire {

enum class ItemPhase : std::uint8_t { Unburnt, Burning, Out, BurntOut };

/// How a fire got from its source to what it lit (fire-spread handbook section 0).
enum class SpreadMode : std::uint8_t {
    Started, PointSource, HotLayer, OpeningRadiation, FlameContact, Facade, PartyWall, Roof, Brand,
    RunningFuel, ReIgnition
};

enum class BuildingPhase : std::uint8_t { Whole, Exposed, Burning, BurntOut };

/// Goods of a place on fire: its fire load beyond the listed items. A row is made when the place lights
/// and stays to the end.
struct GoodsFire {
    // what every step looks at comes first: a row is several cache lines long
    PlaceIndex place;
    bool burning = false;
    bool ending = false;             ///< went out within the step
    bool roof_opened = false, roof_fallen = false;
    double flashover_at = std::numeric_limits<double>::infinity();  ///< [s]
    double hrr = 0.0;                ///< [W] wanted, mean of the last step
    double actual = 0.0;             ///< [W] burnt inside, mean of the last step
    double spent = 0.0, energy = 0.0;   ///< [J]
    double held = 1.0;               ///< [-] as item_held
    double until = 0.0;              ///< [s] advanced to
    double steady = -1.0;            ///< [W] rate of its plateau once there; negative = not there
    double knocked = 0.0;            ///< [W]
    double emission = 0.0;           ///< [W/m2] of its openings, end of the last step
    double flame_rate = -1.0;        ///< [W] its flames were worked out for; negative = never
    bool flames_stale = true;        ///< a leaf of its place moved since
    std::uint32_t live_first = 0, live_count = 0;   ///< its rows of `live`
    double roof_opens_at = -1.0, roof_falls_at = -1.0;   ///< [s] drawn at flashover; negative = stays
    double barrier = 0.0;            ///< [min] equivalent time its walls have seen
    double wall_minutes = -1.0;      ///< [min] equivalent time of its whole fire; negative = not yet asked for
    double wall_next_minutes = -1.0, wall_next_at = -1.0;   ///< [min], [s] no wall fails before either
    bool leaves_stale = true;        ///< a leaf of its place moved since they were last looked at
    double leaf_next_at = -1.0;      ///< [s] no leaf fails before
    double lit_at = 0.0;             ///< [s] goods or first item of the place
    double alpha = 46.9, peak = 1e6, clock = 0.0;   ///< law: [W/s2], [W], [s]
    double code_emission = -1.0;     ///< [W/m2] of the codes' formula; negative = not yet asked for
    double flashover_index = 0.0;    ///< [-] 1 = flashover, end of the last step
    std::uint32_t outlet_piece = 0xFFFFFFFFu;   ///< of alley its smoke goes to where there is no gas model
    float outlet_width = 0.0f;       ///< [m] of the opening it leaves by
    bool outlet_high = false;        ///< that opening lies above the street's people
    bool flame_roof = false;         ///< the roof was open when its flames were worked out
    bool panes = true;               ///< a closed pane may still crack by the layer
    bool unchanged = false;          ///< nothing of its emitters changed in the last step
    std::uint16_t fronts = 1;        ///< parts of it that lit apart from each other
    bool resting = false;            ///< no step looks at it until `rest_until` (resting.h)
    double rest_until = 0.0;         ///< [s]
};


/// An opening of a developed place, or the flame over its open roof, as a radiator. A row is made at the
/// flashover (or when the roof opens) and stays.
struct LiveOpening {
    OpeningIndex opening;            ///< invalid: the flame over the roof of the place, or a face
    PlaceIndex place;                ///< that burns behind it
    std::uint32_t face = 0xFFFFFFFFu;   ///< of the outer faces
    std::uint32_t slot = 0xFFFFFFFFu;   ///< of the exposure cache's emitters
    std::uint32_t piece = 0xFFFFFFFFu;  ///< of alley in front; none for roofs and where the map ends
    double power = 0.0;              ///< [W/m2] over the whole opening, end of the step
    double switched_at = -1.0;       ///< [s] came on within the step; negative = on before
    double power_switched = 0.0;     ///< [W/m2] the moment it came on
    double flame_height = 0.0;       ///< [m] above the lintel
    double flame_reach = 0.0;        ///< [m] of its axis from the facade
    double flame_front = 0.0;        ///< [m] of its face from the facade
    double flame_power = 0.0;        ///< [W/m2] middle of the flame
    double flame_foot = 0.0, flame_top = 0.0;  ///< [W/m2] at the lintel and at the tip
    [[nodiscard]] bool roof() const { return !opening.valid() && face == 0xFFFFFFFFu; }
    [[nodiscard]] bool is_face() const { return face != 0xFFFFFFFFu; }
    friend bool operator==(const LiveOpening&, const LiveOpening&) = default;
};

/// An opening that developed places can reach, as a receiver. Row = slot of the exposure cache.
struct ReceiverRow {
    OpeningIndex opening;            ///< invalid: a face
    std::uint32_t face = 0xFFFFFFFFu;   ///< of the outer faces
    PlaceIndex place;                ///< behind it; invalid = nothing
    double share = 0.0;              ///< [-] flux-time product over its critical value; 1 = lit what is behind
    double flux = 0.0;               ///< [W/m2] from outside, end of the last step it changed
    double hot_since = -1.0;         ///< [s] start of the step since which the share grows; negative = it does not
    double peak_flux = 0.0;          ///< [W/m2] largest so far
    double pace = 0.0;               ///< [1/s] growth of the share while nothing around changes
    double transmission = 1.0;       ///< [-] part of the flux that reaches what is behind
    std::uint32_t material = 0;      ///< row of the materials
    std::uint32_t source = 0xFFFFFFFFu;  ///< emitter that sends most: opening row, or openings + place of a roof
    PlaceIndex fire;                 ///< place behind the source
    SpreadMode mode = SpreadMode::OpeningRadiation;
    std::uint8_t leaf = 0xFF;        ///< state of the leaf these hold for
    bool rising = false;             ///< listed in `rising`
    bool glass = false;              ///< a pane: falls out under a strong flux
};

/// A piece of wall or the goods of a cage that burn on the outside.
struct FaceFire {
    std::uint32_t face = 0;          ///< of the outer faces
    std::uint32_t live = 0;          ///< row of `live`
    double lit_at = 0.0, ends_at = 0.0;   ///< [s]
    bool steady = false;             ///< neither grows nor ends: nothing of it changes
};

/// A face that fire will reach at a known time: by a front above, or from inside.
struct FaceDue {
    double time = 0.0;               ///< [s]
    std::uint32_t face = 0;
    std::uint32_t source = 0xFFFFFFFFu;   ///< as ReceiverRow::source
    friend auto operator<=>(const FaceDue&, const FaceDue&) = default;
};

/// What was left in a cylinder that burst, burning at once.
struct Fireball {
    PlaceIndex place;                ///< of the cylinder
    Vec3 at;                         ///< [m]
    double radius = 0.0;             ///< [m]
    double power = 0.0;              ///< [W] radiated
    double from = 0.0, until = 0.0;  ///< [s]
    double share = 0.0;              ///< [-] of the last step it burnt in
};

/// Extinguishing powder that hangs in the air of a room.
struct PowderCloud {
    PlaceIndex place;
    double kg = 0.0;                 ///< [kg]
};

/// Smoke held by a piece of alley.
struct AlleySmoke {
    PlaceIndex place;
    double soot = 0.0;               ///< [kg]
    double co = 0.0;                 ///< [kg]
    double heat = 0.0;               ///< [J] above ambient
    std::uint32_t piece = 0;         ///< row of the exposure cache's pieces
};

/// What changes during a run. Item columns are one row per item of FireStatic.
struct FireState {
    // items
    std::vector<ItemPhase> item_phase;
    std::vector<double> item_ignited_at;     ///< [s]
    std::vector<double> item_hrr;            ///< [W] wanted by the item this slow step (before oxygen)
    std::vector<double> item_burnt;          ///< [J] released so far
    std::vector<double> item_knocked;        ///< [W] taken away by agent, hot and ready to come back
    std::vector<double> item_ftp_piloted;    ///< [-] flux-time product over its critical value; 1 = lights
    std::vector<double> item_ftp_unpiloted;  ///< [-]
    std::vector<double> item_flux;           ///< [W/m2] last received from flames, on its side
    std::vector<double> item_layer_flux;     ///< [W/m2] last received from hot gas, on its top
    std::vector<double> item_clock;          ///< [s] own time of growth
    std::vector<double> item_spent;          ///< [J] fuel gone, burnt or not
    std::vector<double> item_until;          ///< [s] advanced to
    std::vector<double> item_end_hrr;        ///< [W] wanted at the end of the last step
    std::vector<double> item_actual;         ///< [W] burnt, mean of the last step
    std::vector<double> item_held;           ///< [-] share of its free burning it gives off: falls with the air it gets
    std::vector<double> item_starved;        ///< [s] burning next to nothing for this long
    std::vector<double> item_flare_until, item_flare;  ///< [s], [-] flare-up by water on oil
    std::vector<double> item_cooling;        ///< [W] agent takes from its smoke this step
    std::vector<double> item_reignites_at;   ///< [s] drawn when put out; infinity = stays out
    std::vector<std::uint16_t> item_outs;    ///< times it was put out
    std::vector<ItemIndex> burning;          ///< ascending rows of burning items
    std::vector<ItemIndex> waiting;          ///< ascending: put out, will burn again
    std::vector<GoodsFire> goods;            ///< whole-place fires, in order of ignition
    std::vector<PlaceIndex> hot_places;      ///< ascending: places whose items are looked at
    std::vector<PlaceIndex> resting_places;  ///< ascending: burn steadily, not looked at
    double rest_until = 0.0;                 ///< [s] the first of them wakes
    double rest_rate = 0.0;                  ///< [W] they burn together
    std::uint64_t rest_key = 0;              ///< of who rests at which rate
    // places
    std::vector<double> place_hrr;           ///< [W] burnt inside
    std::vector<std::uint8_t> place_stage;   ///< 0 cold, 1 heating, 2 local fire, 3 flashover, 4 decay, 5 burnt out
    std::vector<float> place_burnt_area;     ///< [m2] floor area lost
    // openings as receivers and radiators
    std::vector<std::uint32_t> goods_of;     ///< per place: row + 1 of `goods`, or 0
    std::vector<LiveOpening> live;           ///< in order of flashover
    std::vector<std::uint32_t> emitter_row;  ///< per emitter slot: row + 1 of `live`, or 0
    std::vector<ReceiverRow> receivers;      ///< per receiver slot
    std::vector<std::uint32_t> rising;       ///< receiver slots whose share grows
    bool receivers_stale = true;             ///< all are summed anew: the first time, and while water is on any
    std::uint64_t looked_version = ~0ull;    ///< of the world at the last look at its leaves
    double looked_at = 0.0;                  ///< [s]
    std::vector<Fireball> fireballs;         ///< that burn now
    // combustible outsides
    std::vector<std::uint8_t> face_stage;    ///< per face: 0 whole, 1 burning, 2 burnt through
    std::vector<FaceFire> face_fires;        ///< those that burn, in order of ignition
    std::vector<FaceDue> faces_due;          ///< ascending
    // buildings
    std::vector<BuildingPhase> building_phase;
    // outdoors
    std::vector<AlleySmoke> smoke;           ///< ascending by place
    std::vector<PlaceIndex> outdoor_list;    ///< ascending: alley pieces with smoke or heat
    std::vector<std::uint8_t> smoked;        ///< per place: first smoke told
    std::vector<std::uint8_t> affected;      ///< 1 = conditions differ from ambient
    std::vector<PlaceIndex> affected_list;   ///< ascending
    std::vector<PowderCloud> clouds;         ///< ascending by place
    // gas indoors
    GasState gas;
    std::vector<IgniteRequest> pending;      ///< ignitions to come, ascending by time
    double now = 0.0;                        ///< [s] advanced to
    bool air_awake = false;                  ///< some room is not at rest
    std::uint64_t openings_version = ~0ull;  ///< of the world when the vents were set
    // verification
    std::vector<double> target_flux;         ///< [W/m2]
    std::vector<double> target_ftp;          ///< [-]
    std::vector<double> target_lit_at;       ///< [s] infinity = not
    double largest_hrr = 0.0;                ///< [W] largest total that burnt in a step
    double energy_wanted = 0.0;              ///< [J] integral of what packages gave off as fuel
    double energy_released = 0.0;            ///< [J] integral of everything that burnt
};

}  // namespace taicho::fire
