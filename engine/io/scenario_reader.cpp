#include "io/scenario_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "io/geojson.h"
#include "io/scenario_context.h"
#include "io/sha256.h"

namespace taicho::io {

using Type = TomlValue::Type;

namespace {

/// Names of the sections right below a path (`measures` -> training, tools, ...).
std::vector<std::string> children_of(const std::string& path) {
    std::vector<std::string> names;
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const Section& s : scenario_sections()) {
        const std::string p = s.path;
        if (p.size() <= prefix.size() || p.compare(0, prefix.size(), prefix) != 0) continue;
        std::string name = p.substr(prefix.size());
        name = name.substr(0, name.find('.'));
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

const Field* find_field(const Section* s, const std::string& key) {
    if (s == nullptr) return nullptr;
    for (const Field& f : s->fields) {
        if (key == f.key) return &f;
    }
    return nullptr;
}

std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

void check_unique(ScenarioContext& c, const Section& s, const Field& f, const TomlMember& m,
                  const std::string& path) {
    if (f.form != Form::Id || !m.value.is(Type::String)) return;
    const auto [it, fresh] = c.ids[s.path].emplace(m.value.text, m.value.pos);
    if (fresh) return;
    c.error("E-KEY-05", m.value.pos, path, m.value.text,
            fmt::format("mã `{}` đã dùng ở dòng {}.", m.value.text, it->second.line),
            fmt::format("the id `{}` is already used in line {}.", m.value.text, it->second.line));
}

void check_required(ScenarioContext& c, const Section& s, const TomlValue& table,
                    const std::string& path) {
    for (const Field& f : s.fields) {
        if (!f.required || table.find(f.key) != nullptr) continue;
        const std::string key = joined(path, f.key);
        c.error("E-KEY-03", table.pos, key, "", fmt::format("thiếu khóa bắt buộc `{}`.", key),
                fmt::format("the required key `{}` is missing.", key));
    }
}

void walk(ScenarioContext& c, const TomlValue& table, const std::string& path);

/// What was stated for this element matters for its defaults.
void after_element(const Section& s, const TomlValue& table, void* object, ScenarioContext& c) {
    const std::string_view at = s.path;
    if (at == "items") static_cast<fire::ItemDef*>(object)->has_at = table.find("at_m") != nullptr;
    if (at != "persons") return;
    auto& person = *static_cast<people::PersonDef*>(object);
    person.has_at = table.find("at_m") != nullptr;
    c.own_speed.push_back(table.find("speed_m_s") != nullptr);
    c.own_response.push_back(table.find("response_s") != nullptr);
}

void read_members(ScenarioContext& c, const Section* s, const TomlValue& table,
                  const std::string& path, const std::string& shown, void* object) {
    std::vector<std::string> siblings = children_of(path);
    if (s != nullptr) {
        for (const Field& f : s->fields) siblings.emplace_back(f.key);
    }
    const std::vector<std::string> children = children_of(path);
    for (const TomlMember& m : table.members) {
        const std::string key = joined(shown, m.key);
        const Section* below = find_section(joined(path, m.key));
        const bool is_list = below != nullptr && below->list && m.value.is(Type::Array);
        if (const Field* f = is_list ? nullptr : find_field(s, m.key)) {
            if (f->form == Form::Special)
                read_special(c, *s, m, key, object);
            else
                read_value(c, *f, m, key, object);
            check_unique(c, *s, *f, m, key);
        } else if (below != nullptr && below->list) {
            if (!is_list) {
                c.error("E-TYPE-01", m.value.pos, key, m.value.shown(),
                        fmt::format("`{}` phải là các bảng [[{}]].", key, key),
                        fmt::format("`{}` must be tables [[{}]].", key, key));
                continue;
            }
            for (std::size_t i = 0; i < m.value.items.size(); ++i) {
                const TomlValue& element = m.value.items[i];
                const std::string name = fmt::format("{}[{}]", key, i);
                if (!element.is(Type::Table)) {
                    c.error("E-TYPE-01", element.pos, name, element.shown(),
                            fmt::format("`{}` phải là bảng.", name),
                            fmt::format("`{}` must be a table.", name));
                    continue;
                }
                void* target = below->target(c.out);
                if (below->set_pos != nullptr) below->set_pos(target, element.pos);
                read_members(c, below, element, joined(path, m.key), name, target);
                check_required(c, *below, element, name);
                after_element(*below, element, target, c);
            }
        } else if (std::find(children.begin(), children.end(), m.key) != children.end()) {
            if (m.value.is(Type::Table)) {
                walk(c, m.value, joined(path, m.key));
            } else {
                c.error("E-TYPE-01", m.value.pos, key, m.value.shown(),
                        fmt::format("`{}` phải là bảng [{}].", key, key),
                        fmt::format("`{}` must be a table [{}].", key, key));
            }
        } else if (path.empty() && m.key == "map" && m.value.is(Type::Table)) {
            change_map(c, m.value);
        } else {
            unknown_key(c, m, key, siblings);
        }
    }
}

void walk(ScenarioContext& c, const TomlValue& table, const std::string& path) {
    if (path == "people.parameters") return read_parameters(c, table, "");
    const Section* s = find_section(path);
    void* object = s != nullptr ? s->target(c.out) : nullptr;
    read_members(c, s, table, path, path, object);
    if (s != nullptr) check_required(c, *s, table, path);
    if (path == "fire.ignition") {
        c.out.fire.ignition_fixed = table.find("item") != nullptr;
        const TomlValue* item = table.find("item");
        c.out.fire.ignition.pos = item != nullptr ? item->pos : table.pos;
    }
    if (path == "people.defaults") c.common_speed = table.find("speed_m_s") != nullptr;
}

void read_map(ScenarioContext& c, const TomlValue& document) {
    const TomlValue* geometry = document.find("geometry");
    if (geometry == nullptr) return;  // reported as missing
    const auto text = c.table_text(*geometry, "geometry");
    if (!text) return;
    const std::string path = *c.beside(*geometry, "geometry");
    if (auto map = parse_geojson(*text, path, true, c.problems)) c.out.map = std::move(map->map);
    c.out.map_key = sha256(*text);
}

/// Listed people take what [people.defaults] says unless they say it themselves.
void apply_person_defaults(ScenarioContext& c) {
    for (std::size_t i = 0; i < c.out.people.persons.size(); ++i) {
        auto& p = c.out.people.persons[i];
        if (c.common_speed && !c.own_speed[i]) p.speed = c.out.people.adult_speed;
        if (c.pretravel && !c.own_response[i]) p.response = *c.pretravel;
    }
}

// Overrides --------------------------------------------------------------------------------------

std::vector<std::string> path_parts(const std::string& path) {
    std::vector<std::string> parts;
    std::string word;
    for (const char ch : path) {
        if (ch == '.')
            parts.push_back(std::exchange(word, {}));
        else
            word += ch;
    }
    parts.push_back(word);
    return parts;
}

TomlValue* element_with_id(TomlValue& list, const std::string& id) {
    for (TomlValue& e : list.items) {
        const TomlValue* own = e.find("id");
        if (own != nullptr && own->text == id) return &e;
    }
    return nullptr;
}

void apply_override(TomlValue& document, const Override& o, Problems& problems) {
    std::vector<std::string> parts = path_parts(o.path);
    if (o.path.rfind("people.parameters.", 0) == 0) {  // those keys have points of their own
        parts = {"people", "parameters", o.path.substr(18)};
    }
    TomlValue* at = &document;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        TomlValue* next = at->is(Type::Array) ? element_with_id(*at, parts[i]) : at->find(parts[i]);
        if (next == nullptr && at->is(Type::Array)) {
            add_error(problems, "E-REF-06", o.pos, o.path, parts[i],
                      fmt::format("`{}`: không có phần tử `{}`.", o.path, parts[i]),
                      fmt::format("`{}`: there is no element `{}`.", o.path, parts[i]));
            return;
        }
        if (next == nullptr) {
            TomlValue table;
            table.pos = o.pos;
            at->members.push_back({parts[i], o.pos, std::move(table)});
            next = &at->members.back().value;
        }
        if (!next->is(Type::Table) && !next->is(Type::Array)) {
            add_error(problems, "E-KEY-01", o.pos, o.path, parts[i],
                      fmt::format("không có khóa `{}`.", o.path),
                      fmt::format("there is no key `{}`.", o.path));
            return;
        }
        at = next;
    }
    TomlValue value = parse_toml_value(o.value, o.pos);
    for (TomlMember& m : at->members) {
        if (m.key != parts.back()) continue;
        m.pos = o.pos;
        m.value = std::move(value);
        return;
    }
    at->members.push_back({parts.back(), o.pos, std::move(value)});
}

}  // namespace

std::string scenario_file(const std::string& path) {
    std::error_code ec;
    if (std::filesystem::is_directory(path, ec))
        return (std::filesystem::path(path) / "scenario.toml").string();
    return path;
}

std::optional<sim::Scenario> parse_scenario(const std::string& text, const std::string& file,
                                            const ReadOptions& options, Problems& problems) {
    if (!check_text(text, file, problems)) return std::nullopt;
    auto document = parse_toml(text, file, problems);
    if (!document) return std::nullopt;
    document->pos = {file, 1, 1};
    sim::Scenario scenario;
    scenario.folder = std::filesystem::path(file).parent_path().string();
    scenario.text = text;
    ScenarioContext c{file, options, problems, scenario, text, {}, false, {}, {}, {}};
    for (const Override& o : options.overrides) apply_override(*document, o, problems);
    if (options.read_map) read_map(c, *document);
    walk(c, *document, "");
    apply_person_defaults(c);
    check_references(c);
    scenario.sha256 = sha256(c.digest);
    return scenario;
}

std::optional<sim::Scenario> read_scenario(const std::string& path, const ReadOptions& options,
                                           Problems& problems) {
    const std::string file = scenario_file(path);
    const auto text = read_text(file, k_scenario_limit, problems);
    if (!text) return std::nullopt;
    return parse_scenario(*text, file, options, problems);
}

int exit_code_of(const Problems& problems) {
    int code = 0;
    for (const Problem& p : problems.list()) {
        if (p.severity != Problem::Severity::Error) continue;
        if (p.code == "E-FILE-01") return 3;
        code = 2;
    }
    return code;
}

}  // namespace taicho::io
