#pragma once

#include "fire/conditions.h"

/// What smoke and heat do to a body: pure functions of the conditions at the face. Formulae of the SFPE
/// Handbook 5th ed. ch. 63 (Purser and McAllister 2016) and ISO 13571:2012 as quoted in the people
/// handbook part C; rates are per minute as there, callers integrate over their own step.
namespace taicho::people {

/// How hard somebody breathes: decides the uptake of CO and the cap on hyperventilation.
enum class WorkRate : unsigned char { Rest, Light, Heavy };
enum class HcnForm : unsigned char { Power, Exponential };

/// Gas somebody breathes. NO, NO2 and the irritants beside HCl are not made by our fires and stay 0
/// unless a case states them.
struct Air {
    double co_ppm = 0.0, co2_percent = 0.0, o2_percent = 20.9;
    double hcn_ppm = 0.0, no_ppm = 0.0, no2_ppm = 0.0;
    double hcl_ppm = 0.0, hbr_ppm = 0.0, hf_ppm = 0.0, so2_ppm = 0.0;
    double acrolein_ppm = 0.0, formaldehyde_ppm = 0.0;
};
[[nodiscard]] Air air_of(const fire::Conditions& c);

/// Ventilation [L/min] and COHb at incapacitation [%] of a work rate.
struct Breathing {
    double ve_l_min;
    double cohb_percent;
};
[[nodiscard]] Breathing breathing(WorkRate work);

/// Fractional effective dose of CO per minute [1/min].
[[nodiscard]] double co_rate(double co_ppm, WorkRate work);
/// HCN per minute [1/min]; the power form is capped at 300 ppm, the end of its use.
[[nodiscard]] double hcn_rate(double hcn_ppm, HcnForm form);
/// NOx per minute [1/min].
[[nodiscard]] double nox_rate(double nox_ppm);
/// Hyperventilation by CO2 [-]; VE * V is capped at 70 L/min.
[[nodiscard]] double co2_factor(double co2_percent, WorkRate work);
/// Lack of oxygen per minute [1/min]; 0 from 20 % up.
[[nodiscard]] double o2_rate(double o2_percent);
/// Narcosis by CO2 itself per minute [1/min].
[[nodiscard]] double co2_rate(double co2_percent);
/// Lung dose of irritants per minute [1/min], fraction of the lethal exposure dose.
[[nodiscard]] double lung_rate(const Air& air);
/// All asphyxiants per minute [1/min].
[[nodiscard]] double asphyxiant_rate(const Air& air, WorkRate work, HcnForm form);
/// ISO 13571 form, per minute [1/min].
[[nodiscard]] double iso_rate(const Air& air);

/// Fractional irritant concentration on the incapacitation scale [-].
[[nodiscard]] double irritant_concentration(const Air& air);
/// ISO 13571 fractional effective concentration [-].
[[nodiscard]] double iso_irritant_concentration(const Air& air);

/// Minutes to incapacitation by hot air, lightly clothed (SFPE 63.44) [min].
[[nodiscard]] double convective_minutes(double temperature_k);
/// The same, fully clothed (ISO 13571 eq. 9) [min].
[[nodiscard]] double convective_minutes_clothed(double temperature_k);
/// Mid-humidity design fit (SFPE 63.45) [min].
[[nodiscard]] double convective_minutes_humid(double temperature_k);
/// Minutes to the end-point r by radiation [min]; infinite below `threshold`.
[[nodiscard]] double radiant_minutes(double flux_w_m2, double r, double threshold_w_m2 = 2500.0);
/// ISO 13571: pain and second-degree burns [min].
[[nodiscard]] double iso_pain_minutes(double flux_w_m2);
[[nodiscard]] double iso_burn_minutes(double flux_w_m2);
/// Heat dose per minute to the end-point r [1/min]: radiation and convection (63.44) together.
[[nodiscard]] double heat_rate(double temperature_k, double flux_w_m2, double r,
                               double threshold_w_m2 = 2500.0);

}  // namespace taicho::people
