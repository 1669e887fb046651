#pragma once

#include <cstdint>

#include "core/distributions.h"
#include "people/parameters.h"
#include "people/people_state.h"

/// Who wakes from what (people handbook B1, B2). A person has one lasting threshold: one uniform compared with
/// the chance of every signal, so a louder signal never wakes fewer people and repeats change nothing.
namespace taicho::people {

enum class WakeGroup : std::uint8_t { Adult, Older, Child, Infant, Alcohol, HardOfHearing };

/// Hearing decides before alcohol, alcohol before age.
[[nodiscard]] WakeGroup wake_group(const ParameterSet& parameters, int age, bool alcohol, bool hard_of_hearing);

/// Chance to wake within 60 s by a sound of `level` dBA at the pillow; `low`: 520 Hz or a voice. Infants: 0.
[[nodiscard]] double wake_probability(const ParameterSet& parameters, WakeGroup group, double level, bool low);
/// Chance that a knock or a call by name wakes (B1).
[[nodiscard]] double knock_wake_probability(const ParameterSet& parameters, WakeGroup group, int age);

/// Seconds from the signal to being awake (dressing belongs to pre-travel).
[[nodiscard]] Distribution wake_delay(const ParameterSet& parameters, WakeGroup group, bool voice);

/// Lasting threshold of a person: uniform in (0,1).
[[nodiscard]] double wake_latent(std::uint64_t seed, std::uint64_t person_key);

}  // namespace taicho::people
