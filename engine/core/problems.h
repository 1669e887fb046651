#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taicho {

/// Text in both languages of the program.
struct Bilingual {
    std::string vi;
    std::string en;
};

/// Place in an input file. Column counts code points from 1; 0 = unknown.
struct SourcePos {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing wrong (or doubtful) in the input, in the form of the format page section "Messages".
struct Problem {
    enum class Severity { Note, Warning, Error };
    Severity severity = Severity::Error;
    std::string code;        ///< E-SYN-01, E-KEY-01, ... W-GEO-03; see docs/scenario-format.md
    SourcePos pos;
    std::string path;        ///< key path (`measures.training.talk_fraction`) or feature id
    std::string found;       ///< what stands there
    std::string allowed;     ///< what may stand there
    std::string suggestion;  ///< closest right spelling, or empty
    Bilingual text;          ///< the sentence
};

/// Everything wrong with an input, collected so that all is reported at once.
class Problems {
  public:
    void add(Problem problem) { list_.push_back(std::move(problem)); }
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] bool empty() const { return list_.empty(); }
    [[nodiscard]] const std::vector<Problem>& list() const { return list_; }
    /// By file, line, column, code: the order of reporting does not depend on the order of finding.
    void sort();

  private:
    std::vector<Problem> list_;
};

/// `file:line:column: severity: [CODE] text` (suggestion appended), in "vi" or "en".
[[nodiscard]] std::string format_problem(const Problem& problem, std::string_view lang);

/// Closest candidate by Damerau-Levenshtein distance: at most 2 edits and at most a third of the
/// word's length; empty when none is that close. Ties: the first in the given order.
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace taicho
