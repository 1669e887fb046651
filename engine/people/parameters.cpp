#include "people/parameters.h"

#include <fmt/format.h>

#include <cmath>

#include "core/text.h"
#include "people/decide_rules.h"

namespace taicho::people {

namespace {

constexpr std::array<Parameter, k_param_count> k_rows = {{
#define P(name, key, value, low, high, flag, source, en, vi) \
    {key, value, low, high, flag, source, en, vi},
#include "people/parameter_rows.inc"
#undef P
}};

}  // namespace

const std::vector<Parameter>& parameter_table() {
    static const std::vector<Parameter> table = [] {
        std::vector<Parameter> rows(k_rows.begin(), k_rows.end());
        const std::vector<Parameter> rules = decide_parameters();
        rows.insert(rows.end(), rules.begin(), rules.end());
        return rows;
    }();
    return table;
}

std::optional<std::size_t> parameter_row(std::string_view key) {
    const auto& table = parameter_table();
    for (std::size_t i = 0; i < table.size(); ++i)
        if (key == table[i].key) return i;
    return std::nullopt;
}

ParameterSet::ParameterSet() {
    for (std::size_t i = 0; i < k_param_count; ++i) values_[i] = k_rows[i].value;
}

namespace {

Problem unknown_key(const std::string& key) {
    std::vector<std::string> keys;
    for (const Parameter& row : parameter_table()) keys.emplace_back(row.key);
    Problem p;
    p.code = "E-KEY-01";
    p.path = "people.parameters." + key;
    p.found = key;
    p.suggestion = closest(key, keys);
    p.text.en = fmt::format("unknown people parameter '{}'", key);
    p.text.vi = fmt::format("không có tham số về người tên là '{}'", key);
    return p;
}

/// A negative time, level or chance cannot mean anything; beyond the sensitivity range is doubtful.
std::optional<Problem> check_value(const Parameter& row, double value) {
    const bool impossible = !std::isfinite(value) || (row.low >= 0.0 && value < 0.0);
    if (!impossible && value >= row.low && value <= row.high) return std::nullopt;
    Problem p;
    p.severity = impossible ? Problem::Severity::Error : Problem::Severity::Warning;
    p.code = impossible ? "E-RANGE-01" : "W-RANGE-01";
    p.path = std::string("people.parameters.") + row.key;
    p.found = to_text(value);
    p.allowed = to_text(row.low) + " .. " + to_text(row.high);
    p.text.en = fmt::format("{} = {} lies outside {}", row.key, p.found, p.allowed);
    p.text.vi = fmt::format("{} = {} nằm ngoài khoảng {}", row.key, p.found, p.allowed);
    return p;
}

}  // namespace

ParameterSet resolve_parameters(const std::map<std::string, double>& overrides,
                                Problems& problems) {
    ParameterSet set;
    for (const auto& [key, value] : overrides) {
        const auto row = parameter_row(key);
        if (!row) {
            problems.add(unknown_key(key));
            continue;
        }
        if (auto p = check_value(parameter_table()[*row], value)) problems.add(std::move(*p));
        if (*row < k_param_count) set.set(static_cast<Param>(*row), value);
    }
    return set;
}

}  // namespace taicho::people
