// Buckets, hoses, cloths and lids (people handbook A8).
#include <algorithm>

#include "response/jets.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Feedback;
using people::Intent;

namespace {

fire::AgentRequest request(Scene& s, const Intent& in, fire::Agent agent, std::uint8_t means) {
    attempted(s, in.by);
    fire::AgentRequest r;
    r.item = in.item;
    r.agent = agent;
    r.re_ignition_p = burns_again(s.fixed.rules, fuel_of(s, in.item), skill_of(s, in.by), nullptr);
    r.by = in.by.v;
    s.state.attacks.push_back({in.item, s.fire_fixed.items[in.item.row()].place, in.by.v, means});
    return r;
}

/// Water on burning oil: flares up, and may burn who threw it (A8, J).
bool flares(Scene& s, const Intent& in, std::uint32_t occasion) {
    if (fuel_of(s, in.item) != FuelClass::Liquid) return false;
    const double p = flare_probability(s.fixed.rules, skill_of(s, in.by));
    if (!draw_chance(key_of(s, in.by, Purpose::BucketAmount, 1000 + occasion), p)) return false;
    if (draw_chance(key_of(s, in.by, Purpose::BucketAmount, 2000 + occasion), s.fixed.rules.flare_burn)) {
        s.persons.burn_dose[in.by.row()] = std::max(1.0, s.persons.burn_dose[in.by.row()]);
        s.persons.activity_at_harm[in.by.row()] = people::Activity::Fighting;
        say(s, EventKind::Injured, in.by, in.item.v).mode = 1;
    }
    return true;
}

}  // namespace

void throw_water(Scene& s, const Intent& in) {
    const std::uint32_t occasion = s.persons.decide.throws[in.by.row()];
    fire::AgentRequest r = request(s, in, fire::Agent::Water, 2);
    const double taken = bucket_amount(s.fixed.rules, draw_uniform(key_of(s, in.by, Purpose::BucketAmount, occasion)));
    const bool oil = fuel_of(s, in.item) == FuelClass::Liquid;
    if (flares(s, in, occasion)) r.flare_up = s.fixed.rules.flare_factor;
    r.rate = oil ? 0.0 : taken / s.ctx.dt;
    s.fire_requests.agent.push_back(r);
    say(s, EventKind::ThrewWater, in.by, in.item.v).values[0] = taken / 1e3;
}

namespace {

/// Somebody else holds the branch and is still at it.
bool in_use(const Scene& s, std::size_t hose, PersonIndex by) {
    const PersonIndex who = s.state.hose_by[hose];
    if (!who.valid() || who == by) return false;
    const people::Task t = s.persons.task[who.row()];
    return s.persons.decide.means[who.row()] == people::Means::Hose &&
           (t == people::Task::Fight || t == people::Task::GoFight || t == people::Task::FetchBottle);
}

}  // namespace

bool take_hose(Scene& s, const Intent& in) {
    for (std::size_t k = 0; k < s.fixed.hoses.size(); ++k) {
        const Hose& h = s.fixed.hoses[k];
        if (h.thing != in.fixture) continue;
        if (in_use(s, k, in.by)) {
            answer(s, in.by, Feedback::Gone);
            return true;
        }
        const bool dead = !h.works || removed(s, h.fixture);
        if (!dead) s.state.hose_by[k] = in.by;
        answer(s, in.by, dead ? Feedback::Gone : Feedback::Took);
        if (dead) say(s, EventKind::DeadBottle, in.by, in.fixture.v).mode = 2;
        if (dead || s.state.hose_ready_at[k] < 1e299) return true;
        const DrawKey key = key_of(s, in.by, Purpose::OperatingTime, 60);
        const bool two_inch = h.flow > 1.0;   // a riser's hose is coupled and run out: 40-90 s (A8, K)
        const double t = two_inch ? 40.0 + 50.0 * draw_uniform(key) : sample(operating_time(s.fixed.rules, skill_of(s, in.by)), key);
        s.state.hose_ready_at[k] = s.ctx.now + t;
        Event& took = say(s, EventKind::TookFixture, in.by, in.fixture.v);
        took.mode = 1;   // a hose
        took.values[0] = t;
        return true;
    }
    return false;
}

void use_hose(Scene& s, const Intent& in) {
    double flow = s.fixed.rules.garden_hose;
    for (std::size_t k = 0; k < s.fixed.hoses.size(); ++k) {
        if (s.fixed.hoses[k].thing != in.fixture) continue;
        if (s.ctx.now < s.state.hose_ready_at[k]) return;
        flow = s.fixed.hoses[k].flow;
    }
    // Around one fire there is no room for more than a few; a commander sends the others to wet the neighbours.
    if (user_factor(s.fixed.rules, count_user(s, in.item)) <= 0.0) {
        if (commanding(s)) (void)wet_neighbours(LineRules{}, s.fire, flow, s.fire_requests);
        return;
    }
    fire::AgentRequest r = request(s, in, fire::Agent::Water, 3);
    r.rate = hose_rate(s.fixed.rules, flow);
    r.cooling = s.fixed.rules.hose_miss * flow * s.fixed.rules.water_absorbs;   // what misses the item cools the room
    if (fuel_of(s, in.item) == FuelClass::Liquid) r.rate = 0.0;
    s.fire_requests.agent.push_back(r);
}

void smother(Scene& s, const Intent& in) {
    fire::AgentRequest r = request(s, in, fire::Agent::Smother, 0);
    const double hrr = s.fire.item_hrr[in.item.row()];
    const std::uint32_t occasion = s.persons.decide.fight_tries[in.by.row()];
    const bool done = hrr <= s.fixed.rules.cloth_limit &&
                      draw_chance(key_of(s, in.by, Purpose::MeansChoice, 10 + occasion), s.fixed.rules.cloth_success);
    // Covered is out within the step, whatever it burns.
    r.rate = done ? 4.0 * std::max(hrr, 1e3) / s.ctx.dt : 0.0;
    r.area_rate = done ? 10.0 / s.ctx.dt : 0.0;
    r.critical_area = done ? 10.0 : 0.0;
    s.fire_requests.agent.push_back(r);
    say(s, EventKind::Smothered, in.by, in.item.v).mode = done ? 1 : 0;
    answer(s, in.by, Feedback::Done);
}

}  // namespace taicho::response
