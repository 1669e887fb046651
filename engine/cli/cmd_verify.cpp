#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "io/atomic_file.h"
#include "verify/book.h"

namespace taicho::cli {

namespace {

namespace fs = std::filesystem;

/// Folder of the verification scenarios, shipped beside the others.
std::string case_folder() { return (fs::path(shipped_scenario("alley")).parent_path() / "verification").string(); }

bool suites_known(const std::vector<verify::CaseEntry>& cases, const std::vector<std::string>& wanted, Problems& problems) {
    const auto all = verify::all_suites(cases);
    for (const std::string& s : wanted) {
        if (std::find(all.begin(), all.end(), s.substr(0, s.find('/'))) != all.end()) continue;
        problems.add({.code = "E-REF-31", .pos = {"taicho verify", 0, 0}, .path = s, .found = s,
                      .allowed = fmt::format("{}", fmt::join(all, ", ")), .suggestion = closest(s, all),
                      .text = {"không có bộ kiểm chứng `" + s + "`.", "no suite `" + s + "`."}});
    }
    return !problems.has_errors();
}

/// `gas` takes a whole suite, `gas/C1` one case.
bool wanted(const VerifyOptions& o, const verify::CaseEntry& c) {
    return o.suites.empty() || std::any_of(o.suites.begin(), o.suites.end(), [&](const std::string& s) {
        return s == c.suite || s == c.suite + "/" + c.id;
    });
}

std::vector<verify::CaseResult> run_cases(const Common& common, const VerifyOptions& o, const std::vector<verify::CaseEntry>& all) {
    std::vector<verify::CaseEntry> chosen;
    for (const auto& c : all) {
        if (wanted(o, c)) chosen.push_back(c);
    }
    verify::Context context;
    context.tier = o.quick ? verify::Tier::Quick : verify::Tier::Full;
    context.reference = verify::find_reference(o.reference);
    std::vector<verify::CaseResult> results;
    Progress progress(common);
    for (const auto& c : chosen) {
        const auto begin = std::chrono::steady_clock::now();
        results.push_back(c.run(context));
        results.back().seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        progress.show(results.size(), chosen.size());
    }
    return results;
}

verify::KnownFails known_fails(const VerifyOptions& o) {
    std::error_code ec;
    const fs::path file = fs::path(case_folder()) / "known-fails.txt";
    const auto tier = o.quick ? verify::Tier::Quick : verify::Tier::Full;
    return fs::exists(file, ec) ? verify::read_known_fails(file.string(), tier) : verify::KnownFails{};
}

void print(const Common& common, const std::vector<verify::CaseResult>& results, const verify::Tally& t) {
    for (const auto& r : results) {
        answer(fmt::format("{:<8} {:<18} {}", r.suite, r.id, !r.skipped.empty() ? "skipped: " + r.skipped : r.pass() ? "pass" : "FAIL"));
        if (!r.skipped.empty() || r.pass()) continue;
        for (const auto& row : r.rows) {
            if (!row.pass) answer(fmt::format("           {}: {} ({})", row.id, row.measured, row.criterion));
        }
    }
    (void)common;
    answer(fmt::format("{} passed, {} failed, {} skipped", t.passed, t.failed, t.skipped));
    for (const auto& f : t.new_fails) answer("new fail: " + f);
    for (const auto& f : t.fixed) answer("passes now, take it off known-fails.txt: " + f);
}

}  // namespace

int verify(const Common& common, const VerifyOptions& options) {
    Problems problems;
    const auto cases = verify::all_cases(case_folder());
    if (!suites_known(cases, options.suites, problems)) return report_problems(common, problems);
    const auto results = run_cases(common, options, cases);
    const auto known = known_fails(options);
    const auto tally = verify::tally(results, known);
    if (!options.out.empty()) {
        io::make_folder(options.out);
        const std::string page = verify::book_page(results, known, common.lang);
        io::write_file_atomic((fs::path(options.out) / "book.html").string(), std::string_view(page));
    }
    if (common.json) {
        answer(verify::book_json(results));
    } else {
        print(common, results, tally);
    }
    return options.ci && (!tally.new_fails.empty() || !tally.fixed.empty()) ? 1 : 0;
}

}  // namespace taicho::cli
