#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/problems.h"
#include "verify/case.h"

/// Cases that are ordinary scenarios: a folder with scenario.toml, its map and case.toml, which says what
/// is measured and when it counts as passed. `taicho run` takes the same folder.
namespace taicho::verify {

/// How a measured value is judged.
enum class CriterionKind {
    Within,         ///< value +- tolerance
    Band,           ///< low .. high
    Order,          ///< the measures, in the order given, rise or fall
    MeanRelative,   ///< mean over time of |ours - expected| / |expected - base| at most tolerance
    MeanAbsolute    ///< mean over time of |ours - expected| at most tolerance
};

struct Criterion {
    std::string id;
    std::vector<std::string> measures;   ///< ids of the scenario's [[measure]]; none = the whole run
    std::string quantity;                ///< with its unit: upper_temperature_c, sustained_flow_p_s, ...
    CriterionKind kind = CriterionKind::Band;
    double value = 0, tolerance = 0, low = 0, high = 0;
    std::string unit;
    double at_s = -1, from_s = -1, to_s = 1e300;   ///< [s] moment, or window of the mean
    std::string over = "mean";           ///< of the repeats: mean, min, max
    double base = 0, above = 0;          ///< mean-relative: rows whose expected value is this far above base
    bool rising = false;                 ///< order
    SourcePos pos;
};

struct CaseFile {
    std::string folder, suite, id, source;
    Bilingual title, note;
    Tier tier = Tier::Quick;
    int repeats = 1, quick_repeats = 1;  ///< seeds 1, 2, ...
    std::string expected;                ///< table of reference values over time, or empty
    std::vector<Criterion> criteria;
};

/// Reads case.toml; nothing when something is wrong with it.
[[nodiscard]] std::optional<CaseFile> read_case(const std::string& folder, Problems& problems);

/// Columns `<measure>.<quantity>` over `time_s`.
struct ExpectedTable {
    std::vector<double> time;
    std::map<std::string, std::vector<double>> column;
};
[[nodiscard]] ExpectedTable read_expected(const std::string& file, Problems& problems);

/// Runs the scenario with each seed and judges it.
[[nodiscard]] CaseResult run_case(const CaseFile& file, const Context& context);

/// Adds every case folder `<root>/<suite>/<case>`, in the order of their names.
void add_scenario_cases(const std::string& root, std::vector<CaseEntry>& out);

}  // namespace taicho::verify
