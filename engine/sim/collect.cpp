#include "sim/collect.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.h"

namespace taicho::sim {

namespace {

using people::Activity;

constexpr double k_smoke_dose = 0.01;   ///< [-] FED from which somebody counts as reached by smoke
constexpr double k_hurt_dose = 0.3;     ///< [-] FED at which 11 % are affected (ISO 13571:2007): seen by a doctor
constexpr double k_burn_dose = 1.0;     ///< [-] second-degree burn (people handbook C4, r = 4)
constexpr double k_lost_share = 0.5;    ///< [-] of a home's floor burnt from which it is lost (J)

bool finite(double t) { return t < std::numeric_limits<double>::infinity(); }

std::uint8_t health_of(const people::PeopleState& s, std::size_t i) {
    if (finite(s.died_at[i])) return 4;
    if (finite(s.incapacitated_at[i])) return 3;
    if (s.burn_dose[i] >= k_burn_dose || s.fed_gas[i] >= k_hurt_dose || s.cause[i] == 4) return 2;
    return s.fed_gas[i] >= k_smoke_dose ? 1 : 0;
}

std::uint8_t while_of(Activity a) {
    switch (a) {
        case Activity::Asleep: return 0;
        case Activity::Fighting: return 2;
        case Activity::Helping: return 3;
        case Activity::Preparing:
        case Activity::Walking:
        case Activity::Queueing: return 1;
        default: return 4;
    }
}

std::uint8_t where_of(Activity a) {
    switch (a) {
        case Activity::Out: return 0;
        case Activity::Sheltering: return 2;
        case Activity::Rescued: return 3;
        default: return 1;
    }
}

PersonOutcome person_outcome(const Model& model, const State& state, std::size_t i) {
    const people::PeopleState& s = state.people;
    PersonOutcome o;
    o.person = static_cast<std::uint32_t>(i);
    o.where = where_of(s.activity[i]);
    o.health = health_of(s, i);
    o.cause = o.health >= 2 ? s.cause[i] : 5;
    o.activity = while_of(s.activity_at_harm[i]);
    const std::uint32_t patch = s.walk.patch[i];
    if (patch < model.world->patches.size()) o.place = model.world->patches[patch].place.v;
    const double ends[] = {s.died_at[i], s.incapacitated_at[i], s.out_at[i]};
    for (const double t : ends) {
        if (finite(t)) {
            o.time_s = static_cast<float>(t);
            break;
        }
    }
    o.fed_gas = static_cast<float>(s.fed_gas[i]);
    o.fed_heat = static_cast<float>(s.fed_heat[i]);
    o.used_extinguisher = s.fought[i];
    return o;
}

double burnt_share(const Model& model, const State& state, const std::vector<PlaceIndex>& places) {
    double area = 0.0;
    double burnt = 0.0;
    for (const PlaceIndex p : places) {
        area += model.world->places[p.row()].area;
        burnt += state.fire.place_burnt_area[p.row()];
    }
    return area > 0.0 ? burnt / area : 0.0;
}

bool is_work(world::PlaceUse use) {
    return use == world::PlaceUse::Workshop || use == world::PlaceUse::Shop ||
           use == world::PlaceUse::Storage;
}

double stock_value(const ValueDef& v, const world::Place& place) {
    if (place.trade == "wood") return v.stock_wood_vnd_m2;
    if (place.trade == "textile") return v.stock_textile_vnd_m2;
    if (place.trade == "plastic") return v.stock_plastic_vnd_m2;
    if (place.trade == "paper") return v.stock_paper_vnd_m2;
    if (place.trade == "lacquer") return v.stock_lacquer_vnd_m2;
    if (place.trade == "food") return v.stock_food_vnd_m2;
    return v.contents_home_vnd_m2;
}

/// Damage of one place: what burnt, and what smoke spoilt where it only passed (people handbook E).
double place_damage(const ValueDef& v, const world::Place& place, double burnt, bool smoked) {
    const bool work = is_work(place.use) && !place.trade.empty();
    const double structure = work ? v.structure_workshop_vnd_m2 : v.structure_home_vnd_m2;
    const double contents = work ? stock_value(v, place) : v.contents_home_vnd_m2;
    const double whole = std::max(0.0, place.area - burnt);
    return burnt * (structure + contents) + (smoked ? v.smoke_fraction * contents * whole : 0.0);
}

std::vector<std::uint8_t> smoked_places(const Model& model, const State& state) {
    std::vector<std::uint8_t> smoked(model.world->places.size());
    for (const Event& e : state.events) {
        if (e.kind == EventKind::PlaceFirstSmoke && e.place < smoked.size()) smoked[e.place] = 1;
    }
    return smoked;
}

void add_places(const Model& model, const State& state, Outcomes& out) {
    const auto smoked = smoked_places(model, state);
    const ValueDef& v = model.scenario->values;
    for (std::size_t p = 0; p < model.world->places.size(); ++p) {
        const world::Place& place = model.world->places[p];
        if (place.outdoors) continue;
        const double burnt = state.fire.place_burnt_area[p];
        out.burnt_m2 += burnt;
        out.damage_vnd += place_damage(v, place, burnt, smoked[p] != 0);
        if (is_work(place.use) && place.area > 0.0 && burnt >= k_lost_share * place.area) {
            out.shops_lost += 1.0;
        }
    }
    for (const people::Household& h : model.people.households) {
        if (h.home.empty() || burnt_share(model, state, h.home) < k_lost_share) continue;
        out.homes_lost += 1.0;
        if (!h.trade.empty()) {
            out.damage_vnd += v.lost_work_vnd_day * v.lost_work_days *
                              static_cast<double>(std::max<std::size_t>(1, h.members.size()));
        }
    }
}

void add_persons(const Model& model, const State& state, Outcomes& out) {
    const people::PeopleState& s = state.people;
    double last_out = -1.0;
    double noticed = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < model.people.population.size(); ++i) {
        if (!model.people.population.present[i]) continue;
        out.people += 1.0;
        const PersonOutcome o = person_outcome(model, state, i);
        out.persons.push_back(o);
        out.deaths += o.health == 4;
        const bool hurt = o.health == 2 || o.health == 3;
        out.injured += hurt;
        out.injured_fighting += hurt && o.activity == 2;
        out.smoke_reached += o.health > 0 && s.fed_gas[i] >= k_smoke_dose;
        if (finite(s.out_at[i])) last_out = std::max(last_out, s.out_at[i]);
        noticed = std::min(noticed, s.aware_at[i]);
    }
    out.last_out_s = last_out >= 0.0 ? last_out : std::numeric_limits<double>::quiet_NaN();
    out.noticed_s = finite(noticed) ? noticed : std::numeric_limits<double>::quiet_NaN();
}

bool anything_burns(const fire::FireState& f) {
    return !f.burning.empty() ||
           std::any_of(f.goods.begin(), f.goods.end(), [](const auto& g) { return g.burning; });
}

void add_end_of_fire(const State& state, Outcomes& out) {
    out.attempts = state.response.attempts;
    out.successes = state.response.out_by_residents;
    if (anything_burns(state.fire)) return;
    if (state.response.out_by_service > 0) {
        out.out_by_service = 1.0;
    } else if (state.response.out_by_residents > 0) {
        out.out_by_residents = 1.0;
    } else {
        out.burnt_out = 1.0;
    }
}

/// What happened to people, homes and fire; blind to bottles that hung unused.
std::uint64_t outcome_hash(const Outcomes& out) {
    RowHash h(hash_text("outcome"));
    for (const PersonOutcome& o : out.persons) {
        h.add(o.person).add(o.where).add(o.health).add(o.cause).add(o.activity);
        h.add_real(o.time_s).add_real(o.fed_gas).add_real(o.fed_heat);
    }
    for (const float t : out.building_lost_s) h.add_real(std::isnan(t) ? -1.0 : t);
    for (const OutcomeField& f : outcome_fields()) {
        const double v = out.*f.value;
        h.add_real(std::isnan(v) ? -1.0 : v);
    }
    return h.value();
}

}  // namespace

