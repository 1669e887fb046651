// Generated quarters hold what `assemble` needs: simple rooms that do not overlap, openings on
// shared edges, stairs that meet their landings; the same seed gives the same map.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "layout/sketch.h"
#include "layout/templates.h"
#include "plan_drawing.h"
#include "world/world.h"

namespace taicho::layout {
namespace {

using world::Feature;
using world::FeatureKind;
using world::Ring;

double distance_to_segment(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 d = b - a;
    const double t = std::clamp(dot(p - a, d) / std::max(1e-12, dot(d, d)), 0.0, 1.0);
    return distance(p, a + t * d);
}

bool on_edge(const Ring& r, Vec2 a, Vec2 b, double tolerance) {
    for (std::size_t i = 0; i < r.size(); ++i) {
        const Vec2 c = r[i], d = r[(i + 1) % r.size()];
        if (distance_to_segment(a, c, d) < tolerance && distance_to_segment(b, c, d) < tolerance)
            return true;
    }
    return false;
}

bool simple(const Ring& r) {
    const auto side = [](Vec2 a, Vec2 b, Vec2 c) { return cross(b - a, c - a); };
    for (std::size_t i = 0; i < r.size(); ++i) {
        for (std::size_t j = i + 2; j < r.size(); ++j) {
            if (i == 0 && j + 1 == r.size()) continue;
            const Vec2 a = r[i], b = r[i + 1], c = r[j], d = r[(j + 1) % r.size()];
            if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
                return false;
        }
    }
    return r.size() >= 3 && ring_area(r) > 0.01;
}

/// Points of a fine grid that lie inside two rooms of one level, by more than `inset` from any
/// edge.
int overlapping_points(const std::vector<const Feature*>& rooms, double step, double inset) {
    int bad = 0;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const Ring& r = rooms[i]->rings[0];
        Vec2 lo = r[0], hi = r[0];
        for (const Vec2 p : r) {
            lo = {std::min(lo.x, p.x), std::min(lo.y, p.y)};
            hi = {std::max(hi.x, p.x), std::max(hi.y, p.y)};
        }
        for (double x = lo.x; x < hi.x; x += step) {
            for (double y = lo.y; y < hi.y; y += step) {
                const Vec2 p{x, y};
                if (!ring_contains(r, p)) continue;
                for (std::size_t j = i + 1; j < rooms.size(); ++j) {
                    const bool flights = rooms[i]->kind == FeatureKind::Stair &&
                                         rooms[j]->kind == FeatureKind::Stair;
                    if (flights) continue;  // they stand above one another on their own sheets
                    const Ring& q = rooms[j]->rings[0];
                    if (!ring_contains(q, p)) continue;
                    double depth = 1e9;
                    for (std::size_t k = 0; k < q.size(); ++k)
                        depth =
                            std::min(depth, distance_to_segment(p, q[k], q[(k + 1) % q.size()]));
                    if (depth > inset) ++bad;
                }
            }
        }
    }
    return bad;
}

struct Index {
    std::map<std::string, const Feature*> by_id;
    std::map<std::pair<std::string, int>, std::vector<const Feature*>> rooms;  // building, level
    explicit Index(const world::MapDef& map) {
        for (const Feature& f : map.features) {
            EXPECT_TRUE(by_id.emplace(f.id, &f).second) << "duplicate id " << f.id;
            if (f.kind == FeatureKind::Room) rooms[{f.building, f.level}].push_back(&f);
            if (f.kind == FeatureKind::Stair) {
                rooms[{f.building, f.from_level}].push_back(&f);
                rooms[{f.building, f.to_level}].push_back(&f);
            }
        }
    }
};

void check_scene(const Scene& scene) {
    const Index index(scene.map);
    for (const auto& [key, rooms] : index.rooms) {
        std::set<const Feature*> once(rooms.begin(), rooms.end());
        EXPECT_EQ(overlapping_points({once.begin(), once.end()}, 0.31, 0.05), 0)
            << key.first << " level " << key.second;
    }
    for (const Feature& f : scene.map.features) {
        if (!f.rings.empty()) {
            EXPECT_TRUE(simple(f.rings[0])) << f.id;
        }
        const bool opening = f.kind == FeatureKind::Door || f.kind == FeatureKind::Shutter ||
                             f.kind == FeatureKind::Window || f.kind == FeatureKind::RoofWay ||
                             f.kind == FeatureKind::Balcony || f.kind == FeatureKind::Cage;
        if (!opening) continue;
        int touched = 0;
        for (const Feature& g : scene.map.features) {
            const bool here =
                (g.kind == FeatureKind::Room && g.level == f.level) ||
                (g.kind == FeatureKind::Void && g.from_level <= f.level && f.level <= g.to_level);
            if (here && on_edge(g.rings[0], f.line[0], f.line[1], 0.10)) ++touched;
        }
        const bool outer = f.kind == FeatureKind::Window || f.kind == FeatureKind::Cage ||
                           f.kind == FeatureKind::Shutter ||
                           f.id.find("-entry") != std::string::npos ||
                           f.id.find("-out") != std::string::npos;
        EXPECT_GE(touched, outer ? 1 : 2) << f.id;
        EXPECT_GT(distance(f.line[0], f.line[1]), 0.4) << f.id;
    }
    for (const Feature& f : scene.map.features) {
        if (f.kind != FeatureKind::Stair) continue;
        const Ring& low = index.by_id.at(f.place)->rings[0];
        EXPECT_EQ(index.by_id.at(f.place)->level, f.from_level);
        const Vec2 c = ring_centre(f.rings[0]);
        double best = -1e9, worst = 1e9;
        for (const Vec2 p : f.rings[0]) {
            best = std::max(best, dot(p - c, *f.up));
            worst = std::min(worst, dot(p - c, *f.up));
        }
        EXPECT_GT(best - worst, 2.4) << f.id;
        EXPECT_LT(best - worst, 6.0) << f.id;
        EXPECT_TRUE(on_edge(low, c + (worst + 0.01) * *f.up, c + (worst + 0.01) * *f.up, 0.1))
            << f.id;
    }
    Problems problems;
    (void)world::assemble(scene.map, problems);
    for (const Problem& p : problems.list()) {
        EXPECT_EQ(p.severity, Problem::Severity::Note) << p.code << " " << p.text.en;
    }
    for (const auto& h : scene.households) {
        EXPECT_FALSE(h.home.empty()) << h.id;
        EXPECT_FALSE(h.group.empty()) << h.id;
        for (const auto& place : h.home) EXPECT_TRUE(index.by_id.count(place)) << place;
    }
}

void dump(const Scene& scene, const std::string& name) {
    const char* folder = std::getenv("TAICHO_PLANS");
    if (!folder) return;
    for (int level = 0; level < 3; ++level) {
        std::ofstream(std::string(folder) + "/" + name + "-" + std::to_string(level) + ".svg")
            << test::draw_plan(scene.map, level);
    }
}

TEST(Village, HousesHoldTogetherForManySeeds) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        VillageDef def;
        def.seed = seed;
        def.households = 20 + 10 * static_cast<int>(seed % 3);
        const Scene scene = make_village(def);
        if (seed == 1) dump(scene, "village");
        EXPECT_EQ(scene.households.size(), static_cast<std::size_t>(def.households));
        check_scene(scene);
    }
}

