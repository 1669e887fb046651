#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "fire/gas_elimination.h"
#include "fire/gas_radiation.h"
#include "fire/gas_plume.h"
#include "fire/gas_network.h"

/// Working memory of a step: sized once, never part of the state.
namespace taicho::fire {

/// Array that costs memory only where it is written: starts as zero bytes, not as default members, because
/// every row is filled before it is read. A district has far more rooms than ever are active.
template <class T>
class LazyArray {
  public:
    LazyArray() = default;
    void resize(std::size_t n) { rows_.reset(static_cast<T*>(std::calloc(n + 1, sizeof(T)))); }
    [[nodiscard]] T* data() { return rows_.get(); }
    [[nodiscard]] const T* data() const { return rows_.get(); }
    [[nodiscard]] T& operator[](std::size_t i) { return rows_.get()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return rows_.get()[i]; }

  private:
    struct Free {
        void operator()(T* p) const { std::free(p); }
    };
    std::unique_ptr<T, Free> rows_;
};

/// Layers of a room frozen for one step. The open air has a row of its own, last.
struct GasHotRoom {
    double p = 0;                     ///< [Pa] unknown of the pressure solve
    double interface_z = 0;           ///< [m] absolute
    double floor_z = 0;               ///< [m]
    double at_interface = 0;          ///< [Pa] hydrostatic part from the floor to the interface
    std::array<double, 2> density{};  ///< [kg/m3]
    std::array<double, 2> weight{};   ///< [Pa/m] g times density
    std::array<double, 2> root{};     ///< sqrt(2 density)
    std::array<double, 2> temperature{};  ///< [K]
    std::array<double, 2> enthalpy{};     ///< [J/kg] cp T
    std::array<double, 2> inverse_mass{}; ///< [1/kg]
    std::array<double, 2> share{};    ///< [-] of a vent flow its layer can give (1 unless nearly empty)
    bool short_of_gas = false;
    bool well_mixed = false;
    /// Pressure at height z less that at the floor [Pa].
    [[nodiscard]] double hydrostatic(double z) const {
        const double d = z - interface_z;
        return at_interface - (d > 0 ? weight[k_upper] : weight[k_lower]) * d;
    }
};

/// A slab of one flow direction in an opening.
struct GasSlab {
    double flow = 0;   ///< [kg/s] positive from a to b
    double slope = 0;  ///< [kg/s Pa]
    double bottom = 0, top = 0;  ///< [m]
    std::uint8_t layer_a = 0, layer_b = 0;
};

/// An opening during the pressure solve.
struct GasVentWork {
    std::array<double, 4> z{}, head{};  ///< breakpoints [m]; pressure difference less p_a - p_b [Pa]
    std::array<std::uint8_t, 3> layer_a{}, layer_b{};
    int segments = 0;
    int slabs = 0;
    std::array<GasSlab, 6> slab;
    double size = 0;            ///< [m] open width, or [m2] open area
    double enthalpy_up = 0, enthalpy_down = 0;  ///< [J/kg] of what a floor opening draws from a, from b
    double plug_a = 1, plug_b = 1;  ///< [-] share of it from the adjacent layer
    double heat = 0, heat_slope = 0;  ///< [W], [W/Pa] carried from a to b
    double evaluated_at = 0;    ///< [Pa] p_a - p_b
};

/// What passes an opening in a step: mass flow by donor layer and receiving layer (d * 2 + r) [kg/s].
struct GasVentMoves {
    std::array<double, 4> ab{}, ba{};
    double lift_a = 0, lift_b = 0;  ///< [kg/s] lower to upper in a, b: jets rising through
    double sink_a = 0, sink_b = 0;  ///< [kg/s] upper to lower
    double jet_ab = 0, jet_ba = 0;  ///< [kg/s] hot flow whose fuel may burn in b, a
    double fire_ab = 0, fire_ba = 0;  ///< [W] of it that will burn in b, a
};

/// Trial of a room's next state.
struct GasTrial {
    std::array<double, 2> mass{};
    double pressure = 0, upper_volume = 0;
    std::array<double, 2> advected_heat{}, inflow{};
};

/// Forcing of a room within a step.
struct GasForcing {
    std::array<double, 2> heat{};   ///< [W] into each layer besides what flows carry
    double lift = 0;                ///< [kg/s] lower to upper: plume
    double convective = 0;          ///< [W] of all fires, for the ceiling
    double joined = 0;              ///< [kg/s] fuel gas and steam into the upper layer
    double wall_heat = 0;           ///< [W] into linings
    double radiated = 0;            ///< [W] out through openings to the open air
    double through = 0;             ///< [W] out through openings to other rooms, net
    double carry = 0;               ///< [W] surface emission due next step
    std::array<double, 4> face{};   ///< [K] new face temperatures
    double vent_fire = 0;           ///< [W]
    double vent_fire_due = 0;       ///< [W] in the next step, of the fuel that comes through openings in this
    double lift_scale = 1, sink_scale = 1;
};

struct GasFireWork {
    double lower = 0, upper = 0;   ///< [W] burned with air of each layer
    double pyrolysis = 0;          ///< [kg/s]
    double entrained = 0;          ///< [kg/s]
    double cooling = 0;            ///< [W] taken
    double starved_co = 0;         ///< [kg/kg] extra carbon monoxide
};

/// Books of a chunk of rooms over one step.
struct GasBooks {
    double mass = 0, energy = 0, walls = 0, radiated = 0, carry = 0, fire = 0;
    double largest = 0;  ///< of what the last sweep over the chunk looked for
    unsigned wrong = 0;  ///< bit per diagnostic
    std::uint32_t where = 0;
};

/// What shared walls do to a room in a step, beyond what its own linings do.
struct GasSharedHeat {
    std::array<double, 2> layer{};  ///< [W] into each layer
    double glow = 0;                ///< [W] onto all its surfaces
};

struct GasScratch {
    LazyArray<GasHotRoom> hot;
    LazyArray<GasForcing> forcing;
    LazyArray<GasTrial> trial;
    LazyArray<double> species;     ///< as GasState::species_mass
    LazyArray<GasVentWork> work;
    LazyArray<GasVentMoves> moves;
    GasMatrix matrix;
    LazyArray<double> x, residual;
    std::vector<GasFireWork> fire;   ///< by fire
    std::vector<std::uint32_t> fire_order;  ///< fires by block, then room, then row
    std::vector<RadiantFire> radiant;       ///< in fire_order
    std::vector<std::uint32_t> fire_room;   ///< by fire, of the last step
    std::vector<GasBooks> books;
    std::vector<double> outside_air;        ///< [kg/kg] padded to the species columns
    std::vector<std::vector<GasDiagnostic>> trouble;  ///< by block
    LazyArray<std::uint8_t> has_fire;           ///< by room
    LazyArray<GasSharedHeat> shared_heat;       ///< by room; zero where no shared wall is warm
    LazyArray<std::uint8_t> glows;              ///< by room: an opening to another room radiates
    std::vector<std::uint32_t> glow_rooms;      ///< rooms whose row is not zero
    std::vector<std::uint32_t> shared_rooms;    ///< rooms whose row is not zero
};

}  // namespace taicho::fire
