#include "fire/goods.h"

#include <algorithm>
#include <cmath>

#include "fire/developed_room.h"
#include "fire/fire_load.h"
#include "fire/opening_failure.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

BurnLaw law_of(const FireStatic& fixed, const GoodsFire& g) {
    return {g.alpha, g.peak, g.energy, fixed.def.burning.decay_from, nullptr};
}

/// Another growth from here on at the same rate.
void set_growth(GoodsFire& g, double alpha) {
    if (alpha <= g.alpha) return;
    g.clock *= std::sqrt(g.alpha / alpha);
    g.alpha = alpha;
}

}  // namespace

GoodsFire& place_fire(const FireStatic& fixed, FireState& state, PlaceIndex place, double time) {
    if (GoodsFire* known = find_goods(state, place)) return *known;
    const world::Place& where = fixed.world->places[place.row()];
    const FireLoadRow& use = fire_load_row(where);
    GoodsFire g;
    g.place = place;
    g.lit_at = time;
    g.energy = fixed.places[place.row()].load;
    g.alpha = use.alpha * 1e3;
    g.peak = std::max(1e3, use.hrr_kw_m2 * 1e3 * where.area);
    state.goods.push_back(g);
    state.goods_of[place.row()] = static_cast<std::uint32_t>(state.goods.size());
    return state.goods.back();
}

void ignite_goods(const FireStatic& fixed, FireState& state, PlaceIndex place, double time,
                  const Cause& cause, std::vector<Event>& events) {
    GoodsFire& g = place_fire(fixed, state, place, time);
    if (g.burning || g.energy <= 0.0 || g.spent >= g.energy) return;
    g.burning = true;
    g.until = time;
    insert_sorted(state.hot_places, place);
    Event e;
    e.time = time;
    e.kind = EventKind::Ignition;
    e.mode = static_cast<std::uint16_t>(cause.mode);
    e.object = cause.object;
    e.place = place.v;
    e.values = {cause.flux / 1e3, cause.share, cause.source_hrr / 1e3, cause.heated};
    events.push_back(e);
}

void involve_goods(const FireStatic& fixed, FireState& state, PlaceIndex place, double time, const Cause& cause,
                   std::vector<Event>& events) {
    if (const GoodsFire* there = find_goods(state, place); there != nullptr && std::isfinite(there->flashover_at)) return;
    ignite_goods(fixed, state, place, time, cause, events);
    if (GoodsFire* g = find_goods(state, place); g != nullptr && g->burning)
        set_growth(*g, fixed.def.developed.involvement_alpha);
}

void add_front(GoodsFire& g) {
    if (!g.burning) return;
    const double fronts = g.fronts;
    ++g.fronts;
    set_growth(g, g.alpha * (fronts + 1.0) / fronts);
}

void flash_over(const FireStatic& fixed, const world::WorldState& world, FireState& state,
                PlaceIndex place, double time, std::vector<Event>& events) {
    GoodsFire& g = place_fire(fixed, state, place, time);
    g.flashover_at = time;
    insert_sorted(state.hot_places, place);
    const RoofTimes roof = roof_times(fixed, place);
    if (roof.opens >= 0.0) {
        g.roof_opens_at = time + roof.opens;
        g.roof_falls_at = time + std::max(roof.opens, roof.falls);
    }
    state.place_stage[place.row()] = 3;
    state.place_burnt_area[place.row()] = static_cast<float>(fixed.world->places[place.row()].area);
    Event e;
    e.time = time;
    e.kind = EventKind::Flashover;
    e.subject = e.place = place.v;
    e.values = {upper_temperature(fixed, state, place), state.place_hrr[place.row()] / 1e3, 0, 0};
    events.push_back(e);
    const Cause cause{SpreadMode::HotLayer, 0xFFFFFFFFu, 0.0, 1.0, state.place_hrr[place.row()]};
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k) {
        const ItemIndex item = fixed.items_of[k];
        const Item& what = fixed.item(item);
        // Cylinders keep their own clock: the relief valve opens by its flux-time product.
        if (what.cls == ItemClass::Gas) continue;
        if (state.item_phase[item.row()] == ItemPhase::Unburnt && what.piloted.q_cr < 1e8)
            ignite_item(fixed, state, item, time, cause, events);
    }
    if (g.energy <= 0.0) return;
    const double rate = g.burning ? free_hrr(law_of(fixed, g), {g.clock, g.spent, 0.0}) : 0.0;
    g.alpha = std::max(g.alpha, fixed.def.developed.involvement_alpha);
    g.peak = std::max(1e3, developed_rate(fixed, world, place));
    g.clock = std::sqrt(std::min(rate, g.peak) / g.alpha);
    if (!g.burning) g.until = time;
    g.burning = g.spent < g.energy;
}

double place_share(const FireStatic& fixed, const FireState& state, PlaceIndex place, double burning) {
    double sum = 0.0;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k) {
        const std::size_t i = fixed.items_of[k].row();
        if (state.item_phase[i] == ItemPhase::Burning) sum += state.item_end_hrr[i];
    }
    if (const GoodsFire* g = find_goods(state, place); g != nullptr && g->burning) sum += g->hrr;
    return sum > 0.0 ? std::min(1.0, burning / sum) : 1.0;
}

void burn_goods(const FireStatic& fixed, const StepContext& ctx, const Requests& requests,
                FireState& state, GoodsFire& g) {
    const double end = ctx.now + ctx.dt, h = end - g.until;
    // On its plateau with all the air it wants: the same rate as before, to the bit.
    if (requests.agent.empty() && g.held >= 1.0 && g.knocked <= 0.0 && g.hrr > 0.0 && g.actual == g.hrr &&
        h == ctx.dt && g.hrr == g.steady && g.spent + g.hrr * h < fixed.def.burning.decay_from * g.energy) {
        g.spent += g.hrr * h;
        g.until = end;
        return;
    }
    const BurnLaw law = law_of(fixed, g);
    const double clock_before = g.clock;
    BurnRow row{g.clock, g.spent, g.knocked};
    BurnAgent agent;
    for (const AgentRequest& r : requests.agent) {
        if (r.item.valid() || r.place != g.place) continue;
        agent.ceiling = std::min(agent.ceiling, r.ceiling);
        if (r.agent == Agent::Sprinkler) continue;
        agent.on = true;
        agent.rate += r.rate * place_share(fixed, state, g.place, g.hrr);
    }
    const double growth = g.hrr > 0.0 ? std::clamp(g.actual / g.hrr, 0.0, 1.0) : 1.0;
    BurnStep step = advance_burning(law, row, h, agent, growth, fixed.def.burning.regrowth_efold);
    g.held = held_share(fixed.def.burning, g.held, g.hrr, g.actual, ctx.dt);
    if (g.held < 1.0) {
        row.spent = g.spent + g.held * (row.spent - g.spent);
        step.mean_hrr *= g.held;
        if (!step.by_agent) step.out_after = -1.0;
    }
    g.clock = row.clock;
    g.spent = row.spent;
    g.knocked = row.knocked;
    g.until = end;
    g.hrr = step.mean_hrr * h / ctx.dt;
    // The plateau: its clock stands still and nothing decays yet.
    g.steady = g.clock == clock_before && h == ctx.dt && step.end_hrr == step.mean_hrr ? g.hrr : -1.0;
    g.ending = step.out_after >= 0.0;
}

}  // namespace taicho::fire
