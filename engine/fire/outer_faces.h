#pragma once

#include <cstdint>
#include <vector>

#include "fire/fire_static.h"

/// Outsides that fire can take hold of: walls of timber, bamboo or woven stuff, steel sheet that passes heat on, goods
/// in barred balconies (handbook 2.1, 2.2, 2.6, 2.7). Found once from the map; brick and concrete have none.
namespace taicho::fire {

/// Fills the faces of the fixed rows; needs the grid of buildings.
void build_outer_faces(FireStatic& fixed);

/// Number of a face among sources of fire outdoors: openings first, then places, then faces.
[[nodiscard]] std::uint32_t face_key(const FireStatic& fixed, std::uint32_t face);
[[nodiscard]] bool is_face_key(const FireStatic& fixed, std::uint32_t key);
[[nodiscard]] std::uint32_t face_of_key(const FireStatic& fixed, std::uint32_t key);

/// Faces of buildings whose box comes within `radius`, ascending, added to `out`.
void faces_near(const FireStatic& fixed, Vec2 at, double radius, std::vector<std::uint32_t>& out);

/// Does the upper panel stand over the lower one on the same front, within `reach` [m] of its upper edge?
[[nodiscard]] bool stands_over(const Panel& lower, const Panel& upper, double reach);

/// Draw of how long something of a face takes [s]: `what` 0 burns, 1 climbs, 2 comes through from inside.
[[nodiscard]] double draw_face(const FireStatic& fixed, std::uint32_t face, std::uint32_t what, double low, double high);

}  // namespace taicho::fire
