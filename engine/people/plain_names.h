#pragma once

#include <string>
#include <string_view>

#include "core/problems.h"

/// Names a resident would use, made from the ids that `import` and `new` give: "the back room on floor 4 at home" for
/// h012-3-back, "the family of flat 808" for hh-f808. An id of another make is shown as it stands.
namespace taicho::people {

/// Where somebody is, after "ở" / "in"; `person` is the id of the one the story is about.
[[nodiscard]] Bilingual plain_place(std::string_view id, int level, std::string_view person);
/// Another person: of the family, or of which home.
[[nodiscard]] Bilingual plain_person(std::string_view id, std::string_view person);
/// A home, as one speaks of neighbours.
[[nodiscard]] Bilingual plain_household(std::string_view id);

}  // namespace taicho::people
