// Who came to help and is at hand.
#include <algorithm>

#include "people/place_lists.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Activity;
using people::Task;

namespace {

constexpr int k_grown = 16;   // [a] works a pump, breaks a door (J)

bool in_the_open(const Scene& s, PersonIndex who) {
    const PlaceIndex p = place_of(s, who);
    return p.valid() && s.world.places[p.row()].outdoors;
}

bool fit(const Scene& s, PersonIndex who) {
    const std::size_t i = who.row();
    const Activity a = s.persons.activity[i];
    const bool up = a != Activity::Out && a != Activity::Dead && a != Activity::Incapacitated && a != Activity::Rescued &&
                    a != Activity::Carried;
    return up && s.persons.awake[i] != 0 && s.people.population.age[i] >= k_grown &&
           s.people.population.walking[i] == people::Walking::Normal;
}

/// Free to be given something to do.
bool idle(const Scene& s, PersonIndex who) {
    const std::size_t i = who.row();
    const Task t = s.persons.task[i];
    const bool came = !s.state.joined.empty() && s.state.joined[i] != 0;
    if (t == Task::Watch || (t == Task::GoHelp && s.persons.task_stage[i] == 2)) return came || s.people.population.volunteer[i] != 0;
    // On the way out of the quarter: a commander calls them back to lend a hand.
    return t == Task::Leave && (came || commanding(s));
}

}  // namespace

void note_joined(Scene& s) {
    for (const PersonIndex p : s.persons.attentive) {
        if (s.persons.task[p.row()] != Task::GoHelp) continue;
        if (s.state.joined.empty()) s.state.joined.assign(s.people.size(), 0);
        if (s.state.joined[p.row()] != 0) continue;
        s.state.joined[p.row()] = 1;
        say(s, EventKind::Joined, p);
    }
}

std::vector<PersonIndex> hands(const Scene& s, Vec2 at, double range) {
    std::vector<PersonIndex> out;
    for (const PersonIndex p : s.persons.attentive) {
        if (!fit(s, p) || !idle(s, p) || !in_the_open(s, p)) continue;
        if (distance(s.persons.walk.pos[p.row()], at) <= range) out.push_back(p);
    }
    return out;
}

}  // namespace taicho::response
