#include "people/perceive.h"

#include <algorithm>
#include <limits>

#include "core/rng.h"
#include "people/perceive_senses.h"
#include "people/place_lists.h"

namespace taicho::people {

namespace {
constexpr double k_never = std::numeric_limits<double>::infinity();

void insert_sorted(std::vector<PersonIndex>& list, PersonIndex person) {
    const auto it = std::lower_bound(list.begin(), list.end(), person);
    if (it == list.end() || *it != person) list.insert(it, person);
}
}  // namespace

bool can_perceive(const PeopleState& s, std::size_t i) {
    switch (s.activity[i]) {
        case Activity::Incapacitated:
        case Activity::Dead:
        case Activity::Rescued:
        case Activity::Out: return false;
        default: return s.incapacitated_at[i] == k_never;
    }
}

namespace {

/// Body height of a child as a share of an adult's: medians 1.10 m at 5, 1.38 m at 10, 1.66 m at 15 years.
double share_of_height(int age) { return std::min(1.0, (0.80 + 0.058 * age) / 1.66); }

}  // namespace

double nose_height(const ParameterSet& p, const Population& who, const PeopleState& s, std::size_t i) {
    if (s.incapacitated_at[i] != k_never && !s.carried_by[i].valid()) return p[Param::LyingHeight];
    if (!s.awake[i]) return p[Param::BedHeight];
    const double adult = p[s.crawling[i] ? Param::CrawlingHeight : Param::StandingHeight];
    if (s.carried_by[i].valid()) return adult;   // on the arm, at the face of who carries
    return s.crawling[i] ? std::min(adult, p[Param::StandingHeight] * share_of_height(who.age[i]))
                         : adult * share_of_height(who.age[i]);
}

double notice_delay(const Senses& senses, std::size_t i, CueKind kind, Param median, Param sigma) {
    return quantile(senses.p.lognormal(median, sigma),
                    draw_uniform({senses.ctx.seed, senses.fixed.population.key[i], Purpose::NoticeDelay,
                                  static_cast<std::uint32_t>(kind)}));
}

void reach(Senses& senses, std::size_t i, const Reaching& cue) {
    PeopleState& s = senses.s;
    if (!can_perceive(s, i) || withheld(senses.fixed, i, cue.kind)) return;
    const bool knows = s.aware_at[i] != k_never && s.awake[i];
    if (knows && cue.kind <= s.known[i]) {
        // Told or shown where it burns; a fire in the own room outweighs one seen before.
        const bool here = cue.kind == CueKind::Flame && cue.about == s.where.of[i];
        if (cue.about.valid() && (here || !s.fire_place[i].valid())) s.fire_place[i] = cue.about;
        return;
    }
    const double at = knows ? cue.start : cue.start + cue.delay;
    if (s.noticing_at[i] == k_never) insert_sorted(s.pending, PersonIndex(i));
    s.noticing_at[i] = std::min(s.noticing_at[i], at);
    if (cue.kind < s.noticing[i]) return;
    s.noticing[i] = cue.kind;
    s.noticing_level[i] = static_cast<float>(cue.level);
    if (cue.about.valid()) s.noticing_about[i] = cue.about;
    if (cue.from.valid()) s.noticing_from[i] = cue.from;
}

void hear(Senses& senses, std::size_t i, const Reaching& cue, bool low, double awake_delay) {
    PeopleState& s = senses.s;
    if (!can_perceive(s, i)) return;
    Reaching heard = cue;
    if (s.awake[i]) {
        if (cue.level < senses.p[Param::BackgroundAwake] + senses.p[Param::HearMargin]) return;
        heard.delay = awake_delay;
        reach(senses, i, heard);
        return;
    }
    const Population& q = senses.fixed.population;
    const WakeGroup group = wake_group(senses.p, q.age[i], q.alcohol[i] != 0, q.hard_of_hearing[i] != 0);
    if (wake_latent(senses.ctx.seed, q.key[i]) >= wake_probability(senses.p, group, cue.level, low)) return;
    heard.delay = quantile(wake_delay(senses.p, group, low),
                           draw_uniform({senses.ctx.seed, q.key[i], Purpose::WakeDelay}));
    reach(senses, i, heard);
}

namespace {

void become_aware(Senses& senses, std::size_t i) {
    PeopleState& s = senses.s;
    const double at = s.noticing_at[i];
    const CueKind kind = s.noticing[i];
    const std::uint32_t place = s.where.of[i].v;
    const auto subject = static_cast<std::uint32_t>(i);
    const auto mode = static_cast<std::uint16_t>(kind);
    const double level = s.noticing_level[i];
    if (!s.awake[i]) {
        s.awake[i] = 1;
        senses.events.push_back({at, EventKind::Woke, mode, subject, s.noticing_from[i].v, place, {level}});
    }
    if (kind > s.known[i])
        senses.events.push_back({at, EventKind::Noticed, mode, subject, s.noticing_from[i].v, place, {level}});
    s.known[i] = std::max(s.known[i], kind);
    s.aware_at[i] = std::min(s.aware_at[i], at);
    if (s.noticing_about[i].valid()) s.fire_place[i] = s.noticing_about[i];
    if (s.activity[i] == Activity::Asleep || s.activity[i] == Activity::Unaware) s.activity[i] = Activity::Aware;
    insert_sorted(s.attentive, PersonIndex(i));
    s.noticing_at[i] = k_never;
    s.noticing[i] = CueKind::None;
    s.noticing_about[i] = {};
    s.noticing_from[i] = {};
}

}  // namespace

void complete(Senses& senses) {
    PeopleState& s = senses.s;
    std::size_t kept = 0;
    for (const PersonIndex person : s.pending) {
        const std::size_t i = person.row();
        if (!can_perceive(s, i)) {
            s.noticing_at[i] = k_never;
            s.noticing[i] = CueKind::None;
        } else if (s.noticing_at[i] <= senses.ctx.now) {
            become_aware(senses, i);
        } else {
            s.pending[kept++] = person;
        }
    }
    s.pending.resize(kept);
}

void list_exposed(Senses& senses) {
    PeopleState& s = senses.s;
    s.exposed.clear();
    for (const PlaceIndex place : senses.fire.affected_list)
        for_people_in(s, place, [&](std::size_t i) {
            if (s.activity[i] != Activity::Out && s.activity[i] != Activity::Rescued &&
                s.activity[i] != Activity::Dead)
                s.exposed.push_back(PersonIndex(i));
        });
    std::sort(s.exposed.begin(), s.exposed.end());
}

void perceive(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& parameters,
              const world::World& world, const world::WorldState& world_state,
              const fire::FireStatic& fire_static, const fire::FireState& fire,
              std::vector<Broadcast>& broadcasts, PeopleState& state, std::vector<Event>& events) {
    Senses senses{ctx, fixed, parameters, world, world_state, fire_static, fire, state, events};
    const std::size_t first_event = events.size();
    let_arrive(fixed, world, ctx.now, state);
    update_lists(world, state);
    list_exposed(senses);
    if (fixed.behaviour) {
        sense_fire(senses);
        sense_alarms(senses);
        sense_messages(senses, broadcasts);
        complete(senses);
    }
    broadcasts.clear();
    state.inbox.clear();
    std::stable_sort(events.begin() + static_cast<std::ptrdiff_t>(first_event), events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
}

}  // namespace taicho::people
