#include "layout/furnish.h"

#include <algorithm>
#include <cmath>

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;

namespace {

/// J: washrooms and box rooms beside the stair hold little.
constexpr double k_washroom_load = 120.0;  // MJ/m2
constexpr double k_hall_height = 4.2;      // m, workshop hall under a steel roof (J)

bool works(const House& h) {
    return h.kind == HouseKind::Workshop || h.kind == HouseKind::Shed;
}

std::string front_use(const House& h, int level, const HousePlan& plan) {
    if (level == 0) {
        if (works(h)) return "workshop";
        return h.kind == HouseKind::Shop ? "shop" : "living";
    }
    if (level == 1 && h.kind != HouseKind::Home && plan.levels > 2) return "living";
    return "bedroom";
}

std::string room_id(const House& h, int level, const char* role) {
    return h.id + "-" + std::to_string(level) + "-" + role;
}

class Builder {
  public:
    Builder(const House& house, const FurnishDef& def, FurnishedHouse& out, Sketch& sketch)
        : house_(house), def_(def), out_(out), sketch_(sketch) {}

    void storey(int level) {
        const HousePlan& p = out_.plan;
        const bool hall = house_.kind == HouseKind::Shed && p.shape != PlanShape::Along;
        if (level == 0 || !hall) {
            Feature& f = add(level, "front", p.front(), front_use(house_, level, p));
            if (level == 0 && works(house_)) f.trade = house_.trade;
            if (level == 0 && hall) {
                f.height_m = k_hall_height;
                f.lining = "steel-sheet";
            }
        }
        if (p.shape == PlanShape::Single) {
            if (p.split > 0) add(level, "back", p.back(), "kitchen");
            return;
        }
        add(level, "stair", p.stair(), "stair");
        if (p.has_side) side(level);
        if (p.has_back) add(level, "back", p.back(), level == 0 ? "kitchen" : "bedroom");
        if (level + 1 < p.levels) flight(level);
    }

  private:
    Feature& add(int level, const char* role, world::Ring ring, const std::string& use) {
        Feature& f = sketch_.room(room_id(house_, level, role), level, std::move(ring), use);
        // Only the hall of a shed is sheet: the rooms built on to it, with floors of concrete, are brick (J).
        if (house_.kind == HouseKind::Shed && out_.plan.shape != PlanShape::Along && role != std::string_view("front")) f.lining = "brick-plaster";
        out_.rooms.push_back({f.id, level, role, use, f.rings[0]});
        return f;
    }

    void side(int level) {
        const HousePlan& p = out_.plan;
        if (p.shape == PlanShape::Mid) {
            add(level, "side", p.side(), level == 0 ? "kitchen" : "bedroom");
            return;
        }
        const bool roomy = p.w() - p.q >= 2.4;
        Feature& f = add(level, "side", p.side(), roomy && level > 0 ? "bedroom" : "storage");
        if (!roomy) f.fire_load_mj_m2 = k_washroom_load;
    }

    void flight(int level) {
        const HousePlan& p = out_.plan;
        Feature& f = sketch_.polygon(FeatureKind::Stair, house_.id + "-s" + std::to_string(level),
                                     level, p.flight());
        f.from_level = level;
        f.to_level = level + 1;
        f.place = room_id(house_, level, "stair");
        f.up = normalised(p.frame.at(0.5 * p.s, p.f1) - p.frame.at(0.5 * p.s, p.f0));
        f.width_m = p.s;
        f.riser_m = def_.riser;
    }

    const House& house_;
    const FurnishDef& def_;
    FurnishedHouse& out_;
    Sketch& sketch_;
};

void add_building(const House& house, const HousePlan& plan, const FurnishDef& def, Sketch& sketch,
                  const Dice& dice) {
    world::Ring ring = house.footprint;
    if (ring.empty()) ring.assign(house.quad.begin(), house.quad.end());
    Feature& f = sketch.polygon(FeatureKind::Building, house.id, 0, std::move(ring));
    f.building.clear();
    f.levels = plan.levels;
    f.use = works(house) ? "work" : house.kind == HouseKind::Shop ? "shop" : "home";
    f.trade = house.trade;
    const bool shed = house.kind == HouseKind::Shed;
    const bool sheet =
        shed || plan.levels == 1 || dice.chance(Purpose::Furnish, 900, def.sheet_roof_fraction);
    f.material = shed ? "steel" : "brick";
    f.roof_material = sheet ? "steel-light" : "concrete";
}

void add_well(const House& house, const HousePlan& plan, Sketch& sketch) {
    if (!plan.has_well) return;
    Feature& f = sketch.polygon(FeatureKind::Void, house.id + "-well", 0, plan.well());
    f.use = "light-well";
    f.from_level = 0;
    f.to_level = plan.levels - 1;
}

}  // namespace

people::HouseholdDef draw_household(const House& house, const FurnishedHouse& made,
                                    const HouseholdMixDef& mix, const Dice& dice) {
    people::HouseholdDef h;
    h.id = "hh-" + house.id;
    h.building = house.id;
    if (works(house)) h.trade = house.trade;
    double u = dice.uniform(Purpose::HouseholdSize, 0);
    h.member_count = 7;
    for (int n = 1; n <= 7; ++n) {
        if (u < mix.size_p[n - 1]) {
            h.member_count = n;
            break;
        }
        u -= mix.size_p[n - 1];
    }
    if (works(house) && dice.chance(Purpose::LiveInWorkers, 0, mix.live_in_fraction)) {
        const int span = mix.live_in_max - mix.live_in_min + 1;
        h.live_in_workers =
            mix.live_in_min + static_cast<int>(span * dice.uniform(Purpose::LiveInWorkers, 1));
    } else {
        h.live_in_workers = 0;
    }
    h.cadre = dice.chance(Purpose::Cadre, 0, mix.cadre_fraction) ? 1 : 0;
    for (const char* wanted : {"bedroom", "living"}) {
        for (const RoomRef& r : made.rooms) {
            if (r.use == wanted) h.home.push_back(r.id);
        }
    }
    if (h.home.empty() && !made.rooms.empty()) h.home.push_back(made.rooms.front().id);
    return h;
}

FurnishedHouse furnish_house(const House& house, const FurnishDef& def, const HouseholdMixDef& mix,
                             Scene& scene) {
    const Dice dice = dice_of(scene.seed, house.id);
    FurnishedHouse out;
    out.id = house.id;
    out.plan = plan_house(house, def, stair_on_the_right(scene.seed, house.id));
    out.levels = out.plan.levels;
    out.caged = out.levels > 1 && dice.chance(Purpose::Furnish, 1, def.caged_fraction);
    Sketch sketch(scene.map, house.id);
    add_building(house, out.plan, def, sketch, dice);
    Builder builder(house, def, out, sketch);
    for (int level = 0; level < out.levels; ++level) builder.storey(level);
    add_well(house, out.plan, sketch);
    place_openings(house, out, def, sketch, dice);
    people::HouseholdDef household = draw_household(house, out, mix, dice);
    out.members = household.member_count + household.live_in_workers;
    out.household = scene.households.size();
    scene.households.push_back(std::move(household));
    place_items(house, out, def, sketch, dice);
    return out;
}

}  // namespace taicho::layout
