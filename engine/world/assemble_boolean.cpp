#include "world/assemble_boolean.h"

#include <algorithm>
#include <boost/polygon/polygon.hpp>
#include <cmath>

namespace taicho::world {

namespace {

namespace bp = boost::polygon;
using namespace boost::polygon::operators;
using Set = bp::polygon_set_data<int>;
using Holed = bp::polygon_with_holes_data<int>;
using Point = bp::point_data<int>;

constexpr double k_grid = 1e-4;      // [m] 0.1 mm: int32 reaches 214 km, beyond the 100 km limit
constexpr double k_smallest = 1e-4;  // [m2] what remains below this is rounding

Point to_grid(Vec2 p) {
    return {static_cast<int>(std::lround(p.x / k_grid)),
            static_cast<int>(std::lround(p.y / k_grid))};
}

bp::polygon_data<int> to_polygon(const Ring& ring) {
    std::vector<Point> points;
    points.reserve(ring.size());
    for (const Vec2 p : ring) points.push_back(to_grid(p));
    return {points.begin(), points.end()};
}

Set to_set(const std::vector<Shape>& shapes) {
    Set set;
    for (const Shape& s : shapes) {
        if (s.holes.empty()) {
            set.insert(to_polygon(s.outline));
            continue;
        }
        Set one, holes;
        one.insert(to_polygon(s.outline));
        for (const Ring& h : s.holes) holes.insert(to_polygon(h));
        one -= holes;
        set += one;
    }
    return set;
}

/// Drops repeated and straight-through corners; may leave fewer than three points.
Ring tidy(const Ring& in) {
    Ring ring;
    for (const Vec2 p : in) {
        if (ring.empty() || distance(ring.back(), p) > 2.0 * k_grid) ring.push_back(p);
    }
    while (ring.size() > 1 && distance(ring.front(), ring.back()) <= 2.0 * k_grid) ring.pop_back();
    for (bool again = true; again && ring.size() >= 3;) {
        again = false;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec2 a = ring[(i + ring.size() - 1) % ring.size()], b = ring[i];
            const Vec2 c = ring[(i + 1) % ring.size()];
            const double off = std::abs(cross(b - a, c - a));
            if (off > k_grid * 1.5 * norm(c - a) + 1e-12) continue;
            ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(i));
            again = true;
            break;
        }
    }
    return ring;
}

template <class P>
Ring to_ring(const P& polygon, bool ccw) {
    Ring ring;
    for (auto it = polygon.begin(); it != polygon.end(); ++it) {
        ring.push_back({bp::x(*it) * k_grid, bp::y(*it) * k_grid});
    }
    ring = tidy(ring);
    if ((signed_area(ring) > 0.0) != ccw) std::reverse(ring.begin(), ring.end());
    // start at the lowest, then leftmost corner, so that the order never depends on the sweep
    if (!ring.empty()) {
        const auto first = std::min_element(ring.begin(), ring.end(), [](Vec2 a, Vec2 b) {
            return a.y != b.y ? a.y < b.y : a.x < b.x;
        });
        std::rotate(ring.begin(), first, ring.end());
    }
    return ring;
}

std::vector<Shape> from_set(const Set& set) {
    std::vector<Holed> polygons;
    set.get(polygons);
    std::vector<Shape> shapes;
    for (const Holed& p : polygons) {
        Shape s;
        s.outline = to_ring(p, true);
        if (s.outline.size() < 3 || std::abs(signed_area(s.outline)) < k_smallest) continue;
        for (auto h = p.begin_holes(); h != p.end_holes(); ++h) {
            Ring hole = to_ring(*h, false);
            if (hole.size() >= 3 && std::abs(signed_area(hole)) >= k_smallest) {
                s.holes.push_back(std::move(hole));
            }
        }
        shapes.push_back(std::move(s));
    }
    std::sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) {
        const Vec2 p = a.outline.front(), q = b.outline.front();
        if (p.y != q.y) return p.y < q.y;
        if (p.x != q.x) return p.x < q.x;
        return area_of(a) > area_of(b);
    });
    return shapes;
}

}  // namespace

std::vector<Shape> unite(const std::vector<Shape>& shapes) {
    return from_set(to_set(shapes));
}

std::vector<Shape> subtract(const std::vector<Shape>& from, const std::vector<Shape>& what) {
    Set set = to_set(from);
    set -= to_set(what);
    return from_set(set);
}

std::vector<Shape> intersect(const std::vector<Shape>& a, const std::vector<Shape>& b) {
    Set set = to_set(a);
    set &= to_set(b);
    return from_set(set);
}

std::vector<Shape> cut_out(const std::vector<Shape>& shapes, const std::vector<Shape>& minus,
                           const Ring& cell) {
    Set set = to_set(shapes);
    if (!minus.empty()) set -= to_set(minus);
    set &= to_set({Shape{cell, {}}});
    return from_set(set);
}

}  // namespace taicho::world
