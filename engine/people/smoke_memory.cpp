#include "people/smoke_memory.h"

#include <algorithm>

#include "people/orders.h"

namespace taicho::people {

SmokeMemory::SmokeMemory(const world::World& world)
    : world_(world), bad_(world.places.size(), 0), near_(world.places.size(), 0) {}

void SmokeMemory::mark(PlaceIndex place, bool bad) {
    if ((bad_[place.row()] != 0) == bad) return;
    bad_[place.row()] = bad ? 1 : 0;
    const auto count = [&](PlaceIndex p) { near_[p.row()] = static_cast<std::uint16_t>(near_[p.row()] + (bad ? 1 : -1)); };
    count(place);
    for (const OpeningIndex o : world_.openings_of[place.row()]) {
        if (const PlaceIndex other = world_.across(o, place); other.valid()) count(other);
    }
}

std::uint32_t SmokeMemory::row_of(DecideState& d, const std::vector<PlaceIndex>& set) {
    const auto stale = rows_.find(set);
    if (stale != rows_.end() && (stale->second >= d.smoke_sets.size() || d.smoke_sets[stale->second] != set)) rows_.clear();  // another state
    for (std::size_t k = rows_.size(); k < d.smoke_sets.size(); ++k) rows_.emplace(d.smoke_sets[k], static_cast<std::uint32_t>(k));
    const auto [it, fresh] = rows_.emplace(set, static_cast<std::uint32_t>(d.smoke_sets.size()));
    if (fresh) d.smoke_sets.push_back(set);
    return it->second;
}

void SmokeMemory::add(DecideState& d, std::size_t person, PlaceIndex place) {
    const std::vector<PlaceIndex>& known = d.smoke_sets[d.smoke_known[person]];
    const auto at = std::lower_bound(known.begin(), known.end(), place);
    if (at != known.end() && *at == place) return;
    std::vector<PlaceIndex> more(known.begin(), at);
    more.push_back(place);
    more.insert(more.end(), at, known.end());
    d.smoke_known[person] = row_of(d, more);
}

void SmokeMemory::look(const PeopleStatic& people, const world::WorldState& doors, PeopleState& state) {
    DecideState& d = state.decide;
    for (const PersonIndex person : state.attentive) {
        const std::size_t i = person.row();
        if (i >= people.size() || i >= d.smoke_known.size()) continue;
        if (const PlaceIndex fire = state.fire_place[i]; fire.valid() && bad(fire)) add(d, i, fire);
        const PlaceIndex here = place_of(world_, state, person);
        if (!here.valid() || near_[here.row()] == 0) continue;
        if (bad(here)) add(d, i, here);
        for (const OpeningIndex o : world_.openings_of[here.row()]) {
            const PlaceIndex other = world_.across(o, here);
            if (other.valid() && bad(other) && world::is_open(doors.opening_state[o.row()])) add(d, i, other);
        }
    }
}

}  // namespace taicho::people
