// To fight or not, with what, how near, and when to stop (people handbook A5, A7, A8).
#include <algorithm>
#include <cmath>

#include "fire/fire_static.h"
#include "people/decide_means.h"
#include "people/sight.h"

namespace taicho::people {

namespace {

constexpr double k_watch_s = 60.0;       ///< [s] stays to cool and watch (J)

bool dependants_unsafe(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid() || !own_fire(sc, who)) return false;
    const HouseholdPlan& plan = sc.d().plan[home.row()];
    if (plan.carer.valid() && plan.carer != who && !seems_gone(sc, who, plan.carer)) return false;
    return misses_somebody(sc, who);
}

/// The fire as this person can judge it: what is before their eyes, else the largest they saw.
double hrr_seen(const Scene& sc, PersonIndex who, const Here& here) {
    if (here.place.valid() && here.place == sc.s.fire_place[who.row()]) {
        const double hrr = fire::place_hrr(sc.fire, here.place);
        if (flame_in_room_seen(sc.p, sc.world.places[here.place.row()], hrr, here.at_face.extinction)) return hrr;
    }
    return static_cast<double>(sc.s.seen_hrr[who.row()]);
}

bool leaves_it_to_another(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return false;
    const HouseholdPlan& plan = sc.d().plan[home.row()];
    return plan.split && plan.fighter.valid() && plan.fighter != who && !seems_gone(sc, who, plan.fighter);
}

FightInputs inputs(const Scene& sc, PersonIndex who, const Here& here, const KnownBottle& bottle) {
    const Population& pop = sc.people.population;
    const std::size_t i = who.row();
    FightInputs in;
    in.hrr = hrr_seen(sc, who, here);
    in.extinction = here.at_face.extinction;
    in.bottle = sc.s.holds[i].valid() || (bottle.bottle.valid() && bottle.way <= sc.rules().near_bottle);
    in.male = pop.male[i] != 0;
    in.dependent = dependants_unsafe(sc, who);
    in.age = pop.age[i];
    in.impaired = !able(sc, who);
    in.skill = skill_of(sc, who);
    const HouseholdIndex home = pop.household[i];
    in.stake = home.valid() && own_fire(sc, who) && !sc.people.households[home.row()].trade.empty();
    const PlaceIndex at = sc.s.fire_place[i];
    if (home.valid() && at.valid() && here.place.valid()) {
        in.above_alone = sc.people.households[home.row()].members.size() < 2 &&
                         sc.world.places[here.place.row()].level > sc.world.places[at.row()].level;
    }
    return in;
}

void end_fight(const Scene& sc, PersonIndex who, const Here& here, bool failed) {
    const std::size_t i = who.row();
    const HouseholdIndex home = sc.people.population.household[i];
    if (failed) {
        sc.d().attempt_failed[i] = 1;
        if (home.valid()) sc.d().plan[home.row()].failed = true;
        report(sc, who, Decision::StopFight, 1.0, 0.0, here);
    }
    sc.d().stop_due[i] = std::numeric_limits<double>::infinity();
    prepare(sc, who, here);
    // Who has stood before the flames needs no time to make up their mind.
    if (sc.s.task[i] == Task::Prepare) start_leave(sc, who, here);
}

/// The least smoke beyond a doorway of the room, as far as it is seen: behind a shut leaf the air is taken for fresh.
double smoke_on_the_way_out(const Scene& sc, const Here& here) {
    double least = 1e9;
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const PlaceIndex next = sc.world.across(o, here.place);
        const world::OpeningState leaf = sc.doors.opening_state[o.row()];
        if (!sc.world.openings[o.row()].walkable || !world::passable(leaf)) continue;
        if (!next.valid() || !world::is_open(leaf) || !fire::place_affected(sc.fire, next)) return 0.0;
        const Vec2 at = sc.world.places[next.row()].centre;
        least = std::min(least, fire::conditions_at(sc.fire_fixed, sc.fire, next, at, 1.5).extinction);
    }
    return least < 1e9 ? least : 0.0;
}

/// Untrained people stay on when they ought to leave (A7).
bool must_stop(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (static_cast<double>(sc.s.fic[i]) > sc.rules().impaired_fic) return true;   // burning eyes are no matter of courage
    // The white cloud is their own doing and no sign of danger: smoke and heat make people stop.
    const double smoke = here.at_face.extinction - here.at_face.powder;
    StopInputs in{here.at_face.flux, smoke, here.at_face.temperature, 0.0, skill_of(sc, who)};
    if (here.affected) in.exit_extinction = smoke_on_the_way_out(sc, here);
    if (!here.affected || stop_fighting(sc.rules(), in) == StopWhy::No) {
        sc.d().stop_due[i] = std::numeric_limits<double>::infinity();
        return false;
    }
    if (!std::isfinite(sc.d().stop_due[i])) {
        const DecideRules& r = sc.rules();
        const double stay = sample(Distribution::lognormal(r.overstay, r.overstay_sd), key_of(sc, who, Purpose::Overstay));
        sc.d().stop_due[i] = sc.now() + stay * (1.0 - in.skill.any());
    }
    return sc.now() >= sc.d().stop_due[i];
}

