// Sprinklers: a link of the stated response breaks, water holds what burns within the spray (people handbook D4,
// zone-model handbook 4 and 8).
#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/ceiling_air.h"
#include "fire/conditions.h"
#include "response/block_alarm.h"

namespace taicho::response {

namespace {

/// Calls fn(head) for the open heads of a place that give water.
template <class Fn>
void for_working(const Scene& s, PlaceIndex place, Fn&& fn) {
    const BlockSystems& block = s.fixed.block;
    for_devices_in(block.sprinklers, block.sprinkler_order, place, [&](std::uint32_t h) {
        const Sprinkler& x = block.sprinklers[h];
        if (x.works && s.state.block.open[h] != 0 && !removed(s, x.fixture)) fn(x);
    });
}

int heads_at_work(const Scene& s, PlaceIndex place) {
    int n = 0;
    for_working(s, place, [&](const Sprinkler&) { ++n; });
    return n;
}

bool under_spray(const Scene& s, PlaceIndex place, Vec2 at) {
    bool under = false;
    for_working(s, place, [&](const Sprinkler& x) { under = under || distance(x.at, at) <= s.fixed.measures.block_systems.spray_m; });
    return under;
}

bool listed(const Scene& s, ItemIndex item, PlaceIndex place) {
    return std::any_of(s.state.block.wet.begin(), s.state.block.wet.end(),
                       [&](const Wetted& w) { return w.item == item && w.place == place; });
}

/// Water reaches what burns under open heads now; goods spread over a place once the heads cover it.
void reach_new(Scene& s) {
    for (const ItemIndex i : s.fire.burning) {
        const fire::Item& item = s.fire_fixed.items[i.row()];
        if (!listed(s, i, item.place) && under_spray(s, item.place, item.at))
            s.state.block.wet.push_back({i, item.place, s.ctx.now + s.ctx.dt, s.fire.item_end_hrr[i.row()]});
    }
    const double reach = s.fixed.measures.block_systems.spray_m;
    for (const fire::GoodsFire& g : s.fire.goods) {
        if (!g.burning || listed(s, {}, g.place)) continue;
        const double covered = heads_at_work(s, g.place) * M_PI * reach * reach;
        if (covered > 0.0 && covered >= s.world.places[g.place.row()].area)
            s.state.block.wet.push_back({{}, g.place, s.ctx.now + s.ctx.dt, g.hrr});
    }
}

}  // namespace

double held_by_water(double hrr, double seconds, double halving) { return hrr * std::exp2(-std::max(0.0, seconds) / halving); }

namespace {

void warm_link(Scene& s, std::uint32_t h) {
    const BlockSystemsMeasure& m = s.fixed.measures.block_systems;
    const Sprinkler& head = s.fixed.block.sprinklers[h];
    BlockSystemsState& b = s.state.block;
    if (b.open[h] != 0) return;
    const fire::DetectorGas gas = fire::ceiling_air(s.fire_fixed, s.fire, head.place, head.at);
    b.link[h] = fire::advance_link(b.link[h] > 0.0 ? b.link[h] : s.fire_fixed.weather.temperature, gas.temperature, gas.speed,
                                   m.sprinkler_rti, s.ctx.dt);
    if (b.link[h] < m.sprinkler_c + constants::k_zero_celsius) return;
    b.open[h] = 1;
    b.any_open = true;
    if (!head.works || removed(s, head.fixture)) return;   // an open head without water: nobody sees a difference
    Event& e = say(s, EventKind::SprinklerOpened, {}, head.fixture.v);
    e.place = head.place.v;
    e.values[0] = b.link[h];
    ring_zone(s, head.zone, {});
}

}  // namespace

void warm_links(Scene& s) {
    const BlockSystems& block = s.fixed.block;
    if (block.sprinklers.empty()) return;
    for (const PlaceIndex place : s.fire.affected_list)
        for_devices_in(block.sprinklers, block.sprinkler_order, place, [&](std::uint32_t h) { warm_link(s, h); });
}

void hold_wetted(Scene& s) {
    if (!s.state.block.any_open) return;
    reach_new(s);
    for (const Wetted& w : s.state.block.wet) {
        fire::AgentRequest r;
        r.item = w.item;
        r.place = w.place;
        r.agent = fire::Agent::Sprinkler;
        // The request acts over the coming step: held to the mean of its two ends.
        r.ceiling = held_by_water(w.hrr, s.ctx.now + 1.5 * s.ctx.dt - w.since, s.fixed.measures.block_systems.sprinkler_halving_s);
        s.fire_requests.agent.push_back(r);
    }
}

}  // namespace taicho::response