int people_of(const Scene& scene) {
    int people = 0;
    for (const auto& h : scene.households) people += h.member_count + h.live_in_workers;
    return people;
}

TEST(Alley, TwelveHousesWithTwoWorkshops) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Scene scene = make_alley(seed);
        if (seed == k_alley_seed) dump(scene, "alley");
        check_scene(scene);
        EXPECT_EQ(scene.households.size(), 12u);
        const auto crafts = std::count_if(scene.households.begin(), scene.households.end(),
                                          [](const auto& h) { return !h.trade.empty(); });
        EXPECT_EQ(crafts, 2);
        EXPECT_GE(people_of(scene), 24);
    }
    EXPECT_NEAR(people_of(make_alley(k_alley_seed)), 45, 1);
}

TEST(Apartment, BlocksHoldTogetherForManySeedsAndSizes) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        ApartmentDef def;
        def.seed = seed;
        def.storeys = 4 + static_cast<int>(seed);
        def.flats_per_storey = 2 * static_cast<int>(seed);
        const Scene scene = make_apartment(def);
        check_scene(scene);
        EXPECT_EQ(static_cast<int>(scene.households.size()),
                  (def.storeys - 1) * def.flats_per_storey);
    }
}

TEST(Apartment, MiniAndCollectiveBlocks) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Scene mini = make_apartment(mini_apartment_def(seed));
        const Scene collective = make_apartment(collective_def(seed));
        if (seed == 1) dump(mini, "mini");
        check_scene(mini);
        check_scene(collective);
        EXPECT_EQ(mini.households.size(), 36u);
        EXPECT_EQ(collective.households.size(), 40u);
    }
}

TEST(Ranges, WhatCannotBeBuiltIsNamed) {
    const auto code = [](auto change) {
        VillageDef def;
        change(def);
        Problems problems;
        check_def(def, problems);
        return problems.list().empty() ? std::string()
                                       : problems.list()[0].code + " " + problems.list()[0].path;
    };
    EXPECT_EQ(code([](VillageDef&) {}), "");
    EXPECT_EQ(code([](VillageDef& d) { d.households = 0; }), "E-RANGE-02 households");
    EXPECT_EQ(code([](VillageDef& d) { d.households = 1000000; }), "E-RANGE-02 households");
    EXPECT_EQ(code([](VillageDef& d) { d.workshop_fraction = 1.2; }),
              "E-RANGE-02 workshop_fraction");
    EXPECT_EQ(code([](VillageDef& d) { d.start_hour = 25; }), "E-RANGE-02 start_hour");
    ApartmentDef block;
    block.storeys = 1;
    block.flats_per_storey = 7;
    Problems problems;
    check_def(block, problems);
    EXPECT_EQ(problems.list().size(), 2u);
}

TEST(Village, SameSeedSameMapOtherSeedOtherMap) {
    VillageDef def;
    def.households = 20;
    const Scene a = make_village(def), b = make_village(def);
    ASSERT_EQ(a.map.features.size(), b.map.features.size());
    for (std::size_t i = 0; i < a.map.features.size(); ++i) {
        EXPECT_EQ(a.map.features[i].id, b.map.features[i].id);
        EXPECT_EQ(a.map.features[i].line, b.map.features[i].line);
        EXPECT_EQ(a.map.features[i].rings, b.map.features[i].rings);
    }
    def.seed = 2;
    EXPECT_NE(make_village(def).map.features.size(), a.map.features.size());
}

}  // namespace
}  // namespace taicho::layout
