#pragma once

#include <optional>
#include <vector>

#include "world/map_def.h"

/// Plain plan geometry used while a world is put together.
namespace taicho::world {

/// Polygon with holes; outline counter-clockwise, holes clockwise.
struct Shape {
    Ring outline;
    std::vector<Ring> holes;
};

/// Axis-parallel box.
struct Box {
    Vec2 lo{1e300, 1e300};
    Vec2 hi{-1e300, -1e300};
    void add(Vec2 p);
    [[nodiscard]] Box grown(double by) const {
        return {{lo.x - by, lo.y - by}, {hi.x + by, hi.y + by}};
    }
    [[nodiscard]] bool meets(const Box& o) const {
        return lo.x <= o.hi.x && o.lo.x <= hi.x && lo.y <= o.hi.y && o.lo.y <= hi.y;
    }
};

[[nodiscard]] Box box_of(const Ring& ring);
/// Area, positive when counter-clockwise [m2].
[[nodiscard]] double signed_area(const Ring& ring);
[[nodiscard]] double area_of(const Shape& shape);
[[nodiscard]] Vec2 centroid_of(const Ring& ring);
/// Even-odd rule; points exactly on the ring may fall on either side.
[[nodiscard]] bool contains(const Ring& ring, Vec2 p);
[[nodiscard]] bool contains(const Shape& shape, Vec2 p);
/// Some point well inside: the centroid when it is inside, else the middle of the longest
/// cross-cut.
[[nodiscard]] Vec2 inner_point(const Shape& shape);

/// Closest point of a segment to p.
[[nodiscard]] Vec2 closest_on_segment(Vec2 a, Vec2 b, Vec2 p);

/// Where a ring comes closest to a point.
struct Nearest {
    double distance = 1e300;  ///< [m]
    Vec2 point;
    Vec2 a, b;  ///< the edge
};
[[nodiscard]] Nearest nearest_on(const Ring& ring, Vec2 p);
/// Over outline and holes.
[[nodiscard]] Nearest nearest_on(const Shape& shape, Vec2 p);

/// A point where the ring crosses or touches itself away from shared vertices, if it does.
[[nodiscard]] std::optional<Vec2> self_crossing(const Ring& ring);
/// Point where two segments cross or touch, if they do.
[[nodiscard]] std::optional<Vec2> crossing(Vec2 a, Vec2 b, Vec2 c, Vec2 d);

/// Directions of the smallest enclosing rectangle: unit vector along its long side, and its sides
/// [m].
struct Oriented {
    Vec2 along{1.0, 0.0};
    Vec2 centre;
    double length = 0.0;
    double width = 0.0;
};
[[nodiscard]] Oriented smallest_rectangle(const Ring& ring);

/// Rectangle of width `width` about the segment, ends not extended.
[[nodiscard]] Ring strip(Vec2 a, Vec2 b, double width);
/// Area common to two convex counter-clockwise rings [m2].
[[nodiscard]] double convex_overlap(const Ring& a, const Ring& b);
[[nodiscard]] bool is_convex(const Ring& ring);

}  // namespace taicho::world
