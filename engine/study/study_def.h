#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/problems.h"

/// What a study file asks: named sets of changes to one scenario, run over the same fires and the same
/// people. Outcomes, intervals and stop rules are declared here, before results exist.
namespace taicho::study {

/// One change: a path of the scenario and its new value as TOML text (`0.5`, `true`, `"cadres-first"`).
struct Override {
    std::string path;
    std::string value;
    friend bool operator==(const Override&, const Override&) = default;
};

struct ArmDef {
    std::string id;
    std::string base;                ///< another arm, or empty: the scenario
    Bilingual label;
    std::vector<Override> set;
    SourcePos pos;
};

/// Values that one or several paths take, in some arms or in all.
struct AxisDef {
    std::string name;
    std::vector<std::string> paths;
    std::vector<std::string> values; ///< TOML text
    std::vector<std::string> arms;   ///< empty: all
    std::vector<std::pair<std::string, double>> marks;   ///< named values along it: targets of a plan
    SourcePos pos;
};

struct OutcomeRules {
    std::string primary = "deaths";
    double confidence = 0.95;                    ///< 0.5..0.999
    double stop_when_half_width_below = 0.0;     ///< in the unit of `primary`; 0 = never
    int minimum_repeats = 40;
    int check_every = 20;                        ///< repeats between looks at the rule
};

struct StudyDef {
    std::string file;                ///< as read, for messages
    std::string text;                ///< its content
    std::string scenario = "scenario.toml";      ///< relative to `file`
    int repeats = 200;
    bool pair_population = true;     ///< all arms see the same people
    bool pair_seed = true;           ///< ... and the same luck
    std::vector<ArmDef> arms;
    std::vector<AxisDef> axes;
    OutcomeRules outcomes;
};

/// The five arms every scenario can be asked about when no study is stated: none, today, extinguishers,
/// trained, both.
[[nodiscard]] StudyDef standard_study();

}  // namespace taicho::study
