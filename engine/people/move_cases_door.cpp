// Cases about doors and bottlenecks.
#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkDef;

namespace {

std::uint64_t seeds(CaseTier tier, std::uint64_t quick, std::uint64_t full) { return tier == CaseTier::Quick ? quick : full; }

/// S-04: room 8 x 5 with a door of `width` in the wall x = 8 (0.2 m thick), a strip of 3 m behind it.
CaseRun door_room(double width, double cap, std::uint64_t seed, std::size_t people = 100) {
    const double lo = 2.5 - 0.5 * width, hi = 2.5 + 0.5 * width;
    WalkDef d;
    d.patches = {box_patch(0, 0, 8, 5), box_patch(8, lo, 8.2, hi), box_patch(8.2, 0, 11.2, 5)};
    d.portals = {{.a = 0, .b = 1, .p0 = {8, lo}, .p1 = {8, hi}, .flow_cap = cap},
                 {.a = 1, .b = 2, .p0 = {8.2, lo}, .p1 = {8.2, hi}},
                 {.a = 2, .p0 = {11.2, 0}, .p1 = {11.2, 5}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({2});
    run.line({8, lo}, {8, hi});
    run.line({8.2, lo}, {8.2, hi});  // outer face of the wall
    for (const Vec2 p : scatter(people, {0, 0}, {8, 5}, 0.2, seed)) {
        run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), route);
    }
    return run;
}

/// Largest excess over rate * W + 1 in any window of at least 10 s.
double window_excess(std::vector<double> t, double rate) {
    std::sort(t.begin(), t.end());
    double worst = -1e9;
    for (std::size_t a = 0; a < t.size(); ++a) {
        for (std::size_t b = a; b < t.size(); ++b) {
            const double w = std::max(10.0, t[b] - t[a]);
            worst = std::max(worst, static_cast<double>(b - a + 1) - rate * w - 1.0);
        }
    }
    return worst;
}

}  // namespace

MoveChecks case_s04(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    {
        CaseRun run = door_room(1.0, 1.33, 1);
        run.run(400, 60);
        const std::vector<double>& t = run.lines[0].times;
        out.push_back(check_less("S-04 a flow over all", 99.0 / (t.back() - t.front()), 1.33));
        out.push_back(check_less("S-04 a window excess", window_excess(t, 1.33), 1e-6));
        out.push_back(check_between("S-04 a J80", sustained_flow(t), 1.20, 1.40));
    }
    std::vector<double> flows;
    for (std::uint64_t seed = 1; seed <= seeds(tier, 3, 10); ++seed) {
        CaseRun run = door_room(1.0, 0.0, seed);
        const bool empty = run.run(400, 60);
        flows.push_back(empty ? sustained_flow(run.lines[0].times) : 0.0);
        merge_invariants(worst, run.worst);
    }
    out.push_back(check_between("S-04 b J80 least", *std::min_element(flows.begin(), flows.end()), 1.1, 2.2));
    out.push_back(check_between("S-04 b J80 largest", *std::max_element(flows.begin(), flows.end()), 1.1, 2.2));
    out.push_back(check_between("S-04 b J80 mean", mean(flows), 1.2, 1.9));
    for (const double cap : {0.5, 1.0}) {
        CaseRun run = door_room(2.0, cap, 1);
        run.run(400, 60);
        out.push_back(check_between("S-04 c J80/(cap w), cap " + to_text(cap), sustained_flow(run.lines[0].times) / (2.0 * cap), 0.97, 1.03));
    }
    check_invariants(out, "S-04", worst);
    return out;
}

namespace {

/// S-17: 150 persons, opening 1 m, goal strip at distance a behind it. Time room 1 is empty.
double goal_behind(double a, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 10, 10), box_patch(10, 4.5, 10.2, 5.5)};
    d.portals = {{.a = 0, .b = 1, .p0 = {10, 4.5}, .p1 = {10, 5.5}}};
    if (a > 0.0) {
        d.patches.push_back(box_patch(10.2, 0, 10.2 + a, 10));
        d.portals.push_back({.a = 1, .b = 2, .p0 = {10.2, 4.5}, .p1 = {10.2, 5.5}});
        d.portals.push_back({.a = 2, .p0 = {10.2 + a, 0}, .p1 = {10.2 + a, 10}});
    } else {
        d.portals.push_back({.a = 1, .p0 = {10.2, 4.5}, .p1 = {10.2, 5.5}});
    }
    const auto last = static_cast<std::uint32_t>(d.portals.size() - 1);
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({last});
    run.line({10, 4.5}, {10, 5.5});
    for (const Vec2 p : scatter(150, {0, 0}, {5, 10}, 0.2, seed)) {
        run.add(p, speed_std(seed, static_cast<std::uint32_t>(run.left_at.size())), route);
    }
    run.run(400, 60);
    merge_invariants(worst, run.worst);
    const auto& t = run.lines[0].times;
    return t.size() < 150 ? 999.0 : *std::max_element(t.begin(), t.end());
}

