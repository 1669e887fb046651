#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_block.h"
#include "fire/gas_fuel.h"
#include "fire/gas_math.h"
#include "fire/gas_walls.h"

namespace taicho::fire {

namespace {

using namespace constants;

template <void (*Body)(GasBlockStep&, std::uint32_t)>
void over_rooms(GasBlockStep& b) {
    parallel_for(b.region.rooms.size(), k_gas_chunk, [&](Range range, std::size_t) {
        for (std::size_t i = range.begin; i < range.end; ++i) Body(b, b.region.rooms[i]);
    });
}

/// What an opening does, seen from room r: moves out of it and into it, and mixing within it.
struct Seen {
    const std::array<double, 4>* out;
    const std::array<double, 4>* in;
    double lift, sink, fire;
    std::uint32_t other;
};

inline Seen seen_from(const GasBlockStep& b, std::uint32_t r, std::uint32_t row) {
    const GasVent& v = b.net.vents[row];
    const GasVentMoves& m = b.w.moves[row];
    if (v.a == r) return {&m.ab, &m.ba, m.lift_a, m.sink_a, m.fire_ba, v.b};
    return {&m.ba, &m.ab, m.lift_b, m.sink_b, m.fire_ab, v.a};
}

/// What a layer may give in the step: 0.9 of what it holds above half the smallest layer.
double can_give(const GasBlockStep& b, std::uint32_t r, int layer) {
    const auto l = static_cast<std::size_t>(layer);
    const double keep = 0.5 * b.w.hot[r].density[l] * b.net.rooms[r].minimum_volume;
    return 0.9 * std::max(0.0, b.s.rooms[r].mass[l] - keep) / b.dt;
}

void limit_room(GasBlockStep& b, std::uint32_t r) {
    GasHotRoom& h = b.w.hot[r];
    GasForcing& f = b.w.forcing[r];
    double out[2] = {0, 0}, lift = f.lift, sink = 0;
    for (std::uint32_t k = b.net.adjacent_start[r]; k < b.net.adjacent_start[r + 1]; ++k) {
        const Seen s = seen_from(b, r, b.net.adjacent[k]);
        out[k_upper] += (*s.out)[0] + (*s.out)[1];
        out[k_lower] += (*s.out)[2] + (*s.out)[3];
        lift += s.lift;
        sink += s.sink;
    }
    const double mixing[2] = {sink, lift};
    double scale[2] = {1, 1};
    h.share = {1, 1};
    h.short_of_gas = false;
    for (int l = 0; l < 2; ++l) {
        const auto i = static_cast<std::size_t>(l);
        const double limit = can_give(b, r, l);
        if (out[i] + mixing[i] <= limit) continue;
        scale[i] = mixing[i] > 0 ? std::clamp((limit - out[i]) / mixing[i], 0.0, 1.0) : 1;
        if (out[i] > limit && !h.well_mixed) {
            h.share[i] = limit / out[i];
            h.short_of_gas = true;
        }
    }
    f.lift = lift * scale[k_lower];
    f.lift_scale = scale[k_lower];
    f.sink_scale = scale[k_upper] * sink;
}

/// Adds `mass` [kg] of layer `from` to a row of species.
inline void carry_species(const double* from, double share, double* to, int count) {
    for (int k = 0; k < count; k += 4) {
        to[k] += share * from[k];
        to[k + 1] += share * from[k + 1];
        to[k + 2] += share * from[k + 2];
        to[k + 3] += share * from[k + 3];
    }
}

/// Sums of a room's step: masses and enthalpies into its layers, species of the next state.
struct Sum {
    double mass[2] = {0, 0}, enthalpy[2] = {0, 0}, advected[2] = {0, 0}, inflow[2] = {0, 0};
    double leaves[2] = {0, 0};  // [kg/s] out of each layer
};

struct Target {
    GasBlockStep& b;
    Sum& sum;
    double* next;
    const GasHotRoom& own;
};

inline void bring(Target& t, const GasHotRoom& donor, const double* species, int from, int to, double m,
                  bool inverse_known, double inverse) {
    const auto d = static_cast<std::size_t>(from), l = static_cast<std::size_t>(to);
    t.sum.mass[l] += m;
    t.sum.enthalpy[l] += m * donor.enthalpy[d];
    t.sum.advected[l] += m * (donor.enthalpy[d] - t.own.enthalpy[l]);
    t.sum.inflow[l] += m;
    const int n = t.b.s.species;
    carry_species(species, t.b.dt * m * (inverse_known ? inverse : donor.inverse_mass[d]), t.next + to * n, n);
}

void bring_from(Target& t, std::uint32_t other, const std::array<double, 4>& in) {
    const GasHotRoom& donor = t.b.w.hot[other];
    const bool outside = other >= t.b.net.rooms.size();
    for (int d = 0; d < 2; ++d)
        for (int l = 0; l < 2; ++l) {
            const double m = in[static_cast<std::size_t>(d * 2 + l)];
            if (m <= 0) continue;
            if (outside) {
                bring(t, donor, t.b.w.outside_air.data(), 0, l, m, true, 1.0);
                continue;
            }
            const double share = donor.share[static_cast<std::size_t>(d)];
            bring(t, donor, t.b.s.layer_species(other, d), d, l, m * share, false, 0);
            if (share < 1)
                bring(t, donor, t.b.s.layer_species(other, 1 - d), 1 - d, l, m * (1 - share), false, 0);
        }
}

void add_vent_fire(GasBlockStep& b, std::uint32_t r) {
    const double heat = b.w.forcing[r].vent_fire;
    if (heat <= 0) return;
    const auto n = static_cast<std::size_t>(b.s.species);
    double* y = b.w.species.data() + static_cast<std::size_t>(r) * 2 * n;
    double store = 0;
    for (std::size_t k = 0; k < b.net.fuels.size(); ++k) store += y[k_fuel0 + k] * b.net.fuels[k].heat;
    const double share = std::min(1.0, b.dt * heat / std::max(1e-30, store));
    for (std::size_t k = 0; k < b.net.fuels.size(); ++k) {
        const double burned = share * y[k_fuel0 + k];
        for (std::size_t i = 0; i < k_fuel0; ++i) y[i] += burned * b.net.fuels[k].product[i];
        y[k_fuel0 + k] -= burned;
    }
}

void try_room(GasBlockStep& b, std::uint32_t r) {
    const GasHotRoom& h = b.w.hot[r];
    GasForcing& f = b.w.forcing[r];
    const int n = b.s.species;
    double* next = b.w.species.data() + static_cast<std::size_t>(r) * 2 * static_cast<std::size_t>(n);
    const double* now = b.s.layer_species(r, 0);
    std::copy(now, now + 2 * n, next);
    Sum sum;
    Target t{b, sum, next, h};
    f.vent_fire_due = 0;
    for (std::uint32_t k = b.net.adjacent_start[r]; k < b.net.adjacent_start[r + 1]; ++k) {
        const Seen s = seen_from(b, r, b.net.adjacent[k]);
        bring_from(t, s.other, *s.in);
        f.vent_fire_due += s.fire;
        sum.leaves[k_upper] += (*s.out)[0] + (*s.out)[1];
        sum.leaves[k_lower] += (*s.out)[2] + (*s.out)[3];
    }
    if (h.short_of_gas) {
        const double u = sum.leaves[0], l = sum.leaves[1];
        sum.leaves[0] = u * h.share[0] + l * (1 - h.share[1]);
        sum.leaves[1] = l * h.share[1] + u * (1 - h.share[0]);
    }
    if (f.lift > 0) bring(t, h, now + n, k_lower, k_upper, f.lift, false, 0);
    if (f.sink_scale > 0) bring(t, h, now, k_upper, k_lower, f.sink_scale, false, 0);
    sum.leaves[k_lower] += f.lift;
    sum.leaves[k_upper] += f.sink_scale;
    double into[2];
    for (int l = 0; l < 2; ++l) {
        const auto i = static_cast<std::size_t>(l);
        carry_species(now + l * n, -b.dt * sum.leaves[i] * h.inverse_mass[i], next + l * n, n);
        into[i] = sum.enthalpy[i] - sum.leaves[i] * h.enthalpy[i] + f.heat[i];
    }
    add_vent_fire(b, r);
    GasTrial& out = b.w.trial[r];
    const GasRoomRow& row = b.s.rooms[r];
    const double volume = b.net.rooms[r].volume;
    const double rise = b.dt * (k_gamma - 1) / volume * (into[0] + into[1]);
    const double p0 = k_p_ref + row.pressure, p1 = p0 + rise;
    out.pressure = row.pressure + rise;
    out.upper_volume = h.well_mixed
                           ? volume
                           : (p0 * row.upper_volume + (k_gamma - 1) / k_gamma *
                                  (b.dt * into[0] + row.upper_volume * rise)) / p1;
    for (std::size_t i = 0; i < 2; ++i) {
        out.mass[i] = row.mass[i] + b.dt * (sum.mass[i] - sum.leaves[i]);
        out.advected_heat[i] = sum.advected[i];
        out.inflow[i] = sum.inflow[i];
    }
}

/// Products of a fire into the trial of its room: all of it in the upper layer.
void add_fire(GasBlockStep& b, std::uint32_t row) {
    const GasFire& f = b.fires[row];
    const GasFireWork& w = b.w.fire[row];
    const GasFuel& fuel = b.net.fuels[f.fuel];
    const auto n = static_cast<std::size_t>(b.s.species);
    double* y = b.w.species.data() + static_cast<std::size_t>(f.room) * 2 * n;
    const double burned = b.dt * (w.lower + w.upper) / fuel.heat;
    for (std::size_t k = 0; k < k_fuel0; ++k) y[k] += burned * fuel.product[k];
    if (w.starved_co > 0) {
        const auto co = co_for_co2();
        for (std::size_t k = 0; k < k_fuel0; ++k) y[k] += burned * w.starved_co * co[k];
    }
    y[k_fuel0 + f.fuel] += b.dt * w.pyrolysis - burned;
    y[k_h2o] += b.dt * f.steam;
    b.w.trial[f.room].mass[k_upper] += b.dt * (w.pyrolysis + f.steam);
}

}  // namespace

void limit_moves(GasBlockStep& b) { over_rooms<limit_room>(b); }

void try_rooms(GasBlockStep& b) {
    GasBooks* books = block_books(b);
    parallel_for(b.region.rooms.size(), k_gas_chunk, [&](Range range, std::size_t chunk) {
        GasBooks& book = books[chunk];
        book.largest = 0;
        book.where = b.region.rooms[range.begin];
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t r = b.region.rooms[i];
            try_room(b, r);
            const double moved = std::fabs(b.w.trial[r].upper_volume - b.s.rooms[r].upper_volume);
            const double change = std::isfinite(moved) ? moved / b.net.rooms[r].volume : HUGE_VAL;
            if (change <= book.largest) continue;
            book.largest = change;
            book.where = r;
        }
    });
    for (const std::uint32_t row : b.mine) add_fire(b, row);
}

double largest_of(const GasBlockStep& b, std::uint32_t* where) {
    const GasBooks* books = block_books(b);
    const std::size_t chunks = block_count(b.region.rooms.size(), k_gas_chunk);
    double largest = 0;
    for (std::size_t i = 0; i < chunks; ++i) {
        if (books[i].largest <= largest) continue;
        largest = books[i].largest;
        if (where != nullptr) *where = books[i].where;
    }
    return largest;
}

bool within_guard(const GasBlockStep& b, std::uint32_t& worst) {
    return largest_of(b, &worst) <= b.net.settings.volume_guard;
}

}  // namespace taicho::fire
