#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/problems.h"
#include "fire/fire_def.h"
#include "people/people_def.h"
#include "response/response_def.h"
#include "world/map_def.h"

/// Everything a scenario folder says, checked and in SI, with defaults filled in. One value: the same
/// text gives the same Scenario; an arm is a Scenario with some paths changed before it is read.
namespace taicho::sim {

struct RunDef {
    double duration_s = 900.0;        ///< [s] 1..86400
    double step_s = 0.05;             ///< [s] movement tick 0.01..0.05
    double slow_step_s = 0.5;         ///< [s] fire, cues, doses 0.1..2; a multiple of step_s
    double record_every_s = 0.5;      ///< [s]
    std::uint64_t seed = 1;           ///< run seed
    std::uint64_t population_seed = 1;
    double start_hour = -1.0;         ///< [h] 0..24; < 0 drawn with the ignition
    double weekday = 2.0;             ///< 1 = Monday .. 7 = Sunday, whole: who is at work
    bool stop_when_settled = true;    ///< end early when nothing burns and nobody is on the move
};

struct WeatherDef {
    double wind_m_s = 1.5;            ///< [m/s] at 10 m, 0..60
    double wind_from_deg = 45.0;      ///< [deg] 0 = north (+y), clockwise
    double temperature = 297.15;      ///< [K]
};

/// What stands open at which hour in homes and workshops (all J; no survey was found). A map states the
/// closed house of the night; these draws open it, one lasting draw per opening.
struct HabitsDef {
    bool by_hour = true;              ///< false: openings start as the map states them
    double day_from_h = 7.0;          ///< [h] shops and workshops open
    double day_to_h = 21.0;           ///< [h] shutters come down
    double shutter_day_fraction = 0.8;   ///< shutters up by day
    double door_day_fraction = 0.4;      ///< front doors standing open by day
    double window_day_fraction = 0.6;    ///< outer windows open by day
    double window_night_fraction = 0.3;  ///< outer windows open at night
};

/// A flow limit at an opening, where a test prescribes one.
struct CapDef {
    std::string opening;
    double flow = 1.33;               ///< [1/(m s)]
    SourcePos pos;
};

/// What a case records: a line, an area, a count, a place, an opening or a target.
struct MeasureDef {
    std::string id;
    std::string kind;                 ///< line | area | count | place | opening | target
    Vec2 from, to;                    ///< [m] line ends or area corners
    std::string what;                 ///< place, opening or target id
    int level = 0;
    SourcePos pos;
};

/// Values at risk, VND (people handbook E, all J); the report states them.
struct ValueDef {
    double structure_home_vnd_m2 = 6.5e6;
    double structure_workshop_vnd_m2 = 2.5e6;
    double contents_home_vnd_m2 = 2.25e6;
    double stock_wood_vnd_m2 = 3e6, stock_textile_vnd_m2 = 4e6, stock_plastic_vnd_m2 = 2.5e6;
    double stock_paper_vnd_m2 = 2e6, stock_lacquer_vnd_m2 = 5e6, stock_food_vnd_m2 = 1.5e6;
    double motorbike_vnd = 20e6;
    double smoke_fraction = 0.15, water_fraction = 0.10;   ///< of contents reached but not burnt
    double lost_work_vnd_day = 0.3e6;
    double lost_work_days = 60.0;
};

struct Scenario {
    Bilingual name;
    RunDef run;
    WeatherDef weather;
    HabitsDef habits;
    world::MapDef map;
    std::string map_key;   ///< equal for scenarios of the same map: digest of the file and what was changed in it
    fire::FireDef fire;
    people::PeopleDef people;
    response::ResponseDef response;
    ValueDef values;
    std::vector<CapDef> caps;
    std::vector<MeasureDef> measure;
    bool periodic_x = false, periodic_y = false;   ///< [world] periodic
    std::string folder;               ///< where it was read from
    std::string text;                 ///< scenario.toml as read, for the results file
    std::string sha256;               ///< of scenario.toml, map and tables
};

}  // namespace taicho::sim
