#include "layout/furnish.h"

#include <algorithm>

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;

namespace {

constexpr double k_door = 0.8;              // m, inner doors (J)
constexpr double k_shut_share = 0.6;        // bedroom doors shut at night (J)
constexpr double k_shop_door_share = 0.4;   // shops and workshops with a leaf towards the stair (J)
constexpr double k_plain_door_share = 0.5;  // homes with a door instead of a shutter (J)

class Opener {
  public:
    Opener(const House& house, const FurnishedHouse& made, const FurnishDef& def, Sketch& sketch,
           const Dice& dice)
        : house_(house), made_(made), p_(made.plan), def_(def), sketch_(sketch), dice_(dice) {}

    void all() {
        entrance();
        for (int level = 0; level < made_.levels; ++level) {
            if (p_.shape == PlanShape::Single) {
                if (p_.split > 0) across("door", level, p_.split, 0.5 * p_.w(), k_door, "open");
            } else {
                inner(level);
            }
            if (level > 0 && has("front", level)) front_window(level);
            if (house_.open_back) back_window(level);
            if (p_.has_well) well_windows(level);
        }
    }

  private:
    bool has(const char* role, int level) const {
        return std::any_of(made_.rooms.begin(), made_.rooms.end(),
                           [&](const RoomRef& r) { return r.level == level && r.role == role; });
    }
    std::string id(const char* what, int level) const {
        return house_.id + "-" + what + std::to_string(level);
    }
    std::uint32_t occasion(int level, std::uint32_t what) const {
        return 10u + 20u * static_cast<std::uint32_t>(level) + what;
    }

    /// Door on a line of constant v.
    Feature& across(const char* what, int level, double v, double u, double width,
                    const char* leaf) {
        Feature& f =
            sketch_.opening(FeatureKind::Door, id(what, level), level,
                            p_.frame.at(u - 0.5 * width, v), p_.frame.at(u + 0.5 * width, v));
        f.leaf = leaf;
        return f;
    }
    /// Door on a line of constant u.
    Feature& along(const char* what, int level, double u, double v, double width,
                   const char* leaf) {
        Feature& f =
            sketch_.opening(FeatureKind::Door, id(what, level), level,
                            p_.frame.at(u, v - 0.5 * width), p_.frame.at(u, v + 0.5 * width));
        f.leaf = leaf;
        return f;
    }

    void entrance() {
        Vec2 a, b;
        const bool home = house_.kind == HouseKind::Home;
        const bool plain = (home && dice_.chance(Purpose::Furnish, 2, k_plain_door_share)) ||
                           p_.front_length() < 1.9 || house_.entry_max < 1.4;
        if (plain) {
            const double shift = house_.entry_max < 1.4 ? 0.0 : -0.25 * p_.front_length();
            p_.front_segment(0.9, shift, a, b);
            Feature& f = sketch_.opening(FeatureKind::Door, id("entry", 0), 0, a, b);
            f.leaf = "closed";
            f.material = "timber-solid";
            if (p_.front_length() < 3.0 || shift == 0.0) return;
            p_.front_segment(1.0, -shift, a, b);
            Feature& w = sketch_.opening(FeatureKind::Window, id("win", 0), 0, a, b);
            window(w);
            w.barred = true;
            return;
        }
        p_.front_segment(house_.kind == HouseKind::Shed ? 3.6 : 2.6, 0.0, a, b);
        Feature& f = sketch_.opening(FeatureKind::Shutter, id("entry", 0), 0, a, b);
        f.leaf = "closed";
        f.height_m = 2.5;
        f.material = "steel-roller";
        if (dice_.chance(Purpose::Furnish, 3, def_.powered_shutter_fraction)) f.needs = "power";
        grille();
    }

    /// Open-work above the shutter (ô thoáng): the house breathes through it when the shutter is down.
    void grille() {
        if (!dice_.chance(Purpose::Furnish, 4, def_.grille_fraction)) return;
        Vec2 a, b;
        p_.front_segment(house_.kind == HouseKind::Shed ? 3.2 : 2.2, 0.0, a, b);
        Feature& w = sketch_.opening(FeatureKind::Window, id("grille", 0), 0, a, b);
        w.sill_m = 2.55;
        w.height_m = 0.30;
        w.leaf = "open";
        w.barred = true;
        w.material = "steel";
    }

