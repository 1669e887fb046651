#pragma once

#include <array>
#include <unordered_map>
#include <vector>

#include "core/event.h"
#include "core/step_context.h"
#include "fire/external_flame.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/outdoor_grid.h"
#include "fire/party_wall.h"
#include "fire/view_factor.h"
#include "world/world_state.h"

/// Fire across the open air: openings of developed places radiate on other openings, their flames reach over
/// the alley and up the facade, flames over open roofs reach taller neighbours. Edges are made when a place
/// first burns, then kept. Only receivers of emitters that changed are summed anew, each over its own emitters
/// in ascending order; the others gather at the pace they have.
namespace taicho::fire {

/// From an emitter to a receiving opening.
struct ExposureEdge {
    std::uint32_t emitter = 0;           ///< opening row, or openings + place of a roof, or key of a face
    std::uint32_t emitter_slot = 0;
    std::uint32_t receiver = 0;          ///< opening row, or key of a face
    float opening = 0.0f;                ///< [-] factor x visible share x air, of the opening
    std::array<float, 4> flame{};        ///< [-] same, of flames 1, 2, 4 and 6 m high in the emitter's plane
    std::array<float, 4> nearer{};       ///< [-] same, of flames that stand `offset` in front of it
    float offset = 0.0f;                 ///< [m]
    float gap = 0.0f;                    ///< [m] along the emitter's normal
    float above = 0.0f;                  ///< [m] middle of the receiver over the lintel
    bool in_reach = false;               ///< straight in front: a flame this long touches it
    bool same_facade = false;            ///< on the wall above
};

/// A piece of alley: its air and its ways out, fixed as long as the weather is.
struct AlleyPiece {
    PlaceIndex place;
    double volume = 1.0;                 ///< [m3]
    double wind = 0.0;                   ///< [m/s] along the alley
    double height = 1.0, width = 1.0;    ///< [m]
    double sideways = 0.0;               ///< [1/s] share that leaves along the ground
    struct Way {
        PlaceIndex other;                ///< invalid: out of the scene
        double rate = 0.0;               ///< [1/s]
        std::uint32_t piece = 0xFFFFFFFFu;   ///< row of `other`, once something went there
    };
    std::vector<Way> ways;
    std::vector<PlaceIndex> near;        ///< open air behind any of its openings
};

/// Geometry that follows from the world alone, filled as the fire spreads: slots are added, never changed.
/// Shared by copies of a state.
struct ExposureCache {
    OutdoorGrid grid;
    std::unordered_map<std::uint32_t, std::uint32_t> emitter_of;   ///< slot of an emitter; looked up, never walked
    std::vector<std::vector<std::uint32_t>> targets; ///< per emitter slot: receiver slots
    std::unordered_map<std::uint32_t, std::uint32_t> receiver_of;  ///< slot of an opening or face; looked up, never walked
    std::vector<std::uint32_t> receivers;            ///< per receiver slot: opening row, or key of a face
    std::vector<std::vector<ExposureEdge>> sources;  ///< per receiver slot, ascending emitters
    std::unordered_map<std::uint32_t, std::uint32_t> piece_of;     ///< row of `pieces`; looked up, never walked
    std::vector<AlleyPiece> pieces;
    std::vector<std::uint32_t> found;                ///< scratch
    std::unordered_map<std::uint32_t, std::uint32_t> walls_of;     ///< row of `walls`; looked up, never walked
    std::vector<std::vector<WallEdge>> walls;
    std::vector<std::uint8_t> lit_pieces;            ///< scratch, per piece
    std::vector<std::uint8_t> lit_before;            ///< those that `lit_places` follows from
    std::vector<PlaceIndex> lit_places;              ///< ascending
    std::vector<std::uint8_t> changed;               ///< scratch, per live row
    std::vector<std::uint32_t> dirty;                ///< scratch, receiver slots
    std::vector<std::uint8_t> marked;                ///< scratch, per receiver slot
    std::vector<double> lit_at;                      ///< scratch, per dirty row [s]
    std::vector<std::uint32_t> smoke_row;            ///< scratch, per piece: row + 1 of the smoke, or 0
    std::vector<AlleySmoke> smoke_before;            ///< scratch
    std::vector<AlleySmoke> rest_smoke;              ///< per second, from all who rest; for `rest_key`
    std::uint64_t rest_key = 0;
    bool fires_moved = false;                        ///< scratch: a leaf of a burning place moved
    std::vector<OpeningIndex> moved;                 ///< scratch: receivers whose leaf moved since the last look
    std::vector<std::uint8_t> due;                   ///< scratch, per row of what is looked at
};

/// Grid only; no edge is made.
void build_exposure(FireStatic& fixed);

/// Bytes of the grid and of the edges made so far.
[[nodiscard]] std::size_t exposure_bytes(const FireStatic& fixed);

/// Slot of an emitter, with its edges, made at its first use.
[[nodiscard]] std::uint32_t emitter_slot(const FireStatic& fixed, OpeningIndex opening, PlaceIndex place);
[[nodiscard]] std::uint32_t face_emitter_slot(const FireStatic& fixed, std::uint32_t face);
/// Edges of an emitting opening, by ascending receiver slot. For looking at them, not for a step.
[[nodiscard]] std::vector<ExposureEdge> edges_of(const FireStatic& fixed, OpeningIndex emitter);

/// Radiation of an opening of a burning place at a time [W/m2]: the one place where it is decided, whichever
/// model owns the place's fire (design, section 3).
[[nodiscard]] double opening_emission(const FireStatic& fixed, const FireState& state, GoodsFire& fire, double time);
/// Share of an opening through which its place radiates now.
[[nodiscard]] double radiating_share(const FireStatic& fixed, const world::WorldState& world, OpeningIndex o);
/// Wind in the alley that blows away from a front [m/s].
[[nodiscard]] double away_wind(const FireStatic& fixed, Vec2 normal);
/// Rectangle of an opening, normal to the open air.
[[nodiscard]] Panel opening_panel(const FireStatic& fixed, OpeningIndex o);
/// Rectangle a live row radiates through; not for flames over roofs.
[[nodiscard]] Panel live_panel(const FireStatic& fixed, const LiveOpening& live);
/// Flame in front of an opening of a developed place that burns at `rate` [W]; no height where nothing comes out.
[[nodiscard]] ExternalFlame opening_flame(const FireStatic& fixed, const world::WorldState& world,
                                          const GoodsFire& fire, OpeningIndex o, double rate);

/// Fluxes, flux-time products and ignitions across the open air over the step.
void expose(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
            const Requests& requests, FireState& state, std::vector<Event>& events);

/// Brings the rows of `live` to the end of the step; says which changed in the cache's `changed`.
void update_live(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, FireState& state);

/// Largest flux an opening receives from outside now, and which; invalid below `least` [W/m2].
struct MostExposed {
    OpeningIndex opening;
    double flux = 0.0;                   ///< [W/m2]
};
[[nodiscard]] MostExposed most_exposed(const FireState& state, double least);

/// Flux on somebody in the open air, turned to where most comes from [W/m2].
[[nodiscard]] double outdoor_flux(const FireStatic& fixed, const FireState& state, Vec3 at);

}  // namespace taicho::fire
