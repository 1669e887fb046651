#include "response/service.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "core/rng.h"
#include "people/move.h"
#include "people/place_lists.h"

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

bool reaches_anything(const ResponseStatic& fixed) {
    return std::any_of(fixed.hose_m.begin(), fixed.hose_m.end(), [](double m) { return m < k_no_way; });
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
    const world::WorldState& doors;
    const fire::FireStatic& fire_fixed;
    const fire::FireState& fire;
    ResponseState& state;
    people::PeopleState& persons;
    fire::Requests& requests;
    std::vector<Event>& events;
    ServiceRules rules;
};

void event(Service& s, EventKind kind, std::uint32_t subject, PlaceIndex place, double value = 0.0) {
    Event e;
    e.time = s.ctx.now;
    e.kind = kind;
    e.subject = subject;
    e.place = place.v;
    e.values[0] = value;
    s.events.push_back(e);
}

/// The nearest hydrant, tank or pond with water left, near enough to the fire to supply the jets.
std::uint32_t source_for(const Service& s, PlaceIndex fire) {
    std::uint32_t best = 0xFFFFFFFFu;
    double least = s.fixed.measures.fire_service.source_reach_m;
    for (std::size_t k = 0; k < s.fixed.sources.size(); ++k) {
        const WaterSource& w = s.fixed.sources[k];
        const bool gone = w.fixture.valid() && s.doors.fixture_taken[w.fixture.row()] != 0;
        const double d = distance(w.at, s.world.places[fire.row()].centre);
        if (gone || s.state.source_left[k] <= 0.0 || d > least) continue;
        least = d;
        best = static_cast<std::uint32_t>(k);
    }
    return best;
}

/// Flow that the jets get in this step, asking for `wanted` [kg/s]: a source first, else what is on the truck.
double draw_water(Service& s, PlaceIndex fire, double wanted) {
    const double now = s.ctx.now;
    const std::uint32_t k = source_for(s, fire);
    if (k != 0xFFFFFFFFu) {
        const double flow = std::min(wanted, s.fixed.sources[k].flow);
        s.state.source_left[k] -= flow * s.ctx.dt / 1000.0;
        return flow;
    }
    if (s.state.water_left_m3 <= 0.0) {
        if (s.state.refilled_at > 1e299) {
            s.state.refilled_at = now + s.rules.refill_s;
            event(s, EventKind::WaterOff, k_by_service, {});
        }
        if (now < s.state.refilled_at) return 0.0;
        s.state.refilled_at = 1e300;
        s.state.water_left_m3 = s.fixed.measures.fire_service.tank_m3;
        event(s, EventKind::Refilled, k_by_service, {});
    }
    s.state.water_left_m3 -= wanted * s.ctx.dt / 1000.0;
    return wanted;
}

/// Life first: a burning place in whose building somebody is still inside.
bool somebody_inside(const Service& s, PlaceIndex place) {
    const BuildingIndex b = s.world.places[place.row()].building;
    if (!b.valid()) return false;
    for (const PlaceIndex p : s.world.buildings[b.row()].places) {
        bool alive = false;
        people::for_people_in(s.persons, p, [&](std::size_t i) {
            alive = alive || s.persons.activity[i] != people::Activity::Dead;
        });
        if (alive) return true;
    }
    return false;
}

