#include "world/walk_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace taicho::world {

namespace {

struct On {
    std::size_t edge = 0;   ///< from ring[edge] to the next
    double along = 0.0;     ///< [m] from the start of the edge
    double off = 1e300;     ///< [m] distance to it
};

constexpr double k_speck = 1e-3;   ///< [m] between corners that are one: such an edge has no direction

/// Nearest edge whose direction agrees with `along` (an end of a doorway touches two walls; its own is meant).
On nearest(const std::vector<Vec2>& ring, Vec2 p, Vec2 direction) {
    On best;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if (distance(a, b) < k_speck || std::abs(dot(normalised(b - a), direction)) < 0.9) continue;
        const Vec2 q = nearest_on_segment(a, b, p);
        const double off = distance(p, q);
        if (off < best.off) best = {i, distance(a, q), off};
    }
    return best;
}

constexpr double k_exact = 1e-7;   ///< [m] on the ring already
constexpr double k_on = 0.02;      ///< [m] a portal this near a wall lies on it: drawn to the centimetre, over bends
constexpr double k_passage = 0.45; ///< [m] J: least width left, a body and a little more
constexpr double k_slant = 0.2;    ///< [-] tangent between a portal and a wall it may still lie on
constexpr double k_same = 0.02;    ///< [m] a corner this near an end is that end

/// Width of each seam [m]. One that bends is given in pieces end to end; they count together where none of them is
/// wide enough alone, else people would queue at a short piece beside a long one.
std::vector<double> widths_in_line(const std::vector<WalkPortal>& seams) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> between;
    for (std::size_t k = 0; k < seams.size(); ++k) between[std::minmax(seams[k].a, seams[k].b)].push_back(k);
    const auto touch = [&](const WalkPortal& g, const WalkPortal& h) {
        return std::min(std::min(distance(g.p0, h.p0), distance(g.p0, h.p1)),
                        std::min(distance(g.p1, h.p0), distance(g.p1, h.p1))) < k_same;
    };
    std::vector<double> width(seams.size(), 0.0);
    for (const auto& [pair, pieces] : between) {
        std::vector<std::size_t> rest = pieces;
        while (!rest.empty()) {
            std::vector<std::size_t> line{rest.back()};
            rest.pop_back();
            for (std::size_t n = 0; n < line.size(); ++n) {
                for (std::size_t j = rest.size(); j-- > 0;) {
                    if (!touch(seams[line[n]], seams[rest[j]])) continue;
                    line.push_back(rest[j]);
                    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j));
                }
            }
            double sum = 0.0, widest = 0.0;
            for (const std::size_t k : line) {
                width[k] = distance(seams[k].p0, seams[k].p1);
                sum += width[k];
                widest = std::max(widest, width[k]);
            }
            if (widest >= k_passage) continue;
            for (const std::size_t k : line) width[k] = sum;
        }
    }
    return width;
}

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

std::vector<std::uint8_t> spare_slivers(const std::vector<WalkPortal>& seams, std::size_t patches) {
    const std::vector<double> width = widths_in_line(seams);
    std::vector<std::size_t> order(seams.size()), root(patches);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::iota(root.begin(), root.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t l, std::size_t r) { return width[l] > width[r]; });
    const auto region = [&](std::size_t p) {
        while (root[p] != p) p = root[p] = root[root[p]];
        return p;
    };
    std::vector<std::uint8_t> spare(seams.size(), 0);
    for (const std::size_t k : order) {  // widest first: what joins nothing new can be walked round
        const std::size_t a = region(seams[k].a), b = region(seams[k].b);
        spare[k] = width[k] < k_passage && a == b;
        root[a] = b;
    }
    return spare;
}

void cut_edge(Vec2 a, Vec2 b, const std::vector<WalkWall>& portals, std::vector<WalkWall>& out) {
    const Vec2 d = b - a;
    const double len = norm(d);
    if (len < 1e-9) return;
    const Vec2 u = (1.0 / len) * d;
    std::vector<std::pair<double, double>> holes;
    for (const WalkWall& g : portals) {
        const double s = dot(u, g.a - a), t = dot(u, g.b - a), off_s = cross(u, g.a - a), off_t = cross(u, g.b - a);
        const double lo = std::max(0.0, std::min(s, t)), hi = std::min(len, std::max(s, t));
        if (hi - lo <= 1e-6 || std::abs(off_t - off_s) > k_slant * std::abs(t - s)) continue;
        // Only where both lie matters: on a lane that bends slightly, the far end of a long entry is off the line.
        const auto off = [&](double x) { return std::abs(off_s + (x - s) / (t - s) * (off_t - off_s)); };
        if (off(lo) <= k_on && off(hi) <= k_on) holes.emplace_back(lo, hi);
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
