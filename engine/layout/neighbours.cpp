#include "layout/furnish.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;
using world::Ring;

namespace {

constexpr double k_wall_gap = 0.06;   // m, walls closer than this stand against each other
constexpr double k_min_shared = 0.9;  // m

struct Shared {
    double length = 0.0;
    Vec2 a, b;
};

/// Longest stretch where an edge of `p` lies against an edge of `q`.
Shared shared_wall(const Ring& p, const Ring& q) {
    Shared best;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Vec2 a = p[i], b = p[(i + 1) % p.size()];
        const double len = distance(a, b);
        if (len < k_min_shared) continue;
        const Vec2 d = (1.0 / len) * (b - a);
        for (std::size_t j = 0; j < q.size(); ++j) {
            const Vec2 c = q[j] - a, e = q[(j + 1) % q.size()] - a;
            if (std::abs(cross(d, c)) > k_wall_gap || std::abs(cross(d, e)) > k_wall_gap) continue;
            const double lo = std::max(0.0, std::min(dot(d, c), dot(d, e)));
            const double hi = std::min(len, std::max(dot(d, c), dot(d, e)));
            if (hi - lo > best.length) best = {hi - lo, a + lo * d, a + hi * d};
        }
    }
    return best;
}

struct Box {
    Vec2 lo, hi;
};

Box box_of(const House& h) {
    Box b{h.quad[0], h.quad[0]};
    for (const Vec2 p : h.quad) {
        b.lo = {std::min(b.lo.x, p.x), std::min(b.lo.y, p.y)};
        b.hi = {std::max(b.hi.x, p.x), std::max(b.hi.y, p.y)};
    }
    return b;
}

/// Best pair of upper rooms on one level that share a wall.
struct Link {
    Shared wall;
    const RoomRef* a = nullptr;
    const RoomRef* b = nullptr;
};

/// Second ways out start in rooms of the home, not on the stair that is full of smoke.
bool lived_in(const RoomRef& r) {
    return r.use == "bedroom" || r.use == "living";
}

Link best_link(const FurnishedHouse& a, const FurnishedHouse& b, int level, const char* role) {
    Link best;
    for (const RoomRef& ra : a.rooms) {
        if (ra.level != level || !lived_in(ra) || (*role && ra.role != role)) continue;
        for (const RoomRef& rb : b.rooms) {
            if (rb.level != level || !lived_in(rb) || (*role && rb.role != role)) continue;
            const Shared s = shared_wall(ra.ring, rb.ring);
            if (s.length > best.wall.length) best = {s, &ra, &rb};
        }
    }
    return best;
}

void middle(const Shared& s, double width, double share, Vec2& a, Vec2& b) {
    const Vec2 d = normalised(s.b - s.a);
    const double at = std::clamp(share * s.length, 0.5 * width, s.length - 0.5 * width);
    a = s.a + (at - 0.5 * width) * d;
    b = s.a + (at + 0.5 * width) * d;
}

void roof_way(const Link& link, int level, const FurnishDef& def, const std::string& id,
              Scene& scene) {
    Vec2 p0, p1;
    middle(link.wall, 0.8, 0.5, p0, p1);
    Sketch sketch(scene.map, "");
    Feature& f = sketch.opening(FeatureKind::RoofWay, id, level, p0, p1);
    f.from = link.a->id;
    f.to = link.b->id;
    f.leaf = "closed";
    f.latent = true;
    f.pass_s = def.latent_pass_s;
    f.risk_fraction = def.latent_risk;
}

void open_balcony(const Link& link, int level, const FurnishDef& def, const std::string& id,
                  Scene& scene) {
    Vec2 p0, p1;
    middle(link.wall, 0.8, 0.0, p0, p1);
    Sketch sketch(scene.map, "");
    Feature& f = sketch.opening(FeatureKind::Balcony, id, level, p0, p1);
    f.from = link.a->id;
    f.to = link.b->id;
    f.pass_s = def.latent_pass_s;
    f.risk_fraction = def.latent_risk;
}

