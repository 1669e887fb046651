#include "picture/draw_list.h"

#include <algorithm>

namespace taicho::picture {

namespace {

Shape& add(DrawList& list, ShapeType type, Space space, const std::vector<Vec2>& points) {
    Shape s;
    s.type = type;
    s.space = space;
    s.first = static_cast<std::uint32_t>(list.points.size());
    s.count = static_cast<std::uint32_t>(points.size());
    list.points.insert(list.points.end(), points.begin(), points.end());
    list.shapes.push_back(s);
    return list.shapes.back();
}

}  // namespace

void DrawList::polygon(const std::vector<Vec2>& ring, Color fill, Color stroke, float width, Space space) {
    Shape& s = add(*this, ShapeType::Polygon, space, ring);
    s.fill = fill;
    s.stroke = stroke;
    s.width = width;
}

void DrawList::line(const std::vector<Vec2>& path, Color stroke, float width, Space space) {
    Shape& s = add(*this, ShapeType::Line, space, path);
    s.stroke = stroke;
    s.width = width;
}

void DrawList::circle(Vec2 at, double radius, Color fill, Color stroke, float width, Space space,
                      float min_px) {
    Shape& s = add(*this, ShapeType::Circle, space, {at});
    s.size = static_cast<float>(radius);
    s.fill = fill;
    s.stroke = stroke;
    s.width = width;
    s.min_px = min_px;
}

void DrawList::text(Vec2 at, const std::string& words, float height_px, Color color, Space space,
                    std::int8_t anchor, bool bold) {
    Shape& s = add(*this, ShapeType::Text, space, {at});
    s.size = height_px;
    s.fill = color;
    s.anchor = anchor;
    s.bold = bold;
    s.text = static_cast<std::uint32_t>(texts.size());
    texts.push_back(words);
}

bool DrawList::world_box(Vec2& lo, Vec2& hi) const {
    bool any = false;
    for (const Shape& s : shapes) {
        if (s.space != Space::World) continue;
        for (std::uint32_t i = s.first; i < s.first + s.count; ++i) {
            const Vec2 p = points[i];
            if (!any) {
                lo = hi = p;
                any = true;
            }
            lo = {std::min(lo.x, p.x), std::min(lo.y, p.y)};
            hi = {std::max(hi.x, p.x), std::max(hi.y, p.y)};
        }
    }
    return any;
}

View fit_view(Vec2 lo, Vec2 hi, double width, double height, double margin) {
    View v;
    v.width = width;
    v.height = height;
    v.centre = 0.5 * (lo + hi);
    const double w = std::max(1.0, hi.x - lo.x);
    const double h = std::max(1.0, hi.y - lo.y);
    v.scale = std::max(0.1, std::min((width - 2 * margin) / w, (height - 2 * margin) / h));
    return v;
}

Color mix(Color a, Color b, double f) {
    const auto one = [f](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::clamp(x + f * (y - x) + 0.5, 0.0, 255.0));
    };
    return {one(a.r, b.r), one(a.g, b.g), one(a.b, b.b), one(a.a, b.a)};
}

}  // namespace taicho::picture
