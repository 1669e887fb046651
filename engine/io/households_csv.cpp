#include "io/households_csv.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

#include "core/text.h"
#include "io/csv_table.h"
#include "io/source_text.h"

namespace taicho::io {

namespace {

using people::HouseholdDef;

struct Column {
    const char* name;
    int HouseholdDef::*number;  ///< whole numbers
    std::string HouseholdDef::*text;
    bool flag;  ///< 0/1, also true/false
};
constexpr Column k_columns[] = {{"id", nullptr, &HouseholdDef::id, false},
                                {"building", nullptr, &HouseholdDef::building, false},
                                {"home", nullptr, nullptr, false},
                                {"members", &HouseholdDef::member_count, nullptr, false},
                                {"ages", nullptr, nullptr, false},
                                {"live_in_workers", &HouseholdDef::live_in_workers, nullptr, false},
                                {"workers", &HouseholdDef::workers, nullptr, false},
                                {"trade", nullptr, &HouseholdDef::trade, false},
                                {"group", nullptr, &HouseholdDef::group, false},
                                {"cadre", &HouseholdDef::cadre, nullptr, true},
                                {"trained", &HouseholdDef::trained, nullptr, false},
                                {"bottles", &HouseholdDef::bottles, nullptr, false},
                                {"tools", &HouseholdDef::tools, nullptr, false},
                                {"volunteer", &HouseholdDef::volunteer, nullptr, true},
                                {"second_exit", &HouseholdDef::second_exit, nullptr, true}};

const Column* find_column(const std::string& name) {
    for (const Column& c : k_columns) {
        if (name == c.name) return &c;
    }
    return nullptr;
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : text + ";") {
        if (c == ';' || c == ' ') {
            if (!word.empty()) out.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    return out;
}

void set_number(HouseholdDef& h, const Column& c, const CsvCell& cell, Problems& problems) {
    if (c.flag && (cell.text == "true" || cell.text == "false")) {
        h.*c.number = cell.text == "true";
        return;
    }
    const auto v = cell_number(cell, c.name, problems);
    if (!v) return;
    const double most = c.flag ? 1.0 : 500.0;
    if (*v < 0.0 || *v > most || *v != std::floor(*v)) {
        add_error(
            problems, "E-RANGE-01", cell.pos, c.name, cell.text,
            fmt::format("cột `{}`: {} phải là số nguyên từ 0 đến {}.", c.name, cell.text, most),
            fmt::format("column `{}`: {} must be a whole number from 0 to {}.", c.name, cell.text,
                        most));
        return;
    }
    h.*c.number = static_cast<int>(*v);
}

void set_ages(HouseholdDef& h, const CsvCell& cell, Problems& problems) {
    for (const std::string& part : parts_of(cell.text)) {
        const auto age = cell_number({part, cell.pos}, "ages", problems);
        if (!age) return;
        if (*age < 0.0 || *age > 110.0) {
            add_error(problems, "E-RANGE-01", cell.pos, "ages", part,
                      fmt::format("cột `ages`: tuổi {} nằm ngoài 0..110.", part),
                      fmt::format("column `ages`: the age {} lies outside 0..110.", part));
            return;
        }
        people::MemberDef m;
        m.age = *age;
        h.members.push_back(m);
    }
    h.member_count = static_cast<int>(h.members.size());
}

void check_header(const CsvTable& table, Problems& problems) {
    std::vector<std::string> names;
    for (const Column& c : k_columns) names.emplace_back(c.name);
    for (const CsvCell& c : table.header) {
        if (find_column(c.text) != nullptr) continue;
        add_problem(problems, Problem::Severity::Warning, "W-KEY-02", c.pos, c.text, c.text, "",
                    closest(c.text, names),
                    fmt::format("không biết cột `{}`; cột này không được dùng.", c.text),
                    fmt::format("the column `{}` is not known; it is not used.", c.text));
    }
    if (table.column("id")) return;
    add_error(problems, "E-KEY-03", {table.file, 1, 1}, "id", "", "bảng hộ thiếu cột `id`.",
              "the table of households has no column `id`.");
}

}  // namespace

void parse_households(std::string_view text, const std::string& file,
                      std::vector<HouseholdDef>& households, Problems& problems) {
    const auto table = parse_csv(text, file, problems);
    if (!table) return;
    check_header(*table, problems);
    if (!table->column("id")) return;
    const std::size_t id = *table->column("id");
    std::map<std::string, int> seen;
    for (const auto& row : table->rows) {
        HouseholdDef h;
        h.pos = row[id].pos;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Column* c = find_column(table->header[i].text);
            if (c == nullptr || row[i].text.empty()) continue;
            if (c->text != nullptr)
                h.*c->text = row[i].text;
            else if (c->number != nullptr)
                set_number(h, *c, row[i], problems);
            else if (std::string_view(c->name) == "home")
                h.home = parts_of(row[i].text);
            else
                set_ages(h, row[i], problems);
        }
        if (!is_id(h.id)) {
            add_error(
                problems, "E-KEY-04", h.pos, "id", h.id,
                fmt::format("mã hộ `{}` chỉ được dùng a-z, 0-9, _ và -, dài 1 đến 64.", h.id),
                fmt::format("the household id `{}` may only use a-z, 0-9, _ and -, 1 to 64 long.",
                            h.id));
        }
        if (const auto [it, fresh] = seen.emplace(h.id, h.pos.line); !fresh) {
            add_error(
                problems, "E-KEY-05", h.pos, "id", h.id,
                fmt::format("mã hộ `{}` đã dùng ở dòng {}.", h.id, it->second),
                fmt::format("the household id `{}` is already used in line {}.", h.id, it->second));
        }
        households.push_back(std::move(h));
    }
}

void read_households(const std::string& path, std::vector<HouseholdDef>& households,
                     Problems& problems) {
    const auto text = read_text(path, k_map_limit, problems);
    if (text) parse_households(*text, path, households, problems);
}

std::string write_households(const std::vector<HouseholdDef>& households) {
    std::string out;
    for (const Column& c : k_columns) out += (out.empty() ? "" : ",") + std::string(c.name);
    out += "\n";
    for (const HouseholdDef& h : households) {
        std::string row;
        for (const Column& c : k_columns) {
            std::string cell;
            const std::string_view name = c.name;
            if (c.text != nullptr)
                cell = h.*c.text;
            else if (c.number != nullptr) {
                if (h.*c.number >= 0) cell = std::to_string(h.*c.number);
            } else if (name == "home") {
                for (const auto& p : h.home) cell += (cell.empty() ? "" : ";") + p;
            } else {
                for (const auto& m : h.members) cell += (cell.empty() ? "" : ";") + to_text(m.age);
            }
            row += (&c == k_columns ? "" : ",") +
                   (name == "home" || name == "ages" ? cell : csv_cell(cell));
        }
        out += row + "\n";
    }
    return out;
}

}  // namespace taicho::io
