#include "fire/item_burning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "core/rng.h"
#include "fire/goods.h"
#include "fire/resting.h"

namespace taicho::fire {
namespace {

constexpr std::size_t k_goods_block = 128;   ///< fires of one parallel block
constexpr double k_never = std::numeric_limits<double>::infinity();

Event item_event(const FireStatic& fixed, EventKind kind, ItemIndex item, double time, std::uint16_t mode) {
    Event e;
    e.time = time;
    e.kind = kind;
    e.mode = mode;
    e.subject = item.v;
    e.place = fixed.item(item).place.v;
    return e;
}

/// Agents of one item, added up (people handbook A6).
struct AgentSum {
    BurnAgent agent;
    double cooling = 0.0, reignition = 0.0, flare = 1.0;
};

AgentSum agents_on(const FireStatic& fixed, const Requests& requests, const FireState& state,
                   ItemIndex item) {
    const Item& what = fixed.item(item);
    const double whole = free_hrr(what.law, {state.item_clock[item.row()], state.item_spent[item.row()], 0.0});
    const double burning = std::max(0.0, whole - state.item_knocked[item.row()]);
    const bool liquid = what.cls == ItemClass::Liquid;
    const double area = whole > 0.0 ? what.area * burning / whole : what.area;
    AgentSum sum;
    for (const AgentRequest& r : requests.agent) {
        double part = 1.0;
        if (r.item != item) {
            if (r.item.valid() || r.place != what.place || r.agent == Agent::Sprinkler) continue;
            part = place_share(fixed, state, what.place, burning);
        }
        sum.agent.ceiling = std::min(sum.agent.ceiling, r.ceiling);
        if (r.agent == Agent::Sprinkler) continue;
        sum.agent.on = true;
        if (liquid && (r.area_rate > 0.0 || r.critical_area > 0.0)) {
            sum.agent.rate += part * r.area_rate * whole / what.area;
            if (area > r.critical_area) sum.agent.floor_share = fixed.def.burning.critical_share;
        } else if (!liquid || r.rate > 0.0) {
            sum.agent.rate += part * r.rate;
        }
        sum.cooling += part * r.cooling;
        sum.reignition = std::max(sum.reignition, r.re_ignition_p);
        sum.flare = std::max(sum.flare, r.flare_up);
    }
    return sum;
}

void put_out(const FireStatic& fixed, FireState& state, ItemIndex item, double time, double p,
             std::vector<Event>& events) {
    const std::size_t i = item.row();
    state.item_phase[i] = ItemPhase::Out;
    events.push_back(item_event(fixed, EventKind::ItemOut, item, time, 1));
    const std::uint32_t occasion = state.item_outs[i]++;
    const DrawKey key{fixed.seed, fixed.items[i].key, Purpose::ReIgnition, 2 * occasion};
    if (p <= 0.0 || !draw_chance(key, p)) return;
    DrawKey when = key;
    when.occasion += 1;
    state.item_reignites_at[i] = time + draw_uniform(when) * fixed.def.burning.reignition_window;
    insert_sorted(state.waiting, item);
}

void burn_item(const FireStatic& fixed, const StepContext& ctx, const Requests& requests,
               FireState& state, ItemIndex item, std::vector<Event>& events) {
    const std::size_t i = item.row();
    const Item& what = fixed.items[i];
    const double from = state.item_until[i], end = ctx.now + ctx.dt, h = end - from;
    const AgentSum sum = agents_on(fixed, requests, state, item);
    BurnRow row{state.item_clock[i], state.item_spent[i], state.item_knocked[i]};
    const double wanted = state.item_hrr[i];
    const double growth = wanted > 0.0 && what.law.curve == nullptr
                              ? std::clamp(state.item_actual[i] / wanted, 0.0, 1.0) : 1.0;
    BurnStep step = advance_burning(what.law, row, h, sum.agent, growth, fixed.def.burning.regrowth_efold);
    if (what.law.curve == nullptr) {  // a prescribed rate stays as prescribed
        const double held = held_share(fixed.def.burning, state.item_held[i], wanted, state.item_actual[i], ctx.dt);
        state.item_held[i] = held;
        if (held < 1.0) {
            row.spent = state.item_spent[i] + held * (row.spent - state.item_spent[i]);
            step.mean_hrr *= held;
            step.end_hrr *= held;
            if (!step.by_agent) step.out_after = -1.0;  // what was held back is still there
        }
    }
    state.item_clock[i] = row.clock;
    state.item_spent[i] = row.spent;
    state.item_knocked[i] = row.knocked;
    state.item_until[i] = end;
    state.item_cooling[i] = sum.cooling;
    if (sum.flare > 1.0) {
        state.item_flare_until[i] = ctx.now + fixed.def.burning.flare_time;
        state.item_flare[i] = sum.flare;
    }
    const double flare = ctx.now < state.item_flare_until[i] ? state.item_flare[i] : 1.0;
    // A package lit inside the last step gives now what it gave then: no energy is lost.
    state.item_hrr[i] = flare * step.mean_hrr * h / ctx.dt;
    state.item_end_hrr[i] = flare * step.end_hrr;
    if (flare > 1.0)
        state.item_spent[i] = std::min(what.law.energy, row.spent + (flare - 1.0) * step.mean_hrr * h);
    if (step.out_after < 0.0) return;
    state.item_end_hrr[i] = 0.0;
    if (step.by_agent) {
        put_out(fixed, state, item, from + step.out_after, sum.reignition, events);
    } else {
        state.item_phase[i] = ItemPhase::BurntOut;
        events.push_back(item_event(fixed, EventKind::ItemOut, item, from + step.out_after, 0));
    }
}

void relight(const FireStatic& fixed, FireState& state, ItemIndex item, double time) {
    const std::size_t i = item.row();
    const double whole = free_hrr(fixed.items[i].law, {state.item_clock[i], state.item_spent[i], 0.0});
    state.item_knocked[i] = whole * (1.0 - fixed.def.burning.reignition_share);
    state.item_phase[i] = ItemPhase::Burning;
    state.item_until[i] = time;
    state.item_hrr[i] = state.item_actual[i] = 0.0;
    state.item_starved[i] = 0.0;
    state.item_reignites_at[i] = k_never;
    insert_sorted(state.burning, item);
}

}  // namespace

double held_share(const BurningDef& def, double held, double wanted, double actual, double dt) {
    if (def.pyrolysis_excess <= 0.0 || wanted <= 0.0) return held;
    const double burns = actual / wanted;
    if (burns >= 0.999 && held >= 1.0) return 1.0;
    // Starved fires flicker: growing back by the same factor keeps the mean excess at its value.
    const double target = std::clamp(held * std::min(1.0, burns) * def.pyrolysis_excess, 1e-3, 1.0);
    const double next = held + (target - held) * (1.0 - std::exp(-dt / def.pyrolysis_time));
    return next > 0.999 ? 1.0 : next;
}

double radiating_hrr(const FireState& state, ItemIndex item) {
    const std::size_t i = item.row();
    const double wanted = state.item_hrr[i];
    if (wanted <= 0.0) return state.item_end_hrr[i];
    return state.item_end_hrr[i] * std::clamp(state.item_actual[i] / wanted, 0.0, 1.0);
}

void ignite_item(const FireStatic& fixed, FireState& state, ItemIndex item, double time,
                 const Cause& cause, std::vector<Event>& events) {
    const std::size_t i = item.row();
    if (state.item_phase[i] == ItemPhase::Burning || state.item_phase[i] == ItemPhase::BurntOut) return;
    const bool again = state.item_phase[i] == ItemPhase::Out;
    Event e = item_event(fixed, again ? EventKind::ReIgnition : EventKind::Ignition, item, time,
                         static_cast<std::uint16_t>(cause.mode));
    e.object = cause.object;
    e.values = {cause.flux / 1e3, cause.share, cause.source_hrr / 1e3, cause.heated};
    events.push_back(e);
    if (again) {
        relight(fixed, state, item, time);
        return;
    }
    state.item_phase[i] = ItemPhase::Burning;
    state.item_ignited_at[i] = time;
    state.item_until[i] = time;
    state.item_clock[i] = state.item_spent[i] = state.item_knocked[i] = 0.0;
    insert_sorted(state.burning, item);
    insert_sorted(state.hot_places, fixed.items[i].place);
}

void light_due(const FireStatic& fixed, const StepContext& ctx, FireState& state,
               std::vector<Event>& events) {
    const double end = ctx.now + ctx.dt;
    std::size_t n = 0;
    while (n < state.pending.size() && state.pending[n].time < end) {
        const IgniteRequest& r = state.pending[n++];
        if (r.item.valid()) ignite_item(fixed, state, r.item, std::max(r.time, ctx.now), {}, events);
    }
    state.pending.erase(state.pending.begin(), state.pending.begin() + static_cast<std::ptrdiff_t>(n));
    for (std::size_t k = 0; k < state.waiting.size();) {
        const ItemIndex item = state.waiting[k];
        const std::size_t i = item.row();
        if (state.item_phase[i] == ItemPhase::Out && state.item_reignites_at[i] >= end) {
            ++k;
            continue;
        }
        if (state.item_phase[i] == ItemPhase::Out) {
            const double time = std::max(ctx.now, state.item_reignites_at[i]);
            ignite_item(fixed, state, item, time, {SpreadMode::ReIgnition, item.v, 0, 1, 0}, events);
        }
        state.waiting.erase(state.waiting.begin() + static_cast<std::ptrdiff_t>(k));
    }
}

void burn_packages(const FireStatic& fixed, const StepContext& ctx, const Requests& requests,
                   FireState& state, std::vector<Event>& events) {
    for (const ItemIndex item : state.burning) burn_item(fixed, ctx, requests, state, item, events);
    // Each writes its own row and reads packages, which stand still here.
    parallel_for(state.hot_places.size(), k_goods_block, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k)
            if (GoodsFire* g = find_goods(state, state.hot_places[k]); g != nullptr && g->burning)
                burn_goods(fixed, ctx, requests, state, *g);
    });
}

