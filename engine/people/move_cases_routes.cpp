// Cases about ways: assigned exits, stairs against a longer level way, a crowd round a bend.
#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::k_walk_none;
using world::WalkDef;
using world::WalkPatch;

namespace {

std::uint64_t seeds(CaseTier tier, std::uint64_t quick, std::uint64_t full) { return tier == CaseTier::Quick ? quick : full; }

/// S-09: cabin corridor; walls 0.1 m thick, doors 0.9 m. Returns the cabin boxes (without wall).
std::vector<std::pair<Vec2, Vec2>> cabins() {
    std::vector<std::pair<Vec2, Vec2>> c;
    const auto up = [&](double x0, double x1) { c.push_back({{x0, 6.1}, {x1, 11}}); };
    up(0, 3), up(3, 6), up(7.2, 9), up(9, 12), up(12, 15), up(15, 18);
    for (int i = 0; i < 6; ++i) c.push_back({{3.0 * i, 0}, {3.0 * i + 3.0, 4.9}});
    return c;
}

WalkDef cabin_floor() {
    WalkDef d;
    d.patches = {box_patch(0, 5, 18, 6), box_patch(6, 6, 7.2, 11)};
    d.portals = {{.a = 1, .p0 = {6, 11}, .p1 = {7.2, 11}},
                 {.a = 0, .p0 = {18, 5}, .p1 = {18, 6}},
                 {.a = 0, .b = 1, .p0 = {6, 6}, .p1 = {7.2, 6}}};
    for (const auto& [lo, hi] : cabins()) {
        const bool upper = lo.y > 5;
        const double m = 0.5 * (lo.x + hi.x), y0 = upper ? 6.0 : 4.9, y1 = upper ? 6.1 : 5.0;
        const auto cabin = static_cast<std::uint32_t>(d.patches.size());
        d.patches.push_back(box_patch(lo.x + 0.05, lo.y, hi.x - 0.05, hi.y));
        d.patches.push_back(box_patch(m - 0.45, y0, m + 0.45, y1));
        d.portals.push_back({.a = cabin, .b = cabin + 1, .p0 = {m - 0.45, upper ? y1 : y0}, .p1 = {m + 0.45, upper ? y1 : y0}});
        d.portals.push_back({.a = cabin + 1, .b = 0, .p0 = {m - 0.45, upper ? y0 : y1}, .p1 = {m + 0.45, upper ? y0 : y1}});
    }
    return d;
}

}  // namespace

MoveChecks case_s09(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    double tet = 0.0;
    std::size_t wrong = 0;
    for (std::uint64_t seed = 1; seed <= seeds(tier, 3, 10); ++seed) {
        CaseRun run(cabin_floor(), seed);
        const std::uint32_t main_way = run.route_to_portals({0}), second = run.route_to_portals({1});
        const auto boxes = cabins();
        std::vector<std::uint32_t> assigned;
        for (std::size_t c = 0; c < 12; ++c) {
            const std::size_t number = c + 1;
            const bool side = number == 5 || number == 6 || number == 11 || number == 12;
            for (const Vec2 p : scatter(number == 3 ? 1 : 2, boxes[c].first + Vec2{0.1, 0.1}, boxes[c].second - Vec2{0.1, 0.1}, 0.2, seed * 100 + c)) {
                run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), side ? second : main_way);
                assigned.push_back(side ? 1u : 0u);
            }
        }
        const bool empty = run.run(200, 60);
        tet = std::max(tet, empty ? run.last_left() : 999.0);
        for (std::size_t i = 0; i < assigned.size(); ++i) wrong += run.left_by[i] != assigned[i];
        merge_invariants(worst, run.worst);
    }
    out.push_back(check_less("S-09 TET", tet, 60.0));
    out.push_back(check_less("S-09 left by another exit", static_cast<double>(wrong), 0.0));
    check_invariants(out, "S-09", worst);
    return out;
}

