#include "layout/sketch.h"

#include <algorithm>
#include <cmath>

#include "core/hash.h"

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;
using world::Ring;

namespace {

double to_cm(double v) {
    return std::round(v * 100.0) / 100.0 + 0.0;
}
Vec2 to_cm(Vec2 p) {
    return {to_cm(p.x), to_cm(p.y)};
}

}  // namespace

double ring_area(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        sum += cross(ring[i], ring[(i + 1) % ring.size()]);
    }
    return 0.5 * sum;
}

Vec2 ring_centre(const Ring& ring) {
    Vec2 sum;
    double area = 0.0;
    const Vec2 o = ring.empty() ? Vec2{} : ring[0];
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i] - o, b = ring[(i + 1) % ring.size()] - o;
        const double c = cross(a, b);
        area += c;
        sum = sum + c * (a + b);
    }
    if (std::abs(area) < 1e-12) return o;
    return o + (1.0 / (3.0 * area)) * sum;
}

bool ring_contains(const Ring& ring, Vec2 p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            in = !in;
        }
    }
    return in;
}

Feature& Sketch::polygon(FeatureKind kind, const std::string& id, int level, Ring ring) {
    for (Vec2& p : ring) p = to_cm(p);
    if (ring_area(ring) < 0.0) std::reverse(ring.begin(), ring.end());
    Feature& f = map_.features.emplace_back();
    f.kind = kind;
    f.id = id;
    f.level = level;
    f.building = building_;
    f.rings.push_back(std::move(ring));
    return f;
}

Feature& Sketch::room(const std::string& id, int level, Ring ring, const std::string& use) {
    Feature& f = polygon(FeatureKind::Room, id, level, std::move(ring));
    f.use = use;
    return f;
}

Feature& Sketch::opening(FeatureKind kind, const std::string& id, int level, Vec2 a, Vec2 b) {
    Feature& f = map_.features.emplace_back();
    f.kind = kind;
    f.id = id;
    f.level = level;
    f.building = building_;
    f.line = {to_cm(a), to_cm(b)};
    return f;
}

Feature& Sketch::point(FeatureKind kind, const std::string& id, int level, Vec2 p) {
    Feature& f = map_.features.emplace_back();
    f.kind = kind;
    f.id = id;
    f.level = level;
    f.line = {to_cm(p)};
    return f;
}

void Sketch::item(const std::string& id, const std::string& place, int level, Vec2 p,
                  const std::string& kind) {
    Feature& f = point(FeatureKind::Fixture, id, level, p);
    f.what = "item";
    f.item = kind;
    f.place = place;
}

void Sketch::device(const std::string& id, const std::string& place, int level, Vec2 p,
                    const std::string& what, const std::string& zone) {
    Feature& f = point(FeatureKind::Fixture, id, level, p);
    f.what = what;
    f.place = place;
    f.zone = zone;
}

Vec2 Frame::at(double u, double v) const {
    const double s = (mirror ? w - u : u) / w, t = v / d;
    return (1 - s) * (1 - t) * c[0] + s * (1 - t) * c[1] + s * t * c[2] + (1 - s) * t * c[3];
}

Ring Frame::rect(double u0, double v0, double u1, double v1) const {
    return {at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)};
}

Frame make_frame(const std::array<Vec2, 4>& quad) {
    Frame f;
    f.c = quad;
    f.w = 0.5 * (distance(quad[0], quad[1]) + distance(quad[3], quad[2]));
    f.d = 0.5 * (distance(quad[0], quad[3]) + distance(quad[1], quad[2]));
    return f;
}

Dice dice_of(std::uint64_t seed, const std::string& id) {
    return {seed, hash_text(id)};
}

}  // namespace taicho::layout
