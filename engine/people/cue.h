#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.h"

namespace taicho::people {

/// What can tell a person about a fire, strongest knowledge last.
enum class CueKind : std::uint8_t {
    None, Smell, Noise, Bell, Alarm, Shout, Knock, Phone, OthersLeave, Smoke, Heat, Flame, Order
};

/// Something that reaches one person: written by perceive (fire's own cues) or response (bell, shout,
/// knock) into the inbox, read once by perceive at the next slow step.
struct Cue {
    double time = 0.0;             ///< [s]
    PersonIndex to;
    CueKind kind = CueKind::None;
    double level = 0.0;            ///< [dBA] at the pillow for sounds; [1/m] for smoke; [W/m2] for heat
    PersonIndex from;              ///< who told, if anybody
    PlaceIndex about;              ///< where the fire is said to be; invalid = not told
};

/// A sound or message to be spread to whoever can hear it: one record, many receivers.
struct Broadcast {
    double time = 0.0;
    CueKind kind = CueKind::Shout;
    PlaceIndex place;              ///< source
    GroupIndex group;              ///< Bell: rings in every home of the group
    double level_at_1m = 95.0;     ///< [dBA]
    bool low_frequency = false;    ///< 520 Hz or voice
    PersonIndex from;
    PlaceIndex about;
};

}  // namespace taicho::people
