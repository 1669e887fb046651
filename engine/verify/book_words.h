#pragma once

#include <string>

namespace taicho::verify {

/// Name of a suite as a heading.
[[nodiscard]] std::string suite_title(const std::string& suite, const std::string& lang);
/// A quantity or criterion in the language of the book; what the list does not know stays as it is.
[[nodiscard]] std::string in_words(const std::string& text, const std::string& lang);
/// Why a case was not run.
[[nodiscard]] std::string skipped_vi(const std::string& why);

}  // namespace taicho::verify
