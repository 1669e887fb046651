#pragma once

#include "core/rng.h"
#include "response/resolve.h"

/// What the parts of resolve share. Private to resolve*.cpp.
namespace taicho::response {

struct Scene {
    const StepContext& ctx;
    const ResponseStatic& fixed;
    const people::PeopleStatic& people;
    const world::World& world;
    const world::WorldState& doors;
    const fire::FireStatic& fire_fixed;
    const fire::FireState& fire;
    ResponseState& state;
    people::PeopleState& persons;
    fire::Requests& fire_requests;
    std::vector<world::Request>& world_requests;
    std::vector<people::Broadcast>& broadcasts;
    std::vector<Event>& events;
    std::vector<std::pair<ItemIndex, int>> users;   ///< bottle users per item this step
};

[[nodiscard]] people::Skill skill_of(const Scene& s, PersonIndex who);
[[nodiscard]] DrawKey key_of(const Scene& s, PersonIndex who, Purpose purpose, std::uint32_t occasion = 0);
[[nodiscard]] PlaceIndex place_of(const Scene& s, PersonIndex who);
[[nodiscard]] FuelClass fuel_of(const Scene& s, ItemIndex item);
Event& say(Scene& s, EventKind kind, PersonIndex who, std::uint32_t object = 0xFFFFFFFFu);
/// Counts the person once as one who began to fight.
void attempted(Scene& s, PersonIndex who);
/// Taken from its place by a timed act.
[[nodiscard]] bool removed(const Scene& s, FixtureIndex fixture);
void answer(Scene& s, PersonIndex who, people::Feedback what);

// resolve_bottles.cpp
void take_bottle(Scene& s, const people::Intent& in);
/// Users around a burning item before this one in this step.
[[nodiscard]] int count_user(Scene& s, ItemIndex item);
void discharge(Scene& s, const people::Intent& in);
// on_the_spot.cpp: who is at hand
/// Awake adults in the open air who came to help, or whom a commander can call on, by row.
[[nodiscard]] std::vector<PersonIndex> hands(const Scene& s, Vec2 at, double range);
void note_joined(Scene& s);
// command.cpp
void advance_command(Scene& s);
[[nodiscard]] bool commanding(const Scene& s);
// assembly.cpp
void advance_assembly(Scene& s);
// alarms.cpp
void advance_alarms(Scene& s);
// pumps.cpp
void advance_pumps(Scene& s);
// breach.cpp
void advance_breaches(Scene& s);
// resolve_bells.cpp
void press_bell(Scene& s, const people::Intent& in);
/// Who knocks from outside has the outer call point before them (people D1).
void press_outer(Scene& s, const people::Intent& in);
// resolve_water.cpp
void throw_water(Scene& s, const people::Intent& in);
/// True when the thing is a hose.
bool take_hose(Scene& s, const people::Intent& in);
void use_hose(Scene& s, const people::Intent& in);
void smother(Scene& s, const people::Intent& in);

}  // namespace taicho::response
