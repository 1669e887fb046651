// Who is called up: volunteers by telephone, the members of a cluster by their common alarm.
#include <algorithm>

#include "people/place_lists.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Broadcast;
using people::CueKind;

namespace {

constexpr double k_ring_tone = 75.0;   // [dBA] a telephone at the bedside (K)

bool alarm_given(const Scene& s) {
    if (s.state.call_at < 1e299) return true;
    return std::any_of(s.state.bell_pressed_at.begin(), s.state.bell_pressed_at.end(), [](double t) { return t < 1e299; });
}

PlaceIndex told_place(const Scene& s) {
    if (s.state.called_about.valid()) return s.state.called_about;
    for (const PersonIndex p : s.persons.attentive) {
        if (s.persons.fire_place[p.row()].valid()) return s.persons.fire_place[p.row()];
    }
    return {};
}

void phone(Scene& s, PersonIndex to, PlaceIndex about) {
    s.persons.inbox.push_back({.time = s.ctx.now, .to = to, .kind = CueKind::Phone, .level = k_ring_tone, .from = {}, .about = about});
}

void phone_volunteers(Scene& s) {
    if (!s.fixed.measures.volunteers.phoned || s.state.phoned || s.fixed.volunteers.empty() || !alarm_given(s)) return;
    s.state.phoned = true;
    for (const PersonIndex v : s.fixed.volunteers) {
        if (s.people.population.present[v.row()] != 0) phone(s, v, told_place(s));
    }
}

bool member_place(const Scene& s, PlaceIndex place) {
    if (!place.valid()) return false;
    const HouseholdIndex home = s.people.household_of_place[place.row()];
    return home.valid() && s.fixed.cluster_member[home.row()] != 0;
}

/// The first at a member's who knows of a fire at a member's presses the common alarm: takes as long as a bell (B5).
void cluster_alarm(Scene& s) {
    if (s.fixed.cluster_member.empty() || !s.fixed.measures.cluster.mutual_alarm || s.state.cluster_alarmed) return;
    if (!s.state.cluster_caller.valid()) {
        for (const PersonIndex p : s.persons.attentive) {
            const HouseholdIndex home = s.people.population.household[p.row()];
            const bool member = home.valid() && s.fixed.cluster_member[home.row()] != 0 && s.people.population.age[p.row()] >= 14;
            if (!member || s.persons.aware_at[p.row()] > s.ctx.now || !member_place(s, s.persons.fire_place[p.row()])) continue;
            const people::DecideRules& r = s.people.decide.rules;
            if (!draw_chance(key_of(s, p, Purpose::PressBell, 3), people::bell_probability(r, skill_of(s, p)))) continue;
            s.state.cluster_caller = p;
            s.state.cluster_alarm_at =
                s.ctx.now + sample(Distribution::lognormal(r.bell_time, r.bell_time_sd), key_of(s, p, Purpose::PressBell, 4));
            break;
        }
    }
    if (s.ctx.now < s.state.cluster_alarm_at) return;
    s.state.cluster_alarmed = true;
    const PlaceIndex about = s.persons.fire_place[s.state.cluster_caller.row()];
    for (std::size_t j = 0; j < s.people.households.size(); ++j) {
        const people::Household& h = s.people.households[j];
        if (s.fixed.cluster_member[j] == 0 || h.home.empty()) continue;
        Broadcast ring;
        ring.time = s.ctx.now;
        ring.kind = CueKind::Bell;
        ring.place = h.home.front();
        ring.from = s.state.cluster_caller;
        ring.about = about;
        s.broadcasts.push_back(ring);
        for (const PersonIndex m : h.members) {
            if (m == s.state.cluster_caller || s.people.population.present[m.row()] == 0 || s.people.population.age[m.row()] < 14) continue;
            phone(s, m, about);
            break;
        }
    }
    say(s, EventKind::BellRang, s.state.cluster_caller).mode = 1;   // the common alarm of the cluster
}

}  // namespace

void advance_alarms(Scene& s) {
    phone_volunteers(s);
    cluster_alarm(s);
}

}  // namespace taicho::response
