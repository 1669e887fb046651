#include <algorithm>
#include <cmath>

#include "layout/fronts.h"
#include "layout/sketch.h"
#include "world/assemble_geometry.h"

namespace taicho::layout {

using world::Ring;
using Quad = std::array<Vec2, 4>;

namespace {

constexpr double k_corner_loss = 0.10;  // share of a footprint that its dropped corners may hold
constexpr double k_square = 0.5;        // |cosine| of a corner: 60 to 120 degrees
constexpr double k_min_width = 1.6;     // m
constexpr double k_min_depth = 2.4;     // m
constexpr double k_step = 0.25;         // m, columns tried along an edge
constexpr double k_skin = 0.01;         // m, kept from the footprint's edges

bool fit(const Quad& q) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec2 a = q[(i + 3) % 4] - q[i], b = q[(i + 1) % 4] - q[i];
        if (norm(a) < k_min_width || norm(b) < k_min_width) return false;
        if (cross(b, a) <= 0.0 || std::abs(dot(a, b)) > k_square * norm(a) * norm(b)) return false;
    }
    return std::max(distance(q[0], q[1]), distance(q[1], q[2])) >= k_min_depth;
}

/// Drops the smallest convex corner until four are left; nothing when too much would be lost.
void add_cornered(const Ring& ring, std::vector<Quad>& out) {
    std::vector<std::size_t> at(ring.size());
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
    double lost = 0.0;
    const double area = ring_area(ring);
    while (at.size() > 4) {
        double least = 1e300;
        std::size_t drop = at.size();
        for (std::size_t i = 0; i < at.size(); ++i) {
            const Vec2 a = ring[at[(i + at.size() - 1) % at.size()]], b = ring[at[i]],
                       c = ring[at[(i + 1) % at.size()]];
            const double t = 0.5 * cross(b - a, c - b);
            if (t >= 0.0 && t < least) least = t, drop = i;
        }
        if (drop == at.size()) return;
        lost += least;
        at.erase(at.begin() + static_cast<std::ptrdiff_t>(drop));
    }
    if (at.size() != 4 || lost > k_corner_loss * area) return;
    for (std::size_t e = 0; e < 4; ++e) {
        if ((at[e] + 1) % ring.size() != at[(e + 1) % 4]) continue;  // not an edge of the outline
        const Quad q = {ring[at[e]], ring[at[(e + 1) % 4]], ring[at[(e + 2) % 4]],
                        ring[at[(e + 3) % 4]]};
        if (fit(q)) out.push_back(q);
    }
}

/// Depth of the footprint behind a point of an edge, straight inwards.
double depth_at(const Ring& ring, std::size_t edge, Vec2 from, Vec2 inward) {
    double least = 1e300;
    const Vec2 far = from + 1000.0 * inward;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i == edge) continue;
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if (const auto x = world::crossing(from + k_skin * inward, far, a, b)) {
            least = std::min(least, dot(*x - from, inward));
        }
    }
    return least > 1e299 ? 0.0 : least;
}

void add_rectangle(const Ring& ring, std::size_t edge, std::vector<Quad>& out) {
    const Vec2 a = ring[edge], b = ring[(edge + 1) % ring.size()];
    const double length = distance(a, b);
    if (length < k_min_width + 2 * k_skin) return;
    const Vec2 d = (1.0 / length) * (b - a), in = perpendicular(d);
    std::vector<double> xs;
    for (double x = k_skin; x < length - k_skin; x += k_step) xs.push_back(x);
    xs.push_back(length - k_skin);
    for (const Vec2 p : ring) {
        for (const double off : {-k_skin, k_skin}) {
            const double x = dot(p - a, d) + off;
            if (x > k_skin && x < length - k_skin) xs.push_back(x);
        }
    }
    std::sort(xs.begin(), xs.end());
    std::vector<double> depth;
    for (const double x : xs) depth.push_back(depth_at(ring, edge, a + x * d, in) - k_skin);
    double best = 0.0, x0 = 0.0, x1 = 0.0, deep = 0.0;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        double least = depth[i];
        for (std::size_t j = i + 1; j < xs.size(); ++j) {
            least = std::min(least, depth[j]);
            const double w = xs[j] - xs[i];
            if (least < k_min_width) break;
            if (w < k_min_width || std::max(w, least) < k_min_depth) continue;
            if (w * least > best) best = w * least, x0 = xs[i], x1 = xs[j], deep = least;
        }
    }
    if (best <= 0.0) return;
    const Vec2 p = a + x0 * d, q = a + x1 * d;
    out.push_back({p, q, q + deep * in, p + deep * in});
}

}  // namespace

std::vector<Quad> quads_in(const Ring& ring) {
    std::vector<Quad> out;
    add_cornered(ring, out);
    for (std::size_t e = 0; e < ring.size(); ++e) add_rectangle(ring, e, out);
    return out;
}

}  // namespace taicho::layout
