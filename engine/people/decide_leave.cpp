// Warning others, preparing and leaving: what happens between knowing and being out.
#include <algorithm>
#include <cmath>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

HouseholdPlan* plan_of(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    return home.valid() ? &sc.d().plan[home.row()] : nullptr;
}

const Household* home_of(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    return home.valid() ? &sc.people.households[home.row()] : nullptr;
}

/// Whoever knows of a fire at home calls to the others there, once per household.
void wake_own(const Scene& sc, PersonIndex who) {
    HouseholdPlan* plan = plan_of(sc, who);
    const Household* h = home_of(sc, who);
    if (plan == nullptr || plan->shouted || !own_fire(sc, who) || !adult(sc, who)) return;
    plan->shouted = true;
    if (h->members.size() < 2) return;
    intend(sc, who, IntentKind::Knock).household = sc.people.population.household[who.row()];
    intend(sc, who, IntentKind::ShoutAround).household = sc.people.population.household[who.row()];
}

/// Presses the linked bell, if the home has one (B5); one answer per person and household.
bool press_bell(const Scene& sc, PersonIndex who, const Here& here) {
    HouseholdPlan* plan = plan_of(sc, who);
    const Household* h = home_of(sc, who);
    if (plan == nullptr || plan->bell || !(h->has_bell || h->call_point) || !adult(sc, who)) return false;
    plan->bell = true;
    const double p = bell_probability(sc.rules(), skill_of(sc, who));
    const double u = uniform(sc, who, Purpose::PressBell);
    if (!decides(sc, who, Decision::Bell, p, u, here)) return false;
    const DecideRules& r = sc.rules();
    sc.s.task_until[who.row()] = sc.now() + sample(Distribution::lognormal(r.bell_time, r.bell_time_sd),
                                                   key_of(sc, who, Purpose::PressBell, 1));
    set_task(sc, who, Task::PressBell, Activity::Preparing);
    return true;
}

/// Warns neighbours: the warner, a leader, or anybody of a household that did not divide the work.
bool starts_warning(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    HouseholdPlan* plan = plan_of(sc, who);
    if (plan == nullptr || !adult(sc, who) || !able(sc, who)) return false;
    if (plan->split && sc.d().role[i] != Role::Warner) return false;
    if (!own_fire(sc, who) && sc.people.population.leader[i] == 0) return false;
    const auto& doors = sc.people.decide.neighbours[sc.people.population.household[i].row()];
    if (plan->warned >= doors.size()) return false;
    if (!decides(sc, who, Decision::Warn, sc.rules().warn_p, uniform(sc, who, Purpose::Knock), here)) {
        plan->warned = static_cast<std::uint16_t>(doors.size());
        return false;
    }
    intend(sc, who, IntentKind::ShoutAround).household = sc.people.population.household[i];
    set_task(sc, who, Task::Warn, Activity::Helping);
    sc.s.task_until[i] = sc.now();
    return true;
}

double knock_time(const Scene& sc, PersonIndex who, std::uint32_t door) {
    const DecideRules& r = sc.rules();
    return r.knock_low + (r.knock_high - r.knock_low) * uniform(sc, who, Purpose::Knock, 1 + door);
}

/// Has the fire taken the wiring of the house?
bool power_lost(const Scene& sc, const Household& h) {
    if (!h.building.valid()) return false;
    const auto& places = sc.world.buildings[h.building.row()].places;
    return std::any_of(places.begin(), places.end(), [&](PlaceIndex p) {
        if (!fire::place_affected(sc.fire, p)) return false;
        const world::Place& place = sc.world.places[p.row()];
        return fire::conditions_at(sc.fire_fixed, sc.fire, p, place.centre, std::max(0.1, place.height - 0.2)).temperature >
               sc.rules().power_lost;
    });
}

/// The household's own locked leaves are opened by the first who leaves; the shutter needs power or more time.
void unlock_doors(const Scene& sc, PersonIndex who) {
    HouseholdPlan* plan = plan_of(sc, who);
    if (plan == nullptr || plan->doors || !adult(sc, who)) return;
    plan->doors = true;
    const DecideRules& r = sc.rules();
    const auto& doors = sc.people.decide.own_doors[sc.people.population.household[who.row()].row()];
    double t = sc.now();
    std::uint32_t k = 0;
    for (const OpeningIndex o : doors) {
        if (sc.doors.opening_state[o.row()] != world::OpeningState::Locked) continue;
        const bool turns_key = uniform(sc, who, Purpose::PreTravelTask, 100 + k) < r.task_unlock_p;   // else only latched
        if (turns_key) t += sample(Distribution::lognormal(r.task_unlock, r.task_unlock_sd), key_of(sc, who, Purpose::PreTravelTask, k));
        ++k;
        if (sc.world.openings[o.row()].kind == world::OpeningKind::Shutter && power_lost(sc, *home_of(sc, who))) t += r.roller_no_power;
        sc.requests.push_back({t, o, world::OpeningState::Open, 1.0f, who.v});
    }
}