void settle_packages(const FireStatic& fixed, const StepContext& ctx, FireState& state,
                     std::vector<Event>& events) {
    const BurningDef& def = fixed.def.burning;
    for (const ItemIndex item : state.burning) {
        const std::size_t i = item.row();
        if (state.item_phase[i] != ItemPhase::Burning || state.item_hrr[i] <= 0.0) continue;
        // Among flames and hot walls fuel keeps burning off wherever air gets in.
        const bool developed = state.place_stage[fixed.items[i].place.row()] >= 3;
        const double free = state.item_hrr[i] / state.item_held[i];
        const bool starved = !developed && state.item_actual[i] < def.starved_share * free;
        state.item_starved[i] = starved ? state.item_starved[i] + ctx.dt : 0.0;
        if (state.item_starved[i] < def.starved_time) continue;
        state.item_phase[i] = ItemPhase::Out;
        events.push_back(item_event(fixed, EventKind::ItemOut, item, ctx.now + ctx.dt, 2));
    }
    const auto still = [&](ItemIndex item) { return state.item_phase[item.row()] == ItemPhase::Burning; };
    std::size_t kept = 0;
    for (const ItemIndex item : state.burning) {
        if (still(item)) {
            state.burning[kept++] = item;
            continue;
        }
        const std::size_t i = item.row();
        state.item_hrr[i] = state.item_end_hrr[i] = state.item_actual[i] = 0.0;
        state.item_ftp_piloted[i] = state.item_ftp_unpiloted[i] = 0.0;
    }
    state.burning.resize(kept);
    each_stirring(state, [](GoodsFire& g) {
        if (!g.burning || !g.ending) return;
        g.burning = g.ending = false;
        g.hrr = g.actual = 0.0;
    });
}

}  // namespace taicho::fire
