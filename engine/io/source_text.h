#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"

/// Text files as read from disk, with positions for messages.
namespace taicho::io {

inline constexpr std::size_t k_scenario_limit = std::size_t{16} << 20;  ///< [byte] interop page 2.1
inline constexpr std::size_t k_map_limit = std::size_t{512}
                                           << 20;  ///< [byte] a district is ~100 MB
inline constexpr int k_nesting_limit = 64;

/// Whole file as valid UTF-8 without byte-order mark. A missing or unreadable file is E-FILE-01, a
/// too large one E-FILE-02, other bytes than UTF-8 E-SYN-02 with the position of the first bad one.
[[nodiscard]] std::optional<std::string> read_text(const std::string& path, std::size_t limit,
                                                   Problems& problems);
/// The same checks on text that is already in memory.
[[nodiscard]] bool check_text(std::string_view text, const std::string& file, Problems& problems);

/// Line and column (code points, from 1) of byte offsets.
class LineIndex {
  public:
    LineIndex(std::string file, std::string_view text);
    [[nodiscard]] SourcePos at(std::size_t offset) const;
    /// Text of a line (from 1) without its end, for the caret under a message.
    [[nodiscard]] std::string_view line(int number) const;

  private:
    std::string file_;
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

/// NFC form of a string value; adds W-SYN-01 (note) when that changed it.
[[nodiscard]] std::string nfc_value(const std::string& text, const SourcePos& pos,
                                    Problems& problems);

/// `[a-z0-9_-]{1,64}`
[[nodiscard]] bool is_id(std::string_view text);

/// Path below the folder of `beside`: no `..`, not absolute, unless allowed.
[[nodiscard]] std::optional<std::string> path_beside(const std::string& beside,
                                                     const std::string& relative,
                                                     bool allow_outside);

/// Adds a problem in one call.
void add_problem(Problems& problems, Problem::Severity severity, const char* code,
                 const SourcePos& pos, const std::string& path, const std::string& found,
                 const std::string& allowed, const std::string& suggestion, const std::string& vi,
                 const std::string& en);
void add_error(Problems& problems, const char* code, const SourcePos& pos, const std::string& path,
               const std::string& found, const std::string& vi, const std::string& en);

}  // namespace taicho::io
