#include "people/move_scenes.h"

#include <cmath>

#include "core/text.h"

namespace taicho::people {

using world::WalkDef;
using world::WalkDestination;
using world::WalkPatch;

namespace {

/// splitmix64 (Steele, Lea, Flood 2014), the generator the benchmark page prescribes.
struct SplitMix {
    std::uint64_t state = 42;
    double uniform() {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        z ^= z >> 31;
        return static_cast<double>(z >> 11) * 0x1.0p-53;
    }
};

WalkPatch square(double x0, double y0, double x1, double y1) {
    WalkPatch p;
    p.outline = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    return p;
}

/// 16 exits of 2 m x 1 m at the walls: bottom, top, left, right for each k.
void add_exits(MoveScene& m, double side) {
    const auto add = [&](Vec2 a, Vec2 b) {
        WalkDestination d;
        d.spot = {0, a, b};
        d.arrive_across = 0.5;
        d.leaves = true;
        m.routes->route(m.routes->add_destination(d), 0);
    };
    for (int k = 0; k < 4; ++k) {
        const double q = (k + 0.5) * side / 4.0;
        add({q - 1.0, 0.5}, {q + 1.0, 0.5});
        add({q - 1.0, side - 0.5}, {q + 1.0, side - 0.5});
        add({0.5, q - 1.0}, {0.5, q + 1.0});
        add({side - 0.5, q - 1.0}, {side - 0.5, q + 1.0});
    }
}

std::vector<Vec2> jittered(std::size_t n, double side, SplitMix& random) {
    const auto m = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(n))));
    const double h = side / static_cast<double>(m);
    std::vector<Vec2> at;
    for (std::size_t i = 0; i < n; ++i) {
        const double jx = (2.0 * random.uniform() - 1.0) * 0.1 * h, jy = (2.0 * random.uniform() - 1.0) * 0.1 * h;
        at.push_back({(static_cast<double>(i % m) + 0.5) * h + jx, (static_cast<double>(i / m) + 0.5) * h + jy});
    }
    return at;
}

void settle_people(MoveScene& m, const std::vector<Vec2>& at, SplitMix& random) {
    resize_walk(m.state, at.size());
    for (std::uint32_t i = 0; i < at.size(); ++i) {
        m.state.v0[i] = 1.2f;
        place_person(m.state, i, 0, at[i]);
        walk_to(m.state, i, static_cast<std::uint32_t>(16.0 * random.uniform()));
    }
}

}  // namespace

MoveScene make_scene(WalkDef def) {
    MoveScene m;
    m.geometry = std::make_unique<world::WalkGeometry>(std::move(def));
    m.routes = std::make_unique<world::WalkRoutes>(*m.geometry);
    m.routes->add_class();
    open_portals(m.state, m.geometry->portal_count());
    return m;
}

void MoveScene::step(WalkEvents& events) {
    move_tick({*geometry, *routes, def, dt, seed, nullptr}, state, scratch, events);
}

MoveScene hall_scene(std::size_t people, double per_m2) {
    const double side = std::sqrt(static_cast<double>(people) / per_m2);
    MoveScene m = make_scene({{square(0, 0, side, side)}, {}});
    add_exits(m, side);
    SplitMix random;
    const std::vector<Vec2> at = jittered(people, side, random);
    settle_people(m, at, random);
    return m;
}

MoveScene pillars_scene(std::size_t people) {
    const double side = std::sqrt(static_cast<double>(people) / 0.5);
    WalkPatch hall = square(0, 0, side, side);
    const int rows = static_cast<int>(std::floor(side / 10.0));
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < rows; ++j) {
            const double x = 5.0 + 10.0 * i, y = 5.0 + 10.0 * j;
            hall.holes.push_back({{x - 0.5, y - 0.5}, {x + 0.5, y - 0.5}, {x + 0.5, y + 0.5}, {x - 0.5, y + 0.5}});
        }
    }
    MoveScene m = make_scene({{hall}, {}});
    add_exits(m, side);
    SplitMix random;
    std::vector<Vec2> at;
    for (const Vec2 p : jittered(people, side, random)) {
        const double u = (p.x - 5.0) / 10.0, v = (p.y - 5.0) / 10.0;
        const double ru = std::min(std::max(std::round(u), 0.0), rows - 1.0), rv = std::min(std::max(std::round(v), 0.0), rows - 1.0);
        if (std::abs(u - ru) * 10.0 < 0.8 && std::abs(v - rv) * 10.0 < 0.8) continue;
        at.push_back(p);
    }
    settle_people(m, at, random);
    return m;
}

MoveScene bottleneck_scene() {
    WalkPatch floor;
    floor.outline = {{0, 0}, {15, 0}, {15, 6.9}, {20, 6.9}, {20, 8.1}, {15, 8.1}, {15, 15}, {0, 15}};
    MoveScene m = make_scene({{floor}, {}});
    WalkDestination d;
    d.spot = {0, {19.5, 6.9}, {19.5, 8.1}};
    d.arrive_across = 0.5;
    d.leaves = true;
    const std::uint32_t route = m.routes->route(m.routes->add_destination(d), 0);
    SplitMix random;
    const double hx = 15.0 / 18.0, hy = 15.0 / 17.0;
    resize_walk(m.state, 300);
    for (std::uint32_t i = 0; i < 300; ++i) {
        const double jx = (2.0 * random.uniform() - 1.0) * 0.1 * hx, jy = (2.0 * random.uniform() - 1.0) * 0.1 * hy;
        m.state.v0[i] = 1.2f;
        place_person(m.state, i, 0, {(i % 18 + 0.5) * hx + jx, (i / 18 + 0.5) * hy + jy});
        walk_to(m.state, i, route);
    }
    return m;
}

bool scene_by_name(std::string_view name, MoveScene& scene) {
    if (name == "bottleneck-300") {
        scene = bottleneck_scene();
        return true;
    }
    const auto first = name.find('-');
    if (first == std::string_view::npos) return false;
    const std::string_view kind = name.substr(0, first), rest = name.substr(first + 1);
    const auto second = rest.find('-');
    const auto people = to_real(rest.substr(0, second));
    if (!people || *people < 1.0) return false;
    if (kind == "pillars" && second == std::string_view::npos) {
        scene = pillars_scene(static_cast<std::size_t>(*people));
        return true;
    }
    if (kind != "hall" || second == std::string_view::npos) return false;
    const auto rho = to_real(rest.substr(second + 1));
    if (!rho || *rho <= 0.0) return false;
    scene = hall_scene(static_cast<std::size_t>(*people), *rho);
    return true;
}

}  // namespace taicho::people
