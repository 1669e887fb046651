#include <algorithm>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "fire/gas_block.h"
#include "fire/gas_combustion.h"
#include "fire/gas_vent_flow.h"

namespace taicho::fire {

namespace {

using namespace constants;

template <class Body>
void over_vents(GasBlockStep& b, Body body) {
    const GasBlockStep* p = &b;
    parallel_for(b.region.vents.size(), k_gas_chunk, [p, body](Range range, std::size_t) {
        auto& step = *const_cast<GasBlockStep*>(p);
        for (std::size_t i = range.begin; i < range.end; ++i) body(step, step.region.vents[i]);
    });
}

/// Uppermost height where the flow changes sign [m]; NaN if it does not.
double neutral_plane(const GasVentWork& w) {
    double z = std::numeric_limits<double>::quiet_NaN();
    for (int k = 0; k + 1 < w.slabs; ++k) {
        const GasSlab &low = w.slab[static_cast<std::size_t>(k)], &high = w.slab[static_cast<std::size_t>(k + 1)];
        if (low.flow * high.flow < 0) z = low.top;
    }
    return z;
}

/// Unburned fuel of a layer as heat per kg of gas [J/kg].
double fuel_heat(const GasBlockStep& b, std::uint32_t room, int layer) {
    if (room >= b.net.rooms.size()) return 0;
    const double* y = b.s.layer_species(room, layer);
    double sum = 0;
    for (std::size_t k = 0; k < b.net.fuels.size(); ++k) sum += y[k_fuel0 + k] * b.net.fuels[k].heat;
    return sum * b.w.hot[room].inverse_mass[static_cast<std::size_t>(layer)];
}

struct Stream {
    double flow = 0, fuel = 0, fire = 0, hottest = 0;
};

/// One direction of an opening: what left, and how much of its fuel burns where it arrives. Zone-model
/// section 2.2; in the open air it meets all the oxygen it needs.
Stream stream_of(const GasBlockStep& b, std::uint32_t from, std::uint32_t to,
                 const std::array<double, 4>& moves, double jet, double drawn) {
    Stream out;
    const GasSettings& set = b.net.settings;
    const GasHotRoom& h = b.w.hot[from];
    out.hottest = set.ambient_temperature;
    for (int d = 0; d < 2; ++d) {
        const auto i = static_cast<std::size_t>(d);
        const double m = moves[i * 2] + moves[i * 2 + 1];
        if (m <= 0) continue;
        out.flow += m;
        out.fuel += m * fuel_heat(b, from, d);
        out.hottest = std::max(out.hottest, h.temperature[i]);
    }
    if (out.fuel <= 0 || jet <= 0 || h.temperature[k_upper] < set.ambient_temperature + set.vent_fire_rise)
        return out;
    out.fire = jet * fuel_heat(b, from, k_upper);
    if (to < b.net.rooms.size()) {
        const double y = b.s.layer_species(to, k_lower)[k_o2] * b.w.hot[to].inverse_mass[k_lower];
        out.fire = std::min(out.fire, drawn * y * oxygen_factor(y, b.w.hot[to].temperature[k_lower], set) * k_heat_per_o2);
    }
    return out;
}

void report_vent(GasBlockStep& b, std::uint32_t row) {
    const GasVent& v = b.net.vents[row];
    GasVentMoves& m = b.w.moves[row];
    GasVentRow& out = b.s.vents[row];
    const Stream ab = stream_of(b, v.a, v.b, m.ab, m.jet_ab, m.lift_b);
    const Stream ba = stream_of(b, v.b, v.a, m.ba, m.jet_ba, m.lift_a);
    out.flow_ab = ab.flow;
    out.flow_ba = ba.flow;
    out.fuel_ab = ab.fuel;
    out.fuel_ba = ba.fuel;
    out.fire_ab = m.fire_ab = ab.fire;
    out.fire_ba = m.fire_ba = ba.fire;
    out.hot_out = std::max(ab.hottest, ba.hottest);
    out.neutral_plane = neutral_plane(b.w.work[row]);
}

}  // namespace

void freeze_room(const GasNetwork& net, const GasState& s, std::uint32_t r, GasHotRoom& h) {
    const GasRoom& room = net.rooms[r];
    const GasRoomRow& row = s.rooms[r];
    h.p = row.flow_pressure;
    h.floor_z = room.floor_z;
    h.well_mixed = room.well_mixed;
    h.interface_z = room.well_mixed ? room.floor_z
                                    : room.floor_z + room.height - row.upper_volume / room.area;
    h.temperature = row.temperature;
    const double volume[2] = {row.upper_volume, room.volume - row.upper_volume};
    for (std::size_t i = 0; i < 2; ++i) {
        const bool empty = i == 1 && room.well_mixed;
        h.density[i] = empty ? h.density[0] : row.mass[i] / volume[i];
        h.inverse_mass[i] = empty ? 0 : 1 / row.mass[i];
        h.weight[i] = k_gravity * h.density[i];
        h.root[i] = std::sqrt(2 * h.density[i]);
        h.enthalpy[i] = k_cp * row.temperature[i];
    }
    h.at_interface = -h.weight[k_lower] * (h.interface_z - room.floor_z);
    h.share = {1, 1};
    h.short_of_gas = false;
}

void make_moves(GasBlockStep& b) {
    over_vents(b, [](GasBlockStep& step, std::uint32_t row) {
        const GasVent& v = step.net.vents[row];
        const GasHotRoom &ha = step.w.hot[v.a], &hb = step.w.hot[v.b];
        GasVentWork& work = step.w.work[row];
        // The last pressure change of the solve, along the derivative.
        const double change = ha.p - hb.p - work.evaluated_at;
        if (change != 0) shift_vent(change, work);
        vent_moves(v, step.net.settings, ha, hb, work, step.w.moves[row]);
        report_vent(step, row);
    });
}

}  // namespace taicho::fire
