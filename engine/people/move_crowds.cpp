#include "people/move_crowds.h"

#include <algorithm>

namespace taicho::people {

namespace {
constexpr double k_cap = 1800.0;  ///< [s] nobody of these crowds needs half an hour
}

CrowdResult play(const Crowd& crowd, const CrowdPlay& how) {
    CaseRun run(moved(crowd.floor, how.angle, how.shift), how.seed);
    run.scene.dt = how.dt;
    const bool gate = distance(crowd.gate_a, crowd.gate_b) > 0.0;
    if (gate) run.line(moved(crowd.gate_a, how.angle, how.shift), moved(crowd.gate_b, how.angle, how.shift));
    for (const CrowdGroup& g : crowd.groups) {
        const std::uint32_t route = run.route_to_portals(g.exits);
        for (const Vec2 p : g.at) {
            const auto row = static_cast<std::uint32_t>(run.left_at.size());
            run.add(moved(p, how.angle, how.shift), g.v0 > 0.0 ? g.v0 : speed_std(how.seed, row), route, g.radius);
            if (g.patch != world::k_walk_none) run.scene.state.patch[row] = g.patch;
            run.scene.state.sees_queue[row] = g.weighs_queues ? 1 : 0;
        }
    }
    CrowdResult out;
    run.each_tick = [&](CaseRun& r) {
        const WalkState& s = r.scene.state;
        for (const std::uint32_t i : s.active) out.longest_still = std::max(out.longest_still, static_cast<double>(s.still_s[i]));
    };
    out.empty = run.run(k_cap, crowd.idle);
    out.last = run.last_left();
    out.flow = gate ? sustained_flow(run.lines[0].times) : 0.0;
    out.left_at = run.left_at;
    out.left_by = run.left_by;
    out.worst = run.worst;
    return out;
}

}  // namespace taicho::people
