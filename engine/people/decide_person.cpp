// One person's task machine: what is begun on knowing, and who goes on with what.
#include <algorithm>
#include <cmath>

#include "people/decide_scene.h"

namespace taicho::people {

namespace {

constexpr std::uint8_t k_put = 2;       ///< stage of Task::Wait: stays in the flat
constexpr double k_at_hand_s = 600.0;   ///< [s] who cannot fight stays at hand for a pump or a commander (J)

/// Listed people who move at a stated time, and everybody where behaviour is off.
bool prescribed(const Scene& sc, PersonIndex who, const Here& here) {
    const float at = sc.people.population.prescribed_response[who.row()];
    if (!std::isfinite(at)) return !sc.people.behaviour;
    if (sc.now() + sc.ctx.dt > static_cast<double>(at)) start_leave(sc, who, here);
    return true;
}

/// Children wait for an adult of the home while there is one; those who cannot walk stairs wait for help (B5).
bool waits_for_help(const Scene& sc, PersonIndex who, const Here& here) {
    if (!dependant(sc, who) || !here.place.valid()) return false;
    if (sc.world.places[here.place.row()].outdoors) return false;
    const HouseholdIndex home = sc.people.population.household[who.row()];
    bool helper = false;
    if (home.valid()) {
        for (const PersonIndex m : sc.people.households[home.row()].members) {
            helper = helper || (m != who && adult(sc, m) && able(sc, m) && !seems_gone(sc, who, m));
        }
    }
    const bool cannot = !able(sc, who) && sc.world.places[here.place.row()].level != 0;
    const bool small = sc.people.population.age[who.row()] < 6;
    if (!cannot && !small && !helper) return false;
    set_task(sc, who, Task::Wait, Activity::Aware);
    order(sc, who, {OrderKind::Stand, {}, {}});
    report(sc, who, Decision::WaitForHelp, 1.0, 0.0, here);
    return true;
}

/// Who was woken puts something on and finds their bearings first (B2), unless it gets bad here.
bool still_dressing(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.people.population.asleep[i] == 0 || sc.s.known[i] == CueKind::Order) return false;
    if (here.affected && (here.at_face.extinction > sc.rules().smoke_untrained || here.at_face.flux > sc.rules().flux_untrained))
        return false;
    if (here.place.valid() && sc.s.fire_place[i] == here.place && sc.s.seen_hrr[i] > 0.0f) return false;   // before one's eyes
    const Distribution dress = sc.p.lognormal(Param::WakeDressMedian, Param::WakeDressSigma);
    return sc.now() < sc.s.aware_at[i] + sample(dress, key_of(sc, who, Purpose::WakeDelay, 2));
}

/// A bell or alarm may be taken for a false one (B3).
bool ignores(const Scene& sc, PersonIndex who, const Here& here) {
    const double p = ignore_probability(sc.rules(), sc.s.known[who.row()], skill_of(sc, who));
    const double u = uniform(sc, who, Purpose::IgnoreAlarm);
    if (p <= 0.0 || u >= p || follows_example(sc, who, here)) return false;
    report(sc, who, Decision::Ignore, p, u, here);
    set_task(sc, who, Task::Wait, Activity::Aware, 1);
    return true;
}

/// Told to stay in the flat unless smoke comes in: neither looks nor leaves while the air is clear.
bool stays_put(const Scene& sc, PersonIndex who, const Here& here) {
    const auto& told = sc.people.decide.stays_put;
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (told.empty() || !home.valid() || told[home.row()] == 0 || here.affected || !here.place.valid()) return false;
    const PlaceIndex fire = sc.s.fire_place[who.row()];
    const auto& own = sc.people.households[home.row()].home;
    if (fire.valid() && std::find(own.begin(), own.end(), fire) != own.end()) return false;
    if (std::find(own.begin(), own.end(), here.place) == own.end()) return false;
    set_task(sc, who, Task::Wait, Activity::Sheltering, k_put);
    order(sc, who, {OrderKind::Stand, {}, {}});
    report(sc, who, Decision::Shelter, 1.0, 0.0, here);
    return true;
}

/// Next place of the home to look into; invalid when all were seen.
PlaceIndex next_to_look(const Scene& sc, PersonIndex who, PlaceIndex here) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid()) return {};
    const auto& places = sc.people.households[home.row()].home;
    std::uint8_t& k = sc.s.task_stage[who.row()];
    while (k < places.size() && places[k] == here) ++k;
    return k < places.size() ? places[k++] : PlaceIndex();
}

