#pragma once

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../people/people_worlds.h"
#include "fire/advance.h"
#include "fire/build.h"
#include "people/decide.h"
#include "people/move.h"
#include "people/orders.h"
#include "people/place_lists.h"
#include "response/preparedness.h"
#include "response/resolve.h"
#include "world/request.h"
#include "world/walk_world.h"

/// A row of one-room homes on an alley with everything but perceive: tests say who knows what.
namespace taicho::response::test {

struct Member {
    double age = 35.0;
    int male = 1;
};

struct StageDef {
    std::vector<std::vector<Member>> homes = {{Member{}}};
    std::string item = "waste-bag-paper";      ///< in the middle of the first room
    std::vector<fire::ItemDef> items;
    std::vector<std::string> trades;           ///< of the homes, if any
    bool one_building = false;                 ///< flats of one house
    bool corridor = false;                     ///< a further room of the first house that is nobody's home, last of the places
    std::vector<world::Fixture> fixtures;      ///< further things of the map
    ResponseDef response;
    people::PeopleDef people;
    std::uint64_t seed = 1;
    double hour = 20.0;
};

inline world::World homes_with_item(const StageDef& def) {
    using namespace people::test;
    const int n = static_cast<int>(def.homes.size());
    world::World w;
    const PlaceIndex alley = add_place(w, "alley", world::PlaceUse::Alley, {0, -3}, {6.0 * n, 0});
    for (int k = 0; k < n; ++k) {
        const BuildingIndex b = def.one_building && k > 0 ? BuildingIndex(0u) : add_building(w, fmt::format("b{}", k));
        const PlaceIndex room = add_place(w, fmt::format("r{}", k), world::PlaceUse::Living, {6.0 * k, 0}, {6.0 * k + 6, 6}, 0, b);
        w.places[room.row()].fire_load = 0.0;
        const OpeningIndex o = add_opening(w, fmt::format("d{}", k), room, alley, {6.0 * k + 2, 0}, {6.0 * k + 2.9, 0},
                                           world::OpeningKind::Door, world::OpeningState::Open);
        w.openings[o.row()].normal = {0, -1};
    }
    if (def.corridor) {
        add_place(w, "corridor", world::PlaceUse::Corridor, {0, 6}, {6.0 * n, 8}, 0, BuildingIndex(std::size_t{0}));
        w.places.back().fire_load = 0.0;
    }
    const OpeningIndex out = add_opening(w, "way-out", alley, {}, {0, -2.5}, {0, -0.5}, world::OpeningKind::Exit, world::OpeningState::Open);
    w.openings[out.row()].exit = true;
    w.openings[out.row()].normal = {-1, 0};
    if (!def.item.empty()) {
        world::Fixture f;
        f.id = "fire";
        f.place = PlaceIndex(1);
        f.at = {4.0, 4.0};
        f.what = def.item;
        w.fixtures.push_back(f);
    }
    w.fixtures.insert(w.fixtures.end(), def.fixtures.begin(), def.fixtures.end());
    world::finish(w);
    return w;
}

struct Stage {
    StageDef def;
    world::World world;
    std::shared_ptr<const world::WalkWorld> walk;
    std::shared_ptr<const fire::FireStatic> fire_fixed;
    people::ParameterSet parameters;
    people::PeopleStatic people;
    ResponseStatic response;
    world::WorldState doors;
    fire::FireState fire;
    people::PeopleState persons;
    ResponseState state;
    fire::Requests requests;
    std::vector<world::Request> world_requests;
    std::vector<people::Intent> intents;
    std::vector<people::Broadcast> broadcasts;
    DueList due;
    std::vector<Event> events;
    std::unique_ptr<world::WalkRoutes> routes;
    std::unique_ptr<people::OrderRoutes> orders;
    people::MoveDef move_def;
    people::MoveScratch scratch;
    people::WalkEvents walked;
    int steps = 0;
    Problems problems;

