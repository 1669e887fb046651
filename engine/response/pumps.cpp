// Portable community pumps: carried to the water, started, and held by a crew (people handbook A8).
#include <algorithm>

#include "response/jets.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Activity;
using people::Task;

namespace {

constexpr double k_carry = 1.0;          // [m/s] three or four people with a pump (J)
constexpr double k_hose_lay = 200.0 / 600.0;   // [m/s] 200 m by hand in 10 min (D6, R)
constexpr double k_carry_range = 300.0;  // [m] (J)
constexpr double k_call_range = 60.0;    // [m] hands that are fetched (J)
constexpr std::uint8_t k_means = 5;

bool there(const Scene& s, FixtureIndex fixture) { return !removed(s, fixture); }

/// Nearest source to the fire that a hose reaches and that still holds water.
std::uint32_t source_near(const Scene& s, Vec2 fire) {
    std::uint32_t best = 0xFFFFFFFFu;
    double least = s.fixed.measures.water.reach_m;
    for (std::size_t k = 0; k < s.fixed.sources.size(); ++k) {
        const WaterSource& w = s.fixed.sources[k];
        const double d = distance(w.at, fire);
        if (!there(s, w.fixture) || s.state.source_left[k] <= 0.0 || d > least) continue;
        least = d;
        best = static_cast<std::uint32_t>(k);
    }
    return best;
}

bool on_their_feet(const Scene& s, PersonIndex p) {
    const Activity a = s.persons.activity[p.row()];
    return a != Activity::Out && a != Activity::Dead && a != Activity::Incapacitated && a != Activity::Rescued && a != Activity::Carried;
}

bool engaged(const Scene& s, PersonIndex p) {
    for (const PumpState& pump : s.state.pumps) {
        if (std::find(pump.crew.begin(), pump.crew.end(), p) != pump.crew.end()) return true;
    }
    return false;
}

void hold(Scene& s, PersonIndex p) {
    s.persons.task[p.row()] = Task::Watch;
    s.persons.activity[p.row()] = Activity::Helping;
    s.persons.task_until[p.row()] = s.ctx.now + 30.0;   // renewed while the pump runs
    s.persons.decide.order[p.row()] = {people::OrderKind::Stand, {}, {}};
}

/// Hands free for a pump, up to its crew; fewer means it cannot be worked.
std::vector<PersonIndex> crew_for(const Scene& s, Vec2 fire) {
    const auto need = static_cast<std::size_t>(std::max(1.0, s.fixed.measures.water.crew));
    std::vector<PersonIndex> crew;
    for (const PersonIndex p : hands(s, fire, k_call_range)) {
        if (p == s.state.commander || engaged(s, p)) continue;
        crew.push_back(p);
        if (crew.size() == need) return crew;
    }
    return {};
}

void start(Scene& s, std::size_t row, PlaceIndex fire) {
    const Pump& pump = s.fixed.pumps[row];
    PumpState& st = s.state.pumps[row];
    const Vec2 at = s.world.places[fire.row()].centre;
    const std::uint32_t source = source_near(s, at);
    if (source == 0xFFFFFFFFu || !there(s, pump.fixture)) return;
    const Vec2 water = s.fixed.sources[source].at;
    const double carried = distance(pump.at, water);
    if (carried > k_carry_range) return;
    const auto crew = crew_for(s, at);
    if (crew.empty()) return;
    const auto& w = s.fixed.measures.water;
    const double u = draw_uniform({s.ctx.seed, pump.key, Purpose::Setup, 0});
    st.phase = PumpPhase::Starting;
    st.source = source;
    st.crew = crew;
    st.ready_at = s.ctx.now + carried / k_carry + distance(water, at) / k_hose_lay + w.start_low_s + (w.start_high_s - w.start_low_s) * u;
    for (const PersonIndex p : crew) {
        hold(s, p);
        say(s, EventKind::Joined, p, static_cast<std::uint32_t>(row)).mode = 1;   // takes a hand at a pump
    }
}

void run(Scene& s, std::size_t row, PlaceIndex fire, double hrr) {
    PumpState& st = s.state.pumps[row];
    const Pump& pump = s.fixed.pumps[row];
    double& left = s.state.source_left[st.source];
    const double flow = std::min(pump.flow, s.fixed.sources[st.source].flow);
    if (left <= 0.0) return;
    left -= flow * s.ctx.dt / 1000.0;
    const LineRules rules;
    // Under command half of the water holds the neighbours where they are threatened.
    const bool shared = commanding(s) && wet_neighbours(rules, s.fire, 0.5 * flow, s.fire_requests);
    play_on(rules, s.fixed.rules, s.fire_fixed, s.fire, fire, hrr, {shared ? 0.5 * flow : flow, st.crew.front().v, k_means},
            s.fire_requests, s.state.attacks);
    for (const PersonIndex p : st.crew) attempted(s, p);
}

/// Somebody of the crew is lost: others step in, or the pump stands.
bool keep_crew(Scene& s, std::size_t row, Vec2 fire) {
    PumpState& st = s.state.pumps[row];
    std::erase_if(st.crew, [&](PersonIndex p) { return !on_their_feet(s, p); });
    const auto need = static_cast<std::size_t>(std::max(1.0, s.fixed.measures.water.crew));
    if (st.crew.size() < need) {
        for (const PersonIndex p : hands(s, fire, k_call_range)) {
            if (st.crew.size() >= need) break;
            if (p != s.state.commander && !engaged(s, p)) st.crew.push_back(p);
        }
    }
    if (st.crew.size() < need) {
        st = PumpState{};
        return false;
    }
    for (const PersonIndex p : st.crew) hold(s, p);
    return true;
}

}  // namespace

void advance_pumps(Scene& s) {
    if (s.fixed.pumps.empty()) return;
    if (s.state.pumps.empty()) s.state.pumps.resize(s.fixed.pumps.size());
    const auto places = burning_places(s.fire_fixed, s.fire);
    if (places.empty()) return;
    const auto [hrr, fire] = places.front();
    const Vec2 at = s.world.places[fire.row()].centre;
    for (std::size_t row = 0; row < s.fixed.pumps.size(); ++row) {
        PumpState& st = s.state.pumps[row];
        if (st.phase == PumpPhase::Idle) {
            start(s, row, fire);
            continue;
        }
        if (!keep_crew(s, row, at)) continue;
        if (st.phase == PumpPhase::Starting && s.ctx.now >= st.ready_at) {
            st.phase = PumpPhase::Running;
            say(s, EventKind::WaterOn, st.crew.front(), static_cast<std::uint32_t>(row)).mode = 1;   // a community pump
        }
        if (st.phase == PumpPhase::Running && distance(s.fixed.sources[st.source].at, at) <= s.fixed.measures.water.reach_m) {
            run(s, row, fire, hrr);
        }
    }
}

}  // namespace taicho::response
