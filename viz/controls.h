#pragma once

#include <string>
#include <vector>

namespace taicho::viz {

/// What the viewer shows now; changed by controls and keys.
struct ViewState {
    double time_s = 0.0;
    double end_s = 0.0;
    bool playing = false;
    float speed = 10.0f;          ///< simulated seconds per second
    int level = 0;
    std::string lang = "vi";
    bool show_deaths = true;
    bool show_smoke = true;
};

inline constexpr float k_bar_height = 66.0f;   ///< [px] of the control bar

/// Draws the bar at the bottom of the window and applies what was clicked.
void control_bar(ViewState& state, const std::vector<int>& levels, float width, float height);
/// Moves time on while playing; stops at the end.
void advance(ViewState& state, double dt);

}  // namespace taicho::viz
