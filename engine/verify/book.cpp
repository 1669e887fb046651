#include "verify/book.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "io/atomic_file.h"
#include "io/html.h"
#include "verify/book_words.h"

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

/// The title, with the id before it unless it says it itself.
std::string title_with_id(const CaseResult& r, const std::string& lang) {
    const std::string& title = pick(r.title, lang);
    const std::string stem = r.id.substr(0, r.id.find("-scenario"));
    return title.find(stem) != std::string::npos ? title : r.id + ": " + title;
}

/// The row that stands for a case: the first that fails, else the first.
Row telling_row(const CaseResult& r) {
    for (const Row& row : r.rows) {
        if (!row.pass) return row;
    }
    return r.rows.empty() ? Row{} : r.rows.front();
}

std::string case_section(const CaseResult& r, const KnownFails& fails, const std::string& lang) {
    const auto fail = fails.find(id_of(r));
    const bool known = fail != fails.end();
    std::string body = io::html_text("h3", fmt::format("{} — {}", title_with_id(r, lang), verdict(r, known, lang)),
                                     fmt::format("id=\"{}-{}\"", r.suite, r.id));
    body += io::html_text("p", (lang == "en" ? "Source: " : "Nguồn: ") + r.source);
    if (!pick(r.note, lang).empty()) body += io::html_text("p", pick(r.note, lang));
    if (!r.skipped.empty()) return body + io::html_text("p", lang == "en" ? r.skipped : skipped_vi(r.skipped));
    if (known && !r.pass()) {
        body += "<div class=\"answer\">" + io::html_text("p", (lang == "en" ? "Known fail:" : "Chưa đạt, đã biết:") + pick(fail->second, lang)) + "</div>";
    }
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : r.rows) {
        const bool en = lang == "en";
        const std::string result = row.criterion == "reported" ? std::string("–")
                                   : row.pass ? std::string(en ? "pass" : "đạt") : en ? "<strong>FAIL</strong>" : "<strong>KHÔNG ĐẠT</strong>";
        rows.push_back({escape_markup(in_words(row.id, lang)), escape_markup(in_words(row.measured, lang)),
                        escape_markup(in_words(row.criterion, lang)), escape_markup(in_words(row.reference, lang)), result});
    }
    const std::vector<std::string> header = lang == "en"
        ? std::vector<std::string>{"quantity", "measured", "criterion", "reference", ""}
        : std::vector<std::string>{"đại lượng", "đo được", "tiêu chí", "tham chiếu", ""};
    body += io::html_table(header, rows, "text", true);
    for (const Figure& f : r.figures) body += "<figure>" + (lang == "en" ? f.en : f.vi) + "</figure>\n";
    return body;
}

}  // namespace

KnownFails read_known_fails(const std::string& file, Tier tier) {
    KnownFails out;
    const std::string text = io::read_text_file(file, std::size_t{1} << 20);
    Bilingual reason;
    std::string* speaking = nullptr;
    bool used = false;
    for (std::size_t b = 0; b < text.size();) {
        const std::size_t e = std::min(text.find('\n', b), text.size());
        std::string line = text.substr(b, e - b);
        b = e + 1;
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
        if (line.empty()) continue;
        if (line[0] != '#') {
            used = true;
            const std::size_t gap = line.find(' ');
            const bool later = gap != std::string::npos && line.find("full", gap) != std::string::npos;
            if (!(later && tier == Tier::Quick)) out[line.substr(0, gap)] = reason;
            continue;
        }
        if (used) reason = {}, speaking = nullptr, used = false;
        const bool vi = line.rfind("# vi:", 0) == 0, en = line.rfind("# en:", 0) == 0;
        if (vi || en) speaking = vi ? &reason.vi : &reason.en;
        if (speaking != nullptr) *speaking += line.substr(vi || en ? 5 : 1);
    }
    return out;
}

Tally tally(const std::vector<CaseResult>& results, const KnownFails& known) {
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

std::string book_page(const std::vector<CaseResult>& results, const KnownFails& known,
                      const std::string& lang) {
    const Tally t = tally(results, known);
    const std::string title = lang == "en" ? "Verification and validation" : "Kiểm chứng mô hình";
    std::string body = io::html_text("h1", title);
    body += io::html_text("p", lang == "en"
        ? fmt::format("{} cases pass, {} fail, {} skipped.", t.passed, t.failed, t.skipped)
        : fmt::format("{} ca đạt, {} ca không đạt, {} ca bỏ qua.", t.passed, t.failed, t.skipped));
    body += io::html_text("p", lang == "en"
        ? "Each case shows its source, what is compared, the criterion and pass or FAIL. A reason may stand beside a fail; it does not turn it into a pass."
        : "Mỗi ca nêu nguồn, điều được so, tiêu chí và kết quả. Lý do có thể đứng cạnh một ca không đạt; nó không biến ca đó thành đạt.", "class=\"sub\"");
    std::vector<std::vector<std::string>> rows;
    for (const CaseResult& r : results) {
        rows.push_back({escape_markup(r.suite), fmt::format("<a href=\"#{}-{}\">{}</a>", r.suite, r.id, escape_markup(r.id)),
                        escape_markup(pick(r.title, lang)), verdict(r, known.count(id_of(r)) > 0, lang),
                        fmt::format("{:.1f}", r.seconds)});
    }
    body += io::html_table(lang == "en" ? std::vector<std::string>{"suite", "case", "what", "result", "seconds"}
                                        : std::vector<std::string>{"bộ", "ca", "nội dung", "kết quả", "giây"}, rows, "text", true);
    std::string suite;
    for (const CaseResult& r : results) {
        if (r.suite != suite) {
            suite = r.suite;
            body += io::html_text("h2", suite_title(suite, lang));
        }
        body += case_section(r, known, lang);
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
