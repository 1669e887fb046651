#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"
#include "people/decide_rules.h"
#include "people/things.h"

/// What decide knows beforehand and what it keeps from step to step.
namespace taicho::people {

/// Built once after the measures are handed out (prepare_decisions).
struct DecideStatic {
    DecideRules rules;
    std::vector<Thing> things;
    std::vector<FixtureIndex> public_bottles;                 ///< rows of things anybody may take
    std::vector<std::vector<OpeningIndex>> own_doors;         ///< per household: leaves it has the key of
    std::vector<std::vector<HouseholdIndex>> neighbours;      ///< per household: by distance, to be warned
    std::vector<float> join_range;                            ///< [m] per person; empty: `rules.join_range` for all
    std::vector<std::uint8_t> stays_put;                      ///< per household: told to stay while no smoke comes in
    bool helpers_stay = false;                                ///< a pump or a commander needs those who cannot fight
};

/// Where somebody walks to: turned into a route by OrderRoutes.
enum class OrderKind : std::uint8_t {
    None,       ///< decide has not spoken: movement is left as it is
    Stand, Exits,
    AnyExit,    ///< second ways too, places full of smoke or heat avoided
    ClearExit,  ///< the usual ways, places full of smoke or heat avoided
    Place, Point,
    AnyPlace    ///< to a place by second ways too, places full of smoke or heat avoided
};
struct WalkOrder {
    OrderKind kind = OrderKind::None;
    PlaceIndex place;
    Vec2 at;                      ///< [m] Point
    friend bool operator==(const WalkOrder&, const WalkOrder&) = default;
};

/// Answer of response to the last intent, read once by decide.
enum class Feedback : std::uint8_t { None, Took, Gone, Dead, Empty, Done, NoRoom };

enum class Role : std::uint8_t { None, Fighter, Warner, Carer };

/// What a household has settled between its members; one writer.
struct HouseholdPlan {
    PersonIndex fighter, warner, carer;
    double carer_since = 0.0;         ///< [s]
    std::uint16_t members_seen = 0;   ///< attentive members when last planned
    bool split = false;
    bool shouted = false;             ///< own people woken
    bool bell = false;                ///< bell settled: pressed or not
    bool doors = false;               ///< own doors unlocked
    bool failed = false;              ///< an attempt to fight ended without success
    std::uint16_t warned = 0;         ///< neighbours' doors knocked at
};

/// Whether and by whom 114 is called: one per fire.
struct CallPlan {
    double first_aware_at = std::numeric_limits<double>::infinity();   ///< [s]
    double due_at = std::numeric_limits<double>::infinity();           ///< [s]
    PersonIndex caller;
    bool made = false;
};

/// Columns of decide beside those of PeopleState; one row per person unless said.
struct DecideState {
    std::vector<WalkOrder> order;
    std::vector<Feedback> feedback;           ///< written by response
    std::vector<Role> role;
    std::vector<Means> means;
    std::vector<CueKind> decided_on;          ///< strongest cue when last decided
    std::vector<std::uint8_t> fight_tries, throws, cloth_tried, tried_ways, bottle_tries;
    std::vector<std::uint8_t> heat_turns;     ///< times heat turned this person back
    std::vector<double> look_again;           ///< [s] heat felt while waiting is answered again then
    std::vector<double> stop_due;             ///< [s] a stop rule is broken; leaves then
    std::vector<PlaceIndex> last_place;       ///< where smoke was last judged
    std::vector<PlaceIndex> hot_place;        ///< where heat last turned one back
    std::vector<Vec2> hot_at;                 ///< [m] the spot there
    std::vector<HouseholdPlan> plan;          ///< per household
    std::vector<std::uint8_t> searched;       ///< per household: seen to already, where somebody commands; else empty
    std::vector<std::pair<PersonIndex, FixtureIndex>> found_gone;   ///< ascending: who found which thing missing, dead or empty
    std::vector<std::uint64_t> kin_safe;      ///< members of the home (bits) this person knows to be safe or beyond help
    std::vector<std::uint8_t> attempt_failed; ///< own attempt at the fire ended without success
    std::vector<std::uint32_t> smoke_known;   ///< row of `smoke_sets`: places of smoke or heat this person knows of
    std::vector<std::vector<PlaceIndex>> smoke_sets;   ///< each set once, ascending places; row 0 is empty
    CallPlan call;
};

/// What a Decided event says was decided; part of the results format.
enum class Decision : std::uint16_t {
    Fight = 1, NotFight, Ignore, Prepare, Leave, Look, Join, StayAway, Warn, Bell, Call, Escort, StopFight,
    TurnBack, PassSmoke, SecondExit, BreakOut, Shelter, Jump, ReEnter, WaitForHelp, Roles, Follow,
    SeesOut
};

}  // namespace taicho::people
