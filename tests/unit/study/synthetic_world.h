#pragma once

#include <string>

#include "world/world.h"

namespace taicho::study::test {

/// Two rows of six houses on an alley: enough world to draw.
inline world::World small_world() {
    world::World w;
    const auto add_place = [&w](const std::string& id, double x0, double y0, double x1, double y1, bool outdoors,
                                BuildingIndex b) {
        world::Place p;
        p.id = id;
        p.outdoors = outdoors;
        p.use = outdoors ? world::PlaceUse::Alley : world::PlaceUse::Living;
        p.building = b;
        p.outline = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
        p.first_patch = static_cast<std::uint32_t>(w.patches.size());
        p.patch_count = 1;
        world::Patch patch;
        patch.place = PlaceIndex(w.places.size());
        patch.outline = p.outline;
        w.patches.push_back(patch);
        w.places.push_back(p);
    };
    add_place("alley", 0, 12, 27, 14, true, {});
    for (int i = 0; i < 12; ++i) {
        const double x = 4.5 * (i % 6);
        const double y = i < 6 ? 0.0 : 14.0;
        world::Building b;
        b.id = "house-" + std::to_string(i + 1);
        b.footprint = {{x, y}, {x + 4.5, y}, {x + 4.5, y + 12}, {x, y + 12}};
        w.buildings.push_back(b);
        const double front = i < 6 ? 12.0 : 14.0;
        const BuildingIndex row(static_cast<std::size_t>(i));
        add_place(b.id + "/shop", x, i < 6 ? 6.0 : 14.0, x + 4.5, i < 6 ? 12.0 : 20.0, false, row);
        add_place(b.id + "/back", x, i < 6 ? 0.0 : 20.0, x + 4.5, i < 6 ? 6.0 : 26.0, false, row);
        world::Opening door;
        door.id = b.id + "/door";
        door.p0 = {x + 1.0, front};
        door.p1 = {x + 3.4, front};
        w.openings.push_back(door);
    }
    return w;
}

}  // namespace taicho::study::test
