#include "layout/repair.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "layout/sketch.h"
#include "world/assemble_boolean.h"
#include "world/assemble_grid.h"

namespace taicho::layout {

using world::Ring;
using world::Shape;

namespace {

void record(Quarter& q, const char* what, const std::string& id, Vec2 at, std::string vi,
            std::string en) {
    q.repairs.push_back({what, id, at, {std::move(vi), std::move(en)}});
}

void keep_footprints(const RawMap& map, const RepairDef& def, Quarter& q) {
    for (const RawArea& a : map.areas) {
        RawArea house = a;
        house.ring = tidy_ring(a.ring);
        if (house.ring.size() < 3 || std::abs(ring_area(house.ring)) < def.tiny_m2) {
            record(q, "tiny", a.id, a.ring[0],
                   fmt::format("bỏ hình nhà {:.1f} m², quá nhỏ", std::abs(ring_area(a.ring))),
                   fmt::format("footprint of {:.1f} m2 dropped as too small",
                               std::abs(ring_area(a.ring))));
            continue;
        }
        if (world::self_crossing(house.ring)) {
            const auto parts = world::unite({Shape{house.ring, {}}});
            if (parts.empty()) continue;
            house.ring = tidy_ring(parts[0].outline);
            record(q, "self-crossing", a.id, a.ring[0], "hình nhà tự cắt; giữ phần ngoài",
                   "footprint crossed itself; its outer part is kept");
        }
        q.houses.push_back(std::move(house));
    }
}

const Shape* largest(const std::vector<Shape>& parts) {
    const Shape* best = nullptr;
    for (const Shape& s : parts) {
        if (!best || world::area_of(s) > world::area_of(*best)) best = &s;
    }
    return best;
}

void part_overlaps(const RepairDef& def, Quarter& q) {
    std::vector<std::size_t> order(q.houses.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return ring_area(q.houses[a].ring) > ring_area(q.houses[b].ring);
    });
    world::BoxGrid grid(16.0);
    for (std::size_t i = 0; i < q.houses.size(); ++i)
        grid.add(world::box_of(q.houses[i].ring), static_cast<std::uint32_t>(i));
    grid.sort();
    std::vector<bool> settled(q.houses.size(), false);
    for (const std::size_t i : order) {
        settled[i] = true;
        for (const std::uint32_t j : grid.near(world::box_of(q.houses[i].ring))) {
            if (settled[j] || q.houses[j].ring.empty()) continue;
            RawArea& small = q.houses[j];
            const auto shared = world::intersect({{small.ring, {}}}, {{q.houses[i].ring, {}}});
            double area = 0.0;
            for (const Shape& s : shared) area += world::area_of(s);
            if (area < 1e-3) continue;
            const auto rest = world::subtract({{small.ring, {}}}, {{q.houses[i].ring, {}}});
            const Shape* keep = largest(rest);
            const Vec2 at = small.ring[0];
            const bool gone = !keep || world::area_of(*keep) < def.tiny_m2;
            small.ring = gone ? Ring{} : tidy_ring(keep->outline);
            if (area < def.overlap_m2 && !gone) continue;
            const char* what = gone ? "duplicate" : "overlap";
            record(q, what, small.id, at,
                   fmt::format("chồng {:.1f} m² lên nhà {}; {}", area, q.houses[i].id,
                               gone ? "bỏ" : "cắt bớt"),
                   fmt::format("overlapped {} by {:.1f} m2; {}", q.houses[i].id, area,
                               gone ? "dropped" : "cut back"));
        }
    }
}

}  // namespace

Ring tidy_ring(Ring ring) {
    constexpr double k_close = 0.05, k_flat = 0.02;  // m
    bool changed = true;
    while (changed && ring.size() > 3) {
        changed = false;
        for (std::size_t i = 0; i < ring.size() && ring.size() > 3; ++i) {
            const Vec2 a = ring[(i + ring.size() - 1) % ring.size()], b = ring[i],
                       c = ring[(i + 1) % ring.size()];
            const double base = distance(a, c);
            const double off = base > 1e-9 ? std::abs(cross(c - a, b - a)) / base : 0.0;
            if (distance(a, b) < k_close || off < k_flat) {
                ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(i));
                changed = true;
            }
        }
    }
    return ring;
}

Vec2 nearest_on_line(const std::vector<Vec2>& line, Vec2 p, double* along) {
    Vec2 best = line.front();
    double least = 1e300, walked = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vec2 c = world::closest_on_segment(line[i], line[i + 1], p);
        const double d = distance(c, p);
        if (d < least) {
            least = d;
            best = c;
            if (along) *along = walked + distance(line[i], c);
        }
        walked += distance(line[i], line[i + 1]);
    }
    return best;
}

std::vector<std::size_t> carve(Quarter& q, const std::vector<Vec2>& line, double width,
                               const std::string& skip, const std::string& why,
                               const RepairDef& def) {
    std::vector<Shape> strips;
    world::Box box;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vec2 d = normalised(line[i + 1] - line[i]);
        if (d == Vec2{}) continue;
        const double lap =
            line.size() > 2 ? 0.5 * width : 0.0;  // strips close the corner between them
        const Vec2 a = i > 0 ? line[i] - lap * d : line[i];
        const Vec2 b = i + 2 < line.size() ? line[i + 1] + lap * d : line[i + 1];
        strips.push_back({world::strip(a, b, width), {}});
        for (const Vec2 p : strips.back().outline) box.add(p);
    }
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < q.houses.size(); ++i) {
        RawArea& h = q.houses[i];
        if (h.ring.empty() || h.id == skip || !box.meets(world::box_of(h.ring))) continue;
        const double before = ring_area(h.ring);
        const auto rest = world::subtract({{h.ring, {}}}, strips);
        const Shape* keep = largest(rest);
        const double after = keep ? world::area_of(*keep) : 0.0;
        if (before - after < 0.02) continue;
        const Vec2 at = ring_centre(h.ring);
        const bool gone = after < def.smallest_house_m2;
        h.ring = gone ? Ring{} : tidy_ring(keep->outline);
        changed.push_back(i);
        record(
            q, gone ? "removed" : "carved", h.id, at,
            fmt::format("{} đi qua nhà: {} {:.1f} m² để có lối {:.1f} m", why,
                        gone ? "bỏ cả nhà, chỉ còn" : "cắt", gone ? after : before - after, width),
            fmt::format("{} runs through the house: {} {:.1f} m2 for a way of {:.1f} m", why,
                        gone ? "house dropped, it kept" : "cut by", gone ? after : before - after,
                        width));
    }
    return changed;
}

Quarter repair_quarter(const RawMap& map, const RepairDef& def) {
    Quarter q;
    keep_footprints(map, def, q);
    part_overlaps(def, q);
    std::erase_if(q.houses, [](const RawArea& h) { return h.ring.empty(); });
    lay_lanes(map, def, q);
    for (std::size_t i = 0; i < q.lanes.size(); ++i) {
        const Lane lane = q.lanes[i];
        carve(q, lane.line, def.carve, "", lane.id, def);
    }
    join_islands(def, q);
    std::erase_if(q.houses, [](const RawArea& h) { return h.ring.empty(); });
    return q;
}

}  // namespace taicho::layout
