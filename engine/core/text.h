#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace taicho {

/// Shortest decimal text that reads back to the same double; independent of the locale.
[[nodiscard]] std::string to_text(double value);
/// Whole text as a finite real number, or nothing. Decimal point only, no thousands marks.
[[nodiscard]] std::optional<double> to_real(std::string_view text);
/// NFC form of valid UTF-8; nothing when the bytes are not UTF-8.
[[nodiscard]] std::optional<std::string> to_nfc(std::string_view utf8);
/// Safe inside HTML, XML and SVG: & < > " ' escaped, control characters dropped.
[[nodiscard]] std::string escape_markup(std::string_view text);
/// Columns (code points) of valid UTF-8.
[[nodiscard]] int code_points(std::string_view utf8);

}  // namespace taicho
