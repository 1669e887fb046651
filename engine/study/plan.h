#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/problems.h"
#include "study/study_def.h"

namespace taicho::study {

/// One column of the comparison: an arm at one combination of axis values.
struct Point {
    std::string key;                       ///< arm id, with axis values: both[coverage=0.5]
    std::string arm;
    std::string base;                      ///< key of the point it is compared with; empty: none
    Bilingual label;
    std::vector<std::string> axis_values;  ///< one per axis of the study, empty where it does not apply
    std::vector<Override> set;             ///< everything that differs from the scenario, base chain resolved
};

/// One run, known before anything runs. The index is its identity in files and tables.
struct Plan {
    std::uint64_t index = 0;
    std::uint32_t point = 0;
    std::uint32_t repeat = 0;
    std::uint64_t seed = 1;
    std::uint64_t population_seed = 1;
};

struct ExpandedStudy {
    StudyDef def;
    std::vector<Point> points;
    std::vector<Plan> plans;               ///< repeat by repeat, all points of a repeat together
    [[nodiscard]] const Point& point_of(const Plan& plan) const { return points[plan.point]; }
};

/// Resolves bases and axes. Unknown or circular bases, repeated ids, axes without values are problems.
/// `only` keeps some arms (with what they are compared with). Seeds count up from the scenario's.
[[nodiscard]] ExpandedStudy expand(const StudyDef& def, std::uint64_t seed,
                                   std::uint64_t population_seed,
                                   const std::vector<std::string>& only, Problems& problems);

/// plan.csv: plan_index, arm, seed, population_seed, one column per axis, and what each arm sets.
[[nodiscard]] std::string plan_csv(const ExpandedStudy& study);

/// Four points that differ by two measures, alone and together: whose interaction can be told.
struct TwoByTwo {
    std::uint32_t none, a, b, both;
};
[[nodiscard]] std::vector<TwoByTwo> two_by_twos(const ExpandedStudy& study);

}  // namespace taicho::study
