#pragma once

#include <string>

#include "picture/playback.h"

namespace taicho::picture {

/// A recording as one HTML file that any browser plays: play, pause, scrub, storeys, language, and a
/// switch that keeps deaths off the screen. One frame a second of the recording is kept.
[[nodiscard]] std::string replay_html(const Playback& playback, const std::string& lang);

}  // namespace taicho::picture
