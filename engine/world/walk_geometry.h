#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "world/walk_def.h"

namespace taicho::world {

struct WalkWall {
    Vec2 a;
    Vec2 b;
};

/// Compiled facts of one patch; [begin, end) pairs subscript the flat arrays of WalkGeometry.
struct WalkPatchInfo {
    Vec2 lo, hi;                              ///< [m] bounding box
    double area = 0.0;                        ///< [m2] without the holes
    bool convex = false;                      ///< no corner to walk round: every way is straight
    std::uint32_t wall_begin = 0, own_wall_end = 0, wall_end = 0;  ///< own, then those of neighbours near a portal
    std::uint32_t sight_begin = 0, sight_end = 0;                  ///< what stops a straight way
    std::uint32_t portal_begin = 0, portal_end = 0;
    std::uint32_t next_begin = 0, next_end = 0;  ///< patches whose people are seen from here
    int cx0 = 0, cy0 = 0, ncx = 0, ncy = 0;      ///< its neighbour cells
    std::uint32_t cell_begin = 0;                ///< first of its ncx*ncy rows
    std::uint32_t corner_begin = 0, corner_end = 0;
    std::uint32_t sheet = 0;  ///< dense sheet number
};

/// A patch seen from another one through an open portal.
struct WalkNext {
    std::uint32_t patch = k_walk_none;
    std::uint32_t portal = k_walk_none;   ///< must be open ...
    std::uint32_t portal2 = k_walk_none;  ///< ... and this one too, if any
};

/// A corner people walk round: they aim for the nearest point of the gate [node, far].
struct WalkCorner {
    Vec2 node;
    Vec2 far;
    Vec2 along_a, along_b;  ///< unit directions of its two walls, away from it
};

/// Largest whole number not above v; without the call that std::floor is on older processors.
[[nodiscard]] inline int whole_below(double v) {
    const int n = static_cast<int>(v);
    return n - (static_cast<double>(n) > v ? 1 : 0);
}

/// What people walk on, built once and shared by all runs. Nothing in it changes afterwards.
class WalkGeometry {
  public:
    explicit WalkGeometry(WalkDef def, WalkGeometryDef tuning = {});

    [[nodiscard]] const WalkDef& def() const { return def_; }
    [[nodiscard]] const WalkGeometryDef& tuning() const { return tuning_; }
    [[nodiscard]] std::size_t patch_count() const { return def_.patches.size(); }
    [[nodiscard]] std::size_t portal_count() const { return def_.portals.size(); }
    [[nodiscard]] const WalkPatchInfo& info(std::uint32_t patch) const { return info_[patch]; }

    [[nodiscard]] std::span<const WalkWall> walls(std::uint32_t patch) const;
    /// Subscripts into `wall_list()` of the walls near one neighbour cell of a patch.
    [[nodiscard]] std::span<const std::uint32_t> walls_near(std::uint32_t patch, int cx, int cy) const;
    [[nodiscard]] const std::vector<WalkWall>& wall_list() const { return walls_; }
    [[nodiscard]] std::span<const std::uint32_t> portals(std::uint32_t patch) const;
    [[nodiscard]] std::span<const WalkNext> seen_from(std::uint32_t patch) const;
    /// What of the nth portal of the patch is a wall while it is shut: openings of other storeys lie over one
    /// another in the plan (a cage on the lane above an entry), and a shut one must not bar the other.
    [[nodiscard]] std::span<const WalkWall> solid(std::uint32_t patch, std::uint32_t nth) const;
    [[nodiscard]] std::span<const WalkCorner> corners(std::uint32_t patch) const;

    /// Inside the outline and outside the holes.
    [[nodiscard]] bool contains(std::uint32_t patch, Vec2 p) const;
    /// Patch of a sheet that contains p, or none. `sheet` as in the definition.
    [[nodiscard]] std::uint32_t find_patch(int sheet, Vec2 p) const;
    /// True when the straight way p-q stays inside the patch, clear of its corners.
    [[nodiscard]] bool sees(std::uint32_t patch, Vec2 p, Vec2 q) const;
    /// Walls alone, without the clearance at corners.
    [[nodiscard]] bool crosses_wall(std::uint32_t patch, Vec2 p, Vec2 q) const;
    [[nodiscard]] double elevation(std::uint32_t patch, Vec2 p) const;
    /// The patch on the other side of a portal (none = outside).
    [[nodiscard]] std::uint32_t beyond(std::uint32_t portal, std::uint32_t patch) const {
        const WalkPortal& g = def_.portals[portal];
        return g.a == patch ? g.b : g.a;
    }
    [[nodiscard]] bool leads_from(std::uint32_t portal, std::uint32_t patch) const {
        const WalkPortal& g = def_.portals[portal];
        return g.a == patch || (g.b == patch && !g.one_way);
    }

