#pragma once

#include <string>
#include <vector>

#include "response/response_def.h"

namespace taicho::response {

/// One thing that is bought: price, life and upkeep (people handbook E; flag R read, K known, J judgement).
struct CostItem {
    const char* key;
    double price_vnd;         ///< [VND]
    double life_years;        ///< [a]
    double upkeep_vnd_year;   ///< [VND/a] checks, recharge
    char flag;
    const char* name_en;
    const char* name_vi;
    [[nodiscard]] double annual_vnd() const { return price_vnd / life_years + upkeep_vnd_year; }
};
[[nodiscard]] const std::vector<CostItem>& cost_items();
/// Row of a key; asserts that it exists.
[[nodiscard]] const CostItem& cost_item(const std::string& key);

/// What there is to equip.
struct CostBasis {
    double households = 0.0;
    double workshops = 0.0;       ///< households with a trade: they get the workshop kind
    double alley_m = 0.0;         ///< [m] length of alleys, for fire points
    double storeys = 0.0;         ///< of blocks, for wardens
    double clusters = 0.0;
    double people_drilled_per_household = 1.0;
};

struct CostLine {
    std::string measure;          ///< key of the measure: extinguishers, tools, ...
    double vnd_year = 0.0;        ///< [VND/a]
};
/// Annualised cost of each measure that is switched on, in the order of `Measures`.
[[nodiscard]] std::vector<CostLine> annual_costs(const Measures& measures, const CostBasis& basis);
[[nodiscard]] double total_vnd_year(const std::vector<CostLine>& lines);

}  // namespace taicho::response
