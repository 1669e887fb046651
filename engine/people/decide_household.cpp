// The household decides first, as one unit with one writer; then who calls 114.
#include <algorithm>
#include <cmath>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

/// Adults of the home who can take a role now and hear each other, in row order.
std::vector<PersonIndex> hands(const Scene& sc, const Household& h) {
    std::vector<PersonIndex> out;
    for (const PersonIndex m : h.members) {
        if (attentive(sc, m) && adult(sc, m) && able(sc, m) && within_call(sc, h, m)) out.push_back(m);
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

/// As far as any of those who talk it over knows.
bool stands(const Scene& sc, const std::vector<PersonIndex>& hands, PersonIndex who) {
    return who.valid() && std::none_of(hands.begin(), hands.end(), [&](PersonIndex m) { return seems_gone(sc, m, who); });
}

void give(const Scene& sc, PersonIndex who, Role role, PersonIndex& slot) {
    if (!who.valid()) return;
    slot = who;
    sc.d().role[who.row()] = role;
}

bool somebody_missing(const Scene& sc, const std::vector<PersonIndex>& hands) {
    return std::any_of(hands.begin(), hands.end(), [&](PersonIndex m) { return misses_somebody(sc, m); });
}

}  // namespace

void plan_household(const Scene& sc, HouseholdIndex home) {
    const Household& h = sc.people.households[home.row()];
    HouseholdPlan& plan = sc.d().plan[home.row()];
    const auto now_here = hands(sc, h);
    const bool lost = (plan.fighter.valid() && !stands(sc, now_here, plan.fighter)) ||
                      (plan.warner.valid() && !stands(sc, now_here, plan.warner)) ||
                      (plan.carer.valid() && !stands(sc, now_here, plan.carer));
    if (now_here.empty() || (now_here.size() == plan.members_seen && !lost)) return;
    plan.members_seen = static_cast<std::uint16_t>(now_here.size());
    if (!stands(sc, now_here, plan.fighter)) plan.fighter = {};
    if (!stands(sc, now_here, plan.warner)) plan.warner = {};
    if (!stands(sc, now_here, plan.carer)) plan.carer = {};
    if (now_here.size() < 2) return;
    // One lasting draw per household: training that raises the chance only adds households.
    const double u = draw_uniform({sc.ctx.seed, h.key, Purpose::RoleSplit, 0});
    const double p = split_probability(sc.rules(), best_skill(sc, h));
    plan.split = u < p;
    if (!plan.split) return;
    const HouseholdPlan before = plan;
    if (!plan.fighter.valid()) give(sc, readiest(sc, now_here), Role::Fighter, plan.fighter);
    if (!plan.carer.valid() && somebody_missing(sc, now_here)) {
        give(sc, first_free(sc, now_here), Role::Carer, plan.carer);
        plan.carer_since = sc.now();
    }
    if (!plan.warner.valid()) give(sc, first_free(sc, now_here), Role::Warner, plan.warner);
    const bool shared = plan.fighter != before.fighter || plan.warner != before.warner || plan.carer != before.carer;
    if (shared && plan.fighter.valid()) report(sc, plan.fighter, Decision::Roles, p, u, {});
}

namespace {

bool busy(const Scene& sc, PersonIndex who) {
    const Task t = sc.s.task[who.row()];
    return t == Task::Fight || t == Task::GoFight || t == Task::FetchBottle || t == Task::Escort ||
           t == Task::SecondExit || t == Task::BreakOut || t == Task::Call;
}

bool fights(const Scene& sc, PersonIndex m) {
    return m.valid() && (sc.s.task[m.row()] == Task::Fight || sc.s.task[m.row()] == Task::GoFight);
}

/// Places in which somebody is seen to fight, ascending.
std::vector<PlaceIndex> fought_in(const Scene& sc) {
    std::vector<PlaceIndex> out;
    for (const PersonIndex m : sc.s.attentive) {
        if (fights(sc, m)) out.push_back(place_of(sc.world, sc.s, m));
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// What one person knows of the fire and of what is done about it.
CallInputs what_is_known(const Scene& sc, PersonIndex who, const std::vector<PlaceIndex>& fought) {
    const std::size_t i = who.row();
    const HouseholdIndex home = sc.people.population.household[i];
    const HouseholdPlan* plan = home.valid() ? &sc.d().plan[home.row()] : nullptr;
    CallInputs in;
    in.largest_seen = sc.s.seen_hrr[i];
    in.flame_seen = sc.s.known[i] == CueKind::Flame || sc.s.seen_hrr[i] > 0.0f;
    in.smoke_seen = sc.s.known[i] == CueKind::Smoke;
    in.attempt_failed = sc.d().attempt_failed[i] != 0 || (plan != nullptr && plan->failed);
    in.being_fought = fights(sc, who) || (plan != nullptr && fights(sc, plan->fighter)) ||
                      std::binary_search(fought.begin(), fought.end(), place_of(sc.world, sc.s, who));
    return in;
}

struct Caller {
    PersonIndex who;
    double p = 0.0;
};

/// Who makes the call, of those whose own knowledge calls for it: a warner, else the first adult who is free.
Caller pick_caller(const Scene& sc, double u) {
    Caller free;
    if (u >= std::max(sc.rules().call_p, sc.rules().call_small_p)) return free;
    const std::vector<PlaceIndex> fought = fought_in(sc);
    for (const PersonIndex m : sc.s.attentive) {
        if (!attentive(sc, m) || !adult(sc, m) || busy(sc, m)) continue;
        const double p = call_probability(sc.rules(), what_is_known(sc, m, fought));
        if (u >= p) continue;
        if (sc.d().role[m.row()] == Role::Warner) return {m, p};
        if (!free.who.valid()) free = {m, p};
    }
    return free;
}

/// First awareness of any adult, from which the time to the call counts (B5).
void note_first_aware(const Scene& sc) {
    CallPlan& call = sc.d().call;
    for (const PersonIndex m : sc.s.attentive) {
        if (attentive(sc, m) && adult(sc, m)) call.first_aware_at = std::min(call.first_aware_at, sc.s.aware_at[m.row()]);
    }
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
    note_first_aware(sc);
    if (!std::isfinite(call.first_aware_at)) return;
    const DrawKey when{sc.ctx.seed, k_fire_key, Purpose::CallService, 0};
    if (!std::isfinite(call.due_at)) {
        const DecideRules& r = sc.rules();
        call.due_at = call.first_aware_at + sample(Distribution::lognormal(r.call_time, r.call_time_sd), when);
    }
    if (sc.now() < call.due_at) return;
    const double u = draw_uniform({sc.ctx.seed, k_fire_key, Purpose::CallService, 1});
    const auto [caller, p] = pick_caller(sc, u);
    if (!caller.valid()) return;
    call.caller = caller;
    report(sc, caller, Decision::Call, p, u, look_here(sc, caller));
    const DecideRules& r = sc.rules();
    sc.s.task_until[caller.row()] = sc.now() + sample(Distribution::lognormal(r.call_talk_s, r.call_talk_sd),
                                                      key_of(sc, caller, Purpose::CallService, 2));
    // Who is on the way out talks while walking; nobody goes on to the fire, or to others, with the phone at the ear.
    const Task was = sc.s.task[caller.row()];
    if (was == Task::Search || was == Task::Warn || was == Task::GoHelp || was == Task::Return) order(sc, caller, {OrderKind::Stand, {}, {}});
    set_task(sc, caller, Task::Call, Activity::Preparing);
}

}  // namespace taicho::people
