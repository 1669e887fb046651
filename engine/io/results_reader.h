#pragma once

#include <string>

#include "io/results_data.h"

namespace taicho::io {

/// What to take from a file: a study's statistics need no trajectories.
struct ReadChoice {
    bool recording = true;   ///< trajectories, gas, items, maps
    bool scene = true;
};

/// Opens a results file, a folder of parts, or a folder holding run.h5 or run.parts. Everything is checked:
/// format, major version, types, sizes, checksums, that indices point at rows. Throws FileError.
[[nodiscard]] Results read_results(const std::string& path, ReadChoice choice = {});

/// Is there a finished run of this scenario and plan? Never throws: an unreadable file is not done.
[[nodiscard]] bool run_complete(const std::string& path, const std::string& scenario_sha256);

}  // namespace taicho::io
