#pragma once

#include <map>
#include <string>
#include <vector>

#include "verify/case.h"

namespace taicho::verify {

/// How a run of the book came out against the committed list of known fails.
struct Tally {
    std::size_t passed = 0, failed = 0, skipped = 0;
    std::vector<std::string> new_fails;      ///< failed and not listed
    std::vector<std::string> fixed;          ///< listed and passed: the list must shrink
};

/// `suite/case` with the reason that stands beside the fail.
using KnownFails = std::map<std::string, Bilingual>;

/// Lines `suite/case`, or `suite/case full` for a fail that only the full tier shows. The comment above them
/// (`# vi: ...`, `# en: ...`, going on over lines) is their reason. Throws io::FileError.
[[nodiscard]] KnownFails read_known_fails(const std::string& file, Tier tier);
[[nodiscard]] Tally tally(const std::vector<CaseResult>& results, const KnownFails& known);

/// One page with a summary and every case: source, criterion, measured, curves, pass or fail.
[[nodiscard]] std::string book_page(const std::vector<CaseResult>& results, const KnownFails& known,
                                    const std::string& lang);
/// The answer of `verify --json`.
[[nodiscard]] std::string book_json(const std::vector<CaseResult>& results);

}  // namespace taicho::verify
