#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.h"
#include "io/geojson.h"
#include "io/json_tree.h"
#include "io/geojson_repeat.h"
#include "io/map_fields.h"
#include "io/source_text.h"
#include "io/units.h"

namespace taicho::io {

namespace {

using world::Feature;
using world::FeatureKind;
using Type = JsonValue::Type;

std::vector<std::string> words(const char* list) {
    std::vector<std::string> out(1);
    for (const char* c = list; *c != 0; ++c) {
        if (*c == '|')
            out.emplace_back();
        else
            out.back() += *c;
    }
    return out;
}

class Reader {
  public:
    Reader(const LineIndex& lines, Problems& problems) : lines_(lines), problems_(problems) {}

    void feature(const JsonValue& v);
    bool change(Feature& f, const JsonMember& m, const SourcePos& from);
    void finish(const JsonValue& root, bool local_only);
    GeoJsonMap result;

  private:
    bool geometry(const JsonValue& v, Feature& f);
    std::optional<Vec2> point(const JsonValue& v, const Feature& f);
    std::vector<Vec2> points(const JsonValue& v, const Feature& f);
    world::Ring ring(const JsonValue& v, const Feature& f);
    bool kind_of(const JsonValue& properties, Feature& f);
    void property(const JsonMember& m, Feature& f);
    void set(const MapField& field, const JsonMember& m, Feature& f);
    void set_real(const MapField& field, const JsonMember& m, Feature& f);
    void set_text(const MapField& field, const JsonMember& m, Feature& f);
    void unknown(const JsonMember& m, Feature& f);
    void name(const JsonValue& v, Feature& f);
    void type_error(const JsonMember& m, const Feature& f, const char* vi, const char* en);
    void resolve_directions();

    [[nodiscard]] SourcePos at(const JsonValue& v) const {
        return from_.line > 0 ? from_ : lines_.at(v.offset);
    }
    static std::string label(const Feature& f) {
        return std::string(feature_kind_name(f.kind)) + " `" + f.id + "`";
    }

