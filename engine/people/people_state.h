#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"
#include "people/cue.h"
#include "people/decide_state.h"
#include "people/people_def.h"
#include "people/walk_state.h"

namespace taicho::people {

/// Shown state of a person; order and names are part of the results format (`/trajectory_state/state`).
enum class Activity : std::uint8_t {
    Asleep, Unaware, Aware, Preparing, Walking, Queueing, Fighting, Helping, Carried, Sheltering,
    Incapacitated, Dead, Rescued, Out
};

/// What a person is about: the current task of decide; walking there is the movement's business.
enum class Task : std::uint8_t {
    None, Wait, Prepare, Leave, GoFight, Fight, FetchBottle, FetchWater, Warn, Call, PressBell, GoHelp,
    Escort, Shelter, SecondExit, BreakOut, Jump, Follow, Search, Return, Watch
};

/// Who somebody is: drawn once from the population seed, fixed during a run, equal in all arms except
/// for what measures change (training, bottles).
struct Population {
    std::vector<std::uint64_t> key;            ///< hash_text of the stable id
    std::vector<std::string> id;
    std::vector<HouseholdIndex> household;
    std::vector<std::uint8_t> age;             ///< [a]
    std::vector<std::uint8_t> male;
    std::vector<Training> training;
    std::vector<float> training_retention;     ///< 0..1 what is left of its benefit (fades, A2)
    std::vector<Walking> walking;
    std::vector<std::uint8_t> hard_of_hearing;
    std::vector<std::uint8_t> alcohol;
    std::vector<std::uint8_t> volunteer;
    std::vector<std::uint8_t> leader;          ///< leads its linked group
    std::vector<float> speed_free;             ///< [m/s] level, clear air
    std::vector<float> stair_speed;            ///< [m/s] mobility-impaired alone on stairs (B4); 0 = by the usual factors
    std::vector<float> body_radius;            ///< [m]
    std::vector<std::uint8_t> present;         ///< at home or work here at the start hour
    std::vector<std::uint8_t> asleep;          ///< at the start
    std::vector<PlaceIndex> start_place;
    std::vector<Vec2> start_at;
    std::vector<float> incap_threshold;        ///< [-] FED at which this person falls (C3)
    std::vector<float> heat_threshold;         ///< [-]
    std::vector<std::uint8_t> knows_second_exit;
    std::vector<float> prescribed_response;    ///< [s] listed persons; NaN = by cues
    [[nodiscard]] std::size_t size() const { return key.size(); }
};

/// What a listed household says it has; -1 = measures decide.
struct Stated {
    int cadre = -1, bottles = -1, tools = -1, trained = -1, volunteer = -1, second_exit = -1;
};

/// People who share a home, as built.
struct Household {
    std::string id;
    std::uint64_t key = 0;
    std::vector<PersonIndex> members;
    std::vector<PlaceIndex> home;
    BuildingIndex building;
    GroupIndex group;
    PlaceIndex door_place;                     ///< alley piece or corridor outside the front door
    OpeningIndex front_door;
    std::vector<FixtureIndex> bottles;         ///< known to members
    bool cadre = false;                        ///< an official or party member lives here
    bool has_tools = false;
    std::uint8_t tools = 0;                    ///< which: bits of people/tools.h
    bool stored_water = true;                  ///< basin or tank; else buckets are filled at the tap
    bool has_bell = false;                     ///< linked
    bool call_point = false;                   ///< of the block's alarm, on the storey
    bool has_second_exit = false;
    std::string trade;
    Stated stated;
};

/// Who is in which place, as doubly linked lists: derived from the positions, kept up to date for walkers.
struct PlaceLists {
    std::vector<PlaceIndex> of;                ///< per person: where listed, invalid = nowhere
    std::vector<std::uint32_t> next, prev;     ///< per person, 0xFFFFFFFF = end
    std::vector<std::uint32_t> head;           ///< per place
};

/// Sound on its way from one place to those around: derived from the openings, made when something sounds.
struct SoundPath {
    PlaceIndex place;
    float loss = 0.0f;                         ///< [dB] from 1 m of the source
    float distance = 0.0f;                     ///< [m] along the way
};
struct SoundCache {
    std::uint64_t version = 0;                 ///< of the openings it was made for
    std::vector<PlaceIndex> from;              ///< ascending
    std::vector<std::vector<SoundPath>> paths; ///< as from
};

/// What changes during a run, one row per person, grouped by the phase that writes it.
struct PeopleState {
    WalkState walk;                            ///< written by move (positions, arrivals)
    // perceive
    std::vector<CueKind> known;                ///< strongest cue so far
    std::vector<double> aware_at;              ///< [s] infinity = not yet
    std::vector<double> noticing_at;           ///< [s] a cue is being noticed and completes then
    std::vector<CueKind> noticing;
    std::vector<PlaceIndex> noticing_about;    ///< where that cue says the fire is
    std::vector<PersonIndex> noticing_from;    ///< who told, if anybody
    std::vector<float> noticing_level;         ///< its strength, as Cue::level
    std::vector<PlaceIndex> fire_place;        ///< where they believe the fire is
    std::vector<std::uint8_t> awake;
    std::vector<float> seen_hrr;               ///< [W] largest fire seen
    std::vector<double> alarm_rings;           ///< [s] per smoke alarm: sounds next then; infinity = silent
    std::vector<double> hood_from;             ///< [s] smoke hood on from then (harm); infinity = none
    // decide
    std::vector<Activity> activity;
    std::vector<Task> task;
    std::vector<double> task_until;            ///< [s] the present step of the task ends
    std::vector<std::uint8_t> task_stage;
    std::vector<ItemIndex> target_item;
    std::vector<FixtureIndex> target_fixture;
    std::vector<OpeningIndex> target_opening;
    std::vector<PersonIndex> target_person;
    std::vector<FixtureIndex> holds;           ///< bottle or tool in hand
    std::vector<PersonIndex> carried_by;
    std::vector<PersonIndex> second_carrier;   ///< of who is carried: takes the other side; invalid = carried by one
    std::vector<std::uint8_t> crawling;
    std::vector<std::uint16_t> decisions;      ///< occasions, for keyed draws
    std::vector<std::uint8_t> fought;          ///< ever discharged, threw or smothered
    DecideState decide;                        ///< orders, roles, plans, counts
    // harm
    std::vector<double> fed_gas;               ///< [-]
    std::vector<double> fed_heat;              ///< [-]
    std::vector<float> fic;                    ///< [-] irritants, incapacitation scale
    std::vector<float> irritated_s;            ///< [s] in irritants that overcome
    std::vector<double> burn_dose;             ///< [-] toward second-degree burn (r = 4)
    std::vector<double> died_at, incapacitated_at, out_at;  ///< [s] infinity = not
    std::vector<std::uint8_t> cause;           ///< 0 gas, 1 heat, 2 flux, 3 irritant, 4 fall, 5 none
    std::vector<Activity> activity_at_harm;    ///< what they were doing when first hurt; Out = not hurt
    // active lists, ascending rows
    std::vector<PersonIndex> attentive;        ///< awake and aware: decide looks at them
    std::vector<PersonIndex> exposed;          ///< in affected places: harm and perceive look at them
    std::vector<Cue> inbox;                    ///< cues to be read at the next slow step
    std::uint32_t arrived = 0;                 ///< rows of PeopleStatic::arrivals that have entered
    std::vector<PersonIndex> pending;          ///< a cue is being noticed (noticing_at is finite)
    // derived, not part of the hash
    PlaceLists where;
    SoundCache sound;
};

}  // namespace taicho::people
