#include <algorithm>
#include <cmath>

#include "world/assemble_boolean.h"
#include "world/assemble_open_air.h"

namespace taicho::world {

namespace {

/// Half the width of an alley line [m].
double half_width(const Feature& f) {
    return 0.5 * f.width_m.value_or(k_limits.alley_width);
}

struct Along {
    std::vector<double> s;  ///< [m] distance at each vertex
    [[nodiscard]] double length() const { return s.back(); }
};

Along measure(const std::vector<Vec2>& line) {
    Along m;
    m.s.push_back(0.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        m.s.push_back(m.s.back() + distance(line[i - 1], line[i]));
    }
    return m;
}

Vec2 point_at(const std::vector<Vec2>& line, const Along& m, double s) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (s > m.s[i] && i + 1 < line.size()) continue;
        const double d = m.s[i] - m.s[i - 1];
        const double t = d > 0.0 ? (s - m.s[i - 1]) / d : 0.0;
        return line[i - 1] + t * (line[i] - line[i - 1]);
    }
    return line.back();
}

/// Where another line crosses or ends on this one, as distance along it.
void junctions_with(const std::vector<Vec2>& line, const Along& m, const Feature& other,
                    double reach, std::vector<double>& out) {
    const auto& o = other.line;
    for (std::size_t i = 1; i < line.size(); ++i) {
        for (std::size_t j = 1; j < o.size(); ++j) {
            if (const auto p = crossing(line[i - 1], line[i], o[j - 1], o[j])) {
                out.push_back(m.s[i - 1] + distance(line[i - 1], *p));
            }
        }
        for (const Vec2 end : {o.front(), o.back()}) {
            const Vec2 q = closest_on_segment(line[i - 1], line[i], end);
            if (distance(q, end) <= reach) out.push_back(m.s[i - 1] + distance(line[i - 1], q));
        }
    }
}

std::vector<double> thinned(std::vector<double> s, double apart) {
    std::sort(s.begin(), s.end());
    std::vector<double> out;
    for (const double v : s) {
        if (out.empty() || v - out.back() >= apart) out.push_back(v);
    }
    return out;
}

/// Distances of the samples along one line: the junctions, and even steps between them.
std::vector<double> stations(double length, const std::vector<double>& junctions) {
    std::vector<double> s;
    const double step = k_limits.piece;
    if (junctions.empty()) {
        const int n = std::max(1, static_cast<int>(std::lround(length / step)));
        for (int i = 0; i < n; ++i) s.push_back((i + 0.5) * length / n);
        return s;
    }
    const auto end_part = [&](double from, double to) {  // from a junction to a loose end
        const double d = std::abs(to - from);
        const int n = std::max(0, static_cast<int>(std::lround(d / step - 0.5)));
        for (int i = 1; i <= n; ++i) s.push_back(from + (to - from) * i / (n + 0.5));
    };
    end_part(junctions.front(), 0.0);
    for (std::size_t k = 0; k < junctions.size(); ++k) {
        s.push_back(junctions[k]);
        if (k + 1 == junctions.size()) break;
        const double d = junctions[k + 1] - junctions[k];
        const int n = std::max(1, static_cast<int>(std::lround(d / step)));
        for (int i = 1; i < n; ++i) s.push_back(junctions[k] + d * i / n);
    }
    end_part(junctions.back(), length);
    std::sort(s.begin(), s.end());
    return s;
}

void sample_line(const Draft& d, std::size_t row, const BoxGrid& lines, std::vector<Sample>& out) {
    const Feature& f = d.map.features[row];
    const Along m = measure(f.line);
    std::vector<double> junctions;
    for (const std::uint32_t j : lines.near(box_of(f.line).grown(half_width(f) + 1.0))) {
        if (j == row) continue;
        junctions_with(f.line, m, d.map.features[j], half_width(f) + 0.5, junctions);
    }
    for (const double s : stations(m.length(), thinned(std::move(junctions), 4.0))) {
        out.push_back({point_at(f.line, m, s), row, false});
    }
}

/// A lattice along the long axis; one sample per connected part of each lattice cell.
void sample_polygon(const Draft& d, std::size_t row, std::vector<Sample>& out) {
    const Feature& f = d.map.features[row];
    const std::vector<Shape> shape = alley_shapes(f);
    const Oriented box = smallest_rectangle(shape[0].outline);
    const Vec2 u = box.along, v = perpendicular(u);
    const int nu = std::max(1, static_cast<int>(std::lround(box.length / k_limits.piece)));
    const int nv = std::max(1, static_cast<int>(std::lround(box.width / k_limits.piece)));
    const double du = box.length / nu, dv = box.width / nv;
    for (int i = 0; i < nu; ++i) {
        for (int j = 0; j < nv; ++j) {
            const Vec2 c = box.centre + ((i + 0.5) * du - 0.5 * box.length) * u +
                           ((j + 0.5) * dv - 0.5 * box.width) * v;
            const Ring cell = strip(c - 0.5 * du * u, c + 0.5 * du * u, dv);
            for (const Shape& part : cut_out(shape, {}, cell)) {
                if (area_of(part) < k_limits.sliver) continue;
                out.push_back({inner_point(part), row, false});
            }
        }
    }
}