    const LineIndex& lines_;
    Problems& problems_;
    SourcePos from_;  ///< set while a change from another file is carried out
    std::size_t broken_ = 0;                                      ///< coordinates that are none
    std::vector<std::pair<std::size_t, JsonMember>> directions_;  ///< stair row, its `direction`
};

void Reader::type_error(const JsonMember& m, const Feature& f, const char* vi, const char* en) {
    add_error(
        problems_, "E-TYPE-01", at(m.value), f.id + "." + m.key, to_json(m.value),
        fmt::format("{}: `{}` phải là {}, không phải {}.", label(f), m.key, vi, to_json(m.value)),
        fmt::format("{}: `{}` must be {}, not {}.", label(f), m.key, en, to_json(m.value)));
}

void Reader::set_real(const MapField& field, const JsonMember& m, Feature& f) {
    const bool integer = std::string_view(field.info.type) == "integer";
    const double v = m.value.real();
    if (std::isnan(v) || (integer && v != std::floor(v))) {
        return type_error(m, f, integer ? "số nguyên" : "số", integer ? "an integer" : "a number");
    }
    if (v < field.info.lo || v > field.info.hi) {
        const std::string allowed =
            fmt::format("{}..{}", to_text(field.info.lo), to_text(field.info.hi));
        add_problem(
            problems_, Problem::Severity::Error, "E-RANGE-01", at(m.value), f.id + "." + m.key,
            m.value.text, allowed, "",
            fmt::format("{}: `{}` = {} nằm ngoài {}.", label(f), m.key, m.value.text, allowed),
            fmt::format("{}: `{}` = {} lies outside {}.", label(f), m.key, m.value.text, allowed));
        return;
    }
    if (const auto* p = std::get_if<std::optional<double> Feature::*>(&field.member))
        f.*(*p) = v;
    else if (const auto* q = std::get_if<int Feature::*>(&field.member))
        f.*(*q) = static_cast<int>(v);
    else if (const auto* r = std::get_if<std::optional<int> Feature::*>(&field.member)) {
        f.*(*r) = static_cast<int>(v);
    }
}

void Reader::set_text(const MapField& field, const JsonMember& m, Feature& f) {
    if (!m.value.is(Type::String)) return type_error(m, f, "chuỗi chữ", "a string");
    if (field.info.allowed[0] != 0 && !m.value.text.empty()) {
        const auto allowed = words(field.info.allowed);
        if (std::find(allowed.begin(), allowed.end(), m.value.text) == allowed.end()) {
            add_problem(problems_, Problem::Severity::Error, "E-RANGE-02", at(m.value),
                        f.id + "." + m.key, m.value.text, field.info.allowed,
                        closest(m.value.text, allowed),
                        fmt::format("{}: `{}` không nhận `{}`; chọn: {}.", label(f), m.key,
                                    m.value.text, field.info.allowed),
                        fmt::format("{}: `{}` cannot be `{}`; it is one of {}.", label(f), m.key,
                                    m.value.text, field.info.allowed));
            return;
        }
    }
    f.*std::get<std::string Feature::*>(field.member) =
        nfc_value(m.value.text, at(m.value), problems_);
}

void Reader::set(const MapField& field, const JsonMember& m, Feature& f) {
    if (m.value.is(Type::Null)) return;  // GIS programs write every column, empty ones as null
    if (std::holds_alternative<std::string Feature::*>(field.member)) return set_text(field, m, f);
    if (const auto* p = std::get_if<bool Feature::*>(&field.member)) {
        if (!m.value.is(Type::Bool)) return type_error(m, f, "true hoặc false", "true or false");
        f.*(*p) = m.value.boolean;
        return;
    }
    if (const auto* p = std::get_if<std::optional<Vec2> Feature::*>(&field.member)) {
        const auto& a = m.value.items;
        if (!m.value.is(Type::Array) || a.size() != 2 || std::isnan(a[0].real()) ||
            std::isnan(a[1].real())) {
            return type_error(m, f, "hai số [dx, dy]", "two numbers [dx, dy]");
        }
        f.*(*p) = Vec2{a[0].real(), a[1].real()};
        return;
    }
    set_real(field, m, f);
}

void Reader::name(const JsonValue& v, Feature& f) {
    if (v.is(Type::String)) {
        f.name.vi = f.name.en = nfc_value(v.text, at(v), problems_);
        return;
    }
    for (const JsonMember& m : v.members) {
        if (m.key == "vi") f.name.vi = nfc_value(m.value.text, at(m.value), problems_);
        if (m.key == "en") f.name.en = m.value.text;
    }
}

/// Kept for writing back; a near miss of a known key is worth a word.
void Reader::unknown(const JsonMember& m, Feature& f) {
    f.extra.emplace_back(m.key, to_json(m.value));
    const KeyParts parts = split_unit(m.key);
    std::vector<std::string> keys;
    for (const MapField& field : map_fields()) {
        const KeyParts known = split_unit(field.info.key);
        if (!parts.unit.empty() && !known.unit.empty() && known.stem == parts.stem) {
            add_problem(problems_, Problem::Severity::Error, "E-UNIT-01", lines_.at(m.offset),
                        f.id + "." + m.key, m.key, field.info.key, field.info.key,
                        fmt::format("{}: `{}` dùng đơn vị khác; khóa của chúng tôi là `{}`.",
                                    label(f), m.key, field.info.key),
                        fmt::format("{}: `{}` has another unit; ours is `{}`.", label(f), m.key,
                                    field.info.key));
            return;
        }
        keys.emplace_back(field.info.key);
    }
    const std::string near = closest(m.key, keys);
    if (near.empty()) return;
    add_problem(problems_, Problem::Severity::Warning, "W-KEY-01", lines_.at(m.offset),
                f.id + "." + m.key, m.key, "", near,
                fmt::format("{}: không biết thuộc tính `{}`; được giữ nguyên, không dùng.",
                            label(f), m.key),
                fmt::format("{}: the property `{}` is not known; it is kept but not used.",
                            label(f), m.key));
}

void Reader::property(const JsonMember& m, Feature& f) {
    if (m.key == "kind" || m.key == "id") return;
    if (m.key == "name") return name(m.value, f);
    if (m.key == "direction" && f.kind == FeatureKind::Stair && m.value.is(Type::String)) {
        directions_.emplace_back(result.map.features.size(), m);
        return;
    }
    for (const MapField& field : map_fields()) {
        if (m.key == field.info.key) return set(field, m, f);
    }
    if (m.key == "building:levels") {  // OpenStreetMap's own spelling; decimals are rounded down
        const double v =
            m.value.is(Type::String) ? to_real(m.value.text).value_or(0.0) : m.value.real();
        if (v >= 1.0 && v <= 60.0) f.levels = static_cast<int>(v);
        return;
    }
    unknown(m, f);
}

/// A property set from elsewhere; nothing is kept of a key nobody knows.
bool Reader::change(Feature& f, const JsonMember& m, const SourcePos& from) {
    from_ = from;
    for (const MapField& field : map_fields()) {
        if (m.key != field.info.key) continue;
        set(field, m, f);
        return true;
    }
    return false;
}

/// `kind`, or what OpenStreetMap's tags say.
bool Reader::kind_of(const JsonValue& properties, Feature& f) {
    const auto text = [&](const char* key) {
        const JsonValue* v = properties.find(key);
        return v != nullptr && v->is(Type::String) ? v->text : std::string();
    };
    if (const JsonValue* kind = properties.find("kind")) {
        if (const auto k = world::feature_kind_from(kind->text)) {
            f.kind = *k;
            return true;
        }
        std::vector<std::string> all;
        for (int i = 0; i <= static_cast<int>(FeatureKind::Water); ++i) {
            all.emplace_back(feature_kind_name(static_cast<FeatureKind>(i)));
        }
        add_problem(problems_, Problem::Severity::Error, "E-GEO-23", at(*kind), "kind",
                    to_json(*kind), "", closest(kind->text, all),
                    fmt::format("không có loại đối tượng {}.", to_json(*kind)),
                    fmt::format("there is no feature kind {}.", to_json(*kind)));
        return false;
    }
    const std::string indoor = text("indoor"), emergency = text("emergency");
    if (indoor == "room" || indoor == "corridor" || indoor == "area") {
        f.kind = FeatureKind::Room;
        if (indoor == "corridor") f.use = "corridor";
    } else if (indoor == "door") {
        f.kind = FeatureKind::Door;
    } else if (emergency == "fire_extinguisher") {
        f.kind = FeatureKind::Fixture;
        f.what = "extinguisher";
    } else if (emergency == "assembly_point") {
        f.kind = FeatureKind::Landmark;
    } else if (!text("building").empty()) {
        f.kind = FeatureKind::Building;
    } else {
        add_error(problems_, "E-KEY-03", f.pos, "kind", "", "đối tượng thiếu thuộc tính `kind`.",
                  "the feature has no property `kind`.");
        return false;
    }
    return true;
}

std::optional<Vec2> Reader::point(const JsonValue& v, const Feature& f) {
    if (v.is(Type::Array) && v.items.size() >= 2) {
        const Vec2 p{v.items[0].real(), v.items[1].real()};
        if (!std::isnan(p.x) && !std::isnan(p.y)) return p;
    }
    ++broken_;
    add_error(problems_, "E-GEO-24", at(v), f.id, to_json(v),
              fmt::format("{}: tọa độ phải là [x, y], không phải {}.", label(f), to_json(v)),
              fmt::format("{}: a coordinate must be [x, y], not {}.", label(f), to_json(v)));
    return std::nullopt;
}

std::vector<Vec2> Reader::points(const JsonValue& v, const Feature& f) {
    std::vector<Vec2> out;
    for (const JsonValue& i : v.items) {
        if (const auto p = point(i, f)) out.push_back(*p);
    }
    return out;
}

world::Ring Reader::ring(const JsonValue& v, const Feature& f) {
    world::Ring r = points(v, f);
    if (r.size() < 2) return r;
    if (!(r.front() == r.back())) {
        const Vec2 p = r.back();
        add_error(
            problems_, "E-GEO-01", at(v.items.back()), f.id,
            fmt::format("({:.2f}, {:.2f})", p.x, p.y),
            fmt::format(
                "{}: đường viền không khép kín: điểm cuối ({:.2f}, {:.2f}) phải trùng điểm đầu.",
                label(f), p.x, p.y),
            fmt::format(
                "{}: the ring is not closed: its last point ({:.2f}, {:.2f}) must equal the first.",
                label(f), p.x, p.y));
        return r;
    }
    r.pop_back();
    std::vector<Vec2> clean;  // repeated neighbours mean nothing
    for (const Vec2 p : r) {
        if (clean.empty() || !(clean.back() == p)) clean.push_back(p);
    }
    return clean;
}

/// False when there is nothing to join: the feature is left out, so that one mistake is one
/// message.
bool Reader::geometry(const JsonValue& v, Feature& f) {
    const std::size_t before = broken_;
    const JsonValue* type = v.find("type");
    const JsonValue* c = v.find("coordinates");
    const std::string t = type != nullptr ? type->text : "";
    if (c != nullptr && c->is(Type::Array)) {
        if (t == "Polygon") {
            for (const JsonValue& r : c->items) f.rings.push_back(ring(r, f));
            return broken_ == before;
        }
        if (t == "LineString") {
            f.line = points(*c, f);
            return broken_ == before;
        }
        if (t == "Point") {
            if (const auto p = point(*c, f)) f.line = {*p};
            return broken_ == before;
        }
    }
    add_error(problems_, "E-GEO-17", at(v), f.id, t,
              fmt::format("{}: hình phải là Polygon, LineString hoặc Point, không phải `{}`.",
                          label(f), t),
              fmt::format("{}: the geometry must be a Polygon, LineString or Point, not `{}`.",
                          label(f), t));
    return false;
}

void Reader::feature(const JsonValue& v) {
    const auto copies = repeated_features(v, lines_, problems_);
    for (const JsonValue& copy : copies) feature(copy);
    if (!copies.empty()) return;
    Feature f;
    f.pos = at(v);
    const JsonValue* properties = v.find("properties");
    static const JsonValue k_empty;
    if (properties == nullptr) properties = &k_empty;
    if (!kind_of(*properties, f)) return;
    const JsonValue* id = properties->find("id");
    if (id == nullptr) id = v.find("id");
    const bool needs_id = f.kind != FeatureKind::Wall && f.kind != FeatureKind::Obstacle;
    if (id != nullptr && (id->is(Type::String) || id->is(Type::Number))) f.id = id->text;
    if (f.id.empty() && needs_id) {
        add_error(problems_, "E-KEY-03", f.pos, "id", "",
                  fmt::format("{} thiếu `id`.", feature_kind_name(f.kind)),
                  fmt::format("the {} has no `id`.", feature_kind_name(f.kind)));
        f.id = fmt::format("{}-{}", feature_kind_name(f.kind), result.map.features.size());
    } else if (needs_id && !is_id(f.id)) {
        add_error(problems_, "E-KEY-04", at(*id), "id", f.id,
                  fmt::format("mã `{}` chỉ được dùng a-z, 0-9, _ và -, dài 1 đến 64.", f.id),
                  fmt::format("the id `{}` may only use a-z, 0-9, _ and -, 1 to 64 long.", f.id));
    }
    for (const JsonMember& m : properties->members) property(m, f);
    const JsonValue* g = v.find("geometry");
    if (g == nullptr || !g->is(Type::Object)) {
        add_error(problems_, "E-GEO-17", f.pos, f.id, "", label(f) + ": thiếu `geometry`.",
                  label(f) + ": has no `geometry`.");
        return;
    }
    if (!geometry(*g, f)) return;
    result.map.features.push_back(std::move(f));
}

/// A stair may name a line string that shows the way up.
void Reader::resolve_directions() {
    if (directions_.empty()) return;
    std::map<std::string, const Feature*> lines;
    for (const Feature& f : result.map.features) {
        if (f.line.size() >= 2) lines.emplace(f.id, &f);
    }
    for (const auto& [row, m] : directions_) {
        const auto it = lines.find(m.value.text);
        if (it == lines.end()) {
            add_error(
                problems_, "E-REF-05", at(m.value), "direction", m.value.text,
                fmt::format("`direction` chỉ tới đường `{}` không có trên bản đồ.", m.value.text),
                fmt::format("`direction` names the line `{}`, which the map does not have.",
                            m.value.text));
            continue;
        }
        result.map.features[row].up = it->second->line.back() - it->second->line.front();
    }
}

void Reader::finish(const JsonValue& root, bool local_only) {
    const JsonValue* type = root.find("type");
    if (type == nullptr || type->text != "FeatureCollection") {
        add_error(problems_, "E-GEO-25", at(root), "type", type != nullptr ? type->text : "",
                  "tệp bản đồ phải là một FeatureCollection.",
                  "the map must be one FeatureCollection.");
    }
    const JsonValue* crs = root.find("crs_local");
    result.local = crs != nullptr;
    if (crs != nullptr) {
        const auto number = [&](const char* key) {
            const JsonValue* v = crs->find(key);
            return v != nullptr && !std::isnan(v->real()) ? v->real() : 0.0;
        };
        result.map.origin_lon = number("origin_lon");
        result.map.origin_lat = number("origin_lat");
        result.map.rotation_deg = number("rotation_deg");
    } else if (local_only) {
        add_error(problems_, "E-GEO-22", at(root), "crs_local", "",
                  "bản đồ dùng kinh độ, vĩ độ (không có `crs_local`); hãy chuyển sang mét bằng "
                  "`taicho import`.",
                  "the map is in longitude and latitude (no `crs_local`); turn it into metres with "
                  "`taicho import`.");
    }
    resolve_directions();
}

}  // namespace

std::optional<GeoJsonMap> parse_geojson(std::string_view text, const std::string& file,
                                        bool local_only, Problems& problems) {
    const LineIndex lines(file, text);
    Reader reader(lines, problems);
    reader.result.map.file = file;
    JsonValue root;
    const JsonStream stream{"features", [&](JsonValue& v) { reader.feature(v); }};
    if (!parse_json(text, lines, stream, root, problems)) return std::nullopt;
    reader.finish(root, local_only);
    return std::move(reader.result);
}

bool set_map_property(world::Feature& feature, const std::string& key, const std::string& json,
                      const SourcePos& pos, Problems& problems) {
    const LineIndex lines(pos.file, json);
    JsonMember member;
    member.key = key;
    Problems ignored;  // the text was a value of another format: it always parses
    parse_json(json, lines, {}, member.value, ignored);
    Reader reader(lines, problems);
    return reader.change(feature, member, pos);
}

std::optional<GeoJsonMap> read_geojson(const std::string& path, bool local_only,
                                       Problems& problems) {
    const auto text = read_text(path, k_map_limit, problems);
    if (!text) return std::nullopt;
    return parse_geojson(*text, path, local_only, problems);
}

}  // namespace taicho::io
