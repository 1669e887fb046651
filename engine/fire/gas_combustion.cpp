#include "fire/gas_combustion.h"

#include <algorithm>
#include <cmath>

#include "fire/gas_block.h"
#include "fire/gas_math.h"

namespace taicho::fire {

namespace {

constexpr int k_halvings = 14;

/// Largest Q in [0, limit] with Q <= capacity(Q); capacity - Q changes sign once.
template <class Capacity>
double balanced_heat(double limit, Capacity&& capacity) {
    if (limit <= 0) return 0;
    if (capacity(limit) >= limit) return limit;
    double low = 0, high = limit;
    for (int i = 0; i < k_halvings; ++i) {
        const double mid = 0.5 * (low + high);
        (capacity(mid) >= mid ? low : high) = mid;
    }
    return low;
}

/// Share of the plume below the layer that forms when the layer stands just above the base of the fire.
/// Without it a flame shorter than nothing (Heskestad's L <= 0) makes burning jump at the base.
double onset(double to_interface, double blend) {
    const double x = std::clamp(to_interface / blend, 0.0, 1.0);
    return x * x;
}

double lower_entrainment(const BurnInput& in, double heat) {
    const double z = std::max(0.0, in.to_interface);
    const double convective = 1 - in.fuel->radiative_fraction;
    const double air = plume_entrainment(heat, convective, in.area, z, in.position,
                                         in.settings->ambient_temperature);
    const double stable = heat * convective / (constants::k_cp * std::max(in.upper_hotter, 1.0));
    return std::min({air * onset(z, in.settings->base_blend), stable, in.lower_limit});
}

}  // namespace

double oxygen_limit(double temperature, const GasSettings& set) {
    const double span = set.oxygen_limit_free_burn - set.ambient_temperature;
    if (span <= 0) return set.lower_oxygen_limit;
    return set.lower_oxygen_limit * std::clamp((set.oxygen_limit_free_burn - temperature) / span, 0.0, 1.0);
}

double oxygen_factor(double y_o2, double temperature, const GasSettings& set) {
    const double x = (y_o2 - oxygen_limit(temperature, set)) / set.oxygen_limit_width;
    return 0.5 * (1 + smooth_tanh(8 * x - 4));
}

BurnOutput burn(const BurnInput& in) {
    const GasSettings& set = *in.settings;
    const double heat_per_o2 = in.fuel->heat_per_o2;
    BurnOutput out;
    const double below = in.lower_o2 * oxygen_factor(in.lower_o2, in.lower_temperature, set) * heat_per_o2;
    if (in.to_interface > 0)
        out.lower = balanced_heat(in.wanted, [&](double q) { return lower_entrainment(in, q) * below; });
    const double rest = in.wanted - out.lower;
    if (rest > 1e-6 * in.wanted) {
        // Oxygen at the end of the step: the factor is only a hundredth wide, a second of burning.
        const double drawn = lower_entrainment(in, out.lower);
        const double o2_in = in.upper_mass * in.upper_o2 + in.dt * (drawn * in.lower_o2 - out.lower / heat_per_o2);
        const double mass = in.upper_mass + in.dt * drawn;
        out.upper = balanced_heat(rest, [&](double q) {
            const double air =
                plume_entrainment(out.lower + q, 1 - in.fuel->radiative_fraction, in.area,
                                  in.to_ceiling, in.position, set.ambient_temperature);
            const double y = std::max(0.0, (o2_in - in.dt * q / heat_per_o2) / mass);
            return air * std::min(y, in.upper_o2 + 1e-3) * oxygen_factor(y, in.upper_temperature, set) * heat_per_o2;
        });
    }
    out.entrained = lower_entrainment(in, out.lower + out.upper);
    return out;
}

double starved_co(double equivalence, const GasFuel& fuel, const GasSettings& set) {
    if (!set.co_with_ventilation) return 0;
    const double extra = set.co_yield_starved - fuel.product[k_co];
    return std::max(0.0, extra) * std::clamp((equivalence - 0.8) / 0.7, 0.0, 1.0);
}

namespace {

/// One fire into the forcing of its room.
void burn_fire(GasBlockStep& b, std::uint32_t row, RadiantFire& radiant) {
    const GasFire& f = b.fires[row];
    const GasRoom& room = b.net.rooms[f.room];
    const GasHotRoom& h = b.w.hot[f.room];
    const GasFuel& fuel = b.net.fuels[f.fuel];
    const GasRoomRow& gas = b.s.rooms[f.room];
    GasFireWork& out = b.w.fire[row];
    const double base = f.base + room.floor_z, ceiling = room.floor_z + room.height;
    BurnInput in;
    in.settings = &b.net.settings;
    in.fuel = &fuel;
    in.wanted = f.heat;
    in.area = f.area;
    in.position = f.position;
    in.to_interface = h.interface_z - base;
    in.to_ceiling = std::max(0.0, ceiling - std::max(h.interface_z, base));
    in.upper_mass = gas.mass[k_upper];
    in.lower_o2 = b.s.layer_species(f.room, k_lower)[k_o2] * h.inverse_mass[k_lower];
    in.upper_o2 = b.s.layer_species(f.room, k_upper)[k_o2] * h.inverse_mass[k_upper];
    in.lower_temperature = h.temperature[k_lower];
    in.upper_temperature = h.temperature[k_upper];
    in.upper_hotter = h.temperature[k_upper] - h.temperature[k_lower];
    in.lower_limit = room.well_mixed ? 0 : 0.5 * gas.mass[k_lower] / b.dt;
    in.dt = b.dt;
    const BurnOutput burnt = burn(in);
    out = {};
    out.lower = burnt.lower;
    out.upper = burnt.upper;
    out.entrained = burnt.entrained;
    out.pyrolysis = f.heat / fuel.heat;
    const double heat = burnt.lower + burnt.upper;
    const double air_o2 = burnt.entrained * in.lower_o2 * oxygen_factor(in.lower_o2, in.lower_temperature, b.net.settings);
    out.starved_co = starved_co(f.heat / std::max(1.0, air_o2 * fuel.heat_per_o2), fuel, b.net.settings);
    GasForcing& force = b.w.forcing[f.room];
    const double convective = heat * (1 - fuel.radiative_fraction);
    // Only the fuel left over brings enthalpy (CFAST); giving the burned part its own raises T_u 2-3 %.
    const double left = out.pyrolysis - heat / fuel.heat;
    force.heat[k_upper] += convective + left * constants::k_cp * b.net.settings.ambient_temperature +
                           f.steam * constants::k_cp * (constants::k_zero_celsius + 100);
    force.convective += convective;
    force.joined += left + f.steam;
    force.lift += burnt.entrained;
    radiant = {heat * fuel.radiative_fraction,
               std::min(room.height - 0.01,
                        f.base + flame_height(heat, f.area) / 3),
               f.x, f.y};
}

/// Water takes heat from the smoke, but does not cool it below ambient: at most half of the excess and of
/// what is released, per step.
void cool_room(GasBlockStep& b, std::uint32_t row) {
    const GasFire& f = b.fires[row];
    if (f.cooling <= 0) return;
    const GasRoomRow& gas = b.s.rooms[f.room];
    GasForcing& force = b.w.forcing[f.room];
    const double excess = std::max(0.0, gas.temperature[k_upper] - b.net.settings.ambient_temperature);
    const double limit = 0.5 * gas.mass[k_upper] * constants::k_cp * excess / b.dt +
                         0.5 * std::max(0.0, force.heat[k_upper]);
    b.w.fire[row].cooling = std::min(f.cooling, limit);
    force.heat[k_upper] -= b.w.fire[row].cooling;
}

/// Fuel that came through openings in the last step burns in the upper layer, as far as it goes.
void burn_vent_fuel(GasBlockStep& b, std::uint32_t r) {
    const double due = b.s.vent_heat_due[r];
    GasForcing& force = b.w.forcing[r];
    if (due <= 0) return;
    const double* y = b.s.layer_species(r, k_upper);
    double store = 0, o2_heat = 1e300;
    for (std::size_t k = 0; k < b.net.fuels.size(); ++k) {
        store += y[k_fuel0 + k] * b.net.fuels[k].heat;
        o2_heat = std::min(o2_heat, -b.net.fuels[k].heat / b.net.fuels[k].product[k_o2]);
    }
    force.vent_fire = std::min({due, 0.9 * store / b.dt, 0.9 * y[k_o2] * o2_heat / b.dt});
    force.heat[k_upper] += force.vent_fire;
}

}  // namespace

void open_room(GasBlockStep& b, std::uint32_t r) {
    freeze_room(b.net, b.s, r, b.w.hot[r]);
    b.w.forcing[r] = {};
    burn_vent_fuel(b, r);
}

void burn_fires(GasBlockStep& b) {
    for (std::size_t i = 0; i < b.mine.size(); ++i) {
        const std::uint32_t r = b.fires[b.mine[i]].room;
        const bool first = i == 0 || b.fires[b.mine[i - 1]].room != r;
        if (first) open_room(b, r);
        burn_fire(b, b.mine[i], b.radiant[i]);
    }
    for (const std::uint32_t row : b.mine) cool_room(b, row);
    for (const std::uint32_t r : b.region.rest) freeze_room(b.net, b.s, r, b.w.hot[r]);
}

}  // namespace taicho::fire
