#include "fire/shared_outline.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "world/assemble_geometry.h"

namespace taicho::fire {
namespace {

constexpr double k_pitch = 0.5;  // [m] of the points looked at

world::Box side_box(Vec2 p, Vec2 q) {
    world::Box box;
    box.add(p);
    box.add(q);
    return box;
}

}  // namespace

double shared_length(const world::Ring& a, const world::Ring& b) {
    constexpr double wall = 0.35;       // [m] most between the two faces
    constexpr double parallel = 0.26;   // sine of 15 degrees: sides that meet at a corner are no wall of both
    double length = 0.0;
    std::vector<std::pair<double, double>> parts;   // along the side
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Vec2 p = a[i], q = a[(i + 1) % a.size()];
        const double side = distance(p, q);
        if (side < 1e-9) continue;
        const Vec2 u = (1.0 / side) * (q - p);
        const world::Box reach = side_box(p, q).grown(wall);
        parts.clear();
        for (std::size_t j = 0; j < b.size(); ++j) {
            const Vec2 r = b[j], s = b[(j + 1) % b.size()];
            const double other = distance(r, s);
            if (other < 1e-9 || !reach.meets(side_box(r, s)) || std::abs(cross(u, s - r)) > parallel * other) continue;
            const double from = std::max(0.0, std::min(dot(r - p, u), dot(s - p, u)));
            const double to = std::min(side, std::max(dot(r - p, u), dot(s - p, u)));
            if (to <= from) continue;
            const double along = dot(s - r, u);
            const double t = (0.5 * (from + to) - dot(r - p, u)) / (std::abs(along) > 1e-12 ? along : other);
            if (std::abs(cross(u, r + t * (s - r) - p)) < wall) parts.emplace_back(from, to);
        }
        std::sort(parts.begin(), parts.end());
        double end = 0.0;
        for (const auto& [from, to] : parts) {
            length += std::max(0.0, to - std::max(from, end));
            end = std::max(end, to);
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
