#pragma once

#include "core/distributions.h"
#include "people/decide_rules.h"
#include "response/extinguisher_kinds.h"

/// What agent in somebody's hands does to burning: pure functions. A success rate is never an input; whether a
/// fire goes out is the outcome of these rates against its own growth (people handbook A2, A6, A8).
namespace taicho::response {

/// Judgements of this folder, each with its default here and nowhere else.
struct SuppressionRules {
    double eta_untrained = 0.35, eta_untrained_sd = 0.50;   ///< [-] A6, anchor 0.40 novice factor (K)
    double eta_talk = 0.42, eta_talk_sd = 0.45;             ///< A6 (J)
    double eta_drill = 0.65, eta_drill_sd = 0.35;           ///< A6 (J)
    double eta_expert = 1.15, eta_expert_sd = 0.06;         ///< A6 (J), test fires only
    double expert_flux = 25.0e3;                            ///< [W/m2] A6 (J)
    double poor_untrained = 0.26, poor_drill = 0.04;        ///< poor technique, A2 (R)
    double poor_factor = 0.5;                               ///< A2 (J)
    double talk_share = 0.5;                                ///< of the drill's gain in technique, A2 (J)
    double never_untrained = 0.02, never_drill = 0.0;       ///< never discharges, A2 (R)
    double operate = 12.0, operate_sd = 0.5;                ///< [s] unhook, pin, aim, A2 (anchor R)
    double operate_drill = 7.0, operate_drill_sd = 0.4;     ///< [s] A2
    double extra_user = 0.8;                                ///< efficiency of a further user, A6 (J)
    int most_users = 3;                                     ///< around one fire, A6 (J)
    double bucket_low = 60.0e3, bucket_high = 220.0e3;      ///< [W] per throw, A8 (J)
    double bucket_factor = 1.0;                             ///< 0.15..1.5, section 8
    double bucket_kg = 8.0;                                 ///< [kg]
    double hose_eta = 0.5;                                  ///< A8 (J)
    double garden_hose = 0.25, hose_reel = 0.7, riser = 2.5;///< [kg/s] A8 (K/J)
    double water_dose = 11.0e-6;                            ///< [kg/W] A8 (K)
    double water_absorbs = 2.6e6;                           ///< [J/kg] if all evaporates, A8 (K)
    double cloth_success = 0.8;                             ///< A8 (J)
    double cloth_limit = 80.0e3;                            ///< [W] A8: one object up to 50-80 kW (J)
    double flare_untrained = 0.40, flare_talk = 0.15, flare_drill = 0.03;   ///< water on oil, A8 (J)
    double flare_factor = 3.0, flare_burn = 0.3;            ///< A8 (J)
    double again_solid = 0.15, again_solid_drill = 0.07;    ///< within 5 min, A6 (J)
    double again_liquid = 0.10, again_electric = 0.30, again_lithium = 0.8, again_gas = 0.9;   ///< A6 (J)
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
