#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"
#include "io/source_text.h"

/// JSON with the position of every value. RapidJSON's SAX reader stands in the .cpp only.
namespace taicho::io {

struct JsonMember;

struct JsonValue {
    enum class Type { Null, Bool, Number, String, Array, Object };
    Type type = Type::Null;
    std::size_t offset = 0;  ///< first byte in the text
    bool boolean = false;
    std::string text;  ///< string value, or a number as written
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;  ///< in file order

    [[nodiscard]] const JsonValue* find(std::string_view key) const;
    [[nodiscard]] bool is(Type t) const { return type == t; }
    /// Number as a finite real; NaN when it is none.
    [[nodiscard]] double real() const;
};

struct JsonMember {
    std::string key;
    std::size_t offset = 0;
    JsonValue value;
};

/// Takes the elements of one array while the text is read, so that a large map never stands in
/// memory as a tree.
struct JsonStream {
    std::string array_key;  ///< top-level member whose elements are handed over
    std::function<void(JsonValue&)> element;
};

/// Root value without the streamed elements; adds E-SYN-01 and returns false on the first syntax
/// error, E-SYN-05 beyond 64 levels, E-KEY-02 for a repeated key.
bool parse_json(std::string_view text, const LineIndex& lines, const JsonStream& stream,
                JsonValue& root, Problems& problems);

/// Compact JSON text of a value.
[[nodiscard]] std::string to_json(const JsonValue& value);
/// Quoted and escaped.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace taicho::io
