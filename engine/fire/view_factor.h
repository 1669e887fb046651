#pragma once

#include "core/vec2.h"

/// Configuration factors between rectangles and points (fire-spread handbook 2.4; Howell's catalogue).
namespace taicho::fire {

/// Rectangle w x h to a point opposite one corner at distance s, receiver parallel.
[[nodiscard]] double parallel_corner(double w, double h, double s);
/// Same, receiver at a right angle: w along the receiver's plane, h along its normal.
[[nodiscard]] double perpendicular_corner(double w, double h, double s);
/// Rectangle w x h to a parallel point at (x, y) from its lower left corner and distance s; any position.
[[nodiscard]] double parallel_point(double w, double h, double x, double y, double s);
/// Rectangle w x h to a point whose plane is at a right angle; the part behind the plane counts nothing.
/// (x, y) as above, the receiver's normal along +y of the rectangle.
[[nodiscard]] double perpendicular_point(double w, double h, double x, double y, double s);

/// Equal parallel rectangles a x b at distance c.
[[nodiscard]] double parallel_rectangles(double a, double b, double c);
/// Rectangles at a right angle with a common edge l: emitter depth w, receiver depth h.
[[nodiscard]] double perpendicular_rectangles(double l, double w, double h);

/// An upright rectangle in space: from, and its horizontal and vertical sides; normal outwards.
struct Panel {
    Vec3 origin;      ///< [m] lower left corner seen from outside
    Vec2 along;       ///< unit, in plan
    Vec2 normal;      ///< unit, outwards
    double width = 1.0, height = 1.0;  ///< [m]
    [[nodiscard]] Vec3 centre() const {
        return {origin.x + 0.5 * width * along.x, origin.y + 0.5 * width * along.y, origin.z + 0.5 * height};
    }
};
/// Factor from a panel to a point with any normal in plan: parallel and perpendicular parts weighted by
/// the direction cosines, what lies behind the receiver's plane left out by clipping.
[[nodiscard]] double panel_to_point(const Panel& emitter, Vec3 point, Vec2 normal);
/// Factor to a point turned to where it receives most: the bound of 2.4 (people, packages).
[[nodiscard]] double panel_to_any(const Panel& emitter, Vec3 point);

}  // namespace taicho::fire
