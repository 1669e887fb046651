#include "world/walk_geometry.h"

#include <algorithm>
#include <cmath>

#include "world/walk_fit.h"
#include "world/walk_necks.h"

namespace taicho::world {

namespace {

double ring_area(const std::vector<Vec2>& r) {
    double s = 0.0;
    for (std::size_t i = 0; i < r.size(); ++i) s += cross(r[i], r[(i + 1) % r.size()]);
    return 0.5 * s;
}

/// Rings with the walkable side on the left.
std::vector<std::vector<Vec2>> rings_of(const WalkPatch& patch) {
    std::vector<std::vector<Vec2>> rings{patch.outline};
    if (ring_area(rings[0]) < 0.0) std::reverse(rings[0].begin(), rings[0].end());
    for (const auto& h : patch.holes) {
        rings.push_back(h);
        if (ring_area(h) > 0.0) std::reverse(rings.back().begin(), rings.back().end());
    }
    return rings;
}

double segment_distance(const WalkWall& w, Vec2 p) { return distance(p, nearest_on_segment(w.a, w.b, p)); }

double segment_gap(const WalkWall& v, const WalkWall& w) {
    if (crossing_at(v.a, v.b, w.a, w.b) >= 0.0) return 0.0;
    return std::min(std::min(segment_distance(v, w.a), segment_distance(v, w.b)),
                    std::min(segment_distance(w, v.a), segment_distance(w, v.b)));
}

bool in_rings(const std::vector<std::vector<Vec2>>& rings, Vec2 p) {
    bool in = false;
    for (const auto& ring : rings) {
        for (std::size_t v = 0, u = ring.size() - 1; v < ring.size(); u = v++) {
            if ((ring[v].y > p.y) == (ring[u].y > p.y)) continue;
            const double x = ring[v].x + (p.y - ring[v].y) / (ring[u].y - ring[v].y) * (ring[u].x - ring[v].x);
            if (p.x < x) in = !in;
        }
    }
    return in;
}

/// +1 when the floor lies to the left of p0-p1, -1 to the right, 0 when it cannot be told.
int floor_side(const std::vector<std::vector<Vec2>>& rings, const WalkPortal& g) {
    constexpr double k_probe = 0.05;   ///< [m] beside the middle of the portal
    const Vec2 d = g.p1 - g.p0;
    const double len = norm(d);
    if (len <= 0.0) return 0;
    const Vec2 mid = 0.5 * (g.p0 + g.p1), left = (k_probe / len) * Vec2{-d.y, d.x};
    const bool l = in_rings(rings, mid + left), r = in_rings(rings, mid - left);
    return l == r ? 0 : (l ? 1 : -1);
}

/// Cuts off what lies on our side of a portal: floors of different storeys overlap in the plan, and a wall
/// upstairs is none in the flight or lane below it. False when nothing is left.
bool keep_beyond(WalkWall& w, const WalkPortal& g, int side) {
    if (side == 0) return true;
    const Vec2 d = g.p1 - g.p0;
    const double scale = -side / norm(d);
    const double a = scale * cross(d, w.a - g.p0), b = scale * cross(d, w.b - g.p0);   // > 0: beyond
    constexpr double k_on_line = 1e-6;
    if (a < -k_on_line && b < -k_on_line) return false;
    if (a < -k_on_line) w.a = w.b + (b / (b - a)) * (w.a - w.b);
    if (b < -k_on_line) w.b = w.a + (a / (a - b)) * (w.b - w.a);
    return distance(w.a, w.b) > 1e-6;
}

}  // namespace

WalkGeometry::WalkGeometry(WalkDef def, WalkGeometryDef tuning)
    : def_(std::move(def)), tuning_(tuning) {
    info_.resize(def_.patches.size());
    index_sheets();
    list_portals();
    list_solid();
    collect_walls();
    list_seen();
    borrow_walls();
    lay_cells();
    lay_wall_cells();
    collect_corners();
    lay_wall_cells();  // again: the spurs of the corners stop sight lines
    lay_patch_hash();
}

void WalkGeometry::index_sheets() {
    for (const WalkPatch& p : def_.patches) sheet_of_.push_back(p.sheet);
    std::sort(sheet_of_.begin(), sheet_of_.end());
    sheet_of_.erase(std::unique(sheet_of_.begin(), sheet_of_.end()), sheet_of_.end());
    sheet_count_ = static_cast<std::uint32_t>(sheet_of_.size());
    for (std::size_t i = 0; i < info_.size(); ++i) {
        WalkPatchInfo& k = info_[i];
        const auto at = std::lower_bound(sheet_of_.begin(), sheet_of_.end(), def_.patches[i].sheet);
        k.sheet = static_cast<std::uint32_t>(at - sheet_of_.begin());
        k.lo = k.hi = def_.patches[i].outline.front();
        for (const Vec2 v : def_.patches[i].outline) {
            k.lo = {std::min(k.lo.x, v.x), std::min(k.lo.y, v.y)};
            k.hi = {std::max(k.hi.x, v.x), std::max(k.hi.y, v.y)};
        }
    }
}

void WalkGeometry::list_portals() {
    std::vector<std::vector<std::uint32_t>> of(info_.size());
    for (std::uint32_t g = 0; g < def_.portals.size(); ++g) {
        of[def_.portals[g].a].push_back(g);
        if (def_.portals[g].b != k_walk_none) of[def_.portals[g].b].push_back(g);
    }
    for (std::size_t i = 0; i < info_.size(); ++i) {
        info_[i].portal_begin = static_cast<std::uint32_t>(portal_list_.size());
        portal_list_.insert(portal_list_.end(), of[i].begin(), of[i].end());
        info_[i].portal_end = static_cast<std::uint32_t>(portal_list_.size());
    }
}

void WalkGeometry::collect_walls() {
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        WalkPatchInfo& k = info_[i];
        std::vector<WalkWall> gates;
        for (const std::uint32_t g : portals(i)) gates.push_back({def_.portals[g].p0, def_.portals[g].p1});
        k.wall_begin = static_cast<std::uint32_t>(walls_.size());
        for (const auto& ring : rings_of(def_.patches[i])) {
            for (std::size_t v = 0; v < ring.size(); ++v) {
                cut_edge(ring[v], ring[(v + 1) % ring.size()], gates, walls_);
            }
        }
        k.own_wall_end = k.wall_end = static_cast<std::uint32_t>(walls_.size());
    }
}

