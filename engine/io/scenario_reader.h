#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/problems.h"
#include "sim/scenario.h"

namespace taicho::io {

/// A change to the scenario before it is read: `--set`, or one line of an arm. The path is that of
/// the key (`measures.training.talk_fraction`); an element of a list is named by its id
/// (`items.sawdust-bin-1.peak_hrr_kw`). The value is TOML text.
struct Override {
    std::string path;
    std::string value;
    SourcePos pos;  ///< where the change is written; a command line has line 0
};

struct ReadOptions {
    std::vector<Override> overrides;  ///< applied in order
    bool allow_outside = false;       ///< files may lie outside the folder of the scenario
    bool read_map = true;             ///< false: only the keys (study paths are checked that way)
};

/// scenario.toml of a folder, or the file itself.
[[nodiscard]] std::string scenario_file(const std::string& path);

/// Reads and checks a whole scenario: every problem is collected. Nothing only when the file cannot
/// be opened or is no TOML; otherwise the scenario is usable when no error was added.
[[nodiscard]] std::optional<sim::Scenario> read_scenario(const std::string& path,
                                                         const ReadOptions& options,
                                                         Problems& problems);
/// The same from text; `file` names it and its folder holds the tables.
[[nodiscard]] std::optional<sim::Scenario> parse_scenario(const std::string& text,
                                                          const std::string& file,
                                                          const ReadOptions& options,
                                                          Problems& problems);

/// Exit code that these problems ask for: 0 none, 2 wrong input, 3 a file that cannot be read.
[[nodiscard]] int exit_code_of(const Problems& problems);

}  // namespace taicho::io
