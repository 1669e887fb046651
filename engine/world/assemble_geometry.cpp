#include "world/assemble_geometry.h"

#include <algorithm>
#include <cmath>

namespace taicho::world {

void Box::add(Vec2 p) {
    lo = {std::min(lo.x, p.x), std::min(lo.y, p.y)};
    hi = {std::max(hi.x, p.x), std::max(hi.y, p.y)};
}

Box box_of(const Ring& ring) {
    Box box;
    for (const Vec2 p : ring) box.add(p);
    return box;
}

double signed_area(const Ring& ring) {
    if (ring.empty()) return 0.0;
    double twice = 0.0;
    const Vec2 o = ring.front();  // relative to a corner: large coordinates lose no digits
    for (std::size_t i = 0; i < ring.size(); ++i) {
        twice += cross(ring[i] - o, ring[(i + 1) % ring.size()] - o);
    }
    return 0.5 * twice;
}

double area_of(const Shape& shape) {
    double a = std::abs(signed_area(shape.outline));
    for (const Ring& h : shape.holes) a -= std::abs(signed_area(h));
    return a;
}

Vec2 centroid_of(const Ring& ring) {
    if (ring.empty()) return {};
    const Vec2 o = ring.front();
    double twice = 0.0;
    Vec2 sum;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i] - o, b = ring[(i + 1) % ring.size()] - o;
        const double c = cross(a, b);
        twice += c;
        sum = sum + c * (a + b);
    }
    if (std::abs(twice) < 1e-12) return o;
    return o + sum * (1.0 / (3.0 * twice));
}

bool contains(const Ring& ring, Vec2 p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            in = !in;
        }
    }
    return in;
}

bool contains(const Shape& shape, Vec2 p) {
    if (!contains(shape.outline, p)) return false;
    return std::none_of(shape.holes.begin(), shape.holes.end(),
                        [&](const Ring& h) { return contains(h, p); });
}

namespace {

void crossings_at(const Ring& ring, double y, std::vector<double>& xs) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if ((a.y > y) != (b.y > y)) xs.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
    }
}

}  // namespace

Vec2 inner_point(const Shape& shape) {
    const Vec2 c = centroid_of(shape.outline);
    if (contains(shape, c)) return c;
    const Box box = box_of(shape.outline);
    Vec2 best = c;
    double longest = -1.0;
    for (int k = 1; k < 8; ++k) {
        const double y = box.lo.y + (box.hi.y - box.lo.y) * (k / 8.0 + 0.013);
        std::vector<double> xs;
        crossings_at(shape.outline, y, xs);
        for (const Ring& h : shape.holes) crossings_at(h, y, xs);
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            if (xs[i + 1] - xs[i] > longest) {
                longest = xs[i + 1] - xs[i];
                best = {0.5 * (xs[i] + xs[i + 1]), y};
            }
        }
    }
    return best;
}

Vec2 closest_on_segment(Vec2 a, Vec2 b, Vec2 p) {
    const Vec2 d = b - a;
    const double l2 = dot(d, d);
    const double t = l2 > 0.0 ? std::clamp(dot(p - a, d) / l2, 0.0, 1.0) : 0.0;
    return a + t * d;
}

Nearest nearest_on(const Ring& ring, Vec2 p) {
    Nearest n;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        const Vec2 q = closest_on_segment(a, b, p);
        const double d = distance(p, q);
        if (d < n.distance) n = {d, q, a, b};
    }
    return n;
}

Nearest nearest_on(const Shape& shape, Vec2 p) {
    Nearest n = nearest_on(shape.outline, p);
    for (const Ring& h : shape.holes) {
        const Nearest m = nearest_on(h, p);
        if (m.distance < n.distance) n = m;
    }
    return n;
}

std::optional<Vec2> crossing(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    const Vec2 r = b - a, s = d - c;
    const double den = cross(r, s);
    constexpr double k_near = 1e-9;
    if (std::abs(den) < 1e-12) {  // parallel: touching only when collinear and overlapping
        if (std::abs(cross(c - a, r)) > k_near * (norm(r) + 1.0)) return std::nullopt;
        const double l2 = dot(r, r);
        if (l2 == 0.0) return std::nullopt;
        const double t0 = dot(c - a, r) / l2, t1 = dot(d - a, r) / l2;
        const double lo = std::max(0.0, std::min(t0, t1)), hi = std::min(1.0, std::max(t0, t1));
        if (lo > hi) return std::nullopt;
        return a + 0.5 * (lo + hi) * r;
    }
    const double t = cross(c - a, s) / den, u = cross(c - a, r) / den;
    if (t < -k_near || t > 1.0 + k_near || u < -k_near || u > 1.0 + k_near) return std::nullopt;
    return a + t * r;
}

std::optional<Vec2> self_crossing(const Ring& ring) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % n];
        // neighbouring edges may only share their vertex: folding back is a spike
        const Vec2 c = ring[(i + 2) % n];
        if (std::abs(cross(b - a, c - b)) < 1e-12 && dot(b - a, c - b) < 0.0) return b;
        for (std::size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j == n - 1) continue;
            if (const auto p = crossing(a, b, ring[j], ring[(j + 1) % n])) return p;
        }
    }
    return std::nullopt;
}

Oriented smallest_rectangle(const Ring& ring) {
    Oriented best;
    double least = 1e300;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 u = normalised(ring[(i + 1) % ring.size()] - ring[i]);
        if (u == Vec2{}) continue;
        const Vec2 v = perpendicular(u);
        double ulo = 1e300, uhi = -1e300, vlo = 1e300, vhi = -1e300;
        for (const Vec2 p : ring) {
            ulo = std::min(ulo, dot(p, u)), uhi = std::max(uhi, dot(p, u));
            vlo = std::min(vlo, dot(p, v)), vhi = std::max(vhi, dot(p, v));
        }
        const double l = uhi - ulo, w = vhi - vlo;
        if (l * w >= least * (1.0 - 1e-9)) continue;  // equal ones: the first edge decides
        least = l * w;
        best.centre = 0.5 * (ulo + uhi) * u + 0.5 * (vlo + vhi) * v;
        best.along = l >= w ? u : v;
        best.length = std::max(l, w);
        best.width = std::min(l, w);
    }
    return best;
}

Ring strip(Vec2 a, Vec2 b, double width) {
    const Vec2 h = 0.5 * width * perpendicular(normalised(b - a));
    return {a - h, b - h, b + h, a + h};
}

bool is_convex(const Ring& ring) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % n], c = ring[(i + 2) % n];
        if (cross(b - a, c - b) < -1e-9) return false;
    }
    return true;
}

double convex_overlap(const Ring& a, const Ring& b) {
    Ring p = a;
    for (std::size_t i = 0; i < b.size() && p.size() >= 3; ++i) {
        const Vec2 o = b[i], d = b[(i + 1) % b.size()] - o;
        Ring q;
        for (std::size_t k = 0; k < p.size(); ++k) {
            const Vec2 s = p[k], e = p[(k + 1) % p.size()];
            const double fs = cross(d, s - o), fe = cross(d, e - o);
            if (fs >= 0.0) q.push_back(s);
            if ((fs >= 0.0) != (fe >= 0.0)) q.push_back(s + (fs / (fs - fe)) * (e - s));
        }
        p = std::move(q);
    }
    return p.size() < 3 ? 0.0 : std::abs(signed_area(p));
}

}  // namespace taicho::world
