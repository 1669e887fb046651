#include "scenes.h"

#include <fmt/format.h>

#include "support.h"

namespace taicho::whole {

namespace {

std::string feature(const std::string& properties, const std::string& type, const std::string& points) {
    return fmt::format(
        R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"{}","coordinates":{}}}}})", properties,
        type, points);
}

std::string room(const std::string& id, const std::string& use, double y0, double y1) {
    return feature(fmt::format(R"("kind":"room","id":"{}","level":0,"use":"{}","building":"house")", id, use),
                   "Polygon", fmt::format("[[[0,{0}],[4,{0}],[4,{1}],[0,{1}],[0,{0}]]]", y0, y1));
}

/// A door in the wall at `y`, with the comma before it; nothing without a leaf.
std::string door(const std::string& id, const std::string& leaf, double y) {
    if (leaf.empty()) return {};
    return ",\n" + feature(fmt::format(R"("kind":"door","id":"{}","level":0,"leaf":"{}")", id, leaf),
                           "LineString", fmt::format("[[1,{0}],[2,{0}]]", y));
}

std::string map_of(const HouseScene& s) {
    std::string out = R"({"type":"FeatureCollection","crs_local":{"unit":"m"},"features":[)" "\n";
    out += feature(R"("kind":"alley","id":"alley","width_m":3)", "LineString", "[[-12,-1.5],[6,-1.5]]") + ",\n";
    out += feature(R"("kind":"exit","id":"street","level":0,"kind_of":"street")", "LineString",
                   "[[-12,-3],[-12,0]]") + ",\n";
    if (!s.gate_leaf.empty()) {
        out += feature(fmt::format(R"("kind":"gate","id":"gate","level":0,"leaf":"{}","needs":"{}")",
                                   s.gate_leaf, s.gate_key ? "key" : "tool"),
                       "LineString", "[[-6,-3],[-6,0]]") + ",\n";
    }
    out += feature(R"("kind":"building","id":"house","use":"home","material":"brick","roof_material":"concrete","levels":1)",
                   "Polygon", "[[[0,0],[4,0],[4,10],[0,10],[0,0]]]") + ",\n";
    out += room("shop", "shop", 0, 5) + ",\n" + room("back", "living", 5, 10);
    out += door("door-street", s.street_leaf, 0) + door("door-inner", s.inner_leaf, 5);
    return out + "\n]}\n";
}

}  // namespace

void write_house(const std::string& folder, const HouseScene& s) {
    write(folder + "/map.geojson", map_of(s));
    write(folder + "/scenario.toml",
          "format = \"taicho-scenario/1\"\nname = { vi = \"Nhà thử\", en = \"Test house\" }\n"
          "geometry = \"map.geojson\"\n\n[run]\nstart_hour = 10\n" + s.run +
              "\n[measures.fire_service]\npresent = false\n\n" + s.tail);
}

std::string ignite(const std::string& item) {
    return fmt::format("[fire.ignition]\nitem = \"{}\"\nat_s = 0\n\n", item);
}

std::string item(const std::string& id, const std::string& place, const std::string& at,
                 const std::string& peak_kw, const std::string& energy_mj) {
    return fmt::format("[[items]]\nid = \"{}\"\nplace = \"{}\"\nat_m = {}\npeak_hrr_kw = {}\n"
                       "growth = \"fast\"\nenergy_mj = {}\n\n",
                       id, place, at, peak_kw, energy_mj);
}

std::string person(const std::string& id, const std::string& at, const std::string& response) {
    return fmt::format("[[persons]]\nid = \"{}\"\nat_m = {}\nresponse_s = {}\n\n", id, at, response);
}

std::string action(const std::string& at, const std::string& act, const std::string& what) {
    return fmt::format("[[actions]]\nat_s = {}\ndo = \"{}\"\nwhat = \"{}\"\n\n", at, act, what);
}

}  // namespace taicho::whole
