#pragma once

#include <cstdint>
#include <vector>

#include "world/walk_geometry.h"

namespace taicho::world {

/// Something to walk to inside one patch: a portal, or a line or point on the floor.
struct WalkTarget {
    std::uint32_t patch = k_walk_none;
    Vec2 a, b;  ///< [m] any point of a-b will do
};

/// Where to head for now: any point of a-b; `corner` = the corner being rounded, none = the target.
struct WalkAim {
    Vec2 a, b;
    std::uint32_t corner = k_walk_none;
};

/// Shortest ways inside patches: straight where the line is free, else round corners (visibility
/// graph). Exact, so a walker's path does not depend on how the scene is turned. Shared by everybody;
/// built once, targets added between ticks.
class WalkWays {
  public:
    explicit WalkWays(const WalkGeometry& geometry);

    /// Target of a portal seen from one of its patches.
    [[nodiscard]] std::uint32_t portal_target(std::uint32_t portal, std::uint32_t patch) const {
        return 2 * portal + (geometry_.def().portals[portal].a == patch ? 0u : 1u);
    }
    std::uint32_t add_target(const WalkTarget& target);
    [[nodiscard]] const WalkTarget& target(std::uint32_t t) const { return targets_[t]; }

    /// Walking distance from p (in the target's patch) to the target; infinite when cut off.
    [[nodiscard]] double length(std::uint32_t target, Vec2 p) const;
    /// What to head for. `inset` keeps the body's radius from the ends of the target; `corner` is the
    /// aim of the last call (kept while it is still right), or none.
    [[nodiscard]] WalkAim aim(std::uint32_t target, Vec2 p, double inset, std::uint32_t corner) const;

  private:
    struct CornerWay {
        double length;        ///< [m] from the corner to the target
        std::uint32_t next;   ///< next corner, or none = straight to the target
    };
    void link_corners(std::uint32_t patch);
    void solve(std::uint32_t target);
    [[nodiscard]] bool sees_target(std::uint32_t target, Vec2 p, Vec2& hit, double inset, bool& whole) const;
    /// `known`: a corner to begin with, so that those farther than it need no look; or none.
    [[nodiscard]] std::uint32_t best_corner(std::uint32_t target, Vec2 p, double& length, std::uint32_t known) const;
    [[nodiscard]] WalkAim corner_aim(std::uint32_t patch, std::uint32_t corner) const;

    const WalkGeometry& geometry_;
    std::vector<WalkTarget> targets_;
    std::vector<std::size_t> way_begin_;  ///< into ways_, per target
    std::vector<CornerWay> ways_;
    std::vector<std::uint32_t> link_start_, links_;  ///< corners that see one another, rows = corners
};

}  // namespace taicho::world
