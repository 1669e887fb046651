// Bells of linked groups: any call point rings them all (people handbook D1).
#include "response/block_alarm.h"

namespace taicho::response {

using people::Broadcast;
using people::CueKind;

namespace {

void ring_group(Scene& s, const people::Intent& in) {
    const GroupIndex g = s.people.households[in.household.row()].group;
    say(s, EventKind::BellPressed, in.by, g.v);
    if (!g.valid() || s.fixed.group_linked[g.row()] == 0 || s.state.bell_pressed_at[g.row()] < 1e299) return;
    for (std::uint32_t b = s.fixed.first_bell[g.row()]; b < s.fixed.first_bell[g.row() + 1]; ++b) {
        // Without its own set a home has no call point to press.
        if (s.fixed.bells[b].home == in.household && removed(s, s.fixed.bells[b].fixture)) return;
    }
    s.state.bell_pressed_at[g.row()] = s.ctx.now;
    if (s.fixed.bell_works[g.row()] == 0) return;
    for (std::uint32_t b = s.fixed.first_bell[g.row()]; b < s.fixed.first_bell[g.row() + 1]; ++b) {
        const Bell& bell = s.fixed.bells[b];
        if (removed(s, bell.fixture)) continue;
        Broadcast ring;
        ring.time = s.ctx.now;
        ring.kind = CueKind::Bell;
        ring.place = bell.place;
        ring.from = in.by;
        s.broadcasts.push_back(ring);
    }
    say(s, EventKind::BellRang, in.by, g.v);
}

/// The call point of the storey, where it still hangs.
void ring_block(Scene& s, const people::Intent& in) {
    const auto& zone_of_home = s.fixed.block.zone_of_home;
    if (in.household.row() >= zone_of_home.size() || zone_of_home[in.household.row()] == k_no_zone) return;
    const std::uint32_t zone = zone_of_home[in.household.row()];
    for (const FixtureIndex f : s.fixed.block.zones[zone].call_points) {
        if (!removed(s, f)) return ring_zone(s, zone, in.by);
    }
}

}  // namespace

void press_bell(Scene& s, const people::Intent& in) {
    if (!in.household.valid()) return;
    ring_group(s, in);
    ring_block(s, in);
}

void press_outer(Scene& s, const people::Intent& in) {
    const GroupIndex g = s.people.households[in.household.row()].group;
    const bool own = s.people.population.household[in.by.row()] == in.household;
    if (own || !g.valid() || s.fixed.group_linked[g.row()] == 0 || s.state.bell_pressed_at[g.row()] < 1e299) return;
    const double p = people::bell_probability(s.people.decide.rules, skill_of(s, in.by));
    if (draw_chance(key_of(s, in.by, Purpose::PressBell, 2), p)) press_bell(s, in);
}

}  // namespace taicho::response
