#include "verify/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "verify/scenario_case.h"
#include "verify/suite_spread.h"

namespace taicho::verify {

bool CaseResult::pass() const {
    return std::all_of(rows.begin(), rows.end(), [](const Row& r) { return r.pass; });
}

std::vector<CaseEntry> all_cases(const std::string& scenarios) {
    std::vector<CaseEntry> out;
    add_gas_cases(out);
    add_gas_checks(out);
    add_gas_door_cases(out);
    add_gas_shaft_cases(out);
    add_gas_air_cases(out);
    add_experiment_cases(out);
    add_people_cases(out);
    add_pupil_cases(out);
    add_knowledge_cases(out);
    if (!scenarios.empty()) add_learning_cases(scenarios, out);
    add_harm_cases(out);
    add_suppression_cases(out);
    add_spread_cases(out);
    add_number_cases(out);
    if (!scenarios.empty()) add_scenario_cases(scenarios, out);
    if (!scenarios.empty()) add_history_cases(scenarios, out);
    const auto suites = all_suites(out);
    std::stable_sort(out.begin(), out.end(), [&](const CaseEntry& a, const CaseEntry& b) {
        return std::find(suites.begin(), suites.end(), a.suite) < std::find(suites.begin(), suites.end(), b.suite);
    });
    return out;
}

std::vector<std::string> all_suites(const std::vector<CaseEntry>& cases) {
    std::vector<std::string> out;
    for (const CaseEntry& c : cases) {
        if (std::find(out.begin(), out.end(), c.suite) == out.end()) out.push_back(c.suite);
    }
    return out;
}

std::string find_reference(const std::string& stated) {
    namespace fs = std::filesystem;
    std::error_code ec;
    if (!stated.empty()) return stated;
    if (const char* set = std::getenv("TAICHO_REFERENCE"); set != nullptr) return set;
    const fs::path self = fs::read_symlink("/proc/self/exe", ec).parent_path();
    for (const fs::path& p : {fs::path("../shared/reference"), self / "../../../shared/reference"}) {
        if (fs::is_directory(p, ec)) return fs::weakly_canonical(p, ec).string();
    }
    return {};
}

int pair_style(std::size_t k, bool reference) {
    constexpr int k_pairs[][2] = {{1, 2}, {0, 5}, {3, 4}, {6, 2}};   // rows of the series styles
    return k_pairs[k % std::size(k_pairs)][reference ? 1 : 0];
}

Row at_most(const std::string& id, double measured, double limit, const std::string& unit,
            const std::string& reference) {
    return {id, fmt::format("{:.4g} {}", measured, unit), fmt::format("<= {:.4g} {}", limit, unit), reference,
            measured <= limit};
}

Row between(const std::string& id, double measured, double low, double high, const std::string& unit,
            const std::string& reference) {
    return {id, fmt::format("{:.4g} {}", measured, unit), fmt::format("{:.4g} .. {:.4g} {}", low, high, unit),
            reference, measured >= low && measured <= high};
}

}  // namespace taicho::verify
