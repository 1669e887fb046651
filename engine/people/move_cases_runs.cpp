// S-23: measures of how alike two curves are, and how many runs the room of S-04 needs.
#include "people/move_case_list.h"
#include "people/move_crowd_floors.h"
#include "people/run_convergence.h"

namespace taicho::people {

namespace {

/// Times at which the people of S-04 leave, standard population of the guideline drawn anew.
std::vector<double> leaving_times(std::uint64_t seed) {
    const Crowd crowd = door_crowd({}, seed);
    CaseRun run(crowd.floor, seed);
    const CrowdGroup& all = crowd.groups.front();
    const std::uint32_t route = run.route_to_portals(all.exits);
    for (const Vec2 p : all.at) run.add(p, speed_imo(seed, static_cast<std::uint32_t>(run.left_at.size())), route);
    run.run(400.0, 60.0);
    return run.left_at;
}

}  // namespace

MoveChecks case_s23(CaseTier) {
    MoveChecks out;
    std::vector<double> m, e;
    for (int k = 1; k <= 40; ++k) m.push_back(3.0 + 0.5 * k + 0.01 * k * k), e.push_back(1.1 * m.back());
    const CurveLikeness same = likeness(m, m), scaled = likeness(e, m);
    out.push_back(check_between("S-23 identical: distance", same.distance, 0.0, 1e-12));
    for (const double one : {same.projection, same.product, same.secant}) out.push_back(check_between("S-23 identical: EPC, IP, SC", one, 1.0 - 1e-9, 1.0 + 1e-9));
    out.push_back(check_between("S-23 E = 1.1 m: distance", scaled.distance, 0.09089, 0.09092));
    out.push_back(check_between("S-23 E = 1.1 m: EPC", scaled.projection, 1.1 - 1e-9, 1.1 + 1e-9));
    out.push_back(check_between("S-23 E = 1.1 m: SC", scaled.secant, 1.0 - 1e-9, 1.0 + 1e-9));
    RunConvergence ranked;
    for (const double t : {7.0, 1.0, 19.0, 3.0, 20.0, 5.0, 16.0, 2.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 6.0, 17.0, 18.0, 4.0, 8.0}) (void)ranked.add({0.5 * t, t});
    out.push_back(check_between("S-23 95 % value of 1 .. 20", ranked.time_95(), 19.0, 19.0));
    RunConvergence runs;
    constexpr std::uint64_t k_most = 200;
    bool settled = false;
    for (std::uint64_t seed = 1; seed <= k_most && !settled; ++seed) settled = runs.add(leaving_times(seed));
    out.push_back(check_between("S-23 runs S-04 needs", settled ? static_cast<double>(runs.runs()) : 1e9, 11.0, 200.0));
    return out;
}

}  // namespace taicho::people
