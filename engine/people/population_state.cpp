// The state at t = 0 and its hash.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "people/move.h"
#include "people/place_lists.h"
#include "people/population.h"
#include "people/population_place.h"

namespace taicho::people {

namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();

void size_knowledge(PeopleState& s, std::size_t n) {
    s.known.assign(n, CueKind::None);
    s.aware_at.assign(n, k_never);
    s.noticing_at.assign(n, k_never);
    s.noticing.assign(n, CueKind::None);
    s.noticing_about.assign(n, {});
    s.noticing_from.assign(n, {});
    s.noticing_level.assign(n, 0.0f);
    s.fire_place.assign(n, {});
    s.awake.assign(n, 1);
    s.seen_hrr.assign(n, 0.0f);
}

void size_decisions(PeopleState& s, std::size_t n) {
    s.activity.assign(n, Activity::Unaware);
    s.task.assign(n, Task::None);
    s.task_until.assign(n, k_never);
    s.task_stage.assign(n, 0);
    s.target_item.assign(n, {});
    s.target_fixture.assign(n, {});
    s.target_opening.assign(n, {});
    s.target_person.assign(n, {});
    s.holds.assign(n, {});
    s.carried_by.assign(n, {});
    s.second_carrier.assign(n, {});
    s.crawling.assign(n, 0);
    s.hood_from.assign(n, k_never);
    s.decisions.assign(n, 0);
    s.fought.assign(n, 0);
}

void size_harm(PeopleState& s, std::size_t n) {
    s.fed_gas.assign(n, 0.0);
    s.fed_heat.assign(n, 0.0);
    s.fic.assign(n, 0.0f);
    s.irritated_s.assign(n, 0.0f);
    s.burn_dose.assign(n, 0.0);
    s.died_at.assign(n, k_never);
    s.incapacitated_at.assign(n, k_never);
    s.out_at.assign(n, k_never);
    s.cause.assign(n, 5);
    s.activity_at_harm.assign(n, Activity::Out);
}

}  // namespace

PeopleState initial_state(const PeopleStatic& fixed, const world::World& world,
                          const ParameterSet& parameters) {
    const Population& p = fixed.population;
    const std::size_t n = p.size();
    PeopleState s;
    size_knowledge(s, n);
    size_decisions(s, n);
    size_harm(s, n);
    resize_walk(s.walk, n);
    for (std::size_t i = 0; i < n; ++i) {
        s.walk.v0[i] = p.speed_free[i];
        s.walk.up[i] = static_cast<float>(parameters[Param::StairUpFactor]);
        s.walk.down[i] = static_cast<float>(parameters[Param::StairDownFactor]);
        if (p.stair_speed[i] > 0.0f && p.speed_free[i] > 0.0f)
            s.walk.up[i] = s.walk.down[i] = std::min(1.0f, p.stair_speed[i] / p.speed_free[i]);
        s.walk.radius[i] = p.body_radius[i];
        s.walk.group[i] = fixed.walk_group[i];
        if (p.asleep[i]) {
            s.awake[i] = 0;
            s.activity[i] = Activity::Asleep;
        }
        const PatchIndex patch = p.start_place[i].valid() ? main_patch(world, p.start_place[i]) : PatchIndex{};
        if (!p.present[i] || !patch.valid()) {
            s.activity[i] = Activity::Out;
            continue;
        }
        PatchIndex at = world.patch_at(p.start_at[i], world.places[p.start_place[i].row()].level);
        if (!at.valid() || world.patches[at.row()].place != p.start_place[i]) at = patch;
        place_person(s.walk, static_cast<std::uint32_t>(i), at.v, p.start_at[i]);
        if (std::isfinite(p.prescribed_response[i])) {   // told beforehand when to move: no cue is needed
            s.aware_at[i] = 0.0;
            s.attentive.push_back(PersonIndex(i));
        }
    }
    for (const PrescribedCarry& c : fixed.carries) {
        s.carried_by[c.carried.row()] = c.first;
        s.target_person[c.first.row()] = c.carried;
        s.activity[c.carried.row()] = Activity::Carried;
        carry(s.walk, c.carried.v, c.first.v);
        if (!c.second.valid()) continue;
        s.second_carrier[c.carried.row()] = c.second;
        s.target_person[c.second.row()] = c.first;
    }
    s.alarm_rings.assign(fixed.alarms.size(), k_never);
    rebuild_lists(world, s);
    return s;
}

