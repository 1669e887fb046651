#pragma once

#include <memory>
#include <string_view>

#include "people/move.h"

namespace taicho::people {

/// A scene ready to be stepped: floor, ways and people. Movable as a whole; the parts refer to one another.
struct MoveScene {
    std::unique_ptr<world::WalkGeometry> geometry;
    std::unique_ptr<world::WalkRoutes> routes;
    WalkState state;
    MoveScratch scratch;
    MoveDef def;
    std::uint64_t seed = 1;
    double dt = 0.05;  ///< [s]

    void step(WalkEvents& events);
};

/// A scene over this floor, empty.
[[nodiscard]] MoveScene make_scene(world::WalkDef def);

// Benchmark scenes, exactly as the benchmark page describes them --------------------------------
[[nodiscard]] MoveScene hall_scene(std::size_t people, double per_m2);
[[nodiscard]] MoveScene pillars_scene(std::size_t people);
[[nodiscard]] MoveScene bottleneck_scene();
/// By name: `hall-10000-2`, `hall-10000-0.5`, `pillars-10000`, `bottleneck-300`; false if there is none.
[[nodiscard]] bool scene_by_name(std::string_view name, MoveScene& scene);

}  // namespace taicho::people
