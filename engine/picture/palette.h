#pragma once

#include "core/problems.h"
#include "picture/draw_list.h"

/// Colours and words shared by report, viewer, replay and plans. Colour-blind safe (Okabe & Ito 2008) for
/// what must be told apart; the dead are shown in quiet grey-violet, never in red.
namespace taicho::picture::palette {

inline constexpr Color k_page{250, 249, 246};
inline constexpr Color k_ink{34, 40, 49};
inline constexpr Color k_faint{120, 128, 138};
inline constexpr Color k_wall{88, 94, 104};
inline constexpr Color k_room{255, 255, 255};
inline constexpr Color k_workshop{247, 236, 216};
inline constexpr Color k_stair{228, 233, 240};
inline constexpr Color k_alley{232, 228, 218};
inline constexpr Color k_building{243, 241, 236};
inline constexpr Color k_door{0, 114, 178};
inline constexpr Color k_exit{0, 158, 115};
inline constexpr Color k_problem{204, 51, 17};
inline constexpr Color k_flame{213, 94, 0};
inline constexpr Color k_flame_core{240, 180, 40};
inline constexpr Color k_smoke{70, 72, 78};
inline constexpr Color k_burnt{92, 64, 51};

/// State of a person as results files number it (people::Activity), grouped for the eye.
struct PersonLook {
    Color color;
    Bilingual label;
};
[[nodiscard]] const PersonLook& person_look(unsigned activity);
/// Groups shown in a legend, in order: one activity of each.
[[nodiscard]] const unsigned* legend_activities(unsigned& count);

}  // namespace taicho::picture::palette
