#include "fire/resting.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "fire/exposure.h"

namespace taicho::fire {
namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr double k_shortest = 2.0;   ///< [s] a shorter rest does not pay

/// What it burnt and what its walls saw while nobody looked.
void catch_up(GoodsFire& g, double now) {
    const double burnt = g.hrr * (now - g.until);
    g.spent += burnt;
    if (g.wall_minutes > 0.0) g.barrier += g.wall_minutes * burnt / g.energy;
    g.until = now;
    g.resting = false;
}

bool may_rest(const FireStatic& fixed, const FireState& state, const GoodsFire& g, double end) {
    const bool steady = g.burning && g.unchanged && !g.flames_stale && !g.leaves_stale && g.hrr > 0.0 && g.steady == g.hrr && g.actual == g.hrr &&
                        g.held >= 1.0 && g.knocked <= 0.0 && g.until == end;
    if (!steady || state.place_stage[g.place.row()] != 3 || g.panes) return false;
    if (fixed.items_start[g.place.row()] != fixed.items_start[g.place.row() + 1]) return false;
    return !fixed.air || fixed.places[g.place.row()].room == k_outside;
}

/// The first moment something of its own falls due [s].
double due_at(const FireStatic& fixed, const GoodsFire& g, double end) {
    double due = end + (fixed.def.burning.decay_from * g.energy - g.spent) / g.hrr;
    due = std::min({due, g.leaf_next_at, g.wall_next_at});
    const double walls = g.wall_minutes * g.hrr / g.energy;
    if (walls > 0.0 && std::isfinite(g.wall_next_minutes))
        due = std::min(due, end + (g.wall_next_minutes - g.barrier) / walls);
    if (g.roof_opens_at >= 0.0 && !g.roof_fallen) due = std::min(due, g.roof_opened ? g.roof_falls_at : g.roof_opens_at);
    return due;
}

/// What follows from who rests: the next moment to look, and what they burn together.
void sum_up(FireState& state) {
    std::erase_if(state.resting_places, [&](PlaceIndex p) { return !state.goods[state.goods_of[p.row()] - 1].resting; });
    state.rest_until = k_never;
    state.rest_rate = 0.0;
    state.rest_key = 0;
    for (const PlaceIndex p : state.resting_places) {
        const GoodsFire& g = state.goods[state.goods_of[p.row()] - 1];
        state.rest_until = std::min(state.rest_until, g.rest_until);
        state.rest_rate += g.hrr;
        state.rest_key += RowHash(p.v).add_real(g.hrr).value();
    }
}

}  // namespace

void wake_places(const FireStatic& fixed, const StepContext& ctx, const Requests& requests, FireState& state) {
    if (state.resting_places.empty()) return;
    const double end = ctx.now + ctx.dt;
    if (requests.agent.empty() && !fixed.exposure->fires_moved && end < state.rest_until) return;
    const auto fought = [&](PlaceIndex p) {
        return std::any_of(requests.agent.begin(), requests.agent.end(),
                           [&](const AgentRequest& r) { return !r.item.valid() && r.place == p; });
    };
    const std::size_t hot = state.hot_places.size();
    for (const PlaceIndex p : state.resting_places) {
        GoodsFire& g = state.goods[state.goods_of[p.row()] - 1];
        const bool wakes = fought(p) || end >= g.rest_until || g.flames_stale;
        if (!wakes) continue;
        catch_up(g, ctx.now);
        state.hot_places.push_back(p);
    }
    if (hot == state.hot_places.size()) return;
    std::inplace_merge(state.hot_places.begin(), state.hot_places.begin() + static_cast<std::ptrdiff_t>(hot),
                       state.hot_places.end());
    sum_up(state);
}

void rest_places(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    const double end = ctx.now + ctx.dt;
    const std::size_t before = state.resting_places.size();
    for (const PlaceIndex p : state.hot_places) {
        const std::uint32_t row = state.goods_of[p.row()];
        if (row == 0 || !may_rest(fixed, state, state.goods[row - 1], end)) continue;
        GoodsFire& g = state.goods[row - 1];
        g.rest_until = due_at(fixed, g, end);
        if (g.rest_until < end + k_shortest) continue;
        g.resting = true;
        state.resting_places.push_back(p);
    }
    if (before == state.resting_places.size()) return;
    std::inplace_merge(state.resting_places.begin(), state.resting_places.begin() + static_cast<std::ptrdiff_t>(before),
                       state.resting_places.end());
    std::erase_if(state.hot_places, [&](PlaceIndex p) {
        const std::uint32_t row = state.goods_of[p.row()];
        return row != 0 && state.goods[row - 1].resting;
    });
    sum_up(state);
}

}  // namespace taicho::fire
