#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "io/csv_table.h"
#include "io/scenario_context.h"
#include "io/units.h"

namespace taicho::io {

using Type = TomlValue::Type;

void ScenarioContext::error(const char* code, const SourcePos& pos, const std::string& path,
                            const std::string& found, const std::string& vi, const std::string& en,
                            const std::string& allowed, const std::string& suggestion) {
    add_problem(problems, Problem::Severity::Error, code, pos, path, found, allowed, suggestion, vi,
                en);
}

std::optional<std::string> ScenarioContext::beside(const TomlValue& name, const std::string& path) {
    if (!name.is(Type::String)) {
        error("E-TYPE-01", name.pos, path, name.shown(), fmt::format("`{}` phải là tên tệp.", path),
              fmt::format("`{}` must be a file name.", path));
        return std::nullopt;
    }
    const auto full = path_beside(file, name.text, options.allow_outside);
    if (!full) {
        error("E-FILE-05", name.pos, path, name.text,
              fmt::format(
                  "`{}`: tệp `{}` phải nằm trong thư mục của kịch bản (hoặc dùng --allow-outside).",
                  path, name.text),
              fmt::format(
                  "`{}`: the file `{}` must lie in the scenario's folder (or use --allow-outside).",
                  path, name.text));
    }
    return full;
}

std::optional<std::string> ScenarioContext::table_text(const TomlValue& name,
                                                       const std::string& path) {
    const auto full = beside(name, path);
    if (!full) return std::nullopt;
    Problems own;
    auto text = read_text(*full, k_map_limit, own);
    for (Problem p : own.list()) {  // a missing table is reported where it is named
        if (p.code == "E-FILE-01") {
            p.pos = name.pos;
            p.path = path;
        }
        problems.add(std::move(p));
    }
    if (text) digest += *text;
    return text;
}

void unknown_key(ScenarioContext& c, const TomlMember& m, const std::string& path,
                 const std::vector<std::string>& siblings) {
    const KeyParts parts = split_unit(m.key);
    for (const std::string& s : siblings) {
        const KeyParts known = split_unit(s);
        if (known.unit.empty() || known.stem != parts.stem) continue;
        if (parts.unit.empty()) {
            return c.error("E-UNIT-02", m.pos, path, m.key,
                           fmt::format("`{}` thiếu đơn vị; khóa của chúng tôi là `{}`.", path, s),
                           fmt::format("`{}` has no unit; ours is `{}`.", path, s), s, s);
        }
        return c.error("E-UNIT-01", m.pos, path, m.key,
                       fmt::format("`{}` dùng đơn vị khác; khóa của chúng tôi là `{}`.", path, s),
                       fmt::format("`{}` has another unit; ours is `{}`.", path, s), s, s);
    }
    c.error("E-KEY-01", m.pos, path, m.key, fmt::format("không có khóa `{}`.", path),
            fmt::format("there is no key `{}`.", path), "", closest(m.key, siblings));
}

std::optional<double> read_number(ScenarioContext& c, const TomlValue& v, const std::string& path,
                                  double lo, double hi) {
    if (!v.is_number()) {
        c.error("E-TYPE-01", v.pos, path, v.shown(),
                fmt::format("`{}` phải là số, không phải {}.", path, v.shown()),
                fmt::format("`{}` must be a number, not {}.", path, v.shown()));
        return std::nullopt;
    }
    const double x = v.number();
    if (!std::isfinite(x)) {
        c.error("E-RANGE-03", v.pos, path, v.shown(),
                fmt::format("`{}`: không nhận nan và inf.", path),
                fmt::format("`{}`: nan and inf are refused.", path));
        return std::nullopt;
    }
    if (x < lo || x > hi) {
        const std::string allowed =
            std::isfinite(hi) ? to_text(lo) + ".." + to_text(hi) : ">= " + to_text(lo);
        c.error("E-RANGE-01", v.pos, path, v.shown(),
                fmt::format("`{}` = {} nằm ngoài {}.", path, v.shown(), allowed),
                fmt::format("`{}` = {} lies outside {}.", path, v.shown(), allowed), allowed);
        return std::nullopt;
    }
    return x;
}

void value_type_error(ScenarioContext& c, const TomlValue& v, const std::string& path,
                      const char* vi, const char* en) {
    c.error("E-TYPE-01", v.pos, path, v.shown(),
            fmt::format("`{}` phải là {}, không phải {}.", path, vi, v.shown()),
            fmt::format("`{}` must be {}, not {}.", path, en, v.shown()));
}

std::optional<std::vector<double>> read_numbers(ScenarioContext& c, const TomlValue& v,
                                                const std::string& path, std::size_t count,
                                                double lo, double hi) {
    if (!v.is(Type::Array) || (count > 0 && v.items.size() != count)) {
        value_type_error(
            c, v, path,
            count > 0 ? fmt::format("{} số trong ngoặc vuông", count).c_str() : "danh sách số",
            count > 0 ? fmt::format("{} numbers in brackets", count).c_str() : "a list of numbers");
        return std::nullopt;
    }
    std::vector<double> out;
    for (const TomlValue& i : v.items) {
        const auto x = read_number(c, i, path, lo, hi);
        if (!x) return std::nullopt;
        out.push_back(*x);
    }
    return out;
}

namespace {

struct Set {
    ScenarioContext& c;
    const Field& f;
    const TomlValue& v;
    const std::string& path;

