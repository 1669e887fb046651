#include "picture/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "picture/palette.h"

namespace taicho::picture {

namespace {

using world::PlaceUse;

Color room_fill(const world::Place& place) {
    if (place.outdoors) return palette::k_alley;
    switch (place.use) {
        case PlaceUse::Workshop:
        case PlaceUse::Storage:
        case PlaceUse::Shop:
        case PlaceUse::Parking: return palette::k_workshop;
        case PlaceUse::Stair:
        case PlaceUse::Corridor:
        case PlaceUse::LightWell:
        case PlaceUse::Shaft: return palette::k_stair;
        default: return palette::k_room;
    }
}

void add_places(DrawList& list, const world::World& world, const PlanOptions& o) {
    for (const world::Place& place : world.places) {
        if (place.level != o.level || place.outline.size() < 3) continue;
        Color fill = room_fill(place);
        if (place.building.valid() && place.building.row() < o.building_share.size()) {
            fill = share_color(o.building_share[place.building.row()]);
        }
        for (std::uint32_t p = 0; p < place.patch_count; ++p) {
            const world::Patch& patch = world.patches[place.first_patch + p];
            list.polygon(patch.outline, patch.stair ? palette::k_stair : fill,
                         place.outdoors ? Color{0, 0, 0, 0} : palette::k_wall, 0.8f);
        }
        if (place.patch_count == 0) list.polygon(place.outline, fill, palette::k_faint, 0.6f);
    }
}

Color opening_color(const world::Opening& o) {
    switch (o.kind) {
        case world::OpeningKind::Exit: return palette::k_exit;
        case world::OpeningKind::Window:
        case world::OpeningKind::Cage: return {86, 180, 233};
        default: return palette::k_door;
    }
}

void add_openings(DrawList& list, const world::World& world, int level) {
    for (const world::Opening& o : world.openings) {
        if (o.level != level || o.horizontal || o.kind == world::OpeningKind::Virtual ||
            o.kind == world::OpeningKind::Leak) {
            continue;
        }
        const bool dim = o.initial == world::OpeningState::None;
        list.line({o.p0, o.p1}, dim ? palette::k_faint : opening_color(o), o.exit ? 4.0f : 2.2f);
    }
}

/// What a block has built in: blue water, red alarm, green air.
void add_system(DrawList& list, const world::Fixture& f) {
    using world::FixtureKind;
    const Color blue{86, 180, 233};
    switch (f.kind) {
        case FixtureKind::Sprinkler: list.circle(f.at, 0.12, blue, {0, 0, 0, 0}, 0.5f, Space::World, 0.8f); break;
        case FixtureKind::Riser: list.circle(f.at, 0.35, blue, palette::k_page, 1.0f, Space::World, 2.5f); break;
        case FixtureKind::SmokeDetector: case FixtureKind::HeatDetector: case FixtureKind::SmokeAlarm:
            list.circle(f.at, 0.16, palette::k_page, palette::k_problem, 0.8f, Space::World, 1.0f);
            break;
        case FixtureKind::Bell: case FixtureKind::CallPoint:
            list.circle(f.at, 0.2, palette::k_problem, palette::k_page, 0.8f, Space::World, 1.2f);
            break;
        case FixtureKind::StairFan: list.circle(f.at, 0.35, palette::k_exit, palette::k_page, 1.0f, Space::World, 2.0f); break;
        default: break;
    }
}

void add_items(DrawList& list, const world::World& world, int level) {
    for (const world::Fixture& f : world.fixtures) {
        if (!f.place.valid() || world.places[f.place.row()].level != level) continue;
        if (f.kind == world::FixtureKind::Item) {
            list.circle(f.at, 0.22, {180, 140, 90}, {0, 0, 0, 0}, 1.0f, Space::World, 1.2f);
        } else if (f.kind == world::FixtureKind::FirePoint || f.kind == world::FixtureKind::HoseReel) {
            list.circle(f.at, 0.35, palette::k_problem, palette::k_page, 1.0f, Space::World, 2.5f);
        } else if (f.kind == world::FixtureKind::Pond || f.kind == world::FixtureKind::Tank ||
                   f.kind == world::FixtureKind::Hydrant) {
            list.circle(f.at, 0.6, {86, 180, 233}, palette::k_page, 1.0f, Space::World, 3.0f);
        } else {
            add_system(list, f);
        }
    }
}

Vec2 anchor_of(const world::Feature& f) {
    if (!f.rings.empty() && !f.rings.front().empty()) return f.rings.front().front();
    return f.line.empty() ? Vec2{} : f.line.front();
}

}  // namespace

Color share_color(double share) {
    if (share <= 0.0) return palette::k_room;
    return mix({253, 231, 190}, {120, 30, 10}, std::sqrt(std::clamp(share, 0.0, 1.0)));
}

DrawList plan(const world::World& world, const PlanOptions& options) {
    DrawList list;
    for (const world::Building& b : world.buildings) {
        if (b.footprint.size() >= 3) list.polygon(b.footprint, palette::k_building, palette::k_faint, 0.6f);
    }
    add_places(list, world, options);
    if (options.items) add_items(list, world, options.level);
    add_openings(list, world, options.level);
    return list;
}

DrawList draft_plan(const world::MapDef& map, const Problems& problems, int level) {
    DrawList list;
    std::map<std::string, Vec2> where;
    for (const world::Feature& f : map.features) {
        where.emplace(f.id, anchor_of(f));
        if (f.level != level) continue;
        for (const world::Ring& ring : f.rings) {
            if (ring.size() >= 3) list.polygon(ring, {255, 255, 255, 120}, palette::k_wall, 0.8f);
        }
        if (f.rings.empty() && f.line.size() >= 2) list.line(f.line, palette::k_door, 1.6f);
    }
    for (const Problem& p : problems.list()) {
        const auto it = where.find(p.path);
        if (it == where.end()) continue;
        list.circle(it->second, 0.8, {0, 0, 0, 0}, palette::k_problem, 2.5f, Space::World, 9.0f);
        list.text(it->second + Vec2{0.9, 0.3}, p.code, 12, palette::k_problem, Space::World, 1, true);
    }
    return list;
}

void append_marks(DrawList& list, const DrawList& draft) {
    for (const Shape& s : draft.shapes) {
        const Vec2 at = draft.points[s.first];
        if (s.type == ShapeType::Circle) {
            list.circle(at, s.size, s.fill, s.stroke, s.width, s.space, s.min_px);
        } else if (s.type == ShapeType::Text) {
            list.text(at, draft.texts[s.text], s.size, s.fill, s.space, s.anchor, s.bold);
        }
    }
}

void add_scale(DrawList& list, const View& view) {
    double length = 1.0;
    for (const double candidate : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0}) {
        if (candidate * view.scale <= 0.25 * view.width) length = candidate;
    }
    const double px = length * view.scale;
    const double y = view.height - 18.0;
    list.line({{20.0, y}, {20.0 + px, y}}, palette::k_ink, 2.0f, Space::Screen);
    list.line({{20.0, y - 4}, {20.0, y + 4}}, palette::k_ink, 1.5f, Space::Screen);
    list.line({{20.0 + px, y - 4}, {20.0 + px, y + 4}}, palette::k_ink, 1.5f, Space::Screen);
    list.text({28.0 + px, y + 4}, fmt::format("{:.0f} m", length), 12, palette::k_ink, Space::Screen);
    const double x = view.width - 24.0;
    list.polygon({{x, y - 24}, {x - 6, y - 8}, {x + 6, y - 8}}, palette::k_ink, {0, 0, 0, 0}, 1.0f,
                 Space::Screen);
    list.text({x, y + 6}, "B / N", 11, palette::k_ink, Space::Screen, 0);
}

}  // namespace taicho::picture
