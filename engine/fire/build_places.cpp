#include <algorithm>
#include <cmath>

#include "fire/build_items.h"
#include "fire/fire_load.h"
#include "fire/flashover.h"
#include "fire/materials.h"

namespace taicho::fire {
namespace {

void index_items(FireStatic& fixed) {
    const std::size_t n = fixed.world->places.size();
    fixed.items_start.assign(n + 1, 0);
    for (const Item& item : fixed.items)
        if (item.place.valid()) ++fixed.items_start[item.place.row() + 1];
    for (std::size_t p = 0; p < n; ++p) fixed.items_start[p + 1] += fixed.items_start[p];
    fixed.items_of.resize(fixed.items_start[n]);
    std::vector<std::uint32_t> next(fixed.items_start.begin(), fixed.items_start.end() - 1);
    for (std::size_t i = 0; i < fixed.items.size(); ++i)
        if (fixed.items[i].place.valid())
            fixed.items_of[next[fixed.items[i].place.row()]++] = ItemIndex(i);
}

bool leads_outdoors(const world::World& world, const world::Opening& o, PlaceIndex from) {
    const PlaceIndex other = o.a == from ? o.b : o.a;
    return !other.valid() || world.places[other.row()].outdoors;
}

/// Doors and windows of a place with all leaves away: what the flashover formulas ask for.
VentOpening open_area(const world::World& world, PlaceIndex place) {
    VentOpening sum;
    double weighted = 0.0;
    for (const OpeningIndex o : world.openings_of[place.row()]) {
        const world::Opening& opening = world.openings[o.row()];
        if (opening.horizontal || opening.latent) continue;
        const double h = opening.soffit_z - opening.sill_z;
        if (h <= 0.0 || opening.kind == world::OpeningKind::Leak) continue;
        sum.area += opening.width * h;
        weighted += opening.width * h * h;
        sum.width += leads_outdoors(world, opening, place) ? opening.width : 0.0;
    }
    sum.height = sum.area > 0.0 ? weighted / sum.area : 0.0;
    return sum;
}

}  // namespace

void build_places(FireStatic& fixed) {
    index_items(fixed);
    const world::World& world = *fixed.world;
    for (std::size_t p = 0; p < world.places.size(); ++p) {
        const world::Place& place = world.places[p];
        PlaceFire& row = fixed.places[p];
        if (place.outdoors) continue;
        const FireLoadRow& use = fire_load_row(place);
        double items = 0.0;
        for (std::uint32_t k = fixed.items_start[p]; k < fixed.items_start[p + 1]; ++k)
            items += fixed.item(fixed.items_of[k]).law.energy;
        const double load = fire_load(place, world.place_key[p], fixed.seed) * place.area *
                            fixed.def.developed.combustion_factor;
        row.load = static_cast<float>(std::max(0.0, load - items));
        row.fuel = static_cast<std::uint16_t>(std::max(0, find_fuel(fixed, use.fuel)));
        row.material = static_cast<std::uint16_t>(std::max(0, find_material(fixed.materials, use.material)));
        const VentOpening vent = open_area(world, PlaceIndex(p));
        const double surface = 2.0 * place.area + 2.0 * (place.width + place.depth) * place.height;
        row.flashover = static_cast<float>(1e3 * thomas_flashover(surface - vent.area, vent));
    }
}

}  // namespace taicho::fire
