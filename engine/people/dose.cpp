#include "people/dose.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/constants.h"

namespace taicho::people {

namespace {
constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_hcn_power_limit_ppm = 300.0;  // the two forms diverge beyond (C1)
constexpr double k_ve_limit = 70.0;              // [L/min] nobody breathes more (C1)
double celsius(double kelvin) { return kelvin - constants::k_zero_celsius; }
}  // namespace

Air air_of(const fire::Conditions& c) {
    Air air;
    air.co_ppm = c.co_ppm;
    // The ambient 0.04 % is what everybody breathes: counting it would make clean air hyperventilate.
    air.co2_percent = c.co2_percent > 0.05 ? c.co2_percent : 0.0;
    air.o2_percent = c.o2_percent;
    air.hcn_ppm = c.hcn_ppm;
    air.hcl_ppm = c.hcl_ppm;
    return air;
}

Breathing breathing(WorkRate work) {
    switch (work) {
        case WorkRate::Rest: return {8.5, 40.0};
        case WorkRate::Light: return {25.0, 30.0};
        case WorkRate::Heavy: return {50.0, 20.0};
    }
    return {25.0, 30.0};
}

// SFPE 5th ed. ch. 63 (Stewart 1973): F = 3.317e-5 C^1.036 VE t / D, t in minutes.
double co_rate(double co_ppm, WorkRate work) {
    if (co_ppm <= 0.0) return 0.0;
    const Breathing b = breathing(work);
    return 3.317e-5 * std::pow(co_ppm, 1.036) * b.ve_l_min / b.cohb_percent;
}

// SFPE 5th ed. eq. 63.24 (power); FDS func.f90 function FED (exponential).
double hcn_rate(double hcn_ppm, HcnForm form) {
    if (hcn_ppm <= 0.0) return 0.0;
    if (form == HcnForm::Exponential) return (std::exp(hcn_ppm / 43.0) - 1.0) / 220.0;
    return std::pow(std::min(hcn_ppm, k_hcn_power_limit_ppm), 2.36) / 1.2e6;
}

double nox_rate(double nox_ppm) { return std::max(nox_ppm, 0.0) / 1500.0; }  // FDS func.f90

// FDS func.f90: exp(0.1903 CO2 + 2.0004) / 7.1; SFPE ch. 63 limits VE * V_CO2 to 70 L/min.
double co2_factor(double co2_percent, WorkRate work) {
    if (co2_percent <= 0.0) return 1.0;
    const double v = std::exp(0.1903 * co2_percent + 2.0004) / 7.1;
    return std::min(v, k_ve_limit / breathing(work).ve_l_min);
}

double o2_rate(double o2_percent) {  // FDS func.f90; extrapolated above 10 % O2
    if (o2_percent >= 20.0) return 0.0;
    return 1.0 / std::exp(8.13 - 0.54 * (20.9 - o2_percent));
}

double co2_rate(double co2_percent) {  // SFPE ch. 63; rarely governs
    if (co2_percent < 2.0) return 0.0;
    return 1.0 / std::exp(6.1623 - 0.5189 * co2_percent);
}

double lung_rate(const Air& a) {  // lethal exposure doses [ppm min], FDS func.f90
    return a.hcl_ppm / 114000.0 + a.hbr_ppm / 114000.0 + a.hf_ppm / 87000.0 + a.so2_ppm / 12000.0 +
           a.no2_ppm / 1900.0 + a.acrolein_ppm / 4500.0 + a.formaldehyde_ppm / 22500.0;
}

// Handbook C1: (F_CO + F_CN + F_NOx + FLD_irr) V_CO2 + F_O2; NO and NO2 protect against HCN.
double asphyxiant_rate(const Air& a, WorkRate work, HcnForm form) {
    const double cn = a.hcn_ppm - a.no_ppm - a.no2_ppm;
    const double narcotic = co_rate(a.co_ppm, work) + hcn_rate(cn, form) +
                            nox_rate(a.no_ppm + a.no2_ppm) + lung_rate(a);
    return narcotic * co2_factor(a.co2_percent, work) + o2_rate(a.o2_percent);
}

double iso_rate(const Air& a) {  // ISO 13571:2012; V_CO2 only above 2 %, no oxygen term
    const double dose =
        a.co_ppm / 35000.0 + (a.hcn_ppm > 0.0 ? std::pow(a.hcn_ppm, 2.36) / 1.2e6 : 0.0);
    return a.co2_percent > 2.0 ? dose * std::exp(a.co2_percent / 5.0) : dose;
}

double irritant_concentration(const Air& a) {  // SFPE ch. 63, incapacitating concentrations [ppm]
    return a.hcl_ppm / 900.0 + a.hbr_ppm / 900.0 + a.hf_ppm / 900.0 + a.so2_ppm / 120.0 +
           a.no2_ppm / 350.0 + a.acrolein_ppm / 20.0 + a.formaldehyde_ppm / 30.0;
}

double iso_irritant_concentration(const Air& a) {  // ISO 13571:2012, +-50 %
    return a.hcl_ppm / 1000.0 + a.hbr_ppm / 1000.0 + a.hf_ppm / 500.0 + a.so2_ppm / 150.0 +
           a.no2_ppm / 250.0 + a.acrolein_ppm / 30.0 + a.formaldehyde_ppm / 250.0;
}

double convective_minutes(double temperature_k) {  // SFPE 63.44
    const double t = celsius(temperature_k);
    return t <= 0.0 ? k_infinity : 5.0e7 * std::pow(t, -3.4);
}

double convective_minutes_clothed(double temperature_k) {  // ISO 13571:2012 eq. 9
    const double t = celsius(temperature_k);
    return t <= 0.0 ? k_infinity : 4.1e8 * std::pow(t, -3.61);
}

double convective_minutes_humid(double temperature_k) {  // SFPE 63.45
    const double t = celsius(temperature_k);
    if (t <= 0.0) return k_infinity;
    return 2.0e31 * std::pow(t, -16.963) + 4.0e8 * std::pow(t, -3.7561);
}

double radiant_minutes(double flux_w_m2, double r, double threshold_w_m2) {  // SFPE ch. 63
    if (flux_w_m2 < threshold_w_m2) return k_infinity;
    return r / std::pow(flux_w_m2 * 1e-3, 1.33);
}

double iso_pain_minutes(double flux_w_m2) { return 4.2 * std::pow(flux_w_m2 * 1e-3, -1.9); }
double iso_burn_minutes(double flux_w_m2) { return 6.9 * std::pow(flux_w_m2 * 1e-3, -1.56); }

double heat_rate(double temperature_k, double flux_w_m2, double r, double threshold_w_m2) {
    return 1.0 / convective_minutes(temperature_k) +
           1.0 / radiant_minutes(flux_w_m2, r, threshold_w_m2);
}

}  // namespace taicho::people
