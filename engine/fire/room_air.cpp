#include "fire/room_air.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/resting.h"
#include "fire/view_factor.h"

namespace taicho::fire {
namespace {

constexpr double k_sigma = constants::k_stefan_boltzmann;

double vent_target(const FireStatic& fixed, const world::WorldState& world, std::size_t o) {
    const auto s = world.opening_state[o];
    if (s == world::OpeningState::None) return 0.0;
    if (!world::is_open(s)) return fixed.openings[o].leak;
    return std::max<double>(fixed.openings[o].leak, world.open_fraction[o]);
}

/// Burning area [m2]: a growing fire has not yet covered the package, its rate per area stays (t-squared
/// growth is a spreading front: Heskestad 1982, NFPA 204); a liquid burns on all of its surface at once.
double burning_area(const Item& item, double hrr) {
    constexpr double k_least_area = 0.1;   // [m2] the reference cases' (J)
    if (item.cls == ItemClass::Liquid || item.law.peak <= 0.0) return item.area;
    return std::min(item.area, std::max(k_least_area, item.area * hrr / item.law.peak));
}

GasFire air_fire(const FireStatic& fixed, const Item& item, double hrr) {
    const world::Place& place = fixed.world->places[item.place.row()];
    GasFire fire;
    fire.room = fixed.places[item.place.row()].room;
    fire.fuel = item.fuel;
    fire.heat = hrr;
    fire.base = std::min(item.base, 0.9 * place.height);
    fire.area = std::max(burning_area(item, hrr), 1e-3);
    return fire;
}

GasFire air_fire(const FireStatic& fixed, const GoodsFire& goods) {
    const PlaceFire& place = fixed.places[goods.place.row()];
    GasFire fire;
    fire.room = place.room;
    fire.fuel = place.fuel;
    fire.heat = goods.hrr;
    fire.base = 0.2;
    // The burning part of the floor: what gives this rate at 0.5 MW/m2, at most all of it.
    fire.area = std::clamp(goods.hrr / 0.5e6, 0.1, std::max(0.1, fixed.world->places[goods.place.row()].area));
    return fire;
}

void burn_in_open(const FireStatic& fixed, FireState& state) {
    for (const ItemIndex i : state.burning)
        if (!fixed.air || fixed.places[fixed.item(i).place.row()].room == k_outside)
            state.item_actual[i.row()] = state.item_hrr[i.row()];
    each_stirring(state, [&](GoodsFire& g) {
        if (g.burning && (!fixed.air || fixed.places[g.place.row()].room == k_outside)) g.actual = g.hrr;
    });
}

void collect(const FireStatic& fixed, const FireState& state, FireScratch& w) {
    w.fires.clear();
    for (const ItemIndex i : state.burning)
        if (fixed.places[fixed.item(i).place.row()].room != k_outside)
            w.fires.push_back(air_fire(fixed, fixed.item(i), state.item_hrr[i.row()]));
    each_stirring(state, [&](const GoodsFire& g) {
        if (g.burning && fixed.places[g.place.row()].room != k_outside) w.fires.push_back(air_fire(fixed, g));
    });
    std::size_t k = 0;
    for (const ItemIndex i : state.burning)
        if (fixed.places[fixed.item(i).place.row()].room != k_outside)
            w.fires[k++].cooling = state.item_cooling[i.row()];
    w.results.assign(w.fires.size(), {});
}

void take_results(const FireStatic& fixed, FireState& state, const FireScratch& w) {
    std::size_t k = 0;
    for (const ItemIndex i : state.burning)
        if (fixed.places[fixed.item(i).place.row()].room != k_outside)
            state.item_actual[i.row()] = w.results[k++].heat;
    each_stirring(state, [&](GoodsFire& g) {
        if (g.burning && fixed.places[g.place.row()].room != k_outside) g.actual = w.results[k++].heat;
    });
}

}  // namespace

void open_vents(const FireStatic& fixed, const world::WorldState& world, FireState& state, bool at_once) {
    if (!fixed.air || state.openings_version == world.version) return;
    state.openings_version = world.version;
    for (std::size_t o = 0; o < fixed.openings.size(); ++o) {
        const std::uint32_t vent = fixed.openings[o].vent;
        if (vent == k_outside) continue;
        const double target = vent_target(fixed, world, o);
        GasVentRow& row = state.gas.vents[vent];
        if (row.target == target && row.fraction == target) continue;
        if (at_once) row.fraction = row.target = target;
        else if (row.target != target) fixed.air->set_vent_fraction(state.gas, vent, target);
    }
}

void step_air(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    burn_in_open(fixed, state);
    if (fixed.air) {
        FireScratch& w = *fixed.scratch;
        collect(fixed, state, w);
        fixed.air->advance(state.gas, w.fires, w.results, ctx.now, ctx.dt);
        take_results(fixed, state, w);
    }
    for (const PlaceIndex p : state.hot_places) state.place_hrr[p.row()] = 0.0;
    double wanted = state.rest_rate, actual = state.rest_rate;
    for (const ItemIndex i : state.burning) {
        state.place_hrr[fixed.item(i).place.row()] += state.item_actual[i.row()];
        state.item_burnt[i.row()] += state.item_actual[i.row()] * ctx.dt;
        wanted += state.item_hrr[i.row()];
        actual += state.item_actual[i.row()];
    }
    each_stirring(state, [&](const GoodsFire& g) {
        if (!g.burning) return;
        state.place_hrr[g.place.row()] += g.actual;
        wanted += g.hrr;
        actual += g.actual;
    });
    state.largest_hrr = std::max(state.largest_hrr, actual);
    state.energy_wanted += wanted * ctx.dt;
    state.energy_released += actual * ctx.dt;
}

AirView air_at(const FireStatic& fixed, const FireState& state, PlaceIndex place, double height) {
    AirView view;
    view.temperature = fixed.weather.temperature;
    view.mole = {0.2095, 4e-4, 0.0, 0.0, 0.0, 0.0};
    const std::uint32_t r = place.valid() ? fixed.places[place.row()].room : k_outside;
    if (!fixed.air || r == k_outside) return view;
    const GasRoomRow& room = state.gas.rooms[r];
    const GasRoom& shape = fixed.air->network().rooms[r];
    view.upper = shape.well_mixed || height >= shape.height - room.upper_volume / shape.area;
    const int layer = view.upper ? k_upper : k_lower;
    const double volume = view.upper ? (shape.well_mixed ? shape.volume : room.upper_volume)
                                     : shape.volume - room.upper_volume;
    const double* species = state.gas.layer_species(r, layer);
    view.temperature = room.temperature[static_cast<std::size_t>(layer)];
    view.soot = species[k_soot] / std::max(volume, 1e-9);
    constexpr std::array<double, 6> molar{.032, .04401, .02801, .018016, .027028, .036458};
    double moles = 0.0, known = 0.0;
    for (std::size_t s = 0; s < 6; ++s) {
        view.mole[s] = species[s] / molar[s];
        moles += view.mole[s];
        known += species[s];
    }
    moles += std::max(0.0, room.mass[static_cast<std::size_t>(layer)] - known - species[k_soot]) / .02802;
    // Reported dry: analysers, and the dose laws built on them, leave the water vapour out.
    moles -= view.mole[3];
    for (double& x : view.mole) x = moles > 0.0 ? x / moles : 0.0;
    return view;
}

double upper_temperature(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    const std::uint32_t r = place.valid() ? fixed.places[place.row()].room : k_outside;
    return fixed.air && r != k_outside ? state.gas.rooms[r].temperature[k_upper] : fixed.weather.temperature;
}

double interface_height(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    const std::uint32_t r = place.valid() ? fixed.places[place.row()].room : k_outside;
    if (!fixed.air || r == k_outside) return 1e9;
    const GasRoom& shape = fixed.air->network().rooms[r];
    return shape.well_mixed ? 0.0 : shape.height - state.gas.rooms[r].upper_volume / shape.area;
}

double layer_flux(const FireStatic& fixed, const FireState& state, PlaceIndex place, double height) {
    const std::uint32_t r = place.valid() ? fixed.places[place.row()].room : k_outside;
    if (!fixed.air || r == k_outside) return 0.0;
    const double ambient = fixed.weather.temperature;
    const double gas = state.gas.rooms[r].temperature[k_upper];
    const GasRoom& shape = fixed.air->network().rooms[r];
    const double ceiling = state.gas.walls(r)[k_ceiling];
    if (gas < ambient + 10.0 && ceiling < ambient + 10.0) return 0.0;
    const double base = shape.well_mixed ? 0.0 : shape.height - state.gas.rooms[r].upper_volume / shape.area;
    const double thick = std::max(0.01, shape.height - std::max(base, height));
    const double a = std::max(0.01, state.gas.radiation[r].absorption[k_upper]);
    // 1.8 thicknesses: mean path through a slab to a point (Hottel).
    const double eps = 1.0 - std::exp(-1.8 * a * thick);
    const double gap = base - height;
    const double view = gap > 0.05 ? 4.0 * parallel_corner(0.5 * shape.width, 0.5 * shape.depth, gap) : 1.0;
    const double t0 = ambient * ambient * ambient * ambient;
    const double g4 = gas * gas * gas * gas - t0, c4 = ceiling * ceiling * ceiling * ceiling - t0;
    return std::max(0.0, view * k_sigma * (eps * g4 + (1.0 - eps) * c4));
}

double burning_outside(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    if (!fixed.air) return 0.0;
    double sum = 0.0;
    for (const OpeningIndex o : fixed.world->openings_of[place.row()]) {
        const OpeningFire& row = fixed.openings[o.row()];
        if (!row.outdoor || row.vent == k_outside) continue;
        const GasVentRow& v = state.gas.vents[row.vent];
        sum += v.fire_ab + v.fire_ba;
    }
    return sum;
}

}  // namespace taicho::fire
