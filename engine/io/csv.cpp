#include "io/csv.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/text.h"
#include "io/file_error.h"

namespace taicho::io {

void CsvWriter::row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += ',';
        const std::string& c = cells[i];
        if (c.find_first_of(",\"\n\r") == std::string::npos) {
            text_ += c;
            continue;
        }
        text_ += '"';
        for (const char ch : c) {
            if (ch == '"') text_ += '"';
            text_ += ch;
        }
        text_ += '"';
    }
    text_ += '\n';
}

std::string csv_real(double value) { return std::isfinite(value) ? to_text(value) : std::string(); }

std::string csv_real(float value) {
    if (!std::isfinite(value)) return {};
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

std::vector<std::vector<std::string>> parse_csv(std::string_view text, const std::string& file) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    int line = 1;
    const auto fail = [&](const char* vi, const char* en) {
        throw FileError(fmt::format("{}:{}", file, line), {vi, en});
    };
    const auto end_row = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        if (row.size() > 1 || !row[0].empty()) {
            if (!rows.empty() && row.size() != rows[0].size()) {
                fail("số cột khác dòng tiêu đề", "number of cells differs from the header");
            }
            rows.push_back(std::move(row));
        }
        row.clear();
        ++line;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (quoted) fail("dấu nháy không đóng", "quote not closed");
    if (!cell.empty() || !row.empty()) end_row();
    return rows;
}

}  // namespace taicho::io
