#include "io/study_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "io/scenario_context.h"
#include "io/study_checks.h"

namespace taicho::io {

using Type = TomlValue::Type;

namespace {

namespace fs = std::filesystem;

/// Reads the tables of one study file; borrows the checks of the scenario reader.
class Reader {
  public:
    Reader(StudyFile& study, ScenarioContext& c) : study_(study), c_(c) {}
    void top(const TomlValue& document);

  private:
    void arm(const TomlValue& v, const std::string& path);
    void axis(const TomlMember& m);
    void marks(const TomlMember& m, const std::string& key, AxisFile& axis);
    void axis_values(const TomlValue& v, const std::string& path, AxisFile& axis);
    void outcomes(const TomlValue& v);
    void changes(const TomlValue& v, const std::string& prefix, std::vector<Override>& out);
    void whole(const TomlMember& m, const std::string& path, double lo, double hi, int& out);
    bool text(const TomlMember& m, const std::string& path, std::string& out);
    bool texts(const TomlMember& m, const std::string& path, std::vector<std::string>& out);
    void bilingual(const TomlMember& m, const std::string& path, Bilingual& out);
    void type_error(const TomlValue& v, const std::string& path, const char* vi, const char* en);

    StudyFile& study_;
    ScenarioContext& c_;
};

void Reader::type_error(const TomlValue& v, const std::string& path, const char* vi,
                        const char* en) {
    c_.error("E-TYPE-01", v.pos, path, v.shown(),
             fmt::format("`{}` phải là {}, không phải {}.", path, vi, v.shown()),
             fmt::format("`{}` must be {}, not {}.", path, en, v.shown()));
}

void Reader::whole(const TomlMember& m, const std::string& path, double lo, double hi, int& out) {
    if (!m.value.is(Type::Integer)) return type_error(m.value, path, "số nguyên", "an integer");
    if (const auto x = read_number(c_, m.value, path, lo, hi)) out = static_cast<int>(*x);
}

bool Reader::text(const TomlMember& m, const std::string& path, std::string& out) {
    if (!m.value.is(Type::String)) {
        type_error(m.value, path, "chuỗi trong ngoặc kép", "text in quotes");
        return false;
    }
    out = m.value.text;
    return true;
}

bool Reader::texts(const TomlMember& m, const std::string& path, std::vector<std::string>& out) {
    out.clear();
    if (!m.value.is(Type::Array)) {
        type_error(m.value, path, "danh sách chuỗi", "a list of texts");
        return false;
    }
    for (const TomlValue& i : m.value.items) {
        if (!i.is(Type::String)) {
            type_error(i, path, "chuỗi trong ngoặc kép", "text in quotes");
            return false;
        }
        out.push_back(i.text);
    }
    return true;
}

void Reader::bilingual(const TomlMember& m, const std::string& path, Bilingual& out) {
    Field f;
    f.ref = [](void* o) -> Ref { return static_cast<Bilingual*>(o); };
    read_value(c_, f, m, path, &out);
}

/// Quoted dotted keys and nested tables mean the same.
void Reader::changes(const TomlValue& v, const std::string& prefix, std::vector<Override>& out) {
    for (const TomlMember& m : v.members) {
        const std::string path = prefix.empty() ? m.key : prefix + "." + m.key;
        if (m.value.is(Type::Table) && m.key.find('.') == std::string::npos) {
            changes(m.value, path, out);
        } else {
            out.push_back({path, m.value.shown(), m.pos});
        }
    }
}

void Reader::arm(const TomlValue& v, const std::string& path) {
    ArmFile a;
    a.pos = v.pos;
    for (const TomlMember& m : v.members) {
        const std::string key = path + "." + m.key;
        if (m.key == "id") {
            if (text(m, key, a.id) && !is_id(a.id)) {
                c_.error(
                    "E-KEY-04", m.value.pos, key, a.id,
                    fmt::format("mã `{}` chỉ được dùng a-z, 0-9, _ và -, dài 1 đến 64.", a.id),
                    fmt::format("the id `{}` may only use a-z, 0-9, _ and -, 1 to 64 long.", a.id));
            }
        } else if (m.key == "base") {
            text(m, key, a.base);
        } else if (m.key == "label") {
            bilingual(m, key, a.label);
        } else if (m.key == "set") {
            if (m.value.is(Type::Table))
                changes(m.value, "", a.set);
            else
                type_error(m.value, key, "bảng { \"đường.dẫn\" = giá trị }",
                           "a table { \"path\" = value }");
        } else {
            unknown_key(c_, m, key, {"id", "base", "label", "set"});
        }
    }
    if (a.id.empty()) {
        c_.error("E-KEY-03", v.pos, path + ".id", "",
                 fmt::format("thiếu khóa bắt buộc `{}.id`.", path),
                 fmt::format("the required key `{}.id` is missing.", path));
    }
    for (const ArmFile& other : study_.arms) {
        if (other.id != a.id || a.id.empty()) continue;
        c_.error("E-KEY-05", v.pos, path + ".id", a.id,
                 fmt::format("mã `{}` đã dùng ở dòng {}.", a.id, other.pos.line),
                 fmt::format("the id `{}` is already used in line {}.", a.id, other.pos.line));
    }
    if (a.label.vi.empty() && a.label.en.empty()) a.label = {a.id, a.id};
    study_.arms.push_back(std::move(a));
}

void Reader::axis_values(const TomlValue& v, const std::string& path, AxisFile& axis) {
    if (!v.is(Type::Array) || v.items.empty())
        return type_error(v, path, "danh sách giá trị", "a list of values");
    for (const TomlValue& i : v.items) {
        std::vector<std::string> row;
        if (i.is(Type::Array)) {
            for (const TomlValue& k : i.items) row.push_back(k.shown());
        } else {
            row.assign(axis.paths.size(), i.shown());
        }
        if (row.size() != axis.paths.size()) {
            c_.error(
                "E-RANGE-04", i.pos, path, i.shown(),
                fmt::format("`{}`: {} giá trị cho {} đường dẫn.", path, row.size(),
                            axis.paths.size()),
                fmt::format("`{}`: {} values for {} paths.", path, row.size(), axis.paths.size()));
            continue;
        }
        axis.values.push_back(std::move(row));
    }
}

/// Named values along the axis: targets of a plan.
void Reader::marks(const TomlMember& m, const std::string& key, AxisFile& axis) {
    if (!m.value.is(Type::Table)) return type_error(m.value, key, "bảng", "a table");
    for (const TomlMember& mark : m.value.members) {
        if (mark.value.is_number()) axis.marks.emplace_back(mark.key, mark.value.number());
        else type_error(mark.value, key + "." + mark.key, "số", "a number");
    }
}

void Reader::axis(const TomlMember& table) {
    AxisFile a;
    a.id = table.key;
    a.pos = table.pos;
    const std::string path = "axes." + table.key;
    if (!table.value.is(Type::Table)) return type_error(table.value, path, "bảng", "a table");
    const TomlValue* values = nullptr;
    for (const TomlMember& m : table.value.members) {
        const std::string key = path + "." + m.key;
        if (m.key == "set")
            texts(m, key, a.paths);
        else if (m.key == "values")
            values = &m.value;
        else if (m.key == "labels")
            texts(m, key, a.labels);
        else if (m.key == "arms")
            texts(m, key, a.arms);
        else if (m.key == "marks")
            marks(m, key, a);
        else
            unknown_key(c_, m, key, {"set", "values", "labels", "arms", "marks"});
    }
    if (values == nullptr || a.paths.empty()) {
        c_.error("E-KEY-03", table.pos, path, "", fmt::format("`{}` cần `set` và `values`.", path),
                 fmt::format("`{}` needs `set` and `values`.", path));
        return;
    }
    axis_values(*values, path + ".values", a);
    if (a.labels.size() != a.values.size()) {
        a.labels.clear();
        for (const auto& row : a.values) a.labels.push_back(row.front());
    }
    study_.axes.push_back(std::move(a));
}

void Reader::outcomes(const TomlValue& v) {
    const std::vector<std::string> known = {
        "deaths",         "injured",    "injured_fighting", "smoke_reached", "last_out_s",
        "homes_lost",     "shops_lost", "burnt_m2",         "damage_vnd",    "out_by_residents",
        "out_by_service", "burnt_out",  "attempts",         "successes"};
    OutcomesFile& o = study_.outcomes;
    for (const TomlMember& m : v.members) {
        const std::string key = "outcomes." + m.key;
        if (m.key == "primary") {
            if (!text(m, key, o.primary) ||
                std::find(known.begin(), known.end(), o.primary) != known.end())
                continue;
            c_.error("E-RANGE-02", m.value.pos, key, o.primary,
                     fmt::format("`{}` không nhận `{}`.", key, o.primary),
                     fmt::format("`{}` cannot be `{}`.", key, o.primary),
                     fmt::format("{}", fmt::join(known, ", ")), closest(o.primary, known));
        } else if (m.key == "confidence") {
            o.confidence = read_number(c_, m.value, key, 0.5, 0.999).value_or(o.confidence);
        } else if (m.key == "stop_when_half_width_below") {
            o.stop_when_half_width_below = read_number(c_, m.value, key, 0.0, 1e15).value_or(0.0);
        } else if (m.key == "minimum_repeats") {
            whole(m, key, 2, 1e6, o.minimum_repeats);
        } else {
            unknown_key(c_, m, key,
                        {"primary", "confidence", "stop_when_half_width_below", "minimum_repeats"});
        }
    }
}

void Reader::top(const TomlValue& document) {
    bool has_format = false, has_scenario = false;
    for (const TomlMember& m : document.members) {
        if (m.key == "format") {
            has_format = true;
            if (m.value.text != "taicho-study/1") {
                c_.error(
                    "E-SYN-06", m.value.pos, "format", m.value.shown(),
                    fmt::format("phiên bản này đọc \"taicho-study/1\", không phải {}.",
                                m.value.shown()),
                    fmt::format("this version reads \"taicho-study/1\", not {}.", m.value.shown()),
                    "taicho-study/1");
            }
        } else if (m.key == "scenario") {
            has_scenario = true;
            if (const auto p = c_.beside(m.value, "scenario")) study_.scenario = *p;
        } else if (m.key == "name") {
            bilingual(m, "name", study_.name);
        } else if (m.key == "repeats") {
            whole(m, "repeats", 1, 1e6, study_.repeats);
        } else if (m.key == "seed") {
            int seed = 1;
            whole(m, "seed", 0, 2e9, seed);
            study_.seed = static_cast<std::uint64_t>(seed);
        } else if (m.key == "pair_by") {
            texts(m, "pair_by", study_.pair_by);
        } else if (m.key == "baseline") {
            text(m, "baseline", study_.baseline);
        } else if (m.key == "arms") {
            if (!m.value.is(Type::Array))
                type_error(m.value, "arms", "các bảng [[arms]]", "tables [[arms]]");
            for (std::size_t i = 0; i < m.value.items.size(); ++i)
                arm(m.value.items[i], fmt::format("arms[{}]", i));
        } else if (m.key == "axes") {
            if (!m.value.is(Type::Table))
                type_error(m.value, "axes", "các bảng [axes.…]", "tables [axes.…]");
            for (const TomlMember& a : m.value.members) axis(a);
        } else if (m.key == "outcomes") {
            outcomes(m.value);
        } else {
            unknown_key(c_, m, m.key,
                        {"format", "scenario", "name", "repeats", "seed", "pair_by", "baseline",
                         "arms", "axes", "outcomes"});
        }
    }
    for (const auto& [there, key] :
         {std::pair{has_format, "format"}, std::pair{has_scenario, "scenario"}}) {
        if (there) continue;
        c_.error("E-KEY-03", document.pos, key, "", fmt::format("thiếu khóa bắt buộc `{}`.", key),
                 fmt::format("the required key `{}` is missing.", key));
    }
}

}  // namespace

std::optional<StudyFile> parse_study(const std::string& text, const std::string& file,
                                     Problems& problems) {
    if (!check_text(text, file, problems)) return std::nullopt;
    auto document = parse_toml(text, file, problems);
    if (!document) return std::nullopt;
    document->pos = {file, 1, 1};
    StudyFile study;
    study.file = file;
    study.text = text;
    sim::Scenario unused;
    const ReadOptions options;
    ScenarioContext c{file, options, problems, unused, {}, {}, false, {}, {}, {}};
    Reader(study, c).top(*document);
    if (study.arms.empty())
        study.arms.push_back({"scenario", "", {"kịch bản", "scenario"}, {}, document->pos});
    check_arms(study, c);
    if (study.baseline.empty()) study.baseline = study.arms.front().id;
    return study;
}

std::optional<StudyFile> read_study(const std::string& path, Problems& problems) {
    std::error_code ec;
    const std::string file =
        fs::is_directory(path, ec) ? (fs::path(path) / "study.toml").string() : path;
    const auto text = read_text(file, k_scenario_limit, problems);
    if (!text) return std::nullopt;
    return parse_study(*text, file, problems);
}

bool is_study(const std::string& path) {
    std::error_code ec;
    if (fs::is_directory(path, ec)) return fs::exists(fs::path(path) / "study.toml", ec);
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        return line.find("taicho-study/") != std::string::npos;
    }
    return false;
}

}  // namespace taicho::io
