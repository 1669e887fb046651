#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/problems.h"

namespace taicho::people {

/// Names by row, as a reader knows them (plain_names.h); a missing name is left out of the sentence.
struct StoryNames {
    std::vector<Bilingual> persons, places, households;
    std::vector<std::uint32_t> of_household;     ///< per person: row of the home
    std::uint32_t own_household = 0xFFFFFFFFu;   ///< row, of the one the story is about
};

struct StoryLine {
    double time = 0.0;   ///< [s]
    std::string clock;   ///< 02:31:05
    Bilingual text;      ///< one sentence
};

/// How it stood with them when the run ended.
struct StoryEnd {
    enum class How : std::uint8_t { Settled, Alive, Unconscious };   ///< settled: the events tell the end
    double time = -1.0;                  ///< [s] of the last frame; below 0: not told
    How how = How::Settled;
    std::uint32_t place = 0xFFFFFFFFu;
};

/// One resident's night in plain words: what they noticed, decided and why, what harmed them. `events` in
/// time order; passages through several openings in a row become one sentence.
[[nodiscard]] std::vector<StoryLine> tell_story(std::uint32_t person, const std::vector<Event>& events,
                                                const StoryNames& names, double start_hour, const StoryEnd& end = {});

}  // namespace taicho::people
