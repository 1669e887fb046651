#pragma once

#include <set>
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

/// Lines `suite/case`, or `suite/case full` for a fail that only the full tier shows; # starts a comment.
/// Throws io::FileError when it cannot be read.
[[nodiscard]] std::set<std::string> read_known_fails(const std::string& file, Tier tier);
[[nodiscard]] Tally tally(const std::vector<CaseResult>& results, const std::set<std::string>& known);

/// One page with a summary and every case: source, criterion, measured, curves, pass or fail.
[[nodiscard]] std::string book_page(const std::vector<CaseResult>& results, const std::set<std::string>& known,
                                    const std::string& lang);
/// The answer of `verify --json`.
[[nodiscard]] std::string book_json(const std::vector<CaseResult>& results);

}  // namespace taicho::verify
