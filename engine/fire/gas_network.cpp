#include "fire/gas_network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fire/gas_elimination.h"
#include "fire/gas_fuel.h"
#include "fire/gas_radiation.h"
#include "fire/gas_walls.h"

namespace taicho::fire {

namespace {

GasRoom prepare_room(const GasRoomDef& d, double minimum_layer) {
    GasRoom r{};
    const double box = d.width * d.depth;
    r.area = d.area > 0 ? d.area : box;
    const double scale = std::sqrt(r.area / box);
    r.width = d.width * scale;
    r.depth = d.depth * scale;
    r.height = d.height;
    r.floor_z = d.floor_z;
    r.volume = r.area * r.height;
    r.perimeter = 2 * (r.width + r.depth);
    r.minimum_volume = std::min(1.0, minimum_layer * r.volume);
    r.well_mixed = d.well_mixed;
    return r;
}

/// Wind pressure on a façade: half rho U^2 times the pressure coefficient; windward within 60 degrees.
double wind_pressure(const GasVentDef& v, const GasSettings& s) {
    if (s.wind_speed <= 0 || (v.a != k_outside && v.b != k_outside)) return 0;
    double coefficient = v.wind_coefficient;
    if (coefficient < -5) {
        const double facing = std::cos(v.facade_normal - s.wind_from);
        coefficient = v.kind == VentKind::Wall && facing > 0.5 ? s.wind_windward : s.wind_leeward;
    }
    const double density = constants::k_p_ref / (constants::k_gas * s.ambient_temperature);
    const double p = 0.5 * density * s.wind_speed * s.wind_speed * coefficient;
    return v.a == k_outside ? p : -p;
}

GasVent prepare_vent(const GasVentDef& d, const GasSettings& s, std::uint32_t outside) {
    GasVent v{};
    v.a = d.a == k_outside ? outside : d.a;
    v.b = d.b == k_outside ? outside : d.b;
    v.slot = k_outside;
    v.kind = d.kind;
    v.leak = d.leak;
    v.width = d.width;
    v.sill = d.sill;
    v.soffit = d.soffit;
    v.area = d.area;
    v.volume_flow = d.volume_flow;
    v.fade_begin = d.fade_begin >= 0 ? d.fade_begin : s.mechanical_fade_begin;
    v.fade_end = d.fade_end >= 0 ? d.fade_end : s.mechanical_fade_end;
    v.wind = wind_pressure(d, s);
    // Cooper, NISTIR 89-4052: flooding pressure C^2 g drho D^5 / (2 A^2).
    const bool round = d.shape == VentShape::Round;
    const double c = round ? 0.754 : 0.942;
    const double diameter = round ? 2 * std::sqrt(d.area / M_PI) : std::sqrt(d.area);
    v.flood = c * c * std::pow(diameter, 5) / (2 * d.area * d.area);
    return v;
}

void find_adjacency(GasNetwork& net) {
    const std::size_t n = net.rooms.size();
    net.adjacent_start.assign(n + 1, 0);
    const auto each = [&](auto&& fn) {
        for (std::size_t v = 0; v < net.vents.size(); ++v)
            for (const std::uint32_t r : {net.vents[v].a, net.vents[v].b})
                if (r < n) fn(r, static_cast<std::uint32_t>(v));
    };
    each([&](std::uint32_t r, std::uint32_t) { ++net.adjacent_start[r + 1]; });
    for (std::size_t r = 0; r < n; ++r) net.adjacent_start[r + 1] += net.adjacent_start[r];
    net.adjacent.resize(net.adjacent_start[n]);
    std::vector<std::uint32_t> next(net.adjacent_start.begin(), net.adjacent_start.end() - 1);
    each([&](std::uint32_t r, std::uint32_t v) { net.adjacent[next[r]++] = v; });
}

/// Connected rooms share a block; the open air joins nothing.
void find_blocks(GasNetwork& net) {
    const auto n = static_cast<std::uint32_t>(net.rooms.size());
    constexpr std::uint32_t k_none = 0xFFFFFFFFu;
    for (GasRoom& r : net.rooms) r.block = k_none;
    std::vector<std::uint32_t> stack;
    for (std::uint32_t first = 0; first < n; ++first) {
        if (net.rooms[first].block != k_none) continue;
        net.rooms[first].block = net.blocks;
        stack.assign(1, first);
        while (!stack.empty()) {
            const std::uint32_t r = stack.back();
            stack.pop_back();
            for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k) {
                const GasVent& v = net.vents[net.adjacent[k]];
                const std::uint32_t o = v.a == r ? v.b : v.a;
                if (o >= n || net.rooms[o].block != k_none) continue;
                net.rooms[o].block = net.blocks;
                stack.push_back(o);
            }
        }
        ++net.blocks;
    }
    for (GasVent& v : net.vents) {
        const std::uint32_t r = v.a < n ? v.a : v.b;
        v.block = r < n ? net.rooms[r].block : 0;
    }
}

void prepare_tables(GasNetwork& net, const GasBuildingDef& def) {
    for (std::size_t i = 0; i < def.rooms.size(); ++i) {
        GasRoom& r = net.rooms[i];
        const auto shape = std::find_if(net.shapes.begin(), net.shapes.end(), [&](const GasShape& s) {
            return s.width == r.width && s.depth == r.depth && s.height == r.height;
        });
        r.shape = static_cast<std::uint32_t>(shape - net.shapes.begin());
        if (shape == net.shapes.end()) net.shapes.push_back(make_shape(r.width, r.depth, r.height));
        const std::array<std::uint32_t, 3> key{def.rooms[i].ceiling, def.rooms[i].walls,
                                               def.rooms[i].floor};
        const auto set = std::find_if(net.lining_sets.begin(), net.lining_sets.end(),
                                      [&](const GasLiningSet& s) { return s.linings == key; });
        r.linings = static_cast<std::uint32_t>(set - net.lining_sets.begin());
        if (set == net.lining_sets.end())
            net.lining_sets.push_back(make_lining_set(def.linings, key, net.settings));
    }
}

}  // namespace

