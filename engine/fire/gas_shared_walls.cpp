#include "fire/gas_shared_walls.h"

#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_math.h"
#include "fire/gas_walls.h"

namespace taicho::fire {

namespace {

using namespace constants;

constexpr std::size_t k_strips = 4;
constexpr std::size_t k_last = k_wall_nodes - 1;
constexpr double k_least_area = 0.01;       // [m2]
constexpr std::uint64_t k_look_every = 16;  // [steps] heat needs minutes to pass any wall

using Strips = std::array<double, k_strips>;

/// Which of a room's linings a side of the wall replaces: bit per ceiling, walls, floor.
std::uint8_t lining_bit(const GasSharedWallDef& d, std::size_t side) {
    return d.level ? (side == 0 ? 1 : 4) : 2;
}

// Finding them --------------------------------------------------------------------------------------------------------

/// Rise of a room's own lining [K] at a depth from the face, surfaces of a wall joined by height.
double own_rise(const GasNetwork& net, const GasState& s, std::uint32_t r, const GasSharedWall& wall, std::size_t side,
                std::size_t strip, double depth, const std::array<double, k_wall_nodes>& own_depth) {
    if (s.wall_slot[r] == k_no_slot || depth > own_depth[k_last]) return 0;
    const auto above = std::upper_bound(own_depth.begin(), own_depth.end() - 1, depth);
    const auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, above - own_depth.begin()));
    const double part = (depth - own_depth[i - 1]) / (own_depth[i] - own_depth[i - 1]);
    const double* t = s.walls(r);
    const auto rise = [&](std::size_t surface) {
        const auto at = [&](std::size_t node) { return t[node * 4 + surface] - s.rest_wall[node * 4 + surface]; };
        return at(i - 1) + part * (at(i) - at(i - 1));
    };
    if (wall.level) return rise(side == 0 ? k_ceiling : k_floor);
    const GasRoom& room = net.rooms[r];
    const double interface_z = room.floor_z + room.height - s.rooms[r].upper_volume / room.area;
    const double middle = wall.low + (wall.high - wall.low) * (static_cast<double>(strip) + 0.5) / k_strips;
    return rise(middle > interface_z ? k_upper_wall : k_lower_wall);
}

/// Takes the profile over from the linings of both rooms: until now neither knew of the other, so their rises add up.
void start_profile(const GasNetwork& net, const GasState& s, const WallGrid& grid, GasSharedWall& wall) {
    std::array<WallGrid, 2> own;
    for (std::size_t side = 0; side < 2; ++side) {
        const std::size_t kind = wall.level ? (side == 0 ? 0 : 2) : 1;
        const std::uint32_t lining = net.lining_sets[net.rooms[wall.room[side]].linings].linings[kind];
        own[side] = make_wall_grid(net.linings[lining].sheets, net.settings.step, false);
    }
    const double thickness = grid.depth[k_last];
    for (std::size_t i = 0; i < k_wall_nodes; ++i)
        for (std::size_t k = 0; k < k_strips; ++k)
            wall.temperature[i * 4 + k] =
                s.rest_wall[0] + own_rise(net, s, wall.room[0], wall, 0, k, grid.depth[i], own[0].depth) +
                own_rise(net, s, wall.room[1], wall, 1, k, thickness - grid.depth[i], own[1].depth);
}

/// What of a room's surface no shared wall covers yet [m2].
double free_area(const GasNetwork& net, const GasState& s, std::uint32_t r, bool level, std::size_t side) {
    const GasRoom& room = net.rooms[r];
    double left = level ? room.area : room.perimeter * room.height;
    for (const GasSharedWall& w : s.shared_walls)
        for (std::size_t k = 0; k < 2; ++k)
            if (w.room[k] == r && w.level == level && (!level || k == side)) left -= w.area;
    return left;
}

