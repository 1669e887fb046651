#include "fire/gas_active.h"

#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_block.h"

namespace taicho::fire {

namespace {

using namespace constants;

template <class Fn>
void each_neighbour(const GasNetwork& net, std::uint32_t r, Fn&& fn) {
    for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k) {
        const GasVent& v = net.vents[net.adjacent[k]];
        const std::uint32_t o = v.a == r ? v.b : v.a;
        if (o < net.rooms.size()) fn(o, net.adjacent[k]);
    }
}

/// Raises the level of the rooms within `reach` openings of `front`.
void spread_level(const GasNetwork& net, GasState& s, std::vector<std::uint32_t>& front, int reach,
                  GasLevel level) {
    std::vector<std::uint32_t> next;
    for (int d = 0; d < reach && !front.empty(); ++d) {
        next.clear();
        for (const std::uint32_t r : front)
            each_neighbour(net, r, [&](std::uint32_t o, std::uint32_t) {
                if (s.level[o] >= level) return;
                s.level[o] = level;
                next.push_back(o);
            });
        front.swap(next);
    }
}

void list_region(const GasNetwork& net, GasState& s, std::uint32_t block, GasRegion& region) {
    region = {};
    for (std::uint32_t i = net.block_start[block]; i < net.block_start[block + 1]; ++i) {
        const std::uint32_t r = net.block_rooms[i];
        if (s.level[r] == GasLevel::Idle) continue;
        region.order.push_back(r);
        if (s.level[r] == GasLevel::Full) {
            region.full.push_back(r);
            if (s.wall_slot[r] == k_no_slot) {
                s.wall_slot[r] = static_cast<std::uint32_t>(s.wall_temperature.size() / s.rest_wall.size());
                s.wall_temperature.insert(s.wall_temperature.end(), s.rest_wall.begin(), s.rest_wall.end());
                s.faces.emplace_back();
                s.shared_seen.push_back(0);
            }
        }
        bool border = false;
        for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k)
            region.vents.push_back(net.adjacent[k]);
        each_neighbour(net, r, [&](std::uint32_t o, std::uint32_t) {
            if (s.level[o] != GasLevel::Idle) return;
            border = true;
            region.rest.push_back(o);
        });
        if (border) region.border.push_back(r);
    }
    for (auto* list : {&region.vents, &region.rest}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    std::sort(region.full.begin(), region.full.end());
    region.rooms = region.order;
    std::sort(region.rooms.begin(), region.rooms.end());
    const auto inside = [&](std::uint32_t r) { return r < net.rooms.size() && s.level[r] != GasLevel::Idle; };
    for (const std::uint32_t v : region.vents)
        if (!inside(net.vents[v].a) || !inside(net.vents[v].b)) region.edges.push_back(v);
}

/// Elsewhere in the block the gas is at rest: hydrostatic balance with the open air.
double rest_pressure(const GasNetwork& net, std::uint32_t r) {
    const double rho = k_p_ref / (k_gas * net.settings.ambient_temperature);
    return -rho * k_gravity * net.rooms[r].floor_z;
}

/// Whether a room crossed one of the thresholds: 1, else 0.
std::uint8_t watch_room(const GasNetwork& net, GasState& s, std::uint32_t r, bool fire, double t) {
    const GasSettings& set = net.settings;
    GasRoomRow& row = s.rooms[r];
    const double rise = std::max(std::fabs(row.temperature[0] - set.interior_temperature),
                                 std::fabs(row.temperature[1] - set.interior_temperature));
    const double extinction =
        set.extinction_per_soot *
        (s.layer_species(r, k_upper)[k_soot] / row.upper_volume +
         s.layer_species(r, k_lower)[k_soot] / std::max(1e-9, net.rooms[r].volume - row.upper_volume));
    const double level = std::max(rise / set.active_rise, extinction / set.active_extinction);
    if (level > 0.5 || fire) row.cold_since = t;
    if (s.hot[r] == 0 && level > 1) {
        s.hot[r] = 1;
        return 1;
    }
    if (s.hot[r] != 0 && t - row.cold_since > set.active_hold) {
        s.hot[r] = 0;
        return 1;
    }
    return 0;
}

void draw_region(const GasNetwork& net, GasState& s, std::uint32_t block) {
    const std::uint32_t begin = net.block_start[block], end = net.block_start[block + 1];
    std::vector<std::uint32_t> hot, pushed, full;
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::uint32_t r = net.block_rooms[i];
        const bool is_hot = s.hot[r] != 0 || net.settings.all_active;
        s.level[r] = is_hot ? GasLevel::Full : GasLevel::Idle;
        if (is_hot) hot.push_back(r);
        if (s.pushed[r] != 0) pushed.push_back(r);
    }
    GasRegion& region = s.regions[block];
    for (const std::uint32_t v : region.vents) {
        GasVentRow& row = s.vents[v];
        row.flow_ab = row.flow_ba = row.fuel_ab = row.fuel_ba = row.fire_ab = row.fire_ba = 0;
    }
    if (hot.empty()) {
        for (const std::uint32_t r : pushed) s.pushed[r] = 0;
        region = {};
        return;
    }
    spread_level(net, s, hot, 1, GasLevel::Full);
    for (std::uint32_t i = begin; i < end; ++i)
        if (s.level[net.block_rooms[i]] == GasLevel::Full) full.push_back(net.block_rooms[i]);
    spread_level(net, s, full, net.settings.pressure_reach, GasLevel::Pressure);
    for (const std::uint32_t r : pushed)
        if (s.level[r] == GasLevel::Idle) s.level[r] = GasLevel::Pressure;
    spread_level(net, s, pushed, 1, GasLevel::Pressure);
    list_region(net, s, block, region);
}

}  // namespace

