#include "fire/outdoor_smoke.h"

#include "fire/ignition.h"

namespace taicho::fire {

Conditions outdoors(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at,
                    double height) {
    Conditions c;
    c.temperature = state.alley_temperature[place.row()];
    c.extinction = state.alley_extinction[place.row()];
    c.co_ppm = state.alley_co_ppm[place.row()];
    if (state.place_hrr[place.row()] > 0.0) c.flux += flame_flux_at(fixed, state, place, at, height);
    return c;
}

}  // namespace taicho::fire
