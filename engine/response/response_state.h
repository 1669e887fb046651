#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"
#include "response/block_systems.h"

namespace taicho::response {

/// A bottle as a thing in a place. Rows are the same in every arm that hands out the same bottles;
/// keyed by (household, number), so removing one renumbers no draw.
struct Bottle {
    std::uint64_t key = 0;
    std::string id;                  ///< of the map, of [[extinguishers]], or <household>/bottle-1
    FixtureIndex fixture;            ///< of the map: the bottle or the cabinet it stands in; else invalid
    std::uint8_t kind = 0;           ///< row of the kind table (extinguisher_kinds.h)
    PlaceIndex place;
    Vec2 at;
    HouseholdIndex owner;            ///< invalid: public
    bool works = true;
    bool remembered = true;          ///< by its household
};

/// Values of `ResponseState::tried`.
inline constexpr std::uint8_t k_bottle_fresh = 0, k_bottle_discharging = 1, k_bottle_dead = 2, k_bottle_empty = 3,
                              k_bottle_taken_away = 4;

/// Who sent agent at what in the last slow step, to know who put it out.
struct Attack {
    ItemIndex item;
    PlaceIndex place;
    std::uint32_t by = 0xFFFFFFFFu;  ///< person row; k_by_service = a jet
    std::uint8_t means = 0;          ///< 0 cloth, 1 bottle, 2 bucket, 3 hose, 4 jet, 5 pump (mode of PutOut)
};
inline constexpr std::uint32_t k_by_service = 0xFFFFFFFEu;

enum class PumpPhase : std::uint8_t { Idle, Starting, Running };

/// A pump at work.
struct PumpState {
    PumpPhase phase = PumpPhase::Idle;
    double ready_at = 0.0;           ///< [s]
    std::uint32_t source = 0;        ///< row of the sources
    std::vector<PersonIndex> crew;
};

/// Neighbours break a way into a house from outside.
struct Breach {
    OpeningIndex opening;
    PersonIndex by;
    double due_at = 0.0;             ///< [s]
};

/// What changes: charge left and who holds it.
struct ResponseState {
    std::vector<double> charge;              ///< [kg] per bottle
    std::vector<PersonIndex> held_by;        ///< per bottle
    std::vector<std::uint8_t> tried;         ///< per bottle: 1 discharging, 2 found dead, 3 emptied, 4 taken away
    std::vector<double> ready_at;            ///< [s] per bottle: unhooked, pin out, aimed
    std::vector<double> hose_ready_at;       ///< [s] per hose: run out by whoever took it; infinity = hangs there
    std::vector<PersonIndex> hose_by;        ///< per hose: who holds its branch
    std::vector<double> bell_pressed_at;     ///< [s] per group, infinity = not
    std::vector<std::uint8_t> attempted;     ///< per person: counted as one who began to fight
    std::vector<Attack> attacks;             ///< of the last slow step
    double call_at = 1e300;                  ///< [s] first call to 114
    double call_due = 1e300;                 ///< [s] a call is being made
    double arrive_at = 1e300;                ///< [s] truck at the mouth
    double water_at = 1e300;                 ///< [s] first jet
    double water_left_m3 = 0.0;
    double next_rescue_at = 1e300;           ///< [s]
    double refilled_at = 1e300;              ///< [s] water comes again
    PlaceIndex called_about;                 ///< where the caller said the fire is
    std::vector<double> source_left;         ///< [m3] per source
    std::vector<PumpState> pumps;
    std::vector<std::uint8_t> joined;        ///< per person: came to help; empty = nobody yet
    std::vector<Breach> breaches;
    PersonIndex commander;
    double lead_at = 1e300;                  ///< [s] the first who may lead knows of it, and the time to take charge
    bool phoned = false;                     ///< volunteers were called up
    double cluster_alarm_at = 1e300;         ///< [s]
    PersonIndex cluster_caller;
    bool cluster_alarmed = false;
    std::vector<std::uint8_t> searched_place;   ///< per place: a rescue crew has been there; empty = nowhere yet
    BlockSystemsState block;
    PersonIndex counter;                     ///< who counts heads at the gathering point
    double counted_at = 1e300;               ///< [s] the count is done
    bool counted_told = false;
    bool arrived = false, water_on = false;
    std::uint32_t attempts = 0;              ///< people who began to fight (any means)
    std::uint32_t discharged = 0;            ///< bottles that discharged
    std::uint32_t out_by_residents = 0;      ///< items put out by residents
    std::uint32_t out_by_service = 0;
};

}  // namespace taicho::response