GasNetwork build_gas_network(const GasBuildingDef& def) {
    GasNetwork net;
    net.settings = def.settings;
    net.settings.max_halvings = std::clamp(net.settings.max_halvings, 0, 10);
    for (const GasRoomDef& r : def.rooms)
        net.rooms.push_back(prepare_room(r, def.settings.minimum_layer));
    const std::uint32_t outside = net.outside();
    for (const GasVentDef& v : def.vents) {
        net.vents.push_back(prepare_vent(v, def.settings, outside));
        net.initial_open.push_back(v.open_fraction);
    }
    for (const GasFuelDef& f : def.fuels) net.fuels.push_back(prepare_fuel(f));
    net.species = static_cast<int>((k_fuel0 + std::max<std::size_t>(1, net.fuels.size()) + 3) / 4 * 4);
    net.ambient = ambient_air(net.settings.ambient_temperature, net.settings.relative_humidity);
    find_adjacency(net);
    find_blocks(net);
    prepare_elimination(net);
    prepare_tables(net, def);
    net.linings = def.linings;
    net.shared_walls = def.shared_walls;
    return net;
}

GasState initial_gas_state(const GasNetwork& net) {
    const std::size_t n = net.rooms.size();
    const GasSettings& set = net.settings;
    const double rho_out = constants::k_p_ref / (constants::k_gas * set.ambient_temperature);
    GasState s;
    s.species = net.species;
    s.rooms.resize(n);
    s.radiation.resize(n);
    s.species_mass.assign(n * 2 * static_cast<std::size_t>(net.species), 0.0);
    s.wall_slot.assign(n, k_no_slot);
    s.rest_wall.fill(set.interior_temperature);
    s.level.assign(n, GasLevel::Idle);
    s.hot.assign(n, 0);
    s.pushed.assign(n, 0);
    s.stale.assign(net.blocks, set.all_active ? 1 : 0);
    s.any_stale = set.all_active;
    s.balance.resize(net.blocks);
    s.regions.resize(net.blocks);
    s.vent_heat_due.assign(n, 0.0);
    s.vents.resize(net.vents.size());
    s.glow_slot.assign(net.vents.size(), k_no_slot);
    for (std::size_t v = 0; v < net.vents.size(); ++v) {
        s.vents[v].fraction = s.vents[v].target = net.initial_open[v];
        s.vents[v].hot_out = set.ambient_temperature;
    }
    for (std::size_t r = 0; r < n; ++r) {
        const GasRoom& room = net.rooms[r];
        GasRoomRow& row = s.rooms[r];
        row.pressure = row.flow_pressure = -rho_out * constants::k_gravity * room.floor_z;
        row.upper_volume = room.well_mixed ? room.volume : room.minimum_volume;
        row.temperature = {set.interior_temperature, set.interior_temperature};
        const double rho = (constants::k_p_ref + row.pressure) /
                           (constants::k_gas * set.interior_temperature);
        row.mass = {rho * row.upper_volume, rho * (room.volume - row.upper_volume)};
        for (int layer = 0; layer < 2; ++layer)
            for (int k = 0; k < k_fuel0; ++k)
                s.layer_species(r, layer)[k] = row.mass[static_cast<std::size_t>(layer)] *
                                               net.ambient[static_cast<std::size_t>(k)];
    }
    return s;
}

GasVentDef wall_leak(const GasBuildingDef& def, std::uint32_t room, double wall_area,
                     Tightness tightness) {
    const GasRoomDef& r = def.rooms[room];
    GasVentDef v;
    v.id = r.id + ".leak";
    v.a = room;
    v.leak = true;
    v.width = leakage_per_area(tightness) * wall_area / (0.9 * r.height);
    v.sill = r.floor_z + 0.05 * r.height;
    v.soffit = r.floor_z + 0.95 * r.height;
    return v;
}

}  // namespace taicho::fire
