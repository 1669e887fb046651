#include "fire/developed_room.h"

#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/exposure.h"
#include "fire/fire_load.h"
#include "fire/goods.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

constexpr std::size_t k_places_block = 128;   ///< places of one parallel block

enum Stage : std::uint8_t { Cold, Heating, Local, Developed, Decay, BurntOut };

double place_wanted(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    double sum = 0.0;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k)
        if (state.item_phase[fixed.items_of[k].row()] == ItemPhase::Burning)
            sum += state.item_hrr[fixed.items_of[k].row()];
    if (const GoodsFire* g = find_goods(state, place); g != nullptr && g->burning) sum += g->hrr;
    return sum;
}

bool has_fuel(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    if (fixed.places[place.row()].load > 0.0f) return true;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k)
        if (state.item_phase[fixed.items_of[k].row()] != ItemPhase::BurntOut) return true;
    return false;
}

/// Rate at the end of the step [W].
double place_end_rate(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    double sum = 0.0;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k)
        if (state.item_phase[fixed.items_of[k].row()] == ItemPhase::Burning)
            sum += state.item_end_hrr[fixed.items_of[k].row()];
    if (const GoodsFire* g = find_goods(state, place); g != nullptr && g->burning) sum += g->hrr;
    return sum;
}

/// How near a place is to flashover, 1 = there. Criteria: handbook 1.6; the gas model owns the layer where
/// there is one, Thomas's rate is the fallback.
double flashover_index(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    if (!has_fuel(fixed, state, place)) return 0.0;
    const std::uint32_t room = fixed.places[place.row()].room;
    if (fixed.air && room != k_outside) {
        const double ambient = fixed.weather.temperature;
        const double rise = (upper_temperature(fixed, state, place) - ambient) /
                            (fixed.def.developed.flashover_temperature - ambient);
        return std::max(rise, state.gas.radiation[room].floor_incident / fixed.def.developed.flashover_flux);
    }
    const double limit = fixed.places[place.row()].flashover;
    return limit > 0.0 ? place_end_rate(fixed, state, place) / limit : 0.0;
}

/// Moment of flashover within the step, or negative: between the steps the index goes straight.
double flashover_time(const FireStatic& fixed, const StepContext& ctx, FireState& state, PlaceIndex place) {
    const double end = ctx.now + ctx.dt;
    if (fixed.def.spread.flashover_delay >= 0.0) {
        const GoodsFire* g = find_goods(state, place);
        if (g == nullptr) return -1.0;
        const double at = g->lit_at + fixed.def.spread.flashover_delay;
        return at < end ? at : -1.0;
    }
    const double index = flashover_index(fixed, state, place);
    if (index < 0.5) return -1.0;
    GoodsFire& g = place_fire(fixed, state, place, ctx.now);
    const double before = g.flashover_index;
    g.flashover_index = index;
    if (index < 1.0) return -1.0;
    if (before <= 0.0 || before >= 1.0) return end;
    return ctx.now + ctx.dt * (1.0 - before) / (index - before);
}

/// Says whether it grew.
bool burnt_area(const FireStatic& fixed, FireState& state, PlaceIndex place) {
    double area = 0.0;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k) {
        const ItemIndex item = fixed.items_of[k];
        if (state.item_phase[item.row()] == ItemPhase::Unburnt) continue;
        const Item& what = fixed.item(item);
        const double whole = free_hrr(what.law, {state.item_clock[item.row()], 0.0, 0.0});
        const double share = what.law.curve != nullptr ? 1.0 : std::min(1.0, whole / what.law.peak);
        area += what.area * share;
    }
    if (const GoodsFire* g = find_goods(state, place); g != nullptr && g->energy > 0.0)
        area += g->alpha * g->clock * g->clock / std::max(1e3, g->peak) * fixed.world->places[place.row()].area;
    float& lost = state.place_burnt_area[place.row()];
    const auto now = static_cast<float>(std::min(area, fixed.world->places[place.row()].area));
    if (now <= lost) return false;
    lost = now;
    return true;
}

