#include "viz/imgui_glue.h"

#include <imgui/backends/imgui_impl_opengl2.h>
#include <imgui/imgui.h>

#include <algorithm>

namespace taicho::viz {

ImguiGlue::ImguiGlue(sf::RenderWindow& window) : window_(window) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.Fonts->AddFontFromFileTTF("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 15.0f, nullptr,
                                 io.Fonts->GetGlyphRangesVietnamese());
    ImGui::StyleColorsLight();
    ImGui::GetStyle().WindowRounding = 0.0f;
    ImGui::GetStyle().FrameRounding = 3.0f;
    ImGui_ImplOpenGL2_Init();
}

ImguiGlue::~ImguiGlue() {
    ImGui_ImplOpenGL2_Shutdown();
    ImGui::DestroyContext();
}

bool ImguiGlue::take(const sf::Event& e) {
    ImGuiIO& io = ImGui::GetIO();
    if (e.type == sf::Event::MouseMoved) {
        io.MousePos = {static_cast<float>(e.mouseMove.x), static_cast<float>(e.mouseMove.y)};
    } else if (e.type == sf::Event::MouseButtonPressed || e.type == sf::Event::MouseButtonReleased) {
        if (e.mouseButton.button <= sf::Mouse::Middle) {
            io.MousePos = {static_cast<float>(e.mouseButton.x), static_cast<float>(e.mouseButton.y)};
            io.MouseDown[e.mouseButton.button] = e.type == sf::Event::MouseButtonPressed;
        }
    } else if (e.type == sf::Event::MouseWheelScrolled) {
        io.MouseWheel += e.mouseWheelScroll.delta;
    } else {
        return false;
    }
    return io.WantCaptureMouse;
}

void ImguiGlue::begin_frame(float dt) {
    ImGuiIO& io = ImGui::GetIO();
    const auto size = window_.getSize();
    io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
    io.DeltaTime = std::max(dt, 1e-4f);
    ImGui_ImplOpenGL2_NewFrame();
    ImGui::NewFrame();
}

void ImguiGlue::end_frame() {
    ImGui::Render();
    window_.pushGLStates();
    ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
    window_.popGLStates();
}

}  // namespace taicho::viz
