#pragma once

#include "layout/layout_def.h"
#include "layout/sketch.h"

/// How the inside of a tube house is divided, before anything is named. All storeys share one
/// division, so that flights stand above one another and a light well runs through:
///
///     v = d   +------------------+      back   kitchen below, bedrooms above
///             |       back       |
///     v = b   +----+------+------+
///             |    |      | well |      stair  a U of landings and a passage round one flight
///             |flt | pass +------+      side   store or washroom between passage and party wall
///             |    |      | side |
///     v = a   +----+------+------+
///             |      front       |      front  shop, workshop, parking or living below, bedroom
///             above
///     v = 0   +------------------+
///
/// A house that is too short loses `back` (Mid), then `front` (Along: stair strip beside one room),
/// then its upper storeys (Single). v runs along the long side of the footprint; when the alley is
/// on that side, the entrance is at u = w (`side_entry`).
namespace taicho::layout {

enum class PlanShape { Single, Along, Mid, Long };

struct HousePlan {
    Frame frame;
    PlanShape shape = PlanShape::Single;
    bool side_entry = false;
    int levels = 1;
    double s = 0.8;             ///< [m] width of the flight
    double q = 1.65;            ///< [m] width of flight and passage
    double a = 0.0, b = 0.0;    ///< [m] core from a to b
    double f0 = 0.0, f1 = 0.0;  ///< [m] flight from f0 (bottom) to f1 (top)
    double well0 = 0.0;         ///< [m] light well from here to b
    bool has_side = false, has_well = false, has_back = false;
    double split = 0.0;  ///< [m] single-storey house: kitchen behind this line, 0 = none

    [[nodiscard]] double w() const { return frame.w; }
    [[nodiscard]] double d() const { return frame.d; }
    [[nodiscard]] world::Ring front() const;
    [[nodiscard]] world::Ring stair() const;
    [[nodiscard]] world::Ring flight() const;
    [[nodiscard]] world::Ring side() const;
    [[nodiscard]] world::Ring well() const;
    [[nodiscard]] world::Ring back() const;
    /// Segment of the front edge of the front room, `width` long, `shift` from its middle.
    void front_segment(double width, double shift, Vec2& p0, Vec2& p1) const;
    /// Length of the front room along the alley [m].
    [[nodiscard]] double front_length() const;
};

/// Divides the footprint; at most `levels` storeys, fewer when no stair fits.
[[nodiscard]] HousePlan plan_house(const House& house, const FurnishDef& def, bool mirror);

/// Side of the stair in a house: one draw per house.
[[nodiscard]] bool stair_on_the_right(std::uint64_t seed, const std::string& house);

}  // namespace taicho::layout
