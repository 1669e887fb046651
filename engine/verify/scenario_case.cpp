#include "verify/scenario_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "io/run_scenario.h"
#include "verify/case_figures.h"
#include "verify/case_measure.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;

constexpr double k_missing = std::numeric_limits<double>::quiet_NaN();

double combine(std::vector<double> values, const std::string& over) {
    if (values.empty() || std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); })) return k_missing;
    if (over == "min") return *std::min_element(values.begin(), values.end());
    if (over == "max") return *std::max_element(values.begin(), values.end());
    double sum = 0.0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

/// The number of one measure in one run.
double number_of(const MeasuredRun& run, const Criterion& c, const std::vector<std::string>& measures) {
    if (!measures.empty()) {
        const std::string place = measured_place(run, measures[0]);
        if (!place.empty()) {
            const Series s = place_series(run, place, c.quantity);
            if (c.at_s >= 0.0) return s.at(c.at_s);
            if (c.kind == CriterionKind::Order && !s.v.empty()) return *std::max_element(s.v.begin(), s.v.end());
            return s.mean(c.from_s, c.to_s);
        }
    }
    return measured_value(run, measures, c.quantity);
}

std::string shown(double v, const std::string& unit) {
    if (std::isnan(v)) return "-";
    return unit.empty() ? fmt::format("{:.4g}", v) : fmt::format("{:.4g} {}", v, unit);
}

/// Mean difference from the expected curve, relative or not.
double curve_difference(const Series& ours, const ExpectedTable& expected, const std::string& name, const Criterion& c) {
    const auto at = expected.column.find(name);
    if (at == expected.column.end()) return k_missing;
    double sum = 0.0;
    int n = 0;
    for (std::size_t i = 0; i < expected.time.size(); ++i) {
        const double ref = at->second[i], own = ours.at(expected.time[i]);
        const bool relative = c.kind == CriterionKind::MeanRelative;
        if (expected.time[i] < c.from_s || expected.time[i] > c.to_s) continue;
        if (relative && std::abs(ref - c.base) <= c.above) continue;
        if (std::isnan(own)) return k_missing;
        sum += std::abs(own - ref) / (relative ? std::abs(ref - c.base) : 1.0);
        ++n;
    }
    return n == 0 ? k_missing : sum / n;
}

Row curve_row(const Criterion& c, const std::vector<MeasuredRun>& runs, const ExpectedTable& expected) {
    const bool relative = c.kind == CriterionKind::MeanRelative;
    const std::string place = c.measures.empty() ? std::string() : measured_place(runs[0], c.measures[0]);
    std::vector<double> differences;
    for (const MeasuredRun& run : runs) {
        differences.push_back(place.empty() ? k_missing
                                            : curve_difference(place_series(run, place, c.quantity), expected,
                                                               c.measures[0] + "." + c.quantity, c));
    }
    const double d = combine(differences, c.over);
    const double scale = relative ? 100.0 : 1.0;
    const std::string unit = relative ? "%" : c.unit;
    return {c.id, shown(scale * d, unit), fmt::format("<= {}", shown(scale * c.tolerance, unit)), "curve", d <= c.tolerance};
}

Row order_row(const Criterion& c, const std::vector<MeasuredRun>& runs) {
    std::string text;
    bool ordered = c.measures.size() > 1;
    double last = k_missing;
    for (const std::string& id : c.measures) {
        std::vector<double> values;
        for (const MeasuredRun& run : runs) values.push_back(number_of(run, c, {id}));
        const double v = combine(values, c.over);
        if (!text.empty()) {
            text += c.rising ? " < " : " > ";
            ordered = ordered && (c.rising ? v > last : v < last);
        }
        text += shown(v, "");
        last = v;
    }
    return {c.id, text + " " + c.unit, c.rising ? "rising" : "falling", "", ordered};
}