void add_wall(const GasNetwork& net, GasState& s, const GasSharedWallDef& d) {
    for (const GasSharedWall& w : s.shared_walls)
        if (w.room[0] == d.a && w.room[1] == d.b && w.level == d.level && w.low == d.low) return;
    GasSharedWall wall;
    wall.room = {d.a, d.b};
    wall.level = d.level;
    wall.area = std::min({d.area, free_area(net, s, d.a, d.level, 0), free_area(net, s, d.b, d.level, 1)});
    if (wall.area < k_least_area) return;
    wall.low = d.low;
    wall.high = d.high;
    std::vector<GasSheetDef> sheets = net.linings[d.lining].sheets;
    if (d.second != k_outside) {
        const auto& behind = net.linings[d.second].sheets;
        sheets.insert(sheets.end(), behind.rbegin(), behind.rend());
    }
    const WallGrid grid = make_wall_grid(sheets, net.settings.step, true);
    wall.capacity = grid.capacity;
    wall.conduct = grid.conduct;
    start_profile(net, s, grid, wall);
    s.shared_walls.push_back(wall);
}

/// Linings of a room whose back has warmed and that were not looked up yet.
std::uint8_t warm_backs(const GasNetwork& net, const GasState& s, std::uint32_t r) {
    constexpr std::uint8_t k_bit[4] = {1, 2, 2, 4};
    std::uint8_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i)
        if (std::fabs(s.walls(r)[k_last * 4 + i] - s.rest_wall[k_last * 4 + i]) > net.settings.shared_wall_rise)
            bits |= k_bit[i];
    return bits & static_cast<std::uint8_t>(~s.shared_seen[s.wall_slot[r]]);
}

void find_warm_walls(const GasNetwork& net, GasState& s) {
    std::vector<GasSharedWallDef> found;
    for (const std::uint32_t block : s.live)
        for (const std::uint32_t r : s.regions[block].full) {
            const std::uint8_t bits = warm_backs(net, s, r);
            if (bits == 0) continue;
            s.shared_seen[s.wall_slot[r]] |= bits;
            found.clear();
            for (const GasSharedWallDef& d : net.shared_walls)
                if (d.a == r || d.b == r) found.push_back(d);
            if (net.find_shared_walls) net.find_shared_walls(r, found);
            for (const GasSharedWallDef& d : found)
                if ((lining_bit(d, d.a == r ? 0 : 1) & bits) != 0) add_wall(net, s, d);
        }
}

double emissive_power(double t) { return k_stefan_boltzmann * t * t * t * t; }

// A step --------------------------------------------------------------------------------------------------------------

/// What a strip of the wall would take up from the room on one side.
struct Side {
    bool simulated = false;
    double share[2] = {0, 0};          // of the strip before the upper and the lower layer
    double own[2] = {0, 0};            // [K] face of the room's lining there
    double own_flux[2] = {0, 0};       // [W/m2]
    double gas[2] = {0, 0};            // [K]
    double coefficient = 0, emissivity = 0;
    double rest = 0, film = 0;         // of a room at rest

    [[nodiscard]] double convection(double gas_t, double t) const {
        return coefficient * cube_root(std::fabs(gas_t - t)) * (gas_t - t);
    }
    [[nodiscard]] double flux(double t) const {
        if (!simulated) return film * (rest - t);
        double sum = 0;
        for (int l = 0; l < 2; ++l)
            if (share[l] > 0)
                sum += share[l] * (own_flux[l] + convection(gas[l], t) - convection(gas[l], own[l]) +
                                   emissivity * (emissive_power(own[l]) - emissive_power(t)));
        return sum;
    }
    [[nodiscard]] double slope(double t) const {
        if (!simulated) return film;
        double sum = 4 * emissivity * k_stefan_boltzmann * t * t * t;
        for (int l = 0; l < 2; ++l) sum += share[l] * (4.0 / 3) * coefficient * cube_root(std::fabs(gas[l] - t));
        return sum;
    }
};

