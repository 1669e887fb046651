#pragma once

#include <array>
#include <cstdint>
#include <vector>

/// What changes during a run of the gas model: plain rows by room and vent, copyable.
namespace taicho::fire {

/// Layers of a room. A well-mixed room has only the upper one.
enum GasLayer : int { k_upper = 0, k_lower = 1 };
/// Surfaces of a room.
enum GasSurface : int { k_ceiling = 0, k_upper_wall = 1, k_lower_wall = 2, k_floor = 3 };
/// Species by mass, then one column of unburned fuel per fuel; nitrogen is the rest.
enum GasSpecies : int { k_o2, k_co2, k_co, k_h2o, k_hcn, k_hcl, k_soot, k_fuel0 };

inline constexpr int k_wall_nodes = 16;
inline constexpr std::uint32_t k_no_slot = 0xFFFFFFFFu;

/// Levels of attention a room gets.
enum class GasLevel : std::uint8_t { Idle, Pressure, Full };

/// Gas of one room.
struct GasRoomRow {
    double pressure = 0;            ///< [Pa] at the floor, offset from the reference: energy state
    double flow_pressure = 0;       ///< [Pa] same, as the last pressure solve left it: flows, reports
    std::array<double, 2> mass{};   ///< [kg]
    double upper_volume = 0;        ///< [m3]
    std::array<double, 2> temperature{};     ///< [K] follows from the rest
    std::array<double, 2> advected_heat{};   ///< [W] last step: sum of cp m_in (T_in - T)
    std::array<double, 2> inflow{};          ///< [kg/s] last step
    double radiation_carry = 0;     ///< [J] surface emission the last wall step added: due next step
    double cold_since = 0;          ///< [s] since when below half of the active thresholds
    friend bool operator==(const GasRoomRow&, const GasRoomRow&) = default;
};

/// Radiation of one room as last evaluated.
struct GasRadiationRow {
    std::array<double, 4> net{};        ///< [W] into each surface
    std::array<double, 2> gain{};       ///< [W] into each layer
    double lost = 0;                    ///< [W] out through openings to the open air
    std::array<double, 2> slope{};      ///< [W/K] growth of a layer's loss with its temperature
    std::array<double, 8> share{};      ///< [-] of that loss on each surface, upper layer first; the rest leaves
    double floor_incident = 0;          ///< [W/m2]
    double fire = 0;                    ///< [W] radiated by fires, included; not 0: due anew
    std::array<double, 2> absorption{}; ///< [1/m] of each layer
    friend bool operator==(const GasRadiationRow&, const GasRadiationRow&) = default;
};

/// Opening state and what passed in the last step.
struct GasVentRow {
    double fraction = 1;        ///< [-] open now
    double target = 1;          ///< [-] where it is moving to
    double flow_ab = 0;         ///< [kg/s]
    double flow_ba = 0;         ///< [kg/s]
    double fuel_ab = 0;         ///< [W] unburned fuel leaving a for b, as heat it could give
    double fuel_ba = 0;         ///< [W]
    double fire_ab = 0;         ///< [W] burning in b of fuel that came from a; outside: external flame
    double fire_ba = 0;         ///< [W]
    double hot_out = 0;         ///< [K] temperature of the hottest gas that left; ambient if none
    double neutral_plane = 0;   ///< [m] uppermost, absolute; NaN if none
};

/// What a surface last took up, as the far side of a shared wall has to know it.
struct GasFaceRow {
    std::array<double, 4> flux{};  ///< [W/m2] into it
};

/// A wall or slab between two rooms that the heat of one has passed. Four strips side by side: of a wall one over the
/// other from its foot, of a slab all alike.
struct GasSharedWall {
    std::array<std::uint32_t, 2> room{};   ///< side a, side b
    bool level = false;                    ///< ceiling of a, floor of b
    double area = 0;                       ///< [m2]
    double low = 0, high = 0;              ///< [m] absolute
    std::array<double, k_wall_nodes> capacity{};      ///< [J/m2K]
    std::array<double, k_wall_nodes> conduct{};       ///< [W/m2K] to the node before
    std::array<double, k_wall_nodes * 4> temperature{};  ///< [K] node-major from the face in a
    std::array<std::array<double, 2>, 2> heat{};      ///< [W] by side: into each layer, beyond what its linings give
    std::array<double, 2> glow{};                     ///< [W] by side: onto the other surfaces of the room
    std::array<double, 2> taken{};                    ///< [J] by side: taken up since the start
};

/// Radiation through an opening between two rooms; pairs by side, a then b.
struct GasGlowRow {
    std::uint32_t vent = 0;
    bool on = false, was_on = false;  ///< in this step, in the last
    std::array<double, 2> shines{};   ///< [W/m2] out of the opening into the room: what last fell on its other side
    std::array<double, 2> falls{};    ///< [W/m2] onto the opening
    std::array<double, 2> area{};     ///< [m2] that radiates
    std::array<double, 2> lost{};     ///< [W] net, out of the room
    std::array<double, 2> under_way{};  ///< [J] lost by the room and not yet received by the other
};

/// Trouble met and survived.
struct GasDiagnostic {
    enum class Code : std::uint8_t {
        StepShrunk,       ///< a layer moved too fast: the step was halved. Harmless
        StepAtMinimum,    ///< still too fast at the smallest step: accepted
        PressureStopped,  ///< pressure solve not converged: flows of this step are approximate
        TemperatureBound, ///< a layer left 200..3000 K: both layers of the room were mixed
        Overpressure,     ///< above 5 kPa: give the room a leak or a pane that breaks
        SpeciesClamped,   ///< a species would have become negative
        Count
    };
    double time = 0;          ///< [s]
    std::uint32_t room = 0;
    Code code = Code::StepShrunk;
};

/// Books since the start: sums over all rooms simulated. `stored` is what they hold now less at start.
struct GasBalance {
    double mass_outside = 0;     ///< [kg] in from the open air, net
    double mass_border = 0;      ///< [kg] in from rooms at rest beyond the region, net
    double mass_fuel = 0;        ///< [kg] pyrolysed (and steam)
    double mass_stored = 0;      ///< [kg]
    double energy_fire = 0;      ///< [J] released, in rooms
    double energy_fuel = 0;      ///< [J] enthalpy brought by fuel gas and steam
    double energy_outside = 0;   ///< [J] enthalpy in from the open air, net
    double energy_border = 0;    ///< [J]
    double energy_walls = 0;     ///< [J] out into linings
    double energy_radiated = 0;  ///< [J] out through openings to the open air
    double energy_carry = 0;     ///< [J] radiation under way between steps
    double energy_cooling = 0;   ///< [J] out into water
    double energy_stored = 0;    ///< [J]
    double mass_total = 0;       ///< [kg] turned over: scale of the relative error
    [[nodiscard]] double mass_error() const {
        return mass_stored - mass_outside - mass_border - mass_fuel;
    }
    [[nodiscard]] double energy_error() const {
        return energy_stored - energy_fire - energy_fuel - energy_outside - energy_border +
               energy_walls + energy_radiated + energy_carry + energy_cooling;
    }
};

/// What of a block is simulated now. Follows from levels; kept here so that a copied state goes on.
struct GasRegion {
    std::vector<std::uint32_t> rooms;   ///< in the pressure solve, ascending
    std::vector<std::uint32_t> order;   ///< the same in elimination order
    std::vector<std::uint32_t> full;    ///< with walls and radiation
    std::vector<std::uint32_t> vents;   ///< touching one of `rooms`
    std::vector<std::uint32_t> edges;   ///< of `vents`, to the open air or to a room at rest
    std::vector<std::uint32_t> border;  ///< of `rooms`, next to a room at rest
    std::vector<std::uint32_t> rest;    ///< rooms at rest next to the border
};

/// State of the whole model. Rows as in GasBuildingDef.
struct GasState {
    std::uint64_t step = 0;
    int species = 8;                         ///< columns per layer (a multiple of 4)
    std::vector<GasRoomRow> rooms;
    std::vector<GasRadiationRow> radiation;
    std::vector<double> species_mass;        ///< [kg] room-major, layer, species
    std::vector<std::uint32_t> wall_slot;    ///< by room, into wall_temperature; none before it was active
    std::vector<double> wall_temperature;    ///< [K] slot-major, node from the face, surface
    std::vector<GasFaceRow> faces;           ///< by slot
    std::vector<std::uint8_t> shared_seen;   ///< by slot: bit per ceiling, walls, floor whose far side was looked up
    std::vector<GasSharedWall> shared_walls; ///< that some heat has passed
    std::array<double, k_wall_nodes * 4> rest_wall{};  ///< [K] of rooms that never were active
    std::vector<GasVentRow> vents;
    std::vector<std::uint32_t> glow_slot;    ///< by vent, into glows; none before it was between hot rooms
    std::vector<GasGlowRow> glows;
    std::vector<GasLevel> level;
    std::vector<std::uint8_t> hot;           ///< above a threshold, or with fire
    std::vector<std::uint8_t> pushed;        ///< its pressure made the region grow
    std::vector<std::uint8_t> stale;         ///< by block: region to be drawn anew
    bool any_stale = false;                  ///< some block is
    std::vector<GasRegion> regions;          ///< by block
    std::vector<std::uint32_t> live;         ///< blocks with a region, ascending
    std::vector<std::uint32_t> moving_vents; ///< whose leaf is on its way
    std::vector<GasBalance> balance;         ///< by block
    std::vector<double> vent_heat_due;       ///< [W] by room: vent fire to burn in the next step
    std::vector<GasDiagnostic> diagnostics;  ///< the first 256
    std::array<std::uint64_t, static_cast<std::size_t>(GasDiagnostic::Code::Count)> counts{};

    [[nodiscard]] const double* layer_species(std::size_t room, int layer) const {
        return species_mass.data() + (room * 2 + static_cast<std::size_t>(layer)) *
                                         static_cast<std::size_t>(species);
    }
    [[nodiscard]] double* layer_species(std::size_t room, int layer) {
        return species_mass.data() + (room * 2 + static_cast<std::size_t>(layer)) *
                                         static_cast<std::size_t>(species);
    }
    /// Wall temperatures of a room that has a slot.
    [[nodiscard]] double* own_walls(std::size_t room) {
        return wall_temperature.data() + std::size_t{wall_slot[room]} * (k_wall_nodes * 4);
    }
    /// Wall temperatures of any room.
    [[nodiscard]] const double* walls(std::size_t room) const {
        if (wall_slot[room] == k_no_slot) return rest_wall.data();
        return wall_temperature.data() + std::size_t{wall_slot[room]} * (k_wall_nodes * 4);
    }
};

}  // namespace taicho::fire