Row number_row(const Criterion& c, const std::vector<MeasuredRun>& runs) {
    std::vector<double> values;
    for (const MeasuredRun& run : runs) values.push_back(number_of(run, c, c.measures));
    const double v = combine(values, c.over);
    const bool within = c.kind == CriterionKind::Within;
    const double low = within ? c.value - c.tolerance : c.low, high = within ? c.value + c.tolerance : c.high;
    const std::string criterion = within ? fmt::format("{:.4g} ± {}", c.value, shown(c.tolerance, c.unit))
                                         : fmt::format("{:.4g} .. {}", low, shown(high, c.unit));
    return {c.id, shown(v, c.unit), criterion, within ? shown(c.value, c.unit) : "", v >= low && v <= high};
}

/// [kg] air of the rooms at ambient density.
double air_of(const world::World& world) {
    constexpr double k_density = 1.2;   // [kg/m3] at 20 C
    double kg = 0.0;
    for (const world::Place& p : world.places) kg += p.outdoors ? 0.0 : k_density * p.area * p.height;
    return kg;
}

std::vector<MeasuredRun> run_all(const CaseFile& file, const Context& context, const io::ReadyScenario& ready) {
    const int repeats = context.tier == Tier::Quick ? std::min(file.quick_repeats, file.repeats) : file.repeats;
    std::vector<MeasuredRun> runs;
    for (int k = 0; k < repeats; ++k) {
        io::RunSettings settings;
        settings.seed = ready.scenario->run.seed + static_cast<std::uint64_t>(k);
        settings.population_seed = ready.scenario->run.population_seed + static_cast<std::uint64_t>(k);
        settings.record.everybody = true;
        runs.push_back({io::run_ready(ready, settings), ready.scenario.get(), settings.population_seed, air_of(*ready.place.world)});
    }
    return runs;
}

std::string first_error(const Problems& problems) {
    for (const Problem& p : problems.list()) {
        if (p.severity == Problem::Severity::Error) return format_problem(p, "en");
    }
    return {};
}

/// A case that cannot be read is a failed case, never a silent one.
CaseResult unreadable(CaseResult out, const Problems& problems) {
    out.rows = {{"case", first_error(problems), "can be read and run", "", false}};
    return out;
}

}  // namespace

CaseResult run_case(const CaseFile& file, const Context& context) {
    CaseResult out{.suite = file.suite, .id = file.id, .source = file.source, .title = file.title, .note = file.note};
    Problems problems;
    const io::ReadyScenario ready = io::read_ready(file.folder, {}, "", {}, problems);
    ExpectedTable expected;
    if (!file.expected.empty()) expected = read_expected((fs::path(file.folder) / file.expected).string(), problems);
    if (problems.has_errors() || !ready.usable()) return unreadable(std::move(out), problems);
    const auto runs = run_all(file, context, ready);
    for (const Criterion& c : file.criteria) {
        const bool curve = c.kind == CriterionKind::MeanRelative || c.kind == CriterionKind::MeanAbsolute;
        out.rows.push_back(curve ? curve_row(c, runs, expected) : c.kind == CriterionKind::Order ? order_row(c, runs) : number_row(c, runs));
    }
    out.figures = case_figures(file, ready, runs, expected);
    return out;
}

void add_scenario_cases(const std::string& root, std::vector<CaseEntry>& out) {
    std::error_code ec;
    std::vector<fs::path> folders;
    for (const auto& e : fs::recursive_directory_iterator(root, ec)) {
        if (e.path().filename() == "case.toml") folders.push_back(e.path().parent_path());
    }
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders) {
        Problems later_told;
        const auto known = read_case(folder.string(), later_told);
        const std::string suite = folder.parent_path().filename().string();
        const std::string id = known ? known->id : folder.filename().string();
        out.push_back({suite, id, [folder, suite, id](const Context& context) {
            Problems problems;
            const auto file = read_case(folder.string(), problems);
            if (!file) return unreadable(CaseResult{.suite = suite, .id = id, .source = "", .title = {id, id}, .note = {}}, problems);
            if (file->tier == Tier::Full && context.tier == Tier::Quick) {
                CaseResult later{.suite = suite, .id = id, .source = file->source, .title = file->title, .note = file->note};
                later.skipped = "full tier only";
                return later;
            }
            return run_case(*file, context);
        }});
    }
}

}  // namespace taicho::verify