/// A cut cage or an unbarred window with a ladder to the alley.
void front_ladder(const House& house, const FurnishedHouse& made, const FurnishDef& def,
                  Scene& scene) {
    const auto room = std::find_if(made.rooms.begin(), made.rooms.end(), [](const RoomRef& r) {
        return r.level == 1 && r.role == "front";
    });
    if (room == made.rooms.end()) return;
    Vec2 a, b;
    made.plan.front_segment(0.8, 0.5 * made.plan.front_length() - 0.6, a, b);
    Sketch sketch(scene.map, house.id);
    Feature& f = sketch.opening(FeatureKind::Cage, house.id + "-cage1", 1, a, b);
    f.leaf = "closed";
    f.latent = true;
    f.needs = made.caged ? "tool" : "";
    f.from = room->id;
    f.to = house.alley;
    f.pass_s = def.latent_pass_s;
    f.risk_fraction = def.cage_risk;
}

}  // namespace

void join_neighbours(const std::vector<House>& houses, const std::vector<FurnishedHouse>& furnished,
                     const FurnishDef& def, Scene& scene) {
    std::vector<std::size_t> order(houses.size());
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < houses.size(); ++i) {
        order[i] = i;
        boxes.push_back(box_of(houses[i]));
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return boxes[a].lo.x != boxes[b].lo.x ? boxes[a].lo.x < boxes[b].lo.x : a < b;
    });
    std::vector<bool> has_way(houses.size(), false);
    for (std::size_t n = 0; n < order.size(); ++n) {
        for (std::size_t m = n + 1; m < order.size(); ++m) {
            const std::size_t i = std::min(order[n], order[m]), j = std::max(order[n], order[m]);
            if (boxes[order[m]].lo.x > boxes[order[n]].hi.x + 0.1) break;
            if (boxes[i].lo.y > boxes[j].hi.y + 0.1 || boxes[j].lo.y > boxes[i].hi.y + 0.1)
                continue;
            const int level = std::min(furnished[i].levels, furnished[j].levels) - 1;
            if (level < 1) continue;
            const std::string pair = houses[i].id + "-" + houses[j].id;
            const Link top = best_link(furnished[i], furnished[j], level, "");
            if (top.wall.length >= k_min_shared && !(has_way[i] && has_way[j])) {
                roof_way(top, level, def, "roof-" + pair, scene);
                has_way[i] = has_way[j] = true;
            }
            const Dice dice = dice_of(scene.seed, pair);
            if (furnished[i].caged || furnished[j].caged ||
                !dice.chance(Purpose::Furnish, 0, def.neighbour_balcony_fraction)) {
                continue;
            }
            const Link front = best_link(furnished[i], furnished[j], 1, "front");
            if (front.wall.length >= k_min_shared)
                open_balcony(front, 1, def, "balcony-" + pair, scene);
        }
    }
    for (std::size_t i = 0; i < houses.size(); ++i) {
        if (!has_way[i] || furnished[i].caged) front_ladder(houses[i], furnished[i], def, scene);
    }
}

void link_groups(const std::vector<House>& houses, const std::vector<FurnishedHouse>& furnished,
                 const HouseholdMixDef& mix, Scene& scene) {
    std::map<std::string, std::vector<std::size_t>> by_alley;
    for (std::size_t i = 0; i < houses.size(); ++i) by_alley[houses[i].alley].push_back(i);
    int number = 0;
    for (auto& [alley, rows] : by_alley) {
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            return houses[a].along < houses[b].along;
        });
        const std::size_t groups =
            std::max<std::size_t>(1, (rows.size() + static_cast<std::size_t>(mix.group_size) / 2) /
                                         static_cast<std::size_t>(mix.group_size));
        for (std::size_t g = 0; g < groups; ++g) {
            const std::size_t lo = rows.size() * g / groups, hi = rows.size() * (g + 1) / groups;
            const std::string id = "group-" + std::to_string(++number);
            for (std::size_t k = lo; k < hi; ++k) {
                scene.households[furnished[rows[k]].household].group = id;
            }
        }
    }
}

}  // namespace taicho::layout
