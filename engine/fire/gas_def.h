#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/constants.h"
#include "core/problems.h"

/// What the indoor gas model may be asked for. Independent of the world graph: the caller translates
/// places and openings into rooms and vents, row by row, and keeps the two numberings side by side.
namespace taicho::fire {

inline constexpr std::uint32_t k_outside = 0xFFFFFFFFu;  ///< "room" of the open air

/// One homogeneous sheet of a lining.
struct GasSheetDef {
    double thickness = 0.1;     ///< [m] > 0
    double conductivity = 0.72; ///< [W/mK] > 0
    double density = 1920.0;    ///< [kg/m3] > 0
    double heat = 840.0;        ///< [J/kgK] > 0
};

/// What lies behind a lining.
enum class BackFace : std::uint8_t { Ambient, Adiabatic };

/// Lining of a surface, sheets from the room outwards.
struct LiningDef {
    std::string id;
    std::vector<GasSheetDef> sheets;
    double emissivity = 0.9;  ///< [-] 0.01..1
    BackFace back = BackFace::Ambient;
    SourcePos pos{};          ///< of a row the scenario states
};

/// Fuel C_c H_h O_o N_n Cl_cl with its yields; handbook zone-model section 5.
struct GasFuelDef {
    std::string id;
    double carbon = 1.0, hydrogen = 1.7, oxygen = 0.74, nitrogen = 0.0, chlorine = 0.0;
    double heat_of_combustion = 17.1e6;  ///< [J/kg] chemical
    double yield_soot = 0.015;           ///< [kg/kg]
    double yield_co = 0.004;             ///< [kg/kg] well ventilated
    double yield_hcn = 0.0;              ///< [kg/kg]
    double radiative_fraction = 0.35;    ///< [-] of the heat released
    SourcePos pos{};                     ///< of a row the scenario states
};

/// A compartment. Lining indices point into GasBuildingDef::linings.
struct GasRoomDef {
    std::string id;
    double width = 4.0;    ///< [m] along x
    double depth = 3.0;    ///< [m] along y
    double height = 2.6;   ///< [m]
    double floor_z = 0.0;  ///< [m] above the datum of the building
    double area = 0.0;     ///< [m2] floor; 0 = width * depth. Width and depth are then scaled to it
    bool well_mixed = false;  ///< one layer: stair storeys, shafts, light wells, lifts
    std::uint32_t ceiling = 0, walls = 0, floor = 0;
};

enum class VentKind : std::uint8_t {
    Wall,       ///< upright rectangle: door, window, crack
    Floor,      ///< level opening: room a below, room b above
    Mechanical  ///< fixed volume flow from a to b
};
enum class VentShape : std::uint8_t { Square, Round };

/// An opening between two rooms, or a room and the open air.
struct GasVentDef {
    std::string id;
    std::uint32_t a = k_outside;  ///< Floor: the lower room
    std::uint32_t b = k_outside;  ///< Floor: the upper room
    VentKind kind = VentKind::Wall;
    bool leak = false;            ///< crack: no jet mixing at it
    double width = 0.9;           ///< [m] Wall
    double sill = 0.0;            ///< [m] absolute height of the lower edge; Floor, Mechanical: of the opening
    double soffit = 2.0;          ///< [m] absolute height of the upper edge
    double area = 1.0;            ///< [m2] Floor
    VentShape shape = VentShape::Square;
    double volume_flow = 0.0;     ///< [m3/s] Mechanical
    double fade_begin = -1, fade_end = -1;   ///< [Pa] Mechanical: of this fan; negative: as the settings say
    double open_fraction = 1.0;   ///< [-] at the start; scales width, area or flow
    double facade_normal = 0.0;   ///< [rad] outward direction, for wind
    double wind_coefficient = -9; ///< [-] pressure coefficient; below -5: from the normal and the wind
};

/// A wall or slab between two rooms: once the heat of one has come through, it warms the other (zone-model section 6).
struct GasSharedWallDef {
    std::uint32_t a = 0, b = 0;      ///< rooms; level: b lies over a
    bool level = false;              ///< slab between the ceiling of a and the floor of b
    double area = 0;                 ///< [m2]
    double low = 0, high = 0;        ///< [m] absolute heights of a wall
    std::uint32_t lining = 0;        ///< its sheets, from a to b
    std::uint32_t second = k_outside;  ///< a second wall behind the first, seen from b; none
};

/// Settings; what is marked J is judgement and may be varied.
struct GasSettings {
    double step = constants::k_slow_step_s;  ///< [s] 0.5; 2 s stays within 1 % (handbook 12)
    double ambient_temperature = 293.15;     ///< [K] open air; also the temperature of reference of plumes
    double interior_temperature = 293.15;    ///< [K] at the start; differs: stack effect
    double relative_humidity = 0.5;          ///< [-]
    double wind_speed = 0.0;                 ///< [m/s] at the height of the openings
    double wind_from = 0.0;                  ///< [rad] direction it blows from
    double wind_windward = 0.6;   ///< [-] J pressure coefficient, low-rise mean (ASHRAE Fundamentals)
    double wind_leeward = -0.3;   ///< [-] J
    double lower_oxygen_limit = 0.15;        ///< [kg/kg] CFAST default
    double oxygen_limit_width = 0.01;        ///< [kg/kg]
    /// Hot air carries a flame with less oxygen: the limit falls linearly to none at this temperature [K]. 600 C: free
    /// burning, FDS (NIST SP 1018-1, extinction) after Beyler; not above ambient: it stays as it is (CFAST).
    double oxygen_limit_free_burn = 873.15;
    double spill_coefficient = 0.44;         ///< [-] Poreh 1998: 0.44-0.66
    double cold_jet_factor = 0.25;           ///< [-] CFAST
    double vent_fire_rise = 200.0;           ///< [K] J fuel leaving hotter than this burns in the vent
    bool co_with_ventilation = false;  ///< J raise the CO yield in starved fires (Pitts, Gottuk)
    double co_yield_starved = 0.2;     ///< [kg/kg] at an equivalence ratio of 1.5
    double wall_discharge = 0.70;      ///< [-] Steckler measured 0.68-0.73
    double floor_discharge = 0.68;     ///< [-] Cooper
    bool opening_radiation = true;     ///< hot rooms radiate out through openings (off in CFAST)
    double inner_radiation_rise = 50.0;  ///< [K] J a room this hot radiates into the next one too
    double opening_ramp = 1.0;         ///< [s] J a leaf swings this long; 0 = at once
    double back_film = 7.0;            ///< [W/m2K] behind a lining: convection and radiation near ambient
    double shared_wall_rise = 5.0;     ///< [K] J of the far face of a shared wall that the room behind it notices
    double base_blend = 0.02;          ///< [m] J rise of the layer over the base at which a plume is whole
    double inversion_time = 1.0;       ///< [s] J relaxation of a lower layer hotter than the upper
    double jet_fade_begin = 1100.0;    ///< [K] J a ceiling this hot takes less from the fire below it: flames
    double jet_fade_end = 1300.0;      ///< [K] J are not hotter (900 K above ambient, McCaffrey)
    double mechanical_fade_begin = 200.0;  ///< [Pa] CFAST
    double mechanical_fade_end = 300.0;    ///< [Pa] CFAST
    double extinction_per_soot = constants::k_extinction_flaming;  ///< [m2/kg]
    double active_rise = 0.5;          ///< [K] J a room warmer than this is simulated in full
    double active_extinction = 1e-3;   ///< [1/m] J
    double active_hold = 60.0;         ///< [s] J below half of both for this long: at rest again
    int pressure_reach = 3;            ///< [-] openings beyond the active rooms in the pressure solve
    double region_pressure = 0.1;      ///< [Pa] J a border that moves more than this pushes the region on
    bool all_active = false;           ///< everything simulated from the start (verification)

