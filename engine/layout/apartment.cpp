#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "layout/block_parts.h"
#include "layout/high_block.h"
#include "layout/repair.h"
#include "layout/templates.h"

/// A slab block: flats on both sides of a corridor, a stair at each end, lifts and a lobby in the
/// middle, motorbikes on the ground floor.
namespace taicho::layout {

using world::Feature;
using world::FeatureKind;
using world::Ring;

namespace {

constexpr double k_lift_bay = 3.0;    // m, lifts on one side, lobby on the other
constexpr double k_lift_depth = 2.0;  // m
constexpr double k_road = 5.0;        // m, access road on the south side
constexpr double k_yard = 3.0;        // m, paths to the stair doors
constexpr double k_bike_pitch = 0.8;  // m, between parked motorbikes

struct Block {
    const ApartmentDef& def;
    double gap;          // width of the bay, 0 without lifts
    double w, d, cw;     // flat width and depth, corridor width
    int left, right;     // flats west and east of the bay, per side
    double bay, length;  // x of the bay, length of the corridor
    StairCore west, east;

    explicit Block(const ApartmentDef& a)
        : def(a),
          gap(a.lifts ? k_lift_bay : 0.0),
          w(a.flat_width),
          d(a.flat_depth),
          cw(a.corridor_width) {
        const int side = std::max(1, a.flats_per_storey / 2);
        left = (side + 1) / 2;
        right = side - left;
        bay = left * w;
        length = side * w + gap;
        west = stair_core(a.stair_width, a.storey_height, {0.0, 0.5 * cw}, -1.0);
        east = stair_core(a.stair_width, a.storey_height, {length, 0.5 * cw}, 1.0);
    }