/// Gates within open air get a pair of samples, one on each side of their line.
void sample_gates(const Draft& d, const BoxGrid& alleys, std::vector<Sample>& out) {
    constexpr double k_beside = 2.0;  // [m] in front of the gate and behind it
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (f.kind != FeatureKind::Gate || !d.sound[i] || f.level != 0) continue;
        const Vec2 mid = where(f);
        const Vec2 n = perpendicular(normalised(f.line[1] - f.line[0]));
        for (const std::uint32_t a : alleys.near(mid, 0.5)) {
            const auto shapes = alley_shapes(d.map.features[a]);
            // Each side may lie in a strip of its own: a gate can stand where the alley bends.
            const auto in_alley = [&](Vec2 p) {
                return std::any_of(shapes.begin(), shapes.end(), [&](const Shape& s) { return contains(s, p); });
            };
            if (!in_alley(mid + 0.5 * n) || !in_alley(mid - 0.5 * n)) continue;
            out.push_back({mid + k_beside * n, a, true});
            out.push_back({mid - k_beside * n, a, true});
            break;
        }
    }
}

}  // namespace

std::vector<Shape> alley_shapes(const Feature& f) {
    if (!f.rings.empty()) {
        Shape s{f.rings[0], {f.rings.begin() + 1, f.rings.end()}};
        if (signed_area(s.outline) < 0.0) std::reverse(s.outline.begin(), s.outline.end());
        return {s};
    }
    std::vector<Shape> parts;
    const double w = 2.0 * half_width(f);
    for (std::size_t i = 1; i < f.line.size(); ++i) {
        Vec2 a = f.line[i - 1], b = f.line[i];
        if (distance(a, b) < 1e-6) continue;
        const Vec2 u = normalised(b - a);
        // corners are filled by letting both strips run on by half a width times the turn
        const auto extend = [&](std::size_t k, double sign) {
            if (k == 0 || k + 1 >= f.line.size()) return 0.0;
            const Vec2 p = normalised(f.line[k] - f.line[k - 1]);
            const Vec2 q = normalised(f.line[k + 1] - f.line[k]);
            const double c = std::clamp(dot(p, q), -0.5, 1.0);
            return sign * 0.5 * w * std::sqrt((1.0 - c) / (1.0 + c));
        };
        a = a + extend(i - 1, -1.0) * u;
        b = b + extend(i, 1.0) * u;
        parts.push_back({strip(a, b, w), {}});
    }
    return parts;
}

std::vector<Sample> alley_samples(const Draft& d) {
    BoxGrid lines(16.0), alleys(16.0);
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (f.kind != FeatureKind::Alley || !d.sound[i]) continue;
        if (f.rings.empty()) lines.add(box_of(f.line), static_cast<std::uint32_t>(i));
        const Box box = f.rings.empty() ? box_of(f.line).grown(half_width(f)) : box_of(f.rings[0]);
        alleys.add(box, static_cast<std::uint32_t>(i));
    }
    lines.sort();
    alleys.sort();
    std::vector<Sample> all;
    sample_gates(d, alleys, all);
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (f.kind != FeatureKind::Alley || !d.sound[i]) continue;
        if (f.rings.empty())
            sample_line(d, i, lines, all);
        else
            sample_polygon(d, i, all);
    }
    // gates come first and push away what stands too near; so does an earlier alley a later one
    constexpr double k_apart = 4.0;  // [m]
    std::vector<Sample> kept;
    std::map<std::pair<long, long>, std::vector<std::size_t>> cells;
    for (const Sample& s : all) {
        const long cx = std::lround(s.at.x / k_apart), cy = std::lround(s.at.y / k_apart);
        bool free = true;
        for (long x = cx - 1; x <= cx + 1 && !s.gate; ++x) {
            for (long y = cy - 1; y <= cy + 1; ++y) {
                const auto it = cells.find({x, y});
                if (it == cells.end()) continue;
                for (const std::size_t k : it->second) {
                    if (distance(kept[k].at, s.at) < k_apart) free = false;
                }
            }
        }
        if (!free) continue;
        cells[{cx, cy}].push_back(kept.size());
        kept.push_back(s);
    }
    return kept;
}

Ring voronoi_cell(const std::vector<Sample>& samples, const BoxGrid& grid, std::size_t i) {
    constexpr double k_reach = 40.0;  // [m] nothing in an alley is farther from its sample
    const Vec2 c = samples[i].at;
    Ring cell = {c + Vec2{-k_reach, -k_reach}, c + Vec2{k_reach, -k_reach},
                 c + Vec2{k_reach, k_reach}, c + Vec2{-k_reach, k_reach}};
    for (const std::uint32_t j : grid.near(c, 2.0 * k_reach)) {
        if (j == i) continue;
        const Vec2 d = samples[j].at - c;
        const Vec2 mid = 0.5 * (samples[j].at + c);
        Ring cut;
        for (std::size_t k = 0; k < cell.size(); ++k) {
            const Vec2 s = cell[k], e = cell[(k + 1) % cell.size()];
            const double fs = dot(s - mid, d), fe = dot(e - mid, d);
            if (fs <= 0.0) cut.push_back(s);
            if ((fs <= 0.0) != (fe <= 0.0)) cut.push_back(s + (fs / (fs - fe)) * (e - s));
        }
        cell = std::move(cut);
        if (cell.size() < 3) break;
    }
    return cell;
}

}  // namespace taicho::world
