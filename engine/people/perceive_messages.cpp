// What people and bells tell: broadcasts, messages to one person, others who act.
#include <algorithm>

#include "core/rng.h"
#include "people/perceive_senses.h"
#include "people/place_lists.h"
#include "people/sound.h"

namespace taicho::people {

namespace {

/// Where the household's bell hangs: inside the front door, at the ground floor (D1).
PlaceIndex bell_place(const Senses& senses, const Household& h, HouseholdIndex row) {
    if (h.front_door.valid()) {
        const world::Opening& o = senses.world.openings[h.front_door.row()];
        for (const PlaceIndex side : {o.a, o.b})
            if (side.valid() && senses.fixed.household_of_place[side.row()] == row) return side;
    }
    return h.home.empty() ? PlaceIndex{} : h.home.front();
}

void ring_at(Senses& senses, PlaceIndex place, const Broadcast& b, double loudness) {
    PeopleState& s = senses.s;
    for (const SoundPath& path : cached_paths(senses.world, senses.openings, senses.p, s.sound, place))
        for_people_in(s, path.place, [&](std::size_t i) {
            hear(senses, i, {b.kind, b.time, 0.0, loudness - path.loss, b.about, b.from}, b.low_frequency, 0.0);
        });
}

void ring_bell(Senses& senses, const Broadcast& b) {
    const double loudness = senses.p[Param::BellLevel];
    if (!b.group.valid() || b.group.row() >= senses.fixed.groups.size()) {
        ring_at(senses, b.place, b, loudness);
        return;
    }
    for (const HouseholdIndex row : senses.fixed.groups[b.group.row()].households) {
        const Household& h = senses.fixed.households[row.row()];
        if (h.has_bell) ring_at(senses, bell_place(senses, h, row), b, loudness);
    }
}

/// P = 0.7 within 15 m or one floor when awake (B1); sleepers by the level of a voice.
void shout(Senses& senses, const Broadcast& b) {
    PeopleState& s = senses.s;
    const double loudness = senses.p[Param::ShoutLevel];
    const world::Place& source = senses.world.places[b.place.row()];
    for (const SoundPath& path : cached_paths(senses.world, senses.openings, senses.p, s.sound, b.place)) {
        const world::Place& there = senses.world.places[path.place.row()];
        const bool one_floor = there.building.valid() && there.building == source.building &&
                               std::abs(there.level - source.level) <= 1;
        const bool near = path.distance <= senses.p[Param::ShoutReach] || one_floor;
        for_people_in(s, path.place, [&](std::size_t i) {
            if (b.from.valid() && b.from.row() == i) return;
            const Reaching cue{CueKind::Shout, b.time, 0.0, loudness - path.loss, b.about, b.from};
            if (!s.awake[i]) {
                hear(senses, i, cue, true, 0.0);
            } else if (near && draw_uniform({senses.ctx.seed, senses.fixed.population.key[i], Purpose::Shout}) <
                                   senses.p[Param::ShoutHeard]) {
                reach(senses, i, cue);
            }
        });
    }
}

constexpr double k_shaken = 150.0;   // a knock of this level shakes anybody awake (action from outside)

/// A knock or a call by name at one person (B1); awake people open at once.
void knock(Senses& senses, std::size_t i, const Reaching& cue) {
    const Population& q = senses.fixed.population;
    Reaching heard = cue;
    if (!senses.s.awake[i] && cue.level < k_shaken) {
        const WakeGroup group = wake_group(senses.p, q.age[i], q.alcohol[i] != 0, q.hard_of_hearing[i] != 0);
        // One lasting draw: knocking again at the same sleeper does not add chances.
        if (draw_uniform({senses.ctx.seed, q.key[i], Purpose::WakeThreshold, 1}) >=
            knock_wake_probability(senses.p, group, q.age[i]))
            return;
        heard.delay = quantile(senses.p.lognormal(Param::KnockWakeMedian, Param::KnockWakeSigma),
                               draw_uniform({senses.ctx.seed, q.key[i], Purpose::WakeDelay, 1}));
    }
    reach(senses, i, heard);
}

void knock_at_home(Senses& senses, const Broadcast& b) {
    if (!b.place.valid()) return;
    const HouseholdIndex row = senses.fixed.household_of_place[b.place.row()];
    if (!row.valid()) return;
    for (const PersonIndex member : senses.fixed.households[row.row()].members) {
        const PlaceIndex where = senses.s.where.of[member.row()];
        if (member != b.from && where.valid() && senses.fixed.household_of_place[where.row()] == row)
            knock(senses, member.row(), {CueKind::Knock, b.time, 0.0, 0.0, b.about, b.from});
    }
}

void read_inbox(Senses& senses) {
    for (const Cue& cue : senses.s.inbox) {
        if (!cue.to.valid()) continue;
        const std::size_t i = cue.to.row();
        const Reaching r{cue.kind, cue.time, 0.0, cue.level, cue.about, cue.from};
        const bool sound = cue.kind == CueKind::Bell || cue.kind == CueKind::Alarm ||
                           cue.kind == CueKind::Shout || cue.kind == CueKind::Noise ||
                           (cue.kind == CueKind::Phone && !senses.s.awake[i]);
        if (cue.kind == CueKind::Knock) {
            knock(senses, i, r);
        } else if (sound) {
            hear(senses, i, r, cue.kind == CueKind::Shout, 0.0);
        } else if (senses.s.awake[i]) {
            reach(senses, i, r);   // an order, a look at others: nothing for a sleeper
        }
    }
}

bool acts(Task task) {
    return task != Task::None && task != Task::Wait && task != Task::Watch && task != Task::Shelter;
}

/// Awake people who do not know see others act in the same place.
void see_others(Senses& senses) {
    PeopleState& s = senses.s;
    std::vector<std::pair<PlaceIndex, PersonIndex>> seen;   // only where somebody acts
    for (const PersonIndex person : s.attentive)
        if (can_perceive(s, person.row()) && acts(s.task[person.row()]) && s.where.of[person.row()].valid())
            seen.emplace_back(s.where.of[person.row()], person);
    std::sort(seen.begin(), seen.end());
    PlaceIndex last;
    for (const auto& [place, actor] : seen) {
        if (place == last) continue;
        last = place;
        const PersonIndex from = actor;
        for_people_in(s, place, [&](std::size_t i) {
            if (!s.awake[i] || s.aware_at[i] <= senses.ctx.now || from.row() == i) return;
            const double delay = notice_delay(senses, i, CueKind::OthersLeave, Param::NoticeDwellingMedian,
                                              Param::NoticeDwellingSigma);
            reach(senses, i, {CueKind::OthersLeave, senses.ctx.now, delay, 0.0, {}, from});
        });
    }
}

}  // namespace

void sense_messages(Senses& senses, std::vector<Broadcast>& broadcasts) {
    for (const Broadcast& b : broadcasts) {
        if (b.kind == CueKind::Bell) {
            ring_bell(senses, b);
        } else if (b.kind == CueKind::Shout && b.place.valid()) {
            shout(senses, b);
        } else if (b.kind == CueKind::Knock) {
            knock_at_home(senses, b);
        } else if (b.place.valid()) {
            ring_at(senses, b.place, b, b.level_at_1m);
        }
    }
    read_inbox(senses);
    see_others(senses);
}

}  // namespace taicho::people
