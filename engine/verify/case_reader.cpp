#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "io/atomic_file.h"
#include "io/csv_table.h"
#include "io/file_error.h"
#include "io/toml_tree.h"
#include "verify/scenario_case.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;
using io::TomlMember;
using io::TomlValue;
using Type = TomlValue::Type;

constexpr std::array<const char*, 5> k_kinds = {"within", "band", "order", "mean-relative", "mean-absolute"};

struct Reader {
    Problems& problems;

    void wrong(const TomlMember& m, const std::string& allowed) {
        problems.add({.code = "E-KEY-41", .pos = m.pos, .path = m.key, .found = m.value.shown(), .allowed = allowed,
                      .suggestion = "",
                      .text = {fmt::format("`{}` không dùng được ở đây; cần: {}.", m.key, allowed),
                               fmt::format("`{}` cannot be used here; wanted: {}.", m.key, allowed)}});
    }
    void text(const TomlMember& m, std::string& to) { m.value.is(Type::String) ? void(to = m.value.text) : wrong(m, "text"); }
    void number(const TomlMember& m, double& to) { m.value.is_number() ? void(to = m.value.number()) : wrong(m, "a number"); }
    void count(const TomlMember& m, int& to) {
        const bool fits = m.value.is(Type::Integer) && m.value.integer >= 1 && m.value.integer <= 10000;
        fits ? void(to = static_cast<int>(m.value.integer)) : wrong(m, "1..10000");
    }
    void both(const TomlMember& m, Bilingual& to) {
        if (m.value.is(Type::String)) {
            to = {m.value.text, m.value.text};
            return;
        }
        for (const TomlMember& part : m.value.members) {
            if (part.key == "vi") text(part, to.vi);
            else if (part.key == "en") text(part, to.en);
            else wrong(part, "vi, en");
        }
    }
    void measures(const TomlMember& m, std::vector<std::string>& to) {
        if (m.value.is(Type::String)) to = {m.value.text};
        for (const TomlValue& v : m.value.items) to.push_back(v.text);
        if (to.empty()) wrong(m, "id or [ids]");
    }
    void kind(const TomlMember& m, CriterionKind& to) {
        for (std::size_t k = 0; k < k_kinds.size(); ++k) {
            if (m.value.text == k_kinds[k]) {
                to = static_cast<CriterionKind>(k);
                return;
            }
        }
        wrong(m, fmt::format("{}", fmt::join(k_kinds, ", ")));
    }
};

struct NumberKey {
    const char* key;
    double Criterion::*to;
};
constexpr NumberKey k_numbers[] = {{"value", &Criterion::value},   {"tolerance", &Criterion::tolerance},
                                   {"low", &Criterion::low},       {"high", &Criterion::high},
                                   {"at_s", &Criterion::at_s},     {"from_s", &Criterion::from_s},
                                   {"to_s", &Criterion::to_s},     {"base", &Criterion::base},
                                   {"above", &Criterion::above}};

Criterion criterion_of(Reader& r, const TomlValue& table) {
    Criterion c;
    c.pos = table.pos;
    for (const TomlMember& m : table.members) {
        const NumberKey* number = nullptr;
        for (const NumberKey& k : k_numbers) number = m.key == k.key ? &k : number;
        if (number != nullptr) r.number(m, c.*(number->to));
        else if (m.key == "id") r.text(m, c.id);
        else if (m.key == "measure") r.measures(m, c.measures);
        else if (m.key == "quantity") r.text(m, c.quantity);
        else if (m.key == "kind") r.kind(m, c.kind);
        else if (m.key == "unit") r.text(m, c.unit);
        else if (m.key == "over" && (m.value.text == "mean" || m.value.text == "min" || m.value.text == "max")) c.over = m.value.text;
        else if (m.key == "direction" && (m.value.text == "rising" || m.value.text == "falling")) c.rising = m.value.text == "rising";
        else r.wrong(m, "id, measure, quantity, kind, value, tolerance, low, high, unit, at_s, from_s, to_s, over, base, above, direction");
    }
    if (c.id.empty()) c.id = fmt::format("{} {}", fmt::join(c.measures, ", "), c.quantity);
    return c;
}

void read_head(Reader& r, const TomlMember& m, CaseFile& out) {
    if (m.key == "format") {
        if (m.value.text != "taicho-case/1") r.wrong(m, "taicho-case/1");
    } else if (m.key == "suite") r.text(m, out.suite);
    else if (m.key == "id") r.text(m, out.id);
    else if (m.key == "source") r.text(m, out.source);
    else if (m.key == "title") r.both(m, out.title);
    else if (m.key == "note") r.both(m, out.note);
    else if (m.key == "expected") r.text(m, out.expected);
    else if (m.key == "tier" && (m.value.text == "quick" || m.value.text == "full")) out.tier = m.value.text == "quick" ? Tier::Quick : Tier::Full;
    else if (m.key == "repeats") r.count(m, out.repeats);
    else if (m.key == "quick_repeats") r.count(m, out.quick_repeats);
    else if (m.key == "criterion") {
        for (const TomlValue& t : m.value.items) out.criteria.push_back(criterion_of(r, t));
    } else r.wrong(m, "format, suite, id, source, title, note, tier, repeats, quick_repeats, expected, criterion");
}

}  // namespace

std::optional<CaseFile> read_case(const std::string& folder, Problems& problems) {
    const std::string file = (fs::path(folder) / "case.toml").string();
    std::string text;
    try {
        text = io::read_text_file(file, std::size_t{1} << 20);
    } catch (const io::FileError& e) {
        problems.add({.code = "E-FILE-01", .pos = {file, 0, 0}, .path = file, .found = "", .allowed = "", .suggestion = "", .text = e.text()});
        return std::nullopt;
    }
    const auto tree = io::parse_toml(text, file, problems);
    if (!tree) return std::nullopt;
    CaseFile out;
    out.folder = folder;
    Reader reader{problems};
    for (const TomlMember& m : tree->members) read_head(reader, m, out);
    if (out.criteria.empty()) {
        problems.add({.code = "E-KEY-03", .pos = {file, 1, 1}, .path = "criterion", .found = "", .allowed = "[[criterion]]", .suggestion = "",
                      .text = {"thiếu [[criterion]]: ca không có gì để chấm.", "no [[criterion]]: the case has nothing to judge."}});
    }
    if (problems.has_errors()) return std::nullopt;
    return out;
}

ExpectedTable read_expected(const std::string& file, Problems& problems) {
    ExpectedTable out;
    const auto table = io::read_csv(file, problems);
    if (!table) return out;
    const auto time = table->column("time_s");
    for (const auto& row : table->rows) {
        for (std::size_t c = 0; c < table->header.size() && c < row.size(); ++c) {
            const std::string& name = table->header[c].text;
            const double v = io::cell_number(row[c], name, problems).value_or(0.0);
            if (time && c == *time) out.time.push_back(v);
            else out.column[name].push_back(v);
        }
    }
    return out;
}

}  // namespace taicho::verify