void spray(Service& s) {
    const auto& def = s.fixed.measures.fire_service;
    auto places = burning_places(s.fire_fixed, s.fire);
    if (places.empty()) return;
    const bool led = s.fixed.commanded && s.state.commander.valid();
    if (led) {
        std::stable_partition(places.begin(), places.end(), [&](const auto& p) { return somebody_inside(s, p.second); });
    }
    const int lines = std::min(static_cast<int>(def.lines), 1 + static_cast<int>((s.ctx.now - s.state.water_at) / s.rules.second_line_s));
    const double flow = draw_water(s, places.front().second, lines * def.flow_l_s) / lines;
    if (flow <= 0.0) return;
    const Line line{flow, k_by_service, 4};
    for (int k = 0; k < lines; ++k) {
        // The second line holds the neighbours, the others attack (command rule 2).
        if (k == 1 && led && wet_neighbours(s.rules.line, s.fire, flow, s.requests)) continue;
        const auto& [hrr, place] = places[static_cast<std::size_t>(k) % places.size()];
        play_on(s.rules.line, s.fixed.rules, s.fire_fixed, s.fire, place, hrr, line, s.requests, s.state.attacks);
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

void bring_out(Service& s, std::uint32_t i) {
    const PlaceIndex place = s.world.patches[s.persons.walk.patch[i]].place;
    s.persons.activity[i] = people::Activity::Rescued;
    s.persons.out_at[i] = s.ctx.now;
    take_out(s.persons.walk, i, people::WalkMode::Out);
    event(s, EventKind::Rescued, i, place);
}

/// Rooms a crew looks through: smoky ones indoors, the lowest storey first, not twice.
std::vector<PlaceIndex> rooms_to_search(const Service& s) {
    std::vector<PlaceIndex> out;
    for (const PlaceIndex p : s.fire.affected_list) {
        if (!s.world.places[p.row()].outdoors && s.state.searched_place[p.row()] == 0) out.push_back(p);
    }
    std::stable_sort(out.begin(), out.end(), [&](PlaceIndex a, PlaceIndex b) {
        return s.world.places[a.row()].level < s.world.places[b.row()].level;
    });
    return out;
}

/// Who lies in the open is seen by everybody.
std::vector<std::uint32_t> lying_outside(const Service& s) {
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < s.people.size(); ++i) {
        if (s.persons.activity[i] != people::Activity::Incapacitated) continue;
        const PlaceIndex p = people::place_of(s.world, s.persons, i);
        if (p.valid() && s.world.places[p.row()].outdoors && can_be_rescued(s, i)) out.push_back(static_cast<std::uint32_t>(i));
    }
    return out;
}

/// A crew brings out 1-2 people in 3-5 minutes (D6). Where people were counted at the gathering point it goes
/// straight to where somebody is missing; else it looks through empty rooms too.
void rescue(Service& s) {
    const auto occasion = static_cast<std::uint32_t>(s.state.next_rescue_at);
    const double u = draw_uniform({s.ctx.seed, k_service_key, Purpose::Attack, occasion, 1});
    const double trip = s.rules.rescue_low_s + (s.rules.rescue_high_s - s.rules.rescue_low_s) * u;
    const int most = draw_uniform({s.ctx.seed, k_service_key, Purpose::Attack, occasion}) < 0.5 ? 1 : 2;
    const bool counted = heads_counted(s.state, s.ctx.now);
    if (s.state.searched_place.empty()) s.state.searched_place.assign(s.world.places.size(), 0);
    double spent = 0.0;
    std::vector<std::uint32_t> found = lying_outside(s);
    for (const PlaceIndex p : found.empty() ? rooms_to_search(s) : std::vector<PlaceIndex>{}) {
        people::for_people_in(s.persons, p, [&](std::size_t i) {
            if (can_be_rescued(s, i)) found.push_back(static_cast<std::uint32_t>(i));
        });
        if (!found.empty()) break;
        if (counted) continue;
        s.state.searched_place[p.row()] = 1;
        spent += s.rules.empty_room_s;
        if (spent >= trip) break;
    }
    std::sort(found.begin(), found.end());
    if (found.size() > static_cast<std::size_t>(most)) found.resize(static_cast<std::size_t>(most));
    for (const std::uint32_t i : found) bring_out(s, i);
    const double crews = std::max(1.0, s.fixed.measures.fire_service.rescue_crews);
    s.state.next_rescue_at = s.ctx.now + (found.empty() ? std::max(spent, s.rules.empty_room_s) : spent + trip) / crews;
}

}  // namespace

void advance_service(const StepContext& ctx, const ResponseStatic& fixed, const people::PeopleStatic& people,
                     const world::World& world, const world::WorldState& doors, const fire::FireStatic& fire_fixed,
                     const fire::FireState& fire, ResponseState& state, people::PeopleState& persons, fire::Requests& requests,
                     std::vector<Event>& events) {
    if (!fixed.measures.fire_service.present || ctx.now < state.call_at) return;
    Service s{ctx, fixed, people, world, doors, fire_fixed, fire, state, persons, requests, events, {}};
    if (state.arrive_at > 1e299) {
        if (state.called_about.valid() && fixed.hose_m[state.called_about.row()] >= k_no_way && !state.arrived) {
            state.arrived = true;   // told once; nobody comes
            event(s, EventKind::Diagnostic, k_by_service, state.called_about);
            events.back().mode = k_diagnostic_service;
        }
        if (state.called_about.valid() && fixed.hose_m[state.called_about.row()] >= k_no_way) return;
        state.arrive_at = state.call_at + travel_time(s.rules, fixed, ctx.seed, ctx.start_hour + state.call_at / 3600.0);
        state.water_at = state.arrive_at + water_time(s.rules, fixed, ctx.seed, state.called_about);
    }
    if (!state.arrived && ctx.now >= state.arrive_at) {
        state.arrived = true;
        state.next_rescue_at = state.arrive_at + s.rules.setup_high_s;
        event(s, EventKind::ServiceArrived, k_by_service, state.called_about, state.arrive_at - state.call_at);
    }
    if (fixed.measures.fire_service.rescue_crews >= 1.0 && ctx.now >= state.next_rescue_at) rescue(s);
    if (ctx.now < state.water_at) return;
    if (!state.water_on) {
        state.water_on = true;
        event(s, EventKind::WaterOn, k_by_service, state.called_about);
    }
    spray(s);
}

}  // namespace taicho::response
