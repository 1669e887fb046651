#include "people/harm.h"

#include <algorithm>
#include <limits>

#include "people/carrying.h"
#include "people/hood.h"
#include "people/move.h"
#include "people/perceive.h"

namespace taicho::people {

namespace {
constexpr double k_never = std::numeric_limits<double>::infinity();
}

WorkRate work_rate(const PeopleState& s, std::size_t i) {
    if (s.incapacitated_at[i] != k_never || !s.awake[i] || s.carried_by[i].valid()) return WorkRate::Rest;
    const bool heavy = s.activity[i] == Activity::Fighting || s.activity[i] == Activity::Helping;
    return heavy ? WorkRate::Heavy : WorkRate::Light;
}

double shelter_factor(const ParameterSet& p, const world::World& world, const world::WorldState& ws,
                      const fire::FireState& fire, const PeopleState& s, std::size_t i) {
    if (s.activity[i] != Activity::Sheltering || !s.where.of[i].valid()) return 1.0;
    const PlaceIndex place = s.where.of[i];
    bool solid = true;
    bool window = false;
    for (const OpeningIndex o : world.openings_of[place.row()]) {
        const world::Opening& opening = world.openings[o.row()];
        const PlaceIndex other = world.across(o, place);
        const bool open = world::is_open(ws.opening_state[o.row()]);
        if (!other.valid() || world.places[other.row()].outdoors) {
            window = window || open;
            continue;
        }
        if (ws.opening_state[o.row()] == world::OpeningState::None) continue;
        if (open && fire.affected[other.row()]) return 1.0;
        if (opening.material != "timber-solid" && opening.material != "steel") solid = false;
    }
    return p[solid && window ? Param::ShelterFactorSolid : Param::ShelterFactorPoor];
}

double speed_factor(const PeopleStatic& fixed, const ParameterSet& p, double speed_free, double extinction,
                    double fic, bool crawling) {
    if (speed_free <= 0.0) return 0.0;
    const double smoke =
        speed_in_smoke(fixed.smoke_law, speed_free, extinction, p[Param::VisibilityConstant]) / speed_free;
    // Losses of smoke and irritants add up (C2) and would freeze people at a tenth of what overcomes them (fic = 1): up
    // to there they feel their way as in the thickest smoke tried.
    const double least = std::min(1.0, p[Param::SlowestInSmoke] / speed_free);
    const double both = std::max(least, combine_factors(smoke, irritant_factor(fic)));
    return both * (crawling ? p[Param::CrawlSpeed] : 1.0);
}

double wanted_speed(const PeopleStatic& fixed, const ParameterSet& p, const PeopleState& s, std::size_t i,
                    double extinction) {
    double free = fixed.population.speed_free[i];
    if (carries_adult(fixed, s, i)) {
        free = std::min(free, p[carried_by_two(s, i) ? Param::SpeedAssisted : Param::SpeedDragging]);
    } else if (carries(s, i)) {
        free *= p[Param::SpeedCarryFactor];
    } else if (is_second(s, i) && carried_by_two(s, s.target_person[i].row())) {
        free = std::min(free, p[Param::SpeedAssisted]);
    }
    return free * speed_factor(fixed, p, free, extinction, s.fic[i], s.crawling[i] != 0);
}

DoseStep dose_step(const ParameterSet& p, const fire::Conditions& c, WorkRate work, HcnForm form,
                   double factor, double minutes) {
    const Air air = air_of(c);
    const double threshold = p[Param::RadiantThreshold];
    const double r = p[Param::RadiantEndpoint];
    DoseStep d;
    d.gas = asphyxiant_rate(air, work, form) * factor * minutes;
    d.fic = irritant_concentration(air) * factor;
    const double radiant = 1.0 / radiant_minutes(c.flux, r, threshold);
    const double convective = 1.0 / convective_minutes(c.temperature);
    d.heat = (radiant + convective) * minutes;
    d.radiant = radiant > convective;
    // Burns share the convective end-point with incapacitation: only the radiant r differs (C4).
    d.burn = (convective + 1.0 / radiant_minutes(c.flux, p[Param::BurnEndpoint], threshold)) * minutes;
    return d;
}

namespace {

struct Hurt {
    const StepContext& ctx;
    const PeopleStatic& fixed;
    const ParameterSet& p;
    PeopleState& s;
    std::vector<Event>& events;
};

/// Moment within the step at which a dose growing from `before` to `after` meets `threshold`.
double crossing(const StepContext& ctx, double before, double after, double threshold) {
    if (after <= before) return ctx.now;
    return ctx.now + ctx.dt * std::clamp((threshold - before) / (after - before), 0.0, 1.0);
}

void tell(Hurt& h, EventKind kind, HarmCause cause, std::size_t i, double at, double temperature) {
    const PeopleState& s = h.s;
    h.events.push_back({at, kind, static_cast<std::uint16_t>(cause), static_cast<std::uint32_t>(i), 0xFFFFFFFFu,
                        s.where.of[i].v, {s.fed_gas[i], s.fed_heat[i], s.fic[i], temperature}});
}

/// Ends what the person did; somebody he carried is set down where he falls.
void fall_down(Hurt& h, std::size_t i, Activity activity) {
    PeopleState& s = h.s;
    s.activity[i] = s.carried_by[i].valid() && activity == Activity::Incapacitated ? Activity::Carried : activity;
    s.task[i] = Task::None;
    s.pending.erase(std::remove(s.pending.begin(), s.pending.end(), PersonIndex(i)), s.pending.end());
    s.noticing_at[i] = k_never;
    s.attentive.erase(std::remove(s.attentive.begin(), s.attentive.end(), PersonIndex(i)), s.attentive.end());
    const PersonIndex carried = s.target_person[i];
    if (carried.valid() && s.carried_by[carried.row()] == PersonIndex(i)) {
        s.carried_by[carried.row()] = {};
        s.walk.carrier[carried.row()] = 0xFFFFFFFFu;
        stand_still(s.walk, carried.v);
        const bool fallen = s.incapacitated_at[carried.row()] != k_never;
        if (s.activity[carried.row()] == Activity::Carried)
            s.activity[carried.row()] = fallen ? Activity::Incapacitated : Activity::Aware;
    }
    const WalkMode mode = s.walk.mode[i];
    if (mode == WalkMode::Walking || mode == WalkMode::Passage || mode == WalkMode::Arrived)
        stand_still(s.walk, static_cast<std::uint32_t>(i));
}

void injure(Hurt& h, std::size_t i, HarmCause cause, double at, double temperature) {
    if (h.s.activity_at_harm[i] != Activity::Out) return;
    h.s.activity_at_harm[i] = h.s.activity[i];
    if (h.s.cause[i] == static_cast<std::uint8_t>(HarmCause::None))
        h.s.cause[i] = static_cast<std::uint8_t>(cause);
    tell(h, EventKind::Injured, cause, i, at, temperature);
}

void incapacitate(Hurt& h, std::size_t i, HarmCause cause, double at, double temperature) {
    if (h.s.incapacitated_at[i] != k_never) return;
    injure(h, i, cause, at, temperature);
    h.s.incapacitated_at[i] = at;
    h.s.cause[i] = static_cast<std::uint8_t>(cause);
    tell(h, EventKind::Incapacitated, cause, i, at, temperature);
    fall_down(h, i, Activity::Incapacitated);
}

void die(Hurt& h, std::size_t i, HarmCause cause, double at, double temperature) {
    if (h.s.died_at[i] != k_never) return;
    incapacitate(h, i, cause, at, temperature);
    h.s.died_at[i] = at;
    h.s.cause[i] = static_cast<std::uint8_t>(cause);
    tell(h, EventKind::Died, cause, i, at, temperature);
    fall_down(h, i, Activity::Dead);
    h.s.activity[i] = Activity::Dead;
}

void add_dose(Hurt& h, std::size_t i, const DoseStep& d, double temperature) {
    PeopleState& s = h.s;
    const double gas = s.fed_gas[i], heat = s.fed_heat[i], burn = s.burn_dose[i];
    s.fed_gas[i] = gas + d.gas;
    s.fed_heat[i] = heat + d.heat;
    s.burn_dose[i] = burn + d.burn;
    s.fic[i] = static_cast<float>(d.fic);
    const double gas_limit = h.fixed.population.incap_threshold[i];
    const double heat_limit = h.fixed.population.heat_threshold[i];
    const HarmCause by_heat = d.radiant ? HarmCause::Flux : HarmCause::Heat;
    const auto at = [&](double before, double after, double limit) { return crossing(h.ctx, before, after, limit); };
    struct Threshold {
        double before, after, limit;
        HarmCause cause;
        void (*act)(Hurt&, std::size_t, HarmCause, double, double);
    };
    // C3: treatment, falling, death at multiples of the own threshold; C4: second-degree burns at r = 4.
    const Threshold thresholds[] = {
        {gas, s.fed_gas[i], h.p[Param::InjuredFed] * gas_limit, HarmCause::Gas, injure},
        {burn, s.burn_dose[i], 1.0, by_heat, injure},
        {gas, s.fed_gas[i], gas_limit, HarmCause::Gas, incapacitate},
        {heat, s.fed_heat[i], heat_limit, by_heat, incapacitate},
        {gas, s.fed_gas[i], h.p[Param::DeathDoseFactor] * gas_limit, HarmCause::Gas, die},
        {heat, s.fed_heat[i], h.p[Param::HeatDeathFactor] * heat_limit, by_heat, die}};
    struct Met {
        double time;
        const Threshold* what;
    };
    Met met[6];
    std::size_t n = 0;
    for (const Threshold& t : thresholds)
        if (t.before < t.limit && t.after >= t.limit) met[n++] = {at(t.before, t.after, t.limit), &t};
    std::stable_sort(met, met + n, [](const Met& a, const Met& b) { return a.time < b.time; });
    for (std::size_t k = 0; k < n; ++k) met[k].what->act(h, i, met[k].what->cause, met[k].time, temperature);
    s.irritated_s[i] = d.fic >= gas_limit ? s.irritated_s[i] + static_cast<float>(h.ctx.dt) : 0.0f;
    if (d.fic >= gas_limit && s.irritated_s[i] >= h.p[Param::IrritantOnset])
        incapacitate(h, i, HarmCause::Irritant, h.ctx.now, temperature);
}

/// Those who act in clear air walk at their own speed, with the load they carry.
void walk_in_clear_air(Hurt& h) {
    auto exposed = h.s.exposed.begin();
    for (const PersonIndex person : h.s.attentive) {
        while (exposed != h.s.exposed.end() && *exposed < person) ++exposed;
        if (exposed != h.s.exposed.end() && *exposed == person) continue;
        h.s.fic[person.row()] = 0.0f;
        h.s.irritated_s[person.row()] = 0.0f;
        h.s.walk.v0[person.row()] = static_cast<float>(wanted_speed(h.fixed, h.p, h.s, person.row(), 0.0));
    }
}

}  // namespace

void harm(const StepContext& ctx, const PeopleStatic& fixed, const ParameterSet& parameters,
          const world::World& world, const world::WorldState& world_state,
          const fire::FireStatic& fire_static, const fire::FireState& fire, PeopleState& state,
          std::vector<Event>& events) {
    Hurt h{ctx, fixed, parameters, state, events};
    const std::size_t first_event = events.size();
    walk_in_clear_air(h);
    for (const PersonIndex person : state.exposed) {
        const std::size_t i = person.row();
        if (!state.where.of[i].valid() || state.died_at[i] != k_never) continue;
        if (state.walk.mode[i] == WalkMode::Out || state.walk.mode[i] == WalkMode::Absent) continue;
        const fire::Conditions c = fire::conditions_at(fire_static, fire, state.where.of[i], state.walk.pos[i],
                                                       nose_height(parameters, fixed.population, state, i));
        const double factor = shelter_factor(parameters, world, world_state, fire, state, i) *
                              hood_factor(ctx, fixed, parameters, i, c.extinction, state);
        add_dose(h, i, dose_step(parameters, c, work_rate(state, i), fixed.hcn_form, factor, ctx.dt / 60.0),
                 c.temperature);
        state.walk.v0[i] = static_cast<float>(wanted_speed(fixed, parameters, state, i, c.extinction));
    }
    std::stable_sort(events.begin() + static_cast<std::ptrdiff_t>(first_event), events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
}

}  // namespace taicho::people
