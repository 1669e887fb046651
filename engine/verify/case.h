#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/problems.h"

/// The verification and validation book: does the model solve its equations, does it agree with
/// experiments? A case states its source and criterion, measures, and passes or fails; a reason may stand
/// beside a fail, it does not turn it into a pass.
namespace taicho::verify {

/// Quick runs in continuous integration; full takes more seeds, sizes and cases.
enum class Tier { Quick, Full };

struct Context {
    Tier tier = Tier::Full;
    std::string reference;      ///< folder of reference data, or empty: cases that need it are skipped
};

/// One judged number.
struct Row {
    std::string id;
    std::string measured, criterion, reference;
    bool pass = false;
};

/// A drawing or a chart as HTML, once per language of the book.
struct Figure {
    std::string vi, en;
};

struct CaseResult {
    std::string suite, id, source;
    Bilingual title;
    Bilingual note;                     ///< what is compared, traps, the reason beside a fail
    std::vector<Row> rows;
    std::vector<Figure> figures;        ///< drawings and curves
    std::string skipped;                ///< why it was not run, or empty
    double seconds = 0.0;               ///< [s] wall
    [[nodiscard]] bool pass() const;
};

struct CaseEntry {
    std::string suite, id;
    std::function<CaseResult(const Context&)> run;
};

/// All cases, suite by suite: those in code, then the scenarios below `scenarios` (a folder that holds
/// <suite>/<case>/case.toml, or empty).
[[nodiscard]] std::vector<CaseEntry> all_cases(const std::string& scenarios);
/// Names of the suites in order.
[[nodiscard]] std::vector<std::string> all_suites(const std::vector<CaseEntry>& cases);

/// Folder of reference data: as stated, else TAICHO_REFERENCE, else `../shared/reference` beside the
/// source tree; empty when none is there.
[[nodiscard]] std::string find_reference(const std::string& stated);

/// "value within limits" rows.
[[nodiscard]] Row at_most(const std::string& id, double measured, double limit, const std::string& unit,
                          const std::string& reference = {});
[[nodiscard]] Row between(const std::string& id, double measured, double low, double high, const std::string& unit,
                          const std::string& reference = {});

/// Style of the k-th pair of curves in a chart: ours drawn through, the reference broken, until they run out.
[[nodiscard]] int pair_style(std::size_t k, bool reference);

// Suites; each adds its cases.
void add_gas_cases(std::vector<CaseEntry>& out);
void add_gas_checks(std::vector<CaseEntry>& out);
void add_gas_door_cases(std::vector<CaseEntry>& out);
void add_gas_shaft_cases(std::vector<CaseEntry>& out);
void add_gas_air_cases(std::vector<CaseEntry>& out);
void add_experiment_cases(std::vector<CaseEntry>& out);
void add_people_cases(std::vector<CaseEntry>& out);
void add_pupil_cases(std::vector<CaseEntry>& out);
void add_knowledge_cases(std::vector<CaseEntry>& out);
/// Paired runs of the shipped scenarios, which lie beside the folder of cases.
void add_learning_cases(const std::string& scenarios, std::vector<CaseEntry>& out);
void add_harm_cases(std::vector<CaseEntry>& out);
void add_suppression_cases(std::vector<CaseEntry>& out);
/// Recorded fires below <scenarios>/history.
void add_history_cases(const std::string& scenarios, std::vector<CaseEntry>& out);
void add_number_cases(std::vector<CaseEntry>& out);

}  // namespace taicho::verify
