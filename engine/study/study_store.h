#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/plan.h"
#include "study/report.h"

namespace taicho::study {

/// What must be remembered beside plan.csv and the runs so that a study folder can be reported on by
/// itself, later and elsewhere, without the scenario: `context.json`.
struct StoredStudy {
    StudyDef def;
    std::uint64_t seed = 1, population_seed = 1;   ///< of the first repeat
    std::vector<std::string> only;                 ///< arms chosen, empty = all
    ReportContext context;                         ///< world is not stored
};

/// Writes `context.json` into the folder. Throws io::FileError.
void save_study(const std::string& folder, const StoredStudy& study);
/// Reads it back; throws io::FileError when the folder holds no study or it cannot be understood.
[[nodiscard]] StoredStudy load_study(const std::string& folder);

/// Expands a stored study and reads what runs there are. Ids are those of the first run found.
struct LoadedStudy {
    StoredStudy stored;
    ExpandedStudy study;
    std::vector<RunRow> rows;
    Summary summary;
};
[[nodiscard]] LoadedStudy open_study(const std::string& folder);

}  // namespace taicho::study