bool too_bad(const Scene& sc, PersonIndex who, const Here& here) {
    const StopInputs in{here.at_face.flux, here.at_face.extinction, here.at_face.temperature, 0.0, skill_of(sc, who)};
    return (here.affected && stop_fighting(sc.rules(), in) != StopWhy::No) || smoke_bars(sc, who, here) ||
           static_cast<double>(sc.s.fic[who.row()]) > sc.rules().impaired_fic;
}

/// Goes to see where smell, noise or smoke at home comes from; the carer and the warner do not. Not told where,
/// one looks into the rooms of the home, the main room first.
bool looks(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (!adult(sc, who) || !able(sc, who) || too_bad(sc, who, here)) return false;
    if (sc.d().role[i] == Role::Carer || sc.d().role[i] == Role::Warner) return false;
    sc.s.task_stage[i] = 0;
    const PlaceIndex told = sc.s.fire_place[i];
    const PlaceIndex to = told.valid() ? told : next_to_look(sc, who, here.place);
    if (!to.valid() || to == here.place) return false;
    const double u = uniform(sc, who, Purpose::LookForFire);
    if (!decides(sc, who, Decision::Look, sc.rules().look_p, u, here)) return false;
    set_task(sc, who, Task::Search, Activity::Walking, sc.s.task_stage[i]);
    order(sc, who, {OrderKind::Place, to, {}});
    return true;
}

/// A neighbour who comes to help: when and from how far (B5).
bool joins(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const PlaceIndex to = sc.s.fire_place[i];
    if (!to.valid() || !adult(sc, who) || !able(sc, who)) return false;
    const double way = way_length(sc, who, to, sc.world.places[to.row()].centre);
    const DecideRules& r = sc.rules();
    const auto& ranges = sc.people.decide.join_range;
    if (way > (ranges.empty() ? r.join_range : static_cast<double>(ranges[i]))) return false;
    const double p = sc.people.population.volunteer[i] != 0 ? r.join_volunteer : r.join_p;
    const double u = uniform(sc, who, Purpose::JoinFight);
    if (!decides(sc, who, Decision::Join, p, u, here)) {
        report(sc, who, Decision::StayAway, 1.0 - p, u, here);
        return false;
    }
    const bool slept = sc.people.population.asleep[i] != 0;
    const Distribution t = slept ? Distribution::lognormal(r.join_asleep, r.join_asleep_sd)
                                 : Distribution::lognormal(r.join_awake, r.join_awake_sd);
    const double arrive = sample(t, key_of(sc, who, Purpose::JoinDelay));
    const double walk = way / std::max(0.5, static_cast<double>(sc.people.population.speed_free[i]));
    sc.s.task_until[i] = sc.s.aware_at[i] + std::max(0.0, arrive - walk);
    set_task(sc, who, Task::GoHelp, Activity::Preparing);
    order(sc, who, {OrderKind::Stand, {}, {}});
    return true;
}

/// The own bottle is brought along with a chance (A9).
void fetch_own_bottle(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!home.valid() || uniform(sc, who, Purpose::BringBottle) >= sc.rules().join_bottle) return;
    for (const FixtureIndex f : sc.people.households[home.row()].bottles) {
        const Thing& t = sc.people.decide.things[f.row()];
        if (!t.remembered || found_gone(sc, who, f)) continue;
        sc.s.target_fixture[who.row()] = f;
        order(sc, who, {OrderKind::Point, t.place, t.at});
        sc.s.task_stage[who.row()] = 1;
        return;
    }
}

