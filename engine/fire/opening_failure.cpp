#include "fire/opening_failure.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "core/rng.h"
#include "fire/exposure.h"
#include "fire/goods.h"
#include "fire/resting.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

constexpr std::size_t k_places_block = 128;   ///< places of one parallel block

double between(const FireStatic& fixed, std::uint64_t key, Purpose purpose, double low, double high,
               std::uint32_t occasion = 0) {
    return low + (high - low) * draw_uniform({fixed.seed, key, purpose, occasion});
}

void ask(std::vector<world::Request>& out, OpeningIndex o, double time, world::OpeningState s, double fraction) {
    world::Request r;
    r.time = time;
    r.opening = o;
    r.state = s;
    r.open_fraction = static_cast<float>(fraction);
    out.push_back(r);
}

/// Layer temperature at which this pane is out: half at 550 C, 1 in 6 at 450, 95 % at 650.
double pane_limit(const FireStatic& fixed, std::size_t o) {
    const double z = draw_normal({fixed.seed, fixed.world->opening_key[o], Purpose::GlassBreaks, 0});
    return fixed.def.barriers.glass_median + fixed.def.barriers.glass_sd * z;
}

/// Seconds of flashover a closed leaf stands; negative = to the end.
double leaf_time(const FireStatic& fixed, std::size_t o) {
    const BarrierDef& def = fixed.def.barriers;
    const world::Opening& opening = fixed.world->openings[o];
    const std::uint64_t key = fixed.world->opening_key[o];
    // Without a gas model the layer is that of a flashover, past what panes stand: from the first crack to a
    // clear opening it takes up to `glass_delay` (2.1).
    if (is_glass(opening) && opening.kind != world::OpeningKind::Door)
        return fixed.air ? -1.0 : between(fixed, key, Purpose::GlassBreaks, 0.0, def.glass_delay, 1);
    if (opening.kind == world::OpeningKind::Shutter) return def.shutter_time;
    if (opening.kind != world::OpeningKind::Door && opening.kind != world::OpeningKind::Hatch) return -1.0;
    if (opening.material.rfind("steel", 0) == 0) return -1.0;
    if (opening.material == "timber-solid")
        return between(fixed, key, Purpose::DoorFails, def.door_solid_min, def.door_solid_max);
    return between(fixed, key, Purpose::DoorFails, def.door_hollow_min, def.door_hollow_max);
}

/// What is to come of the leaves of a place.
struct LeafWatch {
    double next_at = std::numeric_limits<double>::infinity();   ///< [s] next one that fails by time
    bool panes = false;              ///< a closed pane is left
};

/// No pane cracks before its layer is this much hotter than its edge (2.1).
bool cracks_panes(const FireStatic& fixed, double layer) {
    return layer > fixed.weather.temperature + fixed.def.barriers.glass_crack_rise;
}

/// Whether anything could become of the leaves of a place within the step.
bool leaves_due(const FireStatic& fixed, const StepContext& ctx, const FireState& state, PlaceIndex place) {
    const GoodsFire* fire = find_goods(state, place);
    if (fire == nullptr || !std::isfinite(fire->flashover_at)) return cracks_panes(fixed, upper_temperature(fixed, state, place));
    return !(fire->flashover_at < ctx.now) || fire->leaves_stale || fire->panes || ctx.now + ctx.dt > fire->leaf_next_at;
}

/// Asks for what a leaf does within the step.
void fail_leaf(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, const GoodsFire* fire,
               PlaceIndex place, const FireState& state, OpeningIndex o, LeafWatch& watch,
               std::vector<world::Request>& out) {
    const auto s = world.opening_state[o.row()];
    if (s != world::OpeningState::Closed && s != world::OpeningState::Locked) return;
    const world::Opening& opening = fixed.world->openings[o.row()];
    const double end = ctx.now + ctx.dt;
    const bool glass = is_glass(opening);
    watch.panes = watch.panes || glass;
    const double layer = upper_temperature(fixed, state, place);
    // Only where panes crack at all its own limit is drawn.
    if (glass && cracks_panes(fixed, layer) && layer >= pane_limit(fixed, o.row())) {
        // Bars hold the window shut for people, not for gas and heat.
        ask(out, o, end, world::OpeningState::Broken, 1.0);
        return;
    }
    if (fire == nullptr || !std::isfinite(fire->flashover_at)) return;
    const double stands = leaf_time(fixed, o.row());
    const double at = fire->flashover_at + stands;
    if (stands < 0.0 || at < ctx.now) return;
    if (at >= end) {
        watch.next_at = std::min(watch.next_at, at);
        return;
    }
    const bool shutter = opening.kind == world::OpeningKind::Shutter;
    ask(out, o, at, glass ? world::OpeningState::Broken : world::OpeningState::BurntThrough, shutter ? fixed.def.barriers.shutter_fraction : 1.0);
}

