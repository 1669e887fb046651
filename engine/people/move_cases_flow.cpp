// Cases about streams: against one another, past somebody slow, and how speed falls with density.
#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkDef;
using world::WalkPatch;

namespace {

std::uint64_t seeds(CaseTier tier, std::uint64_t quick, std::uint64_t full) { return tier == CaseTier::Quick ? quick : full; }

/// S-08. Time the last of the 100 enters room 2; negative when the run locked.
double counter_flow(std::size_t against, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 10, 10), box_patch(10, 4, 20, 6), box_patch(20, 0, 30, 10)};
    d.portals = {{.a = 0, .b = 1, .p0 = {10, 4}, .p1 = {10, 6}},
                 {.a = 1, .b = 2, .p0 = {20, 4}, .p1 = {20, 6}},
                 {.a = 0, .p0 = {0, 0}, .p1 = {0, 10}},
                 {.a = 2, .p0 = {30, 0}, .p1 = {30, 10}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t right = run.route_to_portals({3}), left = run.route_to_portals({2});
    run.line({20, 4}, {20, 6});
    for (const Vec2 p : scatter(100, {0, 0}, {5.5, 10}, 0.2, seed)) run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), right);
    if (against > 0) {
        const double depth = std::max(1.0, 5.5 * static_cast<double>(against) / 100.0);
        for (const Vec2 p : scatter(against, {30 - depth, 0}, {30, 10}, 0.2, seed + 100)) {
            run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), left);
        }
    }
    const bool empty = run.run(900, 120);
    merge_invariants(worst, run.worst);
    double last = 0.0;
    for (std::size_t k = 0; k < run.lines[0].times.size(); ++k) {
        if (run.lines[0].person[k] < 100) last = std::max(last, run.lines[0].times[k]);
    }
    return empty ? last : -1.0;
}

}  // namespace

MoveChecks case_s08(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    const std::uint64_t n = seeds(tier, 3, 10);
    std::vector<std::vector<double>> t;
    const std::vector<std::size_t> sizes = {0, 10, 50, 100};
    for (const std::size_t against : sizes) {
        std::vector<double> times;
        for (std::uint64_t seed = 1; seed <= n; ++seed) {
            const double v = counter_flow(against, seed, worst);
            if (v > 0.0) times.push_back(v);
        }
        const double need = against <= 10 ? 1.0 : (against == 50 ? 0.9 : 0.8);
        out.push_back(check_true("S-08 completed, N " + to_text(static_cast<double>(against)),
                                 static_cast<double>(times.size()) >= need * static_cast<double>(n), "share >= " + to_text(need),
                                 static_cast<double>(times.size()) / static_cast<double>(n)));
        if (times.size() < 2) times = {999, 999.5};
        t.push_back(times);
    }
    out.push_back(check_between("S-08 T(0)", mean(t[0]), 35, 75));
    for (std::size_t k = 1; k < 4; ++k) {
        const double p = welch_less(t[k - 1], t[k]);
        out.push_back(check_true("S-08 T(" + to_text(static_cast<double>(sizes[k])) + ") larger, p " + to_text(p), p < 0.05, "p < 0.05", mean(t[k])));
    }
    out.push_back(check_less("S-08 T(100)/T(0)", mean(t[3]) / mean(t[0]), 4.0));
    check_invariants(out, "S-08", worst);
    return out;
}

