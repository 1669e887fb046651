#include "io/toml_tree.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "core/text.h"
#include "io/toml_guard.h"

namespace taicho::io {

const TomlValue* TomlValue::find(std::string_view key) const {
    for (const TomlMember& m : members) {
        if (m.key == key) return &m.value;
    }
    return nullptr;
}

TomlValue* TomlValue::find(std::string_view key) {
    return const_cast<TomlValue*>(static_cast<const TomlValue*>(this)->find(key));
}

std::string TomlValue::shown() const {
    switch (type) {
        case Type::Bool:
            return boolean ? "true" : "false";
        case Type::Integer:
            return std::to_string(integer);
        case Type::Real:
            return to_text(real);
        case Type::String:
            return "\"" + text + "\"";
        case Type::Date:
            return text;
        case Type::Array: {
            std::string out;
            for (const TomlValue& v : items) out += (out.empty() ? "" : ", ") + v.shown();
            return "[" + out + "]";
        }
        case Type::Table: {
            std::string out;
            for (const TomlMember& m : members) {
                out += (out.empty() ? " " : ", ") + m.key + " = " + m.value.shown();
            }
            return "{" + out + " }";
        }
    }
    return {};
}

namespace {

SourcePos to_pos(const toml::source_region& region, const std::string& file) {
    return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlValue convert(const toml::node& node, const std::string& file) {
    using T = TomlValue::Type;
    TomlValue v;
    v.pos = to_pos(node.source(), file);
    if (const auto* t = node.as_table()) {
        v.type = T::Table;
        for (const auto& [key, child] : *t) {
            v.members.push_back(
                {std::string(key.str()), to_pos(key.source(), file), convert(child, file)});
        }
        // toml++ sorts by name; messages and arms read in file order
        std::stable_sort(v.members.begin(), v.members.end(),
                         [](const TomlMember& a, const TomlMember& b) {
                             return a.pos.line != b.pos.line ? a.pos.line < b.pos.line
                                                             : a.pos.column < b.pos.column;
                         });
    } else if (const auto* a = node.as_array()) {
        v.type = T::Array;
        for (const auto& child : *a) v.items.push_back(convert(child, file));
    } else if (const auto* s = node.as_string()) {
        v.type = T::String;
        v.text = s->get();
    } else if (const auto* i = node.as_integer()) {
        v.type = T::Integer;
        v.integer = i->get();
    } else if (const auto* d = node.as_floating_point()) {
        v.type = T::Real;
        v.real = d->get();
    } else if (const auto* b = node.as_boolean()) {
        v.type = T::Bool;
        v.boolean = b->get();
    } else {
        v.type = T::Date;
        v.text = "date";
    }
    return v;
}

}  // namespace

std::optional<TomlValue> parse_toml(std::string_view text, const std::string& file,
                                    Problems& problems) {
    const LineIndex lines(file, text);
    if (!guard_toml(text, lines, problems)) return std::nullopt;
    try {
        const toml::table document = toml::parse(text, file);
        return convert(document, file);
    } catch (const toml::parse_error& e) {
        const std::string what(e.description());
        const bool twice = what.find("redefine") != std::string::npos ||
                           what.find("duplicate") != std::string::npos;
        SourcePos pos = to_pos(e.source(), file);
        if (twice) {  // toml++ points behind the key; people look for its beginning
            const std::string_view line = lines.line(pos.line);
            pos.column = static_cast<int>(line.find_first_not_of(" \t[")) + 1;
            add_error(problems, "E-KEY-02", pos, "", "", "khóa hoặc bảng này đã được ghi ở trên.",
                      "this key or table already stands above.");
        } else {
            add_error(problems, "E-SYN-01", pos, "", "",
                      fmt::format("TOML sai cú pháp ({}).", what),
                      fmt::format("TOML syntax: {}.", what));
        }
        return std::nullopt;
    }
}

void place_all(TomlValue& v, const SourcePos& pos) {
    v.pos = pos;
    for (TomlValue& i : v.items) place_all(i, pos);
    for (TomlMember& m : v.members) {
        m.pos = pos;
        place_all(m.value, pos);
    }
}

TomlValue parse_toml_value(const std::string& text, const SourcePos& pos) {
    Problems ignored;
    const auto document = parse_toml("v = " + text, "", ignored);
    TomlValue value;
    if (document && document->members.size() == 1) {
        value = document->members[0].value;
    } else {
        value.type = TomlValue::Type::String;
        value.text = text;
    }
    place_all(value, pos);
    return value;
}

}  // namespace taicho::io