void walk_to_fire(const Scene& sc, PersonIndex who) {
    const std::size_t i = who.row();
    const fire::Item& it = sc.fire_fixed.items[sc.s.target_item[i].row()];
    order(sc, who, {OrderKind::Point, it.place, it.at});
    sc.s.activity[i] = Activity::Walking;
}

/// Goes for the bottle: 0 makes up the mind, 1 on the way, 2 asked for it.
void fetch_bottle(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const FixtureIndex f = sc.s.target_fixture[i];
    const Thing& t = sc.people.decide.things[f.row()];
    const WalkOrder there{OrderKind::Point, t.place, t.at};
    if (sc.s.task_stage[i] == 0) {
        if (sc.now() < sc.s.task_until[i]) return;
        set_task(sc, who, Task::FetchBottle, Activity::Walking, 1);
        order(sc, who, there);
        return;
    }
    if (must_stop(sc, who, here)) {
        end_fight(sc, who, here, true);
        return;
    }
    if (sc.s.task_stage[i] == 1) {
        const bool cannot = sc.s.walk.wait[i] == WalkWait::NoWay || sc.s.walk.still_s[i] > 30.0f ||
                            heat_ahead(sc, who, here) > 1.0 || smoke_bars(sc, who, here);
        if (cannot) {
            remember_gone(sc, who, f);
            if (!consider_fight(sc, who, here)) end_fight(sc, who, here, true);
            return;
        }
        if (!arrived(sc.world, sc.s, who, there, 1.0)) return;
        intend(sc, who, IntentKind::TakeBottle).fixture = f;
        sc.d().feedback[i] = Feedback::None;
        sc.s.task_stage[i] = 2;
        return;
    }
    if (sc.d().feedback[i] == Feedback::Gone) {
        remember_gone(sc, who, f);
        if (!consider_fight(sc, who, here)) end_fight(sc, who, here, true);
        return;
    }
    if (sc.d().feedback[i] != Feedback::Took) return;
    set_task(sc, who, Task::GoFight, Activity::Walking, 1);
    walk_to_fire(sc, who);
}

/// The largest fire they saw cannot be approached to within reach of what they carry (A5).
bool too_large(const Scene& sc, PersonIndex who) {
    const double need = approach_distance(static_cast<double>(sc.s.seen_hrr[who.row()]),
                                          tolerated_flux(sc.rules(), skill_of(sc, who)));
    return need > std::max(reach_of(sc, who), 1.5);
}

void go_to_fire(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task_stage[i] == 0) {
        if (sc.now() < sc.s.task_until[i]) return;
        sc.s.task_stage[i] = 1;
        walk_to_fire(sc, who);
    }
    // Into a room that turns out to burn from wall to wall or to be full of smoke nobody steps either.
    if (must_stop(sc, who, here) || too_large(sc, who) || heat_ahead(sc, who, here) > 1.0 || smoke_bars(sc, who, here)) {
        end_fight(sc, who, here, true);
        return;
    }
    if (!in_reach(sc, who, here, sc.s.target_item[i], reach_of(sc, who))) {
        if (sc.s.walk.still_s[i] > 30.0f || sc.s.walk.wait[i] == WalkWait::NoWay) end_fight(sc, who, here, true);
        return;
    }
    // A fire too large to be approached is left alone (A5).
    const double hrr = fire::place_hrr(sc.fire, sc.fire_fixed.items[sc.s.target_item[i].row()].place);
    const double need = approach_distance(hrr, tolerated_flux(sc.rules(), skill_of(sc, who)));
    if (need > std::max(reach_of(sc, who), 1.5)) {
        end_fight(sc, who, here, true);
        return;
    }
    order(sc, who, {OrderKind::Stand, {}, {}});
    set_task(sc, who, Task::Fight, Activity::Fighting, 0);
    sc.s.fought[i] = 1;
    const Distribution cloth = Distribution::lognormal(sc.rules().cloth_time, sc.rules().cloth_time_sd);
    const double wait = sc.d().means[i] == Means::Cloth ? sample(cloth, key_of(sc, who, Purpose::OperatingTime, 50)) : 0.0;
    sc.s.task_until[i] = std::max(sc.now() + wait, sc.s.task_until[i]);
}