namespace {

/// S-11. Evacuation time of the 24 behind somebody slow (case A) or not.
double overtaking(bool disabled, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 4, 5), box_patch(4, 1.75, 16, 3.25), box_patch(16, 0, 20, 5)};
    d.patches[1].speed_factor = 0.5;
    d.portals = {{.a = 0, .b = 1, .p0 = {4, 1.75}, .p1 = {4, 3.25}},
                 {.a = 1, .b = 2, .p0 = {16, 1.75}, .p1 = {16, 3.25}},
                 {.a = 2, .p0 = {20, 2}, .p1 = {20, 3}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({2});
    run.add({3.5, 2.5}, disabled ? 0.8 : 1.25, route, disabled ? 0.40 : 0.20);
    for (const Vec2 p : scatter(24, {0, 0}, {2.5, 5}, 0.2, seed)) run.add(p, 1.25, route);
    run.run(200, 60);
    merge_invariants(worst, run.worst);
    double t = 0.0;
    for (std::size_t i = 1; i < run.left_at.size(); ++i) t = run.left_at[i] < 0 ? 999.0 : std::max(t, run.left_at[i]);
    return t;
}

/// Weidmann 1993, level ground.
double weidmann(double rho, double v0) { return v0 * (1.0 - std::exp(-1.913 * (1.0 / rho - 1.0 / 5.4))); }

struct Areas {
    double v[3] = {0, 0, 0};
    double rho[3] = {0, 0, 0};
};

/// S-14: corridor 10 m wide, uniform start, areas at mid length (centre, side) and upstream.
Areas wide_corridor(double rho, double length, double until, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, length, 10)};
    d.portals = {{.a = 0, .p0 = {length, 0}, .p1 = {length, 10}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({0});
    const double r = std::min(0.20, std::sqrt(0.9 / (3.14159 * rho * 1.05)));
    for (const Vec2 p : scatter(static_cast<std::size_t>(rho * length * 10), {0, 0}, {length, 10}, r, seed)) run.add(p, 1.34, route, r);
    const double mid = 0.6 * length;
    const Vec2 centre[3] = {{mid, 5}, {mid, 2}, {mid - 12.0, 5}};
    double sum_v[3] = {0, 0, 0}, n[3] = {0, 0, 0};
    int frames = 0;
    run.each_tick = [&](CaseRun& c) {
        if (c.now() < 10.0 || c.scene.state.tick % 4 != 0) return;
        ++frames;
        for (const std::uint32_t i : c.scene.state.active) {
            const Vec2 p = c.scene.state.pos[i];
            for (int a = 0; a < 3; ++a) {
                if (std::abs(p.x - centre[a].x) > 1.0 || std::abs(p.y - centre[a].y) > 1.0) continue;
                sum_v[a] += c.scene.state.vel[i].x;
                n[a] += 1.0;
            }
        }
    };
    while (run.now() < until) run.tick();
    merge_invariants(worst, run.worst);
    Areas out;
    for (int a = 0; a < 3; ++a) {
        out.v[a] = n[a] > 0 ? sum_v[a] / n[a] : 0.0;
        out.rho[a] = n[a] / 4.0 / std::max(1, frames);
    }
    return out;
}

}  // namespace

MoveChecks case_s11(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    std::vector<double> a, b;
    for (std::uint64_t seed = 1; seed <= seeds(tier, 4, 10); ++seed) {
        a.push_back(overtaking(true, seed, worst));
        b.push_back(overtaking(false, seed, worst));
    }
    out.push_back(check_true("S-11 T(A) - T(B)", mean(a) - mean(b) > 3.0, "> 3 s", mean(a) - mean(b)));
    out.push_back(check_true("S-11 p", welch_less(b, a) < 0.05, "p < 0.05", welch_less(b, a)));
    out.push_back(check_less("S-11 T(A)", mean(a), 100.0));
    check_invariants(out, "S-11", worst);
    return out;
}