namespace {

enum class Choice { Shortest, Quickest, StairPenalty };

struct Split {
    double stairs = 0.0, tet = 0.0;
};

/// S-19: stairs down and up against a longer level way.
Split stairs_or_level(Choice choice, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 5, 20), box_patch(5, 15, 25, 20), box_patch(25, 0, 30, 20),
                 box_patch(5, 4, 10, 6), box_patch(10, 3, 20, 7), box_patch(20, 4, 25, 6)};
    for (const int k : {3, 5}) {
        d.patches[static_cast<std::size_t>(k)].stair = true;
        d.patches[static_cast<std::size_t>(k)].sheet = 1;
    }
    d.patches[4].sheet = 2;
    d.patches[3].grad = {-1.0, 0};
    d.patches[3].ref = {5, 5};
    d.patches[4].z0 = -5;
    d.patches[5].grad = {1.0, 0};
    d.patches[5].ref = {25, 5};
    d.portals = {{.a = 2, .p0 = {27, 0}, .p1 = {29, 0}},      {.a = 0, .b = 1, .p0 = {5, 15}, .p1 = {5, 20}},
                 {.a = 1, .b = 2, .p0 = {25, 15}, .p1 = {25, 20}}, {.a = 0, .b = 3, .p0 = {5, 4}, .p1 = {5, 6}},
                 {.a = 3, .b = 4, .p0 = {10, 4}, .p1 = {10, 6}},   {.a = 4, .b = 5, .p0 = {20, 4}, .p1 = {20, 6}},
                 {.a = 5, .b = 2, .p0 = {25, 4}, .p1 = {25, 6}}};
    CaseRun run(std::move(d), seed);
    if (choice == Choice::StairPenalty) {
        run.scene.routes->set_patch_cost(0, 3, 10.0);
        run.scene.routes->set_patch_cost(0, 5, 10.0);
    }
    const std::uint32_t route = run.route_to_portals({0});
    for (const Vec2 p : scatter(150, {0, 0}, {5, 9}, 0.2, seed)) {
        const std::uint32_t i = run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), route);
        run.scene.state.sees_queue[i] = choice == Choice::Quickest;
    }
    std::size_t by_stairs = 0;
    run.on_passage = [&](CaseRun&, const WalkPassage& p) { by_stairs += p.portal == 4 && p.into == 4; };
    const bool empty = run.run(600, 60);
    merge_invariants(worst, run.worst);
    return {static_cast<double>(by_stairs) / 150.0, empty ? run.last_left() : 999.0};
}

/// S-20: 500 persons; which = 0 short straight 50 m, 1 bend, 2 long straight 81.4 m.
double bend(int which, std::uint64_t seed, MoveInvariants& worst) {
    WalkDef d;
    WalkPatch p;
    if (which == 1) {
        p.outline = {{0, 10}, {10, 0}, {30, 0}, {30, 20}, {20, 20}, {20, 60}, {0, 60}};
    } else {
        const double len = which == 0 ? 50.0 : 81.4;
        p.outline = {{0, 0}, {20, 0}, {20, len}, {0, len}};
    }
    const double top = p.outline.back().y;
    d.patches.push_back(p);
    if (which == 1) {
        d.portals.push_back({.a = 0, .p0 = {30, 0}, .p1 = {30, 20}});
    } else {
        d.portals.push_back({.a = 0, .p0 = {0, 0}, .p1 = {20, 0}});
    }
    CaseRun run(std::move(d), seed);
    const std::uint32_t route = run.route_to_portals({0});
    for (const Vec2 at : scatter(500, {0, top - 6}, {20, top}, 0.2, seed)) {
        const double v = 1.0 + 0.34 * draw_uniform({seed, hash_text("bend") + run.left_at.size(), Purpose::WalkingSpeed});
        run.add(at, v, route);
    }
    const bool empty = run.run(600, 60);
    merge_invariants(worst, run.worst);
    return empty ? run.last_left() : 999.0;
}

}  // namespace

