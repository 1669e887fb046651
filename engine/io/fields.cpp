#include "io/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "io/geojson.h"
#include "io/json_tree.h"
#include "io/sections.h"

namespace taicho::io {

const std::vector<Section>& scenario_sections() {
    static const std::vector<Section> all = [] {
        std::vector<Section> list;
        for (auto part : {run_sections(), fire_sections(), fire_model_sections(), people_sections(),
                          measure_sections()}) {
            for (Section& s : part) list.push_back(std::move(s));
        }
        return list;
    }();
    return all;
}

const Section* find_section(const std::string& path) {
    for (const Section& s : scenario_sections()) {
        if (path == s.path) return &s;
    }
    return nullptr;
}

std::vector<std::string> split_words(const char* list) {
    std::vector<std::string> out;
    std::string word;
    for (const char* c = list; *c != 0; ++c) {
        if (*c == '|')
            out.push_back(std::exchange(word, {}));
        else
            word += *c;
    }
    if (!word.empty()) out.push_back(word);
    return out;
}

namespace {

/// Rounded to 12 digits: 24 C and not 24.000000000000057 after the way to kelvin and back.
std::string neat(double v) {
    if (v == 0.0 || !std::isfinite(v)) return to_text(v);
    const double unit = std::pow(10.0, 11 - std::floor(std::log10(std::abs(v))));
    const double r = std::round(v * unit) / unit;
    return to_text(std::isfinite(r) ? r : v);
}

std::string quoted(const std::string& text) {
    return json_string(text);
}

std::string distribution_text(const Distribution& d, const Field& f) {
    const auto n = [&](double v) { return neat((v - f.offset) / f.scale); };
    std::string body;
    switch (d.kind) {
        case Distribution::Kind::Fixed:
            return n(d.a);
        case Distribution::Kind::Uniform:
            body = fmt::format("uniform = [{}, {}]", n(d.a), n(d.b));
            break;
        case Distribution::Kind::Normal:
            body = fmt::format("normal = [{}, {}]", n(d.a), n(d.b));
            break;
        case Distribution::Kind::Lognormal:
            body = fmt::format("lognormal = [{}, {}]", n(d.a), neat(std::exp(d.b)));
            break;
        case Distribution::Kind::Triangular:
            body = fmt::format("triangular = [{}, {}, {}]", n(d.a), n(d.b), n(d.c));
            break;
        case Distribution::Kind::Gamma:
            body = fmt::format("gamma = [{}, {}]", neat(d.a), n(d.b));
            break;
        case Distribution::Kind::Weibull:
            body = fmt::format("weibull = [{}, {}]", n(d.a), neat(d.b));
            break;
    }
    if (std::isfinite(d.min)) body += ", min = " + n(d.min);
    if (std::isfinite(d.max)) body += ", max = " + n(d.max);
    return "{ " + body + " }";
}

std::string curve_text(const Curve& c, const Field& f) {
    const auto n = [&](double v) { return neat((v - f.offset) / f.scale); };
    if (c.empty()) return "";
    if (c.xs().size() == 1) return n(c.ys()[0]);
    std::string out;
    for (std::size_t i = 0; i < c.xs().size(); ++i) {
        out += fmt::format("{}[{}, {}]", i > 0 ? ", " : "", neat(c.xs()[i]), n(c.ys()[i]));
    }
    return "[" + out + "]";
}

struct Show {
    const Field& f;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const double* v) const {
        if (std::isnan(*v) || (*v < 0.0 && f.lo >= 0.0)) return "";  // negative: not stated
        return neat((*v - f.offset) / f.scale);
    }
    std::string operator()(const int* v) const {
        if (f.form == Form::Flag) return *v < 0 ? "" : *v != 0 ? "true" : "false";
        return *v < 0 && f.lo >= 0.0 ? "" : std::to_string(*v);
    }
    std::string operator()(const std::uint64_t* v) const { return std::to_string(*v); }
    std::string operator()(const bool* v) const { return *v ? "true" : "false"; }
    std::string operator()(const std::string* v) const { return v->empty() ? "" : quoted(*v); }
    std::string operator()(const std::vector<std::string>* v) const {
        std::string out;
        for (const auto& s : *v) out += (out.empty() ? "" : ", ") + quoted(s);
        return "[" + out + "]";
    }
    std::string operator()(const std::vector<double>* v) const {
        std::string out;
        for (const double x : *v) out += (out.empty() ? "" : ", ") + neat(x);
        return "[" + out + "]";
    }
    std::string operator()(const Vec2* v) const {
        return "[" + neat(v->x) + ", " + neat(v->y) + "]";
    }
    std::string operator()(const Vec3* v) const {
        return "[" + neat(v->x) + ", " + neat(v->y) + ", " + neat(v->z) + "]";
    }
    std::string operator()(const Distribution* d) const { return distribution_text(*d, f); }
    std::string operator()(const Curve* c) const { return curve_text(*c, f); }
    std::string operator()(const Bilingual* b) const {
        if (b->vi.empty() && b->en.empty()) return "";
        if (b->vi == b->en) return quoted(b->vi);
        return "{ vi = " + quoted(b->vi) + ", en = " + quoted(b->en) + " }";
    }
};

std::string range_text(const Field& f) {
    const bool lo = std::isfinite(f.lo), hi = std::isfinite(f.hi);
    if (lo && hi) return to_text(f.lo) + ".." + to_text(f.hi);
    if (lo) return ">= " + to_text(f.lo);
    return f.allowed;
}

std::string source_text(const Field& f) {
    if (f.flag == ' ') return "";
    return fmt::format("{}{}{}", f.source, f.source[0] != 0 ? ", " : "", f.flag);
}

void print_object(const Section& s, const void* object, std::string& out) {
    for (const Field& f : s.fields) {
        const std::string value = f.form == Form::Special ? "" : field_text(f, object);
        const std::string shown = f.shown_default != nullptr ? f.shown_default : "";
        const std::string range = range_text(f), source = source_text(f);
        std::string note;
        for (const std::string& part : {std::string(f.unit), range, source}) {
            if (!part.empty()) note += (note.empty() ? "" : "; ") + part;
        }
        if (value.empty()) {
            out += fmt::format("# {} = {}\n", f.key, shown.empty() ? "(not set)" : shown);
        } else {
            out += fmt::format("{} = {}{}\n", f.key, value, note.empty() ? "" : "  # " + note);
        }
    }
}

}  // namespace

