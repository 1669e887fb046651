// The household decides first, as one unit with one writer; then who calls 114.
#include <algorithm>
#include <cmath>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

/// Adults of the home who can take a role now, in row order.
std::vector<PersonIndex> hands(const Scene& sc, const Household& h) {
    std::vector<PersonIndex> out;
    for (const PersonIndex m : h.members) {
        if (attentive(sc, m) && adult(sc, m) && able(sc, m)) out.push_back(m);
    }
    return out;
}

Skill best_skill(const Scene& sc, const Household& h) {
    Skill best;
    for (const PersonIndex m : h.members) {
        if (!attentive(sc, m)) continue;
        const Skill s = skill_of(sc, m);
        if (s.drill() > best.drill() || best.training == Training::None) best = s;
    }
    return best;
}

/// The one readiest to fight of those without a role: drilled before not, men before women, then row order.
PersonIndex readiest(const Scene& sc, const std::vector<PersonIndex>& from) {
    PersonIndex best;
    double most = -1.0;
    for (const PersonIndex m : from) {
        if (sc.d().role[m.row()] != Role::None) continue;
        const Population& pop = sc.people.population;
        const double rank = 2.0 * skill_of(sc, m).drill() + (pop.male[m.row()] != 0 ? 1.0 : 0.0);
        if (rank > most) {
            most = rank;
            best = m;
        }
    }
    return best;
}

PersonIndex first_free(const Scene& sc, const std::vector<PersonIndex>& from) {
    for (const PersonIndex m : from) {
        if (sc.d().role[m.row()] == Role::None) return m;
    }
    return {};
}

bool stands(const Scene& sc, PersonIndex who) { return who.valid() && !gone(sc, who); }

void give(const Scene& sc, PersonIndex who, Role role, PersonIndex& slot) {
    if (!who.valid()) return;
    slot = who;
    sc.d().role[who.row()] = role;
}

bool has_dependants(const Scene& sc, const Household& h) {
    return std::any_of(h.members.begin(), h.members.end(), [&](PersonIndex m) { return missing(sc, m); });
}

}  // namespace

void plan_household(const Scene& sc, HouseholdIndex home) {
    const Household& h = sc.people.households[home.row()];
    HouseholdPlan& plan = sc.d().plan[home.row()];
    const auto now_here = hands(sc, h);
    const bool lost = (plan.fighter.valid() && !stands(sc, plan.fighter)) ||
                      (plan.warner.valid() && !stands(sc, plan.warner)) ||
                      (plan.carer.valid() && !stands(sc, plan.carer));
    if (now_here.empty() || (now_here.size() == plan.members_seen && !lost)) return;
    plan.members_seen = static_cast<std::uint16_t>(now_here.size());
    if (!stands(sc, plan.fighter)) plan.fighter = {};
    if (!stands(sc, plan.warner)) plan.warner = {};
    if (!stands(sc, plan.carer)) plan.carer = {};
    if (now_here.size() < 2) return;
    // One lasting draw per household: training that raises the chance only adds households.
    const double u = draw_uniform({sc.ctx.seed, h.key, Purpose::RoleSplit, 0});
    const double p = split_probability(sc.rules(), best_skill(sc, h));
    plan.split = u < p;
    if (!plan.split) return;
    if (!plan.fighter.valid()) give(sc, readiest(sc, now_here), Role::Fighter, plan.fighter);
    if (!plan.carer.valid() && has_dependants(sc, h)) give(sc, first_free(sc, now_here), Role::Carer, plan.carer);
    if (!plan.warner.valid()) give(sc, first_free(sc, now_here), Role::Warner, plan.warner);
    if (plan.fighter.valid()) report(sc, plan.fighter, Decision::Roles, p, u, {});
}

