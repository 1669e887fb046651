#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_block.h"
#include "fire/gas_math.h"
#include "fire/gas_vent_flow.h"
#include "fire/gas_walls.h"

namespace taicho::fire {

namespace {

using namespace constants;

constexpr double k_coldest = 200, k_hottest = 3000;  // [K] beyond: both layers are mixed, and counted
constexpr double k_overpressure = 5000;              // [Pa]

/// Moves `volume` of layer `from` with all it holds into the other one. At equal pressure exact in energy.
void top_up(GasRoomRow& row, double* species, int n, int from, double volume, double own_volume) {
    const auto f = static_cast<std::size_t>(from), o = static_cast<std::size_t>(1 - from);
    const double share = std::min(1.0, volume / own_volume);
    const double moved = share * row.mass[f];
    row.mass[f] -= moved;
    row.mass[o] += moved;
    double *a = species + from * n, *b = species + (1 - from) * n;
    for (int k = 0; k < n; ++k) {
        const double m = share * a[k];
        a[k] -= m;
        b[k] += m;
    }
    row.upper_volume += from == k_upper ? -volume : volume;
}

/// Exchanges equal masses between the layers: `share` 1 makes them alike.
void mix_layers(GasRoomRow& row, double* species, int n, double share, double p, double volume) {
    const double moved = share * row.mass[0] * row.mass[1] / (row.mass[0] + row.mass[1]);
    const double su = moved / row.mass[0], sl = moved / row.mass[1];
    for (int k = 0; k < n; ++k) {
        const double d = su * species[k] - sl * species[n + k];
        species[k] -= d;
        species[n + k] += d;
    }
    const double vl = volume - row.upper_volume;
    const double tu = p * row.upper_volume / (k_gas * row.mass[0]), tl = p * vl / (k_gas * row.mass[1]);
    row.upper_volume += moved * (tl - tu) * k_gas / p;
}

void find_temperatures(GasRoomRow& row, const GasRoom& room) {
    const double p = k_p_ref + row.pressure;
    row.temperature[0] = p * row.upper_volume / (k_gas * row.mass[0]);
    row.temperature[1] = room.well_mixed ? row.temperature[0]
                                         : p * (room.volume - row.upper_volume) / (k_gas * row.mass[1]);
}

bool out_of_bounds(const GasRoomRow& row) {
    return !(row.temperature[0] > k_coldest && row.temperature[0] < k_hottest &&
             row.temperature[1] > k_coldest && row.temperature[1] < k_hottest);
}

/// What left through openings to other rooms is under way.
void send_glow(GasBlockStep& b, std::uint32_t r) {
    for (std::uint32_t k = b.net.adjacent_start[r]; k < b.net.adjacent_start[r + 1]; ++k) {
        const std::uint32_t row = b.net.adjacent[k], slot = b.s.glow_slot[row];
        if (slot == k_no_slot || !b.s.glows[slot].on || b.s.vents[row].fraction <= 0) continue;
        const std::size_t side = b.net.vents[row].a == r ? 0 : 1;
        b.s.glows[slot].under_way[side] += b.s.glows[slot].lost[side] * b.dt;
    }
}

/// Takes the trial of a room. Returns what went wrong: bit per diagnostic.
unsigned commit_room(GasBlockStep& b, std::uint32_t r) {
    const GasRoom& room = b.net.rooms[r];
    const GasTrial& trial = b.w.trial[r];
    GasRoomRow& row = b.s.rooms[r];
    const int n = b.s.species;
    unsigned wrong = 0;
    double* species = b.s.layer_species(r, 0);
    const double* next = b.w.species.data() + static_cast<std::size_t>(r) * 2 * static_cast<std::size_t>(n);
    for (int k = 0; k < 2 * n; ++k) {
        if (next[k] < -1e-12) wrong |= 1u << static_cast<unsigned>(GasDiagnostic::Code::SpeciesClamped);
        species[k] = std::max(0.0, next[k]);
    }
    row.pressure = trial.pressure;
    row.mass = trial.mass;
    row.upper_volume = trial.upper_volume;
    row.advected_heat = trial.advected_heat;
    row.inflow = trial.inflow;
    row.flow_pressure = b.w.hot[r].p;
    b.s.vent_heat_due[r] = b.w.forcing[r].vent_fire_due;
    if (std::fabs(row.flow_pressure) > k_overpressure + 12 * std::fabs(room.floor_z))
        wrong |= 1u << static_cast<unsigned>(GasDiagnostic::Code::Overpressure);
    if (!room.well_mixed) {
        const double p = k_p_ref + row.pressure, vl = room.volume - row.upper_volume;
        if (row.upper_volume < room.minimum_volume)
            top_up(row, species, n, k_lower, room.minimum_volume - row.upper_volume, vl);
        else if (vl < room.minimum_volume)
            top_up(row, species, n, k_upper, room.minimum_volume - vl, row.upper_volume);
        find_temperatures(row, room);
        if (row.temperature[1] > row.temperature[0] + 1e-9) {
            mix_layers(row, species, n, 1 - exp_minus(b.dt / b.net.settings.inversion_time), p, room.volume);
            find_temperatures(row, room);
        }
        if (out_of_bounds(row)) {
            wrong |= 1u << static_cast<unsigned>(GasDiagnostic::Code::TemperatureBound);
            mix_layers(row, species, n, 1, p, room.volume);
            find_temperatures(row, room);
        }
    } else {
        find_temperatures(row, room);
    }
    if (b.s.level[r] == GasLevel::Full) {
        const auto& table =
            b.net.lining_sets[room.linings].levels[static_cast<std::size_t>(b.halving)];
        row.radiation_carry = b.w.forcing[r].carry;
        finish_walls(table, b.w.forcing[r].face.data(), b.s.own_walls(r));
        if (b.w.glows[r] != 0) send_glow(b, r);
    }
    return wrong;
}

void commit_chunk(GasBlockStep& b, Range range, GasBooks& book) {
    book = {};
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const std::uint32_t r = b.region.rooms[i];
        const GasRoom& room = b.net.rooms[r];
        const GasRoomRow before = b.s.rooms[r];
        const unsigned wrong = commit_room(b, r);
        const GasRoomRow& row = b.s.rooms[r];
        book.mass += (row.mass[0] - before.mass[0]) + (row.mass[1] - before.mass[1]);
        book.energy += (row.pressure - before.pressure) * room.volume / (k_gamma - 1);
        book.walls += b.w.forcing[r].wall_heat * b.dt;
        book.radiated += b.w.forcing[r].radiated * b.dt;
        book.carry += row.radiation_carry - before.radiation_carry + b.w.forcing[r].through * b.dt;
        book.fire += b.w.forcing[r].vent_fire * b.dt;
        if (wrong != 0) {
            book.wrong |= wrong;
            book.where = r;
        }
    }
}

/// Flows through the edge of the region, by what they carried.
void book_edges(GasBlockStep& b, GasBalance& sum) {
    const std::size_t n = b.net.rooms.size();
    for (const std::uint32_t row : b.region.edges) {
        const GasVent& v = b.net.vents[row];
        const bool out_a = v.a >= n, out_b = v.b >= n;
        const bool rest_b = !out_b && b.s.level[v.b] == GasLevel::Idle;
        const GasVentMoves& m = b.w.moves[row];
        const bool inside_a = out_b || rest_b;
        const GasHotRoom& in = b.w.hot[inside_a ? v.a : v.b];
        const GasHotRoom& far = b.w.hot[inside_a ? v.b : v.a];
        const auto& leaves = inside_a ? m.ab : m.ba;
        const auto& enters = inside_a ? m.ba : m.ab;
        double mass = 0, energy = 0;
        for (std::size_t d = 0; d < 2; ++d) {
            const double o = leaves[d * 2] + leaves[d * 2 + 1], i = enters[d * 2] + enters[d * 2 + 1];
            const double fi = far.share[d], oi = in.share[d];
            mass += i - o;
            energy += i * (fi * far.enthalpy[d] + (1 - fi) * far.enthalpy[1 - d]) -
                      o * (oi * in.enthalpy[d] + (1 - oi) * in.enthalpy[1 - d]);
            sum.mass_total += b.dt * (i + o);
        }
        (out_a || out_b ? sum.mass_outside : sum.mass_border) += b.dt * mass;
        (out_a || out_b ? sum.energy_outside : sum.energy_border) += b.dt * energy;
    }
}

void book_fires(GasBlockStep& b, GasBalance& sum) {
    for (const std::uint32_t row : b.mine) {
        const GasFireWork& w = b.w.fire[row];
        const GasFire& f = b.fires[row];
        const double heat = w.lower + w.upper;
        sum.energy_fire += b.dt * heat;
        sum.energy_cooling += b.dt * w.cooling;
        sum.mass_fuel += b.dt * (w.pyrolysis + f.steam);
        sum.energy_fuel +=
            b.dt * k_cp * ((w.pyrolysis - heat / b.net.fuels[f.fuel].heat) * b.net.settings.ambient_temperature +
                           f.steam * (k_zero_celsius + 100));
    }
}

}  // namespace

