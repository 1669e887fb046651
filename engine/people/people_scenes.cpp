#include "people/people_scenes.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "fire/build.h"
#include "people/decide.h"
#include "people/harm.h"
#include "people/perceive.h"

namespace taicho::people {

namespace {

constexpr double k_room = 6.0, k_alley = 3.0;   ///< [m]
constexpr std::size_t k_row = 100;              ///< dwellings along one alley

PlaceIndex add_place(world::World& w, std::string id, bool outdoors, Vec2 low, Vec2 high, BuildingIndex building) {
    world::Place p;
    p.id = std::move(id);
    p.use = outdoors ? world::PlaceUse::Alley : world::PlaceUse::Living;
    p.outdoors = outdoors;
    p.building = building;
    p.outline = {low, {high.x, low.y}, high, {low.x, high.y}};
    p.area = (high.x - low.x) * (high.y - low.y);
    p.width = std::min(high.x - low.x, high.y - low.y);
    p.depth = std::max(high.x - low.x, high.y - low.y);
    p.centre = 0.5 * (low + high);
    p.first_patch = static_cast<std::uint32_t>(w.patches.size());
    p.patch_count = 1;
    const PlaceIndex row(w.places.size());
    world::Patch patch;
    patch.place = row;
    patch.outline = p.outline;
    w.patches.push_back(patch);
    w.places.push_back(std::move(p));
    return row;
}

void add_dwelling(world::World& w, PeopleDef& def, std::size_t k, PlaceIndex alley, Vec2 corner) {
    world::Building b;
    b.id = fmt::format("b{}", k);
    b.use = "home";
    const BuildingIndex building(w.buildings.size());
    w.buildings.push_back(std::move(b));
    const PlaceIndex room = add_place(w, fmt::format("r{}", k), false, corner, corner + Vec2{k_room, k_room}, building);
    w.buildings.back().places.push_back(room);
    world::Opening o;
    o.id = fmt::format("d{}", k);
    o.kind = world::OpeningKind::Door;
    o.a = room;
    o.b = alley;
    o.patch_a = PatchIndex(w.places[room.row()].first_patch);
    o.patch_b = PatchIndex(w.places[alley.row()].first_patch);
    o.p0 = corner + Vec2{2.0, 0.0};
    o.p1 = corner + Vec2{2.9, 0.0};
    o.width = 0.9;
    o.soffit_z = 2.0;
    o.initial = world::OpeningState::Closed;
    o.walkable = true;
    w.openings.push_back(std::move(o));
    HouseholdDef h;
    h.id = fmt::format("h{}", k);
    h.home = {fmt::format("r{}", k)};
    h.building = fmt::format("b{}", k);
    h.members.resize(4);
    for (std::size_t m = 0; m < 4; ++m) {
        h.members[m].age = 30.0 + 5.0 * static_cast<double>(m);
        h.members[m].walking = "normal";
    }
    h.workers = h.live_in_workers = 0;
    def.households.push_back(std::move(h));
}

}  // namespace

PeopleScene dwellings_scene(std::size_t people, bool asleep) {
    auto world = std::make_shared<world::World>();
    PeopleDef def;
    const std::size_t dwellings = people / 4;
    PlaceIndex alley;
    for (std::size_t k = 0; k < dwellings; ++k) {
        const auto row = static_cast<double>(k / k_row), column = static_cast<double>(k % k_row);
        const double y = row * (k_room + k_alley);
        if (k % k_row == 0) alley = add_place(*world, fmt::format("alley-{}", k / k_row), true, {0, y - k_alley}, {k_room * k_row, y}, {});
        add_dwelling(*world, def, k, alley, {column * k_room, y});
    }
    world::finish(*world);
    PeopleScene scene{.world = world, .openings = world::initial_state(*world), .fire_fixed = {}, .fire = {},
                      .people = {}, .state = {}, .ticks = {}};
    Problems problems;
    scene.fire_fixed = fire::build({}, *world, {}, 1, problems);
    scene.fire = fire::initial_state(*scene.fire_fixed, scene.openings);
    const ParameterSet parameters;
    scene.people = populate(def, *world, asleep ? 3.0 : 20.0, 2, 1, parameters, problems);
    Population& p = scene.people.population;
    for (std::size_t i = 0; i < p.size(); ++i) {
        p.present[i] = 1;
        p.asleep[i] = asleep ? 1 : 0;
        if (!p.start_place[i].valid()) p.start_place[i] = scene.people.households[p.household[i].row()].home.front();
        p.start_at[i] = world->places[p.start_place[i].row()].centre + Vec2{0.6 * static_cast<double>(i % 4) - 0.9, 0.0};
    }
    prepare_decisions(*world, scene.people);
    scene.state = initial_state(scene.people, *world, parameters);
    world::WalkDef floor;   // nobody of these scenes leaves the room: the ticks are those of an empty list
    world::WalkPatch patch;
    patch.outline = {{0, 0}, {k_room, 0}, {k_room, k_room}, {0, k_room}};
    floor.patches.push_back(patch);
    scene.ticks = make_scene(std::move(floor));
    return scene;
}

void PeopleScene::slow_step() {
    constexpr double k_dt = 0.5;
    constexpr int k_ticks = 10;
    const StepContext ctx{.now = now, .dt = k_dt, .seed = 1};
    std::vector<Broadcast> broadcasts;
    std::vector<Event> said;
    std::vector<Intent> wanted;
    std::vector<world::Request> leaves;
    perceive(ctx, people, people.parameters, *world, openings, *fire_fixed, fire, broadcasts, state, said);
    decide(ctx, people, people.parameters, *world, openings, *fire_fixed, fire, state, wanted, leaves, said);
    harm(ctx, people, people.parameters, *world, openings, *fire_fixed, fire, state, said);
    WalkEvents passed;
    for (int k = 0; k < k_ticks && state.walk.active.empty(); ++k) ticks.step(passed);
    state.walk.touched.clear();   // as each tick does
    events += said.size();
    intents += wanted.size();
    now += k_dt;
}

void PeopleScene::cue_for_all(int occasion) {
    constexpr std::array<CueKind, 8> k_rising = {CueKind::Smell,       CueKind::Noise, CueKind::Shout, CueKind::Knock,
                                                 CueKind::OthersLeave, CueKind::Smoke, CueKind::Heat,  CueKind::Order};
    const CueKind kind = k_rising[static_cast<std::size_t>(occasion) % k_rising.size()];
    for (std::size_t i = 0; i < people.size(); ++i)
        state.inbox.push_back({.time = now, .to = PersonIndex(i), .kind = kind, .level = 80.0, .from = {}, .about = {}});
}

}  // namespace taicho::people
