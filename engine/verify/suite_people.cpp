#include <fmt/format.h>

#include "people/move_cases.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

CaseResult movement(const people::MoveCase& c, const Context& context) {
    CaseResult out{.suite = "people", .id = c.id, .source = c.source, .title = {c.id, c.id}};
    const auto tier = context.tier == Tier::Quick ? people::CaseTier::Quick : people::CaseTier::Full;
    for (const people::MoveCheck& check : c.run(tier)) {
        out.rows.push_back({check.id, fmt::format("{:.4g}", check.measured), check.criterion, "", check.pass});
    }
    return out;
}

}  // namespace

void add_people_cases(std::vector<CaseEntry>& out) {
    for (const people::MoveCase& c : people::move_cases()) {
        out.push_back({"people", c.id, [&c](const Context& context) { return movement(c, context); }});
    }
}

}  // namespace taicho::verify
