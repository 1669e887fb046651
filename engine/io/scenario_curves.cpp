#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/csv_table.h"
#include "io/scenario_context.h"

/// Values with a shape: distributions over people and curves over time.
namespace taicho::io {

using Type = TomlValue::Type;

namespace {

struct Shape1 {
    const char* name;
    Distribution::Kind kind;
    std::size_t count;
    bool bounded;
};
constexpr Shape1 k_shapes[] = {{"uniform", Distribution::Kind::Uniform, 2, true},
                               {"normal", Distribution::Kind::Normal, 2, false},
                               {"lognormal", Distribution::Kind::Lognormal, 2, false},
                               {"triangular", Distribution::Kind::Triangular, 3, true},
                               {"gamma", Distribution::Kind::Gamma, 2, false},
                               {"weibull", Distribution::Kind::Weibull, 2, false}};

bool sensible(const Distribution& d) {
    using K = Distribution::Kind;
    switch (d.kind) {
        case K::Uniform:
            return d.a <= d.b;
        case K::Triangular:
            return d.a <= d.b && d.b <= d.c && d.a < d.c;
        case K::Normal:
            return d.b >= 0.0;
        case K::Lognormal:
            return d.a > 0.0 && d.b >= 0.0;
        case K::Gamma:
        case K::Weibull:
            return d.a > 0.0 && d.b > 0.0;
        case K::Fixed:
            return true;
    }
    return true;
}

void bad_distribution(ScenarioContext& c, const TomlValue& v, const std::string& path,
                      const char* vi, const char* en) {
    c.error("E-RANGE-05", v.pos, path, v.shown(), fmt::format("`{}`: {}", path, vi),
            fmt::format("`{}`: {}", path, en));
}

/// To SI: what is a value is scaled, what is a spread keeps its offset at home.
void to_si(Distribution& d, const Field& f) {
    using K = Distribution::Kind;
    const auto value = [&](double x) { return f.scale * x + f.offset; };
    d.min = std::isfinite(d.min) ? value(d.min) : d.min;
    d.max = std::isfinite(d.max) ? value(d.max) : d.max;
    if (f.scale == 1.0 && f.offset == 0.0) return;
    d.a = value(d.a);
    if (d.kind == K::Uniform || d.kind == K::Triangular) d.b = value(d.b), d.c = value(d.c);
    if (d.kind == K::Normal) d.b *= f.scale;
}

}  // namespace

std::optional<Distribution> read_distribution(ScenarioContext& c, const Field& f,
                                              const TomlValue& v, const std::string& path) {
    if (v.is_number()) {
        const auto x = read_number(c, v, path, f.lo, f.hi);
        if (!x) return std::nullopt;
        return Distribution::fixed(f.scale * *x + f.offset);
    }
    if (!v.is(Type::Table)) {
        value_type_error(
            c, v, path, "số hoặc phân bố như { normal = [1.25, 0.2], min = 0.6, max = 1.8 }",
            "a number or a distribution such as { normal = [1.25, 0.2], min = 0.6, max = 1.8 }");
        return std::nullopt;
    }
    Distribution d;
    int shapes = 0;
    bool bounded = false;
    std::vector<std::string> known = {"min", "max"};
    for (const Shape1& s : k_shapes) known.emplace_back(s.name);
    for (const TomlMember& m : v.members) {
        const std::string key = path + "." + m.key;
        if (m.key == "min" || m.key == "max") {
            const auto x = read_number(c, m.value, key, f.lo, f.hi);
            if (!x) return std::nullopt;
            (m.key == "min" ? d.min : d.max) = *x;
            continue;
        }
        const auto* shape = std::find_if(std::begin(k_shapes), std::end(k_shapes),
                                         [&](const Shape1& s) { return m.key == s.name; });
        if (shape == std::end(k_shapes)) {
            unknown_key(c, m, key, known);
            return std::nullopt;
        }
        const auto x = read_numbers(c, m.value, key, shape->count, -1e300, 1e300);
        if (!x) return std::nullopt;
        ++shapes;
        bounded = shape->bounded;
        d.kind = shape->kind;
        d.a = (*x)[0];
        d.b = shape->kind == Distribution::Kind::Lognormal
                  ? ((*x)[1] >= 1.0 ? std::log((*x)[1]) : -1.0)
                  : (*x)[1];
        if (x->size() == 3) d.c = (*x)[2];
    }
    if (shapes != 1) {
        bad_distribution(
            c, v, path,
            "cần đúng một trong uniform, normal, lognormal, triangular, gamma, weibull.",
            "needs exactly one of uniform, normal, lognormal, triangular, gamma, weibull.");
        return std::nullopt;
    }
    if (!sensible(d)) {
        bad_distribution(
            c, v, path, "tham số phân bố không hợp lệ (thứ tự, độ lệch âm hoặc gsd dưới 1).",
            "the parameters make no distribution (order, negative spread or gsd below 1).");
        return std::nullopt;
    }
    if (!bounded && !(std::isfinite(d.min) && std::isfinite(d.max))) {
        bad_distribution(c, v, path, "phân bố không giới hạn cần `min` và `max`.",
                         "an unbounded distribution needs `min` and `max`.");
        return std::nullopt;
    }
    if (d.min > d.max) {
        bad_distribution(c, v, path, "`min` lớn hơn `max`.", "`min` is above `max`.");
        return std::nullopt;
    }
    to_si(d, f);
    return d;
}

namespace {

std::optional<Curve> checked(ScenarioContext& c, const TomlValue& v, const std::string& path,
                             std::vector<double> x, std::vector<double> y) {
    Curve curve(std::move(x), std::move(y));
    if (!curve.empty() && curve.valid()) return curve;
    c.error("E-RANGE-06", v.pos, path, "",
            fmt::format("`{}`: đường cong cần thời gian tăng dần và ít nhất một điểm.", path),
            fmt::format("`{}`: a curve needs increasing times and at least one point.", path));
    return std::nullopt;
}

std::optional<Curve> curve_from_file(ScenarioContext& c, const Field& f, const TomlValue& v,
                                     const std::string& path) {
    const auto text = c.table_text(v, path);
    if (!text) return std::nullopt;
    const auto table = parse_csv(*text, v.text, c.problems);
    if (!table) return std::nullopt;
    std::vector<double> xs, ys;
    for (const auto& row : table->rows) {
        if (row.size() < 2) continue;
        const auto x = cell_number(row[0], table->header[0].text, c.problems);
        const auto y = cell_number(row[1], table->header[1].text, c.problems);
        if (!x || !y) return std::nullopt;
        xs.push_back(*x);
        ys.push_back(f.scale * *y + f.offset);
    }
    return checked(c, v, path, std::move(xs), std::move(ys));
}

}  // namespace

std::optional<Curve> read_curve(ScenarioContext& c, const Field& f, const TomlValue& v,
                                const std::string& path) {
    if (v.is(Type::String)) return curve_from_file(c, f, v, path);
    if (v.is_number()) {
        const auto y = read_number(c, v, path, f.lo, f.hi);
        if (!y) return std::nullopt;
        return Curve({0.0}, {f.scale * *y + f.offset});
    }
    if (!v.is(Type::Array)) {
        value_type_error(c, v, path, "số, [[s, giá trị], …] hoặc tên tệp CSV",
                         "a number, [[s, value], …] or the name of a CSV file");
        return std::nullopt;
    }
    std::vector<double> xs, ys;
    for (const TomlValue& i : v.items) {
        const auto pair = read_numbers(c, i, path, 2, -1e300, 1e300);
        if (!pair) return std::nullopt;
        xs.push_back((*pair)[0]);
        ys.push_back(f.scale * (*pair)[1] + f.offset);
    }
    return checked(c, v, path, std::move(xs), std::move(ys));
}

}  // namespace taicho::io