Side side_of(const GasNetwork& net, const GasState& s, const GasSharedWall& wall, std::size_t side, std::size_t strip) {
    const std::uint32_t r = wall.room[side];
    Side out;
    out.rest = s.rest_wall[0];
    out.film = net.settings.back_film;
    if (s.level[r] != GasLevel::Full) return out;
    out.simulated = true;
    const GasRoom& room = net.rooms[r];
    const GasRoomRow& gas = s.rooms[r];
    std::size_t surface[2] = {k_upper_wall, k_lower_wall};
    if (wall.level) {
        surface[0] = surface[1] = side == 0 ? k_ceiling : k_floor;
        out.share[side == 0 || room.well_mixed ? 0 : 1] = 1;
    } else {
        const double height = (wall.high - wall.low) / k_strips;
        const double foot = wall.low + height * static_cast<double>(strip);
        const double interface_z = room.floor_z + room.height - gas.upper_volume / room.area;
        out.share[1] = std::clamp((interface_z - foot) / height, 0.0, 1.0);
        out.share[0] = 1 - out.share[1];
    }
    const auto& faces = s.faces[s.wall_slot[r]];
    for (std::size_t l = 0; l < 2; ++l) {
        out.own[l] = s.walls(r)[surface[l]];
        out.own_flux[l] = faces.flux[surface[l]];
        out.gas[l] = gas.temperature[room.well_mixed ? 0 : l];
    }
    out.coefficient = k_surface_film[surface[0]];
    out.emissivity = net.lining_sets[room.linings].emissivity[surface[0]];
    return out;
}

/// Backward Euler on one strip with the faces' fluxes as they are at `at`, linear from there on. Returns what each face
/// took up [W/m2]; `now` are the temperatures after the step.
std::array<double, 2> conduct_linear(const GasSharedWall& wall, std::size_t strip, const std::array<Side, 2>& side, double dt,
                                     const std::array<double, 2>& at, std::array<double, k_wall_nodes>& now) {
    std::array<double, k_wall_nodes> upper{}, right{};
    const double flux[2] = {side[0].flux(at[0]), side[1].flux(at[1])};
    const double slope[2] = {side[0].slope(at[0]), side[1].slope(at[1])};
    for (std::size_t i = 0; i < k_wall_nodes; ++i) {
        double sum = wall.capacity[i] / dt, known = sum * wall.temperature[i * 4 + strip];
        const double before = i > 0 ? wall.conduct[i] : 0, after = i < k_last ? wall.conduct[i + 1] : 0;
        sum += before + after;
        for (std::size_t k = 0; k < 2; ++k)
            if (i == (k == 0 ? 0 : k_last)) {
                sum += slope[k];
                known += flux[k] + slope[k] * at[k];
            }
        if (i > 0) {
            sum -= before * upper[i - 1];
            known += before * right[i - 1];
        }
        upper[i] = after / sum;
        right[i] = known / sum;
    }
    now[k_last] = right[k_last];
    for (std::size_t i = k_last; i-- > 0;) now[i] = right[i] + upper[i] * now[i + 1];
    return {flux[0] - slope[0] * (now[0] - at[0]), flux[1] - slope[1] * (now[k_last] - at[1])};
}

/// A light sheet warms by hundreds of kelvin in a step, its emission by more than the tangent says: Newton to the end.
std::array<double, 2> conduct(GasSharedWall& wall, std::size_t strip, const std::array<Side, 2>& side, double dt) {
    constexpr double k_close = 0.01, k_coldest = 100;  // [K]
    std::array<double, 2> at{wall.temperature[strip], wall.temperature[k_last * 4 + strip]}, taken{};
    std::array<double, k_wall_nodes> now{};
    for (int k = 0; k < 40; ++k) {
        taken = conduct_linear(wall, strip, side, dt, at, now);
        const double moved = std::max(std::fabs(now[0] - at[0]), std::fabs(now[k_last] - at[1]));
        at = {std::max(k_coldest, now[0]), std::max(k_coldest, now[k_last])};
        if (moved < k_close) break;
    }
    for (std::size_t i = 0; i < k_wall_nodes; ++i) wall.temperature[i * 4 + strip] = now[i];
    return taken;
}

