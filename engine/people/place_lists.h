#pragma once

#include "people/people_state.h"
#include "world/world.h"

/// Who is where, without looking at everybody.
namespace taicho::people {

/// Place a person stands in; invalid when absent.
[[nodiscard]] inline PlaceIndex place_of(const world::World& world, const PeopleState& s, std::size_t i) {
    const std::uint32_t patch = s.walk.patch[i];
    if (patch >= world.patches.size() || s.walk.mode[i] == WalkMode::Absent || s.walk.mode[i] == WalkMode::Out)
        return {};
    return world.patches[patch].place;
}

/// Lists everybody anew from the positions.
void rebuild_lists(const world::World& world, PeopleState& s);
/// Moves one person to the list of the place where he stands now.
void relist(const world::World& world, PeopleState& s, std::size_t i);
/// Brings the lists up to date: looks at walkers, at those set down from outside, and at those who are carried
/// or were near the fire.
void update_lists(const world::World& world, PeopleState& s);

/// Calls fn(row) for everybody listed in a place. The order depends on the history only.
template <class Fn>
void for_people_in(const PeopleState& s, PlaceIndex place, Fn fn) {
    for (std::uint32_t i = s.where.head[place.row()]; i != 0xFFFFFFFFu;) {
        const std::uint32_t next = s.where.next[i];
        fn(static_cast<std::size_t>(i));
        i = next;
    }
}

}  // namespace taicho::people
