#pragma once

#include <string>
#include <vector>

#include "core/problems.h"

/// What stands ready on the spot. Every lever of the programme is in `Measures`; an arm of a study is a
/// change to it and to nothing else.
namespace taicho::response {

/// Order in which coverage is reached.
enum class CoverageOrder { Random, CadresFirst, RiskFirst, ByAlley };

/// [measures.extinguishers]: bình chữa cháy.
struct ExtinguisherMeasure {
    double households_fraction = 1.0;    ///< 0..1 homes that have `per_household`
    double per_household = 0.0;          ///< 0..10 bottles
    std::string kind = "MFZL4";          ///< household default (A4)
    std::string workshop_kind = "MFZL8"; ///< in workshops (A4)
    double working_fraction = 0.9;       ///< 0.90 no inspection, 0.97 inspected yearly (A2, J)
    double age_years = 2.0;              ///< [a] share working at this age: working_fraction^(age / 2 a) (J)
    double remembered_fraction = 0.9;    ///< bottle known and remembered (A9, J)
    CoverageOrder order = CoverageOrder::Random;
    double spare_fraction = 0.0;         ///< 0..1 spare bottles per bottle of a linked group, for anybody
};

/// [measures.tools]: dụng cụ phá dỡ, thoát nạn.
struct ToolMeasure {
    double households_fraction = 0.0;
    std::vector<std::string> kinds = {"crowbar", "rope-ladder"};
};

/// [measures.training]: talk = tuyên truyền, drill = huấn luyện (drill includes talk).
struct TrainingMeasure {
    double talk_fraction = 0.0;          ///< households with one member who heard the talk
    double drill_fraction = 0.0;         ///< households with one drilled member
    double months_since = 6.0;
    CoverageOrder order = CoverageOrder::Random;
    bool diffusion = false;              ///< trained homes pass the talk on in their group
};

/// [measures.volunteers]: tình nguyện viên.
struct VolunteerMeasure {
    double households_fraction = 0.0;    ///< 2 % in the plan
    std::vector<std::string> kit = {"MFZL4", "crowbar"};   ///< kept at home, brought along (J)
    bool drilled = true;                 ///< yearly
    bool phoned = true;                  ///< called up once 114 is called or a bell rings
    double range_m = 200.0;              ///< [m] from how far they come (J)
};

/// [measures.linked_groups]: Tổ liên gia.
struct LinkedGroupMeasure {
    double households_fraction = 0.0;
    int group_size = 10;                 ///< 5..15 (D1, R)
    double bell_reliability = 0.9;       ///< D1 (J)
    bool ways = true;                    ///< roof and balcony ways between members are opened
};

/// [measures.water]: nước và máy bơm tại chỗ.
struct WaterMeasure {
    double stored_fraction = 1.0;        ///< homes with a basin or tank; the others fill buckets at the tap (A8)
    double pumps = 0.0;                  ///< portable community pumps (máy bơm khiêng tay), beside those drawn
    double pump_l_s = 8.0;               ///< [l/s] 4..25 (A8, K)
    double start_low_s = 60.0, start_high_s = 180.0;   ///< [s] A8 (K)
    double crew = 3.0;                   ///< people a pump takes, 3-4 (A8, K)
    double reach_m = 100.0;              ///< [m] water source to fire by hose (J)
};

/// [measures.fire_points]: Điểm chữa cháy công cộng.
struct FirePointMeasure {
    double spacing_m = 0.0;              ///< 0 = none; 100-150 typical (D1, J)
    std::vector<std::string> contents = {"MFZL4", "MFZL4", "MFZL4", "MFZL4", "crowbar"};
    bool drawn = true;                   ///< those on the map count too
    double known_fraction = 0.9;         ///< of people who know where it stands (A9, J)
};

/// [measures.second_exits]: lối thoát nạn thứ hai.
struct SecondExitMeasure {
    double households_fraction = 0.0;
};

/// [measures.block_team]: Khu chung cư, tập thể an toàn.
struct BlockTeamMeasure {
    double wardens_fraction = 0.0;       ///< storeys with a warden
    bool drills = false;
    double systems_in_order_fraction = 0.6;   ///< alarm, hose reels, riser (D4, J)
    double self_closing_fraction = 0.7;  ///< stair doors whose closer works (D4, J)
    double wedged_fraction = 0.2;        ///< kept open with a wedge (D4, J)
    bool stay_put = false;               ///< told to stay in the flat unless smoke comes in; else all leave
};

/// [measures.block_systems]: hệ thống PCCC của nhà chung cư. Those the map draws; 0 = none of them works.
struct BlockSystemsMeasure {
    double alarm_fraction = 0.6;         ///< alarm zones whose bells are heard in the flats (D4, J)
    double sprinkler_fraction = 0.8;     ///< buildings whose sprinklers have water (D4, J)
    double fan_fraction = 0.5;           ///< stairs whose pressurisation starts (D4, J)
    double lift_return_fraction = 0.7;   ///< lifts that return to the ground on alarm (D4, J)
    double sprinkler_c = 68.0;           ///< [C] (D4, J)
    double sprinkler_rti = 50.0;         ///< [m^0.5 s^0.5] (D4, J)
    double sprinkler_halving_s = 300.0;  ///< [s] burning that is held falls by half in this time (D4, J)
    double spray_m = 2.5;                ///< [m] radius a head wets: the corner of its 3.5 m square (EN 12845, K)
    double heat_detector_c = 58.0;       ///< [C] class A1: 54-65 (EN 54-5, K)
    double heat_detector_rti = 30.0;     ///< [m^0.5 s^0.5] (J)
    double general_alarm_s = 180.0;      ///< [s] after the first zone all zones of the building ring (J)
};

/// [measures.cluster]: Cụm liên kết an toàn PCCC.
struct ClusterMeasure {
    double members_fraction = 0.0;
    double shared_pumps = 0.0;           ///< stand at members' doors
    bool mutual_alarm = false;           ///< a fire at one member is rung and phoned to all
    bool lend_people = true;             ///< members' workers come from anywhere in the cluster
    bool shared_command = false;         ///< one of them commands, as [measures.command]
};

/// [measures.command]: chỉ huy tại chỗ.
struct CommandMeasure {
    bool present = false;
    double from_s = 120.0;               ///< [s] after the first who knows and may lead
    double head_count_s = 120.0;         ///< [s] to count heads at the gathering point once somebody leads there (J)
};

/// [measures.fire_service]: 114.
struct FireServiceMeasure {
    bool present = true;
    double station_distance_km = 8.0;    ///< median; 3 inner districts, 8 craft districts (D6, J)
    double distance_sd_ln = 0.5;         ///< (D6, J)
    double truck_alley_m = 3.5;          ///< narrower alleys are walked (D4, K)
    double hose_lay_min_per_200m = 7.0;  ///< 3..10 (D6)
    double flow_l_s = 6.0;               ///< first jets 5-7 (D6, K)
    double tank_m3 = 4.5;                ///< trucks carry 4-5 (fire-spread 5, R)
    double lines = 3.0;                  ///< most hand lines at work (J)
    double rescue_crews = 1.0;           ///< 1-2 people per 3-5 min each (D6, J)
    double source_reach_m = 200.0;       ///< [m] hydrant, tank or pond to fire: supplies the jets (J)
};

struct Measures {
    ExtinguisherMeasure extinguishers;
    ToolMeasure tools;
    TrainingMeasure training;
    VolunteerMeasure volunteers;
    LinkedGroupMeasure linked_groups;
    FirePointMeasure fire_points;
    SecondExitMeasure second_exits;
    WaterMeasure water;
    BlockTeamMeasure block_team;
    BlockSystemsMeasure block_systems;
    ClusterMeasure cluster;
    CommandMeasure command;
    FireServiceMeasure fire_service;
};

/// A bottle stated one by one, beside what the measure hands out.
struct ExtinguisherDef {
    std::string id;
    std::string at;                      ///< place, opening or landmark id
    std::string kind = "MFZL4";
    bool works = true;
    SourcePos pos;
};

/// What a timed action does.
enum class ActionKind { Open, Close, Lock, Break, Ignite, PutOut, Wake, Notify, Ring, Call114, Remove };

/// A timed act from outside (trainer, test, researcher); the live viewer records the same table.
struct ActionDef {
    double at = 0.0;                     ///< [s]
    ActionKind act = ActionKind::Open;
    std::string what;                    ///< opening, item, person, bell id
    SourcePos pos;
};

struct ResponseDef {
    Measures measures;
    std::vector<ExtinguisherDef> extinguishers;
    std::vector<ActionDef> actions;
};

}  // namespace taicho::response
