#include <fmt/format.h>

#include <algorithm>

#include "io/geojson.h"
#include "io/json_tree.h"
#include "io/scenario_context.h"

/// `[map."pattern"]`: properties of features changed from the scenario, so that an arm of a study can
/// lock a gate or open a door without another map.
namespace taicho::io {

using Type = TomlValue::Type;

namespace {

/// `*` stands for any letters.
bool matches(std::string_view pattern, std::string_view id) {
    std::size_t p = 0, i = 0, star = std::string_view::npos, mark = 0;
    while (i < id.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = i;
        } else if (p < pattern.size() && pattern[p] == id[i]) {
            ++p;
            ++i;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            i = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string json_of(const TomlValue& v) {
    if (v.is(Type::String)) return json_string(v.text);
    if (v.is(Type::Date) || v.is(Type::Table)) return json_string(v.shown());
    return v.shown();
}

void change_features(ScenarioContext& c, const TomlMember& pattern) {
    const std::string path = "map." + pattern.key;
    std::vector<world::Feature*> found;
    std::vector<std::string> ids;
    for (world::Feature& f : c.out.map.features) {
        if (matches(pattern.key, f.id)) found.push_back(&f);
        ids.push_back(f.id);
    }
    if (found.empty() && !c.out.map.features.empty()) {
        const std::string near = closest(pattern.key, ids);
        c.error("E-REF-06", pattern.pos, path, pattern.key,
                fmt::format("bản đồ không có đối tượng `{}`.", pattern.key),
                fmt::format("the map has no feature `{}`.", pattern.key), "", near);
        return;
    }
    for (const TomlMember& m : pattern.value.members) {
        c.out.map_key += fmt::format("\n{}.{} = {}", pattern.key, m.key, m.value.shown());
        const std::size_t before = c.problems.list().size();
        for (world::Feature* f : found) {
            if (c.problems.list().size() > before) break;  // one mistake, one message
            if (set_map_property(*f, m.key, json_of(m.value), m.value.pos, c.problems)) continue;
            std::vector<std::string> keys;
            for (const MapProperty& p : map_properties()) keys.emplace_back(p.key);
            unknown_key(c, m, path + "." + m.key, keys);
            break;
        }
    }
}

}  // namespace

void change_map(ScenarioContext& c, const TomlValue& table) {
    for (const TomlMember& m : table.members) {
        if (m.value.is(Type::Table)) {
            change_features(c, m);
        } else {
            value_type_error(c, m.value, "map." + m.key, "bảng các thuộc tính",
                             "a table of properties");
        }
    }
}

}  // namespace taicho::io
