#include "world/map_def.h"

#include <array>

namespace taicho::world {

namespace {

constexpr std::array<const char*, 21> k_names = {
    "floor", "room", "wall", "obstacle", "door", "window", "stair", "exit", "alley", "building",
    "fixture", "landmark", "shutter", "cage", "hatch", "roof-way", "balcony", "gate", "void",
    "mezzanine", "water"};

}  // namespace

const char* feature_kind_name(FeatureKind kind) { return k_names[static_cast<std::size_t>(kind)]; }

std::optional<FeatureKind> feature_kind_from(const std::string& name) {
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        if (name == k_names[i]) return static_cast<FeatureKind>(i);
    }
    return std::nullopt;
}

}  // namespace taicho::world
