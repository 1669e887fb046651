#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/developed_room.h"
#include "fire/exposure.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

double black(double t) { return constants::k_stefan_boltzmann * t * t * t * t; }

/// Wind through a place with open openings on opposite sides [m/s]: the flame leaves to leeward, nothing
/// comes out to windward (negative); 0 = no through draught (handbook 1.6, 2.3b).
double through_wind(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place, OpeningIndex o) {
    const double u = fixed.weather.wind * fixed.def.outdoor.alley_wind_across;
    if (u < 1.0) return 0.0;
    const Vec2 wind{-std::cos(fixed.weather.wind_from), -std::sin(fixed.weather.wind_from)};
    const Vec2 n = opening_panel(fixed, o).normal;
    for (const OpeningIndex other : fixed.world->openings_of[place.row()]) {
        if (other == o || !fixed.openings[other.row()].outdoor || fixed.world->openings[other.row()].horizontal)
            continue;
        if (!world::is_open(world.opening_state[other.row()])) continue;
        if (dot(opening_panel(fixed, other).normal, n) > -0.5) continue;
        const double through = dot(n, wind);
        if (std::abs(through) > 0.3) return through > 0.0 ? u : -u;
    }
    return 0.0;
}

/// Fallback of the codes: gas temperature of the developed room (EN 1991-1-2 annex B).
double developed_emission(const FireStatic& fixed, const GoodsFire& fire) {
    const world::Place& place = fixed.world->places[fire.place.row()];
    VentOpening vent{0.15 * place.area, 2.0, 2.0};  // a room without a known opening: a door's worth
    double weighted = 0.0, area = 0.0;
    for (const OpeningIndex o : fixed.world->openings_of[fire.place.row()]) {
        const world::Opening& opening = fixed.world->openings[o.row()];
        if (opening.horizontal) continue;
        const double h = std::max(0.0, opening.soffit_z - opening.sill_z);
        area += opening.width * h;
        weighted += opening.width * h * h;
    }
    if (area > 0.0) vent = {area, weighted / area, 0.0};
    const double total = 2.0 * place.area + 2.0 * (place.width + place.depth) * place.height;
    const double load = fire.energy / std::max(1.0, place.area) / 1e6;
    return black(developed_temperature(vent, total, place.area, load, fixed.weather.temperature));
}

}  // namespace

double away_wind(const FireStatic& fixed, Vec2 normal) {
    const Vec2 wind{-std::cos(fixed.weather.wind_from), -std::sin(fixed.weather.wind_from)};
    const double u = fixed.weather.wind * fixed.def.outdoor.alley_wind_across;
    return std::max(0.0, u * dot(normal, wind));
}

double opening_emission(const FireStatic& fixed, const FireState& state, GoodsFire& fire, double time) {
    const SpreadDef& def = fixed.def.spread;
    if (!(time >= fire.flashover_at) || (!fire.burning && def.emissive_power >= 0.0)) return 0.0;
    const bool gas = fixed.air && fixed.places[fire.place.row()].room != k_outside;
    // The gas of the room warms and cools by itself; stated powers follow the ramp and the decay of 2.2.
    if (def.emissive_power < 0.0 && gas)
        return std::max(0.0, black(upper_temperature(fixed, state, fire.place)) - black(fixed.weather.temperature));
    if (!fire.burning) return 0.0;
    double full = def.emissive_power;
    if (full < 0.0) {
        if (fire.code_emission < 0.0) fire.code_emission = developed_emission(fixed, fire);
        full = fire.code_emission;
    }
    const double since = time - fire.flashover_at;
    const double ramp = def.emissive_ramp > 0.0 ? std::clamp(since / def.emissive_ramp, 0.0, 1.0) : 1.0;
    const double left = fire.energy - fire.spent;
    const double start = (1.0 - fixed.def.burning.decay_from) * fire.energy;
    return full * ramp * (left < start ? std::sqrt(std::max(0.0, left) / start) : 1.0);
}

double radiating_share(const FireStatic& fixed, const world::WorldState& world, OpeningIndex o) {
    const auto s = world.opening_state[o.row()];
    if (s == world::OpeningState::None) return 0.0;
    if (world::is_open(s)) return world.open_fraction[o.row()];
    const world::Opening& opening = fixed.world->openings[o.row()];
    if (opening.glazed || opening.kind == world::OpeningKind::Window) return fixed.def.spread.pane_transmission;
    return opening.kind == world::OpeningKind::Cage ? 1.0 : 0.0;
}

ExternalFlame opening_flame(const FireStatic& fixed, const world::WorldState& world, const GoodsFire& fire,
                            OpeningIndex o, double rate) {
    FlameSource s;
    const VentOpening vent = open_vents_of(fixed, world, fire.place, false);
    const world::Place& place = fixed.world->places[fire.place.row()];
    s.rate = rate / 1e6;
    s.area = vent.area;
    s.height = vent.height;
    s.width = vent.width;  // EN 1991-1-2 B.1: of all windows together
    s.wall_above = !place.top_storey;
    s.ambient = fixed.weather.temperature;
    if (s.rate < 0.05 || s.area < 0.05 || s.height < 0.1) return {};
    // An open roof takes half of what came out of the front (handbook 2.6).
    if (fire.roof_opened) s.rate *= 0.5;
    const double across = through_wind(fixed, world, fire.place, o);
    if (across < 0.0) return {};
    if (across > 0.0) return flame_with_draught(s, across);
    return lean(flame_without_draught(s), s, away_wind(fixed, opening_panel(fixed, o).normal));
}

}  // namespace taicho::fire