double visibility(double extinction) {
    return extinction > 1e-3 ? 3.0 / extinction : 1e3;   // reflecting things, C = 3 (C5, R2)
}

}  // namespace

bool smoke_shuts(const Scene& sc, PersonIndex who, const Here& here) {
    const double smoke = smoke_ahead(sc, who, here);
    return smoke > here.at_face.extinction && visibility(smoke) < sc.rules().turn_back_visibility;
}

namespace {

/// Before smoke: turn back or pass (C5: "do not enter the stair"). One lasting draw per person: who passed thin smoke asks again
/// only before thicker. Who stands in as thick a smoke already has nothing to turn back to.
bool turns_back(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (!here.place.valid() || sc.d().tried_ways[i] == 0xFF) return false;
    if (sc.world.places[here.place.row()].outdoors) return false;   // smoke in the alley is left, not fled from into a house
    const double smoke = smoke_ahead(sc, who, here);
    const double s = visibility(smoke);
    if (smoke <= here.at_face.extinction || s > 3.0 * sc.rules().turn_back_visibility) return false;
    const bool one_flight = sc.world.places[here.place.row()].level <= 1;
    const double p = turn_back_probability(sc.rules(), s, skill_of(sc, who), one_flight);
    const double u = uniform(sc, who, Purpose::TurnBack, 0);
    if (u >= p) return false;
    sc.d().last_place[i] = here.place;
    Here seen = here;
    seen.at_face.extinction = smoke;   // what turned them back lies ahead
    report(sc, who, Decision::TurnBack, p, u, seen);
    tell(sc, EventKind::TurnedBack, who, here.place);
    return true;
}

constexpr std::uint8_t k_property_settled = 0x40;   ///< bit of DecideState::tried_ways

/// Back into the main room for what was left there (B5); settled once.
bool goes_back_for_property(const Scene& sc, PersonIndex who, const Household& h, const Here& here) {
    std::uint8_t& tried = sc.d().tried_ways[who.row()];
    if ((tried & k_property_settled) != 0 || h.home.empty()) return false;
    tried |= k_property_settled;
    const double u = uniform(sc, who, Purpose::ReEntry, 1);
    if (!decides(sc, who, Decision::ReEnter, sc.rules().reentry_property, u, here)) return false;
    set_task(sc, who, Task::Return, Activity::Walking, 0);
    order(sc, who, {OrderKind::Place, h.home.front(), {}});
    return true;
}

/// On the way in, searching, or giving it up.
void go_on_returning(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const bool cannot = sc.s.walk.wait[i] == WalkWait::NoWay || sc.s.walk.still_s[i] > 30.0f;
    const bool bad = smoke_bars(sc, who, here) ||
                     (here.affected && (here.at_face.extinction > sc.rules().smoke_untrained ||
                                        here.at_face.flux > sc.rules().flux_untrained));
    if (cannot || bad) {
        start_leave(sc, who, here);
    } else if (sc.s.task_stage[i] == 0) {
        if (!arrived(sc.world, sc.s, who, sc.d().order[i], 1.0)) return;
        sc.s.task_stage[i] = 1;
        sc.s.task_until[i] = sc.now() + sc.rules().property_s;
        order(sc, who, {OrderKind::Stand, {}, {}});
    } else if (sc.now() >= sc.s.task_until[i]) {
        start_leave(sc, who, here);
    }
}

/// Outside, with somebody of the home still in: goes back, or not (B5).
bool goes_back(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] == Task::Return || !here.place.valid() || !adult(sc, who)) return false;
    if (!sc.world.places[here.place.row()].outdoors || here.at_face.extinction > sc.rules().reentry_extinction) return false;
    const Household* h = home_of(sc, who);
    if (h == nullptr || !own_fire(sc, who) || (sc.d().tried_ways[i] & 0x80u) != 0) return false;
    if (!misses_somebody(sc, who)) {
        return goes_back_for_property(sc, who, *h, here);
    }
    const HouseholdPlan* plan = plan_of(sc, who);
    if (plan->carer.valid() && plan->carer != who && !seems_gone(sc, who, plan->carer) && !overdue(sc, *plan)) return false;
    sc.d().tried_ways[i] |= 0x80u;
    const double u = uniform(sc, who, Purpose::ReEntry);
    return decides(sc, who, Decision::ReEnter, sc.rules().reentry_p, u, here) && start_escort(sc, who, here);
}

}  // namespace

