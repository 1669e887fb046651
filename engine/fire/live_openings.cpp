#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/exposure.h"
#include "fire/external_flame.h"
#include "fire/goods.h"
#include "fire/ignition.h"
#include "fire/outdoor_smoke.h"
#include "fire/outer_fire.h"
#include "fire/resting.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

constexpr std::size_t k_block = 32;   ///< fires of one parallel block

/// Rows of a place's emitters, made once: each outer opening, and the roof where it can open.
void add_rows(const FireStatic& fixed, FireState& state, GoodsFire& fire) {
    fire.live_first = static_cast<std::uint32_t>(state.live.size());
    for (const OpeningIndex o : fixed.world->openings_of[fire.place.row()]) {
        if (!fixed.openings[o.row()].outdoor || fixed.world->openings[o.row()].horizontal) continue;
        LiveOpening row;
        row.opening = o;
        row.place = fire.place;
        const world::Opening& opening = fixed.world->openings[o.row()];
        const PlaceIndex street = fixed.openings[o.row()].outwards_b ? opening.b : opening.a;
        if (street.valid()) row.piece = piece_row(fixed, street);
        state.live.push_back(row);
    }
    if (fire.roof_opens_at >= 0.0 && fixed.def.spread.flames) {
        LiveOpening row;
        row.place = fire.place;
        state.live.push_back(row);
    }
    fire.live_count = static_cast<std::uint32_t>(state.live.size()) - fire.live_first;
}

void list_emitter(const FireStatic& fixed, FireState& state, std::uint32_t row) {
    LiveOpening& live = state.live[row];
    const std::uint32_t slot = emitter_slot(fixed, live.opening, live.place);
    live.slot = slot;
    if (slot >= state.emitter_row.size()) state.emitter_row.resize(slot + 1, 0);
    state.emitter_row[slot] = row + 1;
}

/// New emitters of the step: fires that flashed over, roofs that opened.
void list_emitters(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    const double end = ctx.now + ctx.dt;
    each_stirring(state, [&](GoodsFire& fire) {
        if (!(fire.flashover_at < end)) return;
        if (fire.flame_rate < 0.0) {
            add_rows(fixed, state, fire);
            fire.flame_rate = 0.0;
            expect_from_inside(fixed, state, fire);
            for (std::uint32_t k = 0; k < fire.live_count; ++k)
                if (!state.live[fire.live_first + k].roof()) list_emitter(fixed, state, fire.live_first + k);
        }
        if (!fire.roof_opened || fire.flame_roof || fire.live_count == 0) return;
        const std::uint32_t last = fire.live_first + fire.live_count - 1;
        if (state.live[last].roof()) list_emitter(fixed, state, last);
    });
}

void set_flame(LiveOpening& row, const ExternalFlame& f) {
    row.flame_height = f.height;
    row.flame_reach = f.reach;
    row.flame_front = f.reach + 0.5 * f.depth;
    row.flame_power = f.emission(0.5 * f.height);
    row.flame_foot = f.emission(0.0);
    row.flame_top = f.emission(f.height);
}

/// Flame on the footprint of an open roof (handbook 2.6, height 2.5): its radiated share leaves over its sides
/// and top; leans in the wind above the roofs by the AGA law.
void set_roof_flame(const FireStatic& fixed, const GoodsFire& fire, double rate, LiveOpening& row) {
    const world::Place& place = fixed.world->places[fire.place.row()];
    row.flame_height = row.flame_reach = row.flame_front = row.flame_power = 0.0;
    const double open = fire.roof_fallen ? 1.0 : fixed.def.barriers.roof_share_first;
    if (rate * open < 5e4) return;
    const double length = package_flame_height(rate * open, place.area * open);
    const double around = 2.0 * (place.width + place.depth);
    const double power = fixed.def.spread.flame_radiative_fraction * rate * open / (around * length + place.area);
    const double d = std::sqrt(place.area);
    const double theta = tilt_aga(wind_number(fixed.weather.wind, rate / 17.5e6 / place.area, d));
    row.flame_height = length * std::cos(theta);
    row.flame_reach = row.flame_front = length * std::sin(theta);
    row.flame_power = row.flame_foot = row.flame_top = power;
}

void refresh(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, FireState& state,
             GoodsFire& fire, std::uint8_t* changed) {
    const double end = ctx.now + ctx.dt;
    fire.unchanged = fire.flashover_at < ctx.now;
    if (!(fire.flashover_at < end) || fire.live_count == 0) return;
    const double before = fire.emission;
    fire.emission = opening_emission(fixed, state, fire, end);
    if (fire.emission < 1.0) fire.emission = 0.0;
    const bool leaves = fire.flames_stale;
    const bool switched = fire.flashover_at >= ctx.now;
    double rate = state.place_hrr[fire.place.row()];
    if (fixed.air) rate += burning_outside(fixed, state, fire.place);
    // A flame's law is no finer than this step: what stands still costs nothing.
    const bool flames = fixed.def.spread.flames &&
                        (leaves || fire.flame_roof != fire.roof_opened ||
                         std::abs(rate - fire.flame_rate) > fixed.def.spread.flame_step * fire.flame_rate);
    if (fire.emission == before && !leaves && !flames && !switched) return;
    fire.unchanged = fire.unchanged && fire.emission == before && !switched;
    for (std::uint32_t k = fire.live_first; k < fire.live_first + fire.live_count; ++k) {
        LiveOpening row = state.live[k];
        if (row.roof()) {
            if (flames && fire.roof_opened) set_roof_flame(fixed, fire, rate, row);
        } else {
            const double share = radiating_share(fixed, world, row.opening);
            row.power = share * fire.emission;
            if (switched) {
                row.switched_at = fire.flashover_at;
                row.power_switched = share * opening_emission(fixed, state, fire, fire.flashover_at);
            }
            if (flames) set_flame(row, share > 0.0 ? opening_flame(fixed, world, fire, row.opening, rate)
                                                   : ExternalFlame{});
        }
        changed[k] = row != state.live[k] ? 1 : 0;
        fire.unchanged = fire.unchanged && changed[k] == 0;
        state.live[k] = row;
    }
    if (flames) {
        fire.flame_rate = rate;
        fire.flame_roof = fire.roof_opened;
    }
    fire.flames_stale = false;
}

}  // namespace

void update_live(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, FireState& state) {
    list_emitters(fixed, ctx, state);
    std::vector<std::uint8_t>& changed = fixed.exposure->changed;
    changed.assign(state.live.size(), 0);
    std::uint8_t* marks = changed.data();
    parallel_for(state.hot_places.size(), k_block, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k) {
            fetch_fires_ahead(state, state.hot_places, k);
            if (GoodsFire* fire = find_goods(state, state.hot_places[k])) refresh(fixed, ctx, world, state, *fire, marks);
        }
    });
}

}  // namespace taicho::fire