    explicit Stage(StageDef d) : def(std::move(d)), world(homes_with_item(def)) {
        for (std::size_t k = 0; k < def.homes.size(); ++k) {
            people::HouseholdDef h;
            h.id = fmt::format("h{}", k);
            h.home = {fmt::format("r{}", k)};
            for (const Member& m : def.homes[k]) {
                people::MemberDef member;
                member.age = m.age;
                member.male = m.male;
                member.walking = "normal";
                h.members.push_back(member);
            }
            if (k < def.trades.size()) h.trade = def.trades[k];
            h.workers = h.live_in_workers = 0;
            def.people.households.push_back(h);
        }
        walk = world::build_walk_world(world);
        fire::FireDef fire_def;
        fire_def.items = def.items;
        fire_fixed = fire::build(fire_def, world, {}, def.seed, problems);
        people = people::populate(def.people, world, def.hour, 2, 7, parameters, problems);
        for (auto& p : people.population.present) p = 1;
        for (auto& a : people.population.asleep) a = 0;
        response = prepare(def.response, world, 7, people, problems);
        prepare_decisions(world, people);
        doors = world::initial_state(world);
        prepare_world(response, world, doors);
        fire = fire::initial_state(*fire_fixed, doors);
        persons = people::initial_state(people, world, parameters);
        people::open_portals(persons.walk, walk->geometry.portal_count());
        size_decide(people, persons);
        state = initial_state(response);
        routes = std::make_unique<world::WalkRoutes>(walk->geometry);
        orders = std::make_unique<people::OrderRoutes>(world, *walk, *routes);
        for (std::size_t i = 0; i < people.size(); ++i) put(i, {2.5 + 0.5 * static_cast<double>(i % 4), 2.0});
    }
    [[nodiscard]] double now() const { return 0.5 * steps; }
    [[nodiscard]] StepContext context() const { return {.now = now(), .dt = 0.5, .seed = def.seed, .population_seed = 7, .start_hour = def.hour}; }

    /// Puts a person into the room of their home, at a spot counted from its corner.
    void put(std::size_t i, Vec2 at) {
        const auto home = people.population.household[i].row();
        const PlaceIndex room = people.households[home].home.front();
        people::place_person(persons.walk, static_cast<std::uint32_t>(i), world.places[room.row()].first_patch,
                             {6.0 * static_cast<double>(home) + at.x, at.y});
        persons.activity[i] = people::Activity::Unaware;
        persons.awake[i] = 1;
    }
    void ignite() { requests.ignite.push_back({now(), ItemIndex(std::size_t{0})}); }
    void knows(std::size_t i, people::CueKind cue, bool where = true) {
        const PersonIndex p(i);
        persons.known[i] = std::max(persons.known[i], cue);
        persons.aware_at[i] = std::min(persons.aware_at[i], now());
        if (persons.activity[i] == people::Activity::Unaware) persons.activity[i] = people::Activity::Aware;
        if (where) persons.fire_place[i] = PlaceIndex(1);
        if (cue == people::CueKind::Flame) persons.seen_hrr[i] = static_cast<float>(std::max(1e3, fire::place_hrr(fire, PlaceIndex(1))));
        const auto at = std::lower_bound(persons.attentive.begin(), persons.attentive.end(), p);
        if (at == persons.attentive.end() || *at != p) persons.attentive.insert(at, p);
    }
    void step() {
        const StepContext ctx = context();
        if (!world_requests.empty()) world::apply_requests(world, doors, world_requests, events);
        fire::advance(ctx, *fire_fixed, world, doors, requests, fire, world_requests, events);
        requests.clear();
        people::decide(ctx, people, parameters, world, doors, *fire_fixed, fire, persons, intents, world_requests, events);
        world::update_portals(world, *walk, doors, persons.walk.passable, persons.walk.opening_s);
        orders->update(doors, *fire_fixed, fire, people.decide.rules);
        orders->apply(ctx, people, doors, persons);
        routes->refresh();
        for (int t = 0; t < 10; ++t) {
            const people::MoveContext move{walk->geometry, *routes, move_def, 0.05, def.seed, &people.population.key};
            people::move_tick(move, persons.walk, scratch, walked);
            for (const auto& w : walked.passages) {
                if (w.portal == world::k_walk_none || w.into != world::k_walk_none) continue;
                persons.activity[w.person] = people::Activity::Out;
                persons.out_at[w.person] = w.time;
            }
        }
        resolve(ctx, response, people, parameters, world, doors, *fire_fixed, fire, intents, state, persons, requests,
                world_requests, broadcasts, due, events);
        last_intents = intents;
        intents.clear();
        ++steps;
    }
    void run(double until) {
        while (now() < until) step();
    }
    [[nodiscard]] int count(EventKind kind) const {
        int n = 0;
        for (const Event& e : events) n += e.kind == kind;
        return n;
    }
    std::vector<people::Intent> last_intents;
};

}  // namespace taicho::response::test
