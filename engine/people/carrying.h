#pragma once

#include "people/people_state.h"
#include "people/population.h"

/// Who carries whom: a child on one arm, an adult dragged by one or held between two.
namespace taicho::people {

inline constexpr double k_carried_child_age = 12.0;   ///< [a] J: younger ones are carried, older ones dragged
inline constexpr double k_hand_in_hand = 2.0;         ///< [m] J: two farther apart do not carry together

[[nodiscard]] inline bool carries(const PeopleState& s, std::size_t i) {
    const PersonIndex other = s.target_person[i];
    return other.valid() && s.carried_by[other.row()] == PersonIndex(i);
}

[[nodiscard]] inline bool carries_adult(const PeopleStatic& fixed, const PeopleState& s, std::size_t i) {
    return carries(s, i) && fixed.population.age[s.target_person[i].row()] >= k_carried_child_age;
}

/// Has the one whom `i` carries a second carrier beside them?
[[nodiscard]] inline bool carried_by_two(const PeopleState& s, std::size_t i) {
    if (!carries(s, i)) return false;
    const PersonIndex second = s.second_carrier[s.target_person[i].row()];
    if (!second.valid() || s.target_person[second.row()] != PersonIndex(i)) return false;
    const WalkMode mode = s.walk.mode[second.row()];
    return mode == WalkMode::Walking && distance(s.walk.pos[second.row()], s.walk.pos[i]) <= k_hand_in_hand;
}

/// Is `i` the second of two carriers?
[[nodiscard]] inline bool is_second(const PeopleState& s, std::size_t i) {
    const PersonIndex first = s.target_person[i];
    return first.valid() && carries(s, first.row()) && s.second_carrier[s.target_person[first.row()].row()] == PersonIndex(i);
}

}  // namespace taicho::people
