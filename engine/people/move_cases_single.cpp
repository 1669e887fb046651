// Cases with few people: prescribed speeds, stairs, a corner, exits that come and go.
#include <algorithm>
#include <cmath>

#include "people/move_cases.h"
#include "people/move_case_list.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkDef;

namespace {

struct Walk {
    double time, drift;
};

/// S-01: corridor 2 m wide, 40 m measured.
Walk corridor(double v0, double angle, Vec2 shift, double dt = 0.05) {
    WalkDef d;
    d.patches.push_back(box_patch(-10, 0, 60, 2));
    d.portals.push_back({.a = 0, .p0 = {60, 0}, .p1 = {60, 2}});
    CaseRun run(moved(std::move(d), angle, shift));
    run.scene.dt = dt;
    run.line(moved({0, 0}, angle, shift), moved({0, 2}, angle, shift));
    run.line(moved({40, 0}, angle, shift), moved({40, 2}, angle, shift));
    run.add(moved({-9, 1}, angle, shift), v0, run.route_to_portals({0}));
    double drift = 0.0;
    run.each_tick = [&](CaseRun& r) {
        if (r.left > 0) return;
        const Vec2 p = moved(r.scene.state.pos[0] - shift, -angle, {});
        drift = std::max(drift, std::abs(p.y - 1.0));
    };
    run.run(200);
    if (run.lines[1].times.empty()) return {1e9, drift};
    return {run.lines[1].times[0] - run.lines[0].times[0], drift};
}

/// S-02, S-03: level, stair, level; the person's speed on the stair is `v` along the incline.
double stair(double plan, double rise, double v, bool up) {
    WalkDef d;
    d.patches = {box_patch(-2, 0, 0, 2), box_patch(0, 0, plan, 2), box_patch(plan, 0, plan + 2, 2)};
    d.patches[1].stair = true;
    d.patches[1].sheet = 1;
    d.patches[2].sheet = 2;
    d.patches[1].grad = {rise / plan, 0};
    d.patches[2].z0 = rise;
    d.portals = {{.a = 0, .b = 1, .p0 = {0, 0}, .p1 = {0, 2}},
                 {.a = 1, .b = 2, .p0 = {plan, 0}, .p1 = {plan, 2}},
                 {.a = 2, .p0 = {plan + 2, 0}, .p1 = {plan + 2, 2}},
                 {.a = 0, .p0 = {-2, 0}, .p1 = {-2, 2}}};
    CaseRun run(std::move(d));
    run.line({0, 0}, {0, 2});
    run.line({plan, 0}, {plan, 2});
    run.add({up ? -1.5 : plan + 1.5, 1}, 1.25, run.route_to_portals({up ? 2u : 3u}));
    run.scene.state.up[0] = static_cast<float>(up ? v / 1.25 : 9.0);
    run.scene.state.down[0] = static_cast<float>(up ? 9.0 : v / 1.25);
    run.run(400);
    if (run.lines[0].times.empty() || run.lines[1].times.empty()) return 1e9;
    return std::abs(run.lines[1].times[0] - run.lines[0].times[0]);
}

}  // namespace

MoveChecks case_s01(CaseTier tier) {
    MoveChecks out;
    out.push_back(check_between("S-01 a 1.00 m/s", corridor(1.0, 0, {}).time, 39.8, 40.2));
    out.push_back(check_between("S-01 b 1.33 m/s", corridor(1.33, 0, {}).time, 29.93, 30.23));
    for (const double v : {0.5, 0.8, 1.62, 2.0}) {
        out.push_back(check_between("S-01 c", corridor(v, 0, {}).time, 40.0 / v * 0.995, 40.0 / v * 1.005));
    }
    double drift = 0.0, spread = 0.0, u8 = 0.0;
    const double t0 = corridor(1.0, 0, {}).time;
    const int steps = tier == CaseTier::Quick ? 6 : 24;
    for (int k = 0; k < steps; ++k) {
        const Walk w = corridor(1.0, 6.283185307179586 * k / steps + (k == 1 ? 0.01 : 0.0), {1e4, -1e4});
        drift = std::max(drift, w.drift);
        spread = std::max(spread, std::abs(w.time - t0));
    }
    u8 = std::abs(corridor(1.0, 0, {}, 0.025).time - t0);
    out.push_back(check_less("S-01 drift, turned and shifted", drift, 0.05));
    out.push_back(check_less("S-01 U7 time", spread, 0.1));
    out.push_back(check_less("S-01 U8 half step", u8, 0.05));
    return out;
}

MoveChecks case_s02(CaseTier) {
    return {check_between("S-02 8.0 x 6.0, 1.0 m/s", stair(8.0, 6.0, 1.0, true), 9.9, 10.1),
            check_between("S-02 8.66 x 5.0, 1.0 m/s", stair(8.66025, 5.0, 1.0, true), 9.9, 10.1),
            check_between("S-02 8.0 x 6.0, 0.5 m/s", stair(8.0, 6.0, 0.5, true), 19.8, 20.2),
            check_between("S-02 100 m", stair(80.0, 60.0, 1.0, true), 99.0, 101.0)};
}

