#include "fire/conditions.h"

#include <algorithm>
#include <cmath>

#include "fire/cylinder_burst.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "fire/goods.h"
#include "fire/ignition.h"
#include "fire/item_burning.h"
#include "fire/outdoor_smoke.h"
#include "fire/powder_cloud.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

Conditions indoors(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at,
                   double height) {
    const AirView air = air_at(fixed, state, place, height);
    Conditions c;
    c.temperature = air.temperature;
    c.extinction = air.soot * constants::k_extinction_flaming;
    c.o2_percent = 100.0 * air.mole[0];
    c.co2_percent = 100.0 * air.mole[1];
    c.co_ppm = 1e6 * air.mole[2];
    c.hcn_ppm = 1e6 * air.mole[4];
    c.hcl_ppm = 1e6 * air.mole[5];
    c.flux = layer_flux(fixed, state, place, height);
    if (!state.clouds.empty()) {
        c.powder = powder_extinction(fixed, state, place);
        c.extinction += c.powder;
    }
    if (state.place_hrr[place.row()] > 0.0) c.flux += flame_flux_at(fixed, state, place, at, height);
    if (!state.fireballs.empty())
        c.flux += fireball_flux(fixed, state, place, {at.x, at.y, fixed.world->places[place.row()].floor_z + height});
    return c;
}

/// Prescribed values replace what is simulated, quantity by quantity (verification).
void prescribe(const AtmosphereDef& def, double now, Conditions& c) {
    const auto set = [now](const Curve& curve, double& value) {
        if (!curve.empty()) value = curve.at(now);
    };
    set(def.extinction, c.extinction);
    set(def.temperature, c.temperature);
    set(def.flux, c.flux);
    set(def.co_ppm, c.co_ppm);
    set(def.co2_percent, c.co2_percent);
    set(def.o2_percent, c.o2_percent);
    set(def.hcn_ppm, c.hcn_ppm);
    set(def.hcl_ppm, c.hcl_ppm);
}

}  // namespace

Conditions conditions_at(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at,
                         double height) {
    Conditions c;
    c.temperature = fixed.weather.temperature;
    if (!place.valid() || state.affected[place.row()] == 0) return c;
    if (fixed.places[place.row()].room == k_outside) c = outdoors(fixed, state, place, at, height);
    else c = indoors(fixed, state, place, at, height);
    if (!fixed.atmosphere_of.empty() && fixed.atmosphere_of[place.row()] != 0)
        prescribe(fixed.atmospheres[fixed.atmosphere_of[place.row()] - 1u].def, state.now, c);
    return c;
}

bool place_affected(const FireState& state, PlaceIndex place) {
    return place.valid() && state.affected[place.row()] != 0;
}

double place_hrr(const FireState& state, PlaceIndex place) {
    return place.valid() ? state.place_hrr[place.row()] : 0.0;
}

ItemIndex burning_item(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    ItemIndex best;
    if (!place.valid()) return best;
    double most = -1.0;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k) {
        const ItemIndex i = fixed.items_of[k];
        if (state.item_phase[i.row()] != ItemPhase::Burning) continue;
        if (state.item_end_hrr[i.row()] <= most) continue;
        most = state.item_end_hrr[i.row()];
        best = i;
    }
    return best;
}

}  // namespace taicho::fire
