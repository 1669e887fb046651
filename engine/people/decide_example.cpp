// The example of others: a leader is followed, else the majority (people handbook B3).
#include "people/decide_scene.h"
#include "people/place_lists.h"

namespace taicho::people {

namespace {

bool acts(Task t) {
    return t != Task::None && t != Task::Wait && t != Task::Watch && t != Task::Shelter && t != Task::Follow;
}

}  // namespace

Example who_acts(const Scene& sc, PersonIndex who, PlaceIndex place) {
    Example e;
    if (!place.valid() || sc.s.where.head.size() <= place.row()) return e;
    const Population& pop = sc.people.population;
    for_people_in(sc.s, place, [&](std::size_t k) {
        const PersonIndex other(k);
        if (other == who || !attentive(sc, other) || !adult(sc, other)) return;
        const bool acting = acts(sc.s.task[k]);
        e.acting += acting ? 1 : 0;
        e.staying += !acting && sc.s.task[k] == Task::Wait ? 1 : 0;
        e.leader = e.leader || (acting && (pop.leader[k] != 0 || pop.volunteer[k] != 0));
    });
    return e;
}

bool follows_example(const Scene& sc, PersonIndex who, const Here& here) {
    const Example e = who_acts(sc, who, here.place);
    const double p = e.leader ? sc.rules().follow_leader : e.acting > e.staying ? sc.rules().follow_majority : 0.0;
    // One lasting draw: seeing the same again does not add chances, seeing a leader may.
    return p > 0.0 && decides(sc, who, Decision::Follow, p, uniform(sc, who, Purpose::FollowLeader), here);
}

}  // namespace taicho::people
