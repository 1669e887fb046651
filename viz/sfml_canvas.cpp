#include "viz/sfml_canvas.h"

#include <SFML/Graphics/CircleShape.hpp>
#include <SFML/Graphics/Text.hpp>
#include <SFML/Graphics/VertexArray.hpp>
#include <SFML/System/Utf.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace taicho::viz {

namespace {

using picture::Color;
using picture::Shape;
using picture::ShapeType;

constexpr const char* k_font_folder = "/usr/share/fonts/truetype/dejavu/";

sf::Color to_sf(Color c) { return {c.r, c.g, c.b, c.a}; }

struct Page {
    const picture::DrawList& list;
    const picture::View& view;
    Vec2 corner;
    [[nodiscard]] sf::Vector2f point(const Shape& s, std::uint32_t i) const {
        const Vec2 p = s.space == picture::Space::World ? view.to_page(list.points[i]) : list.points[i];
        return {static_cast<float>(corner.x + p.x), static_cast<float>(corner.y + p.y)};
    }
};

void thick_segment(sf::VertexArray& out, sf::Vector2f a, sf::Vector2f b, float width, sf::Color color) {
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    if (length <= 0.0f) return;
    const float nx = -dy / length * 0.5f * width;
    const float ny = dx / length * 0.5f * width;
    for (const auto& v : {sf::Vector2f{a.x + nx, a.y + ny}, sf::Vector2f{b.x + nx, b.y + ny},
                          sf::Vector2f{b.x - nx, b.y - ny}, sf::Vector2f{a.x - nx, a.y - ny}}) {
        out.append({v, color});
    }
}

void draw_path(const Page& page, const Shape& s, bool closed, sf::RenderTarget& target) {
    if (s.stroke.a == 0 || s.count < 2) return;
    sf::VertexArray quads(sf::Quads);
    for (std::uint32_t i = 0; i + 1 < s.count; ++i) {
        thick_segment(quads, page.point(s, s.first + i), page.point(s, s.first + i + 1), s.width, to_sf(s.stroke));
    }
    if (closed) {
        thick_segment(quads, page.point(s, s.first + s.count - 1), page.point(s, s.first), s.width, to_sf(s.stroke));
    }
    target.draw(quads);
}

double turn(sf::Vector2f a, sf::Vector2f b, sf::Vector2f c) {
    return static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(b.y - a.y) * (c.x - a.x);
}

bool inside(sf::Vector2f p, sf::Vector2f a, sf::Vector2f b, sf::Vector2f c) {
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

/// Ear clipping (Meisters 1975): rooms are small, concave ones with stair cut-outs are common.
sf::VertexArray triangulate(std::vector<sf::Vector2f> ring, sf::Color color) {
    sf::VertexArray out(sf::Triangles);
    double area = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        area += static_cast<double>(a.x) * b.y - static_cast<double>(a.y) * b.x;
    }
    if (area < 0.0) std::reverse(ring.begin(), ring.end());
    std::size_t guard = ring.size() * ring.size() + 3;
    for (std::size_t i = 0; ring.size() > 3 && guard-- > 0; i = (i + 1) % ring.size()) {
        const std::size_t n = ring.size();
        const auto a = ring[i % n];
        const auto b = ring[(i + 1) % n];
        const auto c = ring[(i + 2) % n];
        if (turn(a, b, c) <= 0.0) continue;
        const bool clear = std::none_of(ring.begin(), ring.end(), [&](sf::Vector2f p) {
            return p != a && p != b && p != c && inside(p, a, b, c);
        });
        if (!clear) continue;
        for (const auto& v : {a, b, c}) out.append({v, color});
        ring.erase(ring.begin() + static_cast<std::ptrdiff_t>((i + 1) % n));
        i = i % ring.size();
    }
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        for (const auto& v : {ring[0], ring[i], ring[i + 1]}) out.append({v, color});
    }
    return out;
}

void draw_polygon(const Page& page, const Shape& s, sf::RenderTarget& target) {
    if (s.fill.a > 0 && s.count >= 3) {
        std::vector<sf::Vector2f> ring;
        for (std::uint32_t i = 0; i < s.count; ++i) ring.push_back(page.point(s, s.first + i));
        target.draw(triangulate(std::move(ring), to_sf(s.fill)));
    }
    draw_path(page, s, true, target);
}

void draw_circle(const Page& page, const Shape& s, sf::RenderTarget& target) {
    const double r = s.space == picture::Space::World ? s.size * page.view.scale : s.size;
    const auto radius = static_cast<float>(std::max<double>(r, s.min_px));
    sf::CircleShape circle(radius, 20);
    circle.setOrigin(radius, radius);
    circle.setPosition(page.point(s, s.first));
    circle.setFillColor(to_sf(s.fill));
    if (s.stroke.a > 0) {
        circle.setOutlineColor(to_sf(s.stroke));
        circle.setOutlineThickness(s.width);
    }
    target.draw(circle);
}

sf::String to_sf(const std::string& utf8) { return sf::String::fromUtf8(utf8.begin(), utf8.end()); }

}  // namespace

SfmlCanvas::SfmlCanvas() {
    const std::string folder = k_font_folder;
    if (!regular_.loadFromFile(folder + "DejaVuSans.ttf") || !bold_.loadFromFile(folder + "DejaVuSans-Bold.ttf")) {
        throw std::runtime_error("fonts-dejavu-core is not installed");
    }
}

void SfmlCanvas::draw(const picture::DrawList& list, const picture::View& view, Vec2 corner,
                      sf::RenderTarget& target) {
    const Page page{list, view, corner};
    const sf::View before = target.getView();
    const auto size = target.getSize();
    // Clip to the pane: a view whose viewport is the pane and whose coordinates are the window's.
    const sf::FloatRect pane(static_cast<float>(corner.x), static_cast<float>(corner.y),
                             static_cast<float>(view.width), static_cast<float>(view.height));
    sf::View clip(pane);
    clip.setViewport({pane.left / size.x, pane.top / size.y, pane.width / size.x, pane.height / size.y});
    target.setView(clip);
    for (const Shape& s : list.shapes) {
        switch (s.type) {
            case ShapeType::Polygon: draw_polygon(page, s, target); break;
            case ShapeType::Line: draw_path(page, s, false, target); break;
            case ShapeType::Circle: draw_circle(page, s, target); break;
            case ShapeType::Text: {
                sf::Text text(to_sf(list.texts[s.text]), s.bold ? bold_ : regular_, static_cast<unsigned>(s.size));
                text.setFillColor(to_sf(s.fill));
                sf::Vector2f at = page.point(s, s.first);
                const float width = text.getLocalBounds().width;
                at.x -= s.anchor < 0 ? width : s.anchor == 0 ? 0.5f * width : 0.0f;
                at.y -= s.size;   // baseline, as in SVG
                text.setPosition(std::round(at.x), std::round(at.y));
                target.draw(text);
                break;
            }
        }
    }
    target.setView(before);
}

}  // namespace taicho::viz
