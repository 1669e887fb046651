#include "response/service.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "core/rng.h"
#include "people/move.h"

namespace taicho::response {

namespace {

constexpr std::uint64_t k_service_key = 0x313134u;   ///< the service as an entity of draws
constexpr double k_no_way = 1e9;

struct Hop {
    double length;
    std::uint32_t place;
    friend bool operator>(const Hop& a, const Hop& b) {
        return a.length != b.length ? a.length > b.length : a.place > b.place;
    }
};

/// Metres of hose laid while crossing a place: none where the truck drives.
double hose_in(const world::Place& p, double truck_width) {
    if (p.outdoors && p.width >= truck_width) return 0.0;
    return p.outdoors ? p.depth : 0.5 * (p.width + p.depth) + 3.0 * std::min(1.0, std::max(0.0, p.floor_z));
}

}  // namespace

void plan_service(const Measures& m, const world::World& world, std::uint64_t seed, ResponseStatic& out) {
    const auto& s = m.fire_service;
    out.station_km = sample(Distribution::lognormal(s.station_distance_km, s.distance_sd_ln),
                            {seed, k_service_key, Purpose::StationDistance, 0});
    out.hose_m.assign(world.places.size(), k_no_way);
    std::priority_queue<Hop, std::vector<Hop>, std::greater<>> open;
    // From every way out of the scene, and from the open air when the map has none.
    for (const world::Opening& o : world.openings) {
        if (!o.exit || !o.a.valid() || !world.places[o.a.row()].outdoors) continue;
        open.push({hose_in(world.places[o.a.row()], s.truck_alley_m), o.a.v});
    }
    for (std::size_t p = 0; open.empty() && p < world.places.size(); ++p) {
        if (world.places[p].outdoors) open.push({hose_in(world.places[p], s.truck_alley_m), static_cast<std::uint32_t>(p)});
    }
    while (!open.empty()) {
        const Hop h = open.top();
        open.pop();
        if (h.length >= out.hose_m[h.place]) continue;
        out.hose_m[h.place] = h.length;
        for (const OpeningIndex o : world.openings_of[h.place]) {
            const PlaceIndex next = world.across(o, PlaceIndex(h.place));
            if (!next.valid()) continue;
            const double l = h.length + hose_in(world.places[next.row()], s.truck_alley_m);
            if (l < out.hose_m[next.row()]) open.push({l, next.v});
        }
    }
}

double travel_time(const ServiceRules& r, const ResponseStatic& fixed, std::uint64_t seed, double hour) {
    const double handling = sample(Distribution::lognormal(r.handling_s, r.both_sd), {seed, k_service_key, Purpose::ServiceTurnout, 0});
    const double turnout = sample(Distribution::lognormal(r.turnout_s, r.both_sd), {seed, k_service_key, Purpose::ServiceTurnout, 1});
    double drive = fixed.station_km * 1000.0 / r.speed_m_s;
    const double h = std::fmod(hour + 24.0, 24.0);
    if (h >= 22.0 || h < 6.0) drive *= r.night_factor;
    if ((h >= 7.0 && h < 9.0) || (h >= 16.5 && h < 19.0)) drive *= r.rush_factor;
    return handling + turnout + drive;
}

double water_time(const ServiceRules& r, const ResponseStatic& fixed, std::uint64_t seed, PlaceIndex at) {
    const double u = draw_uniform({seed, k_service_key, Purpose::Setup, 0});
    const double setup = r.setup_low_s + (r.setup_high_s - r.setup_low_s) * u;
    const double hose = at.valid() ? std::min(fixed.hose_m[at.row()], 1000.0) : 0.0;
    return setup + hose / 200.0 * fixed.measures.fire_service.hose_lay_min_per_200m * 60.0;
}

namespace {

struct Service {
    const StepContext& ctx;
    const ResponseStatic& fixed;
    const people::PeopleStatic& people;
    const world::World& world;
    const fire::FireStatic& fire_fixed;
    const fire::FireState& fire;
    ResponseState& state;
    people::PeopleState& persons;
    fire::Requests& requests;
    std::vector<Event>& events;
    ServiceRules rules;
};

/// Places where something burns, worst first: hottest fire, then row.
std::vector<std::pair<double, PlaceIndex>> burning_places(const Service& s) {
    std::vector<std::pair<double, PlaceIndex>> out;
    for (const ItemIndex i : s.fire.burning) {
        const PlaceIndex p = s.fire_fixed.items[i.row()].place;
        if (std::none_of(out.begin(), out.end(), [&](const auto& x) { return x.second == p; })) {
            out.emplace_back(fire::place_hrr(s.fire, p), p);
        }
    }
    for (const fire::GoodsFire& g : s.fire.goods) {
        if (!g.burning || std::any_of(out.begin(), out.end(), [&](const auto& x) { return x.second == g.place; })) continue;
        out.emplace_back(std::max(g.hrr, fire::place_hrr(s.fire, g.place)), g.place);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    return out;
}

/// A line takes flow x efficiency x 2.6 MJ/kg; where the fire is larger its effect shrinks (fire-spread 5).
void jet(Service& s, PlaceIndex place, double hrr, double flow) {
    double capacity = flow * s.rules.jet_efficiency * s.fixed.rules.water_absorbs;
    if (s.world.places[place.row()].level > s.rules.reach_level) capacity *= s.rules.unreachable;
    const double share = hrr > capacity ? capacity / hrr : 1.0;
    fire::AgentRequest r;
    r.place = place;
    r.agent = fire::Agent::Water;
    r.rate = share * capacity / s.rules.knock_s;
    r.area_rate = 0.1 * share;
    r.critical_area = capacity / 1.8e6;   // liquid pools at 1.8 MW/m2 (A9)
    r.cooling = 0.5 * capacity * share;
    r.by = k_by_service;
    s.requests.agent.push_back(r);
    for (const ItemIndex i : s.fire.burning) {
        if (s.fire_fixed.items[i.row()].place == place) s.state.attacks.push_back({i, place, k_by_service, 4});
    }
}

/// Lines beyond those attacking wet the nearest exposed openings: cheaper than knocking down (fire-spread 5).
void wet_neighbours(Service& s, double flow) {
    OpeningIndex worst;
    double most = 2.0e3;
    for (std::size_t o = 0; o < s.fire.opening_flux.size(); ++o) {
        if (s.fire.opening_flux[o] > most) {
            most = s.fire.opening_flux[o];
            worst = OpeningIndex(o);
        }
    }
    if (worst.valid()) s.requests.wetting.push_back({worst, 0.5 * flow});
}

void event(Service& s, EventKind kind, std::uint32_t subject, PlaceIndex place, double value = 0.0) {
    Event e;
    e.time = s.ctx.now;
    e.kind = kind;
    e.subject = subject;
    e.place = place.v;
    e.values[0] = value;
    s.events.push_back(e);
}

void spray(Service& s) {
    const auto& def = s.fixed.measures.fire_service;
    const double now = s.ctx.now;
    if (s.state.water_left_m3 <= 0.0 && !s.fixed.water_source) {
        if (s.state.refilled_at > 1e299) {
            s.state.refilled_at = now + s.rules.refill_s;
            event(s, EventKind::WaterOff, k_by_service, {});
        }
        if (now < s.state.refilled_at) return;
        s.state.refilled_at = 1e300;
        s.state.water_left_m3 = def.tank_m3;
        event(s, EventKind::Refilled, k_by_service, {});
    }
    const auto places = burning_places(s);
    if (places.empty()) return;
    const int lines = std::min(s.rules.lines, 1 + static_cast<int>((now - s.state.water_at) / s.rules.second_line_s));
    for (int k = 0; k < lines; ++k) {
        s.state.water_left_m3 -= def.flow_l_s * s.ctx.dt / 1000.0;
        // The second line holds the neighbours, the others attack (command rule 2).
        if (k == 1 && s.fixed.measures.command.present) {
            wet_neighbours(s, def.flow_l_s);
            continue;
        }
        const auto& [hrr, place] = places[static_cast<std::size_t>(k) % places.size()];
        jet(s, place, hrr, def.flow_l_s);
    }
}

bool can_be_rescued(const Service& s, std::size_t i) {
    using people::Activity;
    const Activity a = s.persons.activity[i];
    if (s.people.population.present[i] == 0 || a == Activity::Out || a == Activity::Dead || a == Activity::Rescued) return false;
    const std::uint32_t patch = s.persons.walk.patch[i];
    if (patch >= s.world.patches.size()) return false;
    const PlaceIndex place = s.world.patches[patch].place;
    return a == Activity::Incapacitated || (fire::place_affected(s.fire, place) && !s.world.places[place.row()].outdoors);
}

/// 1-2 people per crew and 3-5 minutes; the lowest storey first, then row order (D6).
void rescue(Service& s) {
    const auto occasion = static_cast<std::uint32_t>(s.state.next_rescue_at);
    const DrawKey key{s.ctx.seed, k_service_key, Purpose::Attack, occasion};
    const int people = draw_uniform(key) < 0.5 ? 1 : 2;
    std::vector<std::pair<int, std::uint32_t>> found;
    for (std::size_t i = 0; i < s.people.size(); ++i) {
        if (!can_be_rescued(s, i)) continue;
        const PlaceIndex place = s.world.patches[s.persons.walk.patch[i]].place;
        found.emplace_back(s.world.places[place.row()].level, static_cast<std::uint32_t>(i));
    }
    std::sort(found.begin(), found.end());
    for (int k = 0; k < people && k < static_cast<int>(found.size()); ++k) {
        const std::uint32_t i = found[static_cast<std::size_t>(k)].second;
        const PlaceIndex place = s.world.patches[s.persons.walk.patch[i]].place;
        s.persons.activity[i] = people::Activity::Rescued;
        s.persons.out_at[i] = s.ctx.now;
        take_out(s.persons.walk, i, people::WalkMode::Out);
        event(s, EventKind::Rescued, i, place);
    }
    const double u = draw_uniform({s.ctx.seed, k_service_key, Purpose::Attack, occasion, 1});
    s.state.next_rescue_at = s.ctx.now + s.rules.rescue_low_s + (s.rules.rescue_high_s - s.rules.rescue_low_s) * u;
}

}  // namespace

void advance_service(const StepContext& ctx, const ResponseStatic& fixed, const people::PeopleStatic& people,
                     const world::World& world, const fire::FireStatic& fire_fixed, const fire::FireState& fire,
                     ResponseState& state, people::PeopleState& persons, fire::Requests& requests,
                     std::vector<Event>& events) {
    if (!fixed.measures.fire_service.present || ctx.now < state.call_at) return;
    Service s{ctx, fixed, people, world, fire_fixed, fire, state, persons, requests, events, {}};
    if (state.arrive_at > 1e299) {
        state.arrive_at = state.call_at + travel_time(s.rules, fixed, ctx.seed, ctx.start_hour + state.call_at / 3600.0);
        state.water_at = state.arrive_at + water_time(s.rules, fixed, ctx.seed, state.called_about);
    }
    if (!state.arrived && ctx.now >= state.arrive_at) {
        state.arrived = true;
        state.next_rescue_at = state.arrive_at + s.rules.setup_high_s;
        event(s, EventKind::ServiceArrived, k_by_service, state.called_about, state.arrive_at - state.call_at);
    }
    if (ctx.now >= state.next_rescue_at) rescue(s);
    if (ctx.now < state.water_at) return;
    if (!state.water_on) {
        state.water_on = true;
        event(s, EventKind::WaterOn, k_by_service, state.called_about);
    }
    spray(s);
}

}  // namespace taicho::response
