#include "io/toml_guard.h"

#include <fmt/format.h>

namespace taicho::io {

namespace {

/// End of the string that starts at i (one past its closing quotes, or the end of the text).
std::size_t skip_string(std::string_view t, std::size_t i) {
    const char q = t[i];
    const bool multi = t.substr(i, 3) == std::string(3, q);
    const bool escapes = q == '"';
    i += multi ? 3 : 1;
    while (i < t.size()) {
        if (escapes && t[i] == '\\') {
            i += 2;
        } else if (multi ? t.substr(i, 3) == std::string(3, q) : t[i] == q) {
            i += multi ? 3 : 1;
            while (multi && i < t.size() && t[i] == q) ++i;  // quotes may end a multi-line string
            return i;
        } else if (!multi && t[i] == '\n') {
            return i;  // the parser reports it
        } else {
            ++i;
        }
    }
    return t.size();
}

std::size_t letter_length(unsigned char c) {
    return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

}  // namespace

bool guard_toml(std::string_view t, const LineIndex& lines, Problems& problems) {
    int depth = 0;
    for (std::size_t i = 0; i < t.size();) {
        const auto c = static_cast<unsigned char>(t[i]);
        if (c == '#') {
            while (i < t.size() && t[i] != '\n') ++i;
        } else if (c == '"' || c == '\'') {
            i = skip_string(t, i);
        } else if (c >= 0x80) {
            const std::string letter(t.substr(i, letter_length(c)));
            add_error(
                problems, "E-SYN-03", lines.at(i), "", letter,
                fmt::format("chữ `{}` chỉ được đứng trong ngoặc kép; khóa chỉ dùng chữ ASCII.",
                            letter),
                fmt::format("the letter `{}` may only stand inside quotes; keys are ASCII.",
                            letter));
            return false;
        } else {
            if (c == '[' || c == '{') ++depth;
            if (c == ']' || c == '}') --depth;
            if (depth > k_nesting_limit) {
                add_error(problems, "E-SYN-05", lines.at(i), "", "", "lồng nhau quá 64 cấp.",
                          "nested more than 64 levels deep.");
                return false;
            }
            ++i;
        }
    }
    return true;
}

}  // namespace taicho::io