double lost_area(const FireStatic& fixed, const FireState& state, BuildingIndex building) {
    double lost = 0.0;
    for (const PlaceIndex p : fixed.world->buildings[building.row()].places) lost += state.place_burnt_area[p.row()];
    return lost;
}

bool is_lost(const FireStatic& fixed, BuildingIndex building, double lost) {
    const double floor = fixed.world->buildings[building.row()].floor_area;
    return floor > 0.0 && lost >= fixed.def.developed.lost_share * floor;
}

/// Whether a building enters another phase by what its places have lost.
bool building_due(const FireStatic& fixed, const FireState& state, BuildingIndex building) {
    if (!building.valid()) return false;
    const BuildingPhase phase = state.building_phase[building.row()];
    if (phase == BuildingPhase::BurntOut) return false;
    const double lost = lost_area(fixed, state, building);
    return (lost > 0.0 && phase != BuildingPhase::Burning) || is_lost(fixed, building, lost);
}

void update_building(const FireStatic& fixed, FireState& state, BuildingIndex building, double time,
                     std::vector<Event>& events) {
    if (!building.valid()) return;
    BuildingPhase& phase = state.building_phase[building.row()];
    if (phase == BuildingPhase::BurntOut) return;
    const double lost = lost_area(fixed, state, building);
    if (lost > 0.0) phase = BuildingPhase::Burning;
    if (!is_lost(fixed, building, lost)) return;
    phase = BuildingPhase::BurntOut;
    Event e;
    e.time = time;
    e.kind = EventKind::BuildingLost;
    e.subject = building.v;
    e.values = {lost, fixed.world->buildings[building.row()].floor_area, 0, 0};
    events.push_back(e);
}

std::uint8_t stage_of(const FireStatic& fixed, const FireState& state, PlaceIndex place, double wanted) {
    const GoodsFire* g = find_goods(state, place);
    const bool flashed = g != nullptr && std::isfinite(g->flashover_at);
    const std::uint8_t before = state.place_stage[place.row()];
    if (wanted <= 0.0 && flashed) return BurntOut;
    if (wanted <= 0.0) return before >= Local ? std::uint8_t{Heating} : before;
    if (!flashed) return Local;
    return g->energy > 0.0 && g->spent >= fixed.def.burning.decay_from * g->energy ? Decay : Developed;
}

/// A developed place whose load still burns well: nothing of its stage changes.
bool stands_developed(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    if (state.place_stage[place.row()] != Developed) return false;
    const GoodsFire* g = find_goods(state, place);
    return g != nullptr && g->burning && g->hrr > 0.0 && g->spent < fixed.def.burning.decay_from * g->energy;
}

}  // namespace

VentOpening open_vents_of(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place,
                          bool all) {
    VentOpening sum;
    double weighted = 0.0;
    for (const OpeningIndex o : fixed.world->openings_of[place.row()]) {
        const world::Opening& opening = fixed.world->openings[o.row()];
        if (opening.horizontal || (!all && !fixed.openings[o.row()].outdoor)) continue;
        if (!world::is_open(world.opening_state[o.row()])) continue;
        const double h = opening.soffit_z - opening.sill_z;
        const double w = opening.width * world.open_fraction[o.row()];
        if (h <= 0.0 || w <= 0.0) continue;
        sum.area += w * h;
        weighted += w * h * h;
        sum.width += w;
    }
    sum.height = sum.area > 0.0 ? weighted / sum.area : 0.0;
    return sum;
}

bool open_through(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place) {
    const auto& openings = fixed.world->openings_of[place.row()];
    const auto leads_out = [&](OpeningIndex o) {
        return fixed.openings[o.row()].outdoor && !fixed.world->openings[o.row()].horizontal &&
               world::is_open(world.opening_state[o.row()]);
    };
    for (std::size_t i = 0; i < openings.size(); ++i) {
        if (!leads_out(openings[i])) continue;
        const Vec2 n = opening_panel(fixed, openings[i]).normal;
        for (std::size_t j = i + 1; j < openings.size(); ++j)
            if (leads_out(openings[j]) && dot(opening_panel(fixed, openings[j]).normal, n) < -0.5) return true;
    }
    return false;
}

