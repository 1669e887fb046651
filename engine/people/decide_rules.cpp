#include "people/decide_rules.h"

#include <algorithm>
#include <cmath>

namespace taicho::people {

namespace {

double blend(double untrained, double trained, double share) {
    return untrained + (trained - untrained) * share;
}

/// A distribution part way between the untrained and the trained one, as the benefit fades.
Distribution blend_ln(double m0, double s0, double m1, double s1, double share) {
    return Distribution::lognormal(m0 * std::pow(m1 / m0, share), blend(s0, s1, share));
}

constexpr double k_chi = 0.33;           ///< radiative fraction of the approach table (A5, K)
constexpr double k_reflecting = 3.0;     ///< visibility S = C / K, reflecting things (C5, R2)
constexpr double k_pi = 3.14159265358979323846;

}  // namespace

double fight_probability(const DecideRules& r, const FightInputs& in) {
    if (in.age < r.fight_min_age || in.impaired || in.above_alone) return 0.0;
    const double q = std::max(in.hrr, 1.0e3) / 100.0e3;
    double z = r.fight_offset + r.fight_ln_hrr * std::log(q) + r.fight_extinction * in.extinction;
    if (in.bottle) z += r.fight_bottle;
    if (in.male) z += r.fight_male;
    if (in.dependent) z += r.fight_dependent;
    if (in.stake) z += r.fight_stake;
    z += r.fight_trained * in.skill.drill();
    return 1.0 / (1.0 + std::exp(-z));
}

Distribution fight_delay(const DecideRules& r, const Skill& skill) {
    return blend_ln(r.fight_delay, r.fight_delay_sd, r.fight_delay_drill, r.fight_delay_drill_sd,
                    skill.drill());
}

double split_probability(const DecideRules& r, const Skill& best) {
    return blend(r.split_untrained, r.split_drill, best.drill());
}

PreTravel pre_travel_situation(bool woken, bool own_home, bool same_room, CueKind known) {
    if (own_home) {
        if (woken) return PreTravel::WokenHome;
        return same_room ? PreTravel::SameRoom : PreTravel::SameHome;
    }
    const bool distant = known == CueKind::Bell || known == CueKind::Alarm;
    if (woken) return distant ? PreTravel::WokenBell : PreTravel::WokenTold;
    return distant ? PreTravel::OtherBell : PreTravel::OtherTold;
}

Distribution pre_travel(const DecideRules& r, PreTravel situation, const Skill& skill, bool leader) {
    double m = r.pre_same_room, s = r.pre_same_room_sd;
    switch (situation) {
        case PreTravel::SameRoom: break;
        case PreTravel::SameHome: m = r.pre_same_home, s = r.pre_same_home_sd; break;
        case PreTravel::OtherBell: m = r.pre_bell, s = r.pre_bell_sd; break;
        case PreTravel::OtherTold: m = r.pre_told, s = r.pre_told_sd; break;
        case PreTravel::WokenHome: m = r.pre_woken_home, s = r.pre_woken_home_sd; break;
        case PreTravel::WokenBell: m = r.pre_woken_bell, s = r.pre_woken_bell_sd; break;
        case PreTravel::WokenTold: m = r.pre_woken_told, s = r.pre_woken_told_sd; break;
    }
    const bool drill = skill.training == Training::Drill;
    m *= blend(1.0, drill ? r.pre_factor_drill : r.pre_factor_talk, skill.any());
    s *= blend(1.0, r.pre_sd_drill, skill.drill());
    if (leader) m *= r.pre_leader;
    return Distribution::lognormal(m, s);
}

double ignore_probability(const DecideRules& r, CueKind known, const Skill& skill) {
    if (known != CueKind::Bell && known != CueKind::Alarm) return 0.0;
    const double factor = skill.training == Training::Drill ? r.ignore_drill : r.ignore_talk;
    return r.ignore_untrained * blend(1.0, factor, skill.any());
}

double tolerated_flux(const DecideRules& r, const Skill& skill) {
    return blend(r.flux_untrained, r.flux_drill, skill.drill());
}

double crouch_probability(const DecideRules& r, const Skill& skill) {
    const double trained = skill.training == Training::Drill ? r.crouch_drill : r.crouch_talk;
    return blend(r.crouch_untrained, trained, skill.any());
}

double approach_distance(double hrr, double flux) {
    return std::sqrt(k_chi * std::max(hrr, 0.0) / (4.0 * k_pi * flux));
}

StopWhy stop_fighting(const DecideRules& r, const StopInputs& in) {
    if (in.flux > tolerated_flux(r, in.skill)) return StopWhy::Flux;
    if (in.temperature > r.layer_stop) return StopWhy::Layer;
    if (in.extinction > blend(r.smoke_untrained, r.smoke_drill, in.skill.drill())) return StopWhy::Smoke;
    if (in.exit_extinction * r.exit_visibility > k_reflecting) return StopWhy::ExitUnseen;
    return StopWhy::No;
}

Means choose_means(const DecideRules& r, const MeansInputs& in, double u) {
    const double cloth = in.bottle_near ? r.cloth_bottle : r.cloth_no_bottle;
    if (in.hrr < r.cloth_below && !in.cloth_tried && u < cloth) return Means::Cloth;
    if (in.bottle_known) return Means::Bottle;
    if (in.hose) return Means::Hose;
    return in.water ? Means::Bucket : Means::None;
}

double call_probability(const DecideRules& r, const CallInputs& in) {
    const bool only_smoke = in.smoke_seen && !in.flame_seen;
    if (in.largest_seen > r.call_hrr || only_smoke || in.attempt_failed) return r.call_p;
    if (in.being_fought) return r.call_small_p;
    return 0.0;
}

double bell_probability(const DecideRules& r, const Skill& skill) {
    return blend(r.bell_untrained, r.bell_trained, skill.any());
}

double shelter_probability(const DecideRules& r, const Skill& skill) {
    return blend(r.shelter_untrained, r.shelter_trained, skill.any());
}

double ladder_probability(const DecideRules& r, const Skill& skill) {
    return blend(r.ladder_untrained, r.ladder_drill, skill.drill());
}

double turn_back_probability(const DecideRules& r, double visibility, const Skill& skill, bool one_flight) {
    const double p =
        1.0 / (1.0 + std::exp((visibility - r.turn_back_visibility) / r.turn_back_width));
    return one_flight ? p * (1.0 - skill.drill()) : p;
}

JumpOutcome jump_outcome(int level) {
    if (level <= 0) return {};
    // The table's floors 1-2 (up to 4 m) are the ground and the first storey above it.
    switch (level) {
        case 1: return {0.2, 0.01};
        case 2: return {0.5, 0.05};
        case 3: return {0.7, 0.2};
        default: return {0.9, 0.5};
    }
}

double jump_probability(const DecideRules& r, double fed, double flux, bool other_way, double dt) {
    if (other_way || (fed <= r.jump_fed && flux <= r.jump_flux)) return 0.0;
    return 1.0 - std::pow(1.0 - r.jump_per_minute, dt / 60.0);
}

}  // namespace taicho::people