MoveChecks case_s19(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    std::vector<double> split, tet_short, tet_quick;
    double short_share = 1.0, penalty_share = 0.0;
    for (std::uint64_t seed = 1; seed <= seeds(tier, 1, 5); ++seed) {
        const Split a = stairs_or_level(Choice::Shortest, seed, worst), b = stairs_or_level(Choice::Quickest, seed, worst);
        const Split c = stairs_or_level(Choice::StairPenalty, seed, worst);
        short_share = std::min(short_share, a.stairs);
        penalty_share = std::max(penalty_share, c.stairs);
        split.push_back(b.stairs);
        tet_short.push_back(a.tet);
        tet_quick.push_back(b.tet);
    }
    out.push_back(check_between("S-19 shortest: share by stairs", short_share, 1.0, 1.0));
    out.push_back(check_between("S-19 quickest: share by stairs", mean(split), 0.1, 0.9));
    out.push_back(check_less("S-19 TET quickest / shortest", mean(tet_quick) / mean(tet_short), 1.0));
    out.push_back(check_true("S-19 TET shortest", mean(tet_short) < 900, "finishes", mean(tet_short)));
    out.push_back(check_less("S-19 penalty: share by stairs", penalty_share, 0.0));
    check_invariants(out, "S-19", worst);
    return out;
}

MoveChecks case_s20(CaseTier tier) {
    MoveChecks out;
    MoveInvariants worst;
    std::vector<double> t[3];
    for (std::uint64_t seed = 1; seed <= seeds(tier, 1, 10); ++seed) {
        for (int k = 0; k < 3; ++k) t[k].push_back(bend(k, seed, worst));
    }
    out.push_back(check_true("S-20 short straight", mean(t[0]) < 900, "finishes", mean(t[0])));
    out.push_back(check_true("S-20 bend", mean(t[0]) < mean(t[1]) && mean(t[1]) < mean(t[2]), "between the straights", mean(t[1])));
    out.push_back(check_true("S-20 long straight", mean(t[2]) < 900, "finishes", mean(t[2])));
    check_invariants(out, "S-20", worst);
    return out;
}

namespace {

constexpr MoveCase k_cases[] = {
    {"S-01", "IMO 1, RiMEA 1, NIST 2.1, ISO 2", &case_s01}, {"S-02", "IMO 2, RiMEA 2, NIST 2.2, ISO 3", &case_s02},
    {"S-03", "IMO 3, RiMEA 3", &case_s03},                  {"S-04", "IMO 4, NIST 5.2, ISO 11", &case_s04},
    {"S-06", "IMO 6, RiMEA 6, NIST 2.3, ISO 4", &case_s06}, {"S-08", "IMO 8, NIST 2.8, ISO 6", &case_s08},
    {"S-07", "IMO 7, RiMEA 7, NIST 2.4, ISO 5", &case_s07}, {"S-10", "NIST 2.9, ISO 14", &case_s10},
    {"S-09", "IMO 10, RiMEA 10, NIST 3.1, ISO 8", &case_s09}, {"S-11", "NIST 2.10, ISO 7", &case_s11},
    {"S-13", "NIST 4.1, ISO 9", &case_s13},                 {"S-14", "RiMEA 4", &case_s14},
    {"S-15", "ISO 13", &case_s15},                          {"S-16", "RiMEA 4.1.1 test 16", &case_s16},
    {"S-17", "RiMEA 4.1.1 test 12a", &case_s17},            {"S-18", "RiMEA 4.1.1 test 12d", &case_s18},
    {"S-19", "RiMEA 14, ISO 17", &case_s19},                {"S-20", "RiMEA 15", &case_s20},
    {"S-23", "NIST TN 1822; MSC.1/Circ.1533", &case_s23},
    {"S-24", "SFPE hand calculation", &case_s24},          {"U7", "invariant U7 on crowds", &case_u7},
    {"U8", "invariant U8 on crowds", &case_u8},             {"doors", "variations of S-04, S-17, S-18", &case_doors},
    {"counter-flows", "variations of S-08", &case_counter_flows}, {"bends", "variations of S-06, S-20", &case_bends},
    {"stairs", "variations of S-02, S-03, S-08", &case_stairs},
    {"rooms-and-alleys", "variations of S-13, S-19", &case_rooms_and_alleys}};

}  // namespace

std::span<const MoveCase> move_cases() { return k_cases; }

}  // namespace taicho::people
