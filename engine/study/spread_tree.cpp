#include "study/spread_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/problems.h"
#include "io/html.h"
#include "picture/plan.h"
#include "picture/svg_canvas.h"

namespace taicho::study {

namespace {

using fire::SpreadMode;

constexpr std::uint32_t k_none = 0xFFFFFFFFu;

/// Finds the step that a source of an event stands for: openings are numbered first, then places, then outsides.
struct Sources {
    const world::World& world;
    std::vector<std::int32_t> inside;              ///< per place: step, or -1
    std::map<std::uint32_t, std::int32_t> outside; ///< by number of the face

    [[nodiscard]] std::int32_t burning_side(const world::Opening& o, const std::vector<SpreadStep>& steps) const {
        const std::int32_t a = o.a.valid() ? inside[o.a.row()] : -1, b = o.b.valid() ? inside[o.b.row()] : -1;
        if (a < 0 || b < 0) return std::max(a, b);
        return steps[static_cast<std::size_t>(a)].event.time <= steps[static_cast<std::size_t>(b)].event.time ? a : b;
    }
    void find(SpreadStep& step, const std::vector<SpreadStep>& steps) const {
        const Event& e = step.event;
        const SpreadMode mode = step.mode();
        const bool item = mode == SpreadMode::Started || mode == SpreadMode::PointSource || mode == SpreadMode::RunningFuel ||
                          mode == SpreadMode::HotLayer || mode == SpreadMode::ReIgnition;
        if (e.object == k_none || item) return;
        const std::size_t openings = world.openings.size(), places = world.places.size();
        if (e.object >= openings + places) {
            const auto at = outside.find(e.object);
            step.parent = at == outside.end() ? -1 : at->second;
        } else if (e.object >= openings) {
            step.parent = inside[e.object - openings];
        } else {
            step.opening = e.object;
            step.parent = burning_side(world.openings[e.object], steps);
        }
    }
};

struct ModeLook {
    SpreadMode mode;
    picture::Color color;
    const char *vi, *en;
};

constexpr std::array<ModeLook, 7> k_looks{{
    {SpreadMode::OpeningRadiation, {217, 119, 6, 255}, "bức xạ qua lỗ mở, qua ngõ", "radiation from openings, across the alley"},
    {SpreadMode::FlameContact, {190, 24, 24, 255}, "lửa liếm", "flame contact"},
    {SpreadMode::Facade, {126, 34, 206, 255}, "lên mặt tiền", "up the facade"},
    {SpreadMode::PartyWall, {92, 64, 40, 255}, "qua tường, vách", "through walls"},
    {SpreadMode::Roof, {15, 118, 110, 255}, "qua mái", "over and under roofs"},
    {SpreadMode::Brand, {29, 78, 216, 255}, "tàn lửa", "firebrands"},
    {SpreadMode::Started, {40, 40, 40, 255}, "nơi bắt đầu", "start"},
}};

picture::Color color_of(SpreadMode mode) {
    for (const ModeLook& look : k_looks)
        if (look.mode == mode) return look.color;
    return k_looks.back().color;
}

/// The step in another building that a step goes back to; -1 = the start lies in its own.
std::int32_t from_other_house(const std::vector<SpreadStep>& steps, const world::World& world, std::int32_t step) {
    const BuildingIndex own = world.places[steps[static_cast<std::size_t>(step)].place.row()].building;
    for (std::int32_t s = step; s >= 0; s = steps[static_cast<std::size_t>(s)].parent)
        if (world.places[steps[static_cast<std::size_t>(s)].place.row()].building != own) return s;
    return -1;
}

void arrow(picture::DrawList& list, Vec2 from, Vec2 to, picture::Color color) {
    const Vec2 d = normalised(to - from), n = perpendicular(d);
    const double head = std::min(1.5, 0.4 * distance(from, to));
    list.line({from, to}, color, 2.0f);
    list.polygon({to, to - head * d + 0.4 * head * n, to - head * d - 0.4 * head * n}, color);
}

}  // namespace

std::vector<SpreadStep> spread_steps(const std::vector<Event>& events, const world::World& world) {
    std::vector<SpreadStep> steps;
    for (const Event& e : events)
        if ((e.kind == EventKind::Ignition || e.kind == EventKind::OutsideLit) && e.place < world.places.size())
            steps.push_back({e, PlaceIndex(std::size_t{e.place}), -1, k_none});
    std::stable_sort(steps.begin(), steps.end(),
                     [](const SpreadStep& a, const SpreadStep& b) { return a.event.time < b.event.time; });
    Sources sources{world, std::vector<std::int32_t>(world.places.size(), -1), {}};
    std::size_t kept = 0;
    for (SpreadStep& step : steps) {
        const auto row = static_cast<std::int32_t>(kept);
        if (!step.outside() && sources.inside[step.place.row()] >= 0) continue;
        sources.find(step, steps);
        if (step.outside()) sources.outside.emplace(step.event.subject, row);
        else sources.inside[step.place.row()] = row;
        steps[kept++] = step;
    }
    steps.resize(kept);
    return steps;
}

std::int32_t first_step(const std::vector<SpreadStep>& steps, const world::Building& building) {
    for (std::size_t k = 0; k < steps.size(); ++k)
        if (std::find(building.places.begin(), building.places.end(), steps[k].place) != building.places.end())
            return static_cast<std::int32_t>(k);
    return -1;
}

std::vector<std::int32_t> path_to(const std::vector<SpreadStep>& steps, std::int32_t step) {
    std::vector<std::int32_t> path;
    for (std::int32_t s = step; s >= 0; s = steps[static_cast<std::size_t>(s)].parent) path.push_back(s);
    std::reverse(path.begin(), path.end());
    return path;
}

std::string spread_word(SpreadMode mode, const std::string& lang) {
    for (const ModeLook& look : k_looks)
        if (look.mode == mode) return lang == "en" ? look.en : look.vi;
    return lang == "en" ? "inside the room" : "trong phòng";
}

std::string spread_svg(const std::vector<SpreadStep>& steps, const world::World& world, const std::string& lang, double width) {
    picture::PlanOptions options;
    options.lang = lang;
    options.items = false;
    picture::DrawList list = picture::plan(world, options);
    bool any = false;
    picture::DrawList marks;
    for (const world::Building& b : world.buildings) {
        const std::int32_t step = first_step(steps, b);
        if (step < 0) continue;
        const std::int32_t from = from_other_house(steps, world, step);
        const SpreadStep& s = steps[static_cast<std::size_t>(step)];
        if (from >= 0) {
            const PlaceIndex other = steps[static_cast<std::size_t>(from)].place;
            const BuildingIndex house = world.places[other.row()].building;
            arrow(list, house.valid() ? world.buildings[house.row()].centre : world.places[other.row()].centre, b.centre,
                  color_of(s.mode()));
            any = true;
        }
        marks.circle(b.centre, 0.9, {255, 255, 255, 230}, color_of(from < 0 ? SpreadMode::Started : s.mode()), 1.5f,
                     picture::Space::World, 8.0f);
        marks.text(b.centre, fmt::format("{:.0f}", s.event.time / 60.0), 9.0f, {20, 20, 20, 255}, picture::Space::World, 0, from < 0);
    }
    if (!any) return {};
    const auto points = static_cast<std::uint32_t>(list.points.size()), texts = static_cast<std::uint32_t>(list.texts.size());
    for (picture::Shape shape : marks.shapes) {
        shape.first += points;
        if (shape.text != k_none) shape.text += texts;
        list.shapes.push_back(shape);
    }
    list.points.insert(list.points.end(), marks.points.begin(), marks.points.end());
    list.texts.insert(list.texts.end(), marks.texts.begin(), marks.texts.end());
    Vec2 lo, hi;
    if (!list.world_box(lo, hi)) return {};
    const double aspect = std::clamp((hi.y - lo.y) / std::max(1.0, hi.x - lo.x), 0.35, 1.6);
    const picture::View view = picture::fit_view(lo, hi, width, std::round(width * aspect) + 40, 22);
    picture::add_scale(list, view);
    return picture::to_svg(list, view, lang == "en" ? "How the fire spread" : "Đường cháy lan");
}

std::string spread_legend(const std::string& lang) {
    std::string out = "<ul class=\"legend\">";
    for (const ModeLook& look : k_looks)
        out += fmt::format("<li><svg width=\"22\" height=\"14\" style=\"width:22px\" aria-hidden=\"true\"><rect width=\"22\" "
                           "height=\"14\" fill=\"#{:02x}{:02x}{:02x}\"/></svg>{}</li>",
                           look.color.r, look.color.g, look.color.b, lang == "en" ? look.en : look.vi);
    return out + "</ul>";
}

}  // namespace taicho::study
