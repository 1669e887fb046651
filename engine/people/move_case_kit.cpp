#include <algorithm>
#include <cmath>
#include <limits>

#include "core/distributions.h"
#include "core/hash.h"
#include "core/text.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::k_walk_none;

void merge_invariants(MoveInvariants& a, const MoveInvariants& b) {
    a.wall_overlap = std::max(a.wall_overlap, b.wall_overlap);
    a.outside += b.outside;
    a.step_ratio = std::max(a.step_ratio, b.step_ratio);
    a.near_pairs += b.near_pairs;
    a.tight_pairs += b.tight_pairs;
    a.least_share = std::min(a.least_share, b.least_share);
    a.stuck += b.stuck;
    a.reverts += b.reverts;
}

CaseRun::CaseRun(world::WalkDef def, std::uint64_t seed) : scene(make_scene(std::move(def))) { scene.seed = seed; }

std::uint32_t CaseRun::add(Vec2 p, double v0, std::uint32_t route, double radius) {
    const auto row = static_cast<std::uint32_t>(scene.state.size());
    resize_walk(scene.state, row + 1);
    std::uint32_t patch = k_walk_none;
    for (std::uint32_t i = 0; i < scene.geometry->patch_count() && patch == k_walk_none; ++i) {
        if (scene.geometry->contains(i, p)) patch = i;
    }
    scene.state.v0[row] = static_cast<float>(v0);
    scene.state.radius[row] = static_cast<float>(radius);
    place_person(scene.state, row, patch, p);
    if (route != k_walk_none) walk_to(scene.state, row, route);
    left_at.push_back(-1.0);
    left_by.push_back(k_walk_none);
    return row;
}

std::uint32_t CaseRun::route_to_portals(std::vector<std::uint32_t> portals, std::uint32_t cls) {
    world::WalkDestination d;
    d.portals = std::move(portals);
    return scene.routes->route(scene.routes->add_destination(d), cls);
}

std::uint32_t CaseRun::route_to_spot(const world::WalkDestination& d, std::uint32_t cls) {
    return scene.routes->route(scene.routes->add_destination(d), cls);
}

void CaseRun::tick() {
    const WalkState& s = scene.state;
    before_ = s.pos;
    const double t0 = s.now;
    WalkEvents events;
    scene.routes->refresh();
    scene.step(events);
    worst.stuck += events.stuck.size();
    worst.reverts += events.wall_reverts;
    for (LineCount& l : lines) {
        for (std::uint32_t i = 0; i < s.size(); ++i) {
            if (before_[i] == s.pos[i]) continue;
            const Vec2 d = l.b - l.a;
            if ((cross(d, before_[i] - l.a) > 0.0) == (cross(d, s.pos[i] - l.a) > 0.0)) continue;
            const double t = world::crossing_at(before_[i], s.pos[i], l.a, l.b);
            if (t < 0.0) continue;
            l.times.push_back(t0 + t * scene.dt);
            l.person.push_back(i);
        }
    }
    for (const WalkPassage& p : events.passages) {
        const WalkMode m = s.mode[p.person];
        if ((m == WalkMode::Out || m == WalkMode::Arrived) && left_at[p.person] < 0.0) {
            left_at[p.person] = p.time;
            left_by[p.person] = p.portal;
            ++left;
        }
        if (on_passage) on_passage(*this, p);
    }
    watch();
    if (each_tick) each_tick(*this);
}

