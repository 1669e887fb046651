#pragma once

#include <cstdint>

namespace taicho {

/// Names of what a random number is for. Adding a purpose never shifts the draws of another; a value
/// must keep its number for ever (results are keyed by it), so new ones go at the end of a block.
enum class Purpose : std::uint32_t {
    // people: who (population seed) 100..
    HouseholdSize = 100, Age, Sex, WalkingSpeed, Impaired, Hearing, Alcohol, Presence, Asleep,
    PositionInRoom, Training, Drill, HasBottle, HasTools, Volunteer, Cadre, GroupLeader, KnowsExits,
    BottleWorks, Tenant, LiveInWorkers, SecondExit, Diffusion, BottlePlace, GroupMember, FirePoint,
    DoorHabit, ByTheFire, HasAlarm,
    // people: what happens to them (run seed) 200..
    PreTravel = 200, IgnoreAlarm, WakeThreshold, WakeDelay, NoticeDelay, SmellWakes, FightChoice,
    RoleSplit, OperatingTime, Technique, Efficacy, NeverDischarges, PressBell, Knock, CallService,
    JoinFight, PreTravelTask, IncapThreshold, HeatThreshold, ShelterChoice, JumpChoice, TurnBack,
    ExitChoice, ReEntry, Crouch, MeansChoice, BucketThrow, BucketAmount, Overstay, FollowLeader,
    BreakOut, Fall, JoinDelay, RouteNoise, WalkNoise, Shout, FightDelay, FindBottle, LookForFire, BringBottle,
    ShutDoor,
    // fire 300..
    IgnitionWhere = 300, IgnitionWhen, IgnitionHow, FireLoad, GrowthRate, PeakRate, GlassBreaks,
    RoofOpens, Brands, ReIgnition, ItemKind, ShutterFails, DoorFails, NextItem, WeatherWind,
    // response 400..
    ServiceTravel = 400, ServiceTurnout, HoseLay, BellWorks, SystemWorks, Attack, Setup, StationDistance,
    ClusterMember, StoredWater,
    // layout 500.. (layout seed)
    Lots = 500, Furnish, Storeys, Depth, Width, Trade, Alleys,
    // statistics 600..
    Bootstrap = 600,
    // tests 900..
    Test = 900
};

/// Key of a draw: the number is a pure function of these four. `occasion` counts this purpose for this
/// entity (0, 1, 2, ...), not the global step, so a draw survives a different history.
struct DrawKey {
    std::uint64_t seed = 0;      ///< run or population seed
    std::uint64_t entity = 0;    ///< hash_text of the stable id
    Purpose purpose = Purpose::Test;
    std::uint32_t occasion = 0;
    std::uint32_t attempt = 0;   ///< counts re-draws inside one distribution; leave 0
};

/// 64 random bits of the key (Philox4x32-10, Salmon et al. 2011).
[[nodiscard]] std::uint64_t draw_bits(const DrawKey& key);
/// Uniform in the open interval (0,1), 53 bits.
[[nodiscard]] double draw_uniform(const DrawKey& key);
/// Standard normal, by the inverse distribution function of one uniform.
[[nodiscard]] double draw_normal(const DrawKey& key);
/// True with probability p (0..1).
[[nodiscard]] bool draw_chance(const DrawKey& key, double p);
/// Uniform integer in [0, n), n > 0.
[[nodiscard]] std::uint32_t draw_below(const DrawKey& key, std::uint32_t n);

/// Inverse of the standard normal distribution function (Wichura 1988, algorithm AS 241), p in (0,1).
[[nodiscard]] double inverse_normal_cdf(double p);

}  // namespace taicho
