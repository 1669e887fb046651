#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/fields.h"
#include "io/scenario_reader.h"
#include "io/toml_tree.h"

/// Shared by the parts of the scenario reader.
namespace taicho::io {

struct ScenarioContext {
    std::string file;
    const ReadOptions& options;
    Problems& problems;
    sim::Scenario& out;
    std::string digest;                     ///< contents of every file read, for the hash
    std::optional<Distribution> pretravel;  ///< [people.defaults]
    bool common_speed = false;              ///< [people.defaults] speed_m_s stands in the file
    std::vector<std::uint8_t> own_speed, own_response;            ///< per listed person
    std::map<std::string, std::map<std::string, SourcePos>> ids;  ///< per section

    void error(const char* code, const SourcePos& pos, const std::string& path,
               const std::string& found, const std::string& vi, const std::string& en,
               const std::string& allowed = "", const std::string& suggestion = "");
    /// Path of a table beside the scenario; E-FILE-05 when it may not be read from there.
    [[nodiscard]] std::optional<std::string> beside(const TomlValue& name, const std::string& path);
    /// Text of such a table, added to the digest.
    [[nodiscard]] std::optional<std::string> table_text(const TomlValue& name,
                                                        const std::string& path);
};

/// Sets one field from its value: type, unit, range, words.
void read_value(ScenarioContext& c, const Field& field, const TomlMember& member,
                const std::string& path, void* object);
/// A number or `{ normal = [mean, sd], min, max }`.
[[nodiscard]] std::optional<Distribution> read_distribution(ScenarioContext& c, const Field& field,
                                                            const TomlValue& v,
                                                            const std::string& path);
/// A number, `[[s, value], …]` or the name of a CSV file.
[[nodiscard]] std::optional<Curve> read_curve(ScenarioContext& c, const Field& field,
                                              const TomlValue& v, const std::string& path);
/// Numbers in brackets: `count` of them, or any number for 0.
[[nodiscard]] std::optional<std::vector<double>> read_numbers(ScenarioContext& c,
                                                              const TomlValue& v,
                                                              const std::string& path,
                                                              std::size_t count, double lo,
                                                              double hi);
/// E-TYPE-01: what it must be, in both languages.
void value_type_error(ScenarioContext& c, const TomlValue& v, const std::string& path,
                      const char* vi, const char* en);
/// A finite number within a range; reported otherwise.
[[nodiscard]] std::optional<double> read_number(ScenarioContext& c, const TomlValue& v,
                                                const std::string& path, double lo, double hi);
/// Keys that are read by code of their own.
void read_special(ScenarioContext& c, const Section& section, const TomlMember& member,
                  const std::string& path, void* object);
/// [people.parameters]: free keys, in quotes or as nested tables.
void read_parameters(ScenarioContext& c, const TomlValue& table, const std::string& prefix);
/// [map."pattern"]: properties of map features changed from here.
void change_map(ScenarioContext& c, const TomlValue& table);
/// Unknown key: unit of ours, or the closest sibling.
void unknown_key(ScenarioContext& c, const TomlMember& member, const std::string& path,
                 const std::vector<std::string>& siblings);
/// Names of item kinds, fuels and materials, and rows of such tables that contradict themselves.
void check_tables(ScenarioContext& c);
/// What the keys mean together: dangling ids, steps, ranges that depend on one another.
void check_references(ScenarioContext& c);

}  // namespace taicho::io