void WalkGeometry::list_seen() {
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        info_[i].next_begin = static_cast<std::uint32_t>(next_list_.size());
        std::vector<WalkNext> found;
        const auto add = [&](WalkNext n) {
            if (n.patch == k_walk_none || n.patch == i) return;
            found.push_back(n);
        };
        for (const std::uint32_t g : portals(i)) add({beyond(g, i), g, k_walk_none});
        const std::size_t direct = found.size();
        for (std::size_t f = 0; f < direct; ++f) {
            const WalkPortal& g = def_.portals[found[f].portal];
            for (const std::uint32_t h : portals(found[f].patch)) {
                if (h == found[f].portal) continue;
                const WalkPortal& q = def_.portals[h];
                if (segment_gap({g.p0, g.p1}, {q.p0, q.p1}) > tuning_.see_through) continue;
                add({beyond(h, found[f].patch), found[f].portal, h});
            }
        }
        next_list_.insert(next_list_.end(), found.begin(), found.end());
        info_[i].next_end = static_cast<std::uint32_t>(next_list_.size());
    }
}

void WalkGeometry::borrow_walls() {
    std::vector<WalkWall> all;
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        WalkPatchInfo& k = info_[i];
        const auto begin = static_cast<std::uint32_t>(all.size());
        for (std::uint32_t w = k.wall_begin; w < k.own_wall_end; ++w) all.push_back(walls_[w]);
        const auto own_end = static_cast<std::uint32_t>(all.size());
        std::vector<std::uint32_t> done;
        for (const WalkNext& n : seen_from(i)) {
            if (n.portal2 != k_walk_none) continue;
            const WalkPortal& g = def_.portals[n.portal];
            if (g.single_file_s > 0.0) continue;   // nobody walks through: passed along a line of its own
            const WalkPatchInfo& o = info_[n.patch];
            const int side = floor_side(rings_of(def_.patches[i]), g);
            for (std::uint32_t w = o.wall_begin; w < o.own_wall_end; ++w) {
                if (std::find(done.begin(), done.end(), w) != done.end()) continue;
                if (segment_gap(walls_[w], {g.p0, g.p1}) > 0.5) continue;
                WalkWall borrowed = walls_[w];
                if (!keep_beyond(borrowed, g, side)) continue;
                all.push_back(borrowed);
                done.push_back(w);
            }
        }
        // rows of `walls_` stay readable for later patches: only `all` has the new numbering
        k.sight_begin = begin;
        k.sight_end = own_end;
        k.cell_begin = static_cast<std::uint32_t>(all.size());
    }
    for (WalkPatchInfo& k : info_) {
        k.wall_begin = k.sight_begin;
        k.own_wall_end = k.sight_end;
        k.wall_end = k.cell_begin;
    }
    walls_ = std::move(all);
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        WalkPatchInfo& k = info_[i];
        k.sight_begin = static_cast<std::uint32_t>(sight_.size());
        for (std::uint32_t w = k.wall_begin; w < k.own_wall_end; ++w) sight_.push_back(walls_[w]);
        for (const std::uint32_t g : portals(i)) cut_solid(i, g, sight_);
        k.sight_end = static_cast<std::uint32_t>(sight_.size());
    }
}

