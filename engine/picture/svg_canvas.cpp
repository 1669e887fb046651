#include "picture/svg_canvas.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace taicho::picture {

namespace {

std::string paint(const char* what, Color c) {
    if (c.a == 0) return fmt::format(" {}=\"none\"", what);
    std::string out = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", what, c.r, c.g, c.b);
    if (c.a < 255) out += fmt::format(" {}-opacity=\"{:.2f}\"", what, c.a / 255.0);
    return out;
}

Vec2 page_point(const Shape& s, const View& view, Vec2 p) {
    return s.space == Space::World ? view.to_page(p) : p;
}

std::string path_points(const DrawList& list, const Shape& s, const View& view) {
    std::string out;
    for (std::uint32_t i = s.first; i < s.first + s.count; ++i) {
        const Vec2 p = page_point(s, view, list.points[i]);
        out += fmt::format("{}{:.1f},{:.1f}", i == s.first ? "" : " ", p.x, p.y);
    }
    return out;
}

std::string stroke_of(const Shape& s) {
    if (s.stroke.a == 0) return {};
    return paint("stroke", s.stroke) + fmt::format(" stroke-width=\"{:.1f}\"", s.width);
}

std::string element(const DrawList& list, const Shape& s, const View& view) {
    const Vec2 at = page_point(s, view, list.points[s.first]);
    switch (s.type) {
        case ShapeType::Polygon:
            return fmt::format("<polygon points=\"{}\"{}{}/>", path_points(list, s, view),
                               paint("fill", s.fill), stroke_of(s));
        case ShapeType::Line:
            return fmt::format("<polyline points=\"{}\" fill=\"none\"{} stroke-linecap=\"round\"/>",
                               path_points(list, s, view), stroke_of(s));
        case ShapeType::Circle: {
            const double r = s.space == Space::World ? s.size * view.scale : s.size;
            return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"{}{}/>", at.x, at.y,
                               std::max<double>(r, s.min_px), paint("fill", s.fill), stroke_of(s));
        }
        case ShapeType::Text: {
            const char* anchor = s.anchor < 0 ? "end" : s.anchor == 0 ? "middle" : "start";
            return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.0f}\" text-anchor=\"{}\"{}{}>{}</text>",
                               at.x, at.y, s.size, anchor, paint("fill", s.fill),
                               s.bold ? " font-weight=\"600\"" : "", escape_markup(list.texts[s.text]));
        }
    }
    return {};
}

}  // namespace

std::string to_svg(const DrawList& list, const View& view, const std::string& title) {
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
        "font-family=\"'DejaVu Sans','Noto Sans',Arial,sans-serif\">\n<title>{}</title>\n",
        view.width, view.height, escape_markup(title));
    for (const Shape& s : list.shapes) out += element(list, s, view) + "\n";
    return out + "</svg>\n";
}

}  // namespace taicho::picture
