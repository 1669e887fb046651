// Crowds turned, shifted and stepped otherwise: U7 and U8 of the verification page.
#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_crowd_floors.h"

namespace taicho::people {

namespace {

constexpr double k_pi = 3.14159265358979;

struct MotionScene {
    const char* name;
    Crowd (*make)(std::uint64_t seed);
};

const MotionScene k_scenes[] = {
    {"door", [](std::uint64_t seed) { return door_crowd({}, seed); }},
    {"bottleneck", [](std::uint64_t seed) { return door_crowd({10, 10, 1.2, 5.0, 0.5, 150, 0.5}, seed); }},
    {"corner", [](std::uint64_t seed) { return bend_crowd({}, seed); }},
    {"counter-flow", [](std::uint64_t seed) { return counter_crowd({.left = 50}, seed); }},
    {"merging", [](std::uint64_t seed) { return merge_crowd({}, seed); }},
    {"stairs", [](std::uint64_t seed) { return stair_crowd({}, seed); }},
};

/// Last exit [s] for seeds 1..n; a run that locks counts as 1800 s.
std::vector<double> last_exits(const MotionScene& scene, std::size_t seeds, CrowdPlay how, MoveInvariants& worst) {
    std::vector<double> t;
    for (std::size_t seed = 1; seed <= seeds; ++seed) {
        how.seed = seed;
        const CrowdResult r = play(scene.make(seed), how);
        merge_invariants(worst, r.worst);
        t.push_back(r.empty ? r.last : 1800.0);
    }
    return t;
}

/// Half of the 95 % interval of the mean [s]: t quantile of n - 1 degrees of freedom, n = 3 or 10.
double half_width(const std::vector<double>& t) {
    const double m = mean(t), n = static_cast<double>(t.size());
    double s2 = 0.0;
    for (const double v : t) s2 += (v - m) * (v - m) / (n - 1.0);
    return (t.size() < 10 ? 4.303 : 2.262) * std::sqrt(s2 / n);
}

}  // namespace

MoveChecks case_u7(CaseTier tier) {
    MoveChecks out;
    const bool quick = tier == CaseTier::Quick;
    const std::size_t n = quick ? 3 : 10;
    for (const MotionScene& scene : k_scenes) {
        if (quick && &scene != k_scenes && &scene != k_scenes + 2) continue;
        MoveInvariants worst;
        const std::vector<double> still = last_exits(scene, n, {}, worst);
        double off = 0.0, at = 0.0, all = 0.0;
        int turns = 0;
        for (int k = 1; k < 24; k += quick ? 7 : 1, ++turns) {
            const CrowdPlay how{.angle = k * k_pi / 12.0, .shift = {1e4, -1e4}};
            const double d = mean(last_exits(scene, n, how, worst)) - mean(still);
            all += d;
            if (std::abs(d) <= off) continue;
            off = std::abs(d);
            at = 15.0 * k;
        }
        const std::string name = std::string("U7 ") + scene.name;
        out.push_back(check_less(name + ", largest shift of the mean [s], at " + to_text(at) + " deg", off, half_width(still)));
        out.push_back(check_less(name + ", mean shift [s]", std::abs(all) / turns, 0.5 * half_width(still)));
        check_invariants(out, name, worst);
    }
    return out;
}

MoveChecks case_u8(CaseTier tier) {
    MoveChecks out;
    const bool quick = tier == CaseTier::Quick;
    const std::size_t n = quick ? 3 : 10;
    for (const MotionScene& scene : k_scenes) {
        if (quick && &scene != k_scenes && &scene != k_scenes + 2) continue;
        MoveInvariants worst;
        const double whole = mean(last_exits(scene, n, {}, worst)), half = mean(last_exits(scene, n, {.dt = 0.025}, worst));
        const std::string name = std::string("U8 ") + scene.name;
        out.push_back(check_less(name + ", half step: change of the mean [%]", 100.0 * std::abs(half / whole - 1.0), 5.0));
        check_invariants(out, name, worst);
    }
    return out;
}

}  // namespace taicho::people