/// Books what a strip took from a room beyond what the room's own lining takes there: convection from the layers, no
/// more than half of what evens a thin one out, the rest from the exchange between the surfaces.
void book_side(const GasNetwork& net, const GasState& s, GasSharedWall& wall, std::size_t k, const Side& side,
               double face, double taken, double area) {
    if (!side.simulated) return;
    const double dt = net.settings.step;
    const GasRoomRow& gas = s.rooms[wall.room[k]];
    double left = taken;
    for (std::size_t l = 0; l < 2; ++l) {
        if (side.share[l] <= 0) continue;
        const double more = side.share[l] * (side.convection(side.gas[l], face) - side.convection(side.gas[l], side.own[l]));
        const double most = 0.5 * gas.mass[l] * k_cp * std::fabs(side.gas[l] - face) / (dt * area * k_strips);
        const double given = std::clamp(more, -most, most);
        wall.heat[k][net.rooms[wall.room[k]].well_mixed ? 0 : l] -= area * given;
        left -= given + side.share[l] * side.own_flux[l];
    }
    wall.glow[k] -= area * left;
}

void step_wall(const GasNetwork& net, const GasState& s, GasSharedWall& wall) {
    const double dt = net.settings.step, area = wall.area / k_strips;
    wall.heat = {};
    wall.glow = {};
    for (std::size_t strip = 0; strip < k_strips; ++strip) {
        const std::array<Side, 2> side{side_of(net, s, wall, 0, strip), side_of(net, s, wall, 1, strip)};
        const auto taken = conduct(wall, strip, side, dt);
        for (std::size_t k = 0; k < 2; ++k) {
            const double face = wall.temperature[(k == 0 ? 0 : k_last) * 4 + strip];
            book_side(net, s, wall, k, side[k], face, taken[k], area);
            wall.taken[k] += dt * area * taken[k];
        }
    }
}

/// A room whose side of the wall has warmed is simulated, and stays so.
void wake(const GasNetwork& net, GasState& s, const GasSharedWall& wall, double t) {
    for (std::size_t k = 0; k < 2; ++k) {
        double rise = 0;
        for (std::size_t strip = 0; strip < k_strips; ++strip)
            rise = std::max(rise, std::fabs(wall.temperature[(k == 0 ? 0 : k_last) * 4 + strip] - s.rest_wall[0]));
        if (rise < net.settings.shared_wall_rise) continue;
        const std::uint32_t r = wall.room[k];
        s.rooms[r].cold_since = t;
        if (s.hot[r] != 0) continue;
        s.hot[r] = 1;
        s.stale[net.rooms[r].block] = 1;
        s.any_stale = true;
    }
}

}  // namespace

void advance_shared_walls(const GasNetwork& net, GasState& s, GasScratch& w, double t) {
    if (s.step % k_look_every == 0 && (net.find_shared_walls || !net.shared_walls.empty())) find_warm_walls(net, s);
    for (const std::uint32_t r : w.shared_rooms) w.shared_heat[r] = {};
    w.shared_rooms.clear();
    if (s.shared_walls.empty()) return;
    parallel_for(s.shared_walls.size(), 16, [&](Range range, std::size_t) {
        for (std::size_t i = range.begin; i < range.end; ++i) step_wall(net, s, s.shared_walls[i]);
    });
    for (const GasSharedWall& wall : s.shared_walls) {
        for (std::size_t k = 0; k < 2; ++k) {
            GasSharedHeat& sum = w.shared_heat[wall.room[k]];
            sum.layer[0] += wall.heat[k][0];
            sum.layer[1] += wall.heat[k][1];
            sum.glow += wall.glow[k];
            w.shared_rooms.push_back(wall.room[k]);
        }
        wake(net, s, wall, t);
    }
}

}  // namespace taicho::fire
