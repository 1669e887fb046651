#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taicho::io {

/// Builds CSV text: RFC 4180, comma, LF line ends, quoted only where needed.
class CsvWriter {
  public:
    void row(const std::vector<std::string>& cells);
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

/// Shortest text that reads back to the same number; empty for NaN (missing).
[[nodiscard]] std::string csv_real(double value);
/// Same for a value stored in single precision.
[[nodiscard]] std::string csv_real(float value);

/// Rows of cells. Quoted fields and both line ends are understood. Throws FileError naming the line when
/// a quote is not closed or a row has another number of cells than the header.
[[nodiscard]] std::vector<std::vector<std::string>> parse_csv(std::string_view text,
                                                              const std::string& file);

}  // namespace taicho::io
