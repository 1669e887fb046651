#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/distributions.h"
#include "core/problems.h"
#include "core/vec2.h"

/// What a scenario may ask of the people.
namespace taicho::people {

enum class Training : std::uint8_t { None, Talk, Drill };
enum class Walking : std::uint8_t { Normal, Impaired, Wheelchair, Carried };

/// A member of a listed household; unset (negative or empty) traits are drawn.
struct MemberDef {
    double age = -1.0;             ///< [a]
    int male = -1;                 ///< 1, 0, or drawn
    int talk = -1, drill = -1;     ///< 1 = has it; drawn from measures when unset
    std::string walking;           ///< normal | impaired | wheelchair
    std::string role;              ///< householder, worker, tenant, child, ...
};

/// People who share a home (or work together): the unit that decides first.
struct HouseholdDef {
    std::string id;
    std::vector<std::string> home;      ///< places they live in, first = main room
    std::vector<MemberDef> members;     ///< empty = drawn from the household-size table
    int member_count = -1;              ///< drawn when < 0
    std::string trade;                  ///< craft carried on here, or empty
    std::string building;
    std::string group;                  ///< linked group (tổ liên gia) it would belong to
    int workers = -1;                   ///< day workers who live elsewhere; drawn when < 0
    int live_in_workers = -1;           ///< drawn when < 0
    int cadre = -1;                     ///< official or party member in the household
    int bottles = -1, tools = -1, trained = -1, volunteer = -1, second_exit = -1;  ///< -1 = measures decide
    SourcePos pos;
};

/// A person stated one by one (verification cases, arrivals).
struct PersonDef {
    std::string id;
    Vec2 at;
    bool has_at = false;
    int level = 0;
    std::string in;                     ///< place to be placed in at random, with count
    int count = 1;
    Distribution speed = Distribution::normal(1.25, 0.20).within(0.6, 1.8);   ///< [m/s]
    double body_radius = 0.2;           ///< [m]
    Distribution response = Distribution::fixed(-1.0);   ///< [s] moves then; < 0 = waits for a cue
    std::vector<std::string> exits;     ///< known or assigned
    std::vector<double> exit_weights;   ///< same length, or empty
    std::vector<std::string> route;     ///< landmarks passed in order
    std::string group;
    std::vector<std::string> carried_by;   ///< one or two persons listed before, who bring this one out
    double incapacitation_fed = -1.0;   ///< threshold override
    double age = 35.0;
    SourcePos pos;
};

/// People who enter at an opening at given times.
struct ArrivalDef {
    std::string at;
    std::vector<double> times;          ///< [s]
    SourcePos pos;
};

/// Every judgement of the people model is a row of one table: key -> value (docs/model.md lists each with
/// source, flag, range). Rules read them by name once, when the run is built. The scenario overrides by
/// [people.parameters] key = value.
struct Parameter {
    const char* key;
    double value;
    double low, high;                   ///< sensitivity range
    char flag;                          ///< R read, K known, J judgement, D derived
    const char* source;                 ///< handbook section
    const char* meaning_en;
    const char* meaning_vi;
};

struct PeopleDef {
    std::vector<HouseholdDef> households;
    std::vector<PersonDef> persons;
    std::vector<ArrivalDef> arrivals;
    Distribution adult_speed = Distribution::normal(1.25, 0.30).within(0.6, 1.8);   ///< [m/s] B4 (K)
    std::map<std::string, double> parameters;   ///< overrides of the parameter table
    std::string smoke_speed_law = "fridolf";    ///< fridolf | jin | jin-irritant | frantzich | fds-evac | purser
    std::string hcn_form = "power";             ///< power | exponential
    bool behaviour = true;                      ///< false: people act only on `response` (verification)
};

}  // namespace taicho::people
