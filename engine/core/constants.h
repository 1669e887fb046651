#pragma once

/// Physical constants, edition 2026: values of the zone-model handbook section 0 (NIST CFAST
/// Technical Reference TN 1889v1 where it gives one). A verification case that states other
/// constants uses those.
namespace taicho::constants {

inline constexpr double k_gravity = 9.80665;            ///< [m/s2] standard gravity, CGPM 1901
inline constexpr double k_stefan_boltzmann = 5.670e-8;  ///< [W/m2K4] CODATA 2018, rounded
inline constexpr double k_gamma = 1.4;                  ///< [-] cp/cv of air, constant (CFAST)
inline constexpr double k_cp = 1012.0;                  ///< [J/kgK] air, all mixtures (CFAST)
inline constexpr double k_cv = k_cp / k_gamma;          ///< [J/kgK]
inline constexpr double k_gas = k_cp - k_cv;            ///< [J/kgK] specific gas constant
inline constexpr double k_p_ref = 101325.0;             ///< [Pa] standard atmosphere
inline constexpr double k_zero_celsius = 273.15;        ///< [K]
inline constexpr double k_heat_per_o2 = 13.1e6;         ///< [J/kg O2] Huggett 1980
inline constexpr double k_o2_ambient = 0.23;            ///< [kg/kg] dry air
inline constexpr double k_extinction_flaming = 8700.0;  ///< [m2/kg soot] Mulholland & Croarkin 2000
inline constexpr double k_extinction_smoulder = 4400.0; ///< [m2/kg soot] Mulholland & Croarkin 2000

// Numerical knobs, not physics -----------------------------------------------------------------
inline constexpr double k_tick_s = 0.05;     ///< [s] movement step; above 0.05 bodies overlap at doors
inline constexpr double k_slow_step_s = 0.5; ///< [s] fire, cues, dose; 2 s still within 1 % (handbook 12)

}  // namespace taicho::constants
