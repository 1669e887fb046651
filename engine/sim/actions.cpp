#include "sim/actions.h"

#include <algorithm>

#include "fire/build.h"
#include "response/resolve.h"
#include "sim/due_kinds.h"

namespace taicho::sim {

namespace {

using response::ActionDef;
using response::ActionKind;

bool acts_on_opening(ActionKind k) {
    return k == ActionKind::Open || k == ActionKind::Close || k == ActionKind::Lock || k == ActionKind::Break;
}

bool acts_on_item(ActionKind k) { return k == ActionKind::Ignite || k == ActionKind::PutOut; }

bool acts_on_person(ActionKind k) { return k == ActionKind::Wake || k == ActionKind::Notify; }

PersonIndex find_person(const Model& model, const std::string& id) {
    const auto& ids = model.people.population.id;
    const auto it = std::find(ids.begin(), ids.end(), id);
    return it == ids.end() ? PersonIndex{} : PersonIndex(static_cast<std::size_t>(it - ids.begin()));
}

bool exists(const Model& model, const ActionDef& a) {
    if (acts_on_opening(a.act)) return model.world->opening(a.what).valid();
    if (acts_on_item(a.act)) return fire::find_item(*model.fire, a.what).valid();
    if (acts_on_person(a.act)) return find_person(model, a.what).valid();
    if (a.act == ActionKind::Ring) return model.world->fixture(a.what).valid();
    if (a.act == ActionKind::Remove) {
        const auto& bottles = model.response.bottles;
        return model.world->fixture(a.what).valid() ||
               std::any_of(bottles.begin(), bottles.end(), [&](const auto& b) { return b.id == a.what; });
    }
    return true;
}

world::OpeningState state_after(ActionKind k) {
    switch (k) {
        case ActionKind::Close: return world::OpeningState::Closed;
        case ActionKind::Lock: return world::OpeningState::Locked;
        case ActionKind::Break: return world::OpeningState::Broken;
        default: return world::OpeningState::Open;
    }
}

void tell(const Model& model, State& state, const ActionDef& a) {
    const PersonIndex person = find_person(model, a.what);
    people::Cue cue;
    cue.time = a.at;
    cue.to = person;
    cue.kind = people::CueKind::Knock;
    cue.level = 200.0;   // loud enough for anybody
    if (a.act == ActionKind::Notify) cue.kind = people::CueKind::Order;
    if (model.ignition.item.valid()) cue.about = model.fire->item(model.ignition.item).place;
    state.people.inbox.push_back(cue);
}

void put_out(State& state, ItemIndex item) {
    // Unlimited agent with complete cooling: what an expert with an endless hose could do at best.
    fire::AgentRequest request;
    request.item = item;
    request.agent = fire::Agent::Water;
    request.rate = 1e12;
    request.area_rate = 1e6;
    request.critical_area = 1e6;
    state.fire_requests.agent.push_back(request);
}

}  // namespace

void check_actions(const Model& model, Problems& problems) {
    for (const ActionDef& a : model.scenario->response.actions) {
        if (exists(model, a)) continue;
        problems.add({.code = "E-REF-20", .pos = a.pos, .path = "actions.what", .found = a.what,
                      .allowed = "an opening, item, person or bell of this scenario", .suggestion = "",
                      .text = {"hành động nhắc tới `" + a.what + "` nhưng kịch bản không có.",
                               "the action names `" + a.what + "`, which this scenario does not have."}});
    }
}

void schedule_actions(const Model& model, State& state) {
    const auto& actions = model.scenario->response.actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        state.due.push({.time = actions[i].at, .kind = static_cast<std::uint32_t>(DueKind::Action),
                        .id = static_cast<std::uint32_t>(i)});
    }
}

void carry_out(const Model& model, State& state, const Due& due) {
    const ActionDef& a = model.scenario->response.actions[due.id];
    if (acts_on_opening(a.act)) {
        state.world_requests.push_back({.time = a.at, .opening = model.world->opening(a.what),
                                        .state = state_after(a.act)});
    } else if (a.act == ActionKind::Ignite) {
        state.fire_requests.ignite.push_back({a.at, fire::find_item(*model.fire, a.what)});
    } else if (a.act == ActionKind::PutOut) {
        put_out(state, fire::find_item(*model.fire, a.what));
    } else if (acts_on_person(a.act)) {
        tell(model, state, a);
    } else if (a.act == ActionKind::Remove) {
        const FixtureIndex drawn = model.world->fixture(a.what);
        if (drawn.valid()) state.world.fixture_taken[drawn.row()] = 1;
        else response::take_away(model.response, a.what, state.response);
    } else if (a.act == ActionKind::Ring) {
        const world::Fixture& bell = model.world->fixtures[model.world->fixture(a.what).row()];
        state.broadcasts.push_back({.time = a.at, .kind = people::CueKind::Bell, .place = bell.place});
    } else if (a.act == ActionKind::Call114) {
        state.response.call_at = std::min(state.response.call_at, a.at);
    }
    state.events.push_back({.time = a.at, .kind = EventKind::Action,
                            .mode = static_cast<std::uint16_t>(a.act), .subject = due.id});
}

}  // namespace taicho::sim
