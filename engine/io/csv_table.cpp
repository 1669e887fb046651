#include "io/csv_table.h"

#include <fmt/format.h>

#include "core/text.h"
#include "io/source_text.h"

namespace taicho::io {

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i].text == name) return i;
    }
    return std::nullopt;
}

namespace {

struct Scanner {
    std::string_view text;
    std::string file;
    char comma;
    Problems& problems;
    std::size_t i = 0;
    int line = 1;
    int column = 1;
    bool broken = false;

    [[nodiscard]] bool done() const { return i >= text.size(); }
    void step() {
        const auto c = static_cast<unsigned char>(text[i++]);
        if (c == '\n')
            ++line, column = 1;
        else if ((c & 0xC0u) != 0x80u)
            ++column;
    }
    [[nodiscard]] bool at_line_end() const { return done() || text[i] == '\n' || text[i] == '\r'; }
    void end_line() {
        if (!done() && text[i] == '\r') step();
        if (!done() && text[i] == '\n') step();
    }

    CsvCell cell() {
        CsvCell c;
        c.pos = {file, line, column};
        if (done() || text[i] != '"') {
            while (!at_line_end() && text[i] != comma) c.text += text[i], step();
            while (!c.text.empty() && c.text.back() == ' ') c.text.pop_back();
            while (!c.text.empty() && c.text.front() == ' ') c.text.erase(0, 1);
            return c;
        }
        step();
        while (!done()) {
            if (text[i] == '"') {
                step();
                if (done() || text[i] != '"') return c;
            }
            c.text += text[i];
            step();
        }
        broken = true;
        add_error(problems, "E-CSV-02", c.pos, "", "", "ô mở ngoặc kép mà không đóng.",
                  "a quoted cell is not closed.");
        return c;
    }

    std::vector<CsvCell> row() {
        std::vector<CsvCell> cells;
        for (;;) {
            cells.push_back(cell());
            if (at_line_end() || broken) break;
            if (text[i] != comma) {  // text behind a closing quote
                while (!at_line_end() && text[i] != comma) step();
                if (at_line_end()) break;
            }
            step();
        }
        end_line();
        return cells;
    }
};

}  // namespace

std::optional<CsvTable> parse_csv(std::string_view text, const std::string& file,
                                  Problems& problems) {
    const std::string_view head = text.substr(0, text.find('\n'));
    const bool semicolon =
        head.find(',') == std::string_view::npos && head.find(';') != std::string_view::npos;
    Scanner s{text, file, semicolon ? ';' : ',', problems};
    CsvTable table;
    table.file = file;
    while (!s.done()) {
        if (s.text[s.i] == '#') {
            while (!s.at_line_end()) s.step();
            s.end_line();
            continue;
        }
        if (s.at_line_end()) {
            s.end_line();
            continue;
        }
        auto cells = s.row();
        if (s.broken) return std::nullopt;
        if (table.header.empty()) {
            table.header = std::move(cells);
        } else if (cells.size() != table.header.size()) {
            add_error(
                problems, "E-CSV-01", cells[0].pos, "", std::to_string(cells.size()),
                fmt::format("dòng có {} ô, tiêu đề có {}.", cells.size(), table.header.size()),
                fmt::format("the row has {} cells, the header {}.", cells.size(),
                            table.header.size()));
        } else {
            table.rows.push_back(std::move(cells));
        }
    }
    return table;
}

std::optional<CsvTable> read_csv(const std::string& path, Problems& problems) {
    const auto text = read_text(path, k_map_limit, problems);
    if (!text) return std::nullopt;
    return parse_csv(*text, path, problems);
}

std::optional<double> cell_number(const CsvCell& cell, const std::string& column,
                                  Problems& problems) {
    if (const auto v = to_real(cell.text)) return v;
    const bool comma = cell.text.find(',') != std::string::npos;
    add_error(problems, comma ? "E-CSV-04" : "E-CSV-03", cell.pos, column, cell.text,
              comma ? fmt::format("cột `{}`: `{}` dùng dấu phẩy thập phân; hãy dùng dấu chấm.",
                                  column, cell.text)
                    : fmt::format("cột `{}`: `{}` không phải số.", column, cell.text),
              comma ? fmt::format("column `{}`: `{}` has a decimal comma; use a point.", column,
                                  cell.text)
                    : fmt::format("column `{}`: `{}` is not a number.", column, cell.text));
    return std::nullopt;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",;\"\n\r") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

}  // namespace taicho::io
