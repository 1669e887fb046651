#pragma once

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Window/Event.hpp>

namespace taicho::viz {

/// Dear ImGui in an SFML window through its OpenGL 2 back end.
class ImguiGlue {
  public:
    explicit ImguiGlue(sf::RenderWindow& window);
    ~ImguiGlue();
    ImguiGlue(const ImguiGlue&) = delete;
    ImguiGlue& operator=(const ImguiGlue&) = delete;
    /// Passes an event on; true when a control wants it for itself.
    bool take(const sf::Event& event);
    void begin_frame(float dt);
    void end_frame();

  private:
    sf::RenderWindow& window_;
};

}  // namespace taicho::viz
