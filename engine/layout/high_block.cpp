#include "layout/high_block.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;

namespace {

constexpr double k_high = 25.0;          // m (D4)
constexpr double k_head_spacing = 3.5;   // m, 12 m2 per head (EN 12845, K)
constexpr double k_wet_room = 4.0;       // m2, baths and closets below it need no head (K)

struct Box {
    Vec2 low, high;
};

Box box_of(const world::Ring& ring) {
    Box b{ring.front(), ring.front()};
    for (const Vec2 p : ring) {
        b.low = {std::min(b.low.x, p.x), std::min(b.low.y, p.y)};
        b.high = {std::max(b.high.x, p.x), std::max(b.high.y, p.y)};
    }
    return b;
}

/// Middles of equal cells no larger than the spacing that lie in the ring.
std::vector<Vec2> heads_of(const world::Ring& ring) {
    const Box b = box_of(ring);
    const int nx = std::max(1, static_cast<int>(std::ceil((b.high.x - b.low.x) / k_head_spacing - 1e-9)));
    const int ny = std::max(1, static_cast<int>(std::ceil((b.high.y - b.low.y) / k_head_spacing - 1e-9)));
    std::vector<Vec2> out;
    for (int i = 0; i < nx; ++i) {
        for (int j = 0; j < ny; ++j) {
            const Vec2 p{b.low.x + (i + 0.5) * (b.high.x - b.low.x) / nx, b.low.y + (j + 0.5) * (b.high.y - b.low.y) / ny};
            if (ring_contains(ring, p)) out.push_back(p);
        }
    }
    return out;
}

struct Room {
    std::string id, use;
    int level = 0;
    world::Ring ring;
};

}  // namespace

bool high_block(const ApartmentDef& def) { return def.systems && def.storeys * def.storey_height > k_high; }

std::string storey_zone(int level) { return fmt::format("storey-{}", level); }

void fit_high_block(const ApartmentDef& def, world::MapDef& map, Sketch& s) {
    std::vector<Room> rooms;   // devices are features too: the list grows meanwhile
    for (const Feature& f : map.features)
        if (f.kind == FeatureKind::Room && !f.rings.empty()) rooms.push_back({f.id, f.use, f.level, f.rings.front()});
    for (const Room& r : rooms) {
        const Box b = box_of(r.ring);
        const Vec2 middle = 0.5 * (b.low + b.high);
        if (r.use == "stair") {
            if (r.level + 1 == def.storeys) s.device(r.id + "-fan", r.id, r.level, r.ring.front() + 0.1 * (middle - r.ring.front()), "stair-fan");
            continue;
        }
        if (r.use == "living") s.device(r.id + "-heat", r.id, r.level, middle, "heat-detector", storey_zone(r.level));
        if ((b.high.x - b.low.x) * (b.high.y - b.low.y) < k_wet_room) continue;
        int n = 0;
        for (const Vec2 p : heads_of(r.ring))
            s.device(fmt::format("{}-sprinkler-{}", r.id, ++n), r.id, r.level, p, "sprinkler", storey_zone(r.level));
    }
}

}  // namespace taicho::layout
