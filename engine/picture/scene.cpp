#include "picture/scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "picture/palette.h"

namespace taicho::picture {

namespace {

constexpr unsigned k_dead = 11;
constexpr unsigned k_fallen = 10;

std::vector<Vec2> ring_of(const io::SceneGeometry& scene, const io::ShapeRow& shape) {
    return {scene.points.begin() + shape.first, scene.points.begin() + shape.first + shape.count};
}

/// Smoke as darkness: visibility of 30 m is clear, 1 m is as dark as it gets.
Color smoke_shade(double visibility_m) {
    const double f = std::clamp(1.0 - std::log10(std::max(1.0, visibility_m)) / std::log10(30.0), 0.0, 1.0);
    Color c = palette::k_smoke;
    c.a = static_cast<std::uint8_t>(215.0 * f);
    return c;
}

struct GasNow {
    float visibility = 30.0f;
    float hrr_kw = 0.0f;
};

std::map<std::uint32_t, GasNow> gas_now(const io::Results& r, std::size_t frame) {
    std::map<std::uint32_t, GasNow> out;
    if (frame >= r.gas_index.size()) return out;
    const io::FrameSpan span = r.gas_index[frame];
    for (std::uint64_t i = span.first; i < span.first + span.count; ++i) {
        out[r.gas.place[i]] = {r.gas.visibility_m[i], r.gas.hrr_kw[i]};
    }
    return out;
}

void add_ground(DrawList& list, const Playback& p, double t, int level) {
    const auto& scene = p.results().scene;
    const auto burnt = p.building_states(t);
    for (const auto& s : scene.shapes) {
        if (s.kind == io::ShapeKind::Building) {
            const bool lost = s.ref < burnt.size() && burnt[s.ref] == 3;
            list.polygon(ring_of(scene, s), lost ? mix(palette::k_building, palette::k_burnt, 0.5) : palette::k_building,
                         palette::k_faint, 0.6f);
        } else if (s.kind == io::ShapeKind::Alley && level == 0) {
            list.polygon(ring_of(scene, s), palette::k_alley);
        }
    }
}

void add_rooms(DrawList& list, const Playback& p, const std::map<std::uint32_t, GasNow>& gas,
               const SceneOptions& o) {
    const auto& scene = p.results().scene;
    for (const auto& s : scene.shapes) {
        if (s.level != o.level) continue;
        const bool room = s.kind == io::ShapeKind::Room || s.kind == io::ShapeKind::Void;
        if (!room && s.kind != io::ShapeKind::Alley) continue;
        const auto ring = ring_of(scene, s);
        if (room) list.polygon(ring, palette::k_room, palette::k_wall, 0.8f);
        const auto it = gas.find(s.ref);
        if (it == gas.end()) continue;
        if (it->second.hrr_kw > 1.0f) {
            Color glow = palette::k_flame;
            glow.a = static_cast<std::uint8_t>(std::min(120.0, 20.0 * std::log10(1.0 + it->second.hrr_kw)));
            list.polygon(ring, glow);
        }
        if (o.smoke) list.polygon(ring, smoke_shade(it->second.visibility));
    }
}

void add_doors(DrawList& list, const Playback& p, double t, int level) {
    const auto& scene = p.results().scene;
    const auto states = p.opening_states(t);
    for (const auto& s : scene.shapes) {
        if (s.level != level) continue;
        const bool exit = s.kind == io::ShapeKind::Exit;
        if (!exit && s.kind != io::ShapeKind::Door && s.kind != io::ShapeKind::Window) continue;
        const auto path = ring_of(scene, s);
        const std::uint8_t state = s.ref < states.size() ? states[s.ref] : 255;
        if (state == 3 || state == 4) {
            list.line(path, palette::k_flame, 3.0f);
        } else {
            list.line(path, exit ? palette::k_exit : s.kind == io::ShapeKind::Door ? palette::k_door : Color{86, 180, 233},
                      state == 0 ? 1.0f : exit ? 4.0f : 2.2f);
        }
    }
}

void add_flames(DrawList& list, const Playback& p, std::size_t frame, int level) {
    const auto& r = p.results();
    std::map<std::uint32_t, float> burning;
    const io::FrameSpan span = p.items_of(frame);
    for (std::uint64_t i = span.first; i < span.first + span.count; ++i) {
        burning[r.items[i].item] = r.items[i].hrr_kw;
    }
    for (const auto& s : r.scene.shapes) {
        if (s.kind != io::ShapeKind::Item || s.level != level || s.count == 0) continue;
        const Vec2 at = r.scene.points[s.first];
        const auto it = burning.find(s.ref);
        if (it == burning.end()) {
            list.circle(at, 0.14, {190, 170, 140}, {0, 0, 0, 0}, 1.0f, Space::World, 1.0f);
            continue;
        }
        // Radius of the flame's plan from its heat: about 1 MW per square metre.
        const double radius = std::clamp(std::sqrt(it->second / 1000.0 / 3.14), 0.25, 2.5);
        list.circle(at, radius, palette::k_flame, {0, 0, 0, 0}, 1.0f, Space::World, 4.0f);
        list.circle(at, 0.55 * radius, palette::k_flame_core, {0, 0, 0, 0}, 1.0f, Space::World, 2.0f);
    }
}

void add_people(DrawList& list, const Playback& p, std::size_t frame, const SceneOptions& o) {
    const auto& r = p.results();
    if (frame >= r.frame_index.size()) return;
    const io::FrameSpan span = r.frame_index[frame];
    for (std::uint64_t i = span.first; i < span.first + span.count; ++i) {
        if (r.trajectory_state[i].level != o.level) continue;
        unsigned state = r.trajectory_state[i].state;
        if (!o.show_deaths && state == k_dead) state = k_fallen;
        list.circle({r.trajectory[i].x, r.trajectory[i].y}, 0.24, palette::person_look(state).color,
                    palette::k_ink, 1.0f, Space::World, 3.5f);
    }
}

}  // namespace

DrawList scene(const Playback& playback, double t, const SceneOptions& options) {
    DrawList list;
    const std::size_t frame = playback.frame_at(t);
    const auto gas = gas_now(playback.results(), frame);
    add_ground(list, playback, t, options.level);
    add_rooms(list, playback, gas, options);
    add_flames(list, playback, frame, options.level);
    add_doors(list, playback, t, options.level);
    add_people(list, playback, frame, options);
    return list;
}

double add_legend(DrawList& list, Vec2 at, const SceneOptions& o) {
    unsigned count = 0;
    const unsigned* groups = palette::legend_activities(count);
    const double step = 18.0;
    double y = at.y;
    const auto row = [&](Color color, const Bilingual& label, bool square) {
        if (square) {
            list.polygon({{at.x - 5, y - 5}, {at.x + 5, y - 5}, {at.x + 5, y + 5}, {at.x - 5, y + 5}}, color,
                         palette::k_ink, 0.6f, Space::Screen);
        } else {
            list.circle({at.x, y}, 5.0, color, palette::k_ink, 0.8f, Space::Screen);
        }
        list.text({at.x + 12.0, y + 4.0}, o.lang == "en" ? label.en : label.vi, 12, palette::k_ink, Space::Screen);
        y -= step;
    };
    row(smoke_shade(3.0), {"khói: nhìn xa 3 m", "smoke: seeing 3 m"}, true);
    row(palette::k_flame, {"lửa", "flames"}, false);
    for (unsigned i = count; i-- > 0;) {
        if (!o.show_deaths && groups[i] == k_dead) continue;
        const auto& look = palette::person_look(groups[i]);
        row(look.color, look.label, false);
    }
    return at.y - y;
}

std::string clock_text(const Playback& playback, double t) {
    const double day = std::fmod(playback.results().header.start_hour * 3600.0 + t, 86400.0);
    const int s = static_cast<int>(day);
    return fmt::format("{:02d}:{:02d}:{:02d}  (+{:.0f} s)", s / 3600, s / 60 % 60, s % 60, t);
}

}  // namespace taicho::picture
