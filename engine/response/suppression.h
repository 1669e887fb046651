#pragma once

#include "core/distributions.h"
#include "people/decide_rules.h"
#include "people/parameters.h"
#include "response/extinguisher_kinds.h"

/// What agent in somebody's hands does to burning: pure functions. A success rate is never an input; whether a
/// fire goes out is the outcome of these rates against its own growth (people handbook A2, A6, A8).
namespace taicho::response {

/// Judgements of this folder as a run uses them: rows of the table of people parameters (sections A2, A4, A6, A8
/// of parameter_rows.inc), where each has its default, range, flag and meaning.
struct SuppressionRules {
    SuppressionRules() : SuppressionRules(people::ParameterSet{}) {}
    explicit SuppressionRules(const people::ParameterSet& p);

    double eta_untrained, eta_untrained_sd;        ///< [-] skill, anchor 0.40 novice factor
    double eta_talk, eta_talk_sd;                  ///< [-]
    double eta_drill, eta_drill_sd;                ///< [-]
    double eta_expert, eta_expert_sd;              ///< [-] test fires only
    double expert_flux;                            ///< [W/m2]
    double poor_untrained, poor_drill;             ///< [-] chance of poor technique
    double poor_factor;                            ///< [-] efficiency then
    double talk_share;                             ///< [-] of the drill's gain in technique
    double never_untrained, never_drill;           ///< [-] chance of never discharging
    double operate, operate_sd;                    ///< [s], [-] unhook, pin, aim
    double operate_drill, operate_drill_sd;        ///< [s], [-]
    double extra_user;                             ///< [-] efficiency of a further user
    double most_users;                             ///< around one fire
    double bucket_low, bucket_high;                ///< [W] per throw
    double bucket_factor;                          ///< [-]
    double hose_eta, hose_miss;                    ///< [-]
    double garden_hose, hose_reel, riser;          ///< [kg/s]
    double water_dose;                             ///< [kg/W]
    double water_absorbs;                          ///< [J/kg] if all evaporates
    double cloth_success;                          ///< [-]
    double cloth_limit;                            ///< [W]
    double flare_untrained, flare_talk, flare_drill;   ///< [-] water on oil
    double flare_factor, flare_burn;               ///< [-]
    double again_solid, again_solid_drill;         ///< [-] within 5 min
    double again_liquid, again_electric, again_lithium, again_gas;
};

/// Skill with a bottle at probability `u` of one lasting draw per person: faded training lies between the
/// trained and the untrained law.
[[nodiscard]] double efficacy(const SuppressionRules& r, const people::Skill& skill, double u);
[[nodiscard]] double poor_technique_probability(const SuppressionRules& r, const people::Skill& skill);
[[nodiscard]] double never_discharges_probability(const SuppressionRules& r, const people::Skill& skill);
[[nodiscard]] Distribution operating_time(const SuppressionRules& r, const people::Skill& skill);
/// Efficiency of the n-th user around one fire, n = 0, 1, ...; 0 where there is no room.
[[nodiscard]] double user_factor(const SuppressionRules& r, int n);

/// What a discharging bottle takes away; `eta` already holds technique and crowding.
struct AgentRates {
    double rate = 0.0;           ///< [W/s] class A: eta mdot / D_A, D_A = charge / rated HRR
    double area_rate = 0.0;      ///< [m2/s] class B: eta mdot / D_B, D_B = charge / rated tray
    double critical_area = 0.0;  ///< [m2] largest liquid fire this flow puts out
};
[[nodiscard]] AgentRates agent_rates(const ExtinguisherKind& kind, double eta);
/// Burning one thrown bucket takes away [W]; `u` its draw.
[[nodiscard]] double bucket_amount(const SuppressionRules& r, double u);
/// Burning a hand-held hose of `flow` [kg/s] takes away [W/s].
[[nodiscard]] double hose_rate(const SuppressionRules& r, double flow);

enum class FuelClass : std::uint8_t { Solid, Liquid, Electrical, Lithium, Gas };
/// Chance that what is out burns again within 5 min (A6, J).
[[nodiscard]] double burns_again(const SuppressionRules& r, FuelClass fuel, const people::Skill& skill,
                                 const ExtinguisherKind* kind);
/// Chance that water thrown on burning oil flares up (A8, J).
[[nodiscard]] double flare_probability(const SuppressionRules& r, const people::Skill& skill);

}  // namespace taicho::response
