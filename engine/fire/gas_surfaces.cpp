#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/gas_block.h"
#include "fire/gas_math.h"
#include "fire/gas_open_faces.h"
#include "fire/gas_radiation.h"
#include "fire/gas_walls.h"

namespace taicho::fire {

namespace {

using namespace constants;

constexpr double k_radiate_rise = 1.0;    // [K] below it a room's exchange is nothing
constexpr double k_settled = 3.0;         // [K] change of a face in a step
constexpr double k_refresh_rise = 300.0;  // [K] above it every step: surface emission is stiff there

struct Surfaces {
    double area[4];
    int gas[4];  // layer each surface touches
};

Surfaces surfaces_of(const GasRoom& room, double interface_height) {
    const double low = room.perimeter * interface_height;
    return {{room.area, room.perimeter * room.height - low, low, room.area},
            {k_upper, k_upper, room.well_mixed ? k_upper : k_lower,
             room.well_mixed ? k_upper : k_lower}};
}

/// Rooms without fire that are not very hot keep their exchange for a while (handbook 12: 2 s shows no
/// effect); by parity of row and step, so that the work is spread.
bool due(const GasBlockStep& b, std::uint32_t r, double rise, bool fire) {
    if (fire || rise > k_refresh_rise || b.halving > 0 || b.w.glows[r] != 0) return true;
    const auto every = static_cast<std::uint64_t>(
        std::max(1.0, std::round(b.net.settings.radiation_refresh / b.net.settings.step)));
    return (b.s.step + r) % every == 0;
}

void exchange(GasBlockStep& b, std::uint32_t r, double interface_height, std::span<const RadiantFire> fires) {
    const GasRoom& room = b.net.rooms[r];
    const GasHotRoom& h = b.w.hot[r];
    const GasRoomRow& gas = b.s.rooms[r];
    RadiationInput in;
    in.shape = &b.net.shapes[room.shape];
    in.interface_height = interface_height;
    in.temperature = h.temperature;
    const int fuels = static_cast<int>(b.net.fuels.size());
    const double hl = std::max(interface_height, 0.005 * room.height);
    const double hu = std::max(room.height - interface_height, 0.005 * room.height);
    in.absorption[k_upper] =
        layer_absorption(b.s.layer_species(r, k_upper), fuels, gas.mass[k_upper], h.temperature[k_upper],
                         gas.upper_volume, 2 * room.area + room.perimeter * hu);
    const double vl = room.volume - gas.upper_volume;
    in.absorption[k_lower] =
        room.well_mixed ? in.absorption[k_upper]
                        : layer_absorption(b.s.layer_species(r, k_lower), fuels, gas.mass[k_lower],
                                           h.temperature[k_lower], vl, 2 * room.area + room.perimeter * hl);
    const double* face = b.s.walls(r);
    for (std::size_t i = 0; i < 4; ++i) in.surface[i] = face[i];
    in.emissivity = b.net.lining_sets[room.linings].emissivity;
    in.fires = fires;
    const GasSettings& set = b.net.settings;
    const OpenFaces open = set.opening_radiation ? open_faces(b.net, b.s, r, interface_height, b.w.glows[r] != 0) : OpenFaces{};
    const RadiationInput linings = in;
    if (open.any) open_surfaces(open, in);
    four_wall_exchange(in, b.s.radiation[r]);
    b.s.radiation[r].lost = 0;
    if (open.any) {
        const Surfaces faces = surfaces_of(room, interface_height);
        const auto falls = part_openings(open, linings, in, {faces.area[0], faces.area[1], faces.area[2], faces.area[3]},
                                         b.s.radiation[r]);
        b.w.forcing[r].through = open.inner ? part_inner(b.net, b.s, r, interface_height, open, falls) : 0;
        b.s.radiation[r].lost -= b.w.forcing[r].through;
    }
    if (room.well_mixed) {
        GasRadiationRow& out = b.s.radiation[r];
        out.gain = {out.gain[0] + out.gain[1], 0};
        out.slope = {out.slope[0] + out.slope[1], 0};
    }
}

/// A light lining heats by hundreds of kelvin in a step: there the growth of the emission is taken along the
/// chord T'^4 - T^4 instead of the tangent. Newton on a convex function, from above: it converges.
void correct_emission(const GasLiningSet::Level& table, const std::array<double, 4>& emissivity,
                      const double* t, double* slope, double* face) {
    constexpr double k_small_step = 20;  // [K]
    for (std::size_t i = 0; i < 4; ++i) {
        const double linear = face[i] - t[i];
        if (std::fabs(linear) < k_small_step) continue;
        const double es = emissivity[i] * k_stefan_boltzmann, t4 = t[i] * t[i] * t[i] * t[i];
        const double tangent = 4 * es * t[i] * t[i] * t[i];
        const double rest = face_stiffness(table, i, slope[i]) - tangent;  // all but the emission
        const double drive = linear * (rest + tangent);
        double x = face[i];
        for (int k = 0; k < 30; ++k) {
            const double f = rest * (x - t[i]) + es * (x * x * x * x - t4) - drive;
            const double step = f / (rest + 4 * es * x * x * x);
            x -= step;
            if (std::fabs(step) < 1e-3) break;
        }
        slope[i] += es * (x * x + t[i] * t[i]) * (x + t[i]) - tangent;
        face[i] = x;
    }
}

/// Exchange of the four surfaces with the gas at the start of the step, and how it answers to changes.
struct Contact {
    Surfaces surf;
    double total_area = 0;
    double convection[4];  ///< [W/m2] gas to surface
    double film[4];        ///< [W/m2K] its growth with the gas temperature
    double wall_film[4];   ///< [W/m2K] its fall with the surface temperature
};

/// Ceiling over a fire (CFAST): 0.27 Qc / ((LW)^0.68 H^0.64) in kW. It does not depend on the ceiling, up to
/// where the ceiling is as hot as flames.
void add_ceiling_jet(const GasRoom& room, const GasSettings& set, double convective, double ceiling, Contact& c) {
    const double area = std::min(room.area, M_PI * 16 * room.height * room.height);
    const double span = set.jet_fade_end - set.jet_fade_begin;
    const double full = 0.27 * convective * std::pow(area, -0.68) * std::pow(room.height, -0.64);
    const double jet = full * std::clamp((set.jet_fade_end - ceiling) / span, 0.0, 1.0);
    if (jet <= c.convection[0]) return;
    c.convection[0] = jet;
    c.film[0] = 0;
    c.wall_film[0] = jet < full ? full / span : 0;
}

Contact make_contact(const GasBlockStep& b, std::uint32_t r, double zi, const double* t) {
    const GasRoom& room = b.net.rooms[r];
    const GasHotRoom& h = b.w.hot[r];
    Contact c;
    c.surf = surfaces_of(room, zi);
    for (int i = 0; i < 4; ++i) {
        const double warmer = h.temperature[static_cast<std::size_t>(c.surf.gas[i])] - t[i];
        const double coefficient = k_surface_film[i] * cube_root(std::fabs(warmer));
        c.film[i] = c.wall_film[i] = (4.0 / 3) * coefficient;
        c.convection[i] = coefficient * warmer;
        c.total_area += c.surf.area[i];
    }
    const double convective = b.w.forcing[r].convective;
    if (convective > 0) add_ceiling_jet(room, b.net.settings, convective, t[0], c);
    return c;
}

/// How much each layer is expected to warm in the step [K]: all its heating, what flowed in last step
/// included, over its own, the surfaces' and the inflow's resistance.
std::array<double, 2> expected_change(const GasBlockStep& b, std::uint32_t r, const Contact& c) {
    const GasHotRoom& h = b.w.hot[r];
    const GasRoomRow& gas = b.s.rooms[r];
    const GasForcing& force = b.w.forcing[r];
    const GasRadiationRow& rad = b.s.radiation[r];
    // Fuel gas brings mass too: only its difference from the layer warms or cools it.
    const double joined = k_cp * force.joined;
    double heating[2] = {force.heat[0] - joined * h.temperature[0] + rad.gain[0] + gas.advected_heat[0],
                         force.heat[1] + rad.gain[1] + gas.advected_heat[1]};
    double stiff[2] = {rad.slope[0] + joined, rad.slope[1]};
    for (int i = 0; i < 4; ++i) {
        heating[c.surf.gas[i]] -= c.surf.area[i] * c.convection[i];
        stiff[c.surf.gas[i]] += c.surf.area[i] * c.film[i];
    }
    std::array<double, 2> change{};
    for (std::size_t g = 0; g < 2; ++g)
        change[g] = heating[g] / (gas.mass[g] * k_cp / b.dt + stiff[g] + k_cp * gas.inflow[g] + 1e-12);
    if (h.well_mixed) change[1] = 0;
    return change;
}

/// Radiation of a room, fresh or kept from an earlier step. Returns whether there is any.
bool radiate(GasBlockStep& b, std::uint32_t r, double zi, std::span<const RadiantFire> fires) {
    const GasHotRoom& h = b.w.hot[r];
    const double* t = b.s.walls(r);
    const double rest = b.net.settings.interior_temperature;
    double rise = std::max(h.temperature[k_upper], h.temperature[k_lower]) - rest;
    for (int i = 0; i < 4; ++i) rise = std::max(rise, t[i] - rest);
    GasRadiationRow& rad = b.s.radiation[r];
    if (rise <= k_radiate_rise && fires.empty() && b.w.glows[r] == 0) {
        rad = {};
        return false;
    }
    if (due(b, r, rise, !fires.empty()) || rad.absorption[0] == 0 || rad.fire != 0) exchange(b, r, zi, fires);
    return true;
}

/// Books what the new face temperatures mean for gas, linings and the radiation of the next step.
void settle_faces(GasBlockStep& b, std::uint32_t r, const GasLiningSet::Level& table, const Contact& c,
                  const double* flux, const double* slope, const double* face) {
    GasForcing& force = b.w.forcing[r];
    const double* t = b.s.walls(r);
    GasFaceRow& row = b.s.faces[b.s.wall_slot[r]];
    double emission = 0;
    for (int i = 0; i < 4; ++i) {
        const auto ii = static_cast<std::size_t>(i), g = static_cast<std::size_t>(c.surf.gas[i]);
        const double step = face[i] - t[i];
        if (std::fabs(step) > k_settled) b.s.radiation[r].fire = -1;  // evaluate anew in the next step
        force.heat[g] -= c.surf.area[i] * (c.convection[i] - c.wall_film[i] * step);
        // The surface's growing emission is due to the others in the next step; what a lining too light for
        // that would overshoot with goes into the gas that touches it.
        const double glow = slope[i] - c.wall_film[i], more = c.surf.area[i] * glow * step;
        const double light = glow / face_stiffness(table, ii, slope[i]);
        force.heat[g] += light * more;
        emission += (1 - light) * more;
        row.flux[ii] = flux[i] - slope[i] * step;
        force.wall_heat += c.surf.area[i] * row.flux[ii];
        force.face[ii] = face[i];
    }
    force.carry = emission * b.dt;
}

/// How much more a layer is expected to radiate in the step [W]. A tangent to T^4 ends at zero emission a quarter of T
/// below; and no surface can miss more than a black layer of that temperature gives it, which a very thick layer's
/// slope, shared out to the surfaces, would say.
double expected_glow(const GasRadiationRow& rad, const GasLiningSet& lining, const Contact& c, const GasHotRoom& h,
                     const std::array<double, 2>& change, std::size_t layer) {
    constexpr double k_most_fall = 0.2;  // [-] of T: leaves 0.8^4 of the emission
    const double t = h.temperature[layer];
    double glow = rad.slope[layer] * std::max(change[layer], -k_most_fall * t);
    if (glow >= 0) return glow;
    const double black = 4 * k_most_fall * k_stefan_boltzmann * t * t * t * t;
    for (std::size_t i = 0; i < 4; ++i) {
        const double share = rad.share[4 * layer + i];
        if (share > 0) glow = std::max(glow, -black * lining.emissivity[i] * c.surf.area[i] / share);
    }
    return glow;
}

/// What leaves through openings in the step: as the exchange found it, and the layers' growing glow.
void radiate_out(GasBlockStep& b, std::uint32_t r, double zi, const GasRadiationRow& rad, const double* glow) {
    GasForcing& force = b.w.forcing[r];
    const bool inner = b.w.glows[r] != 0;
    force.radiated = rad.lost;
    if (rad.lost == 0 && !inner) return;
    double out = 0;
    for (std::size_t k = 0; k < 2; ++k)
        out += glow[k] * (1 - rad.share[4 * k] - rad.share[4 * k + 1] - rad.share[4 * k + 2] - rad.share[4 * k + 3]);
    const double through = inner ? add_layer_glow(b.net, b.s, r, zi, out) : 0;
    force.through += through;
    force.radiated += out - through;
}

void room_heat(GasBlockStep& b, std::uint32_t r, std::span<const RadiantFire> fires) {
    const GasRoom& room = b.net.rooms[r];
    const GasLiningSet& lining = b.net.lining_sets[room.linings];
    const auto& table = lining.levels[static_cast<std::size_t>(b.halving)];
    const GasHotRoom& h = b.w.hot[r];
    GasForcing& force = b.w.forcing[r];
    const double* t = b.s.walls(r);
    const double zi = std::clamp(h.interface_z - room.floor_z, 0.005 * room.height, 0.995 * room.height);
    const GasSharedHeat& shared = b.w.shared_heat[r];
    force.heat[0] += shared.layer[0];
    force.heat[1] += shared.layer[1];
    force.wall_heat -= shared.layer[0] + shared.layer[1] + shared.glow;
    const bool radiates = radiate(b, r, zi, fires);
    const GasRadiationRow& rad = b.s.radiation[r];
    Contact c = make_contact(b, r, zi, t);
    const auto change = expected_change(b, r, c);
    const double glow[2] = {expected_glow(rad, lining, c, h, change, 0), expected_glow(rad, lining, c, h, change, 1)};
    radiate_out(b, r, zi, rad, glow);
    double flux[4], face[4], slope[4];
    double sweep[k_wall_row];
    sweep_walls(table, t, sweep);
    for (int i = 0; i < 4; ++i) {
        const auto ii = static_cast<std::size_t>(i);
        const double area = std::max(c.surf.area[i], 1e-9);
        c.convection[i] += c.film[i] * change[static_cast<std::size_t>(c.surf.gas[i])];
        flux[i] = c.convection[i] + rad.net[ii] / area + (b.s.rooms[r].radiation_carry / b.dt + shared.glow) / c.total_area +
                  (rad.share[ii] * glow[0] + rad.share[4 + ii] * glow[1]) / area;
        slope[i] = c.wall_film[i] +
                   (radiates ? 4 * lining.emissivity[ii] * k_stefan_boltzmann * t[i] * t[i] * t[i] : 0);
    }
    face_step(table, t, sweep, flux, slope, face);
    if (radiates) correct_emission(table, lining.emissivity, t, slope, face);
    force.heat[0] += rad.gain[0] - glow[0];
    force.heat[1] += rad.gain[1] - glow[1];
    settle_faces(b, r, table, c, flux, slope, face);
}

/// Fires of a room among those of the block, which are listed by room; usually none.
std::span<const RadiantFire> fires_in(const GasBlockStep& b, std::uint32_t r) {
    std::size_t from = 0;
    while (b.fires[b.mine[from]].room != r) ++from;
    std::size_t to = from;
    while (to < b.mine.size() && b.fires[b.mine[to]].room == r) ++to;
    return std::span<const RadiantFire>(b.radiant).subspan(from, to - from);
}

}  // namespace

void room_forcing(GasBlockStep& b) {
    const GasBlockStep* p = &b;
    parallel_for(b.region.rooms.size(), k_gas_chunk, [p](Range range, std::size_t) {
        auto& step = *const_cast<GasBlockStep*>(p);
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t r = step.region.rooms[i];
            const bool fire = step.w.has_fire[r] != 0;
            if (!fire) open_room(step, r);
            if (step.s.level[r] != GasLevel::Full) continue;
            room_heat(step, r, fire ? fires_in(step, r) : std::span<const RadiantFire>{});
        }
    });
}

}  // namespace taicho::fire