void let_arrive(const PeopleStatic& fixed, const world::World& world, double now, PeopleState& s) {
    while (s.arrived < fixed.arrivals.size() && fixed.arrivals[s.arrived].time <= now) {
        const Arrival& a = fixed.arrivals[s.arrived++];
        const world::Opening& o = world.openings[a.at.row()];
        const std::size_t i = a.person.row();
        // One body inside the threshold, so that nobody stands in the wall beside it.
        const Vec2 inside = 0.5 * (o.p0 + o.p1) - (s.walk.radius[i] + 0.05) * o.normal;
        place_person(s.walk, a.person.v, o.patch_a.v, inside);
        s.activity[i] = Activity::Aware;
        s.aware_at[i] = a.time;
        s.attentive.insert(std::lower_bound(s.attentive.begin(), s.attentive.end(), a.person), a.person);
    }
}

namespace {

std::uint64_t row_hash(const PeopleState& s, std::size_t i, std::uint64_t key) {
    RowHash h(key);
    h.add(static_cast<std::uint64_t>(s.known[i])).add_real(s.aware_at[i]).add_real(s.noticing_at[i]);
    h.add(static_cast<std::uint64_t>(s.noticing[i])).add(s.fire_place[i].v).add(s.awake[i]);
    h.add_real(s.seen_hrr[i]).add(static_cast<std::uint64_t>(s.activity[i]));
    h.add(static_cast<std::uint64_t>(s.task[i])).add_real(s.task_until[i]).add(s.task_stage[i]);
    h.add(s.target_item[i].v).add(s.target_fixture[i].v).add(s.target_opening[i].v);
    h.add(s.target_person[i].v).add(s.holds[i].v).add(s.carried_by[i].v).add(s.crawling[i]);
    if (s.hood_from[i] != k_never) h.add_real(s.hood_from[i]);
    if (s.second_carrier[i].valid()) h.add(s.second_carrier[i].v);
    h.add(s.decisions[i]).add(s.fought[i]).add_real(s.fed_gas[i]).add_real(s.fed_heat[i]);
    h.add_real(s.fic[i]).add_real(s.irritated_s[i]).add_real(s.burn_dose[i]).add_real(s.died_at[i]);
    h.add_real(s.incapacitated_at[i]).add_real(s.out_at[i]).add(s.cause[i]);
    h.add(static_cast<std::uint64_t>(s.activity_at_harm[i]));
    h.add_real(s.walk.pos[i].x).add_real(s.walk.pos[i].y).add(s.walk.patch[i]);
    h.add(static_cast<std::uint64_t>(s.walk.mode[i])).add_real(s.walk.v0[i]);
    return h.value();
}

/// Nothing has reached this person yet: the row is what initial_state made, and adds nothing to the hash.
bool untouched(const PeopleState& s, std::size_t i) {
    return s.aware_at[i] == k_never && s.noticing_at[i] == k_never && s.fed_gas[i] == 0.0 &&
           s.fed_heat[i] == 0.0 && (s.activity[i] == Activity::Asleep || s.activity[i] == Activity::Unaware ||
                                    (s.activity[i] == Activity::Out && s.out_at[i] == k_never)) &&
           s.walk.mode[i] != WalkMode::Walking && s.walk.mode[i] != WalkMode::Passage;
}

}  // namespace

std::uint64_t hash_of(const PeopleStatic& fixed, const PeopleState& state) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < fixed.size(); ++i)
        if (!untouched(state, i)) sum += row_hash(state, i, fixed.population.key[i]);
    return sum;
}

}  // namespace taicho::people
