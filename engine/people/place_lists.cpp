#include "people/place_lists.h"

namespace taicho::people {

namespace {
constexpr std::uint32_t k_end = 0xFFFFFFFFu;
}

void rebuild_lists(const world::World& world, PeopleState& s) {
    const std::size_t n = s.walk.size();
    s.where.of.assign(n, {});
    s.where.next.assign(n, k_end);
    s.where.prev.assign(n, k_end);
    s.where.head.assign(world.places.size(), k_end);
    for (std::size_t i = n; i > 0; --i) relist(world, s, i - 1);
}

void relist(const world::World& world, PeopleState& s, std::size_t i) {
    PlaceLists& w = s.where;
    const PlaceIndex now = place_of(world, s, i);
    const PlaceIndex was = w.of[i];
    if (now == was) return;
    const auto row = static_cast<std::uint32_t>(i);
    if (was.valid()) {
        if (w.prev[i] != k_end) w.next[w.prev[i]] = w.next[i];
        if (w.next[i] != k_end) w.prev[w.next[i]] = w.prev[i];
        if (w.head[was.row()] == row) w.head[was.row()] = w.next[i];
    }
    w.of[i] = now;
    w.prev[i] = w.next[i] = k_end;
    if (!now.valid()) return;
    w.next[i] = w.head[now.row()];
    if (w.next[i] != k_end) w.prev[w.next[i]] = row;
    w.head[now.row()] = row;
}

void update_lists(const world::World& world, PeopleState& s) {
    if (s.where.of.size() != s.walk.size() || s.where.head.size() != world.places.size()) {
        rebuild_lists(world, s);
        return;
    }
    for (const std::uint32_t i : s.walk.active) relist(world, s, i);
    for (const std::uint32_t i : s.walk.touched) relist(world, s, i);
    for (const PersonIndex i : s.attentive) {
        relist(world, s, i.row());
        if (s.target_person[i.row()].valid()) relist(world, s, s.target_person[i.row()].row());
    }
    for (const PersonIndex i : s.exposed) relist(world, s, i.row());
}

}  // namespace taicho::people
