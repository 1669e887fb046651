#pragma once

#include <cstdint>
#include <string>

#include "core/problems.h"

/// What a generated quarter, block or import may be asked for. Every judgement of the layouts is a
/// row here, with its source: numbers of the people handbook D1-D5 and fire-spread handbook 1.4,
/// flag J where nothing was found.
namespace taicho::layout {

/// How a footprint is turned into a house.
struct FurnishDef {
    double storey_height = 3.0;        ///< [m] floor to floor, 2.4..4.5 (K)
    double stair_width = 0.80;         ///< [m] open stair 0.7-0.9 (D4, J)
    double stair_width_narrow = 0.70;  ///< [m] in houses narrower than 3.2 m (D4, J)
    double tread = 0.22;               ///< [m] (J)
    double tread_steep = 0.19;         ///< [m] in houses shorter than 9 m (J)
    double riser = 0.18;               ///< [m] (J)
    double landing = 0.80;             ///< [m] length of a landing (J)
    double passage = 0.85;             ///< [m] strip beside the flight (J)
    double well_from_depth = 10.0;     ///< [m] deeper houses get a light well (J)
    double barred_fraction = 0.60;     ///< front windows of upper storeys behind bars (J)
    double caged_fraction = 0.35;      ///< houses with a caged front balcony (chuồng cọp) (J)
    double powered_shutter_fraction = 0.3;  ///< roller shutters that need power (J)
    double grille_fraction = 0.8;       ///< shutters with an open-work grille of 0.3 m above (ô thoáng) (J)
    double sheet_roof_fraction =
        0.30;  ///< tube houses with a steel-sheet roof over the top storey (J)
    double neighbour_balcony_fraction = 0.25;  ///< neighbours whose open balconies touch (J)
    double wood_stack_m2 =
        14.0;               ///< [m2] of workshop floor per stack of wood (J: 60-150 kg/m2, D4)
    double bale_m2 = 14.0;  ///< [m2] of workshop floor per stack of bales (J)
    double sack_m2 = 12.0;  ///< [m2] of workshop floor per stack of sacks (J)
    double lacquer_fraction = 0.5;   ///< wood workshops with a lacquer shelf (J)
    double hot_work_fraction = 0.2;  ///< workshops with welding or cutting (J)
    double lpg_fraction = 0.7;       ///< kitchens with a gas cylinder (J)
    double scooter_people = 2.0;     ///< people per motorbike (J)
    double latent_pass_s = 20.0;     ///< [s] over a roof way or balcony (J)
    double latent_risk = 0.01;       ///< chance of a fall per passage of a roof way (J)
    double cage_risk = 0.03;         ///< chance of a fall on the ladder below a cut cage (J)
};

/// Who lives in a house (people handbook D5).
struct HouseholdMixDef {
    double size_p[7] = {0.11, 0.17, 0.22, 0.265, 0.135, 0.065, 0.035};  ///< P(n = 1..7) (D5, J)
    double live_in_fraction = 0.30;  ///< workshops with 2-8 workers asleep inside (D5, J)
    int live_in_min = 2, live_in_max = 8;
    double cadre_fraction = 0.08;  ///< households of an official or party member (J)
    int group_size = 10;           ///< houses of a linked group, 5..15 (D1, R)
};

/// `new village`: a craft quarter of tube houses on alleys.
struct VillageDef {
    int households = 150;  ///< 2..100 000
    std::uint64_t seed = 1;
    double alley_min = 1.5, alley_max = 2.6;  ///< [m] (D4: commonly 1-3 m, R)
    double main_width = 3.5;                  ///< [m] main lane
    double workshop_fraction = 0.40;  ///< houses with a workshop: between 7.8 % of all Hanoi and 75
                                      ///< % of Huu Bang (D4, R); J
    double shed_fraction = 0.25;  ///< workshops under a wide steel shed (D4 "tens to 200 m2", J)
    double shop_fraction = 0.15;  ///< other houses with a shop in front (J)
    double wood = 0.5, textile = 0.3, plastic = 0.2;  ///< shares of the trades (J)
    double dead_end_fraction = 0.5;                   ///< alleys that lead nowhere (J)
    bool pond = true;
    double width_min = 3.2, width_max = 5.0;   ///< [m] tube house 3-5 m (D4)
    double depth_min = 9.0, depth_max = 15.0;  ///< [m] tube house 10-20 m (D4)
    int levels_min = 2, levels_max = 4;        ///< storeys (D4: 3-6; fewer in villages, J)
    double start_hour = -1.0;           ///< [h] below 0: drawn with the fire
    FurnishDef furnish;
    HouseholdMixDef mix;
};

/// `new apartment`: a slab block with a corridor, two stairs and parking below.
struct ApartmentDef {
    int storeys = 9;           ///< 2..30, ground floor for motorbikes
    int flats_per_storey = 8;  ///< 2..24, even
    std::uint64_t seed = 1;
    double flat_width = 6.6;       ///< [m] (J)
    double flat_depth = 8.4;       ///< [m] (J)
    double corridor_width = 1.6;   ///< [m] at least 1.0-1.4 (D2, K)
    double stair_width = 1.05;     ///< [m] usual in flats (D2, K)
    double storey_height = 3.0;    ///< [m]
    double barred_fraction = 0.4;  ///< flats that barred their balcony (J)
    bool two_stairs = true;        ///< false: one stair, at the west end
    bool lifts = true;
    bool parking = true;              ///< ground floor for motorbikes; false: flats there too
    bool stair_opens_outside = true;  ///< false: the stair ends among the motorbikes
    bool enclosed_stairs = true;  ///< self-closing doors; false: the stair is open to the corridor
    bool systems = true;          ///< hose reels, call points, bell, smoke detectors; above 25 m sprinklers and stair fans
    bool rented_rooms = false;    ///< single rooms of 1-2 people instead of flats (D5, J)
    HouseholdMixDef mix;
};

/// Chung cư mini: rented rooms over motorbikes, one open stair that ends among them (D4, D5, F1;
/// J).
[[nodiscard]] ApartmentDef mini_apartment_def(std::uint64_t seed);
/// Khu tập thể: five storeys, one open stair, most balconies caged, flats from the ground up (D4;
/// J).
[[nodiscard]] ApartmentDef collective_def(std::uint64_t seed);

/// Adds E-RANGE-02 for every number outside the range written beside it.
void check_def(const VillageDef& def, Problems& problems);
void check_def(const ApartmentDef& def, Problems& problems);

}  // namespace taicho::layout
