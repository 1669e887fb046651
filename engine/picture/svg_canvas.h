#pragma once

#include <string>

#include "picture/draw_list.h"

namespace taicho::picture {

/// The list as one <svg> element, sharp at any size; `title` is read by screen readers.
[[nodiscard]] std::string to_svg(const DrawList& list, const View& view, const std::string& title);

}  // namespace taicho::picture
