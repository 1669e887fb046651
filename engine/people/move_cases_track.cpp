// S-16: single file round a closed track (RiMEA 4.1.1 test 16).
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/distributions.h"
#include "core/hash.h"
#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::WalkDef;
using world::WalkPatch;

namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr int k_arc = 12;  ///< patches per half circle

/// Centre line and its normal at arc length along the oval: straights of 4 m, radius 3 m.
void oval(double s, Vec2& p, Vec2& n) {
    const double half = k_pi * 3.0, lap = 8.0 + 2.0 * half;
    s = std::fmod(std::fmod(s, lap) + lap, lap);
    if (s < 4.0) {
        p = {-2.0 + s, -3.0};
        n = {0, -1};
    } else if (s < 4.0 + half) {
        const double a = -0.5 * k_pi + (s - 4.0) / 3.0;
        n = {std::cos(a), std::sin(a)};
        p = Vec2{2, 0} + 3.0 * n;
    } else if (s < 8.0 + half) {
        p = {2.0 - (s - 4.0 - half), 3.0};
        n = {0, 1};
    } else {
        const double a = 0.5 * k_pi + (s - 8.0 - half) / 3.0;
        n = {std::cos(a), std::sin(a)};
        p = Vec2{-2, 0} + 3.0 * n;
    }
}

std::vector<double> joints() {
    const double half = k_pi * 3.0;
    std::vector<double> at;
    for (int k = 0; k < 2; ++k) {
        const double s0 = k * (4.0 + half);
        at.push_back(s0);
        for (int j = 0; j < k_arc; ++j) at.push_back(s0 + 4.0 + half * j / k_arc);
    }
    return at;
}

WalkDef track(double width) {
    const std::vector<double> at = joints();
    const std::size_t n = at.size();
    const auto edge = [&](std::size_t k, double side) {
        Vec2 p, q;
        oval(at[k % n], p, q);
        return p + 0.5 * width * side * q;
    };
    WalkDef d;
    for (std::size_t k = 0; k < n; ++k) {
        WalkPatch p;
        p.outline = {edge(k, 1), edge(k + 1, 1), edge(k + 1, -1), edge(k, -1)};
        d.patches.push_back(p);
        d.portals.push_back({.a = static_cast<std::uint32_t>((k + n - 1) % n), .b = static_cast<std::uint32_t>(k),
                             .p0 = edge(k, 1), .p1 = edge(k, -1)});
    }
    return d;
}

/// Arc length of a point: nearest joint interval of the centre line.
double along(const std::vector<double>& at, std::uint32_t patch, Vec2 p) {
    const double lap = 8.0 + 2.0 * k_pi * 3.0;
    const double s0 = at[patch], s1 = patch + 1 < at.size() ? at[patch + 1] : lap;
    Vec2 a, b, n;
    oval(s0, a, n);
    oval(s1, b, n);
    const Vec2 d = b - a;
    return s0 + (s1 - s0) * std::clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0);
}

struct Bins {
    double sum[16] = {};
    double n[16] = {};
};