void count(GasState& s, double time, std::uint32_t room, GasDiagnostic::Code code) {
    constexpr std::size_t k_kept = 256;
    ++s.counts[static_cast<std::size_t>(code)];
    if (s.diagnostics.size() < k_kept) s.diagnostics.push_back({time, room, code});
}

void commit_rooms(GasBlockStep& b) {
    GasBalance& sum = b.s.balance[b.block];
    book_edges(b, sum);
    book_fires(b, sum);
    GasBooks* books = block_books(b);
    const std::size_t chunks = block_count(b.region.rooms.size(), k_gas_chunk);
    parallel_for(b.region.rooms.size(), k_gas_chunk,
                 [&](Range range, std::size_t i) { commit_chunk(b, range, books[i]); });
    for (std::size_t i = 0; i < chunks; ++i) {
        const GasBooks& book = books[i];
        sum.mass_stored += book.mass;
        sum.energy_stored += book.energy;
        sum.energy_walls += book.walls;
        sum.energy_radiated += book.radiated;
        sum.energy_carry += book.carry;
        sum.energy_fire += book.fire;
        for (unsigned code = 0; book.wrong >> code != 0; ++code)
            if ((book.wrong >> code & 1u) != 0)
                b.w.trouble[b.block].push_back({b.time, book.where, static_cast<GasDiagnostic::Code>(code)});
    }
}

}  // namespace taicho::fire
