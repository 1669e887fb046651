#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"
#include "io/source_text.h"

/// A TOML document as plain values with positions; toml++ stands in the .cpp only.
namespace taicho::io {

struct TomlMember;

struct TomlValue {
    enum class Type { Bool, Integer, Real, String, Date, Array, Table };
    Type type = Type::Table;
    SourcePos pos;
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0.0;
    std::string text;
    std::vector<TomlValue> items;
    std::vector<TomlMember> members;  ///< in file order

    [[nodiscard]] bool is(Type t) const { return type == t; }
    [[nodiscard]] bool is_number() const { return type == Type::Integer || type == Type::Real; }
    [[nodiscard]] double number() const {
        return type == Type::Integer ? static_cast<double>(integer) : real;
    }
    [[nodiscard]] const TomlValue* find(std::string_view key) const;
    [[nodiscard]] TomlValue* find(std::string_view key);
    /// As somebody would write it, for messages.
    [[nodiscard]] std::string shown() const;
};

struct TomlMember {
    std::string key;
    SourcePos pos;
    TomlValue value;
};

/// Document from text (guarded first). Nothing when the syntax is broken: E-SYN-01 at the place, or
/// E-KEY-02 for a key that stands twice.
[[nodiscard]] std::optional<TomlValue> parse_toml(std::string_view text, const std::string& file,
                                                  Problems& problems);

/// One value as TOML text (`--set path=value`): numbers, true/false and quoted strings as TOML;
/// other text counts as a string. Its position is `pos`.
[[nodiscard]] TomlValue parse_toml_value(const std::string& text, const SourcePos& pos);
/// Sets every position below to `pos`.
void place_all(TomlValue& value, const SourcePos& pos);

}  // namespace taicho::io
