#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"

namespace taicho::io {

/// Writes all of it or nothing: a temporary name in the same folder, every byte on disk, then renamed.
/// Throws FileError (disk full, read-only, no folder); nothing is left behind then.
void write_file_atomic(const std::string& path, std::span<const std::byte> bytes);
void write_file_atomic(const std::string& path, std::string_view text);

/// Whole file. Throws FileError when it is not there, not a regular file, or longer than `limit`.
[[nodiscard]] std::vector<std::byte> read_file(const std::string& path, std::size_t limit);
[[nodiscard]] std::string read_text_file(const std::string& path, std::size_t limit);

/// Makes a folder and those above it, and proves that it can be written to. Throws FileError.
void make_folder(const std::string& path);

/// Reason of a failed system call in both languages.
[[nodiscard]] Bilingual describe_errno(int error);

}  // namespace taicho::io
