#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "core/constants.h"
#include "core/text.h"
#include "io/atomic_file.h"
#include "io/results_reader.h"
#include "io/results_writer.h"
#include "picture/scene.h"
#include "picture/plan.h"
#include "picture/replay_html.h"
#include "picture/svg_canvas.h"

namespace taicho::cli {

namespace {

constexpr double k_page_width = 1400.0;    ///< [px]
constexpr double k_page_height = 1000.0;   ///< [px]

std::string svg_of(const Common& common, const ExportOptions& o, io::Results results) {
    const picture::Playback playback(std::move(results));
    picture::SceneOptions scene;
    scene.level = o.level;
    scene.lang = common.lang;
    const double t = o.time_s.value_or(playback.end_s());
    picture::DrawList list = picture::scene(playback, t, scene);
    Vec2 lo{0, 0}, hi{10, 10};
    (void)list.world_box(lo, hi);
    picture::View view = picture::fit_view(lo, hi, k_page_width - 200.0, k_page_height, 40.0);
    view.width = k_page_width;
    list.text({14, 26}, picture::clock_text(playback, t), 16, {34, 40, 49}, picture::Space::Screen, 1, true);
    picture::add_legend(list, {k_page_width - 190.0, k_page_height - 30.0}, scene);
    picture::add_scale(list, view);
    return picture::to_svg(list, view, "Taicho");
}

std::string csv_of(const io::Results& r) {
    std::string text = "time_s,person_id,x_m,y_m,z_m,level,state,speed_m_s,fed_gas_1,fed_heat_1,visibility_m\n";
    for (std::size_t i = 0; i < r.trajectory.size(); ++i) {
        const auto& p = r.trajectory[i];
        const auto& s = r.trajectory_state[i];
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", to_text(r.time_s[p.frame]), r.ids.people[p.id], to_text(p.x),
                            to_text(p.y), to_text(p.z), s.level, s.state, to_text(s.speed), to_text(s.fed_gas),
                            to_text(s.fed_heat), to_text(s.visibility));
    }
    return text;
}

/// State of places over time: all that were reached by heat or smoke, and those the scenario measures.
std::string gas_csv_of(const io::Results& r) {
    std::string text = "time_s,place,upper_temperature_c,lower_temperature_c,layer_height_m,co_percent,co2_percent,o2_percent,"
                       "soot_kg_m3,hrr_kw,visibility_m,pressure_pa\n";
    const io::GasColumns& g = r.gas;
    constexpr float k_zero = static_cast<float>(constants::k_zero_celsius);
    for (std::size_t i = 0; i < g.size(); ++i) {
        text += fmt::format("{},{},{:.2f},{:.2f},{:.4f},{:.5g},{:.5g},{:.5g},{:.5g},{:.5g},{:.4g},{:.5g}\n",
                            to_text(r.time_s[g.frame[i]]), r.ids.places[g.place[i]], g.upper_temperature_k[i] - k_zero,
                            g.lower_temperature_k[i] - k_zero, g.layer_height_m[i], 100 * g.co_fraction[i],
                            100 * g.co2_fraction[i], 100 * g.o2_fraction[i], g.soot_kg_m3[i], g.hrr_kw[i], g.visibility_m[i],
                            g.pressure_pa[i]);
    }
    return text;
}

/// One storey in the archive's layout: the same file with the rows of that storey only.
io::Results one_level(io::Results r, int level) {
    io::Results out = r;
    out.trajectory.clear();
    out.trajectory_state.clear();
    for (io::FrameSpan& span : out.frame_index) {
        const std::uint64_t first = out.trajectory.size();
        for (std::uint64_t i = span.first; i < span.first + span.count; ++i) {
            if (r.trajectory_state[i].level != level) continue;
            out.trajectory.push_back(r.trajectory[i]);
            out.trajectory_state.push_back(r.trajectory_state[i]);
        }
        span = {first, out.trajectory.size() - first};
    }
    return out;
}

}  // namespace

int export_as(const Common& common, const ExportOptions& o) {
    const std::vector<std::string> kinds = {"html", "svg", "csv", "gas-csv", "pedpy"};
    io::Results results = io::read_results(o.source);
    if (o.as == "svg") {
        const std::string text = svg_of(common, o, std::move(results));
        io::write_file_atomic(o.out, std::string_view(text));
    } else if (o.as == "csv") {
        const std::string text = csv_of(results);
        io::write_file_atomic(o.out, std::string_view(text));
    } else if (o.as == "gas-csv") {
        const std::string text = gas_csv_of(results);
        io::write_file_atomic(o.out, std::string_view(text));
    } else if (o.as == "pedpy") {
        io::write_results(o.out, one_level(std::move(results), o.level));
    } else if (o.as == "html") {
        const std::string text = picture::replay_html(picture::Playback(std::move(results)), common.lang);
        io::write_file_atomic(o.out, std::string_view(text));
    } else {
        Problems problems;
        problems.add({.code = "E-RANGE-33", .pos = {"--as", 0, 0}, .path = "--as", .found = o.as,
                      .allowed = fmt::format("{}", fmt::join(kinds, ", ")), .suggestion = closest(o.as, kinds),
                      .text = {fmt::format("--as {}: có {}.", o.as, fmt::join(kinds, ", ")),
                               fmt::format("--as {}: there are {}.", o.as, fmt::join(kinds, ", "))}});
        return report_problems(common, problems);
    }
    say(common, o.out);
    return 0;
}

}  // namespace taicho::cli
