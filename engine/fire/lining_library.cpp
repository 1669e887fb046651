#include "fire/lining_library.h"

namespace taicho::fire {

std::string_view roof_lining(std::string_view roof) {
    if (roof == "steel-light" || roof == "steel-timber") return "steel-sheet";
    if (roof == "tile") return "tile";
    if (roof == "fibre-cement") return "fibre-cement";
    if (roof == "sandwich") return "sandwich";
    return "concrete";
}

std::string_view wall_lining(std::string_view material) {
    if (material == "timber" || material == "wood") return "timber";
    if (material == "steel") return "steel-sheet";
    if (material == "bamboo") return "bamboo";
    if (material == "concrete") return "concrete";
    return "brick-plaster";
}

}  // namespace taicho::fire
