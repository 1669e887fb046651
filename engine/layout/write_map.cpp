#include <cmath>

#include <fmt/format.h>

#include "core/text.h"
#include "io/geojson.h"
#include "io/households_csv.h"
#include "layout/write_scenario.h"

namespace taicho::layout {

namespace {

double rounded(double v, double per) {
    return std::round(v * per) / per + 0.0;
}
Vec2 to_cm(Vec2 p) {
    return {rounded(p.x, 100.0), rounded(p.y, 100.0)};
}
std::string number(double v, double step) {
    return to_text(rounded(v, std::round(1.0 / step)));
}

void shorten(std::optional<double>& v) {
    if (v) v = rounded(*v, 1000.0);
}

}  // namespace

std::string map_text(const world::MapDef& map) {
    world::MapDef m = map;
    for (world::Feature& f : m.features) {
        for (auto& ring : f.rings) {
            for (Vec2& p : ring) p = to_cm(p);
        }
        for (Vec2& p : f.line) p = to_cm(p);
        for (auto* v : {&f.width_m, &f.height_m, &f.volume_m3}) shorten(*v);
        if (f.up) f.up = Vec2{rounded(f.up->x, 1e4), rounded(f.up->y, 1e4)};
    }
    return io::write_geojson(m);
}

std::string repairs_text(const std::vector<Repair>& repairs) {
    std::string out = "what,id,x_m,y_m,text_vi,text_en\n";
    for (const Repair& r : repairs) {
        out += fmt::format("{},{},{},{},\"{}\",\"{}\"\n", r.what, r.id, number(r.at.x, 0.01),
                           number(r.at.y, 0.01), r.text.vi, r.text.en);
    }
    return out;
}

std::string households_text(const std::vector<people::HouseholdDef>& households) {
    return io::write_households(households);
}

}  // namespace taicho::layout
