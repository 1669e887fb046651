#pragma once

#include <string>

#include "picture/draw_list.h"
#include "picture/playback.h"

namespace taicho::picture {

struct SceneOptions {
    int level = 0;
    std::string lang = "vi";
    bool show_deaths = true;   ///< false: for residents' meetings, the dead are shown as fallen
    bool smoke = true;
};

/// One moment of a recording as shapes: rooms shaded by smoke, flames sized by heat release, doors by
/// state, people by what they do.
[[nodiscard]] DrawList scene(const Playback& playback, double t, const SceneOptions& options);

/// Legend of people and fire in screen space, its lower left corner at `at`; returns its height [px].
double add_legend(DrawList& list, Vec2 at, const SceneOptions& options);

/// "02:31:05 (+65 s)" for a time of the run.
[[nodiscard]] std::string clock_text(const Playback& playback, double t);

}  // namespace taicho::picture
