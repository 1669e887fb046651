#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/vec2.h"

/// Plain shapes to be drawn in order. Scenes and plans make them; one canvas writes SVG, one shows them in
/// a window: what a person sees is decided once.
namespace taicho::picture {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(Color, Color) = default;
};

enum class ShapeType : std::uint8_t { Polygon, Line, Circle, Text };

/// Where the coordinates of a shape are measured.
enum class Space : std::uint8_t {
    World,    ///< [m] x east, y north
    Screen    ///< [px] from the top left corner, y down: legend, clock
};

struct Shape {
    ShapeType type = ShapeType::Polygon;
    Space space = Space::World;
    std::uint32_t first = 0, count = 0;   ///< points of the list
    Color fill{0, 0, 0, 0};
    Color stroke{0, 0, 0, 0};
    float width = 1.0f;                   ///< [px] of the stroke
    float size = 0.0f;                    ///< circle: radius in the unit of the space; text: height [px]
    float min_px = 0.0f;                  ///< circle: never smaller than this [px]
    std::uint32_t text = 0xFFFFFFFFu;     ///< row of texts
    bool bold = false;
    std::int8_t anchor = 0;               ///< text: -1 ends here, 0 centred, 1 starts here
};

struct DrawList {
    std::vector<Shape> shapes;
    std::vector<Vec2> points;
    std::vector<std::string> texts;

    void polygon(const std::vector<Vec2>& ring, Color fill, Color stroke = {0, 0, 0, 0}, float width = 1.0f,
                 Space space = Space::World);
    void line(const std::vector<Vec2>& path, Color stroke, float width, Space space = Space::World);
    void circle(Vec2 at, double radius, Color fill, Color stroke = {0, 0, 0, 0}, float width = 1.0f,
                Space space = Space::World, float min_px = 0.0f);
    void text(Vec2 at, const std::string& words, float height_px, Color color, Space space,
              std::int8_t anchor = 1, bool bold = false);
    /// Bounding box of the world shapes; false when there is none.
    [[nodiscard]] bool world_box(Vec2& lo, Vec2& hi) const;
};

/// Places world metres on a page of pixels: uniform scale, y up in the world and down on the page.
struct View {
    double scale = 10.0;      ///< [px/m]
    Vec2 centre;              ///< [m] shown in the middle
    double width = 1200.0;    ///< [px]
    double height = 800.0;    ///< [px]
    [[nodiscard]] Vec2 to_page(Vec2 p) const {
        return {0.5 * width + scale * (p.x - centre.x), 0.5 * height - scale * (p.y - centre.y)};
    }
    [[nodiscard]] Vec2 to_world(Vec2 p) const {
        return {centre.x + (p.x - 0.5 * width) / scale, centre.y - (p.y - 0.5 * height) / scale};
    }
};

/// The view that shows the box with a margin [px] on every side.
[[nodiscard]] View fit_view(Vec2 lo, Vec2 hi, double width, double height, double margin);

/// Mix of two colours, f = 0 gives a.
[[nodiscard]] Color mix(Color a, Color b, double f);

}  // namespace taicho::picture
