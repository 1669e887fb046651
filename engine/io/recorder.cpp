#include "io/recorder.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fire/conditions.h"
#include "fire/gas_outputs.h"
#include "response/service.h"
#include "sim/model.h"
#include "sim/state.h"

namespace taicho::io {

namespace {

using people::Activity;

constexpr double k_visibility_cap = 30.0;   ///< [m] farther is as good as clear (zone-model handbook 8)
constexpr double k_visibility_c = 3.0;      ///< [-] reflecting surfaces
constexpr double k_eye_height = 1.5;        ///< [m]
constexpr std::uint32_t k_unreached_code = 101; ///< no way leads the fire service to the fire
constexpr std::uint32_t k_stuck_code = 100; ///< code of people stuck on their way
constexpr std::uint32_t k_no_way_code = 102; ///< people no way leads where they are sent
constexpr std::uint32_t k_lost_code = 103;   ///< people found off the floor and put back
constexpr std::uint32_t k_wall_code = 104;   ///< steps undone because a wall stood across them

double visibility(double extinction) {
    return extinction > k_visibility_c / k_visibility_cap ? k_visibility_c / extinction : k_visibility_cap;
}

bool gone(Activity a) { return a == Activity::Out || a == Activity::Rescued || a == Activity::Dead; }

void fill_ids(const sim::Model& model, Ids& ids) {
    ids.people = model.people.population.id;
    for (const auto& p : model.world->places) ids.places.push_back(p.id);
    for (const auto& o : model.world->openings) ids.openings.push_back(o.id);
    for (const auto& i : model.fire->items) ids.items.push_back(i.id);
    for (const auto& b : model.world->buildings) ids.buildings.push_back(b.id);
}

PersonRow person_row(const sim::Model& model, std::size_t i) {
    const people::Population& p = model.people.population;
    PersonRow row;
    row.id = static_cast<std::uint32_t>(i);
    row.household = p.household[i].v;
    row.age = p.age[i];
    row.training = static_cast<std::uint8_t>(p.training[i]);
    row.speed_free = p.speed_free[i];
    row.premovement = std::numeric_limits<float>::quiet_NaN();
    if (p.start_place[i].valid()) {
        row.start_level = static_cast<std::int16_t>(model.world->places[p.start_place[i].row()].level);
    }
    row.start_x = static_cast<float>(p.start_at[i].x);
    row.start_y = static_cast<float>(p.start_at[i].y);
    return row;
}

/// Layers of a room; outdoors both are the air of the street.
fire::GasRoomView room_view(const sim::FrameView& view, PlaceIndex p) {
    const std::uint32_t room = view.model.fire->places[p.row()].room;
    if (room != fire::k_outside && view.model.fire->air) {
        return fire::view_room(view.model.fire->air->network(), view.state.fire.gas, room);
    }
    const world::Place& place = view.model.world->places[p.row()];
    const auto c = fire::conditions_at(*view.model.fire, view.state.fire, p, place.centre, k_eye_height);
    fire::GasRoomView v;
    v.upper.temperature = v.lower.temperature = c.temperature;
    v.upper.co = 1e-6 * c.co_ppm;
    v.upper.co2 = 1e-2 * c.co2_percent;
    v.upper.o2 = 1e-2 * c.o2_percent;
    v.upper.extinction = c.extinction;
    return v;
}

void fill_header(const sim::Model& model, ResultsHeader& h) {
    const sim::Scenario& s = *model.scenario;
    h.seed = s.run.seed;
    h.population_seed = s.run.population_seed;
    h.scenario_sha256 = s.sha256;
    h.scenario_text = s.text;
    h.scenario_name_vi = s.name.vi;
    h.scenario_name_en = s.name.en;
    h.wkt_geometry = walkable_wkt(model);
    h.step_s = s.run.step_s;
    h.record_every_s = s.run.record_every_s;
    h.start_hour = model.start_hour;
}

/// Places of `[[measure]] kind = "place"`; `*` is every indoor place.
std::vector<PlaceIndex> measured_places(const sim::Model& model) {
    const auto& places = model.world->places;
    std::vector<std::uint8_t> wanted(places.size(), 0);
    for (const sim::MeasureDef& m : model.scenario->measure) {
        if (m.kind != "place") continue;
        for (std::size_t p = 0; p < places.size(); ++p)
            if (places[p].id == m.what || (m.what == "*" && !places[p].outdoors)) wanted[p] = 1;
    }
    std::vector<PlaceIndex> rows;
    for (std::size_t p = 0; p < places.size(); ++p)
        if (wanted[p] != 0) rows.push_back(PlaceIndex(p));
    return rows;
}

}  // namespace

void Recorder::start(const sim::Model& model, const sim::State& state) {
    fill_header(model, rows_.header);
    fill_ids(model, rows_.ids);
    measured_ = measured_places(model);
    if (def_.recording) rows_.scene = scene_geometry(model);
    for (std::size_t i = 0; i < model.people.size(); ++i) rows_.people.push_back(person_row(model, i));
    for (std::size_t o = 0; o < state.world.opening_state.size(); ++o) {
        const auto s = state.world.opening_state[o];
        if (s == model.world->openings[o].initial) continue;   // as the map states it
        rows_.openings.push_back({0.0, static_cast<std::uint32_t>(o), static_cast<std::uint8_t>(s), 0xFFFFFFFFu});
    }
    building_phase_.assign(model.world->buildings.size(), 0);
    done_.assign(model.people.size(), 0);
}

void Recorder::frame(const sim::FrameView& view) {
    rows_.time_s.push_back(view.time_s);
    rows_.state_hash.push_back(view.state_hash);
    add_changes(view);
    if (!def_.recording) return;
    add_people(view);
    add_gas(view);
    add_items(view);
}

void Recorder::add_people(const sim::FrameView& view) {
    const people::PeopleState& s = view.state.people;
    const std::uint64_t first = rows_.trajectory.size();
    const auto& population = view.model.people.population;
    for (std::size_t i = 0; i < population.size(); ++i) {
        if (!population.present[i] || done_[i]) continue;
        const bool known = s.aware_at[i] <= view.time_s || gone(s.activity[i]);
        if (!known && !def_.everybody) continue;
        const std::uint32_t patch = s.walk.patch[i];
        if (patch >= view.model.world->patches.size()) continue;
        done_[i] = gone(s.activity[i]);
        const world::Patch& on = view.model.world->patches[patch];
        const Vec2 at = s.walk.pos[i];
        rows_.trajectory.push_back({static_cast<std::uint32_t>(view.frame), static_cast<std::uint32_t>(i), at.x,
                                    at.y, on.z_at(at)});
        TrajectoryStateRow row;
        row.level = static_cast<std::int16_t>(view.model.world->places[on.place.row()].level);
        row.state = static_cast<std::uint8_t>(s.activity[i]);
        row.goal = static_cast<std::uint16_t>(s.task[i]);
        row.speed = static_cast<float>(norm(s.walk.vel[i]));
        row.fed_gas = static_cast<float>(s.fed_gas[i]);
        row.fed_heat = static_cast<float>(s.fed_heat[i]);
        row.visibility = static_cast<float>(k_visibility_cap);
        if (fire::place_affected(view.state.fire, on.place)) {
            row.visibility = static_cast<float>(visibility(
                fire::conditions_at(*view.model.fire, view.state.fire, on.place, at, k_eye_height).extinction));
        }
        rows_.trajectory_state.push_back(row);
    }
    rows_.frame_index.push_back({first, rows_.trajectory.size() - first});
}

void Recorder::add_gas(const sim::FrameView& view) {
    const std::uint64_t first = rows_.gas.size();
    for (const PlaceIndex p : view.state.fire.affected_list) add_room(view, p);
    for (const PlaceIndex p : measured_)
        if (view.state.fire.affected[p.row()] == 0) add_room(view, p);
    rows_.gas_index.push_back({first, rows_.gas.size() - first});
}

void Recorder::add_room(const sim::FrameView& view, PlaceIndex p) {
    GasColumns& g = rows_.gas;
    const world::Place& place = view.model.world->places[p.row()];
    const fire::GasRoomView r = room_view(view, p);
    g.frame.push_back(static_cast<std::uint32_t>(view.frame));
    g.place.push_back(p.v);
    g.upper_temperature_k.push_back(static_cast<float>(r.upper.temperature));
    g.lower_temperature_k.push_back(static_cast<float>(r.lower.temperature));
    g.layer_height_m.push_back(static_cast<float>(r.interface_height));
    g.co_fraction.push_back(static_cast<float>(r.upper.co));
    g.co2_fraction.push_back(static_cast<float>(r.upper.co2));
    g.o2_fraction.push_back(static_cast<float>(r.upper.o2));
    g.soot_kg_m3.push_back(static_cast<float>(r.upper.soot));
    g.hrr_kw.push_back(static_cast<float>(1e-3 * view.state.fire.place_hrr[p.row()]));
    const auto c = fire::conditions_at(*view.model.fire, view.state.fire, p, place.centre, k_eye_height);
    g.visibility_m.push_back(static_cast<float>(visibility(c.extinction)));
    g.pressure_pa.push_back(static_cast<float>(r.pressure));
}

void Recorder::add_items(const sim::FrameView& view) {
    for (const ItemIndex i : view.state.fire.burning) {
        rows_.items.push_back({static_cast<std::uint32_t>(view.frame), i.v,
                               static_cast<float>(1e-3 * view.state.fire.item_actual[i.row()]), 0.0f});
    }
}

void Recorder::add_changes(const sim::FrameView& view) {
    for (const Event& e : view.new_events) {
        if (e.kind == EventKind::OpeningChanged) {
            rows_.openings.push_back({e.time, e.subject, static_cast<std::uint8_t>(e.mode), e.object});
        } else if (e.kind == EventKind::PassedOpening) {
            rows_.passages.push_back({e.time, e.object, e.subject});
        } else if (e.kind == EventKind::StartedMoving && e.subject < rows_.people.size()) {
            PersonRow& row = rows_.people[e.subject];
            if (std::isnan(row.premovement)) row.premovement = static_cast<float>(e.time);
        }
    }
    for (std::size_t b = 0; b < building_phase_.size(); ++b) {
        const auto phase = static_cast<std::uint8_t>(view.state.fire.building_phase[b]);
        if (phase == building_phase_[b]) continue;
        building_phase_[b] = phase;
        rows_.buildings.push_back({view.time_s, static_cast<std::uint32_t>(b), phase, 0.0f});
    }
    std::array<double, 4> books{};
    for (const fire::GasBalance& b : view.state.fire.gas.balance) {
        books[0] += b.mass_error();
        books[1] += b.energy_error();
        books[2] += b.mass_total;
        books[3] += b.energy_fire;
    }
    rows_.balance.push_back(books);
}

/// Troubles met and survived: gas codes as GasDiagnostic::Code, people with trouble on their way by the codes above.
void Recorder::add_diagnostics(const sim::Model& model, const sim::State& state) {
    const fire::GasState& gas = state.fire.gas;
    for (std::size_t code = 0; code < gas.counts.size(); ++code) {
        if (gas.counts[code] == 0) continue;
        DiagnosticRow row;
        row.code = static_cast<std::uint32_t>(code);
        row.count = static_cast<std::uint32_t>(gas.counts[code]);
        for (const fire::GasDiagnostic& d : gas.diagnostics) {
            if (static_cast<std::size_t>(d.code) != code) continue;
            row.first_time = d.time;
            break;
        }
        rows_.diagnostics.push_back(row);
    }
    DiagnosticRow walking[3];
    walking[0].code = k_stuck_code;
    walking[1].code = k_no_way_code;
    walking[2].code = k_lost_code;
    for (const Event& e : state.events) {
        if (e.kind != EventKind::Diagnostic || e.mode < 1 || e.mode > 3) continue;
        DiagnosticRow& row = walking[e.mode - 1];
        if (row.count++ > 0) continue;
        row.first_time = e.time;
        row.x = static_cast<float>(e.values[0]);
        row.y = static_cast<float>(e.values[1]);
        if (e.place < model.world->places.size()) row.level = static_cast<std::int16_t>(model.world->places[e.place].level);
    }
    for (const DiagnosticRow& row : walking) {
        if (row.count > 0) rows_.diagnostics.push_back(row);
    }
    if (const sim::WallStops& stops = state.wall_stops; stops.count > 0) {
        DiagnosticRow row;
        row.code = k_wall_code;
        row.count = static_cast<std::uint32_t>(stops.count);
        row.first_time = stops.first_time;
        row.x = static_cast<float>(stops.at.x);
        row.y = static_cast<float>(stops.at.y);
        row.level = static_cast<std::int16_t>(model.world->places[stops.place].level);
        rows_.diagnostics.push_back(row);
    }
    for (const Event& e : state.events) {
        if (e.kind != EventKind::Diagnostic || e.mode != response::k_diagnostic_service) continue;
        DiagnosticRow unreached;
        unreached.code = k_unreached_code;
        unreached.count = 1;
        unreached.first_time = e.time;
        rows_.diagnostics.push_back(unreached);
    }
}

void Recorder::end(const sim::Model& model, const sim::State& state, const Profile& profile) {
    rows_.events = state.events;
    add_diagnostics(model, state);
    for (std::size_t p = 0; p < static_cast<std::size_t>(Phase::Count); ++p) {
        rows_.provenance["profile_" + std::string(phase_name(static_cast<Phase>(p)))] =
            std::to_string(profile.seconds[p]);
    }
    rows_.header.complete = true;
}

}  // namespace taicho::io
