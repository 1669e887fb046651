#include "io/results_outcomes.h"

#include <limits>

namespace taicho::io {

void put_outcomes(const sim::Outcomes& o, Results& r) {
    r.summary.clear();
    for (const sim::OutcomeField& f : sim::outcome_fields()) r.summary.emplace_back(f.key, o.*f.value);
    r.outcome.clear();
    for (const sim::PersonOutcome& p : o.persons) {
        OutcomeRow row;
        row.id = p.person;
        row.where = p.where;
        row.health = p.health;
        row.cause = p.cause;
        row.activity = p.activity;
        row.place = p.place;
        row.time = p.time_s;
        row.path = p.path_m;
        row.fed_gas = p.fed_gas;
        row.fed_heat = p.fed_heat;
        row.used_extinguisher = p.used_extinguisher;
        row.waited = std::numeric_limits<float>::quiet_NaN();
        r.outcome.push_back(row);
    }
    r.building_lost_s = o.building_lost_s;
    r.header.outcome_hash = o.outcome_hash;
    r.header.start_hour = o.start_hour;
    r.facts = {{"ignition_item", o.ignition_item},
               {"ignition_cause", o.ignition_cause},
               {"ignition_use", o.ignition_use}};
}

}  // namespace taicho::io
