#include "fire/gas_open_faces.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"

namespace taicho::fire {

namespace {

constexpr double k_most = 0.9;  // [-] of a surface: something has to be left that conducts

double emissive(double t) { return constants::k_stefan_boltzmann * t * t * t * t; }

/// Area between two heights above the floor [m2].
double area_between(const GasVent& v, double width, double floor, double low, double high) {
    return width * std::max(0.0, std::min(v.soffit - floor, high) - std::max(v.sill - floor, low));
}

/// Area of an opening on the four surfaces of a room [m2].
std::array<double, 4> face_areas(const GasNetwork& net, const GasState& s, std::uint32_t row, std::uint32_t r, double zi) {
    const GasVent& v = net.vents[row];
    const GasRoom& room = net.rooms[r];
    const double fraction = s.vents[row].fraction;
    std::array<double, 4> area{};
    if (v.kind == VentKind::Floor) {
        area[v.a == r ? k_ceiling : k_floor] = fraction * v.area;
    } else if (v.kind == VentKind::Wall) {
        area[k_upper_wall] = area_between(v, fraction * v.width, room.floor_z, zi, room.height);
        area[k_lower_wall] = area_between(v, fraction * v.width, room.floor_z, 0, zi);
    }
    return area;
}

/// Calls fn(vent row, glow row or null) for the openings of a room that radiate.
template <class Fn>
void each_open(const GasNetwork& net, const GasState& s, std::uint32_t r, bool glows, Fn&& fn) {
    for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k) {
        const std::uint32_t row = net.adjacent[k];
        const GasVent& v = net.vents[row];
        if (v.leak || s.vents[row].fraction <= 0) continue;
        if (v.a >= net.rooms.size() || v.b >= net.rooms.size()) {
            fn(row, k_no_slot);
            continue;
        }
        const std::uint32_t slot = s.glow_slot[row];
        if (glows && slot != k_no_slot && s.glows[slot].on) fn(row, slot);
    }
}

}  // namespace

OpenFaces open_faces(const GasNetwork& net, const GasState& s, std::uint32_t r, double zi, bool glows) {
    const GasRoom& room = net.rooms[r];
    const double outdoors = emissive(net.settings.ambient_temperature);
    OpenFaces open;
    each_open(net, s, r, glows, [&](std::uint32_t row, std::uint32_t slot) {
        const bool inner = slot != k_no_slot;
        const double shines = inner ? s.glows[slot].shines[net.vents[row].a == r ? 0 : 1] : outdoors;
        const auto area = face_areas(net, s, row, r, zi);
        for (std::size_t i = 0; i < 4; ++i) {
            open.share[i] += area[i];
            open.power[i] += area[i] * shines;
        }
        open.inner = open.inner || inner;
    });
    const double area[4] = {room.area, room.perimeter * (room.height - zi), room.perimeter * zi, room.area};
    for (std::size_t i = 0; i < 4; ++i) {
        if (open.share[i] <= 0) continue;
        open.power[i] /= open.share[i];
        open.scale[i] = std::min(1.0, k_most * area[i] / open.share[i]);
        open.share[i] *= open.scale[i] / area[i];
        open.any = true;
    }
    return open;
}

void open_surfaces(const OpenFaces& open, RadiationInput& in) {
    for (std::size_t i = 0; i < 4; ++i) {
        const double f = open.share[i], own = (1 - f) * in.emissivity[i];
        const double power = own * emissive(in.surface[i]) + f * open.power[i];
        in.emissivity[i] = own + f;
        in.surface[i] = std::pow(power / (in.emissivity[i] * constants::k_stefan_boltzmann), 0.25);
    }
}

std::array<double, 4> part_openings(const OpenFaces& open, const RadiationInput& linings, const RadiationInput& joined,
                                    const std::array<double, 4>& area, GasRadiationRow& out) {
    std::array<double, 4> falls{};
    out.lost = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (open.share[i] <= 0) continue;
        falls[i] = emissive(joined.surface[i]) + out.net[i] / (area[i] * joined.emissivity[i]);
        const double wall = area[i] * (1 - open.share[i]) * linings.emissivity[i] * (falls[i] - emissive(linings.surface[i]));
        out.lost += out.net[i] - wall;
        out.net[i] = wall;
        const double own = (1 - open.share[i]) * linings.emissivity[i] / joined.emissivity[i];
        out.share[i] *= own;
        out.share[4 + i] *= own;
    }
    return falls;
}

double part_inner(const GasNetwork& net, GasState& s, std::uint32_t r, double zi, const OpenFaces& open,
                  const std::array<double, 4>& falls) {
    double sum = 0;
    each_open(net, s, r, true, [&](std::uint32_t row, std::uint32_t slot) {
        if (slot == k_no_slot) return;
        GasGlowRow& glow = s.glows[slot];
        const std::size_t side = net.vents[row].a == r ? 0 : 1;
        const auto area = face_areas(net, s, row, r, zi);
        double all = 0, falling = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            all += open.scale[i] * area[i];
            falling += open.scale[i] * area[i] * falls[i];
        }
        glow.area[side] = all;
        glow.falls[side] = all > 0 ? falling / all : glow.shines[side];
        glow.lost[side] = falling - all * glow.shines[side];
        sum += glow.lost[side];
    });
    return sum;
}

double add_layer_glow(const GasNetwork& net, GasState& s, std::uint32_t r, double zi, double glow) {
    double all = 0, inner = 0;
    const auto area_of = [&](std::uint32_t row) {
        const auto area = face_areas(net, s, row, r, zi);
        return area[0] + area[1] + area[2] + area[3];
    };
    each_open(net, s, r, true, [&](std::uint32_t row, std::uint32_t slot) {
        all += area_of(row);
        if (slot != k_no_slot) inner += area_of(row);
    });
    if (!(inner > 0)) return 0;
    each_open(net, s, r, true, [&](std::uint32_t row, std::uint32_t slot) {
        if (slot != k_no_slot) s.glows[slot].lost[net.vents[row].a == r ? 0 : 1] += glow * area_of(row) / all;
    });
    return glow * inner / all;
}

}  // namespace taicho::fire
