#include "fire/lining_library.h"

namespace taicho::fire {

// Properties: bench scenes page (gypsum, brick, concrete) and common handbook values (K).
std::vector<LiningDef> lining_library() {
    const auto ambient = BackFace::Ambient;
    // clang-format off
    return {
        // id                  thickness, k, rho, c                                                  emissivity
        {"brick-plaster",  {{0.015, 0.50, 1300, 1000}, {0.105, 0.72, 1920, 840}}, 0.90, ambient},
        {"brick",          {{0.110, 0.72, 1920, 840}},                            0.90, ambient},
        {"brick-220",      {{0.220, 0.72, 1920, 840}},                            0.90, ambient},
        {"concrete",       {{0.100, 1.60, 2300, 880}},                            0.94, ambient},
        {"concrete-150",   {{0.150, 1.60, 2300, 880}},                            0.94, ambient},
        {"gypsum",         {{0.0125, 0.16, 790, 900}},                            0.90, ambient},
        {"timber",         {{0.020, 0.14, 500, 2000}},                            0.90, ambient},
        {"plywood",        {{0.009, 0.12, 550, 2000}},                            0.90, ambient},
        {"bamboo",         {{0.006, 0.10, 400, 2000}},                            0.90, ambient},
        {"steel-sheet",    {{0.0005, 45.0, 7850, 500}},                           0.80, ambient},
        {"sandwich",       {{0.0005, 45.0, 7850, 500}, {0.050, 0.03, 30, 1400}},  0.80, ambient},
        {"fibre-cement",   {{0.006, 0.35, 1500, 900}},                            0.90, ambient},
        {"tile",           {{0.015, 0.80, 1900, 800}},                            0.90, ambient},
        {"earth",          {{0.150, 1.00, 1800, 900}},                            0.90, ambient},
    };
    // clang-format on
}

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
