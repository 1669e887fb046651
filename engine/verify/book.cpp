#include "verify/book.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "io/atomic_file.h"
#include "io/html.h"

namespace taicho::verify {

namespace {

std::string id_of(const CaseResult& r) { return r.suite + "/" + r.id; }

const std::string& pick(const Bilingual& b, const std::string& lang) { return lang == "en" ? b.en : b.vi; }

std::string verdict(const CaseResult& r, bool known, const std::string& lang) {
    if (!r.skipped.empty()) return lang == "en" ? "skipped" : "bỏ qua";
    if (r.pass()) return lang == "en" ? "pass" : "đạt";
    if (known) return lang == "en" ? "FAIL (known)" : "KHÔNG ĐẠT (đã biết)";
    return lang == "en" ? "FAIL" : "KHÔNG ĐẠT";
}

/// The row that stands for a case: the first that fails, else the first.
Row telling_row(const CaseResult& r) {
    for (const Row& row : r.rows) {
        if (!row.pass) return row;
    }
    return r.rows.empty() ? Row{} : r.rows.front();
}

std::string case_section(const CaseResult& r, bool known, const std::string& lang) {
    std::string body = io::html_text("h3", fmt::format("{} — {}: {}", r.id, pick(r.title, lang), verdict(r, known, lang)),
                                     fmt::format("id=\"{}-{}\"", r.suite, r.id));
    body += io::html_text("p", (lang == "en" ? "Source: " : "Nguồn: ") + r.source);
    if (!pick(r.note, lang).empty()) body += io::html_text("p", pick(r.note, lang));
    if (!r.skipped.empty()) return body + io::html_text("p", r.skipped);
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : r.rows) {
        rows.push_back({escape_markup(row.id), escape_markup(row.measured), escape_markup(row.criterion),
                        escape_markup(row.reference), row.pass ? (lang == "en" ? "pass" : "đạt") : (lang == "en" ? "FAIL" : "KHÔNG ĐẠT")});
    }
    const std::vector<std::string> header = lang == "en"
        ? std::vector<std::string>{"quantity", "measured", "criterion", "reference", ""}
        : std::vector<std::string>{"đại lượng", "đo được", "tiêu chí", "tham chiếu", ""};
    body += io::html_table(header, rows, "", true);
    for (const Figure& f : r.figures) body += "<figure>" + (lang == "en" ? f.en : f.vi) + "</figure>\n";
    return body;
}

}  // namespace

std::set<std::string> read_known_fails(const std::string& file, Tier tier) {
    std::set<std::string> out;
    const std::string text = io::read_text_file(file, std::size_t{1} << 20);
    for (std::size_t b = 0; b < text.size();) {
        const std::size_t e = std::min(text.find('\n', b), text.size());
        std::string line = text.substr(b, e - b);
        line = line.substr(0, line.find('#'));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
        const std::size_t gap = line.find(' ');
        const bool later = gap != std::string::npos && line.find("full", gap) != std::string::npos;
        if (!line.empty() && !(later && tier == Tier::Quick)) out.insert(line.substr(0, gap));
        b = e + 1;
    }
    return out;
}

Tally tally(const std::vector<CaseResult>& results, const std::set<std::string>& known) {
    Tally t;
    for (const CaseResult& r : results) {
        const bool listed = known.count(id_of(r)) > 0;
        if (!r.skipped.empty()) {
            ++t.skipped;
        } else if (r.pass()) {
            ++t.passed;
            if (listed) t.fixed.push_back(id_of(r));
        } else {
            ++t.failed;
            if (!listed) t.new_fails.push_back(id_of(r));
        }
    }
    return t;
}

std::string book_page(const std::vector<CaseResult>& results, const std::set<std::string>& known,
                      const std::string& lang) {
    const Tally t = tally(results, known);
    const std::string title = lang == "en" ? "Verification and validation" : "Kiểm chứng mô hình";
    std::string body = io::html_text("h1", title);
    body += io::html_text("p", lang == "en"
        ? fmt::format("{} cases pass, {} fail, {} skipped.", t.passed, t.failed, t.skipped)
        : fmt::format("{} ca đạt, {} ca không đạt, {} ca bỏ qua.", t.passed, t.failed, t.skipped));
    std::vector<std::vector<std::string>> rows;
    for (const CaseResult& r : results) {
        rows.push_back({escape_markup(r.suite), fmt::format("<a href=\"#{}-{}\">{}</a>", r.suite, r.id, escape_markup(r.id)),
                        escape_markup(pick(r.title, lang)), verdict(r, known.count(id_of(r)) > 0, lang),
                        fmt::format("{:.1f} s", r.seconds)});
    }
    body += io::html_table(lang == "en" ? std::vector<std::string>{"suite", "case", "what", "result", "time"}
                                        : std::vector<std::string>{"bộ", "ca", "nội dung", "kết quả", "thời gian"}, rows, "", true);
    std::string suite;
    for (const CaseResult& r : results) {
        if (r.suite != suite) {
            suite = r.suite;
            body += io::html_text("h2", suite);
        }
        body += case_section(r, known.count(id_of(r)) > 0, lang);
    }
    return io::html_page(lang, title, body);
}

std::string book_json(const std::vector<CaseResult>& results) {
    auto suites = nlohmann::ordered_json::array();
    for (const CaseResult& r : results) {
        if (suites.empty() || suites.back()["id"] != r.suite) {
            suites.push_back({{"id", r.suite}, {"cases", nlohmann::ordered_json::array()}});
        }
        auto rows = nlohmann::ordered_json::array();
        for (const Row& row : r.rows) {
            rows.push_back({{"id", row.id}, {"criterion", row.criterion}, {"measured", row.measured},
                            {"reference", row.reference}, {"pass", row.pass}});
        }
        const Row told = telling_row(r);
        suites.back()["cases"].push_back({{"id", r.id}, {"source", r.source}, {"criterion", told.criterion},
                                          {"measured", told.measured}, {"reference", told.reference},
                                          {"pass", r.skipped.empty() && r.pass()}, {"skipped", !r.skipped.empty()},
                                          {"why", r.skipped}, {"checks", rows}});
    }
    const Tally t = tally(results, {});
    return nlohmann::ordered_json({{"suites", suites}, {"passed", t.passed}, {"failed", t.failed}, {"skipped", t.skipped}}).dump(1);
}

}  // namespace taicho::verify