std::string field_text(const Field& f, const void* object) {
    if (f.form == Form::Index) {
        const auto words = split_words(f.allowed);
        return quoted(words[static_cast<std::size_t>(f.get_index(object))]);
    }
    if (f.ref == nullptr) return "";
    return std::visit(Show{f}, f.ref(const_cast<void*>(object)));
}

std::string print_defaults(const sim::Scenario& scenario) {
    std::string out = "format = \"taicho-scenario/1\"\n";
    for (const Section& s : scenario_sections()) {
        if (s.list) {
            for (std::size_t i = 0; i < s.count(scenario); ++i) {
                out += fmt::format("\n[[{}]]\n", s.path);
                print_object(s, s.element(scenario, i), out);
            }
            continue;
        }
        if (s.path[0] != 0) out += fmt::format("\n[{}]  # {} / {}\n", s.path, s.vi, s.en);
        if (std::string_view(s.path) == "people.parameters") {
            for (const auto& [key, value] : scenario.people.parameters) {
                out += fmt::format("\"{}\" = {}\n", key, neat(value));
            }
            continue;
        }
        print_object(s, s.element(scenario, 0), out);
    }
    return out;
}

std::string describe_sections() {
    std::string out;
    for (const Section& s : scenario_sections()) {
        const std::string title = s.path[0] == 0 ? "(top)"
                                  : s.list       ? fmt::format("[[{}]]", s.path)
                                                 : fmt::format("[{}]", s.path);
        out += fmt::format("### `{}`\n\n{}. {}.\n\n", title, s.vi, s.en);
        if (s.fields.empty()) continue;
        out +=
            "| key | unit | allowed | default | source | nghĩa | meaning "
            "|\n|---|---|---|---|---|---|---|\n";
        sim::Scenario sample;
        const void* object = s.target(sample);
        for (const Field& f : s.fields) {
            std::string fallback = f.shown_default != nullptr ? f.shown_default
                                   : f.form == Form::Special  ? ""
                                                              : field_text(f, object);
            if (f.required) fallback = "**required**";
            std::string allowed = range_text(f);
            std::replace(allowed.begin(), allowed.end(), '|', ',');
            out += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", f.key, f.unit, allowed,
                               fallback, source_text(f), f.vi, f.en);
        }
        out += "\n";
    }
    return out;
}

std::string describe_map() {
    std::string out =
        "| property | kinds | type | allowed | default | nghĩa | meaning "
        "|\n|---|---|---|---|---|---|---|\n";
    for (const MapProperty& p : map_properties()) {
        std::string allowed = p.allowed;
        std::replace(allowed.begin(), allowed.end(), '|', ',');
        if (allowed.empty() && p.hi > p.lo) allowed = to_text(p.lo) + ".." + to_text(p.hi);
        out += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", p.key, p.kinds, p.type,
                           allowed, p.fallback, p.vi, p.en);
    }
    return out;
}

}  // namespace taicho::io
