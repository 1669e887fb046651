#include "sim/build.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text.h"
#include "fire/build.h"
#include "fire/draw_ignition.h"
#include "people/by_the_fire.h"
#include "people/decide.h"
#include "people/move.h"
#include "people/perceive.h"
#include "response/preparedness.h"
#include "sim/actions.h"
#include "sim/habits.h"
#include "world/graph.h"

namespace taicho::sim {

namespace {

/// Compass bearing (0 = north = +y, clockwise) to radians counter-clockwise from +x.
double bearing_to_radians(double deg) { return (90.0 - deg) * std::acos(-1.0) / 180.0; }

/// The largest step that is not above `most` and goes a whole number of times into the slow step [s].
double whole_part(double slow, double most) { return slow / std::max(1.0, std::ceil(slow / most - 1e-9)); }

fire::Weather weather_of(const Scenario& scenario) {
    fire::Weather w;
    w.wind = scenario.weather.wind_m_s;
    w.wind_from = bearing_to_radians(scenario.weather.wind_from_deg);
    w.temperature = scenario.weather.temperature;
    return w;
}

/// A way drawn so far from the edge of its floor that the wall was not cut there: people are led to it and meet the
/// wall.
void check_ways_fit(const Scenario& s, const world::World& world, const world::WalkWorld& walk, Problems& problems) {
    for (const OpeningIndex o : walk.off_the_floor) {
        const world::Opening& way = world.openings[o.row()];
        const Vec2 at = 0.5 * (way.p0 + way.p1);
        const auto drawn = std::find_if(s.map.features.begin(), s.map.features.end(),
                                        [&](const world::Feature& f) { return !f.id.empty() && f.id == way.id; });
        Problem p;
        p.severity = Problem::Severity::Warning;
        p.code = "W-GEO-16";
        p.pos = drawn != s.map.features.end() ? drawn->pos : SourcePos{s.map.file, 1, 1};
        p.path = way.id;
        p.text = {fmt::format("lối `{}` tại ({:.2f}, {:.2f}) không nằm trên mép sàn: người đi tới có thể bị tường chặn.",
                              way.id, at.x, at.y),
                  fmt::format("the way `{}` at ({:.2f}, {:.2f}) does not lie along the edge of a floor it joins: people "
                              "sent there may meet the wall.", way.id, at.x, at.y)};
        problems.add(std::move(p));
    }
}

}  // namespace

std::string place_key(const Scenario& scenario) {
    std::string key = scenario.map_key;
    for (const CapDef& cap : scenario.caps) key += fmt::format("\n{} {}", cap.opening, to_text(cap.flow));
    return key;
}

SharedPlace build_place(const Scenario& scenario, Problems& problems) {
    Problems found;
    auto world = std::make_shared<world::World>(world::assemble(scenario.map, found));
    const bool broken = found.has_errors();
    for (const Problem& p : found.list()) problems.add(p);
    if (broken) return {};
    SharedPlace place;
    place.key = place_key(scenario);
    place.world = world;
    std::vector<world::FlowCap> caps;
    for (const CapDef& cap : scenario.caps) caps.push_back({cap.opening, cap.flow});
    place.walk = world::build_walk_world(*world, caps);
    check_ways_fit(scenario, *world, *place.walk, problems);
    return place;
}

namespace {

/// Homes from which nobody could ever get out, keys and tools or not, are a map that is not finished.
void check_way_out(const Scenario& s, const world::World& world, Problems& problems) {
    if (s.people.households.empty()) return;
    const auto out = world.graph->reaches_exit(world::walkable_ever(world));
    if (std::any_of(out.begin(), out.end(), [](std::uint8_t reaches) { return reaches != 0; })) return;
    Problem p;
    p.severity = Problem::Severity::Error;
    p.code = "E-GEO-26";
    p.pos = {s.map.file, 1, 1};
    p.text = {"bản đồ có hộ ở nhưng không không gian nào ra được lối thoát: thiếu `exit`, hoặc thiếu ngõ nối tới đó.",
              "the map has households but no place from which an exit can be reached: an `exit` is missing, or "
              "the alleys that lead to it."};
    problems.add(std::move(p));
}

}  // namespace

Model build_model(std::shared_ptr<const Scenario> scenario, const SharedPlace& place,
                  Problems& problems) {
    Model m;
    m.scenario = std::move(scenario);
    m.world = place.world;
    m.walk = place.walk;
    const Scenario& s = *m.scenario;
    check_way_out(s, *m.world, problems);
    fire::FireDef burning = s.fire;
    burning.gas_step = whole_part(s.run.slow_step_s, s.fire.gas_step);
    m.fire = fire::build(burning, *m.world, weather_of(s), s.run.seed, problems);
    m.parameters = people::resolve_parameters(s.people.parameters, problems);
    if (problems.has_errors()) return m;
    m.ignition = fire::draw_ignition(*m.fire, s.run.start_hour, s.run.seed, problems);
    if (s.fire.ignition_fixed) m.ignition_s = s.fire.ignition.at;
    m.start_hour = m.ignition.item.valid() ? m.ignition.hour : std::max(0.0, s.run.start_hour);
    m.people = people::populate(s.people, *m.world, m.start_hour, static_cast<int>(s.run.weekday), s.run.population_seed,
                                m.parameters, problems);
    if (m.ignition.item.valid() && s.people.behaviour) {
        const fire::Item& first = m.fire->item(m.ignition.item);
        people::gather_by_fire({first.place, m.ignition.cause, s.run.seed}, *m.world, m.parameters, m.people);
    }
    m.response = response::prepare(s.response, *m.world, s.run.population_seed, m.people, problems);
    people::prepare_decisions(*m.world, m.people);
    check_actions(m, problems);
    return m;
}

State initial_state(const Model& model) {
    State state;
    state.clock.tick_s = model.scenario->run.step_s;
    state.clock.ticks_per_slow = static_cast<int>(
        std::lround(model.scenario->run.slow_step_s / model.scenario->run.step_s));
    state.world = world::initial_state(*model.world);
    open_by_hour(model, state.world);
    response::prepare_world(model.response, *model.world, state.world);
    state.fire = fire::initial_state(*model.fire, state.world);
    state.people = people::initial_state(model.people, *model.world, model.parameters);
    people::open_portals(state.people.walk, model.walk->geometry.portal_count());
    state.response = response::initial_state(model.response);
    if (model.ignition.item.valid()) {
        state.fire_requests.ignite.push_back({model.ignition_s, model.ignition.item});
    }
    schedule_actions(model, state);
    return state;
}

}  // namespace taicho::sim
