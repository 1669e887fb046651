#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "layout/project.h"
#include "layout/raw_map.h"
#include "layout/sketch.h"

namespace taicho::layout {

namespace {

using nlohmann::json;

constexpr std::size_t k_largest_file = 256u << 20;  // bytes
constexpr double k_most_levels = 60.0;

void problem(Problems& problems, const std::string& path, const char* code, const std::string& vi,
             const std::string& en) {
    Problem p;
    p.code = code;
    p.pos.file = path;
    p.path = path;
    p.text = {vi, en};
    problems.add(std::move(p));
}

/// OSM defaults of the format page 3.2 for ways without a width.
double highway_width(const std::string& highway, const std::string& service) {
    if (highway == "footway" || highway == "path" || highway == "steps") return 1.5;
    if (highway == "service") return service == "alley" ? 2.0 : 2.5;
    if (highway == "residential" || highway == "living_street") return 5.0;
    if (highway == "pedestrian") return 3.0;
    return highway.empty() ? 0.0 : 6.0;
}

std::string use_of(const std::string& building) {
    if (building == "apartments") return "block";
    if (building == "industrial" || building == "warehouse" || building == "workshop")
        return "work";
    if (building == "commercial" || building == "retail") return "shop";
    return "";
}

class Reader {
  public:
    Reader(const std::string& path, RawMap& map, Problems& problems)
        : path_(path), map_(map), problems_(problems) {}

    bool open(const std::optional<Window>& window) {
        if (!load()) return false;
        if (!find_box(window)) return false;
        const json& features = doc_["features"];
        for (std::size_t i = 0; i < features.size(); ++i) feature(features[i], i + 1);
        map_.file = path_;
        return true;
    }

  private:
    bool load() {
        std::ifstream in(path_, std::ios::binary);
        if (!in) {
            problem(problems_, path_, "E-FILE-01", "Không đọc được tệp.",
                    "The file cannot be read.");
            return false;
        }
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (text.size() > k_largest_file) {
            problem(problems_, path_, "E-FILE-05", "Tệp quá lớn.", "The file is too large.");
            return false;
        }
        doc_ = json::parse(text, nullptr, false);
        if (doc_.is_discarded() || !doc_.is_object() || !doc_.contains("features") ||
            !doc_["features"].is_array()) {
            problem(problems_, path_, "E-SYN-01", "Không phải GeoJSON FeatureCollection.",
                    "Not a GeoJSON FeatureCollection.");
            return false;
        }
        return true;
    }

    /// Every finite coordinate pair below a geometry.
    template <class Fn>
    void each_position(const json& node, const Fn& fn) const {
        if (!node.is_array() || node.empty()) return;
        if (node[0].is_number()) {
            if (node.size() >= 2 && node[1].is_number())
                fn(node[0].get<double>(), node[1].get<double>());
            return;
        }
        for (const json& child : node) each_position(child, fn);
    }

    bool find_box(const std::optional<Window>& window) {
        Window w{1e300, 1e300, -1e300, -1e300};
        for (const json& f : doc_["features"]) {
            if (!f.is_object() || !f.contains("geometry") || !f["geometry"].is_object()) continue;
            const json& g = f["geometry"];
            if (!g.contains("coordinates")) continue;
            each_position(g["coordinates"], [&w](double x, double y) {
                w = {std::min(w[0], x), std::min(w[1], y), std::max(w[2], x), std::max(w[3], y)};
            });
        }
        if (w[0] > w[2]) {
            problem(problems_, path_, "E-GEO-30", "Tệp không có toạ độ nào.",
                    "The file holds no coordinates.");
            return false;
        }
        const Window data = w;
        if (window) w = *window;
        local_ = doc_.contains("crs_local");
        const bool degrees = std::abs(data[0]) <= 180 && std::abs(data[2]) <= 180 &&
                             std::abs(data[1]) <= 90 && std::abs(data[3]) <= 90;
        if (!local_ && !degrees) {
            problem(
                problems_, path_, "E-GEO-31",
                "Toạ độ không phải kinh độ, vĩ độ WGS84 và thiếu crs_local.",
                "Coordinates are neither WGS84 longitude and latitude nor is there a crs_local.");
            return false;
        }
        if ((window && !(w[0] < w[2] && w[1] < w[3])) || w[2] < data[0] || w[0] > data[2] ||
            w[3] < data[1] || w[1] > data[3]) {
            problem(problems_, path_, "E-GEO-32",
                    fmt::format("Cửa sổ nằm ngoài dữ liệu; dữ liệu ở {},{},{},{}.", data[0],
                                data[1], data[2], data[3]),
                    fmt::format("The window lies outside the data, which spans {},{},{},{}.",
                                data[0], data[1], data[2], data[3]));
            return false;
        }
        map_.windowed = window.has_value();
        if (!local_) {
            projection_ = LocalProjection(0.5 * (w[0] + w[2]), 0.5 * (w[1] + w[3]));
            map_.origin_lon = projection_.origin_lon();
            map_.origin_lat = projection_.origin_lat();
        }
        map_.box_min = metres(w[0], w[1]);
        map_.box_max = metres(w[2], w[3]);
        return true;
    }

