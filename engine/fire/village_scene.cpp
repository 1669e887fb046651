#include "fire/village_scene.h"

#include "core/rng.h"
#include "fire/goods.h"
#include "fire/spread_rows.h"

namespace taicho::fire {
namespace {

constexpr double k_width = 4.0, k_deep = 12.0, k_height = 3.2;   ///< [m]

std::size_t first_house(const VillageDef& def) {
    const double u = draw_uniform({def.seed, hash_text("village"), Purpose::IgnitionWhere, 0});
    return std::min(2 * def.houses - 1, static_cast<std::size_t>(u * static_cast<double>(2 * def.houses)));
}

}  // namespace

SpreadScene village_scene(const VillageDef& def) {
    SpreadScene scene;
    Rows rows{*scene.world};
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t k = 0; k < def.houses; ++k) {
            const std::string id = "shop-" + std::to_string(row) + "-" + std::to_string(k);
            const Vec2 at{k_width * static_cast<double>(k), row == 0 ? 0.0 : k_deep + def.alley};
            const double front = row == 0 ? k_deep : k_deep + def.alley, out = row == 0 ? 1.0 : -1.0;
            const PlaceIndex p = rows.place(id, world::PlaceUse::Workshop, at, {k_width, k_deep}, 0.0, k_height);
            rows.w.places.back().trade = "wood";
            rows.w.places.back().fire_load = -1.0;  // drawn
            rows.opening(id + "-shutter", OpeningKind::Shutter, p, {}, {at.x + 0.4, front}, {at.x + 3.6, front}, {0.0, out}, 0.0, 2.6,
                         !def.shutters_closed);
            rows.opening(id + "-back", OpeningKind::Window, p, {}, {at.x + 1.5, row == 0 ? 0.0 : front + k_deep},
                         {at.x + 2.5, row == 0 ? 0.0 : front + k_deep}, {0.0, -out}, 1.0, 1.0, false);
            rows.building(id, {p}, k_height);
            rows.w.buildings.back().roof_material = def.roof;
        }
    scene.houses = 2 * def.houses;
    scene.def.gas_simulated = false;
    scene.weather.wind = def.wind;
    scene.weather.wind_from = -0.5 * 3.14159265358979323846;
    scene.end = 3600.0;
    close(scene, def.seed);
    std::vector<Event> events;
    const PlaceIndex first{first_house(def)};
    // Its own shutter is up: somebody works there.
    const OpeningIndex shutter = scene.world->openings_of[first.row()].front();
    scene.world_state.opening_state[shutter.row()] = world::OpeningState::Open;
    scene.world_state.open_fraction[shutter.row()] = 1.0f;
    ignite_goods(*scene.fixed, scene.state, first, 0.0, {}, events);
    return scene;
}

VillageLoss village_loss(const SpreadScene& scene, const VillageDef& def) {
    VillageLoss loss;
    const bool low = first_house(def) < def.houses;
    for (const GoodsFire& g : scene.state.goods) {
        ++loss.lit;
        loss.opposite += (g.place.row() < def.houses) != low ? 1 : 0;
    }
    return loss;
}

}  // namespace taicho::fire