/// S-18: opening as a corridor 5 m long. J80 at its mouth.
double corridor_flow(double w, std::uint64_t seed, MoveInvariants& worst) {
    const double lo = 5 - 0.5 * w, hi = 5 + 0.5 * w;
    WalkDef d;
    d.patches = {box_patch(0, 0, 10, 10), box_patch(10, lo, 15, hi), box_patch(15, 0, 25, 10)};
    d.portals = {{.a = 0, .b = 1, .p0 = {10, lo}, .p1 = {10, hi}},
                 {.a = 1, .b = 2, .p0 = {15, lo}, .p1 = {15, hi}},
                 {.a = 2, .p0 = {25, 0}, .p1 = {25, 10}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({2});
    run.line({10, lo}, {10, hi});
    for (const Vec2 p : scatter(150, {0, 0}, {5, 10}, 0.2, seed)) {
        run.add(p, speed_std(seed, static_cast<std::uint32_t>(run.left_at.size())), route);
    }
    const bool empty = run.run(600, 60);
    merge_invariants(worst, run.worst);
    return empty ? sustained_flow(run.lines[0].times) : 0.0;
}

}  // namespace

MoveChecks case_s17(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    const std::vector<double> at = {0.0, 0.5, 1.0, 2.0, 5.0, 9.8};
    std::vector<double> t1;
    for (const double a : at) {
        std::vector<double> t;
        for (std::uint64_t seed = 1; seed <= seeds(tier, 2, 5); ++seed) t.push_back(goal_behind(a, seed, worst));
        t1.push_back(mean(t));
    }
    for (std::size_t k = 0; k + 1 < at.size(); ++k) {
        out.push_back(check_less("S-17 T1(" + to_text(at[k]) + ")/T1(" + to_text(at[k + 1]) + ")", t1[k] / t1[k + 1], 1.05));
    }
    for (std::size_t k = 2; k < at.size(); ++k) {
        out.push_back(check_between("S-17 T1(" + to_text(at[k]) + ")/T1(9.8)", t1[k] / t1.back(), 0.9, 1.1));
    }
    out.push_back(check_true("S-17 T1(9.8)", t1.back() < 900, "finishes", t1.back()));
    check_invariants(out, "S-17", worst);
    return out;
}

MoveChecks case_s18(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    const std::vector<double> width = {0.6, 0.8, 1.0, 1.2, 1.6, 2.0, 2.4};
    std::vector<double> j;
    for (const double w : width) {
        std::vector<double> f;
        for (std::uint64_t seed = 1; seed <= seeds(tier, 2, 10); ++seed) f.push_back(corridor_flow(w, seed, worst));
        j.push_back(mean(f));
    }
    double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
    for (std::size_t k = 0; k < width.size(); ++k) {
        const std::string id = "S-18 J80/w at " + to_text(width[k]);
        if (width[k] < 0.7) {
            out.push_back(check_between(id, j[k] / width[k], 0.1, 2.6));
            continue;
        }
        out.push_back(check_between(id, j[k] / width[k], 1.2, 2.4));
        if (k > 1) out.push_back(check_true("S-18 grows to " + to_text(width[k]), j[k] > j[k - 1], "J80 above the narrower", j[k]));
        if (width[k] > 1.3) out.push_back(check_true("S-18 step to " + to_text(width[k]), j[k] - j[k - 1] >= 0.25, ">= 0.25", j[k] - j[k - 1]));
        sx += width[k], sy += j[k], sxx += width[k] * width[k], sxy += width[k] * j[k], n += 1;
    }
    out.push_back(check_between("S-18 slope", (n * sxy - sx * sy) / (n * sxx - sx * sx), 1.2, 2.4));
    check_invariants(out, "S-18", worst);
    return out;
}

MoveChecks case_s24(CaseTier tier) {
    MoveChecks out;
    std::vector<double> tet;
    for (std::uint64_t seed = 1; seed <= seeds(tier, 2, 10); ++seed) {
        CaseRun run = door_room(1.0, 0.0, seed);
        run.run(400, 60);
        tet.push_back(run.lines[1].times.size() == 100 ? run.lines[1].times.back() : 999.0);
    }
    out.push_back(check_between("S-24 emergent TET", mean(tet), 0.45 * 108.6, 1.2 * 108.6));
    CaseRun run = door_room(1.0, 0.921, 1);
    run.run(400, 60);
    out.push_back(check_between("S-24 prescribed TET", run.lines[1].times.back(), 108.6, 120.6));
    return out;
}

}  // namespace taicho::people
