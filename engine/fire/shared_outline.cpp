#include "fire/shared_outline.h"

#include <algorithm>
#include <cmath>

#include "world/assemble_geometry.h"

namespace taicho::fire {
namespace {

constexpr double k_pitch = 0.5;  // [m] of the points looked at

double edge_distance(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 d = b - a;
    const double t = std::clamp(dot(p - a, d) / std::max(1e-12, dot(d, d)), 0.0, 1.0);
    return distance(p, a + t * d);
}

world::Box side_box(Vec2 p, Vec2 q) {
    world::Box box;
    box.add(p);
    box.add(q);
    return box;
}

}  // namespace

double shared_length(const world::Ring& a, const world::Ring& b) {
    constexpr double wall = 0.35;
    double length = 0.0;
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Vec2 p = a[i], q = a[(i + 1) % a.size()];
        const double side = distance(p, q);
        const world::Box reach = side_box(p, q).grown(wall);
        near.clear();
        for (std::size_t j = 0; j < b.size(); ++j)
            if (reach.meets(side_box(b[j], b[(j + 1) % b.size()]))) near.push_back(j);
        const int n = near.empty() ? 0 : static_cast<int>(side / k_pitch);
        for (int k = 0; k < n; ++k) {
            const Vec2 at = p + ((k + 0.5) / n) * (q - p);
            for (const std::size_t j : near)
                if (edge_distance(at, b[j], b[(j + 1) % b.size()]) < wall) {
                    length += side / n;
                    break;
                }
        }
    }
    return length;
}

double shared_area(const world::Ring& a, const world::Ring& b) {
    const world::Box box = world::box_of(a);
    const int nx = std::max(1, static_cast<int>((box.hi.x - box.lo.x) / k_pitch));
    const int ny = std::max(1, static_cast<int>((box.hi.y - box.lo.y) / k_pitch));
    const Vec2 cell{(box.hi.x - box.lo.x) / nx, (box.hi.y - box.lo.y) / ny};
    int hits = 0;
    for (int i = 0; i < nx; ++i)
        for (int k = 0; k < ny; ++k) {
            const Vec2 p{box.lo.x + (i + 0.5) * cell.x, box.lo.y + (k + 0.5) * cell.y};
            hits += world::contains(a, p) && world::contains(b, p);
        }
    return hits * cell.x * cell.y;
}

}  // namespace taicho::fire
