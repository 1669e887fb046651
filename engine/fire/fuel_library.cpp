#include "fire/fuel_library.h"

namespace taicho::fire {

// Soot: handbook 4.1 (K). CO and HCN: Tewarson's well-ventilated values (K, from memory); formulas: the
// repeating unit. Heat of combustion is 13.1 MJ per kg of oxygen the formula needs with these yields
// (Huggett 1980), so that the oxygen books and the heat agree; it lies below the net heats of EN 1991-1-2
// table E.3 because soot and CO take carbon. Radiative fraction: handbook 1.1.
std::vector<GasFuelDef> fuel_library() {
    // clang-format off
    return {
        // id             C    H     O      N     Cl   J/kg    soot   CO     HCN   chi_r
        {"wood",         1.0, 1.70, 0.740, 0.00, 0.0, 16.8e6, 0.015, 0.004, 0.000, 0.30},
        {"cotton",       1.0, 1.67, 0.830, 0.00, 0.0, 14.9e6, 0.020, 0.004, 0.000, 0.30},
        {"paper",        1.0, 1.67, 0.830, 0.00, 0.0, 15.2e6, 0.010, 0.004, 0.000, 0.30},
        {"polyester",    1.0, 0.80, 0.400, 0.00, 0.0, 18.2e6, 0.090, 0.070, 0.000, 0.35},
        {"pu-foam",      1.0, 1.74, 0.323, 0.07, 0.0, 21.8e6, 0.131, 0.042, 0.005, 0.35},
        {"polystyrene",  1.0, 1.00, 0.000, 0.00, 0.0, 34.1e6, 0.164, 0.060, 0.000, 0.40},
        {"polyethylene", 1.0, 2.00, 0.000, 0.00, 0.0, 42.6e6, 0.060, 0.024, 0.000, 0.35},
        {"abs",          1.0, 1.14, 0.000, 0.07, 0.0, 34.0e6, 0.105, 0.050, 0.005, 0.40},
        {"pvc",          1.0, 1.50, 0.000, 0.00, 0.5, 10.3e6, 0.172, 0.063, 0.000, 0.35},
        {"rubber",       1.0, 1.60, 0.000, 0.00, 0.0, 39.1e6, 0.100, 0.060, 0.000, 0.40},
        {"mixed",        1.0, 1.70, 0.500, 0.02, 0.0, 19.6e6, 0.070, 0.040, 0.002, 0.35},  // C/VM2 design yields
        {"petrol",       1.0, 1.90, 0.000, 0.00, 0.0, 42.5e6, 0.050, 0.020, 0.000, 0.35},
        {"solvent",      8.0, 10.0, 0.000, 0.00, 0.0, 35.1e6, 0.170, 0.060, 0.000, 0.35},  // xylene
        {"ethanol",      2.0, 6.00, 1.000, 0.00, 0.0, 27.0e6, 0.008, 0.001, 0.000, 0.20},
        {"oil",          1.0, 1.80, 0.100, 0.00, 0.0, 36.2e6, 0.050, 0.020, 0.000, 0.30},
        {"lpg",          1.0, 2.60, 0.000, 0.00, 0.0, 46.4e6, 0.025, 0.005, 0.000, 0.30},
    };
    // clang-format on
}

}  // namespace taicho::fire
