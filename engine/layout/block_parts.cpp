#include "layout/block_parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "layout/furnish.h"

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;

namespace {

constexpr double k_riser = 0.17;            // m (K)
constexpr double k_tread = 0.28;            // m (K)
constexpr double k_stair_door = 0.9;        // m (D2: exit door at least 0.8 m, K)
constexpr double k_bath_depth = 1.7;        // m
constexpr double k_bath_load = 120.0;       // MJ/m2 (J)
constexpr double k_three_room_share = 0.5;  // flats with a second bedroom (J)

}  // namespace

StairCore stair_core(double width, double storey_height, Vec2 at, double side) {
    StairCore core;
    HousePlan& p = core.plan;
    const double run = (std::ceil(storey_height / k_riser - 1e-9) - 1.0) * k_tread;
    p.shape = PlanShape::Along;
    p.s = width;
    p.q = 2.0 * width + 0.1;
    p.a = 0.0;
    p.b = run + 2.0 * (width + 0.15);
    p.f0 = width + 0.15;
    p.f1 = p.f0 + run;
    core.side = side;
    core.door_y = at.y;
    core.y0 = at.y - 0.5 * p.b;
    const double x0 = side > 0 ? at.x : at.x - p.q, x1 = x0 + p.q, y1 = core.y0 + p.b;
    p.frame = make_frame({Vec2{x0, core.y0}, {x1, core.y0}, {x1, y1}, {x0, y1}});
    p.frame.mirror = side > 0;  // flight on the outer wall
    return core;
}

void add_stair_storey(const StairCore& core, const std::string& id, const StairStorey& storey,
                      Sketch& s) {
    const int level = storey.level;
    const HousePlan& p = core.plan;
    const std::string room = fmt::format("{}-{}", id, level);
    s.room(room, level, p.stair(), "stair").fire_load_mj_m2 = 10.0;
    const double v = core.door_y - core.y0;
    Feature& door =
        s.opening(FeatureKind::Door, fmt::format("{}-door-{}", id, level), level,
                  p.frame.at(p.q, v - 0.5 * k_stair_door), p.frame.at(p.q, v + 0.5 * k_stair_door));
    door.leaf = storey.enclosed ? "closed" : "open";
    door.self_closing = storey.enclosed;
    door.material = "steel";
    if (storey.outside) {
        Feature& out = s.opening(FeatureKind::Door, fmt::format("{}-out", id), level,
                                 p.frame.at(0, 0.1), p.frame.at(0, 0.1 + k_stair_door));
        out.leaf = "closed";
        out.material = "steel";
    }
    if (!storey.more) return;
    Feature& f =
        s.polygon(FeatureKind::Stair, fmt::format("{}-flight-{}", id, level), level, p.flight());
    f.from_level = level;
    f.to_level = level + 1;
    f.place = room;
    f.up = normalised(p.frame.at(0.5 * p.s, p.f1) - p.frame.at(0.5 * p.s, p.f0));
    f.width_m = p.s;
    f.riser_m = k_riser;
    f.tread_m = k_tread;
}

namespace {

/// A flat in its own frame: u along the corridor, v from the corridor to the front.
class FlatBuilder {
  public:
    FlatBuilder(const std::string& id, int level, const std::array<Vec2, 4>& quad,
                const ApartmentDef& def, Scene& scene, Sketch& s)
        : id_(id),
          level_(level),
          def_(def),
          scene_(scene),
          s_(s),
          dice_(dice_of(def.seed, id)),
          f_(make_frame(quad)) {}

    /// Rented room: one room, a bath beside its door.
    FlatRooms build_room() {
        const double u = f_.w - 1.4;
        FlatRooms out;
        out.living = out.bedroom = id_ + "-room";
        out.living_ring = s_.room(out.living, level_,
                                  {f_.at(0, 0), f_.at(u, 0), f_.at(u, k_bath_depth),
                                   f_.at(f_.w, k_bath_depth), f_.at(f_.w, f_.d), f_.at(0, f_.d)},
                                  "bedroom")
                              .rings[0];
        out.bedroom_ring = out.living_ring;
        s_.room(id_ + "-bath", level_, f_.rect(u, 0, f_.w, k_bath_depth), "storage")
            .fire_load_mj_m2 = k_bath_load;
        inner_door("door-bath", u, 0.5 * k_bath_depth, true);
        entrance();
        Feature& w = s_.opening(FeatureKind::Window, id_ + "-win", level_,
                                f_.at(0.5 * f_.w - 0.6, f_.d), f_.at(0.5 * f_.w + 0.6, f_.d));
        w.leaf = "closed";
        w.barred = dice_.chance(Purpose::Furnish, 3, def_.barred_fraction);
        const double spots[4][2] = {{0.7, 0.7 * f_.d},
                                    {f_.w - 0.5, 0.5 * f_.d},
                                    {0.4, 0.4 * f_.d},
                                    {f_.w - 0.5, f_.d - 0.4}};
        const char* kinds[4] = {"bed", "wardrobe-plywood", "kitchen-stove", "curtain-cotton"};
        for (int i = 0; i < 4; ++i) {
            s_.item(fmt::format("{}-room-i{}", id_, i + 1), out.living, level_,
                    f_.at(spots[i][0], spots[i][1]), kinds[i]);
        }
        household({out.living});
        scene_.households.back().member_count =
            dice_.chance(Purpose::HouseholdSize, 1, 0.5) ? 2 : 1;
        return out;
    }

