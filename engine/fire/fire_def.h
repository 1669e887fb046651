#pragma once

#include <string>
#include <vector>

#include "core/curve.h"
#include "core/problems.h"
#include "core/vec2.h"

/// What a scenario may ask of the fire. Defaults are the member initialisers; unit and range stand on
/// the line; sources name the handbook section (flag R read, K known, J judgement, D derived).
namespace taicho::fire {

/// A fuel package as listed in the item library or in the scenario. Unset (negative) fields are taken
/// from the library kind.
struct ItemDef {
    std::string id;
    std::string place;               ///< place id, or the fixture's place
    std::string kind;                ///< library kind
    SourcePos pos;
    Vec2 at;                         ///< [m]
    bool has_at = false;
    double peak_hrr = -1.0;          ///< [W]
    double alpha = -1.0;             ///< [W/s2] t-squared growth
    double energy = -1.0;            ///< [J] total
    Curve hrr;                       ///< [s] -> [W] prescribed instead of t-squared
    std::string fuel;                ///< fuel id
    double height = -1.0;            ///< [m] base of the fire above the floor
    double area = -1.0;              ///< [m2] plan area when fully involved
};

/// Ignition prescribed by the scenario; without it place, hour and cause are drawn from the rates.
struct IgnitionDef {
    std::string item;                ///< item id; empty = draw
    double at = 0.0;                 ///< [s]
    SourcePos pos;
};

/// How often, where and when fires start (people handbook D3).
struct IgnitionRates {
    double per_home_year = 3.2e-5;        ///< [1/a] recorded, pure home (D on R, 2022 window)
    double per_business_year = 2.0e-4;    ///< [1/a] recorded, home + business (D on R)
    double unreported_multiplier = 6.0;   ///< [-] 3..20, all unwanted fires per recorded one (J)
    double night_fraction = 0.30;         ///< share of ignitions 22:00-06:00 (J)
    double electrical_fraction = 0.45;    ///< share of causes (R, 10 years to 2022)
};

/// Switches and judgements of spread (fire-spread handbook).
struct SpreadDef {
    bool exposure = true;                 ///< radiation and contact between places
    bool brands = true;
    std::string brand_law = "himoto";     ///< himoto | swuift | mixed
    double ftp_leak = 0.0;                ///< 1 = flux-time product leaks when the flux is low (1.2)
    double radiation_cutoff = 1.0e3;      ///< [W/m2] weaker exposure is dropped (6.1)
    double max_range = 50.0;              ///< [m]
    double flame_radiative_fraction = 0.30;
};

/// A receiver whose flux, dose or ignition is measured (verification).
struct TargetDef {
    std::string id;
    Vec3 at;                              ///< [m]
    Vec3 normal{1, 0, 0};
    std::string material;                 ///< flux-time-product material
};

/// A prescribed radiator: rectangle between two corners, vertical (verification).
struct EmitterDef {
    std::string id;
    Vec3 from, to;                        ///< [m] opposite corners
    Curve power;                          ///< [s] -> [W/m2]; one point = constant
};

/// Conditions prescribed instead of simulated, per place (verification).
struct AtmosphereDef {
    std::string place;
    SourcePos pos;
    Curve extinction, temperature, flux, co_ppm, co2_percent, o2_percent, hcn_ppm, hcl_ppm;  ///< [s] -> [1/m],[K],[W/m2],…
};

/// A fuel stated by the scenario, beside the library.
struct FuelSpec {
    std::string id;
    double c = 1.0, h = 1.7, o = 0.74, n = 0.0, cl = 0.0;   ///< atoms per molecule
    double heat_of_combustion = 17.1e6;   ///< [J/kg]
    double soot_yield = 0.015, co_yield = 0.004, hcn_yield = 0.0, hcl_yield = 0.0;  ///< [kg/kg]
    double radiative_fraction = 0.35;
    SourcePos pos;
};

/// Wall build-up stated by the scenario, beside the library; face to back.
struct LiningLayer {
    double conductivity = 0.7, density = 1900, heat_capacity = 850, thickness = 0.1;  ///< [W/mK, kg/m3, J/kgK, m]
};
struct LiningSpec {
    std::string id;
    double emissivity = 0.9;
    std::vector<LiningLayer> layers;
    SourcePos pos;
};

struct FireDef {
    bool gas_simulated = true;            ///< [world] gas = "simulated" | "off"
    IgnitionDef ignition;
    bool ignition_fixed = false;
    IgnitionRates rates;
    SpreadDef spread;
    std::vector<ItemDef> items;
    std::vector<FuelSpec> fuels;
    std::vector<LiningSpec> linings;
    std::vector<TargetDef> targets;
    std::vector<EmitterDef> emitters;
    std::vector<AtmosphereDef> atmospheres;
};

}  // namespace taicho::fire
