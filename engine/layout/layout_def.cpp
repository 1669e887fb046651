#include "layout/layout_def.h"

#include <fmt/format.h>

#include "core/text.h"

namespace taicho::layout {

namespace {

class Ranges {
  public:
    explicit Ranges(Problems& problems) : problems_(problems) {}
    void check(const char* key, double value, double lo, double hi) {
        if (value >= lo && value <= hi) return;
        add(key, to_text(value), fmt::format("{}..{}", to_text(lo), to_text(hi)));
    }
    void add(const char* key, const std::string& found, const std::string& allowed) {
        Problem p;
        p.code = "E-RANGE-02";
        p.path = key;
        p.found = found;
        p.allowed = allowed;
        p.text = {fmt::format("`{}` là {}; cho phép {}.", key, found, allowed),
                  fmt::format("`{}` is {}; allowed is {}.", key, found, allowed)};
        problems_.add(std::move(p));
    }

  private:
    Problems& problems_;
};

}  // namespace

ApartmentDef mini_apartment_def(std::uint64_t seed) {
    ApartmentDef d;
    d.seed = seed;
    d.storeys = 7;
    d.flats_per_storey = 6;
    d.flat_width = 4.0;
    d.flat_depth = 5.0;
    d.corridor_width = 1.2;
    d.stair_width = 0.9;
    d.barred_fraction = 0.7;
    d.two_stairs = d.lifts = d.stair_opens_outside = d.enclosed_stairs = d.systems = false;
    d.rented_rooms = true;
    return d;
}

ApartmentDef collective_def(std::uint64_t seed) {
    ApartmentDef d;
    d.seed = seed;
    d.storeys = 5;
    d.flats_per_storey = 8;
    d.flat_width = 5.4;
    d.flat_depth = 7.2;
    d.barred_fraction = 0.85;
    d.two_stairs = d.lifts = d.parking = d.enclosed_stairs = d.systems = false;
    return d;
}

void check_def(const VillageDef& d, Problems& problems) {
    Ranges r(problems);
    r.check("households", d.households, 2, 100000);
    r.check("alley_min", d.alley_min, 1.0, 6.0);
    r.check("alley_max", d.alley_max, d.alley_min, 6.0);
    r.check("main_width", d.main_width, 1.5, 12.0);
    r.check("workshop_fraction", d.workshop_fraction, 0.0, 1.0);
    r.check("shed_fraction", d.shed_fraction, 0.0, 1.0);
    r.check("shop_fraction", d.shop_fraction, 0.0, 1.0);
    r.check("dead_end_fraction", d.dead_end_fraction, 0.0, 1.0);
    r.check("width_min", d.width_min, 2.4, 12.0);
    r.check("width_max", d.width_max, d.width_min, 12.0);
    r.check("depth_min", d.depth_min, 5.0, 40.0);
    r.check("depth_max", d.depth_max, d.depth_min, 40.0);
    r.check("levels_min", d.levels_min, 1, 9);
    r.check("levels_max", d.levels_max, d.levels_min, 9);
    r.check("start_hour", d.start_hour, -1.0, 24.0);
}

void check_def(const ApartmentDef& d, Problems& problems) {
    Ranges r(problems);
    r.check("storeys", d.storeys, 2, 30);
    r.check("flats_per_storey", d.flats_per_storey, 2, 24);
    if (d.flats_per_storey % 2 != 0)
        r.add("flats_per_storey", to_text(d.flats_per_storey), "2, 4, 6 ... 24");
    r.check("flat_width", d.flat_width, d.rented_rooms ? 3.2 : 5.0, 15.0);
    r.check("flat_depth", d.flat_depth, d.rented_rooms ? 4.0 : 6.0, 15.0);
    r.check("corridor_width", d.corridor_width, 1.0, 4.0);
    r.check("stair_width", d.stair_width, 0.8, 2.4);
    r.check("storey_height", d.storey_height, 2.6, 4.0);
}

}  // namespace taicho::layout
