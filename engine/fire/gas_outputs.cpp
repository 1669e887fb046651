#include "fire/gas_outputs.h"

#include <algorithm>
#include <cmath>

#include "fire/gas_fuel.h"
#include "fire/gas_math.h"

namespace taicho::fire {

using namespace constants;

GasConditions layer_conditions(const GasNetwork& net, const GasState& s, std::uint32_t room, int layer) {
    const GasRoom& r = net.rooms[room];
    const GasRoomRow& row = s.rooms[room];
    if (r.well_mixed) layer = k_upper;
    constexpr double k_fuel_molar = 0.03;  // [kg/mol] a nominal pyrolysis gas; enters the moles only
    const double* y = s.layer_species(room, layer);
    const double mass = row.mass[static_cast<std::size_t>(layer)];
    const double volume = layer == k_upper ? row.upper_volume : r.volume - row.upper_volume;
    double moles = 0, known = y[k_soot], fuel = 0;
    for (std::size_t k = 0; k < k_soot; ++k) {
        moles += y[k] / k_molar[k];
        known += y[k];
    }
    for (std::size_t k = 0; k < net.fuels.size(); ++k) fuel += y[k_fuel0 + k];
    moles += fuel / k_fuel_molar + std::max(0.0, mass - known - fuel) / k_molar_n2;
    GasConditions c;
    c.temperature = row.temperature[static_cast<std::size_t>(layer)];
    const double inverse = 1 / moles;
    c.o2 = y[k_o2] / k_molar[k_o2] * inverse;
    c.co2 = y[k_co2] / k_molar[k_co2] * inverse;
    c.co = y[k_co] / k_molar[k_co] * inverse;
    c.h2o = y[k_h2o] / k_molar[k_h2o] * inverse;
    c.hcn = y[k_hcn] / k_molar[k_hcn] * inverse;
    c.hcl = y[k_hcl] / k_molar[k_hcl] * inverse;
    c.fuel = fuel / k_fuel_molar * inverse;
    c.soot = y[k_soot] / volume;
    c.extinction = c.soot * net.settings.extinction_per_soot;
    return c;
}

GasConditions conditions_at(const GasNetwork& net, const GasState& s, std::uint32_t room, double height) {
    const GasRoom& r = net.rooms[room];
    const double interface_height = r.height - s.rooms[room].upper_volume / r.area;
    return layer_conditions(net, s, room, r.well_mixed || height >= interface_height ? k_upper : k_lower);
}

GasRoomView view_room(const GasNetwork& net, const GasState& s, std::uint32_t room) {
    const GasRoom& r = net.rooms[room];
    const GasRoomRow& row = s.rooms[room];
    GasRoomView v;
    v.upper = layer_conditions(net, s, room, k_upper);
    v.lower = layer_conditions(net, s, room, k_lower);
    v.interface_height = r.well_mixed ? 0 : r.height - row.upper_volume / r.area;
    const double rho = k_p_ref / (k_gas * net.settings.ambient_temperature);
    v.pressure = row.flow_pressure + rho * k_gravity * r.floor_z;
    for (std::size_t i = 0; i < 4; ++i) v.surface[i] = s.walls(room)[i];
    v.floor_flux = s.radiation[room].floor_incident;
    v.optical_depth = v.upper.extinction * (r.height - v.interface_height);
    v.hot_500 = v.upper.temperature >= k_zero_celsius + 500;
    v.flashover_temperature = v.upper.temperature >= k_zero_celsius + 600;
    v.flashover_flux = v.floor_flux >= 20e3;
    return v;
}

double flux_at(const GasNetwork& net, const GasState& s, std::uint32_t room, double height,
               std::span<const GasRadiator> fires) {
    const GasRoom& r = net.rooms[room];
    const GasRadiationRow& rad = s.radiation[room];
    const GasRoomRow& row = s.rooms[room];
    const double zi = r.well_mixed ? 0 : r.height - row.upper_volume / r.area;
    const auto emit = [](double t) { return k_stefan_boltzmann * t * t * t * t; };
    const double above = std::max(0.0, r.height - std::max(zi, height));
    const double below = std::max(0.0, zi - height);
    const double tau_u = exp_minus(rad.absorption[0] * above), tau_l = exp_minus(rad.absorption[1] * below);
    const double* face = s.walls(room);
    double flux = tau_l * (tau_u * emit(face[k_ceiling]) + (1 - tau_u) * emit(row.temperature[0])) +
                  (1 - tau_l) * emit(row.temperature[1]);
    for (const GasRadiator& f : fires) {
        const double dz = f.base + f.flame / 3 - height, d2 = f.distance * f.distance + dz * dz;
        const double d = std::sqrt(d2), path = d / std::max(1e-6, std::fabs(dz));
        const double top = std::max(height, height + dz), low = std::min(height, height + dz);
        const double lu = std::max(0.0, top - std::max(low, zi)) * path, ll = std::max(0.0, std::min(top, zi) - low) * path;
        flux += f.radiative * f.heat * std::max(0.0, dz) / (4 * M_PI * d2 * d) *
                exp_minus(rad.absorption[0] * lu + rad.absorption[1] * ll);
    }
    return flux;
}

double visibility(double extinction, double contrast) {
    return extinction * 30.0 <= contrast ? 30.0 : contrast / extinction;
}

double obscuration(double extinction) { return 100 * (1 - exp_minus(extinction)); }

double advance_link(double link, double gas, double speed, double rti, double dt) {
    return gas + (link - gas) * exp_minus(std::sqrt(std::max(speed, 0.0)) / rti * dt);
}

DetectorGas detector_gas(const GasNetwork& net, const GasState& s, std::uint32_t room, double heat,
                         double base, double radius) {
    const CeilingJet jet = ceiling_jet(heat, std::max(0.1, net.rooms[room].height - base), radius);
    DetectorGas d;
    d.temperature = std::max(s.rooms[room].temperature[0], net.settings.ambient_temperature + jet.rise);
    d.speed = std::max(0.1, jet.speed);
    return d;
}

bool smoke_alarm(const GasNetwork& net, const GasState& s, std::uint32_t room, double threshold) {
    return obscuration(layer_conditions(net, s, room, k_upper).extinction) >= threshold;
}

FlashoverEstimates flashover_estimates(const GasBuildingDef& def, std::uint32_t room, double time) {
    const GasRoomDef& r = def.rooms[room];
    double area = 0, height = 0;
    for (const GasVentDef& v : def.vents)
        if ((v.a == room || v.b == room) && v.kind == VentKind::Wall) {
            const double a = v.width * (v.soffit - v.sill) * v.open_fraction;
            area += a;
            height += a * (v.soffit - v.sill);
        }
    FlashoverEstimates e;
    if (area <= 0) return e;
    const double root = area * std::sqrt(height / area);
    const double floor = r.area > 0 ? r.area : r.width * r.depth;
    const double inside = 2 * floor + 2 * (r.width + r.depth) * r.height - area;
    const GasSheetDef& w = def.linings[r.walls].sheets.front();
    const double penetration = w.density * w.heat / w.conductivity * w.thickness * w.thickness / 4;
    const double hk = (time < penetration ? std::sqrt(w.conductivity * w.density * w.heat / std::max(time, 1.0))
                                          : w.conductivity / w.thickness) / 1000;
    e.mqh = 610e3 * std::sqrt(hk * inside * root);
    e.thomas = 7.8e3 * inside + 378e3 * root;
    e.babrauskas = 750e3 * root;
    e.ventilation_limit = 1500e3 * root;
    return e;
}

}  // namespace taicho::fire
