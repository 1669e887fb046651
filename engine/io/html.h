#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taicho::io {

/// How a page is written; what it says is the caller's. One file, nothing loaded from outside.
[[nodiscard]] std::string html_page(std::string_view lang, std::string_view title,
                                    std::string_view body);

/// <tag attributes>text</tag> with the text escaped.
[[nodiscard]] std::string html_text(std::string_view tag, std::string_view text,
                                    std::string_view attributes = {});

/// Table with a header row; cells are HTML already. `class_name` may be empty. The first column is
/// text, the others are numbers unless `all_text`.
[[nodiscard]] std::string html_table(const std::vector<std::string>& header,
                                     const std::vector<std::vector<std::string>>& rows,
                                     std::string_view class_name = {}, bool all_text = false);

}  // namespace taicho::io
