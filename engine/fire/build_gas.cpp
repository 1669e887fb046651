#include <algorithm>
#include <cmath>

#include "fire/build_items.h"
#include "fire/lining_library.h"
#include "fire/shared_walls.h"
#include "fire/stair_fans.h"

namespace taicho::fire {
namespace {

using world::OpeningKind;

std::uint32_t lining_row(const FireStatic& fixed, std::string_view id, std::string_view fallback) {
    const auto& list = fixed.gas_def.linings;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].id == id) return static_cast<std::uint32_t>(i);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].id == fallback) return static_cast<std::uint32_t>(i);
    return 0;
}

GasRoomDef room_of(const FireStatic& fixed, const world::Place& place) {
    GasRoomDef room;
    room.id = place.id;
    room.width = place.width;
    room.depth = place.depth;
    room.height = place.height;
    room.floor_z = place.floor_z;
    room.area = place.area;
    room.well_mixed = place.well_mixed;
    std::string_view walls = "brick-plaster", ceiling = "concrete", floor = "concrete-150";
    if (place.building.valid()) {
        const world::Building& building = fixed.world->buildings[place.building.row()];
        walls = wall_lining(building.material);
        const std::string_view slab = building.material == "timber" ? "timber" : "concrete";
        ceiling = place.top_storey ? roof_lining(building.roof_material) : slab;
        if (place.level > 0) floor = slab;
    }
    if (!place.lining.empty()) walls = place.lining;
    if (!place.ceiling.empty()) ceiling = place.ceiling;
    if (!place.floor.empty()) floor = place.floor;
    room.walls = lining_row(fixed, walls, "brick-plaster");
    room.ceiling = lining_row(fixed, ceiling, "concrete");
    room.floor = lining_row(fixed, floor, "concrete");
    return room;
}

void add_rooms(FireStatic& fixed) {
    const auto& places = fixed.world->places;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const world::Place& place = places[p];
        if (place.outdoors || place.area <= 0.01 || place.height <= 0.01 || place.width <= 0.0 ||
            place.depth <= 0.0)
            continue;
        fixed.places[p].room = static_cast<std::uint32_t>(fixed.gas_def.rooms.size());
        fixed.gas_def.rooms.push_back(room_of(fixed, place));
        fixed.room_place.push_back(PlaceIndex(p));
    }
}

std::uint32_t room_row(const FireStatic& fixed, PlaceIndex place) {
    return place.valid() ? fixed.places[place.row()].room : k_outside;
}

/// Keeps an upright opening inside the rooms it joins; false when nothing is left of it. A gap under a door may be
/// a few millimetres.
bool clip(const FireStatic& fixed, GasVentDef& vent) {
    constexpr double k_least = 1e-4;  // [m]
    for (const std::uint32_t r : {vent.a, vent.b}) {
        if (r == k_outside) continue;
        const GasRoomDef& room = fixed.gas_def.rooms[r];
        vent.sill = std::max(vent.sill, room.floor_z);
        vent.soffit = std::min(vent.soffit, room.floor_z + room.height);
    }
    return vent.soffit > vent.sill + k_least;
}

/// The lower room comes first; the vent lies at the floor of the upper one.
void set_level(const FireStatic& fixed, const world::Opening& opening, GasVentDef& vent) {
    vent.kind = VentKind::Floor;
    vent.area = opening.area > 0.0 ? opening.area : opening.width * 1.0;
    const auto floor_of = [&](std::uint32_t r) {
        return r == k_outside ? 1e9 : fixed.gas_def.rooms[r].floor_z;
    };
    if (floor_of(vent.a) > floor_of(vent.b)) std::swap(vent.a, vent.b);
    vent.sill = vent.b != k_outside ? fixed.gas_def.rooms[vent.b].floor_z
                                    : fixed.gas_def.rooms[vent.a].floor_z +
                                          fixed.gas_def.rooms[vent.a].height;
    vent.soffit = vent.sill;
}

constexpr double k_lift_leak = 0.06;     // [m2] round a lift's landing door (NFPA 92, Klote; zone-model 2)
constexpr double k_doorway_high = 1.8;   // [m] lower openings into a shaft are hatches

bool lift_door(const world::World& world, const world::Opening& o) {
    const auto shaft = [&](PlaceIndex p) { return p.valid() && world.places[p.row()].use == world::PlaceUse::Shaft; };
    return !o.horizontal && shaft(o.a) != shaft(o.b) && o.kind != OpeningKind::Virtual &&
           o.soffit_z - o.sill_z >= k_doorway_high;
}

/// Gas that passes a closed leaf [m2]: gap under a door, rebate of a window (J); a roller shutter opens gaps of
/// 3-5 % of its area at once (handbook 2.1, J).
double closed_leak_area(const FireStatic& fixed, const world::Opening& opening) {
    if (lift_door(*fixed.world, opening)) return k_lift_leak;
    const double area = opening.width * std::max(0.0, opening.soffit_z - opening.sill_z);
    switch (opening.kind) {
        case OpeningKind::Shutter: return 0.04 * area;
        case OpeningKind::Window: case OpeningKind::Cage: return 0.002 * area;
        case OpeningKind::Virtual: case OpeningKind::StairConnection: return area;
        default: return 0.010;
    }
}

