#include "fire/ceiling_air.h"

#include "fire/conditions.h"

namespace taicho::fire {

DetectorGas ceiling_air(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at) {
    const world::Place& room = fixed.world->places[place.row()];
    DetectorGas gas;
    const std::uint32_t row = fixed.places[place.row()].room;
    if (!fixed.air || row == k_outside) {
        gas.temperature = conditions_at(fixed, state, place, at, 0.99 * room.height).temperature;
        return gas;
    }
    const auto meet = [&](double heat, double base, double radius) {
        const DetectorGas d = detector_gas(fixed.air->network(), state.gas, row, heat, base, radius);
        if (d.temperature > gas.temperature) gas.temperature = d.temperature;
        if (d.speed > gas.speed) gas.speed = d.speed;
    };
    meet(0.0, 0.0, 1.0);
    for (const ItemIndex i : state.burning) {
        const Item& item = fixed.items[i.row()];
        if (item.place == place) meet(state.item_actual[i.row()], item.base, distance(item.at, at));
    }
    for (const GoodsFire& g : state.goods)
        if (g.burning && g.place == place) meet(g.actual, 0.0, distance(room.centre, at));
    return gas;
}

}  // namespace taicho::fire
