// Places nobody has looked at: villages and blocks of random seeds are clean, everybody can leave them,
// and a fire in them is computed without trouble. TAICHO_FULL=1 takes ten times as many; TAICHO_PLACES=59,70
// takes these alone.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <sstream>

#include "fire/gas_state.h"
#include "layout/templates.h"
#include "layout/write_scenario.h"
#include "people/cue.h"
#include "people/decide_state.h"
#include "sim/build.h"
#include "sim/run.h"
#include "support.h"
#include "world/walk_routes.h"

namespace taicho::whole {
namespace {

constexpr double k_leave_s = 900.0;   ///< [s] everybody told to leave is out by then, and by twice their own free way

constexpr double k_longest_s = 7200.0;  ///< [s] however slow they are

std::vector<int> places() {
    std::vector<int> out;
    if (const char* some = std::getenv("TAICHO_PLACES")) {
        std::stringstream list(some);
        for (std::string item; std::getline(list, item, ',');) out.push_back(std::atoi(item.c_str()));
        return out;
    }
    const char* full = std::getenv("TAICHO_FULL");
    out.resize(full != nullptr && std::string(full) == "1" ? 250 : 20);
    std::iota(out.begin(), out.end(), 1);
    return out;
}

/// A number of [lo, hi] for a seed and a purpose: the same places every time.
int pick(std::uint64_t seed, std::uint64_t what, int lo, int hi) {
    std::uint64_t x = seed * 0x9E3779B97F4A7C15ull + what * 0xD1B54A32D192ED03ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return lo + static_cast<int>((x ^ (x >> 31)) % static_cast<std::uint64_t>(hi - lo + 1));
}

layout::Scene village(std::uint64_t seed) {
    layout::VillageDef def;
    def.seed = 1000 + seed;
    def.households = pick(seed, 1, 8, 60);
    def.workshop_fraction = 0.1 * pick(seed, 2, 0, 10);
    def.dead_end_fraction = 0.1 * pick(seed, 3, 0, 10);
    return layout::make_village(def);
}

layout::Scene block(std::uint64_t seed) {
    layout::ApartmentDef def;
    def.seed = 1000 + seed;
    def.storeys = pick(seed, 1, 2, 12);
    def.flats_per_storey = 2 * pick(seed, 2, 1, 5);
    def.two_stairs = pick(seed, 3, 0, 1) == 1;
    def.enclosed_stairs = pick(seed, 4, 0, 1) == 1;
    def.stair_opens_outside = pick(seed, 5, 0, 1) == 1;
    return layout::make_apartment(def);
}

/// A generated place that was written, read back and checked.
struct Generated {
    sim::Scenario scenario;
    sim::SharedPlace place;
};

Generated generate(const layout::Scene& scene) {
    const TempFolder folder;
    Problems problems;
    EXPECT_TRUE(layout::write_scenario(scene, folder / "s", false, problems));
    const study::ReadyScenario r = study::read_ready(folder / "s", {}, "", {}, problems);
    for (const Problem& p : problems.list()) {
        const bool cut_off = p.code == "W-GEO-03" || p.code == "W-GEO-15";
        if (p.severity == Problem::Severity::Error || cut_off) ADD_FAILURE() << format_problem(p, "en");
    }
    if (!r.usable()) return {};
    return {*r.scenario, r.place};
}

sim::Model model_of(const Generated& g, const sim::Scenario& scenario) {
    Problems problems;
    sim::Model m = sim::build_model(std::make_shared<const sim::Scenario>(scenario), g.place, problems);
    for (const Problem& p : problems.list()) {
        if (p.severity == Problem::Severity::Error) ADD_FAILURE() << format_problem(p, "en");
    }
    return m;
}

/// Everybody who is there sets out at some moment of the first 20 s; nothing burns.
sim::Model all_leaving(const Generated& g, std::uint64_t seed) {
    sim::Scenario s = g.scenario;
    s.run.start_hour = pick(seed, 7, 0, 23);
    s.run.duration_s = k_longest_s;
    s.run.seed = s.run.population_seed = seed;
    sim::Model m = model_of(g, s);
    m.ignition.item = {};
    m.people.behaviour = false;
    people::Population& p = m.people.population;
    for (std::size_t i = 0; i < p.size(); ++i) {
        p.asleep[i] = 0;
        if (p.present[i]) p.prescribed_response[i] = static_cast<float>(i % 20);
    }
    return m;
}

/// [s] the slowest person needs for the shortest way to an exit at their own stair speed, alone.
double slowest_way(const sim::Model& m, const sim::State& s) {
    world::WalkRoutes routes(m.walk->geometry);
    world::WalkDestination out;
    for (std::size_t i = 0; i < m.world->openings.size(); ++i) {
        const std::uint32_t portal = m.walk->portal_of_opening[i];
        if (m.world->openings[i].exit && portal != world::k_walk_none) out.portals.push_back(portal);
    }
    const std::uint32_t route = routes.route(routes.add_destination(out), routes.add_class());
    double longest = 0.0;
    const people::WalkState& w = s.people.walk;
    for (std::uint32_t i = 0; i < w.size(); ++i) {
        if (w.patch[i] == world::k_walk_none || !m.people.population.present[i]) continue;
        const double speed = static_cast<double>(m.people.population.speed_free[i]) *
                             std::min(1.0, static_cast<double>(std::min(w.up[i], w.down[i])));
        longest = std::max(longest, routes.distance_to(route, w.patch[i], w.pos[i]) / speed);
    }
    return longest;
}

std::string where_stands(const sim::Model& m, const sim::State& s, std::size_t i) {
    const people::WalkState& w = s.people.walk;
    const auto& openings = m.walk->opening_of_portal;
    const std::uint32_t patch = w.patch[i], portal = w.waypoint[i];
    const OpeningIndex next = portal < openings.size() ? openings[portal] : OpeningIndex{};
    return fmt::format("  {} in {} at {:.2f}, {:.2f}: task {}, waits {} for {:.0f} s, speed {:.2f} m/s, before {}\n",
                       m.people.population.id[i],
                       patch < m.world->patches.size() ? m.world->places[m.world->patches[patch].place.row()].id : "-",
                       w.pos[i].x, w.pos[i].y, static_cast<int>(s.people.task[i]), static_cast<int>(w.wait[i]),
                       w.still_s[i], norm(w.vel[i]), next.valid() ? m.world->openings[next.row()].id : "-");
}

std::string left_behind(const sim::Model& m, const sim::State& s, std::size_t& inside) {
    std::string out;
    for (std::size_t i = 0; i < m.people.size(); ++i) {
        if (!m.people.population.present[i] || s.people.activity[i] == people::Activity::Out) continue;
        if (++inside <= 8) out += where_stands(m, s, i);
    }
    return out;
}

void expect_everybody_out(const Generated& g, std::uint64_t seed, const std::string& what) {
    const sim::Model m = all_leaving(g, seed);
    sim::State s = sim::initial_state(m);
    const double alone = slowest_way(m, s);
    ASSERT_TRUE(std::isfinite(alone)) << what << ": somebody has no way out";
    Profile profile;
    sim::RunControl control;
    control.until_s = std::max(k_leave_s, 2.0 * alone);
    (void)sim::run(m, s, {}, control, profile);
    std::size_t inside = 0;
    const std::string who = left_behind(m, s, inside);
    EXPECT_EQ(inside, 0u) << what << " after " << s.clock.now() << " s, " << s.diagnostics << " stuck reports\n" << who;
    for (std::size_t i = 0; i < m.people.size(); ++i) {
        if (s.people.fed_gas[i] != 0.0 || s.people.fed_heat[i] != 0.0) ADD_FAILURE() << what << ": harm without a fire";
    }
}

/// Diagnostics after which a number of the run is not to be trusted.
void expect_untroubled_fire(const Generated& g, std::uint64_t seed, const std::string& what) {
    sim::Scenario s = g.scenario;
    s.run.seed = s.run.population_seed = seed;
    s.run.duration_s = 600.0;
    const sim::Model m = model_of(g, s);
    ASSERT_TRUE(m.ignition.item.valid()) << what;
    sim::State state = sim::initial_state(m);
    Profile profile;
    (void)sim::run(m, state, {}, {}, profile);
    using Code = fire::GasDiagnostic::Code;
    for (const Code c : {Code::StepAtMinimum, Code::PressureStopped, Code::TemperatureBound, Code::SpeciesClamped}) {
        EXPECT_EQ(state.fire.gas.counts[static_cast<std::size_t>(c)], 0u)
            << what << ": gas diagnostic " << static_cast<int>(c) << ", fire of " << m.fire->item(m.ignition.item).id;
    }
    double mass = 0, turned = 0, energy = 0, heat = 0;
    for (const fire::GasBalance& b : state.fire.gas.balance) {
        mass += b.mass_error();
        turned += b.mass_total;
        energy += b.energy_error();
        heat += b.energy_fire;
    }
    EXPECT_LE(std::abs(mass), 1e-9 * turned) << what;
    EXPECT_LE(std::abs(energy), 1e-4 * heat) << what;
}

/// All events of a run.
class Listener : public sim::Observer {
  public:
    void frame(const sim::FrameView& view) override {
        events.insert(events.end(), view.new_events.begin(), view.new_events.end());
    }
    std::vector<Event> events;
};

std::vector<Event> events_of(const sim::Model& m) {
    sim::State state = sim::initial_state(m);
    Profile profile;
    Listener listener;
    sim::Observer* const observers[] = {&listener};
    (void)sim::run(m, state, observers, {}, profile);
    std::stable_sort(listener.events.begin(), listener.events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    return listener.events;
}

bool is_act(EventKind k) {
    return k == EventKind::Decided || k == EventKind::StartedMoving || k == EventKind::BellPressed ||
           k == EventKind::Knocked || k == EventKind::Shouted || k == EventKind::CalledService ||
           k == EventKind::TookFixture || k == EventKind::Discharged || k == EventKind::ThrewWater ||
           k == EventKind::Smothered;
}

constexpr unsigned bit(people::CueKind k) { return 1u << static_cast<unsigned>(k); }
constexpr unsigned k_all_cues = 0xFFFFu & ~bit(people::CueKind::Order);   ///< to be led by the hand needs no sense

bool decided(const Event& e, people::Decision d) {
    return e.kind == EventKind::Decided && e.mode == static_cast<std::uint16_t>(d);
}

/// Does this act rest on having seen the flames?
bool rests_on_flames(const Event& e) {
    return decided(e, people::Decision::Fight) || decided(e, people::Decision::NotFight) ||
           e.kind == EventKind::Discharged || e.kind == EventKind::ThrewWater || e.kind == EventKind::Smothered;
}

/// Does it rest on a bell or alarm taken for a false one?
bool rests_on_alarm(const Event& e) { return decided(e, people::Decision::Ignore); }

/// Cues are taken away, one person or one kind at a time: the acts that rested on them are gone from the run.
void expect_acts_go_with_their_cue(sim::Model m, std::uint64_t seed, const std::string& what) {
    const std::size_t n = m.people.size();
    if (n == 0) return;
    // One in three senses nothing at all; what the others do and tell is as it may be.
    m.people.withheld.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        if (pick(seed, 100 + i, 0, 2) == 0) m.people.withheld[i] = k_all_cues;
    std::vector<char> led(n, 0);
    for (const Event& e : events_of(m)) {
        if (e.subject >= n || m.people.withheld[e.subject] == 0) continue;
        const bool order = (e.kind == EventKind::Noticed || e.kind == EventKind::Woke) &&
                           e.mode == static_cast<std::uint16_t>(people::CueKind::Order);
        if (e.kind == EventKind::Carried || order) led[e.subject] = 1;
        if (led[e.subject] != 0) continue;
        EXPECT_FALSE(is_act(e.kind) || e.kind == EventKind::Noticed || e.kind == EventKind::Woke)
            << what << ": " << m.people.population.id[e.subject] << ' ' << event_name(e.kind) << " at " << e.time << " senses nothing";
    }
    // One kind of cue is kept from everybody.
    m.people.withheld.assign(n, bit(people::CueKind::Flame));
    for (const Event& e : events_of(m))
        EXPECT_FALSE(rests_on_flames(e)) << what << ": " << event_name(e.kind) << " at " << e.time << ", nobody sees flames";
    m.people.withheld.assign(n, bit(people::CueKind::Bell) | bit(people::CueKind::Alarm));
    for (const Event& e : events_of(m))
        EXPECT_FALSE(rests_on_alarm(e)) << what << ": a false alarm at " << e.time << ", nobody hears one";
}

/// Each act follows a cue of that person's own, each message comes from somebody who knew before, and with the
/// first cue of all taken away (nothing burns) nobody does anything.
void expect_no_act_without_a_cue(const Generated& g, std::uint64_t seed, const std::string& what) {
    sim::Scenario s = g.scenario;
    s.run.seed = s.run.population_seed = seed;
    s.run.duration_s = 420.0;
    s.run.start_hour = pick(seed, 8, 0, 23);
    sim::Model m = model_of(g, s);
    ASSERT_TRUE(m.ignition.item.valid()) << what;
    std::vector<double> knows(m.people.size(), 1e300);
    const auto person = [&](std::uint32_t row) { return row < knows.size() ? m.people.population.id[row] : "?"; };
    for (const Event& e : events_of(m)) {
        if (e.subject >= knows.size()) continue;
        if (e.kind == EventKind::Noticed || e.kind == EventKind::Woke) {
            if (e.object < knows.size() && e.object != e.subject) {
                EXPECT_LE(knows[e.object], e.time) << what << ": " << person(e.object) << " told " << person(e.subject)
                                                   << " at " << e.time << " what he did not know";
            }
            knows[e.subject] = std::min(knows[e.subject], e.time);
        } else if (e.kind == EventKind::Carried) {
            knows[e.subject] = std::min(knows[e.subject], e.time);   // woken by being taken along
        } else if (is_act(e.kind)) {
            EXPECT_LE(knows[e.subject], e.time) << what << ": " << person(e.subject) << " does "
                                                << event_name(e.kind) << " at " << e.time << " without a cue";
        }
    }
    expect_acts_go_with_their_cue(m, seed, what);
    m.ignition.item = {};
    for (const Event& e : events_of(m)) {
        if (e.subject >= knows.size()) continue;
        const bool act = is_act(e.kind) || e.kind == EventKind::Noticed || e.kind == EventKind::Woke;
        if (act) ADD_FAILURE() << what << ": " << person(e.subject) << ' ' << event_name(e.kind) << " though nothing burns";
    }
}

/// When each person learns of the fire while nobody does anything, with or without a bell at the start.
std::vector<double> learns_at(const sim::Model& m, bool bell) {
    sim::State state = sim::initial_state(m);
    if (bell) {
        constexpr double k_at_pillow = 75.0;   // [dBA]
        for (std::size_t i = 0; i < m.people.size(); i += 2)
            state.people.inbox.push_back({.time = 0.0, .to = PersonIndex(i), .kind = people::CueKind::Bell, .level = k_at_pillow, .from = {}, .about = {}});
    }
    Profile profile;
    (void)sim::run(m, state, {}, {}, profile);
    return state.people.aware_at;
}

/// With behaviour frozen a bell makes nobody learn later, and some learn earlier.
void expect_bell_never_delays(const Generated& g, std::uint64_t seed, const std::string& what) {
    sim::Scenario s = g.scenario;
    s.run.seed = s.run.population_seed = seed;
    s.run.duration_s = 300.0;
    s.run.start_hour = pick(seed, 8, 0, 23);
    sim::Model m = model_of(g, s);
    m.people.decides = false;
    const std::vector<double> without = learns_at(m, false), with = learns_at(m, true);
    int earlier = 0, there = 0;
    for (std::size_t i = 0; i < without.size(); ++i) {
        EXPECT_LE(with[i], without[i]) << what << ": " << m.people.population.id[i] << " learns later for a bell";
        earlier += with[i] < without[i] ? 1 : 0;
        there += m.people.population.present[i] != 0 && i % 2 == 0 ? 1 : 0;
    }
    if (there >= 10) { EXPECT_GT(earlier, 0) << what << ": a bell nobody hears"; }
}

/// Roof ways, balconies and hatches only add: no way out gets longer or is lost by them.
void expect_second_ways_only_add(const Generated& g, std::uint64_t seed, const std::string& what) {
    sim::Scenario s = g.scenario;
    s.run.seed = s.run.population_seed = seed;
    const sim::Model m = model_of(g, s);
    world::WalkRoutes routes(m.walk->geometry);
    const std::uint32_t all = routes.add_class(), usual = routes.add_class();
    world::WalkDestination out;
    for (std::size_t i = 0; i < m.world->openings.size(); ++i) {
        const std::uint32_t portal = m.walk->portal_of_opening[i];
        const world::Opening& o = m.world->openings[i];
        if (portal == world::k_walk_none) continue;
        if (o.exit) out.portals.push_back(portal);
        const bool second = o.kind == world::OpeningKind::RoofWay || o.kind == world::OpeningKind::Balcony || o.kind == world::OpeningKind::Hatch;
        routes.set_usable(usual, portal, !second);
    }
    const std::uint32_t to = routes.add_destination(out);
    const std::uint32_t with = routes.route(to, all), without = routes.route(to, usual);
    routes.refresh();
    for (std::uint32_t k = 0; k < m.world->patches.size(); ++k) {
        const Vec2 at = m.world->places[m.world->patches[k].place.row()].centre;
        const double longer = routes.distance_to(with, k, at), before = routes.distance_to(without, k, at);
        EXPECT_TRUE(longer <= before + 1e-6) << what << ": " << m.world->places[m.world->patches[k].place.row()].id << ' ' << before << " m without, "
                                             << longer << " m with a second way";
    }
}

using Make = layout::Scene (*)(std::uint64_t);
using Expect = void (*)(const Generated&, std::uint64_t, const std::string&);

void try_all(Make make, const std::string& kind, Expect expect) {
    for (const int k : places()) {
        const auto seed = static_cast<std::uint64_t>(k);
        const std::string what = kind + " " + std::to_string(k);
        const Generated g = generate(make(seed));
        ASSERT_NE(g.place.world, nullptr) << what;
        expect(g, seed, what);
    }
}

TEST(GeneratedFire, Villages) { try_all(village, "village", expect_untroubled_fire); }
TEST(GeneratedFire, Blocks) { try_all(block, "block", expect_untroubled_fire); }
TEST(GeneratedKnowledge, Villages) { try_all(village, "village", expect_no_act_without_a_cue); }
TEST(GeneratedKnowledge, Blocks) { try_all(block, "block", expect_no_act_without_a_cue); }
TEST(GeneratedKnowledge, BellNeverDelaysVillages) { try_all(village, "village", expect_bell_never_delays); }
TEST(GeneratedKnowledge, BellNeverDelaysBlocks) { try_all(block, "block", expect_bell_never_delays); }
TEST(GeneratedKnowledge, SecondWaysOnlyAddVillages) { try_all(village, "village", expect_second_ways_only_add); }
TEST(GeneratedLeave, Villages) { try_all(village, "village", expect_everybody_out); }
TEST(GeneratedLeave, Blocks) { try_all(block, "block", expect_everybody_out); }

/// The scenarios that come with the program, as they are.
TEST(GeneratedLeave, Shipped) {
    for (const char* name : {"alley", "craft-village", "craft-cluster", "industrial-cluster", "collective-block", "mini-apartment",
                             "shop-below", "apartment-block"}) {
        const study::ReadyScenario r = ready(shipped(name));
        ASSERT_TRUE(r.usable()) << name;
        for (const std::uint64_t seed : {1, 2, 3}) expect_everybody_out({*r.scenario, r.place}, seed, name);
    }
}

}  // namespace
}  // namespace taicho::whole
