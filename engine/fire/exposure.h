#pragma once

#include <array>
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

/// Fire across the open air: openings of developed places radiate on other openings, their flames reach
/// over the alley and up the facade. Edges are made when a place first burns, then kept; each receiver's
/// flux is summed over its emitters in ascending order.
namespace taicho::fire {

/// From an emitting opening to a receiving one.
struct ExposureEdge {
    std::uint32_t receiver = 0;          ///< opening row
    float opening = 0.0f;                ///< [-] factor x visible share x air, of the opening
    std::array<float, 4> flame{};        ///< [-] same, of flames 1, 2, 4 and 6 m above the lintel
    float gap = 0.0f;                    ///< [m] along the emitter's normal
    float above = 0.0f;                  ///< [m] middle of the receiver over the lintel
    bool in_reach = false;               ///< straight in front: a flame this long touches it
    bool same_facade = false;            ///< on the wall above
};

/// Geometry that follows from the world alone, filled as the fire spreads. Shared by copies of a state.
struct ExposureCache {
    OutdoorGrid grid;
    std::vector<std::uint32_t> list_of;              ///< per opening: row + 1 of `lists`, or 0
    std::vector<std::vector<ExposureEdge>> lists;    ///< ascending receivers
    std::vector<std::uint32_t> found;                ///< scratch
    std::vector<std::uint32_t> walls_of;             ///< per place: row + 1 of `walls`, or 0; empty until used
    std::vector<std::vector<WallEdge>> walls;
    std::vector<LiveOpening> live_before;            ///< scratch
    std::vector<std::uint32_t> slot_of;              ///< scratch, per opening: row + 1, or 0
};

/// Grid only; no edge is made.
void build_exposure(FireStatic& fixed);

/// Bytes of the grid and of the edges made so far.
[[nodiscard]] std::size_t exposure_bytes(const FireStatic& fixed);

/// Edges of an emitting opening, made at its first use.
[[nodiscard]] const std::vector<ExposureEdge>& edges_of(const FireStatic& fixed, OpeningIndex emitter);

/// Radiation of an opening of a burning place at a time [W/m2]: the one place where it is decided, whichever
/// model owns the place's fire (design, section 3).
[[nodiscard]] double opening_emission(const FireStatic& fixed, const FireState& state, const GoodsFire& fire,
                                      double time);
/// Share of an opening through which its place radiates now.
[[nodiscard]] double radiating_share(const FireStatic& fixed, const world::WorldState& world, OpeningIndex o);
/// Rectangle of an opening, normal to the open air.
[[nodiscard]] Panel opening_panel(const FireStatic& fixed, OpeningIndex o);
/// Flame in front of an opening of a developed place; no height where nothing comes out.
[[nodiscard]] ExternalFlame opening_flame(const FireStatic& fixed, const world::WorldState& world,
                                          const FireState& state, const GoodsFire& fire, OpeningIndex o);

/// Fluxes, flux-time products and ignitions across the open air over the step.
void expose(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
            const Requests& requests, FireState& state, std::vector<Event>& events);

/// Openings that radiate over this step and their flames; true when they are as they were.
bool list_live_openings(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                        FireState& state);

/// Flux on somebody in the open air, turned to where most comes from [W/m2].
[[nodiscard]] double outdoor_flux(const FireStatic& fixed, const FireState& state, Vec3 at);

}  // namespace taicho::fire
