// Fetching and taking out children and those who cannot walk alone.
#include <algorithm>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

/// Members of the home believed to need somebody, nearest storey first, then row order.
PersonIndex next_missing(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return {};
    PersonIndex best;
    double least = 1e300;
    for (const PersonIndex m : sc.people.households[home.row()].members) {
        if (!believes_missing(sc, who, m)) continue;
        const WalkOrder there = where_expected(sc, who, m);
        const double way = way_length(sc, who, there.place, there.at);
        if (way < least) {
            least = way;
            best = m;
        }
    }
    return best;
}

bool may_escort(const Scene& sc, PersonIndex who) {
    if (!adult(sc, who) || !able(sc, who)) return false;
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return false;
    HouseholdPlan& plan = sc.d().plan[home.row()];
    const bool other = plan.carer.valid() && plan.carer != who && !seems_gone(sc, who, plan.carer) && !overdue(sc, plan);
    return !other;
}

bool carried(const Scene& sc, PersonIndex who) {
    const Walking w = sc.people.population.walking[who.row()];
    return sc.people.population.age[who.row()] < 6 || w == Walking::Wheelchair || w == Walking::Carried ||
           sc.s.activity[who.row()] == Activity::Incapacitated;
}

bool carries_somebody(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return false;
    for (const PersonIndex m : sc.people.households[home.row()].members) {
        if (sc.s.carried_by[m.row()] == who) return true;
    }
    return false;
}

/// A child old enough walks with the adult from now on.
void leads(const Scene& sc, PersonIndex who, PersonIndex child) {
    const std::size_t c = child.row();
    if (sc.s.known[c] < CueKind::Order) {
        tell(sc, sc.s.awake[c] != 0 ? EventKind::Noticed : EventKind::Woke, child, place_of(sc.world, sc.s, child),
             static_cast<std::uint16_t>(CueKind::Order), who);
    }
    sc.s.awake[c] = 1;
    sc.s.aware_at[c] = std::min(sc.s.aware_at[c], sc.now());
    sc.s.known[c] = std::max(sc.s.known[c], CueKind::Order);
    sc.led.push_back(child);
    set_task(sc, child, Task::Follow, Activity::Walking);
    order(sc, child, {OrderKind::Exits, {}, {}});
    sc.s.target_person[c] = who;
}

}  // namespace

bool follows(const Scene& sc, PersonIndex who, const Here& here) {
    const PersonIndex leader = sc.s.target_person[who.row()];
    // Nobody follows into flames who does not hold the leader's hand.
    const bool left_behind = leader.valid() && place_of(sc.world, sc.s, leader) != here.place &&
                             heat_ahead(sc, who, here) > std::max(1.0, heat_share(sc, here.at_face, sc.rules().pass_flux));
    // Whom others have brought out is no longer there to be followed.
    const bool out = leader.valid() && sc.s.activity[leader.row()] == Activity::Out;
    if (!leader.valid() || left_behind || (!out && seems_gone(sc, who, leader)) || sc.s.activity[leader.row()] == Activity::Rescued) {
        set_task(sc, who, Task::None, Activity::Aware);
        return false;
    }
    const PlaceIndex there = place_of(sc.world, sc.s, leader);
    if (out) {   // a step behind, the same way
        const bool behind = there.valid() && here.place != there;
        order(sc, who, behind ? WalkOrder{OrderKind::AnyPlace, there, {}} : WalkOrder{OrderKind::Exits, {}, {}});
        return true;
    }
    // Waiting, one waits beside the leader, not on the stair before the room.
    const bool waiting = sc.d().order[leader.row()].kind == OrderKind::Stand;
    const double apart = distance(sc.s.walk.pos[who.row()], sc.s.walk.pos[leader.row()]);
    const bool near = waiting ? here.place == there && apart < 1.5 : here.place == there || apart < 5.0;
    if (!near && there.valid() && here.place != there) {   // over a balcony too, if that is where the leader went
        order(sc, who, {OrderKind::AnyPlace, there, {}});
    } else if (!near && there.valid()) {
        order(sc, who, {OrderKind::Point, there, sc.s.walk.pos[leader.row()]});
    } else {
        order(sc, who, sc.d().order[leader.row()]);
    }
    return true;
}

bool start_escort(const Scene& sc, PersonIndex who, const Here& here) {
    if (!may_escort(sc, who)) return false;
    const PersonIndex child = next_missing(sc, who);
    if (!child.valid() || carries_somebody(sc, who)) return false;
    const std::size_t i = who.row();
    const HouseholdIndex home = sc.people.population.household[i];
    HouseholdPlan& plan = sc.d().plan[home.row()];
    plan.carer = who;
    plan.carer_since = sc.now();
    if (sc.d().role[i] == Role::None) sc.d().role[i] = Role::Carer;
    sc.s.target_person[i] = child;
    set_task(sc, who, Task::Escort, Activity::Helping, 0);
    order(sc, who, where_expected(sc, who, child));
    report(sc, who, Decision::Escort, 1.0, 0.0, here);
    return true;
}

void go_on_escorting(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const PersonIndex child = sc.s.target_person[i];
    const bool cut_off = here.affected && here.at_face.extinction > sc.rules().reentry_extinction;
    const bool no_way = sc.s.walk.wait[i] == WalkWait::NoWay || sc.s.walk.still_s[i] > 60.0f;
    if (child.valid() && no_way && !in_sight(sc, who, child)) gives_up_looking_for(sc, who, child);
    if (!child.valid() || !believes_missing(sc, who, child) || cut_off || no_way) {
        if (cut_off || no_way) {
            start_leave(sc, who, here);
        } else if (!start_escort(sc, who, here)) {
            start_leave(sc, who, here);
        }
        return;
    }
    const WalkOrder there = where_expected(sc, who, child);
    if (sc.s.task_stage[i] == 0) {
        if (!(sc.d().order[i] == there)) order(sc, who, there);
        if (!arrived(sc.world, sc.s, who, there, 1.2)) return;
        if (!in_sight(sc, who, child)) {
            gives_up_looking_for(sc, who, child);
            return;
        }
        const DecideRules& r = sc.rules();
        const double t = sample(Distribution::lognormal(r.task_child, 0.5), key_of(sc, child, Purpose::PreTravelTask));
        sc.s.task_until[i] = sc.now() + t;
        sc.s.task_stage[i] = 1;
        return;
    }
    if (sc.now() < sc.s.task_until[i]) return;
    if (carried(sc, child)) {
        intend(sc, who, IntentKind::Lift).person = child;
        start_leave(sc, who, here);
        return;
    }
    leads(sc, who, child);
    if (!start_escort(sc, who, here)) start_leave(sc, who, here);
}

}  // namespace taicho::people