void lap_track(std::size_t people, double width, double v0, double sd, std::uint64_t seed, double until, Bins& bins, MoveInvariants& worst) {
    CaseRun run(track(width), seed);
    const std::vector<double> at = joints();
    const double lap = 8.0 + 2.0 * k_pi * 3.0;
    std::vector<std::uint32_t> to_portal;
    for (std::uint32_t g = 0; g < at.size(); ++g) to_portal.push_back(run.route_to_portals({g}));
    for (std::size_t i = 0; i < people; ++i) {
        Vec2 p, n;
        oval(lap * static_cast<double>(i) / static_cast<double>(people) + 0.01, p, n);
        const double v = sd > 0 ? sample(Distribution::normal(v0, sd).within(0.5, 2.0), {seed, hash_text("track") + i, Purpose::WalkingSpeed}) : v0;
        const std::uint32_t row = run.add(p, v, world::k_walk_none);
        walk_to(run.scene.state, row, to_portal[(run.scene.state.patch[row] + 1) % at.size()]);
    }
    run.on_passage = [&](CaseRun& c, const WalkPassage& e) { walk_to(c.scene.state, e.person, to_portal[(e.into + 1) % at.size()]); };
    std::vector<std::vector<double>> past;
    run.each_tick = [&](CaseRun& c) {
        c.left = 0;
        if (c.scene.state.tick % 10 != 0 || c.now() < 60.0) return;
        std::vector<double> s(people);
        for (std::size_t i = 0; i < people; ++i) s[i] = along(at, c.scene.state.patch[i], c.scene.state.pos[i]);
        past.push_back(s);
        if (past.size() < 3) return;
        const std::vector<double>& mid = past[past.size() - 2];
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < people; ++i) order.emplace_back(mid[i], i);
        std::sort(order.begin(), order.end());
        for (std::size_t k = 0; k < people; ++k) {
            const double ahead = order[(k + 1) % people].first + (k + 1 == people ? lap : 0.0);
            const double behind = order[(k + people - 1) % people].first - (k == 0 ? lap : 0.0);
            const std::size_t i = order[k].second;
            double v = past.back()[i] - past[past.size() - 3][i];
            if (v < -0.5 * lap) v += lap;
            const double rho = 2.0 / (ahead - behind);
            const auto b = static_cast<std::size_t>(rho / 0.2);
            if (b >= 16) continue;
            bins.sum[b] += v;
            bins.n[b] += 1.0;
        }
    };
    while (run.now() < until) run.tick();
    merge_invariants(worst, run.worst);
}

Bins measure(double width, double v0, double sd, CaseTier tier, MoveInvariants& worst) {
    Bins bins;
    const std::vector<std::size_t> counts = tier == CaseTier::Quick ? std::vector<std::size_t>{8, 18, 26, 34, 42, 50}
                                                                    : std::vector<std::size_t>{4, 8, 14, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60};
    for (const std::size_t n : counts) {
        for (std::uint64_t seed = 1; seed <= (n <= 24 ? 3u : 1u); ++seed) lap_track(n, width, v0, sd, seed, tier == CaseTier::Quick ? 90.0 : 180.0, bins, worst);
    }
    return bins;
}

}  // namespace

MoveChecks case_s16(CaseTier tier) {
    // RiMEA reference table: density at bin centres 0.3 ... 2.1, v10 and v90
    const double v10[10] = {0.840, 0.708, 0.598, 0.448, 0.316, 0.187, 0.112, 0.071, 0.048, 0.035};
    const double v90[10] = {1.473, 1.389, 1.305, 1.101, 0.840, 0.608, 0.485, 0.382, 0.314, 0.270};
    MoveChecks out;
    MoveInvariants worst;
    const Bins b = measure(0.5, 1.2, 0.15, tier, worst);
    int inside = 0, judged = 0;
    for (int k = 0; k < 10; ++k) {
        const int bin = k + 1;  // [0.2, 0.4) holds 0.3
        if (b.n[bin] < 50) continue;
        const double v = b.sum[bin] / b.n[bin];
        ++judged;
        const bool in = v >= v10[k] && v <= v90[k];
        inside += in;
        out.push_back(check_true("S-16 bin " + to_text(0.3 + 0.2 * k), true, (in ? "inside [" : "reported, outside [") + to_text(v10[k]) + ", " + to_text(v90[k]) + "]", v));
    }
    out.push_back(check_true("S-16 share of bins inside", judged >= 6 && inside >= 0.75 * judged, ">= 0.75", judged ? static_cast<double>(inside) / judged : 0.0));
    if (tier == CaseTier::Full) {
        MoveInvariants ignored;
        const auto free = [&](double v0) {
            const Bins w = measure(0.5, v0, 0.0, CaseTier::Quick, ignored);
            return (w.sum[1] + w.sum[2]) / std::max(1.0, w.n[1] + w.n[2]);
        };
        const double slow = free(0.9), mid = free(1.2), fast = free(1.5);
        out.push_back(check_true("S-16 v0 0.9 lowers, 1.5 raises", slow < mid && mid < fast, "at rho <= 0.7", mid));
    }
    check_invariants(out, "S-16", worst);
    return out;
}

}  // namespace taicho::people
