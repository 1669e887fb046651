#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_block.h"
#include "fire/gas_vent_flow.h"

namespace taicho::fire {

namespace {

using namespace constants;

constexpr int k_max_newton = 40;
constexpr double k_guard_leak = 1e-9;  // [kg/s Pa] keeps a room without any opening regular

const GasRoom* room_or_null(const GasNetwork& net, std::uint32_t r) {
    return r < net.rooms.size() ? &net.rooms[r] : nullptr;
}

void prepare_vent_row(GasBlockStep& b, std::uint32_t row) {
    const GasVent& v = b.net.vents[row];
    const GasHotRoom &ha = b.w.hot[v.a], &hb = b.w.hot[v.b];
    GasVentWork& work = b.w.work[row];
    prepare_vent_work(v, b.s.vents[row].fraction, b.net.settings, ha, hb, room_or_null(b.net, v.a),
                      room_or_null(b.net, v.b), work);
    evaluate_vent(v, b.net.settings, ha, hb, ha.p - hb.p, work);
}

/// Near its last point an opening follows its derivative; the error is of second order in the change.
void update_vent_row(GasBlockStep& b, std::uint32_t row) {
    constexpr double k_follow = 1e-5;  // [Pa]
    const GasVent& v = b.net.vents[row];
    const GasHotRoom &ha = b.w.hot[v.a], &hb = b.w.hot[v.b];
    GasVentWork& work = b.w.work[row];
    const double difference = ha.p - hb.p, change = difference - work.evaluated_at;
    if (std::fabs(change) < k_follow) shift_vent(change, work);
    else evaluate_vent(v, b.net.settings, ha, hb, difference, work);
}

template <class Body>
void over_vents(GasBlockStep& b, Body body) {
    parallel_for(b.region.vents.size(), k_gas_chunk, [&](Range range, std::size_t) {
        for (std::size_t i = range.begin; i < range.end; ++i) body(b, b.region.vents[i]);
    });
}

bool inside(const GasBlockStep& b, std::uint32_t r) {
    return r < b.net.rooms.size() && b.s.level[r] != GasLevel::Idle;
}

/// Residual of the energy equation of a room [W] and its column of the matrix. Backward Euler of (1). An
/// off-diagonal entry belongs to the column of the room eliminated first, so every room writes only its own.
void assemble_room(GasBlockStep& b, std::uint32_t r) {
    GasScratch& w = b.w;
    const GasForcing& f = w.forcing[r];
    const double capacity = b.net.rooms[r].volume / ((k_gamma - 1) * b.dt);
    const double lean = k_guard_leak * k_cp * b.net.settings.ambient_temperature;
    double x = f.heat[0] + f.heat[1] - capacity * (w.hot[r].p - b.s.rooms[r].pressure);
    double diagonal = capacity + lean;
    const std::uint32_t begin = b.net.column_start[r], end = b.net.column_start[r + 1];
    for (std::uint32_t k = begin; k < end; ++k) w.matrix.off[k] = 0;
    for (std::uint32_t k = b.net.adjacent_start[r]; k < b.net.adjacent_start[r + 1]; ++k) {
        const GasVentWork& work = w.work[b.net.adjacent[k]];
        if (work.segments == 0) continue;
        const GasVent& v = b.net.vents[b.net.adjacent[k]];
        const bool own_a = v.a == r;
        x += own_a ? -work.heat : work.heat;
        diagonal += work.heat_slope;
        if (v.slot >= begin && v.slot < end && inside(b, own_a ? v.b : v.a))
            w.matrix.off[v.slot] -= work.heat_slope;
    }
    w.x[r] = x;
    w.matrix.diagonal[r] = diagonal;
}

/// Largest residual [W].
double assemble(GasBlockStep& b) {
    GasBooks* books = block_books(b);
    parallel_for(b.region.rooms.size(), k_gas_chunk, [&](Range range, std::size_t chunk) {
        double norm = 0;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t r = b.region.rooms[i];
            assemble_room(b, r);
            norm = std::max(norm, std::fabs(b.w.x[r]));
        }
        books[chunk].largest = norm;
    });
    return largest_of(b);
}

void move_pressures(GasBlockStep& b, double scale) {
    for (const std::uint32_t r : b.region.rooms) b.w.hot[r].p += scale * b.w.residual[r];
}

/// Takes the solution as change of pressure; the largest of them [Pa].
double take_change(GasBlockStep& b) {
    GasBooks* books = block_books(b);
    parallel_for(b.region.rooms.size(), k_gas_chunk, [&](Range range, std::size_t chunk) {
        double most = 0;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t r = b.region.rooms[i];
            b.w.residual[r] = b.w.x[r];
            b.w.hot[r].p += b.w.x[r];
            most = std::max(most, std::fabs(b.w.x[r]));
        }
        books[chunk].largest = most;
    });
    return largest_of(b);
}

}  // namespace

bool solve_pressures(GasBlockStep& b) {
    GasScratch& w = b.w;
    over_vents(b, prepare_vent_row);
    double last = 0, scale = 1;
    for (int it = 0; it < k_max_newton; ++it) {
        const double norm = assemble(b);
        if (it > 0 && norm > last && norm > 1.0 && scale > 1e-3) {
            scale *= 0.5;
            move_pressures(b, -scale);  // back by half of what was gone
            over_vents(b, update_vent_row);
            continue;
        }
        scale = 1;
        last = norm;
        solve_in_place(b.net, w.matrix, b.region.order, w.x.data());
        const double largest = take_change(b);
        if (largest < b.net.settings.pressure_tolerance) return true;
        over_vents(b, update_vent_row);
    }
    return false;
}

}  // namespace taicho::fire
