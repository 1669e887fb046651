#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "fire/fire_state.h"
#include "world/world.h"

/// Who lit whom in a run: the first ignition of every place and of every outside, each with the one it came from.
namespace taicho::study {

struct SpreadStep {
    Event event;                       ///< Ignition, or OutsideLit
    PlaceIndex place;                  ///< that lit, or whose outside did
    std::int32_t parent = -1;          ///< earlier step it came from; -1 = a start
    std::uint32_t opening = 0xFFFFFFFFu;   ///< it came through, if any
    [[nodiscard]] fire::SpreadMode mode() const { return static_cast<fire::SpreadMode>(event.mode); }
    [[nodiscard]] bool outside() const { return event.kind == EventKind::OutsideLit; }
};

/// Steps by time; every parent stands before its children.
[[nodiscard]] std::vector<SpreadStep> spread_steps(const std::vector<Event>& events, const world::World& world);

/// Row of the first step in any place of a building; -1 = it never lit.
[[nodiscard]] std::int32_t first_step(const std::vector<SpreadStep>& steps, const world::Building& building);
/// From the start down to a step.
[[nodiscard]] std::vector<std::int32_t> path_to(const std::vector<SpreadStep>& steps, std::int32_t step);

/// Word for a mode of spread in "vi" or "en".
[[nodiscard]] std::string spread_word(fire::SpreadMode mode, const std::string& lang);

/// The tree on the plan as SVG: an arrow per house from what lit it, the minute it lit, colours by mode; empty when
/// no house lit another.
[[nodiscard]] std::string spread_svg(const std::vector<SpreadStep>& steps, const world::World& world, const std::string& lang,
                                     double width = 900.0);
/// Legend of its colours as HTML.
[[nodiscard]] std::string spread_legend(const std::string& lang);

}  // namespace taicho::study
