#include "sim/outcomes.h"

namespace taicho::sim {

const std::vector<OutcomeField>& outcome_fields() {
    static const std::vector<OutcomeField> fields = {
        {"deaths", "persons", &Outcomes::deaths},
        {"injured", "persons", &Outcomes::injured},
        {"injured_fighting", "persons", &Outcomes::injured_fighting},
        {"smoke_reached", "persons", &Outcomes::smoke_reached},
        {"last_out_s", "s", &Outcomes::last_out_s},
        {"homes_lost", "homes", &Outcomes::homes_lost},
        {"shops_lost", "shops", &Outcomes::shops_lost},
        {"burnt_m2", "m2", &Outcomes::burnt_m2},
        {"damage_vnd", "VND", &Outcomes::damage_vnd},
        {"out_by_residents", "1", &Outcomes::out_by_residents},
        {"out_by_service", "1", &Outcomes::out_by_service},
        {"burnt_out", "1", &Outcomes::burnt_out},
        {"attempts", "persons", &Outcomes::attempts},
        {"successes", "items", &Outcomes::successes},
        {"beyond_1mw", "1", &Outcomes::beyond_1mw},
        {"noticed_s", "s", &Outcomes::noticed_s},
        {"people", "persons", &Outcomes::people},
    };
    return fields;
}

}  // namespace taicho::sim