void CaseRun::watch() {
    const WalkState& s = scene.state;
    const double vmax = static_cast<double>(*std::max_element(s.v0.begin(), s.v0.end()));
    for (const std::uint32_t i : s.active) {
        const double step = distance(before_[i], s.pos[i]);
        worst.step_ratio = std::max(worst.step_ratio, (step - 1e-6) / (1.3 * vmax * scene.dt));
    }
    if (s.tick % 4 != 0) return;
    for (const std::uint32_t i : s.active) {
        if (s.mode[i] != WalkMode::Walking) continue;
        if (!scene.geometry->contains(s.patch[i], s.pos[i])) {
            double off = 1e9;
            for (const world::WalkWall& w : scene.geometry->walls(s.patch[i])) {
                off = std::min(off, distance(s.pos[i], world::nearest_on_segment(w.a, w.b, s.pos[i])));
            }
            for (const std::uint32_t g : scene.geometry->portals(s.patch[i])) {
                const auto& p = scene.geometry->def().portals[g];
                off = std::min(off, distance(s.pos[i], world::nearest_on_segment(p.p0, p.p1, s.pos[i])));
            }
            if (off > 1e-3) ++worst.outside;
        }
        const double r = static_cast<double>(s.radius[i]);
        for (const world::WalkWall& w : scene.geometry->walls(s.patch[i])) {
            const double d = distance(s.pos[i], world::nearest_on_segment(w.a, w.b, s.pos[i]));
            worst.wall_overlap = std::max(worst.wall_overlap, r - d);
        }
    }
    std::vector<std::pair<double, std::uint32_t>> by_x;
    for (const std::uint32_t i : s.active) by_x.emplace_back(s.pos[i].x, i);
    std::sort(by_x.begin(), by_x.end());
    for (std::size_t a = 0; a < by_x.size(); ++a) {
        for (std::size_t b = a + 1; b < by_x.size() && by_x[b].first - by_x[a].first < 1.3; ++b) {
            const std::uint32_t i = by_x[a].second, j = by_x[b].second;
            if (scene.geometry->info(s.patch[i]).sheet != scene.geometry->info(s.patch[j]).sheet) continue;
            const double r = static_cast<double>(s.radius[i] + s.radius[j]), d = distance(s.pos[i], s.pos[j]);
            if (d >= r + 0.5) continue;
            ++worst.near_pairs;
            if (d < 0.8 * r) ++worst.tight_pairs;
            worst.least_share = std::min(worst.least_share, d / r);
        }
    }
}

bool CaseRun::run(double cap, double idle) {
    double last = now();
    while (left < left_at.size() && now() < cap && now() - last < idle) {
        const std::size_t before = left;
        tick();
        if (left > before) last = now();
    }
    return left == left_at.size();
}

double CaseRun::last_left() const {
    double t = 0.0;
    for (const double v : left_at) t = std::max(t, v);
    return t;
}

double speed_imo(std::uint64_t seed, std::uint32_t person) {
    return sample(Distribution::uniform(0.97, 1.62), {seed, hash_text("imo") + person, Purpose::WalkingSpeed});
}

double speed_std(std::uint64_t seed, std::uint32_t person) {
    return sample(Distribution::normal(1.34, 0.26).within(0.5, 2.2), {seed, hash_text("std") + person, Purpose::WalkingSpeed});
}

std::vector<Vec2> scatter(std::size_t n, Vec2 lo, Vec2 hi, double radius, std::uint64_t seed) {
    std::vector<Vec2> at;
    const double margin = radius + 0.02, w = hi.x - lo.x - 2 * margin, h = hi.y - lo.y - 2 * margin;
    const double density = static_cast<double>(n) / ((hi.x - lo.x) * (hi.y - lo.y));
    std::uint32_t draw = 0;
    const auto u = [&] { return draw_uniform({seed, hash_text("scatter"), Purpose::PositionInRoom, draw++}); };
    if (density <= 3.0 && density * 3.1416 * radius * radius < 0.4) {
        for (std::size_t tries = 0; at.size() < n && tries < 4000 * n; ++tries) {
            const Vec2 p{lo.x + margin + w * u(), lo.y + margin + h * u()};
            const bool free = std::none_of(at.begin(), at.end(), [&](Vec2 q) { return distance(p, q) < 2.02 * radius; });
            if (free) at.push_back(p);
        }
        if (at.size() == n) return at;
        at.clear();
    }
    double a = std::sqrt(w * h / static_cast<double>(n) * 2.0 / std::sqrt(3.0)) * 1.15;  // shrink until it fits
    for (; at.size() < n && a > 0.3; a *= 0.995) {
        at.clear();
        const double dy = a * std::sqrt(3.0) / 2.0;
        for (int row = 0; row * dy <= h; ++row) {
            for (double x = (row % 2) * 0.5 * a; x <= w; x += a) at.push_back({lo.x + margin + x, lo.y + margin + row * dy});
        }
    }
    const double jitter = std::max(0.0, 0.5 * (a / 0.995 - 2.02 * radius)) * 0.7;
    for (Vec2& p : at) {
        const double ang = 6.283185307179586 * u(), m = jitter * u();
        p = {std::clamp(p.x + m * std::cos(ang), lo.x + margin, hi.x - margin),
             std::clamp(p.y + m * std::sin(ang), lo.y + margin, hi.y - margin)};
    }
    while (at.size() > n) {  // thin out evenly
        const auto k = static_cast<std::size_t>(u() * static_cast<double>(at.size()));
        at.erase(at.begin() + static_cast<std::ptrdiff_t>(std::min(k, at.size() - 1)));
    }
    return at;
}

