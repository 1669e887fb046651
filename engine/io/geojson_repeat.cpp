#include "io/geojson_repeat.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "io/fields.h"

namespace taicho::io {

namespace {

using Type = JsonValue::Type;

constexpr const char* k_key = "repeat_on";
constexpr int k_lowest = -10, k_highest = 99;   // as `level`

struct Levels {
    int first = 0, last = 0;
};

/// "2" or "0-8" or "-2--1".
std::optional<Levels> levels_of(const JsonValue& v) {
    const char *at = v.text.data(), *end = at + v.text.size();
    Levels l;
    const auto first = std::from_chars(at, end, l.first);
    if (first.ec != std::errc{}) return std::nullopt;
    l.last = l.first;
    if (first.ptr != end) {
        if (*first.ptr != '-') return std::nullopt;
        const auto last = std::from_chars(first.ptr + 1, end, l.last);
        if (last.ec != std::errc{} || last.ptr != end) return std::nullopt;
    }
    if (l.last < l.first || l.first < k_lowest || l.last > k_highest) return std::nullopt;
    return l;
}

void replace_all(std::string& text, std::string_view what, const std::string& with) {
    for (std::size_t i = 0; (i = text.find(what, i)) != std::string::npos; i += with.size()) text.replace(i, what.size(), with);
}

void place_on(JsonValue& properties, int level) {
    std::erase_if(properties.members, [](const JsonMember& m) { return m.key == k_key || m.key == "level"; });
    for (JsonMember& m : properties.members) {
        if (!m.value.is(Type::String)) continue;
        replace_all(m.value.text, "{level}", std::to_string(level));
        replace_all(m.value.text, "{above}", std::to_string(level + 1));
        replace_all(m.value.text, "{below}", std::to_string(level - 1));
    }
    JsonMember own;
    own.key = "level";
    own.offset = own.value.offset = properties.offset;
    own.value.type = Type::Number;
    own.value.text = std::to_string(level);
    properties.members.push_back(std::move(own));
}

}  // namespace

std::vector<JsonValue> repeated_features(const JsonValue& feature, const LineIndex& lines, Problems& problems) {
    const JsonValue* properties = feature.find("properties");
    const JsonValue* on = properties != nullptr ? properties->find(k_key) : nullptr;
    if (on == nullptr || on->is(Type::Null)) return {};
    const auto levels = on->is(Type::String) || on->is(Type::Number) ? levels_of(*on) : std::nullopt;
    std::vector<JsonValue> copies;
    if (!levels) {
        problems.add({.code = "E-RANGE-01", .pos = lines.at(on->offset), .path = k_key, .found = on->text,
                      .allowed = "\"0-8\"", .suggestion = "",
                      .text = {fmt::format("`repeat_on` cần dạng \"tầng đầu-tầng cuối\", ví dụ \"0-8\", trong khoảng {}..{}.", k_lowest, k_highest),
                               fmt::format("`repeat_on` must be \"first-last\" storey, as \"0-8\", within {}..{}.", k_lowest, k_highest)}});
        return copies;
    }
    for (int level = levels->first; level <= levels->last; ++level) {
        copies.push_back(feature);
        for (JsonMember& m : copies.back().members)
            if (m.key == "properties") place_on(m.value, level);
    }
    return copies;
}

}  // namespace taicho::io