/// On the way to help: 0 not yet gone, 1 fetching the bottle, 2 walking there.
void go_on_helping(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.now() < sc.s.task_until[i]) return;
    if (sc.s.task_stage[i] == 0) {
        set_task(sc, who, Task::GoHelp, Activity::Walking, 2);
        order(sc, who, {OrderKind::Place, sc.s.fire_place[i], {}});
        fetch_own_bottle(sc, who);
        return;
    }
    if (sc.s.task_stage[i] == 1) {
        const WalkOrder& o = sc.d().order[i];
        if (!arrived(sc.world, sc.s, who, o, 1.0)) return;
        intend(sc, who, IntentKind::TakeBottle).fixture = sc.s.target_fixture[i];
        sc.d().feedback[i] = Feedback::None;
        sc.s.task_stage[i] = 2;
        order(sc, who, {OrderKind::Place, sc.s.fire_place[i], {}});
        return;
    }
    const bool there = here.place == sc.s.fire_place[i];
    const bool stopped = too_bad(sc, who, here);
    const bool sees = sc.s.known[i] == CueKind::Flame || sc.s.seen_hrr[i] > 0.0f;
    if ((there || sees) && consider_fight(sc, who, here)) return;
    // Nobody walks into a burning room to look on.
    if (!there && !sees && !stopped && sc.s.walk.still_s[i] < 30.0f) return;
    set_task(sc, who, Task::Watch, Activity::Helping);
    if (sc.people.decide.helpers_stay && here.place.valid() && sc.world.places[here.place.row()].outdoors && !stopped) {
        sc.s.task_until[i] = sc.now() + k_at_hand_s;
        order(sc, who, {OrderKind::Stand, {}, {}});
        return;
    }
    start_leave(sc, who, here);
}

void go_on_looking(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const bool stopped = too_bad(sc, who, here);
    if (!stopped && sc.s.seen_hrr[i] > 0.0f) {
        if (!consider_fight(sc, who, here)) prepare(sc, who, here);
        return;
    }
    const bool blocked = sc.s.walk.still_s[i] > 20.0f;
    const bool there = arrived(sc.world, sc.s, who, sc.d().order[i], 1.0);
    if (!stopped && !blocked && !there) return;
    const PlaceIndex to = stopped || sc.s.fire_place[i].valid() ? PlaceIndex() : next_to_look(sc, who, here.place);
    if (to.valid()) {
        order(sc, who, {OrderKind::Place, to, {}});
    } else {
        prepare(sc, who, here);
    }
}

/// Waiting is looked at again when more is known, when help came, or when it gets bad here.
void go_on_waiting(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const bool more = sc.s.known[i] > sc.d().decided_on[i];
    if (sc.s.task_stage[i] == 1) {
        if (more) {
            begin(sc, who, here);
        } else if (follows_example(sc, who, here)) {
            prepare(sc, who, here);
        }
        return;
    }
    const bool bad = here.affected && here.at_face.extinction > sc.rules().smoke_untrained;
    if (sc.s.task_stage[i] == k_put) {
        if (!here.affected) return;
        sc.s.task[i] = Task::None;
        prepare(sc, who, here);
        return;
    }
    const bool late = sc.now() > sc.s.aware_at[i] + 180.0;   // nobody came (J)
    if ((bad || late) && able(sc, who) && sc.people.population.age[i] >= 6) start_leave(sc, who, here);
    if (bad) go_on_escaping(sc, who, here);
}

