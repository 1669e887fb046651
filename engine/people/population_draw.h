#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "people/parameters.h"
#include "people/people_def.h"

/// Who a drawn person is: ages and sexes of a family, lasting traits of one person.
namespace taicho::people {

/// What a person is in the household, as far as presence and start place go.
enum class Kin : std::uint8_t { Member, LiveInWorker, DayWorker, Tenant };

/// A person before it gets a row.
struct Draft {
    std::string id;
    std::uint64_t key = 0;
    Kin kin = Kin::Member;
    int slot = 0;                    ///< 0 householder, 1 spouse, ...
    int age = 35;                    ///< [a]
    bool male = true;
    std::string walking;             ///< as listed, or empty
};

struct DrawSource {
    std::uint64_t seed = 0;          ///< population seed
    const ParameterSet* parameters = nullptr;
};

/// Number of members of a drawn household (D5).
[[nodiscard]] int draw_household_size(const DrawSource& src, std::uint64_t household_key, bool rented);
/// Members of a household: listed ones completed, or a drawn family whose overall age shares are those of D5.
[[nodiscard]] std::vector<Draft> draw_members(const DrawSource& src, const HouseholdDef& def,
                                              bool rented);
/// Live-in and day workers of a trade.
[[nodiscard]] std::vector<Draft> draw_workers(const DrawSource& src, const HouseholdDef& def,
                                              const std::string& trade);

/// Lasting traits of one person.
struct Traits {
    Walking walking = Walking::Normal;
    bool hard_of_hearing = false;
    bool alcohol = false;            ///< would have it at night
    double speed = 1.25;             ///< [m/s]
    double incap_threshold = 1.0, heat_threshold = 1.0;   ///< [-]
};
[[nodiscard]] Traits draw_traits(const DrawSource& src, const Draft& person,
                                 const Distribution& adult_speed);

}  // namespace taicho::people
