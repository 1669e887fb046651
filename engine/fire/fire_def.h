#pragma once

#include <string>
#include <vector>

#include "core/curve.h"
#include "core/problems.h"
#include "core/vec2.h"
#include "fire/item_library.h"
#include "fire/materials.h"

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
    std::string brand_law = "mixed";      ///< himoto | swuift | mixed: himoto with brand_far_share on the far law (2.10)
    double brand_far_share = 0.02;        ///< [-] of the brands of "mixed" that fly by the swuift law (2.10, J)
    double brand_mass = 2e-4;             ///< [kg] of one (2.10 c, R)
    double brand_pile = 24e-3;            ///< [kg] within a 5 cm circle lights what is below (2.10 c, R)
    double brand_attempt = 0.9;           ///< [-] of such piles that do (2.10 c, R)
    double brand_gaps = 0.01;             ///< [-] of a roof that lets brands in, 0.01..0.03 (2.6, J)
    double brand_roof = 0.1;              ///< [-] of a combustible roof whose brands gather in a pile, 0.03..0.3 (J)
    double brand_range = 300.0;           ///< [m] (8, J)
    double ftp_leak = 0.0;                ///< 1 = flux-time product leaks when the flux is low (1.2)
    double radiation_cutoff = 1.0e3;      ///< [W/m2] weaker exposure is dropped (6.1)
    double max_range = 50.0;              ///< [m]
    double flame_radiative_fraction = 0.30;
    double flashover_delay = -1.0;        ///< [s] after the ignition of a place; < 0: from its own fire (verification)
    double emissive_power = -1.0;         ///< [W/m2] of an opening, 84e3 or 168e3 in codes; < 0: from the room's gas
    double emissive_ramp = 60.0;          ///< [s] from 0 to full after flashover (handbook 2.2, J)
    double pane_transmission = 0.4;       ///< [-] flux through a closed pane (2.1, K)
    double steel_transmission = 0.28;     ///< [-] back face of a closed steel leaf, 8.2 of 30 kW/m2 (2.6, D)
    double contact_flux = 80e3;           ///< [W/m2] flame body touching a receiver, 40..120 (2.8, K)
    double touching_flux = 60e3;          ///< [W/m2] goods touching burning goods (2.8, J)
    double touching_hrr = 20e3;           ///< [W] least burning that does so (J)
    double pack_reach = 1.5;              ///< [m] jets and thrown cells of a lithium pack (1.5, J)
    double pack_time = 60.0;              ///< [s] from its ignition, 30..60 (1.5, J)
    double running_rate = 3.67e6;         ///< [W/m2] of a thin burning pool of thinner: 0.090 kg/m2s x 40.8 MJ/kg (1.5, K)
    double running_width = 0.3;           ///< [m] of the stream that runs burning from a shelf or a can (J)
    double air_extinction = 0.02;         ///< [1/m] loss of radiation per metre of clear air (2.4, J)
    double air_transmission_min = 0.7;    ///< [-] (2.4, J)
    std::string receiver_material;        ///< surface behind an opening; empty: by what the place holds (1.2)
    double flame_step = 0.02;             ///< [-] change of a fire's rate at which its flames are worked out anew (J)
    bool flames = true;                   ///< flames in front of openings (2.3, 2.7, 2.8)
};

/// Judgements of burning packages (fire-spread handbook 1.3, people handbook A6).
struct BurningDef {
    double decay_from = 0.7;              ///< [-] share of the energy spent when the decay begins (1.3, K)
    double regrowth_efold = 15.0;         ///< [s] knocked-down burning comes back (A6, J)
    double reignition_window = 300.0;     ///< [s] (A6)
    double reignition_share = 0.05;       ///< [-] of the burning it had, at the start of the second fire (J)
    double flare_time = 5.0;              ///< [s] of a flare-up (request)
    double critical_share = 0.2;          ///< [-] liquid fire too large for the flow: knocked down to this (J)
    double pyrolysis_excess = 1.5;        ///< [-] fuel given off over what burns, once air is short (J); 0 = never held back
    double pyrolysis_time = 10.0;         ///< [s] a package follows the air it gets (J)
    double starved_share = 0.02;          ///< [-] less than this of its free burning burns: starving (J)
    double starved_time = 60.0;           ///< [s] starving this long: out (J)
    double warm_rise = 80.0;              ///< [K] layer above which things in a place are looked at (no receiver lights below)
    double powder_extinction = 50.0;      ///< [m2/kg] 4 kg in 22 m2 x 3 m: sight 1 m (A4, J)
    double powder_efold = 170.0;          ///< [s] it settles: sight 2 m after 2 min (A4: 1-3 min, J)
    double growth_sd = 0.3;               ///< [-] sd of ln alpha between packages of a kind (A9, J)
};

