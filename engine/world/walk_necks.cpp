#include "world/walk_necks.h"

#include <algorithm>
#include <cmath>

#include "world/walk_geometry.h"

namespace taicho::world {

namespace {

constexpr double k_on_seam = 0.01;      ///< [m] a corner of the seam itself
constexpr double k_least_piece = 0.45;  ///< [m] a body and a little more, as for other seams
constexpr double k_long_seam = 5.0;     ///< [m] wider than alleys are: a seam across a square or along a mouth
constexpr double k_long_piece = 2.5;    ///< [m]

/// Share of the seam at which a corner of this ring comes near; below 0 where none does.
void cuts_by(const std::vector<Vec2>& drawn, const WalkPortal& seam, std::vector<double>& cuts) {
    const std::vector<Vec2> ring = without_specks(drawn);
    const Vec2 d = seam.p1 - seam.p0;
    const double len = norm(d);
    for (std::size_t v = 0; v < ring.size(); ++v) {
        const Vec2 p = ring[v];
        if (!walked_round(ring[(v + ring.size() - 1) % ring.size()], p, ring[(v + 1) % ring.size()])) continue;
        const double at = dot(p - seam.p0, d) / len;
        const double off = distance(p, nearest_on_segment(seam.p0, seam.p1, p));
        if (off > k_on_seam && off < k_neck && at > k_least_piece && at < len - k_least_piece) cuts.push_back(at / len);
    }
}

}  // namespace

std::vector<Vec2> without_specks(const std::vector<Vec2>& ring) {
    std::vector<Vec2> out;
    for (const Vec2 p : ring)
        if (out.empty() || distance(out.back(), p) >= k_one_corner) out.push_back(p);
    while (out.size() > 1 && distance(out.back(), out.front()) < k_one_corner) out.pop_back();
    return out;
}

bool walked_round(Vec2 before, Vec2 vertex, Vec2 after) {
    const Vec2 in = normalised(vertex - before), out = normalised(after - vertex);
    return cross(in, out) <= -0.02 || dot(in, out) <= -0.99;   // else convex or nearly straight
}

std::vector<WalkPortal> pieces_of_seam(const WalkDef& def, const WalkPortal& seam) {
    std::vector<double> cuts;
    if (distance(seam.p0, seam.p1) > 2.0 * k_least_piece) {
        for (const std::uint32_t side : {seam.a, seam.b}) {
            if (side == k_walk_none) continue;
            cuts_by(def.patches[side].outline, seam, cuts);
            for (const auto& hole : def.patches[side].holes) cuts_by(hole, seam, cuts);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.push_back(1.0);
    const double len = distance(seam.p0, seam.p1);
    std::vector<WalkPortal> out;
    const auto point = [&](double share) { return share >= 1.0 ? seam.p1 : seam.p0 + share * (seam.p1 - seam.p0); };
    double from = 0.0;
    for (const double to : cuts) {
        if (to < 1.0 && (to - from) * len < k_least_piece) continue;
        const int n = len > k_long_seam ? static_cast<int>(std::ceil((to - from) * len / k_long_piece)) : 1;
        for (int k = 0; k < n; ++k) {
            out.push_back(seam);
            out.back().p0 = point(from + k * (to - from) / n);
            out.back().p1 = point(k + 1 == n ? to : from + (k + 1) * (to - from) / n);
        }
        from = to;
    }
    return out;
}

}  // namespace taicho::world
