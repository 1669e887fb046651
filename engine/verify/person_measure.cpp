#include "verify/person_measure.h"

#include <algorithm>
#include <limits>

namespace taicho::verify {

namespace {

constexpr double k_missing = std::numeric_limits<double>::quiet_NaN();

double first_event(const io::Results& run, std::uint32_t person, std::initializer_list<EventKind> kinds) {
    double first = k_missing;
    for (const Event& e : run.events) {
        if (e.subject != person || std::find(kinds.begin(), kinds.end(), e.kind) == kinds.end()) continue;
        if (!(first <= e.time)) first = e.time;
    }
    return first;
}

}  // namespace

double person_value(const io::Results& run, const std::string& person, const std::string& quantity) {
    const auto& ids = run.ids.people;
    const auto it = std::find(ids.begin(), ids.end(), person);
    if (it == ids.end()) return k_missing;
    const auto row = static_cast<std::uint32_t>(it - ids.begin());
    if (quantity == "learns_s") return first_event(run, row, {EventKind::Noticed, EventKind::Woke});
    if (quantity == "sets_out_s") return first_event(run, row, {EventKind::StartedMoving});
    if (quantity == "falls_s") return first_event(run, row, {EventKind::Incapacitated});
    if (quantity == "dies_s") return first_event(run, row, {EventKind::Died});
    if (quantity == "out_s") return first_event(run, row, {EventKind::Out, EventKind::Rescued});
    for (const io::OutcomeRow& o : run.outcome) {
        if (o.id != row) continue;
        if (quantity == "fed_gas") return static_cast<double>(o.fed_gas);
        if (quantity == "fed_heat") return static_cast<double>(o.fed_heat);
    }
    return k_missing;
}

}  // namespace taicho::verify
