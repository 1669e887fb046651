#include <algorithm>
#include <cmath>
#include <limits>

#include "core/rng.h"
#include "fire/goods.h"
#include "fire/spread_rows.h"

namespace taicho::fire {
namespace {

/// One-room house: two panes to each side, a door to the first and the third.
void grid_house(Rows& rows, const GridDef& def, const std::string& id, Vec2 at, bool resistant) {
    const double a = def.house;
    const PlaceIndex p = rows.place(id, world::PlaceUse::Living, at, {a, a}, 0.0, 3.0);
    rows.w.places.back().fire_load = -1.0;  // drawn: dwelling
    const Vec2 corner[] = {at, {at.x + a, at.y}, {at.x + a, at.y + a}, {at.x, at.y + a}};
    for (std::size_t k = 0; k < 4; ++k) {
        const Vec2 from = corner[k], along = (1.0 / a) * (corner[(k + 1) % 4] - from);
        const Vec2 out{along.y, -along.x};
        const auto pane = [&](const char* name, double x) {
            rows.opening(id + name + std::to_string(k), OpeningKind::Window, p, {}, from + x * along,
                         from + (x + 1.2) * along, out, 0.9, 1.2, false);
        };
        pane("-a", 0.2 * a);
        pane("-b", 0.65 * a);
        if (k % 2 == 1) continue;
        rows.opening(id + "-door" + std::to_string(k), OpeningKind::Door, p, {}, from + 0.45 * a * along,
                     from + (0.45 * a + 0.9) * along, out, 0.0, 2.0, false);
        rows.w.openings.back().material = "timber-hollow";
    }
    rows.building(id, {p}, 3.0);
    world::Building& b = rows.w.buildings.back();
    b.use = "home";
    b.trade.clear();
    b.material = resistant ? "concrete" : "timber";
    b.roof_material = resistant ? "concrete" : "timber";
}

}  // namespace

SpreadScene grid_scene(const GridDef& def) {
    SpreadScene scene;
    Rows rows{*scene.world};
    const double pitch = def.house + def.gap;
    for (std::size_t c = 0; c < def.side; ++c)
        for (std::size_t r = 0; r < def.side; ++r) {
            const std::string id = "house-" + std::to_string(c) + "-" + std::to_string(r);
            // The first column is timber: it carries the fire into the grid.
            const bool resistant = c > 0 && draw_uniform({def.seed, hash_text(id), Purpose::Test, 0}) < def.resistant;
            grid_house(rows, def, id, {pitch * static_cast<double>(c), pitch * static_cast<double>(r)}, resistant);
        }
    scene.houses = def.side * def.side;
    scene.def.gas_simulated = false;
    scene.weather.wind = def.wind;
    scene.weather.wind_from = 3.14159265358979323846;
    scene.end = 6.0 * 3600.0;
    close(scene, def.seed);
    std::vector<Event> events;
    for (std::size_t r = 0; r < def.side; ++r) ignite_goods(*scene.fixed, scene.state, PlaceIndex(r), 0.0, {}, events);
    return scene;
}

SpreadScene row_scene(bool roof_void_open, std::uint64_t seed) {
    SpreadScene scene;
    Rows rows{*scene.world};
    for (int k = 0; k < 5; ++k) {
        const std::string id = "house-" + std::to_string(k);
        const Vec2 at{4.0 * k, 0.0};
        const PlaceIndex p = rows.place(id, world::PlaceUse::Shop, at, {4.0, 12.0}, 0.0, 3.2);
        rows.w.places.back().trade = "wood";
        rows.w.places.back().fire_load = 700e6;
        rows.opening(id + "-shutter", OpeningKind::Shutter, p, {}, {at.x + 0.4, 0.0}, {at.x + 3.6, 0.0}, {0, -1}, 0.0,
                     2.6, true);
        rows.building(id, {p}, 3.2);
    }
    scene.houses = 5;
    scene.def.gas_simulated = false;
    scene.def.barriers.roof_void_open = roof_void_open;
    scene.weather.wind = 0.0;
    scene.end = 3600.0;
    close(scene, seed);
    std::vector<Event> events;
    ignite_goods(*scene.fixed, scene.state, PlaceIndex(2), 0.0, {}, events);
    return scene;
}

SpreadScene dwelling_scene() {
    SpreadScene scene;
    Rows rows{*scene.world};
    const PlaceIndex p = rows.place("dwelling", world::PlaceUse::Living, {0, 0}, {2.4, 3.6}, 0.0, 2.4);
    rows.w.places.back().fire_load = 780e6;
    rows.opening("door", OpeningKind::Door, p, {}, {0.8, 0.0}, {1.6, 0.0}, {0, -1}, 0.0, 2.0, true);
    rows.building("dwelling", {p}, 2.4);
    rows.w.buildings.back().roof_material = "concrete";
    scene.houses = 1;
    scene.weather.wind = 0.0;
    scene.end = 1200.0;
    close(scene);
    std::vector<Event> events;
    ignite_goods(*scene.fixed, scene.state, p, 0.0, {}, events);
    flash_over(*scene.fixed, scene.world_state, scene.state, p, 0.0, events);
    return scene;
}

double column_time(const SpreadScene& scene, const GridDef& def, std::size_t column) {
    std::vector<double> times;
    for (const GoodsFire& g : scene.state.goods)
        if (g.place.row() / def.side == column && std::isfinite(g.flashover_at)) times.push_back(g.lit_at);
    if (2 * times.size() < def.side) return std::numeric_limits<double>::infinity();
    std::sort(times.begin(), times.end());
    return times[def.side / 2 < times.size() ? def.side / 2 : times.size() - 1];
}

}  // namespace taicho::fire