namespace {

bool busy(const Scene& sc, PersonIndex who) {
    const Task t = sc.s.task[who.row()];
    return t == Task::Fight || t == Task::GoFight || t == Task::FetchBottle || t == Task::Escort ||
           t == Task::SecondExit || t == Task::BreakOut || t == Task::Call;
}

/// Who makes the call: a warner, else the first adult who is free, else any adult.
PersonIndex pick_caller(const Scene& sc) {
    PersonIndex free, any;
    for (const PersonIndex m : sc.s.attentive) {
        if (!attentive(sc, m) || !adult(sc, m)) continue;
        if (!any.valid()) any = m;
        if (busy(sc, m)) continue;
        if (sc.d().role[m.row()] == Role::Warner) return m;
        if (!free.valid()) free = m;
    }
    return free.valid() ? free : any;
}

/// What all who are awake and know have seen between them.
CallInputs what_is_known(const Scene& sc) {
    CallPlan& call = sc.d().call;
    CallInputs in;
    for (const PersonIndex m : sc.s.attentive) {
        if (!attentive(sc, m)) continue;
        const std::size_t i = m.row();
        if (adult(sc, m) && sc.s.aware_at[i] < call.first_aware_at) call.first_aware_at = sc.s.aware_at[i];
        call.largest_seen = std::max(call.largest_seen, static_cast<double>(sc.s.seen_hrr[i]));
        call.flame_seen = call.flame_seen || sc.s.known[i] == CueKind::Flame || sc.s.seen_hrr[i] > 0.0f;
        call.smoke_seen = call.smoke_seen || sc.s.known[i] == CueKind::Smoke;
        in.being_fought = in.being_fought || sc.s.task[i] == Task::Fight || sc.s.task[i] == Task::GoFight;
    }
    in.largest_seen = call.largest_seen;
    in.flame_seen = call.flame_seen;
    in.smoke_seen = call.smoke_seen;
    in.attempt_failed = call.failed;
    return in;
}

constexpr std::uint64_t k_fire_key = 0x66697265u;   ///< the fire as an entity of draws: one per run

void finish_call(const Scene& sc) {
    CallPlan& call = sc.d().call;
    if (gone(sc, call.caller)) {
        call.caller = {};
        return;
    }
    if (sc.now() < sc.s.task_until[call.caller.row()]) return;
    [[maybe_unused]] const Intent& said = intend(sc, call.caller, IntentKind::CallService);
    call.made = true;
    // Who called from a shelter stays there; anybody else looks at the matter anew.
    const std::uint8_t tried = sc.d().tried_ways[call.caller.row()];
    if (tried != 0xFF && (tried & k_tried_shelter) != 0) {
        set_task(sc, call.caller, Task::Shelter, Activity::Sheltering);
    } else {
        set_task(sc, call.caller, Task::None, Activity::Aware);
    }
}

}  // namespace

void decide_call(const Scene& sc) {
    CallPlan& call = sc.d().call;
    if (call.made || sc.s.attentive.empty()) return;
    if (call.caller.valid()) {
        finish_call(sc);
        return;
    }
    const CallInputs in = what_is_known(sc);
    if (!std::isfinite(call.first_aware_at)) return;
    const DrawKey when{sc.ctx.seed, k_fire_key, Purpose::CallService, 0};
    if (!std::isfinite(call.due_at)) {
        const DecideRules& r = sc.rules();
        call.due_at = call.first_aware_at + sample(Distribution::lognormal(r.call_time, r.call_time_sd), when);
    }
    if (sc.now() < call.due_at) return;
    const double u = draw_uniform({sc.ctx.seed, k_fire_key, Purpose::CallService, 1});
    const double p = call_probability(sc.rules(), in);
    if (u >= p) return;
    const PersonIndex caller = pick_caller(sc);
    if (!caller.valid() || busy(sc, caller)) return;
    call.caller = caller;
    report(sc, caller, Decision::Call, p, u, look_here(sc, caller));
    const DecideRules& r = sc.rules();
    sc.s.task_until[caller.row()] = sc.now() + sample(Distribution::lognormal(r.call_talk_s, r.call_talk_sd),
                                                      key_of(sc, caller, Purpose::CallService, 2));
    set_task(sc, caller, Task::Call, Activity::Preparing);
}

}  // namespace taicho::people
