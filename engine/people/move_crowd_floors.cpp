#include "people/move_crowd_floors.h"

#include <algorithm>
#include <cmath>

namespace taicho::people {

using world::WalkDef;
using world::WalkPatch;
using world::WalkPortal;

Crowd door_crowd(const DoorFloor& f, std::uint64_t seed) {
    const double mid = 0.5 * f.width + f.at * (f.room_y - f.width), lo = mid - 0.5 * f.width, hi = mid + 0.5 * f.width;
    const double x1 = f.room_x, x2 = x1 + f.depth;
    Crowd c;
    c.floor.patches = {box_patch(0, 0, x1, f.room_y), box_patch(x1, lo, x2, hi), box_patch(x2, 0, x2 + 4.0, f.room_y)};
    c.floor.portals = {{.a = 0, .b = 1, .p0 = {x1, lo}, .p1 = {x1, hi}},
                       {.a = 1, .b = 2, .p0 = {x2, lo}, .p1 = {x2, hi}},
                       {.a = 2, .p0 = {x2 + 4.0, 0}, .p1 = {x2 + 4.0, f.room_y}}};
    c.groups.push_back({scatter(f.people, {0, 0}, {x1 * f.filled, f.room_y}, f.radius, seed), {2}, 0.0, f.radius});
    c.gate_a = {x1, lo};
    c.gate_b = {x1, hi};
    return c;
}

Crowd counter_crowd(const CounterFloor& f, std::uint64_t seed) {
    const double lo = 5.0 - 0.5 * f.width, hi = 5.0 + 0.5 * f.width, x2 = 10.0 + f.length, x3 = x2 + 10.0;
    Crowd c;
    c.floor.patches = {box_patch(0, 0, 10, 10), box_patch(10, lo, x2, hi), box_patch(x2, 0, x3, 10)};
    c.floor.portals = {{.a = 0, .b = 1, .p0 = {10, lo}, .p1 = {10, hi}},
                       {.a = 1, .b = 2, .p0 = {x2, lo}, .p1 = {x2, hi}},
                       {.a = 0, .p0 = {0, 0}, .p1 = {0, 10}},
                       {.a = 2, .p0 = {x3, 0}, .p1 = {x3, 10}}};
    const auto depth = [](std::size_t n) { return std::max(1.0, 5.5 * static_cast<double>(n) / 100.0); };
    if (f.right > 0) c.groups.push_back({scatter(f.right, {0, 0}, {depth(f.right), 10}, 0.2, seed), {3}});
    if (f.left > 0) c.groups.push_back({scatter(f.left, {x3 - depth(f.left), 0}, {x3, 10}, 0.2, seed + 100), {2}});
    c.idle = 120.0;
    return c;
}

Crowd bend_crowd(const BendFloor& f, std::uint64_t seed) {
    const double turn = std::abs(f.turn) * 3.14159265358979 / 180.0, w = f.width, end = f.leg;
    const Vec2 along{std::cos(turn), std::sin(turn)}, inner{end, w};
    const Vec2 foot = inner + w * Vec2{std::sin(turn), -std::cos(turn)};
    const double sharp = w * std::tan(0.5 * turn), cut = std::min(sharp, w);  // a sharp outer corner is cut off
    std::vector<Vec2> ring{{0, 0}, {end + cut, 0}};
    if (sharp > cut) ring.push_back(foot - cut * along);
    const Vec2 right = foot + end * along, left = inner + end * along;
    for (const Vec2 p : {right, left, inner, Vec2{0, w}}) ring.push_back(p);
    const auto mirrored = [&](Vec2 p) { return f.turn < 0.0 ? Vec2{p.x, w - p.y} : p; };
    for (Vec2& p : ring) p = mirrored(p);
    WalkPatch floor;
    floor.outline = ring;
    Crowd c;
    c.floor.patches = {floor};
    c.floor.portals = {{.a = 0, .p0 = mirrored(right), .p1 = mirrored(left)}};
    c.groups.push_back({scatter(f.people, {0, 0}, {f.start, w}, 0.2, seed), {0}});
    return c;
}

Crowd merge_crowd(const MergeFloor& f, std::uint64_t seed) {
    constexpr double k_arm = 14.0;
    const double s = 0.5 * f.stem, b = 0.5 * f.branch_b;
    WalkPatch floor;
    Crowd c;
    if (f.from_side) {
        floor.outline = {{-k_arm, 0}, {-b, 0}, {-b, -k_arm}, {b, -k_arm}, {b, 0}, {k_arm, 0}, {k_arm, f.stem}, {-k_arm, f.stem}};
        c.floor.portals = {{.a = 0, .p0 = {k_arm, 0}, .p1 = {k_arm, f.stem}}};
        c.groups.push_back({scatter(f.people_a, {-k_arm, 0}, {-2, f.stem}, 0.2, seed), {0}});
        c.groups.push_back({scatter(f.people_b, {-b, -k_arm}, {b, -2}, 0.2, seed + 100), {0}});
    } else {
        floor.outline = {{-k_arm, 0}, {k_arm, 0}, {k_arm, f.branch_b}, {s, f.branch_b}, {s, k_arm}, {-s, k_arm}, {-s, f.branch_a}, {-k_arm, f.branch_a}};
        c.floor.portals = {{.a = 0, .p0 = {-s, k_arm}, .p1 = {s, k_arm}}};
        c.groups.push_back({scatter(f.people_a, {-k_arm, 0}, {-s - 1, f.branch_a}, 0.2, seed), {0}});
        c.groups.push_back({scatter(f.people_b, {s + 1, 0}, {k_arm, f.branch_b}, 0.2, seed + 100), {0}});
    }
    c.floor.patches = {floor};
    return c;
}

Crowd stair_crowd(const StairFloor& f, std::uint64_t seed) {
    constexpr double k_room = 8.0, k_landing = 1.4, k_well = 0.2;
    const double w = f.width, deep = 2.0 * w + k_well, x1 = k_landing, x2 = x1 + f.plan, x3 = x2 + std::max(k_landing, w);
    WalkDef d;
    int sheet = 0;
    const auto add = [&](double xa, double ya, double xb, double yb, double z, double slope) {
        WalkPatch p = box_patch(xa, ya, xb, yb);
        p.sheet = sheet++;
        p.z0 = z;
        p.ref = {xa, ya};
        p.grad = {slope, 0.0};
        p.stair = slope != 0.0;
        d.patches.push_back(p);
        return static_cast<std::uint32_t>(d.patches.size() - 1);
    };
    std::vector<std::uint32_t> floors;
    for (int k = 0; k < f.storeys; ++k) {
        const double z = 2.0 * f.rise * k;
        floors.push_back(add(-k_room, 0, x1, deep, z, 0.0));
        if (k == 0) continue;
        const std::uint32_t down = add(x1, 0, x2, w, z, -f.rise / f.plan);
        const std::uint32_t half = add(x2, 0, x3, deep, z - f.rise, 0.0);
        const std::uint32_t on = add(x1, w + k_well, x2, deep, z - 2.0 * f.rise, f.rise / f.plan);
        d.portals.push_back({.a = floors[k], .b = down, .p0 = {x1, 0}, .p1 = {x1, w}});
        d.portals.push_back({.a = down, .b = half, .p0 = {x2, 0}, .p1 = {x2, w}});
        d.portals.push_back({.a = half, .b = on, .p0 = {x2, w + k_well}, .p1 = {x2, deep}});
        d.portals.push_back({.a = on, .b = floors[k - 1], .p0 = {x1, w + k_well}, .p1 = {x1, deep}});
    }
    const auto door = [&](int k) {
        d.portals.push_back({.a = floors[k], .p0 = {-k_room, 0}, .p1 = {-k_room, deep}});
        return static_cast<std::uint32_t>(d.portals.size() - 1);
    };
    const std::uint32_t low = door(0), high = door(f.storeys - 1);
    Crowd c;
    c.idle = f.against > 0 ? 120.0 : 60.0;
    for (int k = 0; k < f.storeys; ++k) {
        const bool last = f.up ? k == f.storeys - 1 : k == 0;
        const std::size_t n = last ? f.against : f.people_per_storey;
        if (n == 0) continue;
        c.groups.push_back({scatter(n, {-k_room + 0.5, 0}, {-1.0, deep}, 0.2, seed + static_cast<std::uint64_t>(k)), {f.up != last ? high : low}});
        c.groups.back().patch = floors[k];
    }
    c.floor = std::move(d);
    return c;
}

Crowd exits_crowd(const ExitsFloor& f, std::uint64_t seed) {
    WalkPatch floor = box_patch(0, 0, f.room_x, f.room_y);
    for (int i = 0; i < f.tables; ++i) {
        for (int j = 0; j < f.tables; ++j) {
            const double x = f.room_x * (i + 1) / (f.tables + 1), y = f.room_y * (j + 1) / (f.tables + 1);
            floor.holes.push_back({{x - 0.6, y - 0.4}, {x + 0.6, y - 0.4}, {x + 0.6, y + 0.4}, {x - 0.6, y + 0.4}});
        }
    }
    Crowd c;
    c.floor.patches = {floor};
    std::vector<std::uint32_t> all;
    const std::size_t right = (f.widths.size() + 1) / 2, low = f.widths.size() - right;
    for (std::size_t k = 0; k < f.widths.size(); ++k) {
        const double h = 0.5 * f.widths[k];
        if (k < right) {
            const double y = f.room_y * (static_cast<double>(k) + 0.5) / static_cast<double>(right);
            c.floor.portals.push_back({.a = 0, .p0 = {f.room_x, y - h}, .p1 = {f.room_x, y + h}});
        } else {
            const double x = f.room_x * (static_cast<double>(k - right) + 0.5) / static_cast<double>(low);
            c.floor.portals.push_back({.a = 0, .p0 = {x - h, 0}, .p1 = {x + h, 0}});
        }
        all.push_back(static_cast<std::uint32_t>(k));
    }
    CrowdGroup g{{}, all};
    g.weighs_queues = f.weighs_queues;
    const auto in_table = [&](Vec2 p) {
        return std::any_of(floor.holes.begin(), floor.holes.end(), [&](const std::vector<Vec2>& h) {
            return p.x > h[0].x - 0.25 && p.x < h[2].x + 0.25 && p.y > h[0].y - 0.25 && p.y < h[2].y + 0.25;
        });
    };
    for (const Vec2 p : scatter(f.people, {0, 0}, {f.room_x, f.room_y}, 0.2, seed)) {
        if (!in_table(p)) g.at.push_back(p);
    }
    c.groups.push_back(std::move(g));
    return c;
}

Crowd alley_crowd(const AlleyFloor& f, std::uint64_t seed) {
    std::vector<Vec2> low{{0, 0}}, high{{0, f.width}};
    constexpr double k_free = 6.0;  // both ends, where people start
    int n = 0;
    for (double x = k_free; x + f.row <= f.length - k_free; x += f.row + f.gap, ++n) {
        const bool top = f.staggered && n % 2 == 1;
        const double wall = top ? f.width : 0.0, edge = top ? f.width - f.parked : f.parked;
        auto& side = top ? high : low;
        side.insert(side.end(), {{x, wall}, {x, edge}, {x + f.row, edge}, {x + f.row, wall}});
    }
    WalkPatch floor;
    floor.outline = low;
    floor.outline.insert(floor.outline.end(), {{f.length, 0}, {f.length, f.width}});
    floor.outline.insert(floor.outline.end(), high.rbegin(), high.rend());
    Crowd c;
    c.floor.patches = {floor};
    c.floor.portals = {{.a = 0, .p0 = {0, 0}, .p1 = {0, f.width}}, {.a = 0, .p0 = {f.length, 0}, .p1 = {f.length, f.width}}};
    const double end = k_free - 0.5;
    if (f.along > 0) c.groups.push_back({scatter(f.along, {0, 0}, {end, f.width}, 0.2, seed), {1}});
    if (f.against > 0) c.groups.push_back({scatter(f.against, {f.length - end, 0}, {f.length, f.width}, 0.2, seed + 100), {0}});
    if (f.against > 0) c.idle = 120.0;
    return c;
}

Crowd crossing_crowd(const CrossingFloor& f, std::uint64_t seed) {
    const double h = 0.5 * f.width, a = h + f.arm;
    WalkPatch floor;
    floor.outline = {{-a, -h}, {-h, -h}, {-h, -a}, {h, -a}, {h, -h}, {a, -h}, {a, h}, {h, h}, {h, a}, {-h, a}, {-h, h}, {-a, h}};
    Crowd c;
    c.floor.patches = {floor};
    c.floor.portals = {{.a = 0, .p0 = {-a, -h}, .p1 = {-a, h}}, {.a = 0, .p0 = {-h, -a}, .p1 = {h, -a}},
                       {.a = 0, .p0 = {a, -h}, .p1 = {a, h}}, {.a = 0, .p0 = {-h, a}, .p1 = {h, a}}};
    const double near = h + 2.0;
    if (f.from_west > 0) c.groups.push_back({scatter(f.from_west, {-a, -h}, {-near, h}, 0.2, seed), {2}});
    if (f.from_south > 0) c.groups.push_back({scatter(f.from_south, {-h, -a}, {h, -near}, 0.2, seed + 100), {3}});
    if (f.from_east > 0) c.groups.push_back({scatter(f.from_east, {near, -h}, {a, h}, 0.2, seed + 200), {0}});
    if (f.from_north > 0) c.groups.push_back({scatter(f.from_north, {-h, near}, {h, a}, 0.2, seed + 300), {1}});
    c.idle = 120.0;
    return c;
}

}  // namespace taicho::people
