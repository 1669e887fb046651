#include "layout/repair.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "world/assemble_geometry.h"

/// Ways of a real map become lanes: twins dropped, clipped to the window, mouths where they leave
/// it.
namespace taicho::layout {

namespace {

constexpr double k_edge =
    15.0;  // m, a way that ends this near the edge of the data leaves the scene

/// Corners rounded to the centimetre, in the direction that reads smaller: twins get one key.
std::string key_of(const std::vector<Vec2>& line, bool& reversed) {
    std::string forward, backward;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto add = [](std::string& s, Vec2 p) {
            s += fmt::format("{};{} ", std::lround(p.x * 100), std::lround(p.y * 100));
        };
        add(forward, line[i]);
        add(backward, line[line.size() - 1 - i]);
    }
    reversed = backward < forward;
    return reversed ? backward : forward;
}

/// Liang-Barsky: the part of a segment inside the box, as parameters.
bool clip(Vec2 a, Vec2 b, Vec2 lo, Vec2 hi, double& t0, double& t1) {
    t0 = 0.0;
    t1 = 1.0;
    const Vec2 d = b - a;
    const double p[4] = {-d.x, d.x, -d.y, d.y};
    const double q[4] = {a.x - lo.x, hi.x - a.x, a.y - lo.y, hi.y - a.y};
    for (int k = 0; k < 4; ++k) {
        if (p[k] == 0.0) {
            if (q[k] < 0.0) return false;
            continue;
        }
        const double r = q[k] / p[k];
        if (p[k] < 0.0)
            t0 = std::max(t0, r);
        else
            t1 = std::min(t1, r);
    }
    return t0 < t1;
}

struct Part {
    std::vector<Vec2> line;
    bool cut_front = false, cut_back = false;
};

std::vector<Part> clip_line(const std::vector<Vec2>& line, Vec2 lo, Vec2 hi) {
    std::vector<Part> parts;
    bool open = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double t0 = 0.0, t1 = 1.0;
        if (!clip(line[i], line[i + 1], lo, hi, t0, t1)) {
            open = false;
            continue;
        }
        const Vec2 d = line[i + 1] - line[i];
        if (!open) {
            parts.push_back({{line[i] + t0 * d}, t0 > 0.0, false});
            open = true;
        }
        parts.back().line.push_back(line[i] + t1 * d);
        if (t1 < 1.0) {
            parts.back().cut_back = true;
            open = false;
        }
    }
    return parts;
}

double length_of(const std::vector<Vec2>& line) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += distance(line[i], line[i + 1]);
    return sum;
}

void add_mouth(Quarter& q, const Lane& lane, bool back) {
    const auto& l = lane.line;
    const Vec2 end = back ? l.back() : l.front();
    const Vec2 inside = back ? l[l.size() - 2] : l[1];
    const Vec2 n = 0.5 * lane.width * normalised(perpendicular(inside - end));
    q.mouths.push_back({fmt::format("exit-{}", q.mouths.size() + 1), end + n, end - n});
}

/// A mouth inside another lane's width, or where lanes meet, is no edge of open air.
void drop_covered_mouths(Quarter& q) {
    std::erase_if(q.mouths, [&](const Mouth& m) {
        const Vec2 mid = 0.5 * (m.a + m.b);
        int ends = 0;
        const bool inside = std::any_of(q.lanes.begin(), q.lanes.end(), [&](const Lane& lane) {
            const double off = distance(nearest_on_line(lane.line, mid), mid);
            const double end =
                std::min(distance(lane.line.front(), mid), distance(lane.line.back(), mid));
            ends += end < 0.1;
            return off < 0.5 * lane.width - 0.05 && end > off + 0.3;
        });
        return inside || ends > 1;
    });
}

double gap_between(const Lane& a, const Lane& b, Vec2& pa, Vec2& pb) {
    double least = 1e300;
    const auto look = [&](Vec2 from, const std::vector<Vec2>& line, bool swap) {
        const Vec2 c = nearest_on_line(line, from);
        if (distance(c, from) < least) {
            least = distance(c, from);
            pa = swap ? c : from;
            pb = swap ? from : c;
        }
    };
    for (const Vec2 p : a.line) look(p, b.line, false);
    for (const Vec2 p : b.line) look(p, a.line, true);
    for (std::size_t i = 0; i + 1 < a.line.size(); ++i) {
        for (std::size_t j = 0; j + 1 < b.line.size(); ++j) {
            if (const auto x =
                    world::crossing(a.line[i], a.line[i + 1], b.line[j], b.line[j + 1])) {
                pa = pb = *x;
                return 0.0;
            }
        }
    }
    return least;
}

