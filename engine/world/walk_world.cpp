#include "world/walk_world.h"

#include <algorithm>

#include "world/walk_fit.h"
#include "world/walk_necks.h"

namespace taicho::world {

namespace {

constexpr double k_wide_reach = 0.12;  ///< [m] twice the reach of `fit_ring`, where that did not do

WalkPatch to_walk(const Patch& patch) {
    WalkPatch w;
    w.outline = patch.outline;
    w.holes = patch.holes;
    w.sheet = patch.sheet;
    w.z0 = patch.z0;
    w.ref = patch.ref;
    w.grad = patch.grad;
    w.stair = patch.stair;
    return w;
}

std::uint32_t row_or_none(PatchIndex p) { return p.valid() ? p.v : k_walk_none; }

bool can_walk(const Opening& o) {
    return o.walkable && o.patch_a.valid() && (o.exit || o.patch_b.valid());
}

WalkPortal to_portal(const Opening& o) {
    WalkPortal p;
    p.a = row_or_none(o.patch_a);
    p.b = o.exit ? k_walk_none : row_or_none(o.patch_b);
    p.p0 = o.p0;
    p.p1 = o.p1;
    p.single_file_s = o.pass_s;
    p.risk = o.risk_fraction;
    return p;
}

/// Openings nobody is led through: seams of open air too narrow for a person beside wider ones.
std::vector<std::uint8_t> slivers_of(const World& world) {
    std::vector<WalkPortal> seams;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        const Opening& o = world.openings[i];
        if (!can_walk(o) || o.exit || o.kind != OpeningKind::Virtual || o.pass_s > 0.0) continue;
        seams.push_back(to_portal(o));
        rows.push_back(i);
    }
    for (const Join& j : world.joins) seams.push_back({.a = j.a.v, .b = j.b.v, .p0 = j.p0, .p1 = j.p1});
    const std::vector<std::uint8_t> narrow = spare_slivers(seams, world.patches.size());
    std::vector<std::uint8_t> out(world.openings.size(), 0);
    for (std::size_t k = 0; k < rows.size(); ++k) out[rows[k]] = narrow[k];
    return out;
}

}  // namespace

std::shared_ptr<const WalkWorld> build_walk_world(const World& world, std::span<const FlowCap> caps) {
    WalkDef def;
    for (const Patch& p : world.patches) def.patches.push_back(to_walk(p));
    std::vector<std::uint32_t> portal_of(world.openings.size(), k_walk_none);
    std::vector<OpeningIndex> opening_of;
    const std::vector<std::uint8_t> sliver = slivers_of(world);
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        if (!can_walk(world.openings[i]) || sliver[i]) continue;
        const bool capped = std::any_of(caps.begin(), caps.end(), [&](const FlowCap& c) { return c.opening == world.openings[i].id; });
        portal_of[i] = static_cast<std::uint32_t>(def.portals.size());
        const bool seam = world.openings[i].kind == OpeningKind::Virtual && !world.openings[i].exit && !capped;
        const WalkPortal whole = to_portal(world.openings[i]);
        const std::vector<WalkPortal> pieces = seam ? pieces_of_seam(def, whole) : std::vector<WalkPortal>(1, whole);
        for (const WalkPortal& piece : pieces) {
            def.portals.push_back(piece);
            opening_of.emplace_back(OpeningIndex(i));
        }
        for (const FlowCap& cap : caps) {
            if (cap.opening == world.openings[i].id) def.portals.back().flow_cap = cap.flow;
        }
    }
    for (WalkPortal& g : def.portals) {
        for (const std::uint32_t side : {g.a, g.b}) {
            if (side != k_walk_none && g.single_file_s <= 0.0) clip_to_ring(def.patches[side].outline, g.p0, g.p1);
        }
    }
    for (const Join& j : world.joins) {
        def.portals.push_back({.a = j.a.v, .b = j.b.v, .p0 = j.p0, .p1 = j.p1});
        opening_of.emplace_back();
    }
    // Ordinary ways last: what overlaps them in the plan (cages, roof ways) must not bend the ring off them.
    std::vector<OpeningIndex> off;
    for (const bool single : {true, false}) {
        for (std::size_t p = 0; p < def.portals.size(); ++p) {
            const WalkPortal& g = def.portals[p];
            if ((g.single_file_s > 0.0) != single) continue;
            for (const std::uint32_t side : {g.a, g.b}) {
                if (side == k_walk_none || fit_ring(def.patches[side].outline, g.p0, g.p1)) continue;
                // An end just past the corner of a piece: too little to clip, too much for the ordinary reach.
                if (fit_ring(def.patches[side].outline, g.p0, g.p1, k_wide_reach) || single) continue;
                if (opening_of[p].valid() && (off.empty() || off.back() != opening_of[p])) off.push_back(opening_of[p]);
            }
        }
    }
    return std::make_shared<const WalkWorld>(
        WalkWorld{WalkGeometry(std::move(def)), std::move(portal_of), std::move(opening_of), std::move(off)});
}

void update_portals(const World& world, const WalkWorld& walk, const WorldState& state,
                    std::span<std::uint8_t> passable, std::span<float> opening_s) {
    for (std::size_t p = 0; p < walk.opening_of_portal.size(); ++p) {
        const OpeningIndex o = walk.opening_of_portal[p];
        if (!o.valid()) {
            passable[p] = 1;
            opening_s[p] = 0.0f;
            continue;
        }
        const OpeningState s = state.opening_state[o.row()];
        passable[p] = is_open(s) ? 1 : 0;
        opening_s[p] = s == OpeningState::Closed ? static_cast<float>(world.openings[o.row()].open_s)
                                                 : -1.0f;
    }
}

}  // namespace taicho::world
