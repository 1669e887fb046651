#include "response/resolve.h"

#include <algorithm>

#include "people/move.h"
#include "response/block_alarm.h"
#include "response/resolve_scene.h"
#include "response/service.h"

namespace taicho::response {

using people::Broadcast;
using people::CueKind;
using people::Feedback;
using people::Intent;
using people::IntentKind;

people::Skill skill_of(const Scene& s, PersonIndex who) {
    return {s.people.population.training[who.row()], s.people.population.training_retention[who.row()]};
}

DrawKey key_of(const Scene& s, PersonIndex who, Purpose purpose, std::uint32_t occasion) {
    return {s.ctx.seed, s.people.population.key[who.row()], purpose, occasion};
}

PlaceIndex place_of(const Scene& s, PersonIndex who) {
    const std::uint32_t patch = s.persons.walk.patch[who.row()];
    return patch < s.world.patches.size() ? s.world.patches[patch].place : PlaceIndex();
}

FuelClass fuel_of(const Scene& s, ItemIndex item) {
    switch (s.fire_fixed.items[item.row()].cls) {
        case fire::ItemClass::Liquid: return FuelClass::Liquid;
        case fire::ItemClass::Gas: return FuelClass::Gas;
        case fire::ItemClass::Electrical: return FuelClass::Electrical;
        case fire::ItemClass::Lithium: return FuelClass::Lithium;
        case fire::ItemClass::Solid: break;
    }
    return FuelClass::Solid;
}

Event& say(Scene& s, EventKind kind, PersonIndex who, std::uint32_t object) {
    Event e;
    e.time = s.ctx.now;
    e.kind = kind;
    e.subject = who.v;
    e.object = object;
    e.place = who.valid() ? place_of(s, who).v : 0xFFFFFFFFu;
    s.events.push_back(e);
    return s.events.back();
}

void attempted(Scene& s, PersonIndex who) {
    if (s.state.attempted.empty()) s.state.attempted.resize(s.people.size(), 0);
    if (s.state.attempted[who.row()] != 0) return;
    s.state.attempted[who.row()] = 1;
    ++s.state.attempts;
}

bool removed(const Scene& s, FixtureIndex fixture) {
    return fixture.valid() && s.doors.fixture_taken[fixture.row()] != 0;
}

void answer(Scene& s, PersonIndex who, Feedback what) { s.persons.decide.feedback[who.row()] = what; }

namespace {

/// What was attacked in the last step and is out now was put out: by whom, with what.
void count_put_out(Scene& s) {
    std::vector<ItemIndex> done;
    for (const Attack& a : s.state.attacks) {
        const fire::ItemPhase phase = s.fire.item_phase[a.item.row()];
        if (phase != fire::ItemPhase::Out || std::find(done.begin(), done.end(), a.item) != done.end()) continue;
        done.push_back(a.item);
        const bool service = a.by == k_by_service;
        ++(service ? s.state.out_by_service : s.state.out_by_residents);
        Event e;
        e.time = s.ctx.now;
        e.kind = EventKind::PutOut;
        e.mode = a.means;
        e.subject = a.by;
        e.object = a.item.v;
        e.place = a.place.v;
        s.events.push_back(e);
    }
    s.state.attacks.clear();
}

/// A knock at a door and a shout carry what the person knows; a group leader's word is an order to those awake.
void tell(Scene& s, const Intent& in, CueKind kind) {
    Broadcast b;
    b.time = s.ctx.now;
    b.kind = kind;
    b.place = place_of(s, in.by);
    if (kind == CueKind::Knock && in.household.valid()) {
        const people::Household& h = s.people.households[in.household.row()];
        b.place = h.home.empty() ? PlaceIndex() : h.home.front();
    }
    b.low_frequency = true;
    b.from = in.by;
    b.about = s.persons.fire_place[in.by.row()];
    s.broadcasts.push_back(b);
    if (kind == CueKind::Knock && in.household.valid()) {
        if (commanding(s)) s.persons.decide.searched[in.household.row()] = 1;
        press_outer(s, in);
    }
    say(s, kind == CueKind::Knock ? EventKind::Knocked : EventKind::Shouted, in.by, in.household.v);
    if (kind != CueKind::Knock || s.people.population.leader[in.by.row()] == 0 || !in.household.valid()) return;
    for (const PersonIndex m : s.people.households[in.household.row()].members) {
        if (m == in.by) continue;
        s.persons.inbox.push_back({.time = s.ctx.now, .to = m, .kind = CueKind::Order, .from = in.by, .about = b.about});
    }
    say(s, EventKind::Ordered, in.by, in.household.v);
}

void call_service(Scene& s, const Intent& in) {
    say(s, EventKind::CalledService, in.by);
    if (s.state.call_at < 1e299) return;
    s.state.call_at = in.time;
    s.state.called_about = s.persons.fire_place[in.by.row()];
    if (!s.state.called_about.valid()) s.state.called_about = place_of(s, in.by);
}

void lift(Scene& s, const Intent& in) {
    const std::size_t c = in.person.row();
    if (s.persons.carried_by[c].valid() || s.persons.activity[c] == people::Activity::Out ||
        s.persons.activity[c] == people::Activity::Dead) {
        return;
    }
    s.persons.carried_by[c] = in.by;
    s.persons.second_carrier[c] = {};
    if (s.persons.activity[c] != people::Activity::Incapacitated) s.persons.activity[c] = people::Activity::Carried;
    people::carry(s.persons.walk, in.person.v, in.by.v);
    say(s, EventKind::Carried, in.person, in.by.v);
}

void turn_leaf(Scene& s, const Intent& in, world::OpeningState state) {
    const float open = state == world::OpeningState::Closed ? 0.0f : 1.0f;
    s.world_requests.push_back({in.time, in.opening, state, open, in.by.v});
}

void resolve_one(Scene& s, const Intent& in) {
    switch (in.kind) {
        case IntentKind::TakeBottle: take_bottle(s, in); break;
        case IntentKind::Discharge: discharge(s, in); break;
        case IntentKind::ThrowWater: throw_water(s, in); break;
        case IntentKind::UseHose: use_hose(s, in); break;
        case IntentKind::Smother: smother(s, in); break;
        case IntentKind::PressBell: press_bell(s, in); break;
        case IntentKind::Knock: tell(s, in, CueKind::Knock); break;
        case IntentKind::ShoutAround: tell(s, in, CueKind::Shout); break;
        case IntentKind::CallService: call_service(s, in); break;
        case IntentKind::OpenOpening: turn_leaf(s, in, world::OpeningState::Open); break;
        case IntentKind::CloseOpening: turn_leaf(s, in, world::OpeningState::Closed); break;
        case IntentKind::BreakOpening: turn_leaf(s, in, world::OpeningState::Broken); break;
        case IntentKind::Lift: lift(s, in); break;
        case IntentKind::PutDown:
        case IntentKind::StartPump:
        case IntentKind::Order:
        case IntentKind::None: break;
    }
}

}  // namespace

void resolve(const StepContext& ctx, const ResponseStatic& fixed, const people::PeopleStatic& people,
             const people::ParameterSet&, const world::World& world, const world::WorldState& doors,
             const fire::FireStatic& fire_fixed, const fire::FireState& fire,
             const std::vector<Intent>& intents, ResponseState& state, people::PeopleState& persons,
             fire::Requests& fire_requests, std::vector<world::Request>& world_requests,
             std::vector<Broadcast>& broadcasts, DueList&, std::vector<Event>& events) {
    Scene s{ctx, fixed, people, world, doors, fire_fixed, fire, state, persons,
            fire_requests, world_requests, broadcasts, events, {}};
    count_put_out(s);
    for (const Intent& in : intents) resolve_one(s, in);
    advance_block(s);
    if (!persons.attentive.empty()) {
        note_joined(s);
        advance_alarms(s);
        advance_command(s);
        advance_assembly(s);
        advance_breaches(s);
        advance_pumps(s);
    }
    advance_service(ctx, fixed, people, world, doors, fire_fixed, fire, state, persons, fire_requests, events);
}

bool take_away(const ResponseStatic& fixed, const std::string& id, ResponseState& state) {
    bool found = false;
    for (std::size_t b = 0; b < fixed.bottles.size(); ++b) {
        if (fixed.bottles[b].id != id) continue;
        found = true;
        if (!state.held_by[b].valid()) state.tried[b] = k_bottle_taken_away;
    }
    return found;
}

void fall_due(const ResponseStatic&, const Due&, ResponseState&) {}

}  // namespace taicho::response