    void inner(int level) {
        const bool ground = level == 0;
        const bool home = house_.kind == HouseKind::Home;
        const double mid = 0.5 * std::min(p_.q, 2.0);
        const bool shut =
            ground ? !home && dice_.chance(Purpose::Furnish, occasion(level, 0), k_shop_door_share)
                   : dice_.chance(Purpose::Furnish, occasion(level, 0), k_shut_share);
        const char* leaf = shut ? "closed" : "open";
        if (has("front", level)) {
            if (p_.shape == PlanShape::Along) {
                along("door", level, p_.q, 0.5 * p_.d(), k_door, leaf);
            } else {
                across("door", level, p_.a, mid, k_door, leaf);
            }
        }
        const bool back_shut =
            !ground && dice_.chance(Purpose::Furnish, occasion(level, 1), k_shut_share);
        if (p_.has_side) {
            const bool closed = p_.shape != PlanShape::Mid || back_shut;
            along("side", level, p_.q, 0.5 * (p_.a + p_.well0), 0.7, closed ? "closed" : "open");
        }
        if (p_.has_back) across("back", level, p_.b, mid, k_door, back_shut ? "closed" : "open");
    }

    static void window(Feature& w) {
        w.sill_m = 0.9;
        w.height_m = 1.2;
        w.leaf = "closed";
        w.material = "glass";
    }

    void front_window(int level) {
        Vec2 a, b;
        const bool bars =
            made_.caged || dice_.chance(Purpose::Furnish, occasion(level, 2), def_.barred_fraction);
        p_.front_segment(std::min(1.4, p_.front_length() - 0.9), 0.0, a, b);
        Feature& w = sketch_.opening(FeatureKind::Window, id("win", level), level, a, b);
        window(w);
        w.barred = bars;
    }

    void back_window(int level) {
        const bool own = p_.shape == PlanShape::Single ? p_.split > 0 : p_.has_back;
        if (!own || p_.side_entry) return;
        const double half = std::min(0.5, 0.5 * p_.w() - 0.3), mid = 0.5 * p_.w();
        Feature& w =
            sketch_.opening(FeatureKind::Window, id("rear", level), level,
                            p_.frame.at(mid - half, p_.d()), p_.frame.at(mid + half, p_.d()));
        window(w);
        w.barred = dice_.chance(Purpose::Furnish, occasion(level, 3), def_.barred_fraction);
    }

    /// Air for the stair and the back room comes from the light well: louvres that stay open.
    void well_windows(int level) {
        const double v = 0.5 * (p_.well0 + p_.b),
                     half = std::min(0.5, 0.5 * (p_.b - p_.well0) - 0.1);
        Feature& w = sketch_.opening(FeatureKind::Window, id("airs", level), level,
                                     p_.frame.at(p_.q, v - half), p_.frame.at(p_.q, v + half));
        window(w);
        w.leaf = "open";
        const double u = 0.5 * (p_.q + p_.w()), side = std::min(0.5, 0.5 * (p_.w() - p_.q) - 0.1);
        Feature& r = sketch_.opening(FeatureKind::Window, id("airb", level), level,
                                     p_.frame.at(u - side, p_.b), p_.frame.at(u + side, p_.b));
        window(r);
        r.leaf = dice_.chance(Purpose::Furnish, occasion(level, 4), 0.5) ? "open" : "closed";
    }

    const House& house_;
    const FurnishedHouse& made_;
    const HousePlan& p_;
    const FurnishDef& def_;
    Sketch& sketch_;
    const Dice& dice_;
};

}  // namespace

void place_openings(const House& house, const FurnishedHouse& made, const FurnishDef& def,
                    Sketch& sketch, const Dice& dice) {
    Opener(house, made, def, sketch, dice).all();
}

}  // namespace taicho::layout
