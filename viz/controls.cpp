#include "viz/controls.h"

#include <imgui/imgui.h>

#include <algorithm>

namespace taicho::viz {

namespace {

const char* word(const ViewState& s, const char* vi, const char* en) { return s.lang == "en" ? en : vi; }

void level_buttons(ViewState& s, const std::vector<int>& levels) {
    ImGui::TextUnformatted(word(s, "Tầng", "Storey"));
    for (const int level : levels) {
        ImGui::SameLine();
        const std::string label = std::to_string(level + 1) + "##level";
        if (ImGui::RadioButton(label.c_str(), s.level == level)) s.level = level;
    }
}

}  // namespace

void control_bar(ViewState& s, const std::vector<int>& levels, float width, float height) {
    ImGui::SetNextWindowPos({0, height - k_bar_height});
    ImGui::SetNextWindowSize({width, k_bar_height});
    ImGui::Begin("controls", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar);
    if (ImGui::Button(s.playing ? word(s, "Dừng", "Pause") : word(s, "Chạy", "Play"), {84, 0})) {
        if (!s.playing && s.time_s >= s.end_s) s.time_s = 0.0;
        s.playing = !s.playing;
    }
    ImGui::SameLine();
    ImGui::SetNextItemWidth(width - 120.0f);
    auto t = static_cast<float>(s.time_s);
    if (ImGui::SliderFloat("##time", &t, 0.0f, static_cast<float>(s.end_s), "%.0f s")) s.time_s = t;
    ImGui::SetNextItemWidth(150.0f);
    ImGui::SliderFloat("##speed", &s.speed, 1.0f, 60.0f, word(s, "nhanh x%.0f", "speed x%.0f"));
    ImGui::SameLine();
    level_buttons(s, levels);
    ImGui::SameLine();
    ImGui::Checkbox(word(s, "Khói", "Smoke"), &s.show_smoke);
    ImGui::SameLine();
    ImGui::Checkbox(word(s, "Hiện người mất", "Show deaths"), &s.show_deaths);
    ImGui::SameLine();
    if (ImGui::Button(word(s, "English", "Tiếng Việt"))) s.lang = s.lang == "vi" ? "en" : "vi";
    ImGui::End();
}

void advance(ViewState& s, double dt) {
    if (!s.playing) return;
    s.time_s = std::min(s.end_s, s.time_s + dt * s.speed);
    if (s.time_s >= s.end_s) s.playing = false;
}

}  // namespace taicho::viz