Outcomes collect_outcomes(const Model& model, const State& state) {
    Outcomes out;
    add_persons(model, state, out);
    add_places(model, state, out);
    add_end_of_fire(state, out);
    out.building_lost_s.assign(model.world->buildings.size(), std::numeric_limits<float>::quiet_NaN());
    for (const Event& e : state.events) {
        if (e.kind == EventKind::BuildingLost && e.subject < out.building_lost_s.size()) {
            out.building_lost_s[e.subject] = static_cast<float>(e.time);
        }
    }
    out.beyond_1mw = state.fire.largest_hrr > 1e6 ? 1.0 : 0.0;
    out.start_hour = model.start_hour;
    if (model.ignition.item.valid()) {
        const fire::Item& item = model.fire->item(model.ignition.item);
        out.ignition_item = item.id;
        out.ignition_cause = model.ignition.cause;
        out.ignition_use = model.ignition.use;
    }
    out.outcome_hash = outcome_hash(out);
    return out;
}

void CurveCollector::frame(const FrameView& view) {
    const double due = static_cast<double>(curves_.inside.size()) * RunCurves::k_grid_s;
    if (view.time_s + 1e-9 < due) return;
    const people::PeopleState& s = view.state.people;
    float inside = 0.0f;
    float aware = 0.0f;
    float deaths = 0.0f;
    for (std::size_t i = 0; i < view.model.people.population.size(); ++i) {
        if (!view.model.people.population.present[i]) continue;
        const Activity a = s.activity[i];
        inside += a != Activity::Out && a != Activity::Rescued && a != Activity::Dead;
        aware += s.aware_at[i] <= view.time_s;
        deaths += a == Activity::Dead;
    }
    double burnt = 0.0;
    double hrr = 0.0;
    for (std::size_t p = 0; p < view.model.world->places.size(); ++p) {
        burnt += view.state.fire.place_burnt_area[p];
        hrr += view.state.fire.place_hrr[p];
    }
    curves_.inside.push_back(inside);
    curves_.aware.push_back(aware);
    curves_.deaths.push_back(deaths);
    curves_.burnt_m2.push_back(static_cast<float>(burnt));
    curves_.hrr_kw.push_back(static_cast<float>(1e-3 * hrr));
}

}  // namespace taicho::sim
