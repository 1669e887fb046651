#include "cli/study_files.h"

#include <fmt/format.h>

#include "study/plan.h"
#include "study/study_reader.h"

namespace taicho::cli {

std::vector<study::Override> arm_overrides(const std::string& scenario, const std::string& arm,
                                           Problems& problems) {
    if (arm.empty()) return {};
    std::string path;
    const auto def = study::find_study(scenario, path, problems);
    if (!def || problems.has_errors()) return {};
    const auto expanded = study::expand(*def, 1, 1, {}, problems);
    std::vector<std::string> ids;
    for (const auto& p : expanded.points) {
        if (p.arm == arm) return p.set;
        ids.push_back(p.arm);
    }
    problems.add({.code = "E-REF-03", .pos = {"--arm", 0, 0}, .path = arm, .found = arm,
                  .allowed = fmt::format("{}", fmt::join(ids, ", ")), .suggestion = closest(arm, ids),
                  .text = {fmt::format("không có phương án `{}`; có: {}.", arm, fmt::join(ids, ", ")),
                           fmt::format("no arm `{}`; there are: {}.", arm, fmt::join(ids, ", "))}});
    return {};
}

}  // namespace taicho::cli
