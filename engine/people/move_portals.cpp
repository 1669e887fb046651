// What happens at portals, one person after another in row order: passing, flow caps, doors being opened,
// single-file passages, arrivals; and the diagnostics of the tick.
#include <algorithm>
#include <cmath>
#include <limits>

#include "people/move.h"

namespace taicho::people {

using world::k_walk_none;

namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr double k_side = 0.05;   ///< [m] how far beside a portal its two sides are told apart
constexpr double k_astray = 0.05; ///< [m] this far off the patch somebody is lost, not at its edge

struct Crossing {
    std::uint32_t portal = k_walk_none;
    double t = 2.0;  ///< along the step
};

/// First portal of the patch the step from-to crosses after parameter `after`.
Crossing first_crossing(const MoveContext& ctx, const WalkState& s, std::uint32_t patch, Vec2 from, Vec2 to,
                        double after, std::uint32_t not_this) {
    Crossing best;
    for (const std::uint32_t g : ctx.geometry.portals(patch)) {
        const world::WalkPortal& p = ctx.geometry.def().portals[g];
        if (g == not_this || !s.passable[g] || p.single_file_s > 0.0 || !ctx.geometry.leads_from(g, patch)) continue;
        const Vec2 d = p.p1 - p.p0;
        if ((cross(d, from - p.p0) > 0.0) == (cross(d, to - p.p0) > 0.0)) continue;
        const double t = world::crossing_at(from, to, p.p0, p.p1);
        if (t >= after && t < best.t) best = {g, t};
    }
    return best;
}

/// Does the step lead out of the patch? Patches drawn a little over one another let people walk round the end
/// of a portal and come back over it from behind. True where the floor does not tell the two sides apart.
bool leads_out(const MoveContext& ctx, std::uint32_t patch, std::uint32_t portal, Vec2 from, Vec2 to) {
    const world::WalkPortal& p = ctx.geometry.def().portals[portal];
    const Vec2 mid = 0.5 * (p.p0 + p.p1);
    Vec2 n = k_side * normalised(perpendicular(p.p1 - p.p0));
    if (dot(n, to - from) < 0.0) n = -1.0 * n;
    return ctx.geometry.contains(patch, mid - n) || !ctx.geometry.contains(patch, mid + n);
}

/// When the capacity of the portal lets one more pass who would cross at `time`; later than `end` = not in
/// this tick. The capacity runs from the start of the run: the n-th person not before n / capacity.
double capacity_moment(const MoveContext& ctx, WalkState& s, std::uint32_t g, double time, double end) {
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    if (p.flow_cap <= 0.0) return time;
    const double period = 1.0 / (p.flow_cap * distance(p.p0, p.p1));
    const double at = std::max(time, std::max(s.free_at[g], period));
    if (at <= end) s.free_at[g] = at + period;
    return at;
}

void enter_patch(const MoveContext& ctx, WalkState& s, std::uint32_t i, std::uint32_t portal, std::uint32_t into,
                 double time, WalkEvents& events) {
    events.passages.push_back({time, i, portal, into});
    if (into == k_walk_none) {
        take_out(s, i, WalkMode::Out);
        return;
    }
    s.patch[i] = into;
    s.waypoint[i] = k_walk_none;
    s.corner[i] = k_walk_none;
    s.came_by[i] = portal;
    s.route_version[i] = 0;  // look for the next portal
    const auto& d = ctx.routes.destination_of(s.route[i]);
    if (std::find(d.portals.begin(), d.portals.end(), portal) != d.portals.end()) {
        take_out(s, i, WalkMode::Arrived);
    }
}

/// Carries the person over the portals its step crosses; holds it where one has no capacity.
void pass(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::uint32_t i, WalkEvents& events) {
    const Vec2 from = w.from[i];
    Vec2 to = s.pos[i];
    const double end = static_cast<double>(s.tick) * ctx.dt;
    double after = 0.0;
    std::uint32_t last = k_walk_none;
    for (int hop = 0; hop < 4; ++hop) {
        const Crossing c = first_crossing(ctx, s, s.patch[i], from, to, after, last);
        if (c.portal == k_walk_none) return;
        if (!leads_out(ctx, s.patch[i], c.portal, from, to)) {
            s.route_version[i] = 0;  // back on the floor of the own patch: aim anew
            return;
        }
        const std::uint32_t into = ctx.geometry.beyond(c.portal, s.patch[i]);
        const bool meant = c.portal == s.waypoint[i] || (hop > 0 && s.waypoint[i] == k_walk_none);
        const double time = end - (1.0 - c.t) * ctx.dt;
        const double at = meant ? capacity_moment(ctx, s, c.portal, time, end) : end + 1.0;
        if (at > end) {  // nobody is carried through a portal he does not mean to pass
            const world::WalkPortal& p = ctx.geometry.def().portals[c.portal];
            Vec2 n = normalised(perpendicular(p.p1 - p.p0));
            if (dot(n, from - p.p0) < 0.0) n = -1.0 * n;
            to = to + (1e-3 - dot(n, to - p.p0)) * n;
            // Held in the corner of two portals he may still be over the other one: his way, or no step at all.
            const std::uint32_t other = first_crossing(ctx, s, s.patch[i], from, to, 0.0, c.portal).portal;
            const bool on = other != k_walk_none && other == s.waypoint[i] && !meant;
            s.pos[i] = other == k_walk_none || on ? to : from;
            s.wait[i] = meant ? WalkWait::FlowCap : s.wait[i];
            if (!on || hop > 0) return;
            last = c.portal;
            continue;
        }
        if (at > time) {  // over the line at that moment, not sooner
            const double share = c.t * ctx.dt / (at - (end - ctx.dt));
            const double least = c.t + 1e-8 / std::max(1e-9, distance(from, to));  // on the far side
            s.pos[i] = from + std::max(share, least) * (to - from);
        }
        enter_patch(ctx, s, i, c.portal, into, at, events);
        if (at > time) return;
        if (s.mode[i] != WalkMode::Walking) return;
        after = c.t;
        last = c.portal;
    }
}

/// Somebody stands before a closed or single-file portal and wants through.
void ask(const MoveContext& ctx, WalkState& s, MoveScratch& w, std::uint32_t i) {
    const std::uint32_t g = s.waypoint[i];
    const double now = static_cast<double>(s.tick) * ctx.dt;
    const world::WalkPortal& p = ctx.geometry.def().portals[g];
    if (!s.passable[g]) {
        s.wait[i] = WalkWait::ClosedPortal;
        if (s.opening_s[g] >= 0.0f && s.opens_at[g] == k_never) s.opens_at[g] = now + static_cast<double>(s.opening_s[g]);
        return;
    }
    if (p.single_file_s <= 0.0) return;  // just opened: walk
    s.wait[i] = WalkWait::SingleFile;
    const double reach = static_cast<double>(s.radius[i]) + 0.35;
    if (s.free_at[g] > now || distance(s.pos[i], world::nearest_on_segment(p.p0, p.p1, s.pos[i])) > reach) return;
    s.free_at[g] = now + p.single_file_s;
    s.passage_from[i] = now;
    s.passage_until[i] = now + p.single_file_s;
    s.mode[i] = WalkMode::Passage;
    s.aim_a[i] = s.pos[i];
    const Vec2 mid = 0.5 * (p.p0 + p.p1);
    Vec2 n = normalised(perpendicular(p.p1 - p.p0));
    if (dot(n, s.pos[i] - mid) > 0.0) n = -1.0 * n;
    s.aim_b[i] = mid + (static_cast<double>(s.radius[i]) + 0.05) * n;
    s.touched.push_back(i);
    w.passing.push_back(i);
}

/// People on a ladder or in a hatch move along it in its time.
void advance_passages(const MoveContext& ctx, WalkState& s, MoveScratch& w, WalkEvents& events) {
    const double now = static_cast<double>(s.tick) * ctx.dt;
    std::sort(w.passing.begin(), w.passing.end());
    for (const std::uint32_t i : w.passing) {
        if (s.mode[i] != WalkMode::Passage) continue;
        const double share = (now - s.passage_from[i]) / (s.passage_until[i] - s.passage_from[i]);
        s.pos[i] = s.aim_a[i] + std::min(1.0, share) * (s.aim_b[i] - s.aim_a[i]);
        if (share < 1.0 - 1e-9) continue;
        s.mode[i] = WalkMode::Walking;
        s.still_s[i] = 0.0f;
        s.touched.push_back(i);
        const std::uint32_t g = s.waypoint[i];
        enter_patch(ctx, s, i, g, ctx.geometry.beyond(g, s.patch[i]), now, events);
    }
    std::erase_if(w.passing, [&](std::uint32_t i) { return s.mode[i] != WalkMode::Passage; });
}

void finish(const MoveContext& ctx, WalkState& s, std::uint32_t i, WalkEvents& events) {
    if (s.wait[i] == WalkWait::NoWay) {
        events.no_way.push_back({static_cast<double>(s.tick) * ctx.dt, i, s.patch[i], s.pos[i], s.wait[i]});
        return;
    }
    events.passages.push_back({static_cast<double>(s.tick - 1) * ctx.dt, i, k_walk_none, s.patch[i]});
    take_out(s, i, ctx.routes.destination_of(s.route[i]).leaves ? WalkMode::Out : WalkMode::Arrived);
}

std::vector<std::uint32_t> merged(std::vector<std::vector<std::uint32_t>>& boxes) {
    std::vector<std::uint32_t> all;
    for (auto& box : boxes) {
        all.insert(all.end(), box.begin(), box.end());
        box.clear();
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// Nearest point of the outline and the holes of a patch.
Vec2 nearest_edge(const world::WalkPatch& patch, Vec2 p) {
    Vec2 best = p;
    double off = k_never;
    const auto ring = [&](const std::vector<Vec2>& r) {
        for (std::size_t v = 0; v < r.size(); ++v) {
            const Vec2 q = world::nearest_on_segment(r[v], r[(v + 1) % r.size()], p);
            if (distance(p, q) < off) {
                off = distance(p, q);
                best = q;
            }
        }
    };
    ring(patch.outline);
    for (const auto& h : patch.holes) ring(h);
    return best;
}

/// Somebody off the own patch belongs to the one they stand on, if an open portal joins the two; else they
/// step back onto the own one.
bool find_again(const MoveContext& ctx, WalkState& s, std::uint32_t i, WalkEvents& events) {
    const Vec2 p = s.pos[i];
    if (ctx.geometry.contains(s.patch[i], p)) return false;
    const Vec2 edge = nearest_edge(ctx.geometry.def().patches[s.patch[i]], p);
    if (distance(edge, p) < k_astray) return false;
    events.lost.push_back({static_cast<double>(s.tick) * ctx.dt, i, s.patch[i], p, s.wait[i]});
    s.route_version[i] = 0;
    s.waypoint[i] = s.corner[i] = s.came_by[i] = k_walk_none;
    for (const std::uint32_t g : ctx.geometry.portals(s.patch[i])) {
        const std::uint32_t other = ctx.geometry.beyond(g, s.patch[i]);
        if (other == k_walk_none || !s.passable[g] || ctx.geometry.def().portals[g].single_file_s > 0.0) continue;
        if (!ctx.geometry.contains(other, p)) continue;
        s.patch[i] = other;
        return true;
    }
    s.pos[i] = edge + std::min(1.0, static_cast<double>(s.radius[i]) / distance(edge, p)) * (edge - p);
    return true;
}

void report_stuck(const MoveContext& ctx, WalkState& s, MoveScratch& w, WalkEvents& events) {
    const float limit = ctx.def.stuck_report, every = 1.0f;
    for (const std::uint32_t i : merged(w.box_lost)) {
        if (s.mode[i] != WalkMode::Walking || find_again(ctx, s, i, events)) continue;
        if (s.anchored_s[i] < limit || s.anchored_s[i] >= limit + every) continue;
        events.stuck.push_back({static_cast<double>(s.tick) * ctx.dt, i, s.patch[i], s.pos[i], s.wait[i]});
    }
}

}  // namespace

void move_phase::portals(const MoveContext& ctx, WalkState& s, MoveScratch& w, WalkEvents& events) {
    const double now = static_cast<double>(s.tick) * ctx.dt;
    for (std::uint32_t g = 0; g < s.opens_at.size(); ++g) {
        if (s.opens_at[g] > now) continue;
        s.opens_at[g] = k_never;
        if (s.passable[g]) continue;
        s.passable[g] = 1;
        events.portals_opened.push_back(g);
    }
    for (const std::uint32_t i : merged(w.box_done)) finish(ctx, s, i, events);
    for (const std::uint32_t i : merged(w.box_cross)) {
        if (s.mode[i] == WalkMode::Walking) pass(ctx, s, w, i, events);
    }
    for (const std::uint32_t i : merged(w.box_ask)) {
        if (s.mode[i] == WalkMode::Walking && s.waypoint[i] != k_walk_none) ask(ctx, s, w, i);
    }
    advance_passages(ctx, s, w, events);
    for (const std::uint32_t i : w.carried) {
        if (s.carrier[i] == k_walk_none) continue;
        s.pos[i] = s.pos[s.carrier[i]];
        s.patch[i] = s.patch[s.carrier[i]];
    }
    const std::vector<std::uint32_t> reverted = merged(w.box_reverted);
    events.wall_reverts = static_cast<std::uint32_t>(reverted.size());
    if (!reverted.empty()) {
        const std::uint32_t i = reverted.front();
        events.reverted = {now, i, s.patch[i], s.pos[i], s.wait[i]};
    }
    report_stuck(ctx, s, w, events);
}

}  // namespace taicho::people
