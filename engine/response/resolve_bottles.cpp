// Bottles: taking, operating, discharging, and what is found out on the way (people handbook A2, A4, A6).
#include <algorithm>

#include "response/resolve_scene.h"

namespace taicho::response {

using people::Feedback;
using people::Intent;

namespace {

/// Row of the bottle a thing is; none for other things.
std::uint32_t bottle_of(const Scene& s, FixtureIndex thing) {
    if (!thing.valid() || thing.row() >= s.people.decide.things.size()) return 0xFFFFFFFFu;
    return s.people.decide.things[thing.row()].row;
}

void drop(Scene& s, PersonIndex who, std::uint32_t b) {
    s.persons.holds[who.row()] = {};
    s.state.held_by[b] = {};
    // It lies where it was emptied; nobody takes it up again, `tried` says so.
}

/// First pull of the trigger: works, or not (A2).
bool starts(Scene& s, const Intent& in, std::uint32_t b) {
    const Bottle& bottle = s.fixed.bottles[b];
    attempted(s, in.by);
    const double never = never_discharges_probability(s.fixed.rules, skill_of(s, in.by));
    const std::uint32_t occasion = s.persons.decide.bottle_tries[in.by.row()];
    const bool fumbled = draw_chance(key_of(s, in.by, Purpose::NeverDischarges, occasion), never);
    if (!bottle.works || fumbled) {
        s.state.tried[b] = k_bottle_dead;
        say(s, EventKind::DeadBottle, in.by, in.fixture.v).mode = bottle.works ? 1 : 0;
        answer(s, in.by, Feedback::Dead);
        drop(s, in.by, b);
        return false;
    }
    s.state.tried[b] = k_bottle_discharging;
    ++s.state.discharged;
    say(s, EventKind::Discharged, in.by, in.item.v).values[0] = extinguisher_kinds()[bottle.kind].charge;
    return true;
}

double eta_of(const Scene& s, PersonIndex who) {
    const people::Skill skill = skill_of(s, who);
    double eta = efficacy(s.fixed.rules, skill, draw_uniform(key_of(s, who, Purpose::Efficacy)));
    const double poor = poor_technique_probability(s.fixed.rules, skill);
    // One draw per person: the technique is what they can, not what befalls them.
    if (draw_chance(key_of(s, who, Purpose::Technique), poor)) eta *= s.fixed.rules.poor_factor;
    return eta;
}

void send_agent(Scene& s, const Intent& in, const ExtinguisherKind& kind, double eta, double share) {
    const AgentRates rates = agent_rates(kind, eta);
    fire::AgentRequest r;
    r.item = in.item;
    r.agent = kind.agent;
    r.rate = rates.rate * share;
    r.area_rate = rates.area_rate * share;
    r.critical_area = rates.critical_area;
    r.re_ignition_p = burns_again(s.fixed.rules, fuel_of(s, in.item), skill_of(s, in.by), &kind);
    if (kind.blinds) r.powder = share * kind.flow;
    r.by = in.by.v;
    s.fire_requests.agent.push_back(r);
    s.state.attacks.push_back({in.item, s.fire_fixed.items[in.item.row()].place, in.by.v, 1});
}

}  // namespace

int count_user(Scene& s, ItemIndex item) {
    for (auto& [i, n] : s.users) {
        if (i == item) return n++;
    }
    s.users.emplace_back(item, 1);
    return 0;
}

void take_bottle(Scene& s, const Intent& in) {
    if (take_hose(s, in)) return;
    const std::uint32_t b = bottle_of(s, in.fixture);
    const bool there = b < s.fixed.bottles.size() && !s.state.held_by[b].valid() &&
                       s.state.tried[b] == k_bottle_fresh && !removed(s, s.fixed.bottles[b].fixture);
    if (!there || s.persons.holds[in.by.row()].valid()) {
        answer(s, in.by, Feedback::Gone);
        return;
    }
    const std::uint32_t occasion = s.persons.decide.bottle_tries[in.by.row()]++;
    const Distribution t = operating_time(s.fixed.rules, skill_of(s, in.by));
    s.state.held_by[b] = in.by;
    s.state.ready_at[b] = s.ctx.now + sample(t, key_of(s, in.by, Purpose::OperatingTime, occasion));
    s.persons.holds[in.by.row()] = in.fixture;
    say(s, EventKind::TookFixture, in.by, in.fixture.v).values[0] = s.state.ready_at[b] - s.ctx.now;
    answer(s, in.by, Feedback::Took);
}

void discharge(Scene& s, const Intent& in) {
    const std::uint32_t b = bottle_of(s, in.fixture);
    if (b >= s.fixed.bottles.size() || s.state.held_by[b] != in.by) {
        answer(s, in.by, Feedback::Empty);
        return;
    }
    if (s.ctx.now < s.state.ready_at[b]) return;
    if (s.state.tried[b] == k_bottle_fresh && !starts(s, in, b)) return;
    const ExtinguisherKind& kind = extinguisher_kinds()[s.fixed.bottles[b].kind];
    const double factor = user_factor(s.fixed.rules, count_user(s, in.item));
    if (factor <= 0.0) return;   // no room around the fire: the trigger is let go
    const double spent = std::min(s.state.charge[b], kind.flow * s.ctx.dt);
    s.state.charge[b] -= spent;
    send_agent(s, in, kind, factor * eta_of(s, in.by), spent / (kind.flow * s.ctx.dt));
    if (s.state.charge[b] > 1e-9) return;
    s.state.charge[b] = 0.0;
    s.state.tried[b] = k_bottle_empty;
    say(s, EventKind::DischargeEnded, in.by, in.fixture.v);
    answer(s, in.by, Feedback::Empty);
    drop(s, in.by, b);
}

}  // namespace taicho::response