    // Neighbour cells: ids are dense over the tiles that hold any patch.
    [[nodiscard]] std::uint32_t cell_count() const { return cell_count_; }
    [[nodiscard]] std::uint32_t sheet_count() const { return sheet_count_; }
    [[nodiscard]] int cell_x(double x) const { return whole_below((x - lo_.x) / tuning_.cell); }
    [[nodiscard]] int cell_y(double y) const { return whole_below((y - lo_.y) / tuning_.cell); }
    [[nodiscard]] Vec2 cell_origin(int cx, int cy) const {
        return {lo_.x + tuning_.cell * cx, lo_.y + tuning_.cell * cy};
    }
    /// Id of a neighbour cell, or none where no patch of the sheet lies.
    [[nodiscard]] std::uint32_t cell_id(std::uint32_t sheet, int cx, int cy) const {
        const int tx = cx >> 4, ty = cy >> 4;
        if (cx < 0 || cy < 0 || tx >= tiles_x_ || ty >= tiles_y_) return k_walk_none;
        const std::uint32_t slot =
            tile_slot_[(static_cast<std::size_t>(sheet) * static_cast<std::size_t>(tiles_y_) +
                        static_cast<std::size_t>(ty)) * static_cast<std::size_t>(tiles_x_) +
                       static_cast<std::size_t>(tx)];
        if (slot == k_walk_none) return k_walk_none;
        return slot * 256u + static_cast<std::uint32_t>((cy & 15) * 16 + (cx & 15));
    }

  private:
    void index_sheets();
    void collect_walls();
    void borrow_walls();
    void collect_corners();
    void list_portals();
    void list_solid();
    void cut_solid(std::uint32_t patch, std::uint32_t portal, std::vector<WalkWall>& out) const;
    void list_seen();
    void lay_cells();
    void lay_wall_cells();
    void lay_patch_hash();
    [[nodiscard]] double clear_along(std::uint32_t patch, Vec2 from, Vec2 dir) const;

    WalkDef def_;
    WalkGeometryDef tuning_;
    std::vector<WalkPatchInfo> info_;
    std::vector<WalkWall> walls_, sight_, solid_;
    std::vector<std::uint32_t> portal_list_, solid_start_;   ///< both by portal of a patch
    std::vector<WalkNext> next_list_;
    std::vector<WalkCorner> corners_;
    std::vector<std::uint32_t> near_start_, near_walls_, sight_start_, sight_walls_;
    Vec2 lo_, hi_;
    int tiles_x_ = 0, tiles_y_ = 0;
    std::uint32_t sheet_count_ = 0, cell_count_ = 0;
    std::vector<int> sheet_of_;
    std::vector<std::uint32_t> tile_slot_;
    std::vector<std::uint32_t> hash_start_, hash_patch_;  ///< patches per tile slot
};

/// Distance from p to the segment a-b and the nearest point.
[[nodiscard]] inline Vec2 nearest_on_segment(Vec2 a, Vec2 b, Vec2 p) {
    const Vec2 d = b - a;
    const double l2 = dot(d, d);
    const double t = l2 > 0.0 ? std::clamp(dot(p - a, d) / l2, 0.0, 1.0) : 0.0;
    return a + t * d;
}
/// Parameter along p-q where it crosses a-b, or a negative number.
[[nodiscard]] inline double crossing_at(Vec2 p, Vec2 q, Vec2 a, Vec2 b) {
    const Vec2 d = q - p, e = b - a;
    const double den = cross(d, e);
    if (den == 0.0) return -1.0;
    const double t = cross(a - p, e) / den, u = cross(a - p, d) / den;
    return t >= 0.0 && t <= 1.0 && u >= -1e-9 && u <= 1.0 + 1e-9 ? t : -1.0;
}

}  // namespace taicho::world
