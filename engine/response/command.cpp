// Command on the spot: who leads from when, and what it changes. Doors of rooms that are given up are shut, each
// house is searched once, those with free hands go from door to door; the order of attack and the wetting of
// neighbours stand with the lines (pumps.cpp, service.cpp), the head count with the rescue crews.
#include <algorithm>

#include "fire/conditions.h"
#include "people/place_lists.h"
#include "response/jets.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Activity;
using people::Task;

namespace {

constexpr double k_shut_s = 2.0;         // [s] to pull a door to (J)
constexpr double k_within_call = 60.0;   // [m] a commander's voice and runners (J)

bool can_lead(const Scene& s, PersonIndex p) {
    const std::size_t i = p.row();
    const Activity a = s.persons.activity[i];
    return s.fixed.may_lead[i] != 0 && a != Activity::Out && a != Activity::Dead && a != Activity::Incapacitated &&
           a != Activity::Rescued && s.persons.aware_at[i] <= s.ctx.now;
}

PersonIndex best_leader(const Scene& s) {
    PersonIndex best;
    for (const PersonIndex p : s.persons.attentive) {
        if (!can_lead(s, p)) continue;
        if (!best.valid() || s.fixed.may_lead[p.row()] < s.fixed.may_lead[best.row()]) best = p;
    }
    return best;
}

void choose_commander(Scene& s) {
    if (s.state.commander.valid() && can_lead(s, s.state.commander)) return;
    s.state.commander = {};
    const PersonIndex next = best_leader(s);
    if (!next.valid()) return;
    if (s.state.lead_at > 1e299) s.state.lead_at = s.persons.aware_at[next.row()] + s.fixed.measures.command.from_s;
    if (s.ctx.now < s.state.lead_at) return;
    s.state.commander = next;
    if (s.persons.decide.searched.empty()) s.persons.decide.searched.assign(s.people.households.size(), 0);
    say(s, EventKind::Ordered, next).mode = 1;   // takes command
}

bool anybody_in(const Scene& s, PlaceIndex place) {
    bool any = false;
    people::for_people_in(s.persons, place, [&](std::size_t i) { any = any || s.persons.activity[i] != Activity::Dead; });
    return any;
}

/// Somebody beside the door who can pull it to.
PersonIndex at_the_door(const Scene& s, PlaceIndex place) {
    PersonIndex found;
    people::for_people_in(s.persons, place, [&](std::size_t i) {
        const PersonIndex p(i);
        const bool can = s.persons.awake[i] != 0 && s.persons.aware_at[i] <= s.ctx.now && s.people.population.age[i] >= 14 &&
                         s.persons.activity[i] != Activity::Incapacitated && s.persons.activity[i] != Activity::Dead;
        if (can && (!found.valid() || p < found)) found = p;
    });
    return found;
}

/// A room that burns, that nobody is in and nobody attacks, is shut off.
void shut_doors(Scene& s) {
    for (const auto& [hrr, place] : burning_places(s.fire_fixed, s.fire)) {
        const bool attacked = std::any_of(s.state.attacks.begin(), s.state.attacks.end(),
                                          [&, p = place](const Attack& a) { return a.place == p; });
        if (s.world.places[place.row()].outdoors || attacked || anybody_in(s, place)) continue;
        for (const OpeningIndex o : s.world.openings_of[place.row()]) {
            const world::Opening& door = s.world.openings[o.row()];
            const PlaceIndex next = s.world.across(o, place);
            if (door.kind != world::OpeningKind::Door || s.doors.opening_state[o.row()] != world::OpeningState::Open || !next.valid()) continue;
            const PersonIndex by = at_the_door(s, next);
            if (by.valid()) s.world_requests.push_back({s.ctx.now + k_shut_s, o, world::OpeningState::Closed, 0.0f, by.v});
        }
    }
}

/// Free hands go from door to door; where others have been is left out (decide).
void send_to_doors(Scene& s) {
    const PersonIndex leader = s.state.commander;
    for (const PersonIndex p : hands(s, s.persons.walk.pos[leader.row()], k_within_call)) {
        if (p == leader || s.persons.task[p.row()] != Task::Watch) continue;
        const HouseholdIndex home = s.people.population.household[p.row()];
        if (!home.valid()) continue;
        const auto& doors = s.people.decide.neighbours[home.row()];
        people::HouseholdPlan& plan = s.persons.decide.plan[home.row()];
        const auto& searched = s.persons.decide.searched;
        while (plan.warned < doors.size() && searched[doors[plan.warned].row()] != 0) ++plan.warned;
        if (plan.warned >= doors.size()) continue;
        s.persons.task[p.row()] = Task::Warn;
        s.persons.activity[p.row()] = Activity::Helping;
        s.persons.task_until[p.row()] = s.ctx.now;
        say(s, EventKind::Ordered, leader, p.v).mode = 2;   // sends somebody from door to door
    }
}

}  // namespace

bool commanding(const Scene& s) { return s.state.commander.valid(); }

void advance_command(Scene& s) {
    if (!s.fixed.commanded) return;
    choose_commander(s);
    if (!commanding(s)) return;
    shut_doors(s);
    send_to_doors(s);
}

}  // namespace taicho::response