double developed_rate(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place) {
    const world::Place& where = fixed.world->places[place.row()];
    const FireLoadRow& use = fire_load_row(where);
    const double load = fixed.places[place.row()].load;
    const double fuel = std::min(load / fixed.def.developed.free_burn_time,
                                 std::max(use.hrr_kw_m2 * 1e3 * where.area, load / 1800.0));
    const VentOpening vent = open_vents_of(fixed, world, place, true);
    if (vent.area <= 0.0) return std::min(fuel, 0.1 * fuel + 1e5);
    const double total = 2.0 * where.area + 2.0 * (where.width + where.depth) * where.height;
    const double aspect = where.depth / std::max(0.5, where.width);
    double air = 1e6 * ventilation_limit(vent, total, aspect, fixed.def.developed.deep_room,
                                         open_through(fixed, world, place));
    const bool melts = use.fuel == "polyethylene" || use.fuel == "solvent" || use.fuel == "pu-foam" ||
                       use.fuel == "polystyrene";
    if (melts) air *= fixed.def.developed.excess_fuel;
    return std::min(fuel, air);
}

namespace {

bool known_to_burn(const FireStatic& fixed, const FireState& state, PlaceIndex place) {
    const BuildingIndex building = fixed.world->places[place.row()].building;
    return !building.valid() || state.building_phase[building.row()] >= BuildingPhase::Burning;
}

/// What is left to do for a place, one after the other, once its own rows are done.
enum Due : std::uint8_t { Nothing, Building, FlashesOver, Everything };

/// Brings a place with a fire of its own to the end of the step, up to what touches others' rows.
Due advance_stage(const FireStatic& fixed, const StepContext& ctx, FireState& state, PlaceIndex place, double& at) {
    if (stands_developed(fixed, state, place) || fixed.world->places[place.row()].outdoors) return Nothing;
    const GoodsFire* g = find_goods(state, place);
    if (g == nullptr) return Everything;
    const double wanted = place_wanted(fixed, state, place);
    at = std::isfinite(g->flashover_at) ? -1.0 : flashover_time(fixed, ctx, state, place);
    const bool grew = wanted > 0.0 && burnt_area(fixed, state, place);
    if (at >= 0.0) return FlashesOver;
    state.place_stage[place.row()] = stage_of(fixed, state, place, wanted);
    // A place that was made to burn whole tells its building with the first step that looks at it.
    return grew || (wanted > 0.0 && !known_to_burn(fixed, state, place)) ? Building : Nothing;
}

}  // namespace

void update_stages(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                   FireState& state, std::vector<Event>& events) {
    std::vector<std::uint8_t>& due = fixed.exposure->due;
    std::vector<double>& flash_at = fixed.exposure->lit_at;
    due.resize(state.hot_places.size());
    flash_at.resize(state.hot_places.size());
    parallel_for(due.size(), k_places_block, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k) {
            fetch_fires_ahead(state, state.hot_places, k);
            due[k] = advance_stage(fixed, ctx, state, state.hot_places[k], flash_at[k]);
        }
    });
    const auto building_of = [&](std::size_t k) { return fixed.world->places[state.hot_places[k].row()].building; };
    parallel_for(due.size(), k_places_block, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k)
            if (due[k] == Building && !building_due(fixed, state, building_of(k))) due[k] = Nothing;
    });
    for (std::size_t k = 0; k < due.size(); ++k) {
        if (due[k] == Nothing) continue;
        const PlaceIndex place = state.hot_places[k];
        double at = due[k] == FlashesOver ? flash_at[k] : -1.0, wanted = 1.0;
        if (due[k] == Everything) {
            wanted = place_wanted(fixed, state, place);
            if (wanted > 0.0) place_fire(fixed, state, place, ctx.now);
            at = flashover_time(fixed, ctx, state, place);
            if (wanted > 0.0) burnt_area(fixed, state, place);
            if (at < 0.0) state.place_stage[place.row()] = stage_of(fixed, state, place, wanted);
        }
        if (at >= 0.0) flash_over(fixed, world, state, place, at, events);
        if (wanted > 0.0 || at >= 0.0) update_building(fixed, state, building_of(k), ctx.now + ctx.dt, events);
    }
}

}  // namespace taicho::fire
