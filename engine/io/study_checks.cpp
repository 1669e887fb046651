#include "io/study_checks.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace taicho::io {

namespace {

const ArmFile* find_arm(const StudyFile& study, const std::string& id) {
    for (const ArmFile& a : study.arms) {
        if (a.id == id) return &a;
    }
    return nullptr;
}

void check_names(const StudyFile& study, ScenarioContext& c) {
    std::vector<std::string> names;
    for (const ArmFile& a : study.arms) names.push_back(a.id);
    const auto check = [&](const std::string& id, const SourcePos& pos, const std::string& path) {
        if (find_arm(study, id) != nullptr) return true;
        c.error("E-REF-08", pos, path, id,
                fmt::format("`{}` chỉ tới phương án `{}` không có.", path, id),
                fmt::format("`{}` names the arm `{}`, which does not exist.", path, id), "",
                closest(id, names));
        return false;
    };
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
        const ArmFile& a = study.arms[i];
        if (a.base.empty() || !check(a.base, a.pos, fmt::format("arms[{}].base", i))) continue;
        const ArmFile* at = find_arm(study, a.base);
        for (std::size_t step = 0; at != nullptr && !at->base.empty() && step <= study.arms.size();
             ++step) {
            if (at->id == a.id || step == study.arms.size()) {
                c.error("E-REF-09", a.pos, fmt::format("arms[{}].base", i), a.base,
                        fmt::format("phương án `{}` dựa vòng tròn vào chính nó.", a.id),
                        fmt::format("the arm `{}` builds on itself in a circle.", a.id));
                break;
            }
            at = find_arm(study, at->base);
        }
    }
    for (const AxisFile& x : study.axes) {
        for (const std::string& id : x.arms) check(id, x.pos, "axes." + x.id + ".arms");
    }
    if (!study.baseline.empty()) check(study.baseline, {study.file, 1, 1}, "baseline");
}

/// What a set of changes does to the keys; only problems written in the study file are new.
void try_changes(const std::string& scenario_text, const StudyFile& study,
                 std::vector<Override> changes, std::set<std::string>& seen, Problems& problems) {
    ReadOptions options;
    options.read_map = false;
    options.overrides = std::move(changes);
    Problems found;
    (void)parse_scenario(scenario_text, study.scenario, options, found);
    for (const Problem& p : found.list()) {
        if (p.pos.file != study.file || !seen.insert(format_problem(p, "en")).second) continue;
        problems.add(p);
    }
}

void check_changes(const StudyFile& study, Problems& problems) {
    const auto text = read_text(study.scenario, k_scenario_limit, problems);
    if (!text) return;
    std::set<std::string> seen;
    for (const ArmFile& a : study.arms) try_changes(*text, study, a.set, seen, problems);
    for (const AxisFile& x : study.axes) {
        for (std::size_t i = 0; i < x.values.size(); ++i)
            try_changes(*text, study, axis_overrides(x, i), seen, problems);
    }
}

}  // namespace

void check_arms(const StudyFile& study, ScenarioContext& c) {
    check_names(study, c);
    if (!study.scenario.empty()) check_changes(study, c.problems);
}

std::vector<Override> arm_overrides(const StudyFile& study, const std::string& arm) {
    std::vector<const ArmFile*> chain;
    const ArmFile* at = find_arm(study, arm);
    while (at != nullptr && chain.size() <= study.arms.size()) {
        chain.push_back(at);
        at = at->base.empty() ? nullptr : find_arm(study, at->base);
    }
    std::vector<Override> all;
    for (auto it = chain.rbegin(); it != chain.rend(); ++it)
        all.insert(all.end(), (*it)->set.begin(), (*it)->set.end());
    return all;
}

std::vector<Override> axis_overrides(const AxisFile& axis, std::size_t value) {
    std::vector<Override> out;
    for (std::size_t i = 0; i < axis.paths.size(); ++i)
        out.push_back({axis.paths[i], axis.values[value][i], axis.pos});
    return out;
}

}  // namespace taicho::io
