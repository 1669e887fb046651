#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"

namespace taicho::io {

/// One cell with where it stands.
struct CsvCell {
    std::string text;
    SourcePos pos;
};

/// A table with a header line (RFC 4180; comma, or semicolon when the header has no comma). Empty
/// cell = missing. Lines that start with # are skipped.
struct CsvTable {
    std::string file;
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows;
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// E-CSV-01 for a row of another length, E-CSV-02 for an open quote.
[[nodiscard]] std::optional<CsvTable> parse_csv(std::string_view text, const std::string& file,
                                                Problems& problems);
[[nodiscard]] std::optional<CsvTable> read_csv(const std::string& path, Problems& problems);

/// Number of a cell; E-CSV-03 when it is none, E-CSV-04 for a decimal comma.
[[nodiscard]] std::optional<double> cell_number(const CsvCell& cell, const std::string& column,
                                                Problems& problems);
/// Cell with quotes where it needs them.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace taicho::io
