#include "fire/outside_scenes.h"

#include <algorithm>
#include <limits>

#include "core/rng.h"
#include "fire/goods.h"
#include "fire/item_burning.h"
#include "fire/spread_rows.h"

namespace taicho::fire {
namespace {

constexpr double k_east = 3.14159265358979323846;   ///< [rad] wind that blows to +x comes from there

void develop(SpreadScene& scene, PlaceIndex p) {
    std::vector<Event> events;
    ignite_goods(*scene.fixed, scene.state, p, 0.0, {}, events);
    flash_over(*scene.fixed, scene.world_state, scene.state, p, 0.0, events);
}

}  // namespace

SpreadScene twin_scene(double gap, const std::string& other) {
    SpreadScene scene;
    Rows rows{*scene.world};
    for (int k = 0; k < 2; ++k) {
        const std::string id = k == 0 ? "first" : "second";
        const double x = k * (5.0 + gap), front = k == 0 ? 5.0 : x;
        const PlaceIndex p = rows.place(id, world::PlaceUse::Living, {x, 0.0}, {5.0, 5.0}, 0.0, 2.7);
        rows.w.places.back().fire_load = 780e6;
        const Vec2 a{front, 1.9}, b{front, 3.1};
        if (k == 0 || other == "timber") rows.opening(id + "-window", OpeningKind::Window, p, {}, k == 0 ? a : b, k == 0 ? b : a, {k == 0 ? 1.0 : -1.0, 0.0},
                     0.9, 1.2, k == 0);
        rows.opening(id + "-door", OpeningKind::Door, p, {}, {x + 2.0, 0.0}, {x + 2.9, 0.0}, {0, -1}, 0.0, 2.0, k == 0);
        rows.building(id, {p}, 2.7);
        rows.w.buildings.back().material = k == 0 ? "timber" : other;
        rows.w.buildings.back().roof_material = "concrete";
    }
    scene.houses = 2;
    scene.def.gas_simulated = false;
    scene.weather.wind = 0.0;
    scene.end = 600.0;
    close(scene);
    develop(scene, PlaceIndex(0));
    return scene;
}

SpreadScene shed_scene(double gap) {
    SpreadScene scene;
    Rows rows{*scene.world};
    const PlaceIndex p = rows.place("shed", world::PlaceUse::Living, {0.0, 0.0}, {2.4, 2.4}, 0.0, 2.1);
    rows.w.places.back().fire_load = 550e6;
    rows.opening("shed-door", OpeningKind::Door, p, {}, {0.8, 0.0}, {1.6, 0.0}, {0, -1}, 0.0, 1.9, true);
    rows.building("shed", {p}, 2.1);
    rows.w.buildings.back().material = "timber";
    TargetDef board;
    board.id = "plywood";
    board.at = {2.4 + gap, 1.2, 1.05};
    board.normal = {-1, 0, 0};
    board.material = "wood";
    scene.def.targets.push_back(board);
    scene.houses = 1;
    scene.def.gas_simulated = false;
    scene.weather.wind = 0.0;
    scene.end = 1200.0;
    close(scene);
    develop(scene, p);
    return scene;
}

SpreadScene settlement_scene(const SettlementDef& def) {
    SpreadScene scene;
    Rows rows{*scene.world};
    for (std::size_t c = 0; c < def.columns; ++c)
        for (std::size_t r = 0; r < def.rows; ++r) {
            const std::string id = "home-" + std::to_string(c) + "-" + std::to_string(r);
            const Vec2 at{(def.width + def.gap) * static_cast<double>(c), (def.depth + def.gap) * static_cast<double>(r)};
            const PlaceIndex p = rows.place(id, world::PlaceUse::Living, at, {def.width, def.depth}, 0.0, 2.4);
            rows.w.places.back().fire_load = def.load;
            const double right = at.x + def.width, m = at.y + 0.5 * def.depth;
            rows.opening(id + "-door", OpeningKind::Door, p, {}, {right, m}, {right, m + 0.8}, {1, 0}, 0.0, 2.0, true);
            rows.opening(id + "-window", OpeningKind::Window, p, {}, {at.x, m + 0.6}, {at.x, m}, {-1, 0}, 1.2, 0.6, false);
            rows.building(id, {p}, 2.4);
            const bool sheet = draw_uniform({def.seed, hash_text(id), Purpose::Test, 0}) < def.sheet;
            rows.w.buildings.back().material = sheet ? "steel" : "timber";
            rows.w.buildings.back().roof_material = "steel-timber";
            rows.w.buildings.back().use = "home";
            rows.w.buildings.back().trade.clear();
        }
    scene.houses = def.columns * def.rows;
    scene.def.gas_simulated = false;
    scene.weather.wind = def.wind;
    scene.weather.wind_from = k_east;
    scene.end = 4.0 * 3600.0;
    close(scene, def.seed);
    std::vector<Event> events;
    for (std::size_t r = 0; r < def.rows; ++r) ignite_goods(*scene.fixed, scene.state, PlaceIndex(r), 0.0, {}, events);
    return scene;
}

SpreadScene ladder_scene(std::size_t storeys, bool cages, std::uint64_t seed) {
    SpreadScene scene;
    Rows rows{*scene.world};
    std::vector<PlaceIndex> places;
    for (std::size_t k = 0; k < storeys; ++k) {
        const std::string id = "storey-" + std::to_string(k);
        const double floor = 3.2 * static_cast<double>(k);
        places.push_back(rows.place(id, world::PlaceUse::Living, {0.0, 0.0}, {4.0, 8.0}, floor, 3.2));
        rows.w.places.back().level = static_cast<int>(k);
        rows.w.places.back().fire_load = 780e6;
        rows.opening(id + "-front", cages ? OpeningKind::Cage : OpeningKind::Window, places.back(), {}, {1.0, 0.0}, {3.0, 0.0},
                     {0, -1}, floor + 0.9, 1.4, k == 0);
    }
    rows.building("tower", places, 3.2 * static_cast<double>(storeys));
    rows.w.buildings.back().material = cages ? "concrete" : "timber";
    rows.w.buildings.back().roof_material = "concrete";
    scene.houses = 1;
    scene.def.gas_simulated = false;
    scene.def.outside.cage_goods_fraction = 1.0;
    scene.weather.wind = 0.0;
    scene.end = 3600.0;
    close(scene, seed);
    develop(scene, places.front());
    return scene;
}

SpreadScene bike_row_scene(std::size_t bikes, double pitch, std::uint64_t seed) {
    SpreadScene scene;
    Rows rows{*scene.world};
    const PlaceIndex p = rows.place("ground", world::PlaceUse::Living, {0.0, 0.0}, {20.0, 12.0}, 0.0, 3.2);
    rows.opening("shutter", OpeningKind::Shutter, p, {}, {0.4, 0.0}, {3.6, 0.0}, {0, -1}, 0.0, 2.6, true);
    rows.building("house", {p}, 3.2);
    for (std::size_t k = 0; k < bikes; ++k) {
        world::Fixture bike;
        bike.id = "bike-" + std::to_string(k);
        bike.place = p;
        bike.at = {1.0 + pitch * static_cast<double>(k), 6.0};
        bike.what = "motorbike";
        rows.w.fixtures.push_back(bike);
        rows.w.fixture_key.push_back(hash_text(bike.id));
    }
    scene.houses = 1;
    scene.def.gas_simulated = false;
    scene.weather.wind = 0.0;
    scene.end = 1800.0;
    close(scene, seed);
    std::vector<Event> events;
    ignite_item(*scene.fixed, scene.state, ItemIndex(0u), 0.0, {}, events);
    return scene;
}

bool flames_out(const SpreadScene& scene) {
    const auto& live = scene.state.live;
    return std::any_of(live.begin(), live.end(),
                       [](const LiveOpening& l) { return l.opening.valid() && l.flame_height > 0.1; });
}

double outside_lit(const SpreadScene& scene, PlaceIndex place) {
    for (const Event& e : scene.events)
        if (e.kind == EventKind::OutsideLit && e.place == place.v) return e.time;
    return std::numeric_limits<double>::infinity();
}

}  // namespace taicho::fire
