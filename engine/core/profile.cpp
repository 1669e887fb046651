#include "core/profile.h"

namespace taicho {

std::string_view phase_name(Phase phase) {
    static constexpr std::string_view k_names[] = {"requests", "response", "fire",    "perceive",
                                                   "decide",   "move",     "harm",    "resolve",
                                                   "record",   "count"};
    return k_names[static_cast<int>(phase)];
}

}  // namespace taicho
