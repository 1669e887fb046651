#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "core/curve.h"
#include "core/distributions.h"
#include "core/problems.h"
#include "core/vec2.h"
#include "sim/scenario.h"

/// The keys of scenario.toml. Each key is declared once, in a table of its section, with unit,
/// range, source and meaning; the reader, `check --print-defaults` and docs/scenario-format.md come
/// from it. The default is the member initialiser of the struct it fills.
namespace taicho::io {

/// Where a value goes. The alternative decides the type.
using Ref = std::variant<std::monostate, double*, int*, std::uint64_t*, bool*, std::string*,
                         std::vector<std::string>*, std::vector<double>*, Vec2*, Vec3*,
                         Distribution*, Curve*, Bilingual*>;

/// How text is checked, and special shapes of a value.
enum class Form : std::uint8_t {
    Plain,
    Id,      ///< an id of its own: characters checked, unique within the table
    Words,   ///< one of `allowed`
    Flag,    ///< true/false into an int (-1 = not stated)
    Index,   ///< one of `allowed`, stored as an enumeration in that order
    Special  ///< read by the section's own code; only documented here
};

struct Field {
    const char* key = "";
    Ref (*ref)(void*) = nullptr;
    const char* unit = "";                                 ///< as shown to people
    double lo = -std::numeric_limits<double>::infinity();  ///< in the unit of the key
    double hi = std::numeric_limits<double>::infinity();
    char flag = ' ';  ///< R read, K known, J judgement, D derived, blank: not a model value
    const char* source = "";
    const char* vi = "";
    const char* en = "";
    Form form = Form::Plain;
    const char* allowed = "";  ///< words separated by |
    double scale = 1.0;        ///< SI = scale x value + offset
    double offset = 0.0;
    bool required = false;
    void (*set_index)(void*, int) = nullptr;
    int (*get_index)(const void*) = nullptr;
    const char* shown_default = nullptr;  ///< where the struct's own default says nothing to people
};

/// One section: `[run]` or, as a list, `[[items]]`.
struct Section {
    const char* path = "";
    bool list = false;
    const char* vi = "";
    const char* en = "";
    std::vector<Field> fields;
    void* (*target)(sim::Scenario&) = nullptr;  ///< the struct; of a list: a new last element
    std::size_t (*count)(const sim::Scenario&) = nullptr;
    const void* (*element)(const sim::Scenario&, std::size_t) = nullptr;
    void (*set_pos)(void*, const SourcePos&) = nullptr;
};

/// All sections in the order of the documentation.
[[nodiscard]] const std::vector<Section>& scenario_sections();
/// The section of a path, or null.
[[nodiscard]] const Section* find_section(const std::string& path);

/// Words of `a|b|c`.
[[nodiscard]] std::vector<std::string> split_words(const char* list);
/// Value of a field in the unit of its key, as TOML text; empty when it is unset.
[[nodiscard]] std::string field_text(const Field& field, const void* object);

/// Every key with its value: the file somebody could have written, each line with unit and source.
[[nodiscard]] std::string print_defaults(const sim::Scenario& scenario);
/// The tables of docs/scenario-format.md, in Markdown.
[[nodiscard]] std::string describe_sections();
[[nodiscard]] std::string describe_map();

}  // namespace taicho::io
