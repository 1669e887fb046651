#include <algorithm>

#include "core/text.h"
#include "io/recorder.h"
#include "sim/model.h"

namespace taicho::io {

namespace {

void add_shape(SceneGeometry& scene, ShapeKind kind, int level, std::uint32_t ref, std::uint32_t building,
               const std::vector<Vec2>& points) {
    ShapeRow row;
    row.kind = kind;
    row.level = static_cast<std::int16_t>(level);
    row.ref = ref;
    row.building = building;
    row.first = static_cast<std::uint32_t>(scene.points.size());
    row.count = static_cast<std::uint32_t>(points.size());
    scene.points.insert(scene.points.end(), points.begin(), points.end());
    scene.shapes.push_back(row);
}

void add_places(const world::World& world, SceneGeometry& scene) {
    for (std::size_t p = 0; p < world.places.size(); ++p) {
        const world::Place& place = world.places[p];
        scene.place_level.push_back(static_cast<std::int16_t>(place.level));
        const ShapeKind kind = place.outdoors ? ShapeKind::Alley
                               : place.patch_count == 0 ? ShapeKind::Void : ShapeKind::Room;
        if (place.patch_count == 0) {
            add_shape(scene, kind, place.level, static_cast<std::uint32_t>(p), place.building.v, place.outline);
        }
        for (std::uint32_t k = 0; k < place.patch_count; ++k) {
            add_shape(scene, kind, place.level, static_cast<std::uint32_t>(p), place.building.v,
                      world.patches[place.first_patch + k].outline);
        }
    }
}

void add_openings(const world::World& world, SceneGeometry& scene) {
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        const world::Opening& o = world.openings[i];
        if (o.horizontal || o.kind == world::OpeningKind::Virtual || o.kind == world::OpeningKind::Leak) continue;
        const bool window = o.kind == world::OpeningKind::Window || o.kind == world::OpeningKind::Cage;
        const ShapeKind kind = o.exit ? ShapeKind::Exit : window ? ShapeKind::Window : ShapeKind::Door;
        add_shape(scene, kind, o.level, static_cast<std::uint32_t>(i), o.building.v, {o.p0, o.p1});
    }
}

}  // namespace

SceneGeometry scene_geometry(const sim::Model& model) {
    SceneGeometry scene;
    const world::World& world = *model.world;
    for (std::size_t b = 0; b < world.buildings.size(); ++b) {
        const auto row = static_cast<std::uint32_t>(b);
        add_shape(scene, ShapeKind::Building, 0, row, row, world.buildings[b].footprint);
    }
    add_places(world, scene);
    add_openings(world, scene);
    for (std::size_t i = 0; i < model.fire->items.size(); ++i) {
        const fire::Item& item = model.fire->items[i];
        const world::Place& place = world.places[item.place.row()];
        add_shape(scene, ShapeKind::Item, place.level, static_cast<std::uint32_t>(i), place.building.v, {item.at});
    }
    return scene;
}

std::string walkable_wkt(const sim::Model& model) {
    // Readers of the archive format know one simple polygon: the largest patch of level 0 stands for the
    // floor of a verification case; other storeys are exported one by one.
    const world::Patch* best = nullptr;
    double best_area = 0.0;
    for (const world::Place& place : model.world->places) {
        if (place.level != 0) continue;
        for (std::uint32_t k = 0; k < place.patch_count; ++k) {
            const world::Patch& patch = model.world->patches[place.first_patch + k];
            double area = 0.0;
            for (std::size_t i = 0; i < patch.outline.size(); ++i) {
                area += 0.5 * cross(patch.outline[i], patch.outline[(i + 1) % patch.outline.size()]);
            }
            if (std::abs(area) > best_area) {
                best_area = std::abs(area);
                best = &patch;
            }
        }
    }
    if (best == nullptr) return "POLYGON EMPTY";
    const auto ring_text = [](const world::Ring& ring) {
        std::string text = "(";
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            const Vec2 p = ring[i % ring.size()];
            text += (i > 0 ? ", " : "") + to_text(p.x) + " " + to_text(p.y);
        }
        return text + ")";
    };
    std::string wkt = "POLYGON (" + ring_text(best->outline);
    for (const world::Ring& hole : best->holes) wkt += ", " + ring_text(hole);
    return wkt + ")";
}

}  // namespace taicho::io
