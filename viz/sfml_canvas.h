#pragma once

#include <SFML/Graphics/Font.hpp>
#include <SFML/Graphics/RenderTarget.hpp>

#include "picture/draw_list.h"

namespace taicho::viz {

/// Shows draw lists in an SFML target. World shapes are clipped to the rectangle of the view.
class SfmlCanvas {
  public:
    /// Loads DejaVu Sans, which has every Vietnamese letter. Throws std::runtime_error when it is missing.
    SfmlCanvas();
    /// Draws with the page's top left corner at `corner` [px].
    void draw(const picture::DrawList& list, const picture::View& view, Vec2 corner, sf::RenderTarget& target);

  private:
    sf::Font regular_, bold_;
};

}  // namespace taicho::viz
