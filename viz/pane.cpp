#include "viz/pane.h"

#include <fmt/format.h>

#include "io/results_reader.h"
#include "picture/palette.h"
#include "picture/plan.h"
#include "picture/scene.h"

namespace taicho::viz {

namespace {

constexpr double k_legend_width = 190.0;
constexpr double k_head = 62.0;

std::string counts_text(const picture::Playback::Counts& c, const ViewState& s) {
    const int fallen = s.show_deaths ? c.fallen : c.fallen + c.dead;
    std::string out = s.lang == "en"
        ? fmt::format("inside {}   out {}   fighting {}   fallen {}", c.inside, c.out, c.fighting, fallen)
        : fmt::format("còn bên trong {}   đã ra {}   đang chữa cháy {}   gục ngã {}", c.inside, c.out, c.fighting, fallen);
    if (s.show_deaths) out += (s.lang == "en" ? "   dead " : "   tử vong ") + std::to_string(c.dead);
    return out;
}

}  // namespace

Pane::Pane(const std::string& path) : playback_(io::read_results(path)), path_(path) {}

void Pane::draw(const ViewState& state, double left, double width, double height, SfmlCanvas& canvas,
                sf::RenderTarget& target) const {
    using picture::Space;
    namespace palette = picture::palette;
    const picture::SceneOptions options{state.level, state.lang, state.show_deaths, state.show_smoke};
    picture::DrawList list = picture::scene(playback_, state.time_s, options);
    Vec2 lo{0, 0}, hi{10, 10};
    if (!list.world_box(lo, hi)) return;
    picture::View view = picture::fit_view(lo, hi, width - k_legend_width, height - k_head, 18.0);
    view.scale *= zoom_;
    view.centre = view.centre + Vec2{-pan_.x / view.scale, pan_.y / view.scale};
    canvas.draw(list, view, {left, k_head}, target);

    picture::DrawList over;
    const auto& head = playback_.results().header;
    const std::string arm = head.arm.empty() ? path_ : head.arm;
    const std::string name = state.lang == "en" ? head.scenario_name_en : head.scenario_name_vi;
    over.text({12, 24}, fmt::format("{} — {}", arm, name), 17, palette::k_ink, Space::Screen, 1, true);
    over.text({12, 44}, picture::clock_text(playback_, state.time_s), 14, palette::k_ink, Space::Screen);
    const auto c = playback_.counts(playback_.frame_at(state.time_s));
    over.text({12, 60}, counts_text(c, state), 13, palette::k_faint, Space::Screen);
    picture::View page;
    page.width = width;
    page.height = height;
    page.scale = view.scale;
    picture::add_legend(over, {width - k_legend_width + 16.0, height - 24.0}, options);
    picture::add_scale(over, page);
    over.line({{0.5, 0}, {0.5, height}}, {200, 200, 200}, 1.0f, Space::Screen);
    canvas.draw(over, page, {left, 0}, target);
}

}  // namespace taicho::viz
