#include "fire/gas_walls.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {

namespace {

constexpr int k_n = k_wall_nodes;

/// Integral of rho c (capacity) or 1/k (resistance) over the sheets between two depths.
double integrate(std::span<const GasSheetDef> sheets, double from, double to, bool capacity) {
    double sum = 0, top = 0;
    for (const GasSheetDef& s : sheets) {
        const double piece = std::min(to, top + s.thickness) - std::max(from, top);
        if (piece > 0) sum += piece * (capacity ? s.density * s.heat : 1 / s.conductivity);
        top += s.thickness;
    }
    return sum;
}

/// Spacing i between the nodes over the first, growing from one face or from both by `rate` from node to node.
double spacing(double rate, int i, bool both_faces) {
    return std::pow(rate, both_faces ? std::min(i - 1, k_n - 1 - i) : i - 1);
}

/// Geometric growth that fills `thickness` with k_n - 1 spacings from `first`; at most 1.5.
double growth(double first, double thickness, bool both_faces) {
    const auto total = [&](double rate) {
        double sum = 0;
        for (int i = 1; i < k_n; ++i) sum += first * spacing(rate, i, both_faces);
        return sum;
    };
    if (total(1.0) >= thickness) return 1.0;
    double low = 1.0, high = 1.5;
    if (total(high) <= thickness) return high;
    for (int i = 0; i < 60; ++i) {
        const double mid = 0.5 * (low + high);
        (total(mid) < thickness ? low : high) = mid;
    }
    return low;
}

void fill_level(GasLiningSet::Level& t, std::size_t s, const WallGrid& g, double dt, double film,
                double back_temperature) {
    double next_conduct = 0, next_forward = 0;
    for (std::size_t i = k_n; i-- > 1;) {
        const double own = g.capacity[i] / dt;
        const double beyond = i + 1 == k_n ? film : next_conduct * (1 - next_forward);
        const double sum = own + g.conduct[i] + beyond;
        t.own[i * 4 + s] = own / sum;
        t.behind[i * 4 + s] = i + 1 == k_n ? 0 : next_conduct / sum;
        t.forward[i * 4 + s] = g.conduct[i] / sum;
        if (i + 1 == k_n) t.back[s] = film * back_temperature / sum;
        next_conduct = g.conduct[i];
        next_forward = t.forward[i * 4 + s];
    }
    t.face_capacity[s] = g.capacity[0] / dt;
    t.face_conduct[s] = g.conduct[1];
}

}  // namespace

WallGrid make_wall_grid(std::span<const GasSheetDef> sheets, double dt, bool both_faces) {
    double thickness = 0;
    for (const GasSheetDef& s : sheets) thickness += s.thickness;
    const GasSheetDef& face = sheets.front();
    const double diffusivity = face.conductivity / (face.density * face.heat);
    const double rate = growth(0.5 * std::sqrt(diffusivity * dt), thickness, both_faces);
    WallGrid g;
    std::array<double, k_n>& x = g.depth;
    for (std::size_t i = 1; i < k_n; ++i) x[i] = x[i - 1] + spacing(rate, static_cast<int>(i), both_faces);
    const double scale = thickness / x[k_n - 1];
    for (double& v : x) v *= scale;
    for (std::size_t i = 0; i < k_n; ++i) {
        const double left = i == 0 ? 0 : 0.5 * (x[i - 1] + x[i]);
        const double right = i + 1 == k_n ? thickness : 0.5 * (x[i] + x[i + 1]);
        g.capacity[i] = integrate(sheets, left, right, true);
        if (i > 0) g.conduct[i] = 1 / integrate(sheets, x[i - 1], x[i], false);
    }
    return g;
}

GasLiningSet make_lining_set(std::span<const LiningDef> linings, std::array<std::uint32_t, 3> key,
                             const GasSettings& settings) {
    GasLiningSet set;
    set.linings = key;
    set.levels.resize(static_cast<std::size_t>(settings.max_halvings) + 1);
    const std::array<std::uint32_t, 4> of{key[0], key[1], key[1], key[2]};
    for (std::size_t s = 0; s < 4; ++s) {
        const LiningDef& l = linings[of[s]];
        set.emissivity[s] = l.emissivity;
        const double film = l.back == BackFace::Adiabatic ? 0 : settings.back_film;
        const WallGrid grid = make_wall_grid(l.sheets, settings.step, false);
        double dt = settings.step;
        for (GasLiningSet::Level& level : set.levels) {
            fill_level(level, s, grid, dt, film, settings.ambient_temperature);
            dt *= 0.5;
        }
    }
    return set;
}

void sweep_walls(const GasLiningSet::Level& table, const double* __restrict t, double* __restrict sweep) {
    constexpr std::size_t k_last = (k_n - 1) * 4;
    for (std::size_t s = 0; s < 4; ++s)
        sweep[k_last + s] = table.own[k_last + s] * t[k_last + s] + table.back[s];
    for (std::size_t i = k_last; i > 4; i -= 4)
        for (std::size_t s = 0; s < 4; ++s)
            sweep[i - 4 + s] =
                table.own[i - 4 + s] * t[i - 4 + s] + table.behind[i - 4 + s] * sweep[i + s];
}

void finish_walls(const GasLiningSet::Level& table, const double* face, double* __restrict t) {
    double sweep[k_wall_row];
    sweep_walls(table, t, sweep);
    double front[4];
    for (std::size_t s = 0; s < 4; ++s) t[s] = front[s] = face[s];
    for (std::size_t i = 4; i < k_wall_row; i += 4)
        for (std::size_t s = 0; s < 4; ++s) {
            front[s] = sweep[i + s] + table.forward[i + s] * front[s];
            t[i + s] = front[s];
        }
}

}  // namespace taicho::fire
