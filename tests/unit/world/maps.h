#pragma once

#include <initializer_list>
#include <string>

#include "world/world.h"

/// Small maps for tests.
namespace taicho::world::test {

inline Ring rect(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

inline Feature area(FeatureKind kind, std::string id, Ring ring, int level = 0) {
    Feature f;
    f.kind = kind;
    f.id = std::move(id);
    f.rings = {std::move(ring)};
    f.level = level;
    return f;
}

inline Feature line(FeatureKind kind, std::string id, std::vector<Vec2> points, int level = 0) {
    Feature f;
    f.kind = kind;
    f.id = std::move(id);
    f.line = std::move(points);
    f.level = level;
    return f;
}

inline Feature room(std::string id, Ring ring, std::string use = "living", int level = 0) {
    Feature f = area(FeatureKind::Room, std::move(id), std::move(ring), level);
    f.use = std::move(use);
    return f;
}

inline Feature stair(std::string id, Ring ring, Vec2 up, int from, int to, std::string place = "") {
    Feature f = area(FeatureKind::Stair, std::move(id), std::move(ring), from);
    f.from_level = from;
    f.to_level = to;
    f.up = up;
    f.place = std::move(place);
    return f;
}

/// Codes of all problems, in order.
inline std::string codes(const Problems& problems) {
    std::string all;
    for (const Problem& p : problems.list()) all += (all.empty() ? "" : " ") + p.code;
    return all;
}

/// Two-storey tube house 4 x 12 m on an alley: shop, stair room and kitchen below, bedroom above.
inline MapDef tube_house() {
    MapDef m;
    m.file = "map.geojson";
    Feature house = area(FeatureKind::Building, "house", rect(0, 0, 4, 12));
    house.levels = 2;
    m.features.push_back(house);
    m.features.push_back(room("shop", rect(0, 0, 4, 7), "shop"));
    m.features.push_back(room("kitchen", rect(0, 9, 4, 12), "kitchen"));
    m.features.push_back(room("stair-0", rect(0, 7, 4, 9), "stair"));
    m.features.push_back(room("stair-1", rect(0, 7, 4, 9), "stair", 1));
    m.features.push_back(room("bed", rect(0, 0, 4, 7), "bedroom", 1));
    m.features.push_back(stair("flight", rect(0.5, 8, 3.2, 9), {1, 0}, 0, 1, "stair-0"));
    m.features.push_back(line(FeatureKind::Shutter, "front", {{0.4, 0}, {3.6, 0}}));
    m.features.push_back(line(FeatureKind::Door, "door-stair", {{1, 7}, {1.9, 7}}));
    m.features.push_back(line(FeatureKind::Door, "door-kitchen", {{0.05, 9}, {0.45, 9}}));
    m.features.push_back(line(FeatureKind::Door, "door-bed", {{1, 7}, {1.9, 7}}, 1));
    Feature window = line(FeatureKind::Window, "window-bed", {{1, 0}, {2, 0}}, 1);
    window.barred = true;
    m.features.push_back(window);
    m.features.push_back(line(FeatureKind::Alley, "alley", {{-20, -1}, {20, -1}}));
    m.features.push_back(line(FeatureKind::Exit, "out", {{20, -2}, {20, 0}}));
    return m;
}

}  // namespace taicho::world::test