world::WalkPatch box_patch(double x0, double y0, double x1, double y1) {
    world::WalkPatch p;
    p.outline = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    return p;
}

Vec2 moved(Vec2 p, double angle, Vec2 shift) {
    const double c = std::cos(angle), s = std::sin(angle);
    return Vec2{c * p.x - s * p.y, s * p.x + c * p.y} + shift;
}

world::WalkDef moved(world::WalkDef def, double angle, Vec2 shift) {
    for (world::WalkPatch& p : def.patches) {
        for (Vec2& v : p.outline) v = moved(v, angle, shift);
        for (auto& h : p.holes) {
            for (Vec2& v : h) v = moved(v, angle, shift);
        }
        p.ref = moved(p.ref, angle, shift);
        p.grad = moved(p.grad, angle, {});
    }
    for (world::WalkPortal& g : def.portals) {
        g.p0 = moved(g.p0, angle, shift);
        g.p1 = moved(g.p1, angle, shift);
    }
    return def;
}

double mean(const std::vector<double>& v) {
    double s = 0.0;
    for (const double x : v) s += x;
    return v.empty() ? 0.0 : s / static_cast<double>(v.size());
}

double sustained_flow(const std::vector<double>& times) {
    std::vector<double> t = times;
    std::sort(t.begin(), t.end());
    if (t.size() < 10) return 0.0;
    const std::size_t a = t.size() / 10, b = t.size() * 9 / 10;
    return static_cast<double>(b - a) / (t[b] - t[a]);
}

double welch_less(const std::vector<double>& a, const std::vector<double>& b) {
    const auto var = [](const std::vector<double>& v) {
        const double m = mean(v);
        double s = 0.0;
        for (const double x : v) s += (x - m) * (x - m);
        return s / static_cast<double>(std::max<std::size_t>(1, v.size() - 1));
    };
    const double se = std::sqrt(var(a) / static_cast<double>(a.size()) + var(b) / static_cast<double>(b.size()));
    if (se == 0.0) return mean(a) < mean(b) ? 0.0 : 1.0;
    const double t = (mean(b) - mean(a)) / se;
    // normal approximation widened for small samples (Wallace 1959)
    const double f = static_cast<double>(a.size() + b.size()) - 2.0;
    const double z = std::copysign(std::sqrt(f * std::log1p(t * t / f)) * (8.0 * f + 1.0) / (8.0 * f + 3.0), t);
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

MoveCheck check_between(std::string id, double v, double lo, double hi) {
    return {std::move(id), v, "in [" + to_text(lo) + ", " + to_text(hi) + "]", v >= lo && v <= hi};
}

MoveCheck check_less(std::string id, double v, double limit) {
    return {std::move(id), v, "<= " + to_text(limit), v <= limit};
}

MoveCheck check_true(std::string id, bool ok, std::string criterion, double v) { return {std::move(id), v, std::move(criterion), ok}; }

void check_invariants(MoveChecks& out, const std::string& id, const MoveInvariants& v) {
    out.push_back(check_less(id + " U1 outside", static_cast<double>(v.outside), 0.0));
    out.push_back(check_less(id + " U1 wall overlap", v.wall_overlap, 0.02));
    out.push_back(check_less(id + " U2 step", v.step_ratio, 1.0));
    const double share = v.near_pairs == 0 ? 0.0 : static_cast<double>(v.tight_pairs) / static_cast<double>(v.near_pairs);
    out.push_back(check_less(id + " U5 tight share", share, 0.001));
    if (v.near_pairs > 0) out.push_back(check_between(id + " U5 least", v.least_share, 0.5, 10.0));
}

}  // namespace taicho::people
