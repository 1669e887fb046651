#include <fmt/format.h>

#include "core/text.h"
#include "io/geojson.h"
#include "io/json_tree.h"
#include "io/map_fields.h"

namespace taicho::io {

namespace {

using world::Feature;

std::string coordinate(Vec2 p) {
    return "[" + to_text(p.x) + "," + to_text(p.y) + "]";
}

std::string coordinates(const std::vector<Vec2>& points, bool close) {
    std::string out = "[";
    for (const Vec2 p : points) out += (out.size() > 1 ? "," : "") + coordinate(p);
    if (close && !points.empty()) out += "," + coordinate(points.front());
    return out + "]";
}

std::string geometry(const Feature& f) {
    if (!f.rings.empty()) {
        std::string rings;
        for (const auto& r : f.rings) rings += (rings.empty() ? "" : ",") + coordinates(r, true);
        return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
    }
    if (f.line.size() == 1)
        return R"({"type":"Point","coordinates":)" + coordinate(f.line[0]) + "}";
    return R"({"type":"LineString","coordinates":)" + coordinates(f.line, false) + "}";
}

/// JSON text of a set property; empty when it has its default.
struct ValueText {
    const Feature& f;
    std::string operator()(std::string Feature::*m) const {
        return (f.*m).empty() ? "" : json_string(f.*m);
    }
    std::string operator()(std::optional<double> Feature::*m) const {
        return f.*m ? to_text(*(f.*m)) : "";
    }
    std::string operator()(int Feature::*m) const { return f.*m != 0 ? std::to_string(f.*m) : ""; }
    std::string operator()(std::optional<int> Feature::*m) const {
        return f.*m ? std::to_string(*(f.*m)) : "";
    }
    std::string operator()(bool Feature::*m) const { return f.*m ? "true" : ""; }
    std::string operator()(std::optional<Vec2> Feature::*m) const {
        return f.*m ? coordinate(*(f.*m)) : "";
    }
};

bool has_level(world::FeatureKind kind) {
    using K = world::FeatureKind;
    return kind != K::Building && kind != K::Alley && kind != K::Stair && kind != K::Void &&
           kind != K::Landmark && kind != K::Water;
}

std::string properties(const Feature& f) {
    std::string out = R"({"kind":")" + std::string(feature_kind_name(f.kind)) + '"';
    const auto add = [&](const std::string& key, const std::string& json) {
        if (!json.empty()) out += "," + json_string(key) + ":" + json;
    };
    if (!f.id.empty()) add("id", json_string(f.id));
    if (f.name.vi == f.name.en) {
        if (!f.name.vi.empty()) add("name", json_string(f.name.vi));
    } else {
        add("name",
            "{\"vi\":" + json_string(f.name.vi) + ",\"en\":" + json_string(f.name.en) + "}");
    }
    for (const MapField& field : map_fields()) {
        std::string text = std::visit(ValueText{f}, field.member);
        const bool level = std::string_view(field.info.key) == "level";
        if (level && text.empty() && has_level(f.kind)) text = "0";  // GIS users filter by it
        add(field.info.key, text);
    }
    for (const auto& [key, json] : f.extra) add(key, json);
    return out + "}";
}

}  // namespace

std::string write_geojson(const world::MapDef& map) {
    std::string out = "{\"type\":\"FeatureCollection\",\n";
    out += fmt::format(
        "\"crs_local\":{{\"unit\":\"m\",\"origin_lon\":{},\"origin_lat\":{},\"rotation_deg\":{}}},"
        "\n",
        to_text(map.origin_lon), to_text(map.origin_lat), to_text(map.rotation_deg));
    out += "\"features\":[\n";
    for (std::size_t i = 0; i < map.features.size(); ++i) {
        const Feature& f = map.features[i];
        out += "{\"type\":\"Feature\",\"properties\":" + properties(f) +
               ",\"geometry\":" + geometry(f) + "}";
        out += i + 1 < map.features.size() ? ",\n" : "\n";
    }
    return out + "]}\n";
}

}  // namespace taicho::io
