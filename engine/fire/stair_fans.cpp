#include "fire/stair_fans.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {
namespace {

constexpr double k_damper_from = 0.9;    // [-] of the design pressure: the damper begins to open (J)
constexpr double k_most_leak = 0.95;     // [-] of the full flow may leak away at the design pressure (J)

/// Rooms of the stair the fan stands in: storeys joined by its own flights.
std::vector<std::uint8_t> rooms_of_stair(const FireStatic& fixed, PlaceIndex start) {
    const world::World& world = *fixed.world;
    std::vector<std::uint8_t> in(world.places.size(), 0);
    std::vector<PlaceIndex> next{start};
    in[start.row()] = 1;
    while (!next.empty()) {
        const PlaceIndex p = next.back();
        next.pop_back();
        for (const OpeningIndex o : world.openings_of[p.row()]) {
            const world::Opening& way = world.openings[o.row()];
            const PlaceIndex q = way.a == p ? way.b : way.a;
            if (!q.valid() || in[q.row()] != 0 || way.kind != world::OpeningKind::StairConnection) continue;
            in[q.row()] = 1;
            next.push_back(q);
        }
    }
    return in;
}

/// What a fan design starts from: leaks of the shut stair and its largest door [m2].
struct StairOpenings {
    double leak = 0.0, door = 0.0;
};

StairOpenings openings_of_stair(const FireStatic& fixed, const std::vector<std::uint8_t>& stair) {
    StairOpenings out;
    std::vector<std::uint8_t> room_in(fixed.gas_def.rooms.size(), 0);
    for (std::size_t r = 0; r < room_in.size(); ++r) room_in[r] = stair[fixed.room_place[r].row()];
    const auto inside = [&](std::uint32_t r) { return r != k_outside && room_in[r] != 0; };
    std::vector<double> closed(fixed.gas_def.vents.size(), 1.0);
    for (const OpeningFire& o : fixed.openings)
        if (o.vent != k_outside) closed[o.vent] = o.leak;
    for (std::size_t v = 0; v < fixed.gas_def.vents.size(); ++v) {
        const GasVentDef& vent = fixed.gas_def.vents[v];
        if (vent.kind != VentKind::Wall || inside(vent.a) == inside(vent.b)) continue;
        const double area = vent.width * (vent.soffit - vent.sill);
        out.leak += area * closed[v];
        if (!vent.leak) out.door = std::max(out.door, area);
    }
    return out;
}

}  // namespace

FanDesign design_fan(double leak, double door_flow, double door_area, double pressure, double discharge, double density) {
    const double door = std::max(door_area, 0.1);
    const double while_open = 0.5 * density * std::pow(door_flow / (discharge * door), 2.0);   // [Pa] orifice law
    const auto leaks = [&](double dp) { return discharge * leak * std::sqrt(2.0 * dp / density); };
    FanDesign d;
    d.flow = std::max(door_flow + leaks(while_open), leaks(pressure) / k_most_leak);
    const double kept = leaks(pressure) / d.flow;
    d.fade_begin = k_damper_from * pressure;
    d.fade_end = (pressure - kept * d.fade_begin) / (1.0 - kept);
    return d;
}

void add_stair_fans(FireStatic& fixed) {
    const auto& fixtures = fixed.world->fixtures;
    for (std::size_t f = 0; f < fixtures.size(); ++f) {
        if (fixtures[f].kind != world::FixtureKind::StairFan || !fixtures[f].place.valid()) continue;
        const std::uint32_t room = fixed.places[fixtures[f].place.row()].room;
        if (room == k_outside) continue;
        const StairOpenings stair = openings_of_stair(fixed, rooms_of_stair(fixed, fixtures[f].place));
        const double stated = fixtures[f].flow_l_s / 1000.0;
        const FanDesign d = design_fan(stair.leak, stated > 0.0 ? stated : fixed.def.gas.stair_fan_door_flow, stair.door,
                                       fixed.def.gas.stair_fan_pressure, fixed.gas_def.settings.wall_discharge,
                                       constants::k_p_ref / (constants::k_gas * fixed.gas_def.settings.ambient_temperature));
        GasVentDef vent;
        vent.id = fixtures[f].id;
        vent.kind = VentKind::Mechanical;
        vent.a = k_outside;
        vent.b = room;
        const GasRoomDef& where = fixed.gas_def.rooms[room];
        vent.sill = vent.soffit = where.floor_z + 0.5 * where.height;
        vent.volume_flow = d.flow;
        vent.fade_begin = d.fade_begin;
        vent.fade_end = d.fade_end;
        vent.open_fraction = 0.0;
        vent.wind_coefficient = 0.0;   // the intake stands where no wind presses on it
        fixed.fans.push_back({FixtureIndex(f), static_cast<std::uint32_t>(fixed.gas_def.vents.size()), room});
        fixed.gas_def.vents.push_back(vent);
    }
}

void run_fans(const FireStatic& fixed, const Requests& requests, FireState& state) {
    if (fixed.fans.empty() || !fixed.air) return;
    GasState& gas = state.gas;
    for (const StairFan& fan : fixed.fans) {
        for (const FanRequest& r : requests.fans)
            if (r.fan == fan.fixture) fixed.air->set_vent_fraction(gas, fan.vent, r.on ? 1.0 : 0.0);
        const std::uint32_t block = fixed.air->network().rooms[fan.room].block;
        if (gas.vents[fan.vent].target <= 0.0 || gas.pushed[fan.room] != 0 || gas.regions[block].rooms.empty()) continue;
        gas.pushed[fan.room] = 1;
        gas.stale[block] = 1;
        gas.any_stale = true;
    }
}

}  // namespace taicho::fire