void WalkGeometry::cut_solid(std::uint32_t patch, std::uint32_t portal, std::vector<WalkWall>& out) const {
    const WalkPortal& p = def_.portals[portal];
    std::vector<WalkWall> over;
    for (const std::uint32_t h : portals(patch)) {
        const WalkPortal& q = def_.portals[h];
        if (std::pair(q.single_file_s > 0.0, h) < std::pair(p.single_file_s > 0.0, portal)) over.push_back({q.p0, q.p1});
    }
    cut_edge(p.p0, p.p1, over, out);
}

void WalkGeometry::list_solid() {
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        for (const std::uint32_t g : portals(i)) {
            solid_start_.push_back(static_cast<std::uint32_t>(solid_.size()));
            cut_solid(i, g, solid_);
        }
    }
    solid_start_.push_back(static_cast<std::uint32_t>(solid_.size()));
}

std::span<const WalkWall> WalkGeometry::solid(std::uint32_t patch, std::uint32_t nth) const {
    const std::uint32_t row = info_[patch].portal_begin + nth;
    return {solid_.data() + solid_start_[row], solid_.data() + solid_start_[row + 1]};
}

std::span<const WalkWall> WalkGeometry::walls(std::uint32_t patch) const {
    return {walls_.data() + info_[patch].wall_begin, walls_.data() + info_[patch].wall_end};
}

std::span<const std::uint32_t> WalkGeometry::portals(std::uint32_t patch) const {
    return {portal_list_.data() + info_[patch].portal_begin, portal_list_.data() + info_[patch].portal_end};
}

std::span<const WalkNext> WalkGeometry::seen_from(std::uint32_t patch) const {
    return {next_list_.data() + info_[patch].next_begin, next_list_.data() + info_[patch].next_end};
}

std::span<const WalkCorner> WalkGeometry::corners(std::uint32_t patch) const {
    return {corners_.data() + info_[patch].corner_begin, corners_.data() + info_[patch].corner_end};
}

double WalkGeometry::clear_along(std::uint32_t patch, Vec2 from, Vec2 dir) const {
    const double reach = 40.0;
    double best = reach;
    const WalkPatchInfo& k = info_[patch];
    for (std::uint32_t s = k.sight_begin; s < k.sight_end; ++s) {
        if (distance(sight_[s].a, from) < k_one_corner && distance(sight_[s].b, from) < k_one_corner) continue;   // of this corner
        const double t = crossing_at(from + 1e-6 * dir, from + reach * dir, sight_[s].a, sight_[s].b);
        if (t >= 0.0) best = std::min(best, t * reach);
    }
    return best;
}

void WalkGeometry::collect_corners() {
    std::vector<WalkWall> sight;
    for (std::uint32_t i = 0; i < info_.size(); ++i) {
        WalkPatchInfo& k = info_[i];
        k.corner_begin = static_cast<std::uint32_t>(corners_.size());
        std::vector<WalkWall> spurs;
        for (const auto& drawn : rings_of(def_.patches[i])) {
            const std::size_t m = drawn.size();
            for (std::size_t v = 0; v < m; ++v) k.area += 0.5 * cross(drawn[v] - drawn[0], drawn[(v + 1) % m] - drawn[0]);
            const std::vector<Vec2> ring = without_specks(drawn);
            const std::size_t n = ring.size();
            for (std::size_t v = 0; v < n; ++v) {
                if (!walked_round(ring[(v + n - 1) % n], ring[v], ring[(v + 1) % n])) continue;
                const Vec2 in = normalised(ring[v] - ring[(v + n - 1) % n]);
                const Vec2 out = normalised(ring[(v + 1) % n] - ring[v]);
                const Vec2 bis = normalised(in - out);
                const double clear = clear_along(i, ring[v], bis);
                if (clear < k_neck) {   // nobody comes through there, nor along the seam itself
                    spurs.push_back({ring[v], ring[v] + (clear + k_one_corner) * bis});
                    continue;
                }
                const double at = std::min(tuning_.corner_offset, 0.5 * clear);
                corners_.push_back({ring[v] + at * bis, ring[v] + std::max(at, clear - at) * bis, -1.0 * in, out});
                spurs.push_back({ring[v], ring[v] + std::min(tuning_.corner_spur, 0.6 * at) * bis});
            }
        }
        const auto begin = static_cast<std::uint32_t>(sight.size());
        for (std::uint32_t s = k.sight_begin; s < k.sight_end; ++s) sight.push_back(sight_[s]);
        sight.insert(sight.end(), spurs.begin(), spurs.end());
        k.sight_begin = begin;
        k.sight_end = static_cast<std::uint32_t>(sight.size());
        k.corner_end = static_cast<std::uint32_t>(corners_.size());
        k.convex = k.corner_begin == k.corner_end && spurs.empty();
    }
    sight_ = std::move(sight);
}

}  // namespace taicho::world
