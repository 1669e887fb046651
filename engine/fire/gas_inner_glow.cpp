#include "fire/gas_inner_glow.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"

namespace taicho::fire {

namespace {

constexpr double k_hand_over = 1.0;         // [s] in which what is under way arrives: two steps
constexpr double k_hysteresis = 0.5;        // [-] of the rise that lights an opening: below it, dark again
constexpr std::uint64_t k_look_every = 4;   // [steps]

double emissive(double t) { return constants::k_stefan_boltzmann * t * t * t * t; }

double rise_of(const GasNetwork& net, const GasState& s, std::uint32_t r) {
    const GasRoomRow& row = s.rooms[r];
    const double upper_share = row.upper_volume / net.rooms[r].volume;
    constexpr double k_least_share = 0.01;  // a film under the ceiling hides nothing and shines on nothing
    const double upper = upper_share > k_least_share ? row.temperature[k_upper] : row.temperature[k_lower];
    return std::max(upper, row.temperature[k_lower]) - net.settings.interior_temperature;
}

void find_glows(const GasNetwork& net, GasState& s) {
    const std::size_t n = net.rooms.size();
    for (const std::uint32_t block : s.live)
        for (const std::uint32_t r : s.regions[block].full) {
            if (rise_of(net, s, r) < net.settings.inner_radiation_rise) continue;
            for (std::uint32_t k = net.adjacent_start[r]; k < net.adjacent_start[r + 1]; ++k) {
                const std::uint32_t row = net.adjacent[k];
                const GasVent& v = net.vents[row];
                if (v.leak || v.kind == VentKind::Mechanical || v.a >= n || v.b >= n || s.vents[row].fraction <= 0) continue;
                if (s.glow_slot[row] == k_no_slot) {
                    s.glow_slot[row] = static_cast<std::uint32_t>(s.glows.size());
                    s.glows.emplace_back();
                    s.glows.back().vent = row;
                }
                s.glows[s.glow_slot[row]].on = true;
            }
        }
}

/// Whether an opening found before still radiates.
bool still_on(const GasNetwork& net, const GasState& s, const GasGlowRow& g) {
    const GasVent& v = net.vents[g.vent];
    if (s.vents[g.vent].fraction <= 0 || s.level[v.a] != GasLevel::Full || s.level[v.b] != GasLevel::Full) return false;
    return std::max(rise_of(net, s, v.a), rise_of(net, s, v.b)) > k_hysteresis * net.settings.inner_radiation_rise;
}

}  // namespace

void meet_inner_glows(const GasNetwork& net, GasState& s, GasScratch& w) {
    if (!net.settings.opening_radiation) return;
    for (const std::uint32_t r : w.glow_rooms) w.glows[r] = 0;
    w.glow_rooms.clear();
    if (s.step % k_look_every == 0) find_glows(net, s);
    for (GasGlowRow& g : s.glows) {
        const GasVent& v = net.vents[g.vent];
        g.on = g.on && still_on(net, s, g);
        const bool changed = g.on != g.was_on;
        g.was_on = g.on;
        g.lost = {};
        if (changed) {
            for (const std::uint32_t r : {v.a, v.b}) s.radiation[r].absorption[0] = 0;  // evaluate anew
            g.falls = {emissive(s.walls(v.a)[k_upper_wall]), emissive(s.walls(v.b)[k_upper_wall])};
        }
        if (!g.on) continue;
        const double open = std::min(g.area[0], g.area[1]), due = g.under_way[0] + g.under_way[1];
        const double late = open > 0 ? due / (2 * open * k_hand_over) : 0;
        g.shines = {std::max(0.0, g.falls[1] + late), std::max(0.0, g.falls[0] + late)};
        for (const std::uint32_t r : {v.a, v.b}) {
            if (w.glows[r] == 0) w.glow_rooms.push_back(r);
            w.glows[r] = 1;
        }
    }
}

}  // namespace taicho::fire