    void operator()(std::monostate) const {}
    void operator()(double* out) const {
        if (const auto x = read_number(c, v, path, f.lo, f.hi)) *out = f.scale * *x + f.offset;
    }
    void operator()(int* out) const {
        if (f.form == Form::Flag && v.is(Type::Bool)) {
            *out = v.boolean;
            return;
        }
        if (f.form == Form::Flag)
            return value_type_error(c, v, path, "true hoặc false", "true or false");
        if (!v.is(Type::Integer)) return value_type_error(c, v, path, "số nguyên", "an integer");
        if (const auto x = read_number(c, v, path, f.lo, f.hi)) *out = static_cast<int>(*x);
    }
    void operator()(std::uint64_t* out) const {
        if (!v.is(Type::Integer))
            return value_type_error(c, v, path, "số nguyên không âm", "a whole number");
        if (read_number(c, v, path, 0.0, 9.3e18)) *out = static_cast<std::uint64_t>(v.integer);
    }
    void operator()(bool* out) const {
        if (!v.is(Type::Bool))
            return value_type_error(c, v, path, "true hoặc false", "true or false");
        *out = v.boolean;
    }
    void operator()(std::string* out) const {
        if (!v.is(Type::String))
            return value_type_error(c, v, path, "chuỗi trong ngoặc kép", "text in quotes");
        if (f.form == Form::Words && !allowed_word(v.text)) return;
        *out = nfc_value(v.text, v.pos, c.problems);
    }
    void operator()(std::vector<std::string>* out) const {
        std::vector<std::string> list;
        if (!v.is(Type::Array))
            return value_type_error(c, v, path, "danh sách chuỗi", "a list of texts");
        for (const TomlValue& i : v.items) {
            if (!i.is(Type::String))
                return value_type_error(c, i, path, "danh sách chuỗi", "a list of texts");
            list.push_back(i.text);
        }
        *out = std::move(list);
    }
    void operator()(std::vector<double>* out) const {
        if (auto x = read_numbers(c, v, path, 0, f.lo, f.hi)) *out = std::move(*x);
    }
    void operator()(Vec2* out) const {
        if (const auto x = read_numbers(c, v, path, 2, -1e5, 1e5)) *out = {(*x)[0], (*x)[1]};
    }
    void operator()(Vec3* out) const {
        if (const auto x = read_numbers(c, v, path, 3, -1e5, 1e5))
            *out = {(*x)[0], (*x)[1], (*x)[2]};
    }
    void operator()(Distribution* out) const {
        if (const auto d = read_distribution(c, f, v, path)) *out = *d;
    }
    void operator()(Curve* out) const {
        if (auto curve = read_curve(c, f, v, path)) *out = std::move(*curve);
    }
    void operator()(Bilingual* out) const {
        if (v.is(Type::String)) {
            out->vi = out->en = nfc_value(v.text, v.pos, c.problems);
            return;
        }
        if (!v.is(Type::Table))
            return value_type_error(c, v, path, "chuỗi hoặc { vi, en }", "text or { vi, en }");
        for (const TomlMember& m : v.members) {
            if (m.key != "vi" && m.key != "en") {
                unknown_key(c, m, path + "." + m.key, {"vi", "en"});
            } else if (!m.value.is(Type::String)) {
                value_type_error(c, m.value, path + "." + m.key, "chuỗi trong ngoặc kép",
                                 "text in quotes");
            } else {
                (m.key == "vi" ? out->vi : out->en) =
                    nfc_value(m.value.text, m.value.pos, c.problems);
            }
        }
        if (out->en.empty()) out->en = out->vi;
        if (out->vi.empty()) out->vi = out->en;
    }

    bool allowed_word(const std::string& word) const {
        const auto words = split_words(f.allowed);
        if (std::find(words.begin(), words.end(), word) != words.end()) return true;
        c.error("E-RANGE-02", v.pos, path, word,
                fmt::format("`{}` không nhận `{}`; chọn: {}.", path, word, f.allowed),
                fmt::format("`{}` cannot be `{}`; it is one of {}.", path, word, f.allowed),
                f.allowed, closest(word, words));
        return false;
    }
};

}  // namespace

void read_value(ScenarioContext& c, const Field& f, const TomlMember& m, const std::string& path,
                void* object) {
    const Set set{c, f, m.value, path};
    if (f.form == Form::Index) {
        if (!m.value.is(Type::String))
            return value_type_error(c, m.value, path, "chuỗi trong ngoặc kép", "text in quotes");
        if (!set.allowed_word(m.value.text)) return;
        const auto words = split_words(f.allowed);
        f.set_index(object, static_cast<int>(std::find(words.begin(), words.end(), m.value.text) -
                                             words.begin()));
        return;
    }
    std::visit(set, f.ref(object));
    if (f.form == Form::Id && m.value.is(Type::String) && !is_id(m.value.text)) {
        c.error(
            "E-KEY-04", m.value.pos, path, m.value.text,
            fmt::format("mã `{}` chỉ được dùng a-z, 0-9, _ và -, dài 1 đến 64.", m.value.text),
            fmt::format("the id `{}` may only use a-z, 0-9, _ and -, 1 to 64 long.", m.value.text));
    }
}

}  // namespace taicho::io
