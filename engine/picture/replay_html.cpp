#include "picture/replay_html.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "io/html.h"
#include "picture/palette.h"
#include "picture/replay_script.h"

namespace taicho::picture {

namespace {

using nlohmann::json;

constexpr double k_frame_every_s = 1.0;   ///< [s] kept; finer only grows the file

double cm(double v) { return std::round(v * 100.0) / 100.0; }

json shapes_json(const io::SceneGeometry& scene) {
    json out = json::array();
    for (const auto& s : scene.shapes) {
        json points = json::array();
        for (std::uint32_t i = s.first; i < s.first + s.count; ++i) {
            points.push_back(cm(scene.points[i].x));
            points.push_back(cm(scene.points[i].y));
        }
        out.push_back({static_cast<int>(s.kind), s.level, s.ref, points});
    }
    return out;
}

json frame_json(const Playback& p, std::size_t frame) {
    const io::Results& r = p.results();
    json people = json::array(), gas = json::array(), fire = json::array();
    const io::FrameSpan who = r.frame_index[frame];
    for (std::uint64_t i = who.first; i < who.first + who.count; ++i) {
        people.push_back({r.trajectory[i].id, cm(r.trajectory[i].x), cm(r.trajectory[i].y), r.trajectory_state[i].level,
                          r.trajectory_state[i].state});
    }
    if (frame < r.gas_index.size()) {
        const io::FrameSpan air = r.gas_index[frame];
        for (std::uint64_t i = air.first; i < air.first + air.count; ++i) {
            gas.push_back({r.gas.place[i], std::round(r.gas.visibility_m[i] * 10) / 10, std::round(r.gas.hrr_kw[i])});
        }
    }
    const io::FrameSpan items = p.items_of(frame);
    for (std::uint64_t i = items.first; i < items.first + items.count; ++i) {
        fire.push_back({r.items[i].item, std::round(r.items[i].hrr_kw)});
    }
    const auto c = p.counts(frame);
    return {{"t", cm(r.time_s[frame])}, {"p", people}, {"g", gas}, {"f", fire},
            {"c", {c.inside, c.out, c.fighting, c.fallen, c.dead}}};
}

json looks_json() {
    json out = json::array();
    for (unsigned a = 0; a < 14; ++a) {
        const auto& look = palette::person_look(a);
        out.push_back({fmt::format("#{:02x}{:02x}{:02x}", look.color.r, look.color.g, look.color.b), look.label.vi, look.label.en});
    }
    return out;
}

json legend_json() {
    unsigned count = 0;
    const unsigned* groups = palette::legend_activities(count);
    return std::vector<unsigned>(groups, groups + count);
}

json recording_json(const Playback& p) {
    const io::Results& r = p.results();
    json frames = json::array();
    double next = 0.0;
    for (std::size_t f = 0; f < p.frames(); ++f) {
        if (r.time_s[f] + 1e-9 < next) continue;
        frames.push_back(frame_json(p, f));
        next = r.time_s[f] + k_frame_every_s;
    }
    json openings = json::array();
    for (const auto& o : r.openings) openings.push_back({cm(o.time), o.opening, o.state});
    return {{"name", {r.header.scenario_name_vi, r.header.scenario_name_en}}, {"arm", r.header.arm},
            {"start", r.header.start_hour}, {"levels", p.levels()}, {"shapes", shapes_json(r.scene)},
            {"frames", frames}, {"openings", openings}, {"looks", looks_json()}, {"legend", legend_json()}};
}

}  // namespace

std::string replay_html(const Playback& playback, const std::string& lang) {
    std::string data = recording_json(playback).dump();
    // "</script>" inside a name must not end the script element.
    for (std::size_t at = data.find("</"); at != std::string::npos; at = data.find("</", at + 3)) data.replace(at, 2, "<\\/");
    const auto& h = playback.results().header;
    const std::string title = lang == "en" ? h.scenario_name_en : h.scenario_name_vi;
    return fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{}</title>\n<style>{}</style></head>\n"
                       "<body>{}\n<script>const LANG={};\nconst R={};\n{}</script></body></html>\n",
                       lang, escape_markup(title), k_replay_style, k_replay_body, json(lang).dump(), data, k_replay_script);
}

}  // namespace taicho::picture