MoveChecks case_s03(CaseTier) {
    return {check_between("S-03 1.0 m/s", stair(8.0, 6.0, 1.0, false), 9.9, 10.1),
            check_between("S-03 0.75 m/s", stair(8.0, 6.0, 0.75, false), 13.18, 13.48),
            check_between("S-03 100 m", stair(80.0, 60.0, 1.0, false), 99.0, 101.0)};
}

MoveChecks case_s06(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    double slowest = 0.0, standing = 0.0;
    std::size_t cut = 0;
    for (std::uint64_t seed = 1; seed <= (tier == CaseTier::Quick ? 3u : 10u); ++seed) {
        WalkDef d;
        world::WalkPatch p;
        p.outline = {{0, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {0, 2}};
        d.patches.push_back(p);
        d.portals.push_back({.a = 0, .p0 = {10, 12}, .p1 = {12, 12}});
        CaseRun run(std::move(d), seed);
        const std::uint32_t out_route = run.route_to_portals({0});
        for (const Vec2 at : scatter(20, {0, 0}, {6, 2}, 0.2, seed)) {
            run.add(at, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), out_route);
        }
        run.each_tick = [&](CaseRun& r) {
            for (const std::uint32_t i : r.scene.state.active) {
                standing = std::max(standing, static_cast<double>(r.scene.state.still_s[i]));
                cut += r.scene.state.pos[i].x < 10 && r.scene.state.pos[i].y > 2;
            }
        };
        run.run(120);
        slowest = std::max(slowest, run.left == 20 ? run.last_left() : 999.0);
        merge_invariants(worst, run.worst);
    }
    out.push_back(check_less("S-06 all out", slowest, 60.0));
    out.push_back(check_less("S-06 longest standstill", standing, 5.0));
    out.push_back(check_less("S-06 samples inside the corner", static_cast<double>(cut), 0.0));
    check_invariants(out, "S-06", worst);
    return out;
}

namespace {

struct ExitRun {
    std::uint32_t used = k_walk_none;
    double turned = -1.0, time = -1.0;
    bool no_way = false;
};

/// S-13: room 10 x 15, exits in both long walls; `events` close or open them.
ExitRun dynamic_exits(std::uint64_t seed, const std::vector<std::tuple<double, int, bool>>& events, bool to_first) {
    WalkDef d;
    d.patches.push_back(box_patch(0, 0, 10, 15));
    d.portals.push_back({.a = 0, .p0 = {0, 12}, .p1 = {0, 13}});
    d.portals.push_back({.a = 0, .p0 = {10, 12}, .p1 = {10, 13}});
    CaseRun run(std::move(d), seed);
    const std::uint32_t both = run.route_to_portals({0, 1});
    run.add({to_first ? 4.999 : 5.0, 1}, 1.25, both);
    ExitRun r;
    std::size_t next = 0;
    run.each_tick = [&](CaseRun& c) {
        while (next < events.size() && std::get<0>(events[next]) <= c.now() + 1e-9) {
            const auto [t, exit, open] = events[next++];
            c.scene.state.passable[static_cast<std::size_t>(exit)] = open;
            c.scene.state.opening_s[static_cast<std::size_t>(exit)] = -1.0f;
            c.scene.routes->set_usable(0, static_cast<std::uint32_t>(exit), open);
        }
        if (r.turned < 0 && c.scene.state.vel[0].x > 0.1) r.turned = c.now();
        r.no_way = r.no_way || c.scene.state.wait[0] == WalkWait::NoWay;
    };
    run.run(60);
    if (run.left > 0) {
        r.used = run.left_by[0];
        r.time = run.left_at[0];
    }
    return r;
}

}  // namespace

MoveChecks case_s13(CaseTier tier) {
    MoveChecks out;
    int first = 0;
    double turn = 0.0;
    for (std::uint64_t seed = 1; seed <= (tier == CaseTier::Quick ? 5u : 50u); ++seed) {
        const ExitRun r = dynamic_exits(seed, {{1.0, 0, false}}, true);
        first += r.used != 1;
        turn = std::max(turn, r.turned - 1.0);
    }
    out.push_back(check_less("S-13 a closed exit used", first, 0.0));
    out.push_back(check_between("S-13 a turns within", turn, 0.0, 1.0));
    const ExitRun again = dynamic_exits(1, {{1.0, 0, false}, {5.0, 0, true}, {5.0, 1, false}}, true);
    out.push_back(check_true("S-13 b re-opened exit used", again.used == 0, "exit 1", again.time));
    const ExitRun none = dynamic_exits(1, {{1.0, 0, false}, {1.0, 1, false}}, true);
    out.push_back(check_true("S-13 c both closed", none.used == k_walk_none && none.no_way, "waits, reported", none.time));
    return out;
}

}  // namespace taicho::people
