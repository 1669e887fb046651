#pragma once

#include <cstdint>
#include <vector>

#include "core/vec2.h"
#include "world/world.h"

namespace taicho::fire {

/// Uniform grid of 16 m cells over outdoor openings and building footprints: what stands near.
class OutdoorGrid {
  public:
    OutdoorGrid() = default;
    /// `outdoor` says per opening whether it faces the open air.
    OutdoorGrid(const world::World& world, const std::vector<std::uint8_t>& outdoor);

    /// Rows of outdoor openings whose middle lies within `radius`, ascending.
    void openings_near(Vec2 at, double radius, std::vector<std::uint32_t>& out) const;
    /// Rows of buildings whose box comes within `radius`, ascending.
    void buildings_near(Vec2 at, double radius, std::vector<std::uint32_t>& out) const;
    /// True when a building stands between two points (prisms of footprint and height).
    [[nodiscard]] bool blocked(Vec3 a, Vec3 b) const;

    [[nodiscard]] std::size_t bytes() const {
        return 4 * (openings_.start.size() + openings_.row.size() + buildings_.start.size() + buildings_.row.size()) +
               sizeof(Corner) * (box_low_.size() + box_high_.size());
    }

  private:
    struct Cells {
        std::vector<std::uint32_t> start, row;
    };
    [[nodiscard]] std::size_t cell(int cx, int cy) const {
        return static_cast<std::size_t>(cy) * static_cast<std::size_t>(nx_) + static_cast<std::size_t>(cx);
    }
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int line(double y) const;
    void collect(const Cells& cells, Vec2 low, Vec2 high, std::vector<std::uint32_t>& out) const;

    const world::World* world_ = nullptr;
    Vec2 origin_;
    int nx_ = 0, ny_ = 0;
    Cells openings_, buildings_;
    struct Corner {
        float x, y;
    };
    std::vector<Corner> box_low_, box_high_;  ///< [m] per building, a little wide
};

}  // namespace taicho::fire