void prepare(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    wake_own(sc, who);
    if ((own_fire(sc, who) || sc.people.population.leader[i] != 0) && press_bell(sc, who, here)) return;
    if (start_escort(sc, who, here)) return;
    const bool same = here.place.valid() && here.place == sc.s.fire_place[i];
    const PreTravel situation =
        pre_travel_situation(sc.people.population.asleep[i] != 0, own_fire(sc, who), same, sc.s.known[i]);
    const bool led = sc.s.known[i] == CueKind::Order || who_acts(sc, who, here.place).leader;
    const Distribution t = pre_travel(sc.rules(), situation, skill_of(sc, who), led);
    const double from = std::max(sc.s.aware_at[i], 0.0);
    sc.s.task_until[i] = from + sample(t, key_of(sc, who, Purpose::PreTravel));
    set_task(sc, who, Task::Prepare, Activity::Preparing);
    order(sc, who, {OrderKind::Stand, {}, {}});
    report(sc, who, Decision::Prepare, 1.0, sc.s.task_until[i] - from, here);
}

void start_leave(const Scene& sc, PersonIndex who, const Here& here) {
    if (sc.people.behaviour && (starts_warning(sc, who, here) || known_second_way(sc, who, here))) return;
    unlock_doors(sc, who);
    set_task(sc, who, Task::Leave, Activity::Walking);
    // Whom heat has turned back before tries to keep clear of it.
    order(sc, who, {sc.d().heat_turns[who.row()] > 0 ? OrderKind::ClearExit : OrderKind::Exits, {}, {}});
    report(sc, who, Decision::Leave, 1.0, 0.0, here);
    tell(sc, EventKind::StartedMoving, who, here.place);
}

namespace {

/// The household leaves as one: who is ready waits for those at home who still get ready, if this family does so (B4).
bool waits_for_family(const Scene& sc, PersonIndex who) {
    const Household* h = home_of(sc, who);
    if (h == nullptr || !own_fire(sc, who) || !within_call(sc, *h, who)) return false;
    const DecideRules& r = sc.rules();
    if (sc.now() > sc.s.task_until[who.row()] + r.gather_longest) return false;
    bool slept = false, others = false;
    for (const PersonIndex m : h->members) {
        slept = slept || sc.people.population.asleep[m.row()] != 0;
        const bool busy = m != who && attentive(sc, m) && within_call(sc, *h, m) &&
                          ((sc.s.task[m.row()] == Task::Prepare && sc.s.task_until[m.row()] > sc.now()) || sc.s.task[m.row()] == Task::Escort);
        others = others || busy;
    }
    // One lasting draw per household, as for the roles.
    return others && draw_uniform({sc.ctx.seed, h->key, Purpose::RoleSplit, 1}) < (slept ? r.gather_asleep : r.gather_awake);
}

/// Whoever leads others by the hand goes at their pace: stands until they have caught up, while it can be borne here.
bool waits_for_led(const Scene& sc, PersonIndex who, const Here& here) {
    constexpr double k_hand_m = 2.0;   // [m] further apart they no longer hold hands (J)
    const Household* h = home_of(sc, who);
    if (h == nullptr || h->members.size() < 2 || sc.s.task[who.row()] == Task::Prepare) return false;
    const bool bad = here.affected && (here.at_face.extinction > sc.rules().smoke_untrained ||
                                       heat_share(sc, here.at_face, sc.rules().flux_untrained) > 1.0);
    const WalkState& walk = sc.s.walk;
    const Vec2 at = walk.pos[who.row()], ahead = 0.5 * (walk.aim_a[who.row()] + walk.aim_b[who.row()]) - at;
    const bool behind = !bad && std::any_of(h->members.begin(), h->members.end(), [&](PersonIndex m) {
        if (sc.s.task[m.row()] != Task::Follow || sc.s.target_person[m.row()] != who || !attentive(sc, m)) return false;
        const Vec2 to = walk.pos[m.row()] - at;
        return norm(to) > k_hand_m && dot(to, ahead) < 0.0;   // who runs ahead is not waited for
    });
    const WalkOrder way{sc.d().heat_turns[who.row()] > 0 ? OrderKind::ClearExit : OrderKind::Exits, {}, {}};
    const WalkOrder& now = sc.d().order[who.row()];
    if (behind && now == way) {
        order(sc, who, {OrderKind::Stand, {}, {}});
    } else if (!behind && now.kind == OrderKind::Stand) {
        order(sc, who, way);
    }
    return behind;
}

constexpr std::uint8_t k_took_up = 0x20;   ///< bit of DecideState::tried_ways: settled once

/// A member of the family falls beside one: taken up and carried or dragged, if one does so (B5).
bool takes_up_fallen(const Scene& sc, PersonIndex who, const Here& here) {
    const Household* h = home_of(sc, who);
    std::uint8_t& tried = sc.d().tried_ways[who.row()];
    if (h == nullptr || !here.affected || (tried & k_took_up) != 0 || here.at_face.extinction > sc.rules().reentry_extinction) return false;
    const bool fallen = std::any_of(h->members.begin(), h->members.end(), [&](PersonIndex m) {
        return m != who && sc.s.activity[m.row()] == Activity::Incapacitated && believes_missing(sc, who, m);
    });
    if (!fallen) return false;
    tried |= k_took_up;
    return uniform(sc, who, Purpose::ReEntry, 2) < sc.rules().carry_fallen && start_escort(sc, who, here);
}

}  // namespace

