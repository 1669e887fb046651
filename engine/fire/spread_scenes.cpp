#include "fire/spread_scenes.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <cmath>

#include "core/hash.h"
#include "core/parallel.h"
#include "fire/advance.h"
#include "fire/build.h"
#include "fire/exposure.h"
#include "fire/fire_hash.h"
#include "fire/goods.h"
#include "fire/spread_rows.h"

namespace taicho::fire {
namespace {

constexpr double k_width = 4.0, k_deep = 12.0, k_alley = 3.0, k_back = 1.0;   ///< [m] benchmark page
constexpr std::size_t k_row = 25;
constexpr std::size_t k_piece = 5;   ///< houses along one piece of alley

/// The alley of a pair of rows, in pieces.
std::vector<PlaceIndex> alley_pieces(Rows& rows, std::size_t pair, double y) {
    std::vector<PlaceIndex> pieces;
    for (std::size_t k = 0; k < k_row / k_piece; ++k) {
        const std::string id = "alley-" + std::to_string(pair) + "-" + std::to_string(k);
        const double x = static_cast<double>(k * k_piece) * k_width, length = k_piece * k_width;
        const PlaceIndex p = rows.place(id, world::PlaceUse::Alley, {x, y}, {length, k_alley}, 0.0, 6.4);
        rows.w.places[p.row()].outdoors = true;
        if (k > 0)
            rows.opening(id + "-way", OpeningKind::Virtual, pieces.back(), p, {x, y}, {x, y + k_alley}, {1, 0}, 0.0,
                         6.4, true);
        pieces.push_back(p);
    }
    return pieces;
}

/// Tube house of two storeys: shutter below, two windows above, an open stair.
void tube_house(Rows& rows, std::size_t index, Vec2 at, bool faces_up, PlaceIndex alley) {
    const std::string id = "house-" + std::to_string(index);
    std::vector<PlaceIndex> storeys;
    for (const double floor : {0.0, 3.2}) {
        storeys.push_back(rows.place(id + (floor > 0.0 ? "-upper" : "-ground"), world::PlaceUse::Workshop, at,
                                     {k_width, k_deep}, floor, 3.2));
        world::Place& p = rows.w.places.back();
        p.trade = "wood";
        p.fire_load = 700e6;
    }
    const double y = at.y + (faces_up ? k_deep : 0.0);
    const Vec2 normal{0.0, faces_up ? 1.0 : -1.0};
    const auto front = [&](const char* name, OpeningKind kind, PlaceIndex from, double x, double w, double z, double h) {
        rows.opening(id + name, kind, from, alley, {at.x + x, y}, {at.x + x + w, y}, normal, z, h,
                     kind == OpeningKind::Shutter);
    };
    front("-shutter", OpeningKind::Shutter, storeys[0], 0.4, 3.2, 0.0, 2.6);
    front("-window-a", OpeningKind::Window, storeys[1], 0.6, 1.0, 4.1, 1.2);
    front("-window-b", OpeningKind::Window, storeys[1], 2.4, 1.0, 4.1, 1.2);
    rows.opening(id + "-stair", OpeningKind::StairConnection, storeys[0], storeys[1], at, {at.x + 1.0, at.y}, {0, 1},
                 3.2, 0.0, true);
    rows.w.openings.back().horizontal = true;
    rows.w.openings.back().area = 2.0;
    rows.building(id, std::move(storeys), 6.4);
}

void lay_rows(SpreadScene& scene, std::size_t houses) {
    Rows rows{*scene.world};
    std::vector<PlaceIndex> alley;
    for (std::size_t k = 0; k < houses; ++k) {
        const std::size_t row = k / k_row, column = k % k_row, pair = row / 2;
        const double base = static_cast<double>(pair) * (2.0 * k_deep + k_alley + k_back);
        if (k % (2 * k_row) == 0) alley = alley_pieces(rows, pair, base + k_deep);
        const bool up = row % 2 == 0;
        tube_house(rows, k, {static_cast<double>(column) * k_width, up ? base : base + k_deep + k_alley}, up,
                   alley[column / k_piece]);
    }
    scene.houses = houses;
}

/// Both storeys burn at their plateau; the ramp of the openings lies behind.
void set_developed(SpreadScene& scene, std::size_t house) {
    const FireStatic& fixed = *scene.fixed;
    std::vector<Event> events;
    for (const PlaceIndex p : scene.world->buildings[house].places) {
        for (const OpeningIndex o : scene.world->openings_of[p.row()]) {
            if (scene.world_state.opening_state[o.row()] != world::OpeningState::Closed) continue;
            scene.world_state.opening_state[o.row()] = world::OpeningState::Broken;
            scene.world_state.open_fraction[o.row()] = 1.0f;
        }
        flash_over(fixed, scene.world_state, scene.state, p, -fixed.def.spread.emissive_ramp, events);
        GoodsFire& g = *find_goods(scene.state, p);
        g.clock = std::sqrt(g.peak / g.alpha);
        g.spent = g.peak * g.clock / 3.0;
        g.until = 0.0;
    }
    ++scene.world_state.version;
}

/// One thread: its own time, so that neighbours on the machine do not count; several: the wall's.
double clock_s() {
    if (threads() == 1) return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void SpreadScene::run_to_end(double dt) {
    while (now < end - 1e-9) step(dt);
}

void SpreadScene::step(double dt, const Requests& requests) {
    StepContext ctx;
    ctx.now = now;
    ctx.dt = dt;
    std::vector<world::Request> asked;
    advance(ctx, *fixed, *world, world_state, requests, state, asked, events);
    for (const world::Request& r : asked) {
        world_state.opening_state[r.opening.row()] = r.state;
        world_state.open_fraction[r.opening.row()] = r.open_fraction;
        world_state.changed_at[r.opening.row()] = r.time;
        ++world_state.version;
    }
    now += dt;
}

std::size_t SpreadScene::burning_places() const {
    return static_cast<std::size_t>(
        std::count_if(state.goods.begin(), state.goods.end(), [](const GoodsFire& g) { return g.burning; }));
}

SpreadScene front_scene(std::size_t count, bool gas) {
    SpreadScene scene;
    scene.def.gas_simulated = gas;
    scene.weather.wind = 0.0;
    lay_rows(scene, 4 * count);
    close(scene);
    for (std::size_t k = 0; k < 4 * count; k += 4) set_developed(scene, k);
    return scene;
}

SpreadScene idle_scene(std::size_t count) {
    SpreadScene scene;
    scene.def.gas_simulated = false;
    scene.weather.wind = 0.0;
    lay_rows(scene, count);
    close(scene);
    for (std::size_t k = 0; k < std::min<std::size_t>(100, count); ++k) set_developed(scene, k);
    return scene;
}

SpreadScene chain_scene(std::size_t shops, std::size_t idle) {
    SpreadScene scene;
    Rows rows{*scene.world};
    const auto shop = [&](const std::string& id, Vec2 at) {
        const PlaceIndex p = rows.place(id, world::PlaceUse::Shop, at, {4.0, 12.0}, 0.0, 3.2);
        rows.w.places[p.row()].trade = "wood";
        rows.w.places[p.row()].fire_load = 780e6;
        const double x0 = at.x + 0.25, x1 = x0 + 3.5;
        rows.opening(id + "-front", OpeningKind::Door, p, {}, {x0, at.y}, {x1, at.y}, {0, -1}, 0.0, 2.2, true);
        rows.opening(id + "-back", OpeningKind::Door, p, {}, {x1, at.y + 12}, {x0, at.y + 12}, {0, 1}, 0.0, 2.2, true);
        rows.building(id, {p}, 3.2);
    };
    for (std::size_t k = 0; k < shops; ++k) shop("shop-" + std::to_string(k), {0.0, 14.0 * static_cast<double>(k)});
    for (std::size_t k = 0; k < idle; ++k)
        shop("idle-" + std::to_string(k),
             {200.0 + 20.0 * static_cast<double>(k % 100), 20.0 * static_cast<double>(k / 100)});
    scene.houses = shops + idle;
    scene.end = 346.8 * static_cast<double>(shops);
    SpreadDef& spread = scene.def.spread;
    scene.def.gas_simulated = false;
    spread.flashover_delay = 300.0;
    spread.emissive_power = 84e3;
    spread.emissive_ramp = 0.0;
    spread.air_extinction = 0.0;
    spread.flames = false;
    close(scene);
    std::vector<Event> events;
    ignite_goods(*scene.fixed, scene.state, PlaceIndex(0), 0.0, {}, events);
    return scene;
}

std::size_t fire_bytes(const FireStatic& fixed, const FireState& s) {
    const auto of = [](const auto& column) { return column.size() * sizeof(column[0]); };
    std::size_t sum = of(fixed.places) + of(fixed.openings) + of(fixed.items_start) + exposure_bytes(fixed);
    sum += of(s.place_hrr) + of(s.place_stage) + of(s.place_burnt_area) + of(s.goods_of) + of(s.smoked) +
           of(s.affected) + of(s.building_phase) + of(s.goods) + of(s.live) + of(s.receivers) + of(s.rising);
    return sum;
}

SpreadRun run_spread(SpreadScene& scene, double dt) {
    SpreadRun run;
    const std::size_t before = scene.state.goods.size();
    const double start = clock_s();
    while (scene.now < scene.end - 1e-9) {
        scene.step(dt);
        run.burning_hours += static_cast<double>(scene.burning_places()) * dt / 3600.0;
    }
    run.wall = clock_s() - start;
    run.lit = scene.state.goods.size() - before;
    run.hash = hash_of(scene.state);
    run.state_bytes = fire_bytes(*scene.fixed, scene.state);
    return run;
}

}  // namespace taicho::fire