    /// Corner quad of a flat, edge 0-1 on the corridor.
    [[nodiscard]] std::array<Vec2, 4> flat(int n, bool north) const {
        const double x0 = n < left ? n * w : n * w + gap, x1 = x0 + w;
        if (north) return {Vec2{x0, cw}, {x1, cw}, {x1, cw + d}, {x0, cw + d}};
        return {Vec2{x1, 0}, {x0, 0}, {x0, -d}, {x1, -d}};
    }
};

void add_ground(const Block& b, Sketch& s) {
    const double n = b.cw + b.d;
    s.room("parking", 0,
           tidy_ring({{0, -b.d},
                      {b.length, -b.d},
                      {b.length, n},
                      {b.bay + b.gap, n},
                      {b.bay + b.gap, b.cw},
                      {b.bay, b.cw},
                      {b.bay, n},
                      {0, n}}),
           "parking");
    const double mid = 0.5 * b.length;
    Feature& gate =
        s.opening(FeatureKind::Shutter, "parking-gate", 0, {mid - 1.75, -b.d}, {mid + 1.75, -b.d});
    gate.leaf = "open";
    gate.height_m = 2.5;
    int k = 0;
    for (const double x : {0.15 * b.length, 0.85 * b.length}) {
        for (const double y : {-b.d, n}) {
            if (y > 0 && x + 1.5 > b.bay && x - 1.5 < b.bay + b.gap) continue;  // lifts stand there
            Feature& v = s.opening(FeatureKind::Window, fmt::format("parking-vent-{}", ++k), 0,
                                   {x - 1.5, y}, {x + 1.5, y});
            v.sill_m = 1.6;
            v.height_m = 0.8;
            v.leaf = "open";
            v.barred = true;
        }
    }
}

/// Motorbikes in rows on both sides, a lane of 3 m kept free from the gate to the stairs.
void park_bikes(const Block& b, int bikes, Sketch& s) {
    int n = 0;
    const double rows[] = {-b.d + 1.0,       -b.d + 3.2, b.cw + b.d - 1.0,
                           b.cw + b.d - 3.2, -b.d + 5.4, b.cw + b.d - 5.4};
    for (const double y : rows) {
        for (double x = 1.2; x < b.length - 1.2 && n < bikes; x += k_bike_pitch) {
            const bool lane = y < 0 && std::abs(x - 0.5 * b.length) < 2.2;
            const bool bay = y > b.cw && x > b.bay - 0.6 && x < b.bay + b.gap + 0.6;
            if (lane || bay) continue;
            s.item(fmt::format("bike-{}", ++n), "parking", 0, {x, y}, "scooter");
        }
    }
}

void add_storey(const Block& b, int level, Sketch& s) {
    const std::string id = fmt::format("corridor-{}", level);
    s.room(id, level,
           tidy_ring({{0, 0},
                      {b.bay, 0},
                      {b.bay, -b.d},
                      {b.bay + b.gap, -b.d},
                      {b.bay + b.gap, 0},
                      {b.length, 0},
                      {b.length, b.cw},
                      {0, b.cw}}),
           "corridor")
        .fire_load_mj_m2 = 30.0;
    const auto daylight = [&](Vec2 p, Vec2 q) {
        s.opening(FeatureKind::Window, fmt::format("lobby-win-{}", level), level, p, q).leaf =
            "closed";
    };
    if (b.gap > 0) daylight({b.bay + 0.6, -b.d}, {b.bay + 2.4, -b.d});
    if (b.gap <= 0 && !b.def.two_stairs) daylight({b.length, 0.2}, {b.length, b.cw - 0.2});
    if (!b.def.systems) return;
    const auto put = [&](const char* what, const char* side, double x, double y) {
        const bool alarm = std::string(what) != "hose-reel";
        s.device(fmt::format("{}-{}-{}", what, level, side), id, level, {x, y}, what, alarm ? storey_zone(level) : "");
    };
    put("hose-reel", "w", 0.6, 0.2);
    put("hose-reel", "e", b.length - 0.6, 0.2);
    put("call-point", "w", 0.5, b.cw - 0.2);
    put("call-point", "e", b.length - 0.5, b.cw - 0.2);
    put("bell", "c", b.bay + 0.5, 0.5);
    put("smoke-detector", "w", 0.25 * b.length, 0.5 * b.cw);
    put("smoke-detector", "e", 0.75 * b.length, 0.5 * b.cw);
}

void add_lifts(const Block& b, Sketch& s) {
    for (int k = 0; k < 2; ++k) {
        const double x0 = b.bay + 1.5 * k, x1 = x0 + 1.5;
        Feature& shaft = s.polygon(
            FeatureKind::Void, fmt::format("lift-{}", k + 1), 0,
            {{x0, b.cw}, {x1, b.cw}, {x1, b.cw + k_lift_depth}, {x0, b.cw + k_lift_depth}});
        shaft.use = "shaft";
        shaft.leaf = "closed";
        shaft.from_level = 0;
        shaft.to_level = b.def.storeys - 1;
        for (int level = 0; level < b.def.storeys; ++level) {
            Feature& door =
                s.opening(FeatureKind::Window, fmt::format("lift-{}-door-{}", k + 1, level), level,
                          {x0 + 0.35, b.cw}, {x1 - 0.35, b.cw});
            door.leaf = "closed";
            door.sill_m = 0.0;
            door.height_m = 2.0;
            door.material = "steel";
            door.barred = true;
        }
    }
}

void add_outside(const Block& b, Sketch& s) {
    const double q = b.west.plan.q, y = -b.d - 0.5 * k_road;
    const double x0 = -q - k_yard - 4.0, x1 = b.length + q + k_yard + 4.0;
    const auto lane = [&s](const char* id, std::vector<Vec2> line, double width, Bilingual name) {
        Feature& f = s.opening(FeatureKind::Alley, id, 0, {}, {});
        f.line = std::move(line);
        f.width_m = width;
        f.name = std::move(name);
        f.building.clear();
    };
    lane("road", {{x0, y}, {x1, y}}, k_road, {"Đường nội bộ", "Access road"});
    const double top = b.west.door_y + 2.5;
    lane("path-west", {{-q - 0.5 * k_yard, y}, {-q - 0.5 * k_yard, top}}, k_yard,
         {"Lối bên tây", "West path"});
    if (b.def.two_stairs)
        lane("path-east", {{b.length + q + 0.5 * k_yard, y}, {b.length + q + 0.5 * k_yard, top}},
             k_yard, {"Lối bên đông", "East path"});
    for (const bool east : {false, true}) {
        const double x = east ? x1 : x0;
        Feature& e = s.opening(FeatureKind::Exit, east ? "exit-east" : "exit-west", 0,
                               {x, y - 0.5 * k_road}, {x, y + 0.5 * k_road});
        e.kind_of = "street";
        e.building.clear();
    }
    Feature& tank = s.point(FeatureKind::Water, "tank", 0, {x0 + 2.0, y - 0.5 * k_road + 0.5});
    tank.what = "tank";
    tank.volume_m3 = 60.0;
    tank.name = {"Bể nước chữa cháy", "Fire-water tank"};
}

void add_building(const Block& b, Sketch& s) {
    const double q = b.west.plan.q, low = b.west.y0, high = b.west.y0 + b.west.plan.b;
    const double n = b.cw + b.d, east = b.def.two_stairs ? b.length + q : b.length;
    world::Ring ring = {{0, -b.d},    {b.length, -b.d}, {b.length, low}, {east, low},
                        {east, high}, {b.length, high}, {b.length, n},   {0, n},
                        {0, high},    {-q, high},       {-q, low},       {0, low}};
    Feature& f = s.polygon(FeatureKind::Building, "block", 0, tidy_ring(std::move(ring)));
    f.building.clear();
    f.levels = b.def.storeys;
    f.use = "block";
    f.material = "concrete";
    f.roof_material = "concrete";
    f.name = {"Nhà chung cư", "Apartment block"};
}

/// Both rows of flats of a storey; returns how many people live there.
int add_flats(const Block& b, int level, Scene& scene, Sketch& s) {
    int people = 0;
    for (const bool north : {false, true}) {
        std::vector<FlatRooms> row;
        for (int n = 0; n < b.left + b.right; ++n) {
            const std::string id = fmt::format("f{}{:02d}", level, 2 * n + (north ? 2 : 1));
            row.push_back(add_flat(id, level, b.flat(n, north), b.def, scene, s));
            people += scene.households.back().member_count;
            const bool wall = n > 0 && (n != b.left || b.gap <= 0);
            if (wall) join_balconies(row[row.size() - 2], row.back(), level, north, s);
        }
    }
    return people;
}

}  // namespace

Scene make_apartment(const ApartmentDef& def) {
    Scene scene;
    scene.seed = def.seed;
    const Block b(def);
    Sketch s(scene.map, "block");
    add_building(b, s);
    add_outside(b, s);
    if (def.parking) add_ground(b, s);
    int people = 0;
    for (int level = 0; level < def.storeys; ++level) {
        const bool flats = level > 0 || !def.parking;
        if (flats) add_storey(b, level, s);
        StairStorey stair;
        stair.level = level;
        stair.more = level + 1 < def.storeys;
        stair.outside = level == 0 && def.stair_opens_outside;
        stair.enclosed = def.enclosed_stairs;
        add_stair_storey(b.west, "stair-w", stair, s);
        if (def.two_stairs) add_stair_storey(b.east, "stair-e", stair, s);
        if (flats) people += add_flats(b, level, scene, s);
    }
    if (def.lifts) add_lifts(b, s);
    if (high_block(def)) fit_high_block(def, scene.map, s);
    if (def.parking) park_bikes(b, people / 2, s);
    describe_block(def, scene);
    return scene;
}

}  // namespace taicho::layout
