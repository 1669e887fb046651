#pragma once

#include <stdexcept>
#include <string>

#include "core/problems.h"

namespace taicho::io {

/// A file or folder cannot be read, written or understood: exit code 3 of the program.
class FileError : public std::runtime_error {
  public:
    FileError(std::string file, Bilingual text)
        : std::runtime_error(file + ": " + text.en), file_(std::move(file)), text_(std::move(text)) {}
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const Bilingual& text() const { return text_; }

  private:
    std::string file_;
    Bilingual text_;
};

}  // namespace taicho::io
