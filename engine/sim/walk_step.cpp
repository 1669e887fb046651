#include "sim/walk_step.h"

#include <algorithm>

#include "core/hash.h"
#include "core/rng.h"
#include "people/falls.h"
#include "sim/due_kinds.h"

namespace taicho::sim {

namespace {

using people::Activity;

// Modes of EventKind::Diagnostic.
constexpr std::uint8_t k_trouble_stuck = 1;    ///< wants to walk and does not get on
constexpr std::uint8_t k_trouble_no_way = 2;   ///< no way leads where the person is sent
constexpr std::uint8_t k_trouble_lost = 3;     ///< was off the floor, put back
constexpr double k_closer_s = 5.0;   ///< [s] a door closer takes (EN 1154 closing time 3-7 s)

void sync_portals(const Model& model, State& state, Cache& cache) {
    if (cache.portals_seen == state.world.version) return;
    world::update_portals(*model.world, *model.walk, state.world, state.people.walk.passable,
                          state.people.walk.opening_s);
    cache.portals_seen = state.world.version;
}

void went_out(const Model& model, State& state, std::size_t i, double t, std::uint32_t opening) {
    people::PeopleState& p = state.people;
    p.activity[i] = Activity::Out;
    p.out_at[i] = t;
    state.events.push_back({.time = t, .kind = EventKind::Out, .subject = static_cast<std::uint32_t>(i),
                            .object = opening});
    // Whoever is carried goes out with them.
    for (std::size_t k = 0; k < model.people.size(); ++k) {
        if (p.carried_by[k].v != i || p.activity[k] == Activity::Out) continue;
        p.activity[k] = Activity::Rescued;
        p.out_at[k] = t;
        people::take_out(p.walk, static_cast<std::uint32_t>(k), people::WalkMode::Out);
        state.events.push_back({.time = t, .kind = EventKind::Rescued, .subject = static_cast<std::uint32_t>(k),
                                .object = static_cast<std::uint32_t>(i)});
    }
}

/// A ladder, hatch or roof way has its risk: one draw per person and way; a slip off a wall or roof ends on the ground, one
/// in a hatch on the floor below. Whoever is carried comes down too.
bool slips(const Model& model, State& state, const people::WalkPassage& w, OpeningIndex opening) {
    if (!opening.valid()) return false;
    const world::Opening& o = model.world->openings[opening.row()];
    if (o.risk_fraction <= 0.0) return false;
    const auto way = static_cast<std::uint32_t>(hash_text(o.id));
    const auto draw = [&](std::uint32_t person, std::uint32_t occasion) {
        return draw_uniform({model.scenario->run.seed, model.people.population.key[person], Purpose::Fall, occasion});
    };
    if (draw(w.person, way | 1u) >= o.risk_fraction) return false;
    const PlaceIndex from = o.patch_a.valid() ? o.a : o.b;
    const bool outside = o.kind != world::OpeningKind::Hatch || w.into == world::k_walk_none;
    const people::FallFrom fall{from, o.level, outside && o.level > 0, EventKind::Fell};
    people::PeopleState& p = state.people;
    for (std::uint32_t k = 0; k < model.people.size(); ++k) {
        const bool carried = p.carried_by[k].v == w.person && p.activity[k] != Activity::Out;
        if (k != w.person && !carried) continue;
        people::come_down(p, PersonIndex(k), fall, draw(k, way & ~1u), w.time, state.events);
    }
    return fall.outside;
}

void passed(const Model& model, State& state, const people::WalkPassage& w) {
    if (w.portal == world::k_walk_none) return;
    const OpeningIndex opening = model.walk->opening_of_portal[w.portal];
    if (slips(model, state, w, opening)) return;
    if (w.into == world::k_walk_none) {
        went_out(model, state, w.person, w.time, opening.v);
        return;
    }
    if (!opening.valid()) return;
    const world::Opening& o = model.world->openings[opening.row()];
    if (o.kind == world::OpeningKind::Virtual) return;   // a boundary on paper, nobody notices it
    state.events.push_back({.time = w.time, .kind = EventKind::PassedOpening, .subject = w.person,
                            .object = opening.v, .place = model.world->patches[w.into].place.v});
    if (o.self_closing && model.response.closer_works[opening.row()] != 0) {
        state.due.push({.time = w.time + k_closer_s, .kind = static_cast<std::uint32_t>(DueKind::CloseDoor),
                        .id = opening.v, .payload = w.person});
    }
}

void report_trouble(const Model& model, State& state, const std::vector<people::WalkStuck>& list, std::uint8_t mode) {
    for (const people::WalkStuck& s : list) {
        ++state.diagnostics;
        state.events.push_back({.time = s.time, .kind = EventKind::Diagnostic, .mode = mode, .subject = s.person,
                                .place = model.world->patches[s.patch].place.v, .values = {s.at.x, s.at.y}});
    }
}

void report_walk(const Model& model, State& state, Cache& cache) {
    people::WalkEvents& w = cache.walked;
    for (const auto& p : w.passages) passed(model, state, p);
    for (const std::uint32_t portal : w.portals_opened) {
        const OpeningIndex o = model.walk->opening_of_portal[portal];
        if (o.valid()) state.world_requests.push_back({.time = state.clock.now(), .opening = o});
    }
    report_trouble(model, state, w.stuck, k_trouble_stuck);
    report_trouble(model, state, w.no_way, k_trouble_no_way);
    report_trouble(model, state, w.lost, k_trouble_lost);
    if (w.wall_reverts == 0) return;
    if (state.wall_stops.count == 0) {
        state.wall_stops = {0, w.reverted.time, w.reverted.at, model.world->patches[w.reverted.patch].place.v};
    }
    state.wall_stops.count += w.wall_reverts;
}

}  // namespace

void order_walkers(const Model& model, const StepContext& ctx, State& state, Cache& cache) {
    sync_portals(model, state, cache);
    cache.orders.update(state.world, *model.fire, state.fire, model.people.decide.rules);
    cache.orders.apply(ctx, model.people, state.world, state.people);
    cache.routes.refresh();
}

void walk(const Model& model, const StepContext& ctx, State& state, Cache& cache) {
    sync_portals(model, state, cache);
    cache.orders.start_due(ctx.now, model.people, state.people);
    const people::WalkState& w = state.people.walk;
    if (w.active.empty() && w.touched.empty() && cache.walked.passages.empty()) return;   // touched: set off or set down since
    // The clock of the run leads: ticks without walkers are not stepped.
    state.people.walk.tick = state.clock.tick;
    state.people.walk.now = state.clock.now();
    const people::MoveContext move{model.walk->geometry, cache.routes, cache.move_def, ctx.dt, ctx.seed,
                                   &model.people.population.key};
    state.people.walk.tick = state.clock.tick;   // movement rests while nobody walks, the clock does not
    people::move_tick(move, state.people.walk, cache.move, cache.walked);
    report_walk(model, state, cache);
}

void close_behind(const Model& model, State& state, const Due& due) {
    const OpeningIndex opening{due.id};
    if (state.world.opening_state[due.id] != world::OpeningState::Open) return;
    // Somebody still in the doorway holds it: try again.
    const world::Opening& o = model.world->openings[due.id];
    const Vec2 mid = 0.5 * (o.p0 + o.p1);
    for (const std::uint32_t i : state.people.walk.active) {
        if (distance(state.people.walk.pos[i], mid) < 0.8) {
            state.due.push({.time = due.time + 1.0, .kind = due.kind, .id = due.id, .payload = due.payload});
            return;
        }
    }
    state.world_requests.push_back({.time = due.time, .opening = opening, .state = world::OpeningState::Closed,
                                    .open_fraction = 0.0f});
}

}  // namespace taicho::sim
