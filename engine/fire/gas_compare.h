#pragma once

#include <string>

#include "fire/gas_cases.h"
#include "fire/gas_state.h"

namespace taicho::fire {

/// Differences from a reference run, as the means of the zone-model handbook, section 10.
struct GasComparison {
    bool found = false;             ///< the reference tables could be read
    double upper_rise = 0, upper_rise_worst = 0;    ///< [-] mean relative; worst room
    double lower_mean = 0, lower_worst = 0;         ///< [K] mean |difference|; worst room
    double lower_bias_min = 0, lower_bias_max = 0;  ///< [K] mean difference, by room
    double interface_mean = 0, interface_worst = 0; ///< [m]
    double species = 0, species_worst = 0;          ///< [-]
    double flows = 0, flows_worst = 0;              ///< [-]
    double passing = 0;             ///< [-] worst relative difference of the time of passing 1.5 m
    double heat = 0;                ///< [-] of the heat released
    double steps_per_second = 0;
    GasBalance balance;
    double mass_relative = 0, energy_relative = 0;
    std::string worst_flow, worst_room;
};

/// Runs a reference case and compares it with `<folder>/<id>_rooms.csv` etc. (written every 5 s).
[[nodiscard]] GasComparison compare_case(const GasCase& c, const std::string& folder);

}  // namespace taicho::fire
