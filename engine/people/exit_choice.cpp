#include "people/exit_choice.h"

#include <algorithm>

#include "core/rng.h"

namespace taicho::people {

namespace {

/// The way most others in the same patch are walking; none where nobody walks one or two are walked by as many.
std::uint32_t followed(const ExitChoice& choice, const PeopleState& state, PersonIndex who) {
    const WalkState& walk = state.walk;
    std::uint32_t best = world::k_walk_none;
    int most = 0;
    for (const std::uint32_t route : choice.routes) {
        const auto n = static_cast<int>(std::count_if(state.attentive.begin(), state.attentive.end(), [&](PersonIndex o) {
            return o != who && walk.mode[o.row()] == WalkMode::Walking && walk.route[o.row()] == route &&
                   walk.patch[o.row()] == walk.patch[who.row()];
        }));
        if (n == most) best = world::k_walk_none;
        if (n <= most) continue;
        most = n;
        best = route;
    }
    return best;
}

}  // namespace

std::uint32_t choose_exit(const ExitChoice& choice, std::uint64_t seed, const PeopleStatic& people,
                          const PeopleState& state, PersonIndex who) {
    const WalkState& walk = state.walk;
    const std::size_t i = who.row();
    const bool walks = walk.mode[i] == WalkMode::Walking || walk.mode[i] == WalkMode::Arrived;
    if (walks && std::find(choice.routes.begin(), choice.routes.end(), walk.route[i]) != choice.routes.end()) return walk.route[i];
    const std::uint64_t key = people.population.key[i];
    const std::uint32_t theirs = followed(choice, state, who);
    if (theirs != world::k_walk_none &&
        draw_uniform({seed, key, Purpose::FollowLeader}) < people.decide.rules.follow_majority) {
        return theirs;
    }
    double sum = 0.0;
    for (const double w : choice.weights) sum += w;
    double u = sum * draw_uniform({seed, key, Purpose::ExitChoice, 0});
    std::size_t pick = 0;
    while (pick + 1 < choice.routes.size() && (u -= choice.weights[pick]) > 0.0) ++pick;
    return choice.routes[pick];
}

}  // namespace taicho::people