    [[nodiscard]] Vec2 metres(double x, double y) const {
        return local_ ? Vec2{x, y} : projection_.to_metres(x, y);
    }

    /// Text of a property in whatever type it stands.
    std::string text(const json& properties, const char* key) {
        if (!properties.is_object() || !properties.contains(key) || properties[key].is_null())
            return "";
        ++map_.used[key];
        const json& v = properties[key];
        return v.is_string() ? v.get<std::string>() : v.dump();
    }

    std::optional<double> real(const json& properties, const char* key) {
        std::string s = text(properties, key);
        s = s.substr(0, s.find_first_of(" m'"));
        return s.empty() ? std::nullopt : to_real(s);
    }

    void ring(const json& coordinates, const json& properties, std::size_t row, int part) {
        if (!coordinates.is_array() || coordinates.empty()) return;
        RawArea a;
        Vec2 centre{};
        int n = 0;
        each_position(coordinates[0], [&](double x, double y) {
            a.ring.push_back(metres(x, y));
            centre = centre + Vec2{x, y};
            ++n;
        });
        if (coordinates.size() > 1) ++map_.ignored["hole"];
        if (n > 1 && a.ring.front() == a.ring.back()) a.ring.pop_back(), --n;
        if (n == 0) return;
        Vec2 sum{};
        for (const Vec2 p : a.ring) sum = sum + p;
        const Vec2 mid = (1.0 / n) * sum;
        if (mid.x < map_.box_min.x || mid.x > map_.box_max.x || mid.y < map_.box_min.y ||
            mid.y > map_.box_max.y)
            return;
        if (ring_area(a.ring) < 0) std::reverse(a.ring.begin(), a.ring.end());
        a.id = fmt::format("b{:04d}", row) + (part > 0 ? fmt::format("-{}", part) : "");
        if (const auto v = real(properties, "building:levels"))
            a.levels = static_cast<int>(std::clamp(*v, 1.0, k_most_levels));
        if (!a.levels) {
            if (const auto h = real(properties, "height"))
                a.levels = static_cast<int>(std::clamp(*h / 3.0, 1.0, k_most_levels));
        }
        a.use = use_of(text(properties, "building"));
        const std::string craft = text(properties, "craft");
        if (craft == "carpenter" || craft == "joiner" || craft == "cabinet_maker" ||
            craft == "sawmill")
            a.trade = "wood";
        if (craft == "tailor" || craft == "dressmaker" || craft == "upholsterer")
            a.trade = "textile";
        if (a.use.empty() && !text(properties, "shop").empty()) a.use = "shop";
        map_.areas.push_back(std::move(a));
    }

    void line(const json& coordinates, const json& properties, std::size_t row, int part) {
        if (properties.is_object() && properties.contains("barrier")) {
            ++map_.ignored["barrier"];
            return;
        }
        RawWay w;
        each_position(coordinates, [&](double x, double y) { w.line.push_back(metres(x, y)); });
        if (w.line.size() < 2) return;
        w.id = fmt::format("w{:04d}", row) + (part > 0 ? fmt::format("-{}", part) : "");
        w.name = text(properties, "name");
        std::optional<double> width = real(properties, "width");
        if (!width) width = real(properties, "est_width");
        w.width =
            width.value_or(highway_width(text(properties, "highway"), text(properties, "service")));
        map_.ways.push_back(std::move(w));
    }

    void feature(const json& f, std::size_t row) {
        if (!f.is_object() || !f.contains("geometry") || !f["geometry"].is_object()) return;
        const json& g = f["geometry"];
        if (!g.contains("type") || !g["type"].is_string() || !g.contains("coordinates")) return;
        static const json k_none = json::object();
        const json& p =
            f.contains("properties") && f["properties"].is_object() ? f["properties"] : k_none;
        const std::string type = g["type"].get<std::string>();
        const json& c = g["coordinates"];
        int part = 0;
        if (type == "Polygon") {
            ring(c, p, row, 0);
        } else if (type == "MultiPolygon") {
            for (const json& one : c) ring(one, p, row, ++part);
        } else if (type == "LineString") {
            line(c, p, row, 0);
        } else if (type == "MultiLineString") {
            for (const json& one : c) line(one, p, row, ++part);
        } else {
            ++map_.ignored[type];
        }
    }

    std::string path_;
    RawMap& map_;
    Problems& problems_;
    json doc_;
    bool local_ = false;
    LocalProjection projection_{0, 0};
};

}  // namespace

bool read_raw_geojson(const std::string& path, const std::optional<Window>& window, RawMap& map,
                      Problems& problems) {
    return Reader(path, map, problems).open(window);
}

}  // namespace taicho::layout
