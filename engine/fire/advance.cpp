#include "fire/advance.h"

#include <algorithm>
#include <cmath>

#include "fire/brands.h"
#include "fire/cylinder_burst.h"
#include "fire/developed_room.h"
#include "fire/exposure.h"
#include "fire/goods.h"
#include "fire/ignition.h"
#include "fire/item_burning.h"
#include "fire/leaf_changes.h"
#include "fire/opening_failure.h"
#include "fire/outdoor_smoke.h"
#include "fire/party_wall.h"
#include "fire/powder_cloud.h"
#include "fire/resting.h"
#include "fire/room_air.h"
#include "fire/stair_fans.h"
#include "fire/targets.h"

namespace taicho::fire {
namespace {

void take_ignitions(FireState& state, const Requests& requests) {
    if (requests.ignite.empty()) return;
    state.pending.insert(state.pending.end(), requests.ignite.begin(), requests.ignite.end());
    std::sort(state.pending.begin(), state.pending.end(),
              [](const IgniteRequest& a, const IgniteRequest& b) {
                  return a.time != b.time ? a.time < b.time : a.item < b.item;
              });
}

/// Brings what stands from `sorted` on into an ascending list, each once.
void merge_tail(std::vector<PlaceIndex>& list, std::size_t sorted) {
    const auto middle = list.begin() + static_cast<std::ptrdiff_t>(sorted);
    if (!std::is_sorted(middle, list.end())) std::sort(middle, list.end());
    if (middle != list.end()) std::inplace_merge(list.begin(), middle, list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Places whose packages are looked at: something burns there, or the gas is hot.
void list_hot_places(const FireStatic& fixed, FireState& state) {
    std::vector<PlaceIndex>& list = state.hot_places;
    for (const PlaceIndex p : list) state.place_hrr[p.row()] = 0.0;
    // Whoever has a fire of its own stays listed from its ignition on, unless it rests.
    std::erase_if(list, [&](PlaceIndex p) {
        const GoodsFire* g = find_goods(state, p);
        return g == nullptr || !(g->burning || g->hrr > 0.0 || std::isfinite(g->flashover_at));
    });
    const std::size_t sorted = list.size();
    for (const ItemIndex item : state.burning) list.push_back(fixed.item(item).place);
    if (fixed.air) {
        const double warm = fixed.weather.temperature + fixed.def.burning.warm_rise;
        for (const std::uint32_t block : state.gas.live)
            for (const std::uint32_t r : state.gas.regions[block].full)
                if (state.gas.rooms[r].temperature[k_upper] > warm) list.push_back(fixed.room_place[r]);
    }
    merge_tail(list, sorted);
}

/// Places where people would notice: the list conditions and cues start from.
void list_affected(const FireStatic& fixed, FireState& state) {
    for (const PlaceIndex p : state.affected_list) state.affected[p.row()] = 0;
    std::vector<PlaceIndex>& list = state.affected_list;
    list.clear();
    state.air_awake = false;
    for (const Atmosphere& a : fixed.atmospheres) list.push_back(a.place);
    list.insert(list.end(), state.hot_places.begin(), state.hot_places.end());
    merge_tail(list, 0);
    std::size_t sorted = list.size();
    list.insert(list.end(), state.resting_places.begin(), state.resting_places.end());
    merge_tail(list, sorted);
    sorted = list.size();
    list.insert(list.end(), state.outdoor_list.begin(), state.outdoor_list.end());
    merge_tail(list, sorted);
    sorted = list.size();
    for (const PowderCloud& c : state.clouds) list.push_back(c.place);
    if (fixed.air)
        for (const std::uint32_t block : state.gas.live)
            for (const std::uint32_t r : state.gas.regions[block].full) {
                state.air_awake = true;
                if (state.gas.hot[r] != 0) list.push_back(fixed.room_place[r]);
            }
    merge_tail(list, sorted);
    for (const PlaceIndex p : list) state.affected[p.row()] = 1;
}

void first_smoke(const FireStatic& fixed, double time, FireState& state, std::vector<Event>& events) {
    for (const PlaceIndex p : state.affected_list) {
        if (state.smoked[p.row()] != 0 || fixed.places[p.row()].room == k_outside || !fixed.air) continue;
        const double height = fixed.world->places[p.row()].height;
        const double k = air_at(fixed, state, p, 0.99 * height).soot *
                         fixed.air->network().settings.extinction_per_soot;
        if (k < 0.1) continue;
        state.smoked[p.row()] = 1;
        Event e;
        e.time = time;
        e.kind = EventKind::PlaceFirstSmoke;
        e.subject = e.place = p.v;
        e.values = {k, 0, 0, 0};
        events.push_back(e);
    }
}

void sort_events(std::vector<Event>& events, std::size_t from) {
    std::stable_sort(events.begin() + static_cast<std::ptrdiff_t>(from), events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
}

}  // namespace

bool awake(const FireState& state, const Requests& requests) {
    if (!state.burning.empty() || !state.waiting.empty() || !state.pending.empty()) return true;
    if (!requests.ignite.empty() || state.air_awake || !state.outdoor_list.empty()) return true;
    if (!state.clouds.empty() || !state.face_fires.empty() || !state.faces_due.empty()) return true;
    for (const GoodsFire& g : state.goods)
        if (g.burning) return true;
    return false;
}

void advance(const StepContext& ctx, const FireStatic& fixed, const world::World&,
             const world::WorldState& world, const Requests& requests, FireState& state,
             std::vector<world::Request>& openings, std::vector<Event>& events) {
    open_vents(fixed, world, state, false);
    run_fans(fixed, requests, state);
    state.now = ctx.now + ctx.dt;
    if (!awake(state, requests)) {
        if (!fixed.targets.empty()) heat_targets(fixed, ctx, state);
        return;
    }
    const std::size_t first = events.size();
    take_ignitions(state, requests);
    light_due(fixed, ctx, state, events);
    find_moved_leaves(fixed, ctx, world, state);
    wake_places(fixed, ctx, requests, state);
    if (state.burning.empty() && state.goods.empty() && state.affected_list.empty() && !state.air_awake &&
        state.face_fires.empty() && state.faces_due.empty())
        return heat_targets(fixed, ctx, state);
    list_hot_places(fixed, state);
    burn_packages(fixed, ctx, requests, state, events);
    step_air(fixed, ctx, state);
    heat_items(fixed, ctx, state, events);
    update_stages(fixed, ctx, world, state, events);
    expose(fixed, ctx, world, requests, state, events);
    heat_walls(fixed, ctx, state, events);
    spread_brands(fixed, ctx, state, events);
    heat_targets(fixed, ctx, state);
    fail_openings(fixed, ctx, world, state, openings);
    fail_roofs(fixed, ctx, state, events);
    burst_cylinders(fixed, ctx, world, state, openings, events);
    settle_packages(fixed, ctx, state, events);
    rest_places(fixed, ctx, state);
    spread_outdoor_smoke(fixed, ctx, state);
    settle_powder(fixed, ctx, requests, state);
    list_affected(fixed, state);
    first_smoke(fixed, ctx.now + ctx.dt, state, events);
    sort_events(events, first);
}

}  // namespace taicho::fire