/// The item is out: the next one that burns here, else stays a while and watches.
void item_out(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const ItemIndex next = here.place.valid() ? fire::burning_item(sc.fire_fixed, sc.fire, here.place) : ItemIndex();
    if (next.valid()) {
        sc.s.target_item[i] = next;
        set_task(sc, who, Task::GoFight, Activity::Walking, 1);
        walk_to_fire(sc, who);
        return;
    }
    report(sc, who, Decision::SeesOut, 1.0, 0.0, here);
    set_task(sc, who, Task::Watch, Activity::Helping);
    sc.s.task_until[i] = sc.now() + k_watch_s;
    order(sc, who, {OrderKind::Stand, {}, {}});
}

void keep_fighting(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const ItemIndex item = sc.s.target_item[i];
    if (sc.fire.item_phase[item.row()] != fire::ItemPhase::Burning) {
        item_out(sc, who, here);
        return;
    }
    const Feedback said = sc.d().feedback[i];
    sc.d().feedback[i] = Feedback::None;
    const bool spent = said == Feedback::Empty || said == Feedback::Dead || said == Feedback::NoRoom;
    const bool cloth_done = sc.d().means[i] == Means::Cloth && said == Feedback::Done;
    if (spent || cloth_done) {
        if (said != Feedback::NoRoom && sc.s.target_fixture[i].valid()) remember_gone(sc, who, sc.s.target_fixture[i]);
        if (!consider_fight(sc, who, here)) end_fight(sc, who, here, true);
        return;
    }
    if (must_stop(sc, who, here)) {
        end_fight(sc, who, here, true);
        return;
    }
    if (!in_reach(sc, who, here, item, reach_of(sc, who) + 0.5)) {
        set_task(sc, who, Task::GoFight, Activity::Walking, 1);
        walk_to_fire(sc, who);
        return;
    }
    use_means(sc, who);
}

/// What burns most where one believes the fire is. Whether it still burns is known only to those who are there:
/// anybody else goes to the thing last aimed at, or to any of that room.
ItemIndex item_to_fight(const Scene& sc, PersonIndex who, const Here& here) {
    const PlaceIndex at = sc.s.fire_place[who.row()];
    const ItemIndex burning = fire::burning_item(sc.fire_fixed, sc.fire, at);
    if (burning.valid() || here.place == at) return burning;
    const ItemIndex last = sc.s.target_item[who.row()];
    if (last.valid() && sc.fire_fixed.items[last.row()].place == at) return last;
    const std::uint32_t first = sc.fire_fixed.items_start[at.row()];
    return first < sc.fire_fixed.items_start[at.row() + 1] ? sc.fire_fixed.items_of[first] : ItemIndex();
}

}  // namespace

bool consider_fight(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const PlaceIndex at = sc.s.fire_place[i];
    if (!at.valid() || leaves_it_to_another(sc, who) || sc.d().fight_tries[i] >= 4) return false;
    const ItemIndex item = item_to_fight(sc, who, here);
    if (!item.valid()) return false;
    const KnownBottle bottle = nearest_bottle(sc, who);
    const FightInputs in = inputs(sc, who, here, bottle);
    const double p = fight_probability(sc.rules(), in);
    const double u = uniform(sc, who, Purpose::FightChoice);   // one lasting draw: asking again is no second chance
    ++sc.d().fight_tries[i];
    if (!decides(sc, who, Decision::Fight, p, u, here)) {
        if (sc.d().role[i] == Role::Fighter) sc.d().role[i] = Role::None;
        report(sc, who, Decision::NotFight, 1.0 - p, u, here);
        return false;
    }
    const bool again = sc.s.fought[i] != 0;
    sc.s.target_item[i] = item;
    arm(sc, who, bottle, in.hrr);
    const Skill skill = skill_of(sc, who);
    const double think = again ? 0.0 : sample(fight_delay(sc.rules(), skill), key_of(sc, who, Purpose::FightDelay));
    double ready = think;
    if (sc.d().means[i] == Means::Bucket) {
        const DecideRules& r = sc.rules();
        ready += sample(Distribution::lognormal(r.first_throw, r.first_throw_sd), key_of(sc, who, Purpose::BucketThrow, 300));
    }
    sc.s.task_until[i] = sc.now() + ready;
    order(sc, who, {OrderKind::Stand, {}, {}});
    return true;
}

void go_on_fighting(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    switch (sc.s.task[i]) {
        case Task::FetchBottle: fetch_bottle(sc, who, here); break;
        case Task::FetchWater:
        case Task::GoFight: go_to_fire(sc, who, here); break;
        case Task::Fight: keep_fighting(sc, who, here); break;
        default:
            if (here.place.valid() && fire::burning_item(sc.fire_fixed, sc.fire, here.place).valid()) {
                if (!consider_fight(sc, who, here)) end_fight(sc, who, here, true);
            } else if (sc.now() >= sc.s.task_until[i]) {
                end_fight(sc, who, here, false);
            }
    }
}

}  // namespace taicho::people
