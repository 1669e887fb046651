#include <algorithm>
#include <cmath>

#include "fire/gas_math.h"
#include "fire/gas_vent_flow.h"

namespace taicho::fire {

namespace {

using namespace constants;

/// Poreh's spill plume (6) [kg/s]: gas a hot jet of `flow` at t_hot draws on its way up `rise` through a
/// layer of temperature t_cold. Fire Safety Journal 30 (1998) 1-19.
double spill_entrainment(double coefficient, double flow, double t_hot, double t_cold, double rise,
                         double width, double density) {
    if (rise <= 0 || t_hot <= t_cold) return 0;
    const double heat = k_cp * (t_hot - t_cold) * flow;
    const double ratio = cube_root(t_cold / t_hot);
    const double w13 = cube_root(width);
    const double base = cube_root(k_gravity * density * density / (k_cp * t_cold) * heat);
    return coefficient * ratio * ratio * base * w13 * w13 * rise;
}

/// One slab from `from` to `to`: adds to the four donor-receiver flows and to the mixing in `to`. The jet
/// rises from the donor's layer or the sill, and falls from it or the soffit, of the whole opening.
void slab_moves(const GasSettings& set, const GasVent& v, const GasHotRoom& from, const GasHotRoom& to,
                double width, const GasSlab& s, int donor, int beside, double* flow, double& lift,
                double& sink, double& jet) {
    const double m = std::fabs(s.flow);
    const auto d = static_cast<std::size_t>(donor);
    const double up = upper_share(to, from.temperature[d]);
    flow[d * 2 + k_upper] += m * up;
    flow[d * 2 + k_lower] += m * (1 - up);
    if (donor == k_upper) jet += m;
    if (v.leak || v.kind == VentKind::Mechanical || to.well_mixed || m <= 0) return;
    // A well-mixed node or the open air has no layers: its stream is hot or cold by temperature alone.
    const bool mixed = from.well_mixed;
    if (beside == k_lower && (mixed || donor == k_upper)) {
        const double start = mixed ? v.sill : std::max(v.sill, from.interface_z);
        lift += spill_entrainment(set.spill_coefficient, m, from.temperature[d], to.temperature[k_lower],
                                  to.interface_z - start, width, to.density[k_lower]);
    } else if (beside == k_upper && (mixed || donor == k_lower)) {
        const double start = mixed ? v.soffit : std::min(v.soffit, from.interface_z);
        sink += set.cold_jet_factor *
                spill_entrainment(set.spill_coefficient, m, to.temperature[k_upper], from.temperature[d],
                                  start - std::max(to.interface_z, v.sill), width, from.density[d]);
    }
}

/// Cooper's exchange (8) [m3/s] through a level opening with the heavier gas above.
double exchange_flow(const GasVent& v, double area, double difference, double rho_below, double rho_above) {
    const double heavier = rho_above - rho_below;
    if (heavier <= 1e-9 || area <= 0) return 0;
    const double flood = v.flood * k_gravity * heavier;
    const double rest = 1 - std::fabs(difference) / flood;
    if (rest <= 0) return 0;
    const double mean = 0.5 * (rho_above + rho_below);
    return 0.10 * std::sqrt(k_gravity * heavier * std::pow(area, 2.5) / mean) * rest;
}

void deposit(const GasHotRoom& to, double t, int donor, double m, std::array<double, 4>& flow) {
    const bool up = to.well_mixed || t > to.temperature[k_lower] + 1;
    flow[static_cast<std::size_t>(donor * 2 + (up ? k_upper : k_lower))] += m;
}

void floor_moves(const GasVent& v, const GasHotRoom& a, const GasHotRoom& b, const GasVentWork& w,
                 GasVentMoves& m) {
    const GasSlab& s = w.slab[0];
    const int la = s.layer_a, lb = s.layer_b;
    const double flow = std::fabs(s.flow);
    if (s.flow > 0) {
        const double t = w.enthalpy_up / k_cp;
        deposit(b, t, la, flow * w.plug_a, m.ab);
        deposit(b, t, 1 - la, flow * (1 - w.plug_a), m.ab);
        if (la == k_upper) m.jet_ab = flow * w.plug_a;
    } else {
        const double t = w.enthalpy_down / k_cp;
        deposit(a, t, lb, flow * w.plug_b, m.ba);
        deposit(a, t, 1 - lb, flow * (1 - w.plug_b), m.ba);
    }
    const auto ia = static_cast<std::size_t>(la), ib = static_cast<std::size_t>(lb);
    const double ex = exchange_flow(v, w.size, a.p - b.p + w.head[0], a.density[ia], b.density[ib]);
    if (ex <= 0) return;
    // Equal enthalpy both ways: the exchange must not touch the pressures.
    const double carried = ex * 0.5 * (a.density[ia] * a.temperature[ia] + b.density[ib] * b.temperature[ib]);
    deposit(b, a.temperature[ia], la, carried / a.temperature[ia], m.ab);
    deposit(a, b.temperature[ib], lb, carried / b.temperature[ib], m.ba);
}

}  // namespace

double upper_share(const GasHotRoom& room, double t) {
    if (room.well_mixed) return 1;
    const double low = std::min(room.temperature[k_lower], room.temperature[k_upper]);
    return smooth_step((t - low + 1) / (room.temperature[k_upper] - low + 2));
}

void vent_moves(const GasVent& v, const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b,
                const GasVentWork& w, GasVentMoves& m) {
    m = {};
    if (w.slabs == 0) return;
    if (v.kind == VentKind::Floor) return floor_moves(v, a, b, w, m);
    for (int k = 0; k < w.slabs; ++k) {
        const GasSlab& s = w.slab[static_cast<std::size_t>(k)];
        if (s.flow >= 0)
            slab_moves(set, v, a, b, w.size, s, s.layer_a, s.layer_b, m.ab.data(), m.lift_b, m.sink_b,
                       m.jet_ab);
        else
            slab_moves(set, v, b, a, w.size, s, s.layer_b, s.layer_a, m.ba.data(), m.lift_a, m.sink_a,
                       m.jet_ba);
    }
}

}  // namespace taicho::fire