/// With the phone at the ear one stops before smoke and flames, and leaves thick smoke for a room.
void go_on_calling(const Scene& sc, PersonIndex who, const Here& here) {
    if (!here.place.valid() || sc.world.places[here.place.row()].outdoors) return;
    if (smoke_shuts(sc, who, here) || heat_ahead(sc, who, here) > 1.0) order(sc, who, {OrderKind::Stand, {}, {}});
    if (!here.affected || here.at_face.extinction <= sc.rules().smoke_untrained || leads_out(sc, who, here)) return;
    const WalkOrder room = refuge_room(sc, who, here);
    if (room.kind == OrderKind::Place) order(sc, who, room);
}

/// Where one shelters something catches fire: it is fought while small, else one looks for another room, or the way out.
bool driven_from_shelter(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] != Task::Shelter || sc.s.task_stage[i] == 0 || !here.place.valid() || sc.s.fire_place[i] != here.place) return false;
    if (!fire::burning_item(sc.fire_fixed, sc.fire, here.place).valid()) return false;
    if (consider_fight(sc, who, here)) return true;
    const WalkOrder room = refuge_room(sc, who, here);
    if (room.kind == OrderKind::Place && !(room.place == here.place)) {
        sc.s.task_stage[i] = 0;
        order(sc, who, room);
    } else {
        start_leave(sc, who, here);
    }
    return true;
}

}  // namespace

void begin(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (still_dressing(sc, who, here)) return;
    sc.d().decided_on[i] = sc.s.known[i];
    if (prescribed(sc, who, here) || waits_for_help(sc, who, here)) return;
    const bool mine = own_fire(sc, who);
    const bool sees = sc.s.known[i] == CueKind::Flame || sc.s.seen_hrr[i] > 0.0f;
    if (sees && consider_fight(sc, who, here)) return;
    if (!sees && stays_put(sc, who, here)) return;
    if (mine && !sees && looks(sc, who, here)) return;
    if (!mine && (ignores(sc, who, here) || (!sees && joins(sc, who, here)))) return;
    prepare(sc, who, here);
}

void decide_person(const Scene& sc, PersonIndex who) {
    const std::size_t i = who.row();
    const Task task = sc.s.task[i];
    if (sc.s.activity[i] == Activity::Carried) return;
    const Here here = look_here(sc, who);
    if (task == Task::Follow && follows(sc, who, here)) return;
    if (sc.people.behaviour && (driven_by_heat(sc, who, here) || driven_from_shelter(sc, who, here) || waits_out_heat(sc, who, here)))
        return;
    if (task == Task::Call && sc.people.behaviour) go_on_calling(sc, who, here);
    if (task == Task::Call) return;
    // Seeing the fire itself is news, whatever one is about: the fight is considered once more.
    const bool news = sc.s.known[i] == CueKind::Flame && sc.d().decided_on[i] < CueKind::Flame;
    if (news && sc.people.behaviour && (task == Task::Prepare || task == Task::Search || task == Task::Leave)) {
        sc.d().decided_on[i] = CueKind::Flame;
        if (!std::isfinite(sc.people.population.prescribed_response[i]) && consider_fight(sc, who, here)) return;
    }
    switch (task) {
        case Task::None: begin(sc, who, here); break;
        case Task::Wait: go_on_waiting(sc, who, here); break;
        case Task::Search: go_on_looking(sc, who, here); break;
        case Task::GoHelp: go_on_helping(sc, who, here); break;
        case Task::Prepare:
        case Task::Leave:
        case Task::Return: go_on_leaving(sc, who, here); break;
        case Task::Warn:
        case Task::PressBell: warn(sc, who, here); break;
        case Task::GoFight:
        case Task::FetchBottle:
        case Task::FetchWater:
        case Task::Fight:
        case Task::Watch: go_on_fighting(sc, who, here); break;
        case Task::Escort: go_on_escorting(sc, who, here); break;
        case Task::Shelter:
        case Task::SecondExit:
        case Task::BreakOut: go_on_escaping(sc, who, here); break;
        case Task::Call:
        case Task::Follow:
        case Task::Jump: break;
    }
}

}  // namespace taicho::people