/// Flashover and the developed room (1.4, 1.6).
struct DevelopedDef {
    double flashover_temperature = 873.15;///< [K] upper layer (1.6)
    double flashover_flux = 20e3;         ///< [W/m2] on the floor (1.6)
    double combustion_factor = 0.8;       ///< [-] cellulosics (1.4, K)
    double free_burn_time = 1200.0;       ///< [s] fuel-limited burning of the load (1.6, R)
    double deep_room = 1.5;               ///< [-] depth over width above which the deep form holds (1.6)
    double excess_fuel = 1.5;             ///< [-] pyrolysis over what the air burns, plastics and liquids (J)
    double involvement_alpha = 187.6;     ///< [W/s2] growth of the goods at flashover: ultra-fast (J)
    double goods_reach = 2.0;             ///< [m] an item nearer than this to a hot opening is what it lights (J)
    double lost_share = 0.5;              ///< [-] of a building's floor burnt: lost (J)
};

/// Outsides that burn: walls of timber, bamboo or woven stuff, goods in barred balconies (2.1, 2.2, 2.7).
struct OutsideDef {
    bool burns = true;
    double wall_power = 70e3;             ///< [W/m2] of a burning wall, 60..80 (2.2, J)
    double wall_burn_min = 300.0, wall_burn_max = 600.0;   ///< [s] it burns, then it is through (2.2, J)
    double ramp = 60.0;                   ///< [s] from 0 to full, as behind openings (2.2, J)
    double climb_min = 0.3 / 60.0, climb_max = 1.5 / 60.0; ///< [m/s] up a combustible front (2.7, J)
    double board_min = 300.0, board_max = 480.0;           ///< [s] of flashover inside to fire outside: boards (2.9, J)
    double woven_min = 60.0, woven_max = 180.0;            ///< [s] same, woven walls and sheets (2.9, J)
    double cage_goods_fraction = 0.5;     ///< [-] of the cages that hold goods (J)
    double cage_rate = 350e3;             ///< [W/m] of goods, 200..500 (2.1, J)
    double cage_energy = 300e6;           ///< [J/m] (1.5 as cage-goods, J)
    double cage_climb_min = 60.0, cage_climb_max = 180.0;  ///< [s] from cage to cage above (2.7, J)
};

/// LPG cylinders that burst instead of venting to the end (1.5).
struct CylinderDef {
    double burst_fraction = 0.1;          ///< [-] of cylinders whose valve has opened in a fire, 0..0.5 (J)
    double burst_min = 70.0, burst_max = 150.0;  ///< [s] later (K: steel cylinders without relief in pool fires)
    double radiative_fraction = 0.35;     ///< [-] of a fireball, 0.3..0.4 (1.5, K)
};

/// Openings, roofs and walls that fail by heat (2.1, 2.6, 2.9).
struct BarrierDef {
    double glass_median = 823.15;         ///< [K] layer at which half the panes are out (2.1: 50 % at 550 C)
    double glass_sd = 66.0;               ///< [K] 1/6 at 450 C, 95 % at 650 C (2.1)
    double glass_delay = 160.0;           ///< [s] from the first crack to a clear opening (2.1, R) when slow
    double glass_crack_rise = 61.7;       ///< [K] pane over shaded edge (2.1, D)
    double glass_outside_flux = 35e3;     ///< [W/m2] falls out from outside (2.1, K)
    double shutter_time = 600.0;          ///< [s] of flashover to a 20 % opening (2.1, J)
    double shutter_fraction = 0.2;        ///< [-]
    double door_hollow_min = 300.0, door_hollow_max = 480.0;   ///< [s] of flashover (2.1, J)
    double door_solid_min = 720.0, door_solid_max = 1200.0;    ///< [s]
    double roof_share_first = 0.3;        ///< [-] open share before collapse (2.6)
    double party_wall_minutes = 75.0;     ///< [min] 110 mm brick plastered, 60..90 (2.9, K)
    double open_void_min = 180.0, open_void_max = 480.0;       ///< [s] flame over a wall below the sheets (2.9, J)
    double k_b = 0.07;                    ///< [min m2/MJ] equivalent time (2.9, K)
    bool roof_void_open = true;           ///< walls of light-roofed rows stop under the sheets (J)
};

