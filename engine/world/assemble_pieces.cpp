#include <algorithm>
#include <tuple>

#include "world/assemble_boolean.h"
#include "world/assemble_open_air.h"

namespace taicho::world {

namespace {

constexpr double k_touch = 2e-3;  // [m] edges this near are one: cutting rounds to 0.1 mm

struct Side {
    std::size_t piece;
    Vec2 a, b;
};

std::vector<Side> sides_of(const std::vector<Piece>& pieces) {
    std::vector<Side> sides;
    const auto add = [&](std::size_t i, const Ring& r) {
        for (std::size_t k = 0; k < r.size(); ++k)
            sides.push_back({i, r[k], r[(k + 1) % r.size()]});
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        add(i, pieces[i].shape.outline);
        for (const Ring& h : pieces[i].shape.holes) add(i, h);
    }
    return sides;
}

/// The stretch two opposite edges share, if it is longer than 5 cm.
bool shared(const Side& s, const Side& t, Vec2& p0, Vec2& p1) {
    const Vec2 d = s.b - s.a;
    const double len = norm(d);
    if (len < 1e-9) return false;
    const Vec2 u = (1.0 / len) * d;
    if (dot(u, t.b - t.a) >= 0.0) return false;  // neighbours run in opposite directions
    if (std::abs(cross(u, t.a - s.a)) > k_touch && std::abs(cross(u, t.b - s.a)) > k_touch) {
        return false;
    }
    // slightly skew edges: compare at the ends of the stretch
    const double ta = dot(t.a - s.a, u), tb = dot(t.b - s.a, u);
    const double lo = std::max(0.0, tb), hi = std::min(len, ta);
    if (hi - lo < 0.05) return false;
    const auto off = [&](double x) {
        const double f = (x - ta) / (tb - ta);
        return std::abs(cross(u, t.a + f * (t.b - t.a) - s.a));
    };
    if (off(lo) > k_touch || off(hi) > k_touch) return false;
    p0 = s.a + lo * u;
    p1 = s.a + hi * u;
    return true;
}

/// Joins stretches of one pair that continue each other in a straight line.
std::vector<Meeting> merged(std::vector<Meeting> in) {
    std::vector<Meeting> out;
    for (const Meeting& m : in) {
        bool joined = false;
        for (Meeting& o : out) {
            if (o.a != m.a || o.b != m.b) continue;
            const Vec2 u = normalised(o.p1 - o.p0);
            if (std::abs(cross(u, m.p1 - m.p0)) > k_touch * 2.0) continue;
            if (distance(o.p1, m.p0) < 5e-3)
                o.p1 = m.p1, joined = true;
            else if (distance(o.p0, m.p1) < 5e-3)
                o.p0 = m.p0, joined = true;
            if (joined) break;
        }
        if (!joined) out.push_back(m);
    }
    return out;
}

}  // namespace

std::vector<Meeting> meetings(const std::vector<Piece>& pieces) {
    const std::vector<Side> sides = sides_of(pieces);
    BoxGrid grid(8.0);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        grid.add(box_of({sides[i].a, sides[i].b}).grown(k_touch), static_cast<std::uint32_t>(i));
    }
    grid.sort();
    std::vector<Meeting> found;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        for (const std::uint32_t j : grid.near(box_of({sides[i].a, sides[i].b}))) {
            if (sides[j].piece <= sides[i].piece) continue;
            Meeting m{sides[i].piece, sides[j].piece, {}, {}};
            if (shared(sides[i], sides[j], m.p0, m.p1)) found.push_back(m);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Meeting& x, const Meeting& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    return merged(std::move(found));
}

void merge_small(std::vector<Piece>& pieces, const std::vector<std::uint8_t>& has_sample) {
    constexpr double k_own = 12.0;  // [m2] a cutting this large may stand alone
    std::vector<double> area;
    for (const Piece& p : pieces) area.push_back(area_of(p.shape));
    std::vector<std::vector<std::pair<double, std::size_t>>> neighbours(pieces.size());
    for (const Meeting& m : meetings(pieces)) {
        neighbours[m.a].emplace_back(distance(m.p0, m.p1), m.b);
        neighbours[m.b].emplace_back(distance(m.p0, m.p1), m.a);
    }
    std::vector<std::uint8_t> gone(pieces.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (area[i] >= k_own || (has_sample[i] && area[i] >= k_limits.sliver)) continue;
        std::size_t best = Draft::k_none;
        double most = 0.0;
        for (const auto& [length, j] : neighbours[i]) {
            if (!gone[j] && length > most) most = length, best = j;
        }
        if (best == Draft::k_none) {
            gone[i] = area[i] < k_limits.sliver;
            continue;
        }
        const auto joined = unite({pieces[i].shape, pieces[best].shape});
        if (joined.size() != 1) continue;
        pieces[best].shape = joined[0];
        area[best] = area_of(joined[0]);
        gone[i] = 1;
        for (const auto& n : neighbours[i]) {
            if (n.second == best) continue;
            neighbours[best].push_back(n);
            neighbours[n.second].emplace_back(n.first, best);
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!gone[i]) {
            if (kept != i) pieces[kept] = std::move(pieces[i]);
            ++kept;
        }
    }
    pieces.resize(kept);
}

}  // namespace taicho::world
