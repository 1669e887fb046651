#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/scenario_reader.h"

namespace taicho::io {

/// A named set of changes, relative to another arm or to the scenario.
struct ArmFile {
    std::string id;
    std::string base;  ///< arm it builds on; empty = the scenario
    Bilingual label;
    std::vector<Override> set;
    SourcePos pos;
};

/// One axis of a coverage study: each value sets all paths, or, as a list, one value per path.
struct AxisFile {
    std::string id;
    std::vector<std::string> paths;
    std::vector<std::vector<std::string>> values;  ///< TOML text, one per path
    std::vector<std::string> labels;  ///< of the values; the first path's value by default
    std::vector<std::string> arms;    ///< it applies to these; empty = all
    std::vector<std::pair<std::string, double>> marks;   ///< named values: targets of a plan
    SourcePos pos;
};

struct OutcomesFile {
    std::string primary = "deaths";
    double confidence = 0.95;  ///< 0.5..0.999
    double stop_when_half_width_below =
        0.0;                   ///< [unit of the outcome] 0 = never; checked every 20 repeats
    int minimum_repeats = 40;  ///< 2..1e6
};

/// study.toml (`taicho-study/1`).
struct StudyFile {
    std::string file;
    std::string scenario;  ///< path of scenario.toml
    Bilingual name;
    int repeats = 200;       ///< 1..1e6
    std::uint64_t seed = 1;  ///< of repeat 1; later ones follow
    std::vector<std::string> pair_by = {"population_seed", "seed"};
    std::string baseline;       ///< arm the others are compared with; first by default
    std::vector<ArmFile> arms;  ///< one unnamed-base arm `scenario` when none is listed
    std::vector<AxisFile> axes;
    OutcomesFile outcomes;
    std::string text;  ///< as read
};

/// study.toml of a folder, or the file itself. Paths and values of arms and axes are checked
/// against the keys of the scenario before anything runs; problems stand where they are written.
[[nodiscard]] std::optional<StudyFile> read_study(const std::string& path, Problems& problems);
[[nodiscard]] std::optional<StudyFile> parse_study(const std::string& text, const std::string& file,
                                                   Problems& problems);

/// All changes of an arm, those of its bases first.
[[nodiscard]] std::vector<Override> arm_overrides(const StudyFile& study, const std::string& arm);
/// Changes of one value of an axis.
[[nodiscard]] std::vector<Override> axis_overrides(const AxisFile& axis, std::size_t value);

/// Does this path hold a study (by its first key), or is it a folder with study.toml?
[[nodiscard]] bool is_study(const std::string& path);

}  // namespace taicho::io