MoveChecks case_s14(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    const double length = tier == CaseTier::Quick ? 60.0 : 160.0, until = tier == CaseTier::Quick ? 25.0 : 60.0;
    const std::vector<double> rhos = {0.5, 1, 2, 3, 4, 5, 6};
    std::vector<Areas> got;
    for (const double rho : rhos) got.push_back(wide_corridor(rho, length, until, 1, worst));
    double best = 0.0, best_rho = 0.0;
    for (std::size_t k = 0; k < rhos.size(); ++k) {
        const double v = got[k].v[0];
        const std::string at = to_text(rhos[k]);
        out.push_back(check_true("S-14 v at " + at + " (there " + to_text(std::round(got[k].rho[0] * 100) / 100) + ")", k == 0 || v <= got[k - 1].v[0] + 0.05, "falls with density", v));
        if (rhos[k] <= 3) {
            out.push_back(check_less("S-14 |v - Weidmann| at " + at, std::abs(v - weidmann(rhos[k], 1.34)), 0.25));
            const double hi = std::max(v, std::max(got[k].v[1], got[k].v[2])), lo = std::min(v, std::min(got[k].v[1], got[k].v[2]));
            out.push_back(check_less("S-14 three points at " + at, hi / std::max(lo, 1e-9) - 1.0, 0.15));
        }
        if (v * rhos[k] > best) {
            best = v * rhos[k];
            best_rho = rhos[k];
        }
    }
    out.push_back(check_between("S-14 v(0.5)", got[0].v[0], 1.05, 1.4));
    out.push_back(check_less("S-14 v(4)", got[4].v[0], 0.45));
    out.push_back(check_less("S-14 v(6)", got[6].v[0], 0.15));
    out.push_back(check_between("S-14 largest flow", best, 1.0, 1.9));
    out.push_back(check_between("S-14 its density", best_rho, 1.25, 2.75));
    check_invariants(out, "S-14", worst);
    return out;
}

namespace {

struct Column {
    double speed = 0, fastest = 0, flow = 0;
};

/// S-15: 60 x 2 m; transit of zone 2 by those from zone 1.
Column column(std::size_t people, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 60, 2), box_patch(60, 0, 62, 2)};
    d.portals = {{.a = 0, .b = 1, .p0 = {60, 0}, .p1 = {60, 2}}, {.a = 1, .p0 = {62, 0}, .p1 = {62, 2}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({1});
    run.line({20, 0}, {20, 2});
    run.line({40, 0}, {40, 2});
    std::vector<bool> first;
    for (const Vec2 p : scatter(people, {0, 0}, {60, 2}, 0.2, seed)) {
        run.add(p, 1.0, route);
        first.push_back(p.x < 20);
    }
    run.run(600, 60);
    merge_invariants(worst, run.worst);
    std::vector<double> in(people, -1.0), speeds;
    for (std::size_t k = 0; k < run.lines[0].times.size(); ++k) in[run.lines[0].person[k]] = run.lines[0].times[k];
    for (std::size_t k = 0; k < run.lines[1].times.size(); ++k) {
        const std::uint32_t i = run.lines[1].person[k];
        if (first[i] && in[i] >= 0.0) speeds.push_back(20.0 / (run.lines[1].times[k] - in[i]));
    }
    Column c;
    c.speed = mean(speeds);
    c.fastest = speeds.empty() ? 9.0 : *std::max_element(speeds.begin(), speeds.end());
    c.flow = sustained_flow(run.lines[1].times);
    return c;
}

}  // namespace

MoveChecks case_s15(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    std::vector<double> v, f;
    double fastest = 0.0;
    for (const std::size_t n : {60u, 120u, 240u, 360u, 480u}) {
        std::vector<double> vs, fs;
        for (std::uint64_t seed = 1; seed <= seeds(tier, 1, 5); ++seed) {
            const Column c = column(n, seed, worst);
            vs.push_back(c.speed);
            fs.push_back(c.flow);
            fastest = std::max(fastest, c.fastest);
        }
        v.push_back(mean(vs));
        f.push_back(mean(fs));
    }
    out.push_back(check_less("S-15 fastest transit", fastest, 1.05));
    for (std::size_t k = 0; k < 5; ++k) {
        out.push_back(check_true("S-15 mean transit, case " + to_text(static_cast<double>(k + 1)), k == 0 || v[k] < v[k - 1], "strictly falling", v[k]));
    }
    out.push_back(check_true("S-15 flow rises 1 to 2", f[1] > f[0], "rises", f[1]));
    out.push_back(check_less("S-15 flow of case 5 / largest of 2-4", f[4] / std::max(f[1], std::max(f[2], f[3])), 1.05));
    check_invariants(out, "S-15", worst);
    return out;
}

}  // namespace taicho::people
