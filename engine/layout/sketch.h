#pragma once

#include <array>
#include <string>

#include "core/rng.h"
#include "layout/scene.h"
#include "world/map_def.h"

namespace taicho::layout {

/// Signed area of a ring [m2], positive counter-clockwise.
[[nodiscard]] double ring_area(const world::Ring& ring);
[[nodiscard]] Vec2 ring_centre(const world::Ring& ring);
/// Inside or on the edge.
[[nodiscard]] bool ring_contains(const world::Ring& ring, Vec2 p);

/// Adds features of one building to a map; every call returns the feature just added, valid until
/// the next call. Rings are turned counter-clockwise, coordinates rounded to the centimetre.
class Sketch {
  public:
    Sketch(world::MapDef& map, std::string building) : map_(map), building_(std::move(building)) {}
    world::Feature& polygon(world::FeatureKind kind, const std::string& id, int level,
                            world::Ring ring);
    world::Feature& room(const std::string& id, int level, world::Ring ring,
                         const std::string& use);
    /// Opening on the segment a-b.
    world::Feature& opening(world::FeatureKind kind, const std::string& id, int level, Vec2 a,
                            Vec2 b);
    world::Feature& point(world::FeatureKind kind, const std::string& id, int level, Vec2 p);
    /// Fuel package of the item library.
    void item(const std::string& id, const std::string& place, int level, Vec2 p,
              const std::string& kind);
    void device(const std::string& id, const std::string& place, int level, Vec2 p,
                const std::string& what, const std::string& zone = "");
    [[nodiscard]] const std::string& building() const { return building_; }

  private:
    world::MapDef& map_;
    std::string building_;
};

/// Plan coordinates of a quadrilateral house: u across, v from edge 0-1 inwards, in metres. Lines
/// of constant u or v are straight in the plan (bilinear map), so rooms stay polygons and fit the
/// outline.
struct Frame {
    std::array<Vec2, 4> c;
    double w = 0.0, d = 0.0;  ///< [m] mean width and depth
    bool mirror = false;
    [[nodiscard]] Vec2 at(double u, double v) const;
    [[nodiscard]] world::Ring rect(double u0, double v0, double u1, double v1) const;
};
[[nodiscard]] Frame make_frame(const std::array<Vec2, 4>& quad);

/// Draws of one entity of a layout.
struct Dice {
    std::uint64_t seed = 1;
    std::uint64_t entity = 0;
    [[nodiscard]] double uniform(Purpose p, std::uint32_t occasion) const {
        return draw_uniform({seed, entity, p, occasion});
    }
    [[nodiscard]] double between(Purpose p, std::uint32_t occasion, double lo, double hi) const {
        return lo + (hi - lo) * uniform(p, occasion);
    }
    [[nodiscard]] bool chance(Purpose p, std::uint32_t occasion, double share) const {
        return uniform(p, occasion) < share;
    }
};
[[nodiscard]] Dice dice_of(std::uint64_t seed, const std::string& id);

}  // namespace taicho::layout
