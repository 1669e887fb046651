#pragma once

#include <vector>

#include "world/assemble_geometry.h"

/// Union, difference and intersection of polygons on a grid of 0.1 mm. Footprints, alleys and cuts
/// share edges exactly, which is where floating-point overlays fail; Boost.Polygon on integers does
/// not. Boost stands in the .cpp only.
namespace taicho::world {

/// Polygons as one area; the pieces come in a fixed order and at least 1 cm2 large.
[[nodiscard]] std::vector<Shape> unite(const std::vector<Shape>& shapes);
[[nodiscard]] std::vector<Shape> subtract(const std::vector<Shape>& from,
                                          const std::vector<Shape>& what);
[[nodiscard]] std::vector<Shape> intersect(const std::vector<Shape>& a,
                                           const std::vector<Shape>& b);
/// (union of shapes, less `minus`) within the convex cell.
[[nodiscard]] std::vector<Shape> cut_out(const std::vector<Shape>& shapes,
                                         const std::vector<Shape>& minus, const Ring& cell);

}  // namespace taicho::world