    // Numerical knobs, not physics ---------------------------------------------------------------
    double pressure_tolerance = 1e-3;  ///< [Pa] 0.1 already shifts layers by 4 cm
    double root_smoothing = 1e-2;      ///< [Pa] of the square root at zero pressure difference
    double minimum_layer = 1e-4;       ///< [-] smallest layer, share of the volume
    double volume_guard = 0.10;        ///< [-] largest change of a layer in a step, share of the room
    double radiation_refresh = 1.0;    ///< [s] in rooms without fire below 300 K rise; 2 s shows no effect
    int max_halvings = 6;              ///< [-] of a step
};

/// All of a building or quarter. Rooms joined only by the open air are solved apart.
struct GasBuildingDef {
    GasSettings settings;
    std::vector<LiningDef> linings;
    std::vector<GasFuelDef> fuels;
    std::vector<GasRoomDef> rooms;
    std::vector<GasVentDef> vents;
    std::vector<GasSharedWallDef> shared_walls;
};

/// Construction of an outer wall, for its leakage.
enum class Tightness : std::uint8_t { Tight, Average, Loose };
/// Leakage areas per area of envelope [m2/m2]: NFPA 92 Annex (average exterior wall 1.7e-4, tight
/// 0.5e-4, loose 3.5e-4; from memory, order of magnitude).
[[nodiscard]] constexpr double leakage_per_area(Tightness t) {
    return t == Tightness::Tight ? 0.5e-4 : t == Tightness::Average ? 1.7e-4 : 3.5e-4;
}
/// Crack standing for the leakage of `wall_area` [m2] of outer wall of a room: sill at 0.05 H, soffit
/// at 0.95 H, width = leakage / (0.9 H) (CFAST).
[[nodiscard]] GasVentDef wall_leak(const GasBuildingDef& def, std::uint32_t room, double wall_area,
                                   Tightness tightness);

}  // namespace taicho::fire
