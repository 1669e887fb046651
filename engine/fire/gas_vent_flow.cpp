#include "fire/gas_vent_flow.h"

#include <algorithm>
#include <cmath>

#include "fire/gas_math.h"

namespace taicho::fire {

namespace {

using namespace constants;

/// Smoothed root s(x) = |x| / (x^2 + e^2)^(1/4) and its slope.
struct Root {
    double s, slope;
};
inline Root smooth_root(double x, double e2) {
    const double q = x * x + e2;
    const double root = std::sqrt(q);
    const double inverse = 1 / std::sqrt(root);
    return {std::fabs(x) * inverse, inverse * (1 - 0.5 * x * x / q)};
}

inline std::uint8_t layer_at(const GasHotRoom& r, double z) { return z >= r.interface_z ? k_upper : k_lower; }

/// Depth and contrast of the layer that touches a floor opening, and how much of the draught comes from
/// it: 1 - plug-holing (zone-model section 3), never below its share of the height.
double plug_share(const GasHotRoom& h, const GasRoom* room, int layer, double volume_flow) {
    if (room == nullptr || h.well_mixed) return 1;
    const double top = room->floor_z + room->height;
    const double depth = layer == k_upper ? top - h.interface_z : h.interface_z - room->floor_z;
    const double own = h.temperature[static_cast<std::size_t>(layer)];
    const double other = h.temperature[static_cast<std::size_t>(1 - layer)];
    const double contrast = std::fabs(own - other) / other;
    const double fr2 = volume_flow * volume_flow /
                       std::max(1e-12, k_gravity * std::pow(std::max(depth, 1e-6), 5) * contrast);
    return std::max(exp_minus(0.25 * fr2), std::clamp(depth / room->height, 0.0, 1.0));
}

/// Layer that touches a floor opening; the other one when it holds next to nothing (CFAST).
int touching(const GasHotRoom& h, const GasRoom* room, bool at_ceiling) {
    if (h.well_mixed || room == nullptr) return k_upper;
    const double top = room->floor_z + room->height;
    const double depth = at_ceiling ? top - h.interface_z : h.interface_z - room->floor_z;
    const bool thin = depth * room->area <= 2 * room->minimum_volume;
    return at_ceiling == thin ? k_lower : k_upper;
}

void prepare_floor(const GasVent& v, const GasHotRoom& a, const GasHotRoom& b, const GasRoom* room_a,
                   const GasRoom* room_b, const GasSettings& set, GasVentWork& w) {
    w.segments = 1;
    w.z[0] = v.sill;
    w.head[0] = a.hydrostatic(v.sill) - b.hydrostatic(v.sill) + v.wind;
    const int la = touching(a, room_a, true), lb = touching(b, room_b, false);
    w.layer_a[0] = static_cast<std::uint8_t>(la);
    w.layer_b[0] = static_cast<std::uint8_t>(lb);
    const double dp = std::fabs(a.p - b.p + w.head[0]);
    const auto ia = static_cast<std::size_t>(la), ib = static_cast<std::size_t>(lb);
    const double volume = set.floor_discharge * w.size * std::sqrt(2 * dp);
    w.plug_a = plug_share(a, room_a, la, volume / std::sqrt(a.density[ia]));
    w.plug_b = plug_share(b, room_b, lb, volume / std::sqrt(b.density[ib]));
    w.enthalpy_up = w.plug_a * a.enthalpy[ia] + (1 - w.plug_a) * a.enthalpy[1 - ia];
    w.enthalpy_down = w.plug_b * b.enthalpy[ib] + (1 - w.plug_b) * b.enthalpy[1 - ib];
}

void add_slab(GasVentWork& w, const GasHotRoom& a, const GasHotRoom& b, int seg, double sign,
              double factor, double mean, double slope, double bottom, double top) {
    const auto s = static_cast<std::size_t>(seg);
    GasSlab& slab = w.slab[static_cast<std::size_t>(w.slabs++)];
    slab.layer_a = w.layer_a[s];
    slab.layer_b = w.layer_b[s];
    const bool out = sign > 0;
    const double root = out ? a.root[slab.layer_a] : b.root[slab.layer_b];
    const double h = out ? a.enthalpy[slab.layer_a] : b.enthalpy[slab.layer_b];
    slab.flow = sign * factor * root * mean;
    slab.slope = factor * root * slope;
    slab.bottom = bottom;
    slab.top = top;
    w.heat += slab.flow * h;
    w.heat_slope += slab.slope * h;
}

void evaluate_wall(const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b, double difference,
                   GasVentWork& w) {
    const double e2 = set.root_smoothing * set.root_smoothing;
    const double factor = set.wall_discharge * w.size;
    double dp0 = difference + w.head[0];
    Root r0 = smooth_root(dp0, e2);
    for (int k = 0; k < w.segments; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const double zb = w.z[i], zt = w.z[i + 1], height = zt - zb;
        const double dp1 = difference + w.head[i + 1];
        const Root r1 = smooth_root(dp1, e2);
        if (dp0 * dp1 >= 0) {
            const double sum = r0.s + r1.s + 1e-30, inverse = 1 / sum;
            const double mean = (r1.s * r1.s + r1.s * r0.s + r0.s * r0.s) * inverse;
            const double slope = ((2 * r1.s + r0.s - mean) * r1.slope + (2 * r0.s + r1.s - mean) * r0.slope) *
                                 inverse;
            add_slab(w, a, b, k, dp0 + dp1 >= 0 ? 1 : -1, factor * height * (2.0 / 3), mean, slope, zb, zt);
        } else {
            // A neutral plane: each part ends at zero, and its height moves with the pressure.
            const double a0 = std::fabs(dp0), a1 = std::fabs(dp1);
            const double per_pa = height / (a0 + a1), zn = zb + a0 * per_pa;
            const double f = factor * (2.0 / 3) * per_pa;
            add_slab(w, a, b, k, dp0 > 0 ? 1 : -1, f, a0 * r0.s, r0.s + a0 * r0.slope, zb, zn);
            add_slab(w, a, b, k, dp1 > 0 ? 1 : -1, f, a1 * r1.s, r1.s + a1 * r1.slope, zn, zt);
        }
        dp0 = dp1;
        r0 = r1;
    }
}

void evaluate_floor(const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b, double difference,
                    GasVentWork& w) {
    const double dp = difference + w.head[0];
    const Root r = smooth_root(dp, set.root_smoothing * set.root_smoothing);
    GasSlab& slab = w.slab[0];
    w.slabs = 1;
    slab.layer_a = w.layer_a[0];
    slab.layer_b = w.layer_b[0];
    const double factor =
        set.floor_discharge * w.size * (dp > 0 ? a.root[slab.layer_a] : b.root[slab.layer_b]);
    slab.flow = std::copysign(factor * r.s, dp);
    slab.slope = factor * r.slope;
    const double h = dp > 0 ? w.enthalpy_up : w.enthalpy_down;
    w.heat = slab.flow * h;
    w.heat_slope = slab.slope * h;
}

/// Fixed volume flow; fades to nothing against an adverse pressure (CFAST).
void evaluate_mechanical(const GasVent& v, const GasHotRoom& a, const GasHotRoom& b, double difference,
                         GasVentWork& w) {
    const double adverse = -(difference + w.head[0]);
    const double span = v.fade_end - v.fade_begin;
    const double fade = std::clamp((v.fade_end - adverse) / span, 0.0, 1.0);
    GasSlab& slab = w.slab[0];
    w.slabs = 1;
    slab.layer_a = layer_at(a, v.sill);
    slab.layer_b = layer_at(b, v.sill);
    const double full = w.size * a.density[slab.layer_a];
    slab.flow = full * fade;
    slab.slope = fade > 0 && fade < 1 ? full / span : 0;
    w.heat = slab.flow * a.enthalpy[slab.layer_a];
    w.heat_slope = slab.slope * a.enthalpy[slab.layer_a];
}

}  // namespace

void prepare_vent_work(const GasVent& v, double fraction, const GasSettings& set, const GasHotRoom& a,
                       const GasHotRoom& b, const GasRoom* room_a, const GasRoom* room_b,
                       GasVentWork& w) {
    w.slabs = 0;
    w.segments = 0;
    w.size = fraction * (v.kind == VentKind::Wall    ? v.width
                         : v.kind == VentKind::Floor ? v.area : v.volume_flow);
    if (w.size <= 0) return;
    if (v.kind == VentKind::Floor) return prepare_floor(v, a, b, room_a, room_b, set, w);
    if (v.kind == VentKind::Mechanical) {
        w.segments = 1;
        w.head[0] = a.hydrostatic(v.sill) - b.hydrostatic(v.sill) + v.wind;
        return;
    }
    double za = a.interface_z, zb = b.interface_z;
    if (za > zb) std::swap(za, zb);
    int n = 0;
    w.z[0] = v.sill;
    if (za > v.sill && za < v.soffit) w.z[static_cast<std::size_t>(++n)] = za;
    if (zb > v.sill && zb < v.soffit && zb > w.z[static_cast<std::size_t>(n)])
        w.z[static_cast<std::size_t>(++n)] = zb;
    w.z[static_cast<std::size_t>(++n)] = v.soffit;
    w.segments = n;
    for (int k = 0; k <= n; ++k) {
        const auto i = static_cast<std::size_t>(k);
        w.head[i] = a.hydrostatic(w.z[i]) - b.hydrostatic(w.z[i]) + v.wind;
        if (k == 0) continue;
        const double mid = 0.5 * (w.z[i - 1] + w.z[i]);
        w.layer_a[i - 1] = layer_at(a, mid);
        w.layer_b[i - 1] = layer_at(b, mid);
    }
}

void evaluate_vent(const GasVent& v, const GasSettings& set, const GasHotRoom& a, const GasHotRoom& b,
                   double difference, GasVentWork& w) {
    w.heat = w.heat_slope = 0;
    w.slabs = 0;
    w.evaluated_at = difference;
    if (w.segments == 0) return;
    if (v.kind == VentKind::Wall) evaluate_wall(set, a, b, difference, w);
    else if (v.kind == VentKind::Floor) evaluate_floor(set, a, b, difference, w);
    else evaluate_mechanical(v, a, b, difference, w);
}

void shift_vent(double change, GasVentWork& w) {
    w.evaluated_at += change;
    w.heat += w.heat_slope * change;
    for (int k = 0; k < w.slabs; ++k) {
        GasSlab& s = w.slab[static_cast<std::size_t>(k)];
        const double next = s.flow + s.slope * change;
        s.flow = next * s.flow < 0 ? 0 : next;
    }
}

}  // namespace taicho::fire
