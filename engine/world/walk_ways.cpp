#include "world/walk_ways.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace taicho::world {

namespace {

constexpr double k_far = std::numeric_limits<double>::infinity();

WalkTarget inset_target(const WalkTarget& t, double inset) {
    const double len = distance(t.a, t.b);
    if (len <= 2.0 * inset) {
        const Vec2 m = 0.5 * (t.a + t.b);
        return {t.patch, m, m};
    }
    const Vec2 u = (inset / len) * (t.b - t.a);
    return {t.patch, t.a + u, t.b - u};
}

}  // namespace

WalkWays::WalkWays(const WalkGeometry& geometry) : geometry_(geometry) {
    std::uint32_t corners = 0;
    for (std::uint32_t i = 0; i < geometry.patch_count(); ++i) corners = std::max(corners, geometry.info(i).corner_end);
    link_start_.assign(corners + 1, 0);
    for (std::uint32_t i = 0; i < geometry.patch_count(); ++i) link_corners(i);
    for (const WalkPortal& g : geometry.def().portals) {
        add_target({g.a, g.p0, g.p1});
        add_target({g.b, g.p0, g.p1});
    }
}

void WalkWays::link_corners(std::uint32_t patch) {
    const WalkPatchInfo& k = geometry_.info(patch);
    const auto corners = geometry_.corners(patch);
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
        link_start_[k.corner_begin + c] = static_cast<std::uint32_t>(links_.size());
        for (std::uint32_t d = 0; d < corners.size(); ++d) {
            if (c == d) continue;
            // a shortest way only touches a corner it bends round: skip ways into its free side
            const Vec2 u = corners[d].node - corners[c].node;
            if (geometry_.sees(patch, corners[c].node, corners[c].node + u)) links_.push_back(d);
        }
        link_start_[k.corner_begin + c + 1] = static_cast<std::uint32_t>(links_.size());
    }
}

std::uint32_t WalkWays::add_target(const WalkTarget& target) {
    const auto t = static_cast<std::uint32_t>(targets_.size());
    targets_.push_back(target);
    way_begin_.push_back(ways_.size());
    if (target.patch != k_walk_none && !geometry_.info(target.patch).convex) solve(t);
    return t;
}

void WalkWays::solve(std::uint32_t t) {
    const std::uint32_t patch = targets_[t].patch;
    const auto corners = geometry_.corners(patch);
    const std::uint32_t base = geometry_.info(patch).corner_begin;
    ways_.resize(way_begin_[t] + corners.size(), {k_far, k_walk_none});
    CornerWay* way = ways_.data() + way_begin_[t];
    using Item = std::pair<double, std::uint32_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
        Vec2 hit;
        bool whole;
        if (!sees_target(t, corners[c].node, hit, 0.2, whole)) continue;
        way[c] = {distance(corners[c].node, hit), k_walk_none};
        open.emplace(way[c].length, c);
    }
    while (!open.empty()) {
        const auto [d, c] = open.top();
        open.pop();
        if (d > way[c].length) continue;
        for (std::uint32_t l = link_start_[base + c]; l < link_start_[base + c + 1]; ++l) {
            const std::uint32_t n = links_[l];
            const double e = d + distance(corners[c].node, corners[n].node);
            if (e >= way[n].length - 1e-12) continue;
            way[n] = {e, c};
            open.emplace(e, n);
        }
    }
}

bool WalkWays::sees_target(std::uint32_t t, Vec2 p, Vec2& hit, double inset, bool& whole) const {
    const WalkTarget in = inset_target(targets_[t], inset);
    hit = nearest_on_segment(in.a, in.b, p);
    whole = true;
    if (geometry_.sees(in.patch, p, hit)) return true;
    whole = false;
    double best = k_far;
    Vec2 found = hit;
    for (const Vec2 q : {in.a, 0.5 * (in.a + in.b), in.b}) {
        const double d = distance(p, q);
        if (d < best && geometry_.sees(in.patch, p, q)) {
            best = d;
            found = q;
        }
    }
    hit = found;
    return best < k_far;
}

std::uint32_t WalkWays::best_corner(std::uint32_t t, Vec2 p, double& length, std::uint32_t known) const {
    const std::uint32_t patch = targets_[t].patch;
    const auto corners = geometry_.corners(patch);
    const CornerWay* way = ways_.data() + way_begin_[t];
    // nearest first until one is in sight; those behind walls are many where pillars stand
    using Candidate = std::pair<double, std::uint32_t>;
    static thread_local std::vector<Candidate> heap;
    heap.clear();
    double most = std::numeric_limits<double>::max();
    if (known < corners.size() && geometry_.sees(patch, p, corners[known].node)) {
        most = std::min(most, way[known].length + distance(p, corners[known].node));
    }
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
        const double d = way[c].length + distance(p, corners[c].node);
        if (d <= most) heap.emplace_back(d, c);
    }
    std::make_heap(heap.begin(), heap.end(), std::greater<>());
    while (!heap.empty()) {
        const auto [d, c] = heap.front();
        if (geometry_.sees(patch, p, corners[c].node)) {
            length = d;
            return c;
        }
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        heap.pop_back();
    }
    length = k_far;
    return k_walk_none;
}

double WalkWays::length(std::uint32_t t, Vec2 p) const {
    Vec2 hit;
    bool whole;
    if (geometry_.info(targets_[t].patch).convex) {
        return distance(p, nearest_on_segment(targets_[t].a, targets_[t].b, p));
    }
    const bool partly = sees_target(t, p, hit, 0.2, whole);
    if (whole) return distance(p, hit);
    const double seen = partly ? distance(p, hit) : k_far;
    double round;
    (void)best_corner(t, p, round, k_walk_none);
    return std::min(seen, round);
}

WalkAim WalkWays::corner_aim(std::uint32_t patch, std::uint32_t corner) const {
    const WalkCorner c = geometry_.corners(patch)[corner];
    return {c.node, c.far, corner};
}

WalkAim WalkWays::aim(std::uint32_t t, Vec2 p, double inset, std::uint32_t corner) const {
    const std::uint32_t patch = targets_[t].patch;
    const WalkTarget in = inset_target(targets_[t], inset);
    if (geometry_.info(patch).convex) return {in.a, in.b, k_walk_none};
    Vec2 hit;
    bool whole;
    const bool partly = sees_target(t, p, hit, inset, whole);
    if (whole) return {in.a, in.b, k_walk_none};
    const double seen = partly ? distance(p, hit) : k_far;
    const CornerWay* way = ways_.data() + way_begin_[t];
    const auto corners = geometry_.corners(patch);
    if (corner < corners.size() && way[corner].length + distance(p, corners[corner].node) < seen) {
        const std::uint32_t next = way[corner].next;
        if (next != k_walk_none && geometry_.sees(patch, p, corners[next].node)) return corner_aim(patch, next);
        const Vec2 gate = nearest_on_segment(corners[corner].node, corners[corner].far, p);
        if (distance(p, gate) > 0.2 && geometry_.sees(patch, p, gate)) return corner_aim(patch, corner);
    }
    double length;
    const std::uint32_t c = best_corner(t, p, length, corner);
    if (c == k_walk_none || seen < length) return {hit, hit, k_walk_none};
    return corner_aim(patch, c);
}

}  // namespace taicho::world
