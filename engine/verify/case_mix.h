#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "io/run_scenario.h"

/// The case mix of the people handbook, A9: fires of homes and workshops as whole scenes with gas, doors,
/// households and neighbours. Fixed before any run; the same case keys in every arm.
namespace taicho::verify {

/// One arm of the mix.
struct MixArm {
    const char* id;
    bool bottles = false;
    double talk = 0.0, drill = 0.0;
    double working = 0.97;          ///< share of bottles that work: 0.97 inspected, 0.90 not
};

/// One scene, drawn by its number alone.
struct MixCase {
    std::uint64_t number = 0;
    bool workshop = false;
    double hour = 10.0;             ///< [h] 10 day, 20 evening, 3 night
    std::string item;               ///< kind in the library, with the growth, cap and energy of A9
    bool next_item = false;         ///< something that can catch stands within reach
    double area = 18.0;             ///< [m2] of the room
    double path = 9.0;              ///< [m] to the bottle
    std::string bottle_kind;
    int bottles = 1;
    bool remembered = true, cut_off = false;
};
[[nodiscard]] MixCase mix_case(std::uint64_t number, bool workshop);
[[nodiscard]] sim::Scenario mix_scene(const MixCase& c, const MixArm& arm);

/// What a case came to.
struct MixOutcome {
    bool noticed = false;           ///< while burning, by anybody
    bool small = false;             ///< at most 300 kW then
    bool discharged = false, dead = false;   ///< a bottle discharged; was found dead
    bool out_by_residents = false, out_by_itself = false;
    bool called = false, beyond_1mw = false;
    double injured = 0, injured_fighting = 0, deaths = 0;
};
[[nodiscard]] MixOutcome run_mix_case(const MixCase& c, const MixArm& arm);

}  // namespace taicho::verify
