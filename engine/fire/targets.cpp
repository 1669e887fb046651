#include "fire/targets.h"

#include <cmath>

#include "fire/exposure.h"
#include "fire/view_factor.h"

namespace taicho::fire {
namespace {

/// Upright rectangle between two corners, turned to the target.
Panel panel_of(const Emitter& e, Vec3 at) {
    const Vec2 a{e.from.x, e.from.y}, b{e.to.x, e.to.y};
    const Vec2 along = normalised(b - a);
    Vec2 normal = perpendicular(along);
    if (dot(Vec2{at.x, at.y} - a, normal) < 0.0) normal = -1.0 * normal;
    return {{a.x, a.y, std::fmin(e.from.z, e.to.z)}, along, normal, distance(a, b), std::abs(e.to.z - e.from.z)};
}

}  // namespace

double target_flux(const FireStatic& fixed, const FireState& state, const Target& target, double time) {
    const Vec2 normal = normalised({target.normal.x, target.normal.y});
    double sum = 0.0;
    for (const Emitter& e : fixed.emitters)
        sum += e.power.at(time) * panel_to_point(panel_of(e, target.at), target.at, normal);
    for (const LiveOpening& live : state.live) {
        if (live.roof()) continue;
        const Panel panel = live_panel(fixed, live);
        sum += live.power * panel_to_point(panel, target.at, normal);
        if (live.flame_height <= 0.1 || live.is_face()) continue;
        Panel flame = panel;
        flame.origin.z += panel.height;
        flame.height = live.flame_height;
        sum += live.flame_power * panel_to_point(flame, target.at, normal);
    }
    return sum;
}

void heat_targets(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    const double end = ctx.now + ctx.dt;
    for (std::size_t t = 0; t < fixed.targets.size(); ++t) {
        const double q0 = ctx.now > 0.0 ? state.target_flux[t] : target_flux(fixed, state, fixed.targets[t], 0.0);
        const double q1 = target_flux(fixed, state, fixed.targets[t], end);
        state.target_flux[t] = q1;
        if (state.target_ftp[t] >= 1.0) continue;
        const FtpStep step = advance_share(fixed.targets[t].material, state.target_ftp[t], q0, q1, ctx.dt,
                                           fixed.def.spread.ftp_leak);
        state.target_ftp[t] = step.share;
        if (step.ignites_after >= 0.0) state.target_lit_at[t] = ctx.now + step.ignites_after;
    }
}

}  // namespace taicho::fire
