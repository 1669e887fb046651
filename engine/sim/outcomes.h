#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace taicho::sim {

/// Result for one person; enums and order as in `/outcome` of the results format.
struct PersonOutcome {
    std::uint32_t person = 0;
    std::uint8_t where = 0;      ///< 0 out, 1 inside, 2 sheltered, 3 rescued
    std::uint8_t health = 0;     ///< 0 unharmed, 1 smoke, 2 injured, 3 incapacitated, 4 dead
    std::uint8_t cause = 5;      ///< 0 gas, 1 heat, 2 flux, 3 irritant, 4 fall, 5 none
    std::uint8_t activity = 0;   ///< while: 0 asleep, 1 leaving, 2 fighting, 3 helping, 4 waiting
    std::uint32_t place = 0xFFFFFFFFu;
    float time_s = 0.0f;
    float path_m = 0.0f;
    float fed_gas = 0.0f, fed_heat = 0.0f;
    std::uint8_t used_extinguisher = 0;
};

/// What one run came to.
struct Outcomes {
    double deaths = 0, injured = 0, injured_fighting = 0, smoke_reached = 0;
    double last_out_s = 0;             ///< [s] last person who left; NaN when nobody left
    double homes_lost = 0, shops_lost = 0;
    double burnt_m2 = 0;
    double damage_vnd = 0;
    double out_by_residents = 0, out_by_service = 0, burnt_out = 0;   ///< 0 or 1: how the fire ended
    double attempts = 0, successes = 0;   ///< people or items: see docs/model.md
    double beyond_1mw = 0;
    double noticed_s = 0;              ///< [s] first awareness; NaN = nobody
    double people = 0;
    std::uint64_t outcome_hash = 0;    ///< what happened to people, homes, fire; blind to unused things
    std::uint64_t state_hash = 0;      ///< of the last frame
    std::vector<PersonOutcome> persons;
    std::vector<float> building_lost_s;   ///< [s] per building, NaN = not lost
    double start_hour = 0;
    std::string ignition_item, ignition_cause, ignition_use;
};

/// Names of the scalar outcomes in the order of tables, with a function to read one by row.
struct OutcomeField {
    const char* key;       ///< deaths
    const char* unit;      ///< persons, m2, VND, s, 1
    double Outcomes::*value;
};
[[nodiscard]] const std::vector<OutcomeField>& outcome_fields();

}  // namespace taicho::sim