struct RoofRow {
    std::string_view material;
    double low, high;            ///< [min] first opening (2.6)
    double fall_low, fall_high;  ///< [min] collapse
};
constexpr RoofRow k_roofs[] = {
    {"steel-light", 4, 8, 10, 20},   // sag and gaps, collapse (J)
    {"steel-timber", 6, 12, 12, 24}, // sheets fall in (J)
    {"fibre-cement", 2, 5, 4, 10},   // spalls at once (K/J)
    {"tile", 10, 20, 20, 40},        // local holes first (J)
    {"polycarbonate", 1, 3, 3, 6},   // drips (J)
    {"sandwich", 3, 6, 8, 16},       // adds fuel (J)
    {"timber", 15, 19, 17, 25},      // wood frame about 17 min (R)
};

}  // namespace

bool is_glass(const world::Opening& o) {
    return o.glazed || (o.kind == world::OpeningKind::Window && o.material.rfind("steel", 0) != 0);
}

void fail_openings(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
                   FireState& state, std::vector<world::Request>& out) {
    std::vector<std::uint8_t>& due = fixed.exposure->due;
    due.resize(state.hot_places.size());
    parallel_for(due.size(), k_places_block, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k) {
            fetch_fires_ahead(state, state.hot_places, k);
            due[k] = leaves_due(fixed, ctx, state, state.hot_places[k]);
        }
    });
    for (std::size_t k = 0; k < due.size(); ++k) {
        if (due[k] == 0) continue;
        const PlaceIndex place = state.hot_places[k];
        GoodsFire* fire = find_goods(state, place);
        const bool developed = fire != nullptr && fire->flashover_at < ctx.now;
        LeafWatch watch;
        for (const OpeningIndex o : fixed.world->openings_of[place.row()])
            fail_leaf(fixed, ctx, world, fire, place, state, o, watch, out);
        if (!developed) continue;
        fire->leaves_stale = false;
        fire->leaf_next_at = watch.next_at;
        fire->panes = watch.panes && fixed.air;
    }
    // Only where the flux changed in this step: a pane that stood it before still stands.
    for (const std::uint32_t slot : fixed.exposure->dirty) {
        const ReceiverRow& r = state.receivers[slot];
        if (!r.glass || r.flux < fixed.def.barriers.glass_outside_flux) continue;
        const auto s = world.opening_state[r.opening.row()];
        const bool shut = s == world::OpeningState::Closed || s == world::OpeningState::Locked;
        if (shut) ask(out, r.opening, ctx.now + ctx.dt, world::OpeningState::Broken, 1.0);
    }
}

RoofTimes roof_times(const FireStatic& fixed, PlaceIndex place) {
    const world::Place& where = fixed.world->places[place.row()];
    if (!where.top_storey || !where.building.valid()) return {};
    const std::string& roof = fixed.world->buildings[where.building.row()].roof_material;
    for (const RoofRow& row : k_roofs) {
        if (row.material != roof) continue;
        const std::uint64_t key = fixed.world->place_key[place.row()];
        return {60.0 * between(fixed, key, Purpose::RoofOpens, row.low, row.high),
                60.0 * between(fixed, key, Purpose::RoofOpens, row.fall_low, row.fall_high, 1)};
    }
    return {};
}

void fail_roofs(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events) {
    const double end = ctx.now + ctx.dt;
    each_stirring(state, [&](GoodsFire& fire) {
        const double opens = fire.roof_opens_at, falls = fire.roof_falls_at;
        if (opens < 0.0 || opens >= end || fire.roof_fallen || !fire.burning) return;
        const std::uint32_t vent = fixed.places[fire.place.row()].roof_vent;
        if (!fire.roof_opened && opens < end) {
            fire.roof_opened = true;
            Event e;
            e.time = std::max(ctx.now, opens);
            e.kind = EventKind::RoofOpened;
            e.subject = fixed.world->places[fire.place.row()].building.v;
            e.place = fire.place.v;
            e.values = {fixed.def.barriers.roof_share_first, 0, 0, 0};
            events.push_back(e);
            if (fixed.air && vent != k_outside)
                fixed.air->set_vent_fraction(state.gas, vent, fixed.def.barriers.roof_share_first);
        }
        if (fire.roof_opened && falls < end) {
            fire.roof_fallen = true;
            if (fixed.air && vent != k_outside) fixed.air->set_vent_fraction(state.gas, vent, 1.0);
        }
    });
}

}  // namespace taicho::fire
