#include "fire/gas_scenes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <memory>

#include "fire/gas_model.h"

namespace taicho::fire {

namespace {

GasRoomDef place(std::string id, double w, double d, double h, double z) {
    GasRoomDef r;
    r.id = std::move(id);
    r.width = w;
    r.depth = d;
    r.height = h;
    r.floor_z = z;
    r.ceiling = 0;
    r.walls = 1;
    r.floor = 2;
    return r;
}

GasVentDef opening(std::uint32_t a, std::uint32_t b, double width, double sill, double soffit, bool leak) {
    GasVentDef v;
    v.id = "v" + std::to_string(a) + "." + std::to_string(b);
    v.a = a;
    v.b = b;
    v.width = width;
    v.sill = sill;
    v.soffit = soffit;
    v.leak = leak;
    return v;
}

/// Fast t-squared fire up to a peak [kW].
void fast_fire(GasCase& c, double peak) {
    const double reach = std::sqrt(peak / 0.0469);
    std::vector<double> t, q, a;
    const auto point = [&](double time, double kw) {
        t.push_back(time);
        q.push_back(kw * 1000);
        a.push_back(std::max(0.1, kw / 500));
    };
    for (int i = 0; i * 5 < reach; ++i) point(i * 5, 0.0469 * 25.0 * i * i);
    point(reach, peak);
    c.heat = Curve(t, q);
    c.area = Curve(t, a);
}

GasCase empty_scene(std::string id, double end) {
    GasCase c;
    c.id = std::move(id);
    c.end = end;
    c.def.linings = reference_linings();
    c.def.fuels.emplace_back();
    c.def.fuels.back().id = "wood";
    return c;
}

}  // namespace

GasCase rooms_scene(int count, bool all_active) {
    GasCase c = empty_scene("rooms-" + std::to_string(count) + (all_active ? "-all" : ""), 600);
    c.def.settings.all_active = all_active;
    const int corridors = std::max(1, static_cast<int>(std::lround(count / 10.0)));
    const int rooms = count - corridors, each = rooms / corridors, more = rooms % corridors;
    std::uint32_t last = k_outside;
    for (int k = 0; k < corridors; ++k) {
        const auto corridor = static_cast<std::uint32_t>(c.def.rooms.size());
        c.def.rooms.push_back(place("c" + std::to_string(k), 20, 2, 2.7, 0));
        if (k > 0) c.def.vents.push_back(opening(last, corridor, 1.6, 0, 2.2, false));
        last = corridor;
        for (int i = 0; i < each + (k < more ? 1 : 0); ++i) {
            const auto r = static_cast<std::uint32_t>(c.def.rooms.size());
            c.def.rooms.push_back(place("r" + std::to_string(r), 4, 4, 2.7, 0));
            c.def.vents.push_back(opening(r, corridor, 0.9, 0, 2.0, false));
            c.def.vents.push_back(opening(r, k_outside, 0.02, 0.9, 1.9, true));
        }
    }
    c.def.vents.push_back(opening(last, k_outside, 1.2, 0, 2.1, false));
    c.fire_room = 1;
    fast_fire(c, 1000);
    return c;
}

GasCase block_scene(int storeys) {
    GasCase c = empty_scene("block-" + std::to_string(storeys), 1800);
    for (int k = 0; k < storeys; ++k) {
        const double z = 3.0 * k;
        const std::string n = std::to_string(k + 1);
        const auto stair = static_cast<std::uint32_t>(c.def.rooms.size());
        c.def.rooms.push_back(place("stair" + n, 3, 5, 3.0, z));
        c.def.rooms.back().well_mixed = true;
        c.def.rooms.push_back(place("corridor" + n, 10, 1.8, 2.7, z));
        const bool open = k == 0 || k == storeys / 2 || k == storeys - 1;
        c.def.vents.push_back(opening(stair, stair + 1, open ? 0.9 : 0.01, z, z + 2.0, !open));
        for (std::uint32_t f = 0; f < 2; ++f) {
            c.def.rooms.push_back(place("flat" + n + (f == 0 ? "a" : "b"), 8, 7, 2.7, z));
            c.def.vents.push_back(opening(stair + 2 + f, stair + 1, 0.0075, z, z + 2.0, true));
            c.def.vents.push_back(opening(stair + 2 + f, k_outside, 0.03, z + 0.9, z + 1.9, true));
        }
        GasVentDef shaft;
        shaft.id = "shaft" + n;
        shaft.kind = VentKind::Floor;
        shaft.a = stair;
        shaft.b = k + 1 < storeys ? stair + 4 : k_outside;
        shaft.area = k + 1 < storeys ? 2.0 : 0.5;
        shaft.sill = z + 3.0;
        c.def.vents.push_back(shaft);
    }
    c.def.vents.push_back(opening(0, k_outside, 1.2, 0, 2.1, false));
    c.fire_room = 1;
    fast_fire(c, 2500);
    return c;
}

namespace {

/// Bytes of the columns a room or vent has a row in; walls apart.
std::size_t bytes_of(const GasState& s) {
    std::size_t sum = s.rooms.size() * sizeof(GasRoomRow) + s.radiation.size() * sizeof(GasRadiationRow) +
                      s.species_mass.size() * sizeof(double) + s.vents.size() * sizeof(GasVentRow) +
                      s.rooms.size() * (sizeof(std::uint32_t) + sizeof(GasLevel) + 2 + sizeof(double));
    for (const GasRegion& r : s.regions)
        sum += sizeof r + sizeof(std::uint32_t) * (r.rooms.size() + r.order.size() + r.full.size() +
                                                   r.vents.size() + r.edges.size() + r.border.size() + r.rest.size());
    return sum;
}

}  // namespace

GasSceneRun run_scene(const GasCase& scene) {
    const auto net = std::make_shared<const GasNetwork>(build_gas_network(scene.def));
    GasModel model(net);
    GasState s = initial_gas_state(*net);
    GasSceneRun run;
    const double dt = scene.def.settings.step;
    const auto steps = static_cast<long>(std::lround(scene.end / dt));
    const std::clock_t cpu = std::clock();
    const auto start = std::chrono::steady_clock::now();
    for (long i = 0; i < steps; ++i) {
        const double t = static_cast<double>(i) * dt;
        GasFire f;
        f.room = scene.fire_room;
        f.heat = scene.heat.at(t + dt / 2);
        f.area = scene.area.at(t + dt / 2);
        f.base = scene.fire_base;
        model.advance(s, {&f, 1}, {}, t, dt);
        for (const std::uint32_t b : s.live)
            run.peak_rooms = std::max(run.peak_rooms, static_cast<double>(s.regions[b].rooms.size()));
    }
    run.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    run.cpu = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    run.simulated = scene.end;
    run.place_bytes = static_cast<double>(bytes_of(s) + model.scratch_bytes()) /
                      static_cast<double>(std::max<std::size_t>(1, s.rooms.size()));
    run.wall_bytes = static_cast<double>(s.rest_wall.size() * sizeof(double));
    run.fire_room = s.rooms[scene.fire_room].temperature[k_upper];
    run.hash = hash_gas(s);
    double mass = 0, scale = 1, energy = 0, released = 1;
    for (const GasBalance& b : s.balance) {
        mass += std::fabs(b.mass_error());
        scale += b.mass_total;
        energy += std::fabs(b.energy_error());
        released += b.energy_fire;
    }
    run.mass_error = mass / scale;
    run.energy_error = energy / released;
    for (const std::uint64_t n : s.counts) run.troubles += n;
    return run;
}

}  // namespace taicho::fire
