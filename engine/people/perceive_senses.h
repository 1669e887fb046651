#pragma once

#include "people/perceive.h"
#include "people/waking.h"

/// The parts of perceive: one call per kind of cue, all through `reach`.
namespace taicho::people {

struct Senses {
    const StepContext& ctx;
    const PeopleStatic& fixed;
    const ParameterSet& p;
    const world::World& world;
    const world::WorldState& openings;
    const fire::FireStatic& fire_static;
    const fire::FireState& fire;
    PeopleState& s;
    std::vector<Event>& events;
};

/// A cue that a person will have noticed after a delay.
struct Reaching {
    CueKind kind = CueKind::None;
    double start = 0.0;               ///< [s]
    double delay = 0.0;               ///< [s] until it is understood or has woken
    double level = 0.0;               ///< as Cue::level
    PlaceIndex about;                 ///< invalid: the cue does not tell where the fire is
    PersonIndex from;
};

/// Starts noticing: the earliest time and the strongest kind count. Somebody who is up and knows takes a
/// stronger cue at once.
void reach(Senses& senses, std::size_t person, const Reaching& cue);
/// A sound of `level` dBA where the person is: wakes sleepers by their threshold, is heard by those awake
/// `awake_delay` after it stands out of the background.
void hear(Senses& senses, std::size_t person, const Reaching& cue, bool low, double awake_delay);
/// Seconds of a delay law for this person and kind of cue (the same whenever it is asked).
[[nodiscard]] double notice_delay(const Senses& senses, std::size_t person, CueKind kind, Param median, Param sigma);
/// Everything noticed by now becomes knowledge, with its events.
void complete(Senses& senses);

void sense_fire(Senses& senses);      ///< smoke, smell, heat, flame and noise
void sense_alarms(Senses& senses);    ///< smoke at the ceiling sets them off
void sense_messages(Senses& senses, std::vector<Broadcast>& broadcasts);   ///< bells, shouts, knocks, others
/// Rebuilds the list of people in affected places.
void list_exposed(Senses& senses);

}  // namespace taicho::people