void add_vent(FireStatic& fixed, std::size_t o) {
    const world::Opening& opening = fixed.world->openings[o];
    OpeningFire& row = fixed.openings[o];
    GasVentDef vent;
    vent.id = opening.id;
    vent.a = room_row(fixed, opening.a);
    vent.b = room_row(fixed, opening.b);
    row.outdoor = (vent.a == k_outside) != (vent.b == k_outside);
    row.outwards_b = vent.b == k_outside;
    if (vent.a == vent.b) return;
    vent.width = opening.width;
    vent.sill = opening.sill_z;
    vent.soffit = opening.soffit_z;
    const double sign = vent.b == k_outside ? 1.0 : -1.0;
    vent.facade_normal = std::atan2(sign * opening.normal.y, sign * opening.normal.x);
    if (opening.horizontal) set_level(fixed, opening, vent);
    else if (!clip(fixed, vent)) return;
    const double area = opening.horizontal ? vent.area : vent.width * (vent.soffit - vent.sill);
    if (area <= 0.0) return;
    row.leak = static_cast<float>(opening.latent ? 0.0 : std::min(1.0, closed_leak_area(fixed, opening) / area));
    row.vent = static_cast<std::uint32_t>(fixed.gas_def.vents.size());
    fixed.gas_def.vents.push_back(vent);
}

/// Light construction leaks more than plastered brick; every room breathes (handbook zone-model 2).
void add_leaks(FireStatic& fixed) {
    const auto& places = fixed.world->places;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const std::uint32_t room = fixed.places[p].room;
        if (room == k_outside) continue;
        const world::Place& place = places[p];
        bool light = false;
        if (place.building.valid()) {
            const world::Building& b = fixed.world->buildings[place.building.row()];
            light = (place.top_storey && b.roof_material != "concrete") || b.material == "timber" ||
                    b.material == "steel";
        }
        const double walls = 2.0 * (place.width + place.depth) * place.height;
        if (place.leak == 0.0) continue;
        if (place.leak > 0.0) {
            const double scaled = walls * place.leak / leakage_per_area(Tightness::Average);
            fixed.gas_def.vents.push_back(wall_leak(fixed.gas_def, room, scaled, Tightness::Average));
            continue;
        }
        fixed.gas_def.vents.push_back(wall_leak(fixed.gas_def, room, walls,
                                                light ? Tightness::Loose : Tightness::Average));
    }
}

/// Roofs that can open: a level vent of the whole ceiling, shut at the start.
void add_roofs(FireStatic& fixed) {
    const auto& places = fixed.world->places;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const std::uint32_t room = fixed.places[p].room;
        const world::Place& place = places[p];
        if (room == k_outside || !place.top_storey || !place.building.valid()) continue;
        const std::string& roof = fixed.world->buildings[place.building.row()].roof_material;
        if (roof.empty() || roof == "concrete") continue;
        GasVentDef vent;
        vent.id = place.id + "-roof";
        vent.a = room;
        vent.kind = VentKind::Floor;
        vent.area = place.area;
        vent.sill = vent.soffit = place.floor_z + place.height;
        vent.open_fraction = 0.0;
        fixed.places[p].roof_vent = static_cast<std::uint32_t>(fixed.gas_def.vents.size());
        fixed.gas_def.vents.push_back(vent);
    }
}

void set_air(FireStatic& fixed) {
    GasSettings& s = fixed.gas_def.settings;
    s.step = fixed.def.gas_step;
    s.co_with_ventilation = fixed.def.gas.co_with_ventilation;
    s.co_yield_starved = fixed.def.gas.co_starved;
    s.lower_oxygen_limit = fixed.def.gas.lower_oxygen_limit;
    s.oxygen_limit_free_burn = fixed.def.gas.oxygen_limit_free_burn;
    s.ambient_temperature = fixed.weather.temperature;
    s.interior_temperature = fixed.weather.temperature;
    s.wind_speed = fixed.weather.wind * fixed.def.outdoor.alley_wind_across;
    s.wind_from = fixed.weather.wind_from;
}

void add_linings(FireStatic& fixed) {
    fixed.gas_def.linings = lining_library();
    for (const LiningSpec& spec : fixed.def.linings) {
        LiningDef lining;
        lining.id = spec.id;
        lining.emissivity = spec.emissivity;
        for (const LiningLayer& layer : spec.layers)
            lining.sheets.push_back({layer.thickness, layer.conductivity, layer.density, layer.heat_capacity});
        lining.pos = spec.pos;
        const auto& list = fixed.gas_def.linings;
        const auto same = std::find_if(list.begin(), list.end(), [&](const LiningDef& l) { return l.id == spec.id; });
        if (same == list.end()) fixed.gas_def.linings.push_back(std::move(lining));
        else fixed.gas_def.linings[static_cast<std::size_t>(same - list.begin())] = std::move(lining);
    }
}

}  // namespace

void build_gas(FireStatic& fixed, Problems& problems) {
    set_air(fixed);
    add_linings(fixed);
    fixed.gas_def.fuels = fixed.fuels;
    add_rooms(fixed);
    for (std::size_t o = 0; o < fixed.world->openings.size(); ++o) add_vent(fixed, o);
    add_leaks(fixed);
    add_roofs(fixed);
    add_stair_fans(fixed);
    if (!fixed.def.gas_simulated || fixed.gas_def.rooms.empty()) return;
    const Problems found = check_gas(fixed.gas_def);
    for (const Problem& p : found.list()) problems.add(p);
    if (found.has_errors()) return;
    auto network = std::make_shared<GasNetwork>(build_gas_network(fixed.gas_def));
    const FireStatic* own = &fixed;  // holds the model, so outlives it
    network->find_shared_walls = [own](std::uint32_t room, std::vector<GasSharedWallDef>& out) { shared_walls_of(*own, room, out); };
    fixed.air = std::make_shared<GasModel>(std::move(network));
}

}  // namespace taicho::fire
