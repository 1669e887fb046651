#include "layout/house_plan.h"

#include <algorithm>
#include <cmath>

namespace taicho::layout {

namespace {

constexpr double k_min_front = 2.2;   // m, shortest front room worth a partition
constexpr double k_good_front = 3.0;  // m, shortest front room with a room behind the stair as well
constexpr double k_min_back = 2.0;    // m
constexpr double k_min_side = 1.0;    // m, narrowest store or washroom
constexpr double k_min_along = 1.9;   // m, narrowest room beside the stair strip
constexpr double k_shed_core = 5.4;   // m, living part behind a workshop hall

double flight_length(const FurnishDef& def, double tread) {
    const double risers = std::ceil(def.storey_height / def.riser - 1e-9);
    return (risers - 1.0) * tread;
}

/// Long axis along v: a house that is wider than deep is turned, its front becomes the edge u = 0.
HousePlan turned(const House& house, bool mirror) {
    HousePlan p;
    p.frame = make_frame(house.quad);
    if (p.frame.w <= p.frame.d) {
        p.frame.mirror = mirror;
        return p;
    }
    const auto& c = house.quad;
    p.frame = make_frame({c[1], c[2], c[3], c[0]});
    p.frame.mirror = true;
    p.side_entry = true;
    return p;
}

void set_core(HousePlan& p, double a, double b, double flight) {
    p.a = a;
    p.b = b;
    const double e = 0.5 * (b - a - flight);
    p.f0 = a + e;
    p.f1 = b - e;
}

/// What stands between passage and party wall.
void set_side(HousePlan& p, const FurnishDef& def) {
    const double ws = p.w() - p.q;
    p.has_well = p.has_back && p.d() > def.well_from_depth && ws >= 0.8;
    p.well0 = p.has_well ? p.b - std::min(2.4, 0.5 * (p.b - p.a)) : p.b;
    p.has_side = ws >= (p.shape == PlanShape::Mid ? 1.5 : k_min_side);
    if (!p.has_side && !p.has_well) p.q = p.w();
    if (!p.has_side && p.has_well) p.well0 = p.a;
}

}  // namespace

HousePlan plan_house(const House& house, const FurnishDef& def, bool mirror) {
    HousePlan p = turned(house, mirror);
    const double w = p.w(), d = p.d();
    p.s = w < 3.2 ? def.stair_width_narrow : def.stair_width;
    p.q = p.s + def.passage;
    p.levels = std::max(1, house.levels);
    const bool steep = d < 9.0;
    const double flight = flight_length(def, steep ? def.tread_steep : def.tread);
    const double core = flight + 2.0 * (steep ? 0.9 * def.landing : def.landing);
    const bool shed = house.kind == HouseKind::Shed;
    if (p.levels > 1 && w >= 2.3 && d >= core + k_good_front + k_min_back) {
        p.shape = PlanShape::Long;
        p.has_back = true;
        const double spare = d - core;
        const double back =
            shed ? std::min(4.5, 0.3 * spare) : std::clamp(0.40 * spare, k_min_back, 4.5);
        set_core(p, spare - back, spare - back + core, flight);
    } else if (p.levels > 1 && w >= 2.3 && d >= core + k_min_front) {
        p.shape = PlanShape::Mid;
        set_core(p, d - core, d, flight);
    } else if (p.levels > 1 && w >= p.q + k_min_along && d >= flight + 1.3) {
        p.shape = PlanShape::Along;
        set_core(p, 0.0, d, flight);
    } else {
        p.levels = 1;
        p.split = d > 5.5 ? 0.62 * d : 0.0;
        return p;
    }
    if (shed && d > k_shed_core && p.shape == PlanShape::Long && w > 6.0) p.q = p.s + 1.1;
    if (p.shape != PlanShape::Along) set_side(p, def);
    return p;
}

bool stair_on_the_right(std::uint64_t seed, const std::string& house) {
    return dice_of(seed, house).chance(Purpose::Furnish, 0, 0.5);
}

world::Ring HousePlan::front() const {
    if (shape == PlanShape::Single) return frame.rect(0, 0, w(), split > 0 ? split : d());
    if (shape == PlanShape::Along) return frame.rect(q, 0, w(), d());
    return frame.rect(0, 0, w(), a);
}

world::Ring HousePlan::stair() const {
    const auto& f = frame;
    return {f.at(0, a),  f.at(q, a),  f.at(q, b),  f.at(0, b),
            f.at(0, f1), f.at(s, f1), f.at(s, f0), f.at(0, f0)};
}

world::Ring HousePlan::flight() const {
    return frame.rect(0, f0, s, f1);
}
world::Ring HousePlan::side() const {
    return frame.rect(q, a, w(), well0);
}
world::Ring HousePlan::well() const {
    return frame.rect(q, well0, w(), b);
}

world::Ring HousePlan::back() const {
    if (shape == PlanShape::Single) return frame.rect(0, split, w(), d());
    return frame.rect(0, b, w(), d());
}

double HousePlan::front_length() const {
    const double depth = shape == PlanShape::Single  ? (split > 0 ? split : d())
                         : shape == PlanShape::Along ? d()
                                                     : a;
    if (side_entry) return depth;
    return shape == PlanShape::Along ? w() - q : w();
}

void HousePlan::front_segment(double width, double shift, Vec2& p0, Vec2& p1) const {
    const double len = front_length();
    const double half = 0.5 * std::min(width, len - 0.2);
    const double mid = std::clamp(0.5 * len + shift, half + 0.1, len - half - 0.1);
    if (side_entry) {
        p0 = frame.at(w(), mid - half);
        p1 = frame.at(w(), mid + half);
        return;
    }
    const double u0 = shape == PlanShape::Along ? q : 0.0;
    p0 = frame.at(u0 + mid - half, 0.0);
    p1 = frame.at(u0 + mid + half, 0.0);
}

}  // namespace taicho::layout
