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

}  // namespace

OpenFaces open_faces(const GasNetwork& net, const GasState& s, std::uint32_t r, double zi) {
    const GasRoom& room = net.rooms[r];
    OpenFaces open;
    for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k) {
        const std::uint32_t row = net.adjacent[k];
        const GasVent& v = net.vents[row];
        const double fraction = s.vents[row].fraction;
        if ((v.a < net.rooms.size() && v.b < net.rooms.size()) || v.leak || fraction <= 0) continue;
        if (v.kind == VentKind::Floor) {
            open.share[v.a == r ? k_ceiling : k_floor] += fraction * v.area;
        } else if (v.kind == VentKind::Wall) {
            open.share[k_upper_wall] += area_between(v, fraction * v.width, room.floor_z, zi, room.height);
            open.share[k_lower_wall] += area_between(v, fraction * v.width, room.floor_z, 0, zi);
        }
    }
    const double area[4] = {room.area, room.perimeter * (room.height - zi), room.perimeter * zi, room.area};
    for (std::size_t i = 0; i < 4; ++i) {
        open.share[i] = std::min(k_most, open.share[i] / area[i]);
        open.any = open.any || open.share[i] > 0;
    }
    return open;
}

void open_surfaces(const OpenFaces& open, double outdoors, RadiationInput& in) {
    for (std::size_t i = 0; i < 4; ++i) {
        const double f = open.share[i], own = (1 - f) * in.emissivity[i];
        const double power = own * emissive(in.surface[i]) + f * emissive(outdoors);
        in.emissivity[i] = own + f;
        in.surface[i] = std::pow(power / (in.emissivity[i] * constants::k_stefan_boltzmann), 0.25);
    }
}

void part_openings(const OpenFaces& open, const RadiationInput& linings, const RadiationInput& joined,
                   const std::array<double, 4>& area, GasRadiationRow& out) {
    out.lost = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (open.share[i] <= 0) continue;
        const double incident = emissive(joined.surface[i]) + out.net[i] / (area[i] * joined.emissivity[i]);
        const double wall = area[i] * (1 - open.share[i]) * linings.emissivity[i] * (incident - emissive(linings.surface[i]));
        out.lost += out.net[i] - wall;
        out.net[i] = wall;
        const double own = (1 - open.share[i]) * linings.emissivity[i] / joined.emissivity[i];
        out.share[i] *= own;
        out.share[4 + i] *= own;
    }
}

}  // namespace taicho::fire