/// Smoke and heat outdoors (4.1).
struct OutdoorDef {
    double share_ground = 1.0, share_lee = 0.5, share_rising = 0.2;  ///< [-] of the plume kept in the street (J)
    double loss_speed = 0.2;              ///< [m/s] rise of the mixed smoke out of the street, 0.1..0.3 (J)
    /// Warm air under the open sky leaves as thermals do, w = 1.2 (g' r)^(1/2) with r half the width of the alley
    /// (Scorer 1957); half the plan carries it up, half brings cool air down: 0.42 of (g' W)^(1/2). (D, J)
    double thermal_loss = 0.42;
    double calm_speed = 0.3;              ///< [m/s] least along-alley speed (J)
    double alley_wind_along = 0.65;       ///< [-] of the wind at 10 m, aligned (2.5: 0.5..0.8, J)
    double alley_wind_across = 0.2;       ///< [-] crossing (2.5: 0.1..0.3, J)
};

/// Choices of the gas model that a scenario may make; the rest of `GasSettings` stands.
struct GasChoiceDef {
    /// A starved fire gives off more CO: from its own yield at an equivalence ratio of 0.8 to `co_starved` at
    /// 1.5 (Pitts 1995, Gottuk 1992). Off in comparisons with zone models that keep yields fixed.
    bool co_with_ventilation = true;
    double co_starved = 0.2;              ///< [kg/kg] (J)
    double lower_oxygen_limit = 0.15;     ///< [kg/kg] below it a flame dies in the smoke
    double oxygen_limit_free_burn = 873.15;   ///< [K] air this hot needs none; not above ambient: no change (K, FDS)
    double stair_fan_pressure = 50.0;     ///< [Pa] of a pressurised stair, all doors shut (people handbook D4, J)
    double stair_fan_door_flow = 1.0;     ///< [m3/s] through one open door of it (people handbook D4, J)
};

/// A receiver whose flux, dose or ignition is measured (verification).
struct TargetDef {
    std::string id;
    Vec3 at;                              ///< [m]
    Vec3 normal{1, 0, 0};
    std::string material;                 ///< flux-time-product material
    SourcePos pos;
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
    double yield_soot = 0.015, yield_co = 0.004, yield_hcn = 0.0;  ///< [kg/kg] HCl comes from the formula
    double radiative_fraction = 0.35;
    std::string source, confidence;
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
    std::string source, confidence;
    SourcePos pos;
};

struct FireDef {
    double gas_step = 0.5;                ///< [s] of the gas; the slow step is a whole number of these
    bool gas_simulated = true;            ///< [world] gas = "simulated" | "off"
    IgnitionDef ignition;
    bool ignition_fixed = false;
    IgnitionRates rates;
    SpreadDef spread;
    BurningDef burning;
    DevelopedDef developed;
    BarrierDef barriers;
    OutsideDef outside;
    CylinderDef cylinders;
    OutdoorDef outdoor;
    GasChoiceDef gas;
    std::vector<ItemDef> items;
    std::vector<ItemKind> item_kinds;     ///< beside the library
    std::vector<MaterialDef> materials;   ///< beside the library
    std::vector<FuelSpec> fuels;
    std::vector<LiningSpec> linings;
    std::vector<TargetDef> targets;
    std::vector<EmitterDef> emitters;
    std::vector<AtmosphereDef> atmospheres;
};

}  // namespace taicho::fire
