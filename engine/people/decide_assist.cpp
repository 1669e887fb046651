// The second who takes hold of somebody an adult is carrying or dragging alone (people handbook B4, B5).
#include <algorithm>

#include "people/carrying.h"
#include "people/decide_scene.h"

namespace taicho::people {

namespace {

constexpr double k_within = 3.0;   ///< [m] J: near enough to be asked

/// The nearest one who drags an adult alone past `who`; invalid when nobody does.
PersonIndex drags_alone(const Scene& sc, PersonIndex who) {
    PersonIndex best;
    double least = k_within;
    for (const PersonIndex other : sc.s.attentive) {
        if (other == who || !carries_adult(sc.people, sc.s, other.row()) || carried_by_two(sc.s, other.row())) continue;
        const double away = distance(sc.s.walk.pos[other.row()], sc.s.walk.pos[who.row()]);
        if (away >= least || !in_sight(sc, who, other)) continue;
        least = away;
        best = other;
    }
    return best;
}

}  // namespace

bool takes_other_side(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] != Task::Leave || !adult(sc, who) || !able(sc, who) || carries(sc.s, i)) return false;
    const PersonIndex first = drags_alone(sc, who);
    if (!first.valid()) return false;
    const PersonIndex carried = sc.s.target_person[first.row()];
    const HouseholdIndex home = sc.people.population.household[i];
    const bool kin = home.valid() && home == sc.people.population.household[carried.row()];
    // One lasting draw: who helps one helps the next.
    if (uniform(sc, who, Purpose::ReEntry, 3) >= (kin ? sc.rules().second_kin : sc.rules().second_other)) return false;
    sc.s.second_carrier[carried.row()] = who;
    sc.s.target_person[i] = first;
    set_task(sc, who, Task::Follow, Activity::Helping);
    order(sc, who, sc.d().order[first.row()]);
    report(sc, who, Decision::Escort, 1.0, 0.0, here);
    return true;
}

}  // namespace taicho::people
