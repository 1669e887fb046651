// The gathering point: once somebody who leads stands in the open, heads are counted, and rescue crews are told
// who is missing (handbook D1 "gathering point and head count"; times J).
#include "people/place_lists.h"
#include "response/resolve_scene.h"
#include "response/service.h"

namespace taicho::response {

using people::Activity;

namespace {

bool outside(const Scene& s, std::size_t i) {
    const PlaceIndex p = place_of(s, PersonIndex(i));
    return s.persons.activity[i] == Activity::Out || s.persons.activity[i] == Activity::Rescued ||
           (p.valid() && s.world.places[p.row()].outdoors);
}

/// A commander, or a warden of the block where there are any.
PersonIndex who_counts(const Scene& s) {
    if (s.state.commander.valid() && outside(s, s.state.commander.row())) return s.state.commander;
    if (s.fixed.measures.block_team.wardens_fraction <= 0.0) return {};
    for (const PersonIndex p : s.persons.attentive) {
        const std::size_t i = p.row();
        const Activity a = s.persons.activity[i];
        if (s.people.population.leader[i] != 0 && a != Activity::Dead && a != Activity::Incapacitated && outside(s, i)) return p;
    }
    return {};
}

int missing(const Scene& s) {
    int n = 0;
    for (std::size_t i = 0; i < s.people.size(); ++i)
        n += s.people.population.present[i] != 0 && !outside(s, i) && s.persons.activity[i] != Activity::Dead;
    return n;
}

}  // namespace

bool heads_counted(const ResponseState& state, double now) { return state.counted_at <= now; }

void advance_assembly(Scene& s) {
    if (!s.fixed.commanded && s.fixed.measures.block_team.wardens_fraction <= 0.0) return;
    if (s.state.counter.valid()) {
        if (s.state.counted_told || !heads_counted(s.state, s.ctx.now)) return;
        s.state.counted_told = true;
        say(s, EventKind::HeadsCounted, s.state.counter).values[0] = missing(s);
        return;
    }
    s.state.counter = who_counts(s);
    if (s.state.counter.valid()) s.state.counted_at = s.ctx.now + s.fixed.measures.command.head_count_s;
}

}  // namespace taicho::response
