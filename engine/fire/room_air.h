#pragma once

#include "core/step_context.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/world_state.h"

/// The seam between what burns and the gas that fills the rooms.
namespace taicho::fire {

/// Sets the vents to the openings of the world where those changed; `at_once` skips the swing of leaves.
void open_vents(const FireStatic& fixed, const world::WorldState& world, FireState& state, bool at_once);

/// Burns what packages give off in the air of their rooms and advances the gas: fills item_actual, goods,
/// place_hrr, energies. `cooling` [W] is what agents take from each fire in `state.burning` order.
void step_air(const FireStatic& fixed, const StepContext& ctx, FireState& state);

/// Gas of a room at a height.
struct AirView {
    double temperature = 293.15;  ///< [K]
    double soot = 0.0;            ///< [kg/m3]
    bool upper = false;
    std::array<double, 6> mole{}; ///< [-] O2, CO2, CO, H2O, HCN, HCl
};
[[nodiscard]] AirView air_at(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                             double height);
/// Temperature of the upper layer; ambient where there is no gas.
[[nodiscard]] double upper_temperature(const FireStatic& fixed, const FireState& state, PlaceIndex place);
/// Height of the layer's lower face above the floor [m]; 0 in a well-mixed room.
[[nodiscard]] double interface_height(const FireStatic& fixed, const FireState& state, PlaceIndex place);
/// Net flux on a face turned up at `height` from the hot layer and the ceiling behind it [W/m2].
[[nodiscard]] double layer_flux(const FireStatic& fixed, const FireState& state, PlaceIndex place,
                                double height);
/// Unburned fuel that burns in front of the place's outer openings [W].
[[nodiscard]] double burning_outside(const FireStatic& fixed, const FireState& state, PlaceIndex place);

}  // namespace taicho::fire
