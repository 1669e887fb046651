#include "world/walk_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

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
constexpr double k_on = 0.02;      ///< [m] a portal this near a wall lies on it: drawn to the centimetre, over bends
constexpr double k_passage = 0.45; ///< [m] J: least width left, a body and a little more
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

void clip_to_ring(const std::vector<Vec2>& ring, Vec2& p0, Vec2& p1, double reach) {
    const double len = distance(p0, p1);
    if (len < k_passage) return;
    const Vec2 u = (1.0 / len) * (p1 - p0);
    std::vector<std::pair<double, double>> along;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if (dot(b - a, u) < 0.0) std::swap(a, b);
        const double s = dot(a - p0, u), t = dot(b - p0, u), lo = std::max(0.0, s), hi = std::min(len, t);
        if (hi - lo < 1e-6 || t - s < 0.9 * distance(a, b)) continue;
        const auto off = [&](double x) { return std::abs(cross(u, a + ((x - s) / (t - s)) * (b - a) - p0)); };
        if (off(lo) <= reach && off(hi) <= reach) along.emplace_back(lo, hi);
    }
    std::sort(along.begin(), along.end());
    std::pair<double, double> best{0.0, 0.0}, run{0.0, 0.0};
    for (const auto& [lo, hi] : along) {
        if (lo > run.second + reach) run.first = lo;
        run.second = std::max(run.second, hi);
        if (run.second - run.first > best.second - best.first) best = run;
    }
    const double rest = best.second - best.first;
    if (rest < k_passage || rest > len - reach) return;
    p1 = p0 + best.second * u;
    p0 = p0 + best.first * u;
}

void cut_edge(Vec2 a, Vec2 b, const std::vector<WalkWall>& portals, std::vector<WalkWall>& out) {
    const Vec2 d = b - a;
    const double len = norm(d);
    if (len < 1e-9) return;
    const Vec2 u = (1.0 / len) * d;
    std::vector<std::pair<double, double>> holes;
    for (const WalkWall& g : portals) {
        if (std::abs(cross(u, g.a - a)) > k_on || std::abs(cross(u, g.b - a)) > k_on) continue;
        const double s = dot(u, g.a - a), t = dot(u, g.b - a);
        const double lo = std::max(0.0, std::min(s, t)), hi = std::min(len, std::max(s, t));
        if (hi - lo > 1e-6) holes.emplace_back(lo, hi);
    }
    std::sort(holes.begin(), holes.end());
    double at = 0.0;
    for (const auto& [lo, hi] : holes) {
        if (lo - at > 1e-6) out.push_back({a + at * u, a + lo * u});
        at = std::max(at, hi);
    }
    if (len - at > 1e-6) out.push_back({a + at * u, b});
}

}  // namespace taicho::world