/// Nothing leaves the data: the lane end farthest from the middle becomes the way out.
void add_outermost_mouth(Quarter& q) {
    Vec2 sum;
    for (const Lane& lane : q.lanes) sum = sum + lane.line.front() + lane.line.back();
    const Vec2 middle = (0.5 / static_cast<double>(q.lanes.size())) * sum;
    std::size_t best = 0;
    bool back = false;
    double far = -1.0;
    for (std::size_t i = 0; i < q.lanes.size(); ++i) {
        for (const bool end : {false, true}) {
            const Vec2 p = end ? q.lanes[i].line.back() : q.lanes[i].line.front();
            if (distance(p, middle) > far) far = distance(p, middle), best = i, back = end;
        }
    }
    add_mouth(q, q.lanes[best], back);
    q.repairs.push_back(
        {"exit",
         q.mouths.back().id,
         0.5 * (q.mouths.back().a + q.mouths.back().b),
         {"không đường nào ra khỏi vùng dữ liệu; đầu đường xa nhất được coi là lối ra",
          "no way leaves the data; the outermost end was taken as the way out"}});
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

}  // namespace

void lay_lanes(const RawMap& map, const RepairDef& def, Quarter& q) {
    std::map<std::string, std::string> seen;
    const Vec2 margin{def.beyond, def.beyond};
    // a file that was cut out of a larger map has ways that end on its edge
    const auto at_edge = [&](Vec2 p) {
        return !map.windowed && (p.x - map.box_min.x < k_edge || map.box_max.x - p.x < k_edge ||
                                 p.y - map.box_min.y < k_edge || map.box_max.y - p.y < k_edge);
    };
    for (const RawWay& way : map.ways) {
        bool reversed = false;
        const std::vector<Part> parts =
            clip_line(way.line, map.box_min - margin, map.box_max + margin);
        if (parts.empty()) continue;
        const auto [it, fresh] = seen.emplace(key_of(way.line, reversed), way.id);
        if (!fresh) {
            q.repairs.push_back(
                {"twin",
                 way.id,
                 way.line[0],
                 {"trùng đường " + it->second + " (vẽ hai chiều); bỏ",
                  "same way as " + it->second + " (drawn once per direction); dropped"}});
            continue;
        }
        int number = 0;
        for (const Part& part : parts) {
            if (length_of(part.line) < 0.5) continue;
            Lane lane;
            lane.id = way.id + (number++ > 0 ? fmt::format("-{}", number) : "");
            lane.width = way.width > 0.0 ? std::max(way.width, def.carve) : def.lane_width;
            lane.line = part.line;
            if (!way.name.empty()) lane.name = {way.name, way.name};
            if (part.cut_front || at_edge(part.line.front())) add_mouth(q, lane, false);
            if (part.cut_back || at_edge(part.line.back())) add_mouth(q, lane, true);
            q.lanes.push_back(std::move(lane));
        }
    }
    drop_covered_mouths(q);
}

void join_islands(const RepairDef& def, Quarter& q) {
    const std::size_t n = q.lanes.size();
    std::vector<std::size_t> parent(n);
    for (std::size_t i = 0; i < n; ++i) parent[i] = i;
    Vec2 a, b;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            if (root(parent, i) != root(parent, j) &&
                gap_between(q.lanes[i], q.lanes[j], a, b) <= def.joined) {
                parent[root(parent, j)] = root(parent, i);
            }
        }
    }
    const auto has_mouth = [&](std::size_t island) {
        for (std::size_t i = 0; i < n; ++i) {
            if (root(parent, i) != island) continue;
            for (const Mouth& m : q.mouths) {
                if (distance(nearest_on_line(q.lanes[i].line, 0.5 * (m.a + m.b)),
                             0.5 * (m.a + m.b)) < 0.01)
                    return true;
            }
        }
        return false;
    };
    if (q.mouths.empty() && n > 0) add_outermost_mouth(q);
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t island = root(parent, k);
        if (island != k || has_mouth(island)) continue;
        double least = 1e300;
        Vec2 pa, pb;
        std::size_t other = n;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                if (root(parent, i) != island || root(parent, j) == island) continue;
                const double gap = gap_between(q.lanes[i], q.lanes[j], a, b);
                if (gap < least) least = gap, pa = a, pb = b, other = j;
            }
        }
        if (other == n) continue;
        Lane link;
        link.id = "link-" + q.lanes[k].id;
        link.width = 2.0;
        link.line = {pa, pb};
        q.repairs.push_back(
            {"island",
             link.id,
             pa,
             {fmt::format("đường {} không nối ra ngoài; nối {:.1f} m", q.lanes[k].id, least),
              fmt::format("way {} led nowhere; joined over {:.1f} m", q.lanes[k].id, least)}});
        carve(q, link.line, def.carve, "", link.id, def);
        q.lanes.push_back(std::move(link));
        parent[island] = root(parent, other);
    }
}

}  // namespace taicho::layout
