#pragma once

#include <SFML/Graphics/RenderTarget.hpp>

#include <memory>
#include <string>

#include "picture/playback.h"
#include "viz/controls.h"
#include "viz/sfml_canvas.h"

namespace taicho::viz {

/// One recording in its part of the window.
class Pane {
  public:
    explicit Pane(const std::string& path);
    [[nodiscard]] const picture::Playback& playback() const { return playback_; }
    /// Draws the scene, its heading, counts and legend into [left, left+width) x [0, height).
    void draw(const ViewState& state, double left, double width, double height, SfmlCanvas& canvas,
              sf::RenderTarget& target) const;
    void zoom(double factor) { zoom_ *= factor; }
    void pan(Vec2 by_px) { pan_ = pan_ + by_px; }

  private:
    picture::Playback playback_;
    std::string path_;
    double zoom_ = 1.0;
    Vec2 pan_;
};

}  // namespace taicho::viz
