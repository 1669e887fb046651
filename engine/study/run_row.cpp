#include "study/run_row.h"

#include <cmath>
#include <limits>

#include "core/hash.h"

namespace taicho::study {

RunRow run_row(const io::Results& r) {
    RunRow row;
    row.plan = r.header.plan_index;
    row.done = r.header.complete;
    row.outcome_hash = r.header.outcome_hash;
    row.persons = r.outcome;
    for (const io::OutcomeRow& p : r.outcome)
        row.person_ids.push_back(p.id < r.ids.people.size() ? r.ids.people[p.id] : std::to_string(p.id));
    row.building_lost_s = r.building_lost_s;
    row.curves = r.curves;
    row.curve_step_s = r.curve_step_s;
    row.start_hour = r.header.start_hour;
    const auto& fields = sim::outcome_fields();
    row.values.assign(fields.size(), std::numeric_limits<double>::quiet_NaN());
    for (const auto& [key, value] : r.summary) {
        const int f = field_of(key);
        if (f >= 0) row.values[static_cast<std::size_t>(f)] = value;
    }
    for (const auto& [key, text] : r.facts) {
        if (key == "ignition_item") row.ignition_item = text;
        if (key == "ignition_cause") row.ignition_cause = text;
        if (key == "ignition_use") row.ignition_use = text;
    }
    return row;
}

std::uint64_t study_hash(const std::vector<RunRow>& rows) {
    RowHash h(hash_text("study"));
    for (const RunRow& row : rows) h.add(row.plan).add(row.done ? row.outcome_hash : 0);
    return h.value();
}

std::vector<double> values_of(const ExpandedStudy& study, const std::vector<RunRow>& rows,
                              std::uint32_t point, std::size_t field) {
    std::vector<double> out;
    for (std::size_t i = point; i < rows.size(); i += study.points.size()) {
        const bool there = rows[i].done && field < rows[i].values.size();
        out.push_back(there ? rows[i].values[field] : std::numeric_limits<double>::quiet_NaN());
    }
    return out;
}

int field_of(const std::string& key) {
    const auto& fields = sim::outcome_fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (key == fields[i].key) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace taicho::study
