#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "core/text.h"
#include "layout/write_scenario.h"

namespace taicho::layout {

using world::Feature;

namespace {

/// Shortest text of a number rounded to `step`; maps are kept to the centimetre.
std::string number(double v, double step) {
    const double per = std::round(1.0 / step);
    return to_text(std::round(v * per) / per + 0.0);
}

std::string json_string(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<int>(c));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

class Properties {
  public:
    void text(const char* key, const std::string& value) {
        if (!value.empty()) raw(key, json_string(value));
    }
    void real(const char* key, const std::optional<double>& value) {
        if (value) raw(key, number(*value, 0.001));
    }
    void flag(const char* key, bool value) {
        if (value) raw(key, "true");
    }
    void raw(const char* key, const std::string& json) {
        out_ += fmt::format("{}\"{}\":{}", out_.empty() ? "" : ",", key, json);
    }
    [[nodiscard]] const std::string& str() const { return out_; }

  private:
    std::string out_;
};

bool spans_levels(const Feature& f) {
    return f.kind == world::FeatureKind::Stair || f.kind == world::FeatureKind::Void;
}

bool outdoor(const Feature& f) {
    return f.kind == world::FeatureKind::Building || f.kind == world::FeatureKind::Alley ||
           f.kind == world::FeatureKind::Water;
}

std::string properties_of(const Feature& f) {
    Properties p;
    p.text("kind", world::feature_kind_name(f.kind));
    p.text("id", f.id);
    if (!f.name.vi.empty() || !f.name.en.empty()) {
        p.raw("name", "{\"vi\":" + json_string(f.name.vi) + ",\"en\":" + json_string(f.name.en) + "}");
    }
    if (spans_levels(f)) {
        p.raw("from_level", std::to_string(f.from_level));
        p.raw("to_level", std::to_string(f.to_level));
    } else if (!outdoor(f)) {
        p.raw("level", std::to_string(f.level));
    }
    if (f.levels) p.raw("levels", std::to_string(*f.levels));
    p.text("use", f.use);
    p.text("trade", f.trade);
    p.text("building", f.building);
    p.text("place", f.place);
    p.text("from", f.from);
    p.text("to", f.to);
    p.text("leaf", f.leaf);
    p.text("kind_of", f.kind_of);
    p.text("what", f.what);
    p.text("item", f.item);
    p.text("needs", f.needs);
    p.text("material", f.material);
    p.text("roof_material", f.roof_material);
    p.text("lining", f.lining);
    p.text("blocked_by", f.blocked_by);
    p.real("width_m", f.width_m);
    p.real("height_m", f.height_m);
    p.real("sill_m", f.sill_m);
    p.real("thickness_m", f.thickness_m);
    p.real("elevation_m", f.elevation_m);
    p.real("fire_load_mj_m2", f.fire_load_mj_m2);
    p.real("riser_m", f.riser_m);
    p.real("tread_m", f.tread_m);
    p.real("pass_s", f.pass_s);
    p.real("risk_fraction", f.risk_fraction);
    p.real("locked_until_s", f.locked_until_s);
    p.real("volume_m3", f.volume_m3);
    p.real("flow_l_s", f.flow_l_s);
    if (f.up) p.raw("up", "[" + number(f.up->x, 1e-4) + "," + number(f.up->y, 1e-4) + "]");
    p.flag("barred", f.barred);
    p.flag("latent", f.latent);
    p.flag("self_closing", f.self_closing);
    p.flag("see_through", f.see_through);
    for (const auto& [key, json] : f.extra) p.raw(key.c_str(), json);
    return p.str();
}

std::string point_text(Vec2 p) { return "[" + number(p.x, 0.01) + "," + number(p.y, 0.01) + "]"; }

std::string ring_text(const world::Ring& ring) {
    std::string out = "[";
    for (const Vec2 p : ring) out += point_text(p) + ",";
    return out + point_text(ring.front()) + "]";
}

std::string geometry_of(const Feature& f) {
    if (!f.rings.empty()) {
        std::string out;
        for (const auto& r : f.rings) out += (out.empty() ? "" : ",") + ring_text(r);
        return "{\"type\":\"Polygon\",\"coordinates\":[" + out + "]}";
    }
    if (f.line.size() == 1) {
        return "{\"type\":\"Point\",\"coordinates\":" + point_text(f.line[0]) + "}";
    }
    std::string out;
    for (const Vec2 p : f.line) out += (out.empty() ? "" : ",") + point_text(p);
    return "{\"type\":\"LineString\",\"coordinates\":[" + out + "]}";
}

}  // namespace

std::string map_text(const world::MapDef& map) {
    std::string out = "{\"type\":\"FeatureCollection\",\"crs_local\":{\"unit\":\"m\"";
    if (map.origin_lon != 0.0 || map.origin_lat != 0.0) {
        out += fmt::format(",\"origin_lon\":{},\"origin_lat\":{},\"rotation_deg\":{}",
                           to_text(map.origin_lon), to_text(map.origin_lat), to_text(map.rotation_deg));
    }
    out += "},\"features\":[\n";
    for (std::size_t i = 0; i < map.features.size(); ++i) {
        const Feature& f = map.features[i];
        out += "{\"type\":\"Feature\",\"properties\":{" + properties_of(f) +
               "},\"geometry\":" + geometry_of(f) + "}";
        out += i + 1 < map.features.size() ? ",\n" : "\n";
    }
    return out + "]}\n";
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
    const auto cell = [](int v) { return v < 0 ? std::string() : std::to_string(v); };
    std::string out =
        "id,building,home,members,live_in_workers,workers,trade,group,cadre,trained,bottles,tools,"
        "volunteer,second_exit\n";
    for (const auto& h : households) {
        std::string home;
        for (const auto& place : h.home) home += (home.empty() ? "" : ";") + place;
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", h.id, h.building, home,
                           cell(h.member_count), cell(h.live_in_workers), cell(h.workers), h.trade,
                           h.group, cell(h.cadre), cell(h.trained), cell(h.bottles), cell(h.tools),
                           cell(h.volunteer), cell(h.second_exit));
    }
    return out;
}

}  // namespace taicho::layout