void update_regions(const GasNetwork& net, GasState& s, std::span<const GasFire> fires) {
    for (const GasFire& f : fires) {
        if (f.heat <= 0 || s.hot[f.room] != 0) continue;
        s.hot[f.room] = 1;
        s.stale[net.rooms[f.room].block] = 1;
        s.any_stale = true;
    }
    if (!s.any_stale) return;
    s.any_stale = false;
    for (std::uint32_t block = 0; block < net.blocks; ++block) {
        if (s.stale[block] == 0) continue;
        s.stale[block] = 0;
        draw_region(net, s, block);
        const auto at = std::lower_bound(s.live.begin(), s.live.end(), block);
        const bool listed = at != s.live.end() && *at == block;
        const bool wanted = !s.regions[block].rooms.empty();
        if (wanted && !listed) s.live.insert(at, block);
        if (!wanted && listed) s.live.erase(at);
    }
}

void watch_region(const GasNetwork& net, GasState& s, std::uint32_t block, GasScratch& w, double t) {
    const GasSettings& set = net.settings;
    if (set.all_active) return;
    const GasRegion& region = s.regions[block];
    GasBooks* books = w.books.data() + net.block_start[block] / k_gas_chunk + block;
    parallel_for(region.full.size(), k_gas_chunk, [&](Range range, std::size_t chunk) {
        std::uint8_t any = 0;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t r = region.full[i];
            any |= watch_room(net, s, r, w.has_fire[r] != 0, t);
        }
        books[chunk].wrong = any;
    });
    for (std::size_t i = 0; i < block_count(region.full.size(), k_gas_chunk); ++i)
        if (books[i].wrong != 0) s.stale[block] = 1;
    for (const std::uint32_t r : region.border) {
        if (s.pushed[r] != 0) continue;
        if (std::fabs(s.rooms[r].flow_pressure - rest_pressure(net, r)) <= set.region_pressure) continue;
        s.pushed[r] = 1;
        s.stale[block] = 1;
    }
}

}  // namespace taicho::fire
