#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/distributions.h"
#include "core/problems.h"
#include "people/people_def.h"

namespace taicho::people {

/// Rows of the table of people parameters (parameter_rows.inc), one enumerator per row.
enum class Param : std::uint16_t {
#define P(name, key, value, low, high, flag, source, en, vi) name,
#include "people/parameter_rows.inc"
#undef P
    Count
};

inline constexpr std::size_t k_param_count = static_cast<std::size_t>(Param::Count);

/// The whole table with defaults, ranges, flags, sources and meanings: the rows of `Param` in their order,
/// then those of the decision rules (decide_rules.h).
[[nodiscard]] const std::vector<Parameter>& parameter_table();
/// Row of a key, if there is one. For reading input and printing tables, not inside a step.
[[nodiscard]] std::optional<std::size_t> parameter_row(std::string_view key);

/// Values of the `Param` rows a run uses: the defaults with the scenario's overrides applied.
class ParameterSet {
  public:
    ParameterSet();
    [[nodiscard]] double operator[](Param p) const { return values_[static_cast<std::size_t>(p)]; }
    void set(Param p, double value) { values_[static_cast<std::size_t>(p)] = value; }
    /// LN(median, sigma of ln) from two rows.
    [[nodiscard]] Distribution lognormal(Param median, Param sigma) const {
        return Distribution::lognormal((*this)[median], (*this)[sigma]);
    }

  private:
    std::array<double, k_param_count> values_;
};

/// Applies [people.parameters]. Unknown keys (with the closest right one), values that are not finite
/// and values outside the sensitivity range (warning) are reported.
[[nodiscard]] ParameterSet resolve_parameters(const std::map<std::string, double>& overrides,
                                              Problems& problems);

}  // namespace taicho::people