    FlatRooms build() {
        const double u = 0.53 * f_.w;
        const bool two = dice_.chance(Purpose::Furnish, 0, k_three_room_share);
        const double split = two ? 0.56 * f_.d : k_bath_depth;
        FlatRooms out;
        out.living = id_ + "-living";
        out.bedroom = id_ + "-bed1";
        out.living_ring = s_.room(out.living, level_, f_.rect(0, 0, u, f_.d), "living").rings[0];
        out.bedroom_ring =
            s_.room(out.bedroom, level_, f_.rect(u, split, f_.w, f_.d), "bedroom").rings[0];
        s_.room(id_ + "-bath", level_, f_.rect(u, 0, f_.w, k_bath_depth), "storage")
            .fire_load_mj_m2 = k_bath_load;
        inner_door("door-bed1", u, split + 0.7, dice_.chance(Purpose::Furnish, 1, 0.6));
        inner_door("door-bath", u, 0.5 * k_bath_depth, true);
        if (two) {
            s_.room(id_ + "-bed2", level_, f_.rect(u, k_bath_depth, f_.w, split), "bedroom");
            inner_door("door-bed2", u, k_bath_depth + 0.7, dice_.chance(Purpose::Furnish, 2, 0.6));
        }
        entrance();
        windows(u);
        contents(u, split, two);
        std::vector<std::string> home = {out.bedroom, out.living};
        if (two) home.insert(home.begin() + 1, id_ + "-bed2");
        household(std::move(home));
        return out;
    }

  private:
    void inner_door(const char* name, double u, double v, bool shut) {
        Feature& d = s_.opening(FeatureKind::Door, fmt::format("{}-{}", id_, name), level_,
                                f_.at(u, v - 0.4), f_.at(u, v + 0.4));
        d.leaf = shut ? "closed" : "open";
    }
    void entrance() {
        Feature& d =
            s_.opening(FeatureKind::Door, id_ + "-entry", level_, f_.at(0.8, 0), f_.at(1.7, 0));
        d.leaf = "closed";
        d.material = "timber-solid";
    }
    void windows(double u) {
        const bool bars = dice_.chance(Purpose::Furnish, 3, def_.barred_fraction);
        const auto add = [&](const char* name, double mid, double half) {
            Feature& w = s_.opening(FeatureKind::Window, fmt::format("{}-{}", id_, name), level_,
                                    f_.at(mid - half, f_.d), f_.at(mid + half, f_.d));
            w.leaf = "closed";
            w.barred = bars;
            w.sill_m = 0.9;
            w.height_m = 1.4;
        };
        add("win-living", 0.5 * u, 0.9);
        add("win-bed", 0.5 * (u + f_.w), 0.7);
    }
    void contents(double u, double split, bool two) {
        const auto put = [&](const char* room, int n, double uu, double vv, const char* kind) {
            s_.item(fmt::format("{}-{}-i{}", id_, room, n), fmt::format("{}-{}", id_, room), level_,
                    f_.at(uu, vv), kind);
        };
        put("living", 1, 0.6, 0.62 * f_.d, "sofa-two-seat");
        put("living", 2, u - 0.5, 0.66 * f_.d, "television");
        put("living", 3, u - 0.4, 0.25 * f_.d, "kitchen-stove");
        put("living", 4, u - 0.4, 0.35 * f_.d, "waste-bin");
        put("living", 5, 0.5 * u, f_.d - 0.3, "curtain-cotton");
        const double mid = 0.5 * (u + f_.w);
        put("bed1", 1, mid + 0.3, 0.6 * f_.d + 0.4 * split + 0.4, "double-bed");
        put("bed1", 2, f_.w - 0.4, split + 0.5, "wardrobe-plywood");
        if (!two) return;
        put("bed2", 1, mid + 0.3, 0.5 * (split + k_bath_depth) + 0.3, "double-bed");
        put("bed2", 2, f_.w - 0.4, k_bath_depth + 0.4, "wardrobe-plywood");
    }
    void household(std::vector<std::string> home) {
        House house;
        house.id = id_;
        people::HouseholdDef h = draw_household(house, FurnishedHouse{}, def_.mix, dice_);
        h.building = "block";
        h.home = std::move(home);
        h.group = fmt::format("storey-{}", level_);
        scene_.households.push_back(std::move(h));
    }

    std::string id_;
    int level_;
    const ApartmentDef& def_;
    Scene& scene_;
    Sketch& s_;
    Dice dice_;
    Frame f_;
};

}  // namespace

FlatRooms add_flat(const std::string& id, int level, const std::array<Vec2, 4>& quad,
                   const ApartmentDef& def, Scene& scene, Sketch& sketch) {
    FlatBuilder builder(id, level, quad, def, scene, sketch);
    return def.rented_rooms ? builder.build_room() : builder.build();
}

void join_balconies(const FlatRooms& a, const FlatRooms& b, int level, bool north, Sketch& s) {
    // on the north side u grows eastwards, so the wall lies between a's bedroom and b's living room
    const std::string& from = north ? a.bedroom : a.living;
    const std::string& to = north ? b.living : b.bedroom;
    const world::Ring& ring = north ? b.living_ring : a.living_ring;
    double x = ring[0].x, y = ring[0].y;
    for (const Vec2 p : ring) {
        x = north ? std::min(x, p.x) : std::max(x, p.x);
        y = north ? std::max(y, p.y) : std::min(y, p.y);
    }
    const double in = north ? -1.0 : 1.0;
    Feature& f =
        s.opening(FeatureKind::Balcony, fmt::format("balcony-{}", north ? b.living : a.living),
                  level, {x, y + 0.2 * in}, {x, y + 1.0 * in});
    f.from = from;
    f.to = to;
    f.latent = true;
    f.leaf = "closed";
}

}  // namespace taicho::layout
