#include "picture/palette.h"

namespace taicho::picture::palette {

const PersonLook& person_look(unsigned activity) {
    static const PersonLook k_looks[] = {
        {{136, 150, 170}, {"ngủ", "asleep"}},
        {{170, 180, 190}, {"chưa biết", "unaware"}},
        {{240, 228, 66}, {"đã biết", "aware"}},
        {{240, 228, 66}, {"đã biết", "aware"}},
        {{0, 114, 178}, {"đang thoát ra", "leaving"}},
        {{0, 114, 178}, {"đang thoát ra", "leaving"}},
        {{213, 94, 0}, {"đang chữa cháy", "fighting the fire"}},
        {{204, 121, 167}, {"đang giúp người khác", "helping others"}},
        {{204, 121, 167}, {"đang giúp người khác", "helping others"}},
        {{86, 180, 233}, {"trú trong phòng", "sheltering"}},
        {{110, 90, 140}, {"gục ngã", "fallen"}},
        {{70, 60, 90}, {"tử vong", "dead"}},
        {{0, 158, 115}, {"được cứu, đã ra", "rescued or out"}},
        {{0, 158, 115}, {"được cứu, đã ra", "rescued or out"}},
    };
    return k_looks[activity < 14 ? activity : 1];
}

const unsigned* legend_activities(unsigned& count) {
    static constexpr unsigned k_groups[] = {0, 1, 2, 4, 6, 7, 9, 10, 11};
    count = sizeof k_groups / sizeof k_groups[0];
    return k_groups;
}

}  // namespace taicho::picture::palette
