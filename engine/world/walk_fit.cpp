#include "world/walk_fit.h"

#include <algorithm>
#include <cstddef>

#include "world/walk_geometry.h"

namespace taicho::world {

namespace {

struct On {
    std::size_t edge = 0;   ///< from ring[edge] to the next
    double along = 0.0;     ///< [m] from the start of the edge
    double off = 1e300;     ///< [m] distance to it
};

/// Nearest edge whose direction agrees with `along` (an end of a doorway touches two walls; its own is meant).
On nearest(const std::vector<Vec2>& ring, Vec2 p, Vec2 direction) {
    On best;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if (std::abs(dot(normalised(b - a), direction)) < 0.9) continue;
        const Vec2 q = nearest_on_segment(a, b, p);
        const double off = distance(p, q);
        if (off < best.off) best = {i, distance(a, q), off};
    }
    return best;
}

constexpr double k_exact = 1e-7;   ///< [m] on the ring already
constexpr double k_same = 0.02;    ///< [m] a corner this near an end is that end

}  // namespace

bool fit_ring(std::vector<Vec2>& ring, Vec2 p0, Vec2 p1, double reach) {
    const Vec2 direction = normalised(p1 - p0);
    On a = nearest(ring, p0, direction), b = nearest(ring, p1, direction);
    if (a.off > reach || b.off > reach) return false;
    if (a.off < k_exact && b.off < k_exact) return true;
    // Walk the ring forward from the first end to the second.
    if (a.edge > b.edge || (a.edge == b.edge && a.along > b.along)) {
        std::swap(a, b);
        std::swap(p0, p1);
    }
    std::vector<Vec2> inner(ring.begin() + static_cast<std::ptrdiff_t>(a.edge) + 1,
                            ring.begin() + static_cast<std::ptrdiff_t>(b.edge) + 1);
    const auto astray = [&](Vec2 v) { return distance(v, nearest_on_segment(p0, p1, v)) > reach; };
    if (std::any_of(inner.begin(), inner.end(), astray)) return false;
    std::vector<Vec2> out;
    for (std::size_t i = 0; i <= a.edge; ++i) out.push_back(ring[i]);
    if (out.size() > 1 && distance(out.back(), p0) < k_same) out.pop_back();
    out.push_back(p0);
    out.push_back(p1);
    for (std::size_t i = b.edge + 1; i < ring.size(); ++i) {
        if (i == b.edge + 1 && distance(ring[i], p1) < k_same) continue;
        out.push_back(ring[i]);
    }
    if (out.size() < 4) return false;
    if (distance(out.front(), out.back()) < k_same) {
        // The seam of the ring lies beside an end: keep the end, not the old corner.
        if (out.back() == p1) out.erase(out.begin());
        else if (out.front() == p0) out.pop_back();
    }
    ring = std::move(out);
    return true;
}

}  // namespace taicho::world
