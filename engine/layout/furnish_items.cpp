#include "layout/furnish.h"

#include <algorithm>
#include <cmath>

namespace taicho::layout {

namespace {

/// Sets things down along the two long walls of a room, so that a way through the middle stays
/// free.
class Walls {
  public:
    Walls(const world::Ring& ring, int count) : ring_(ring), count_(std::max(1, count)) {}
    Vec2 next() {
        const int row = used_ / 2, rows = (count_ + 1) / 2;
        const double along = 0.15 + 0.7 * (row + 0.5) / rows;
        const double across = used_ % 2 == 0 ? 0.2 : 0.8;
        ++used_;
        const double s = across, t = std::min(along, 0.9);
        return (1 - s) * (1 - t) * ring_[0] + s * (1 - t) * ring_[1] + s * t * ring_[2] +
               (1 - s) * t * ring_[3];
    }

  private:
    const world::Ring& ring_;
    int count_;
    int used_ = 0;
};

using Kinds = std::vector<std::string>;

void add(Kinds& kinds, int n, const char* kind) {
    for (int i = 0; i < n; ++i) kinds.emplace_back(kind);
}

/// Stock and machines of a workshop by floor area (densities: FurnishDef).
Kinds workshop_stock(const std::string& trade, double area, const FurnishDef& def,
                     const Dice& dice) {
    Kinds k = {"wiring-motor"};
    const auto packs = [area](double per) {
        return std::clamp(static_cast<int>(area / per + 0.5), 1, 12);
    };
    if (trade == "textile") {
        add(k, packs(def.bale_m2), "textile-bales");
        add(k, packs(2.0 * def.bale_m2), "sewing-tables");
        add(k, 1, "textile-loose");
        add(k, 1, "waste-bin");
    } else if (trade == "plastic") {
        add(k, packs(def.sack_m2), "plastic-sacks");
        add(k, 1, "foam-offcuts");
        add(k, 1, "cartons-ps");
        add(k, 1, "waste-bin");
    } else {
        add(k, packs(def.wood_stack_m2), "wood-pallet-stack");
        add(k, packs(2.0 * def.wood_stack_m2), "workbench");
        add(k, 1, "sawdust-bin");
        if (dice.chance(Purpose::Furnish, 5, def.lacquer_fraction)) {
            add(k, 1, "lacquer-shelf");
            add(k, 1, "rags");
        }
    }
    add(k, dice.chance(Purpose::Furnish, 6, def.hot_work_fraction) ? 1 : 0, "hot-work");
    return k;
}

Kinds kitchen_kit(const Dice& dice, const FurnishDef& def) {
    Kinds k = {"kitchen-stove", "waste-bin", "fridge"};
    add(k, dice.chance(Purpose::Furnish, 7, def.lpg_fraction) ? 1 : 0, "lpg-cylinder");
    return k;
}

Kinds front_ground(const House& house, const FurnishedHouse& made, double area,
                   const FurnishDef& def, const Dice& dice) {
    Kinds k;
    const int bikes =
        std::clamp(static_cast<int>(std::lround(made.members / def.scooter_people)), 1, 3);
    if (house.kind == HouseKind::Workshop || house.kind == HouseKind::Shed) {
        k = workshop_stock(house.trade, area, def, dice);
        add(k, std::min(bikes, 2), "scooter");
    } else if (house.kind == HouseKind::Shop) {
        add(k, std::clamp(static_cast<int>(area / 10.0), 1, 4), "stored-goods");
        add(k, 1, "wiring-socket");
        add(k, 1, "waste-bin");
        add(k, std::min(bikes, 2), "scooter");
    } else {
        k = {"sofa-two-seat", "television", "wiring-socket"};
        add(k, area > 12.0 ? bikes : 1, "scooter");
        add(k, made.levels == 1 ? 1 : 0, "altar");
    }
    const bool cooks_here = made.plan.shape == PlanShape::Along ||
                            (made.plan.shape == PlanShape::Single && made.plan.split <= 0) ||
                            (made.plan.shape == PlanShape::Mid && !made.plan.has_side);
    if (cooks_here) {
        for (const std::string& s : kitchen_kit(dice, def)) k.push_back(s);
    }
    if (made.levels == 1) k.emplace_back("double-bed");
    return k;
}

Kinds contents(const House& house, const FurnishedHouse& made, const RoomRef& room,
               const FurnishDef& def, const Dice& dice) {
    const double area = ring_area(room.ring);
    if (room.use == "stair" || room.use == "storage") return {};
    if (room.use == "kitchen") return kitchen_kit(dice, def);
    if (room.level == 0) return front_ground(house, made, area, def, dice);
    Kinds k;
    if (room.use == "living") {
        k = {"sofa-two-seat", "television", "curtain-cotton", "wiring-socket"};
    } else {
        k = {"double-bed"};
        if (area > 8.0) k.emplace_back("wardrobe-plywood");
        if (room.role == "front") k.emplace_back("curtain-cotton");
    }
    // the altar stands on the top storey, towards the street
    const bool highest = room.role == (house.kind == HouseKind::Shed ? "back" : "front");
    if (highest && room.level + 1 == made.levels) k.emplace_back("altar");
    return k;
}

/// Bell and call points (people handbook D1: one bell, one call point inside, one outside).
void bells(const House& house, const FurnishedHouse& made, Sketch& sketch) {
    const RoomRef& front = made.rooms.front();
    Vec2 a, b;
    made.plan.front_segment(0.2, -0.5 * made.plan.front_length() + 0.3, a, b);
    const Vec2 wall = 0.5 * (a + b);
    const Vec2 in = normalised(ring_centre(front.ring) - wall);
    const Vec2 normal = normalised(perpendicular(b - a));
    const Vec2 inward = dot(normal, in) < 0 ? -1.0 * normal : normal;
    sketch.device(house.id + "-bell", front.id, 0, wall + 0.3 * inward, "bell");
    sketch.device(house.id + "-call-in", front.id, 0, wall + 0.4 * inward, "call-point");
    sketch.device(house.id + "-call-out", "", 0, wall - 0.25 * inward, "call-point");
}

}  // namespace

void place_items(const House& house, const FurnishedHouse& made, const FurnishDef& def,
                 Sketch& sketch, const Dice& dice) {
    for (const RoomRef& room : made.rooms) {
        const Kinds kinds = contents(house, made, room, def, dice);
        Walls walls(room.ring, static_cast<int>(kinds.size()));
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            sketch.item(room.id + "-i" + std::to_string(i + 1), room.id, room.level, walls.next(),
                        kinds[i]);
        }
    }
    for (const RoomRef& room : made.rooms) {
        if (room.use != "kitchen") continue;
        world::Feature& tap =
            sketch.point(world::FeatureKind::Water, house.id + "-tap", 0, ring_centre(room.ring));
        tap.what = "tap";
        tap.place = room.id;
        tap.flow_l_s = 0.2;
    }
    bells(house, made, sketch);
}

}  // namespace taicho::layout