void go_on_leaving(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] == Task::Prepare) {
        // Heat or thick smoke where one stands ends the preparing.
        const bool driven = here.affected && (here.at_face.flux > sc.rules().flux_untrained ||
                                              here.at_face.extinction > sc.rules().smoke_untrained);
        if (driven || (sc.now() >= sc.s.task_until[i] && !(sc.people.behaviour && waits_for_family(sc, who)))) start_leave(sc, who, here);
        return;
    }
    if (!sc.people.behaviour) return;
    if (sc.s.task[i] == Task::Return) {
        go_on_returning(sc, who, here);
        return;
    }
    if (goes_back(sc, who, here) || takes_up_fallen(sc, who, here) || takes_other_side(sc, who, here) || waits_for_led(sc, who, here))
        return;
    const bool indoors = here.place.valid() && !sc.world.places[here.place.row()].outdoors;
    const bool flames = indoors && here.affected && here.at_face.flux > sc.rules().flux_untrained &&
                        sc.d().last_place[i].valid() && sc.d().tried_ways[i] != 0xFF;
    if (flames || turns_back(sc, who, here) || (indoors && stuck_here(sc, who, here))) way_lost(sc, who, here);
}

void warn(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] == Task::PressBell) {
        if (sc.now() < sc.s.task_until[i]) return;
        const Household* h = home_of(sc, who);
        intend(sc, who, IntentKind::PressBell).household = sc.people.population.household[i];
        sc.s.task[i] = Task::None;
        if (h != nullptr) prepare(sc, who, here);
        return;
    }
    HouseholdPlan* plan = plan_of(sc, who);
    const auto& doors = sc.people.decide.neighbours[sc.people.population.household[i].row()];
    // Down a stair that fills nobody goes to warn others.
    const bool bad = (here.affected && here.at_face.extinction > sc.rules().smoke_untrained) || smoke_bars(sc, who, here);
    // Where somebody commands, nobody knocks where others have been.
    const auto& searched = sc.d().searched;
    while (!searched.empty() && plan->warned < doors.size() && searched[doors[plan->warned].row()] != 0) ++plan->warned;
    if (plan->warned >= doors.size() || bad) {
        plan->warned = static_cast<std::uint16_t>(doors.size());   // one goes on to leave, not back to warning
        start_leave(sc, who, here);
        return;
    }
    const HouseholdIndex to = doors[plan->warned];
    const WalkOrder there{OrderKind::Place, sc.people.households[to.row()].door_place, {}};
    if (!(sc.d().order[i] == there)) {
        unlock_doors(sc, who);
        order(sc, who, there);
        sc.s.task_until[i] = sc.now() + knock_time(sc, who, plan->warned);
    }
    const bool cannot = sc.s.walk.wait[i] == WalkWait::NoWay || sc.s.walk.still_s[i] > 60.0f || smoke_bars(sc, who, here);
    if (sc.now() < sc.s.task_until[i] || (!arrived(sc.world, sc.s, who, there, 2.0) && !cannot)) return;
    if (!cannot) intend(sc, who, IntentKind::Knock).household = to;
    ++plan->warned;
    // The next door may be in the same piece of alley: its own seconds run from now.
    order(sc, who, {OrderKind::Stand, {}, {}});
}

}  // namespace taicho::people
