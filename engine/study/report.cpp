#include "study/report.h"

#include <fmt/format.h>

#include <cmath>

#include "core/text.h"
#include "io/html.h"
#include "study/report_parts.h"
#include "study/wording.h"

namespace taicho::study {

namespace {

using report::Page;

std::string paragraph(const std::string& text, const char* attributes = "") {
    return io::html_text("p", text, attributes);
}

std::string open_answer(const Page& page, std::size_t n, const char* vi, const char* en) {
    return fmt::format("<section id=\"{}\">\n<h2><span class=\"n\">{}</span>{}</h2>\n", answer_ids()[n],
                       n + 1, page.say(vi, en));
}

std::string counts(const Page& page) {
    const ReportContext& c = page.context;
    std::string out;
    const auto add = [&](std::size_t n, const char* vi, const char* en) {
        if (n == 0) return;
        out += (out.empty() ? "" : ", ") + number(static_cast<double>(n), 0, page.lang) + " " + page.say(vi, en);
    };
    add(c.buildings, "ngôi nhà", "buildings");
    add(c.households, "hộ", "households");
    add(c.people, "người", "people");
    return out;
}

std::string header(const Page& page) {
    const std::string name = pick(page.context.scenario_name, page.lang);
    const std::string n = counts(page);
    return "<header>" +
           paragraph(page.say("Báo cáo so sánh phương án tại chỗ", "Report: measures on the spot compared"),
                     "class=\"kicker\"") +
           io::html_text("h1", name.empty() ? page.context.scenario_path : name) +
           paragraph(fmt::format(fmt::runtime(page.say("{}{} phương án × {} vụ cháy, mỗi vụ mô phỏng {} phút",
                                                       "{}{} arms × {} fires, {} simulated minutes each")),
                                 n.empty() ? "" : n + " · ", page.study.points.size(), page.summary.repeats,
                                 number(page.context.duration_s / 60.0, 0, page.lang)),
                     "class=\"sub\"") +
           "</header>\n";
}

/// The one thing to remember: the clear change with the largest effect, else that nothing is clear yet.
std::string headline(const Page& page) {
    const PairSummary* best = nullptr;
    const std::size_t f = page.primary();
    for (const PairSummary& pair : page.summary.pairs) {
        const bool better = best == nullptr || (pair.outcomes[f].clear() && !best->outcomes[f].clear()) ||
                            (pair.outcomes[f].clear() == best->outcomes[f].clear() &&
                             std::abs(pair.outcomes[f].mean) > std::abs(best->outcomes[f].mean));
        if (better) best = &pair;
    }
    if (best == nullptr) return {};
    return paragraph(sentence(page.study, *best, f, page.summary, page.lang), "class=\"lead\" id=\"headline\"");
}

std::string key_sentences(const Page& page) {
    std::string out = "<div class=\"answer\">";
    for (const PairSummary& pair : page.summary.pairs) {
        if (page.inside_axis(pair.point)) continue;
        out += paragraph(sentence(page.study, pair, page.primary(), page.summary, page.lang));
    }
    for (const InteractionSummary& i : page.summary.interactions) {
        out += paragraph(interaction_sentence(page.study, i, page.primary(), page.lang));
    }
    return out + "</div>\n";
}

std::string compared(const Page& page) {
    std::string out = open_answer(page, 0, "So sánh cái gì", "What was compared");
    const bool paired = page.study.def.pair_seed && page.study.def.pair_population;
    out += paragraph(paired ? page.say("Cùng những vụ cháy, cùng những con người ấy được chạy lại trong từng phương án: "
                                       "chỉ những gì có sẵn tại chỗ là khác.",
                                       "The same fires and the same people were run again in every arm: only what "
                                       "stands ready on the spot differs.")
                            : page.say("Mỗi phương án có vụ cháy hoặc con người riêng: các phương án không ghép cặp hoàn "
                                       "toàn.",
                                       "Arms have fires or people of their own: they are not fully paired."));
    out += report::arms_table(page);
    return out + "</section>\n";
}

std::string per_year(const Page& page) {
    std::string out = io::html_text("h3", page.say("Trên 1.000 vụ cháy và trong một năm",
                                                   "Per 1,000 fires and per year"));
    out += report::rate_table(page, 1000.0, true);
    if (std::isfinite(page.context.fires_per_year)) {
        out += report::rate_table(page, page.context.fires_per_year, false);
        out += paragraph(fmt::format(fmt::runtime(page.say("Tần suất dùng để đổi ra năm: {} vụ cháy mỗi năm trong khu này. {}",
                                                           "Rate used per year: {} fires a year in this quarter. {}")),
                                     number(page.context.fires_per_year, 4, page.lang),
                                     pick(page.context.fires_note, page.lang)),
                         "class=\"note\"");
    } else {
        out += paragraph(page.say("Đám cháy đầu tiên do kịch bản ấn định, nên không đổi được ra mỗi năm.",
                                  "The first fire is prescribed by the scenario, so nothing can be said per year."),
                         "class=\"note\"");
    }
    return out;
}

std::string changed(const Page& page) {
    std::string out = open_answer(page, 1, "Thay đổi gì, bao nhiêu", "What changed, and by how much");
    out += key_sentences(page);
    out += report::difference_figure(page);
    out += report::coverage_figures(page);
    if (!page.summary.pairs.empty()) {
        out += io::html_text("h3", page.say("Chênh lệch ở các kết quả khác", "Differences in other outcomes"));
        out += report::effect_table(page);
        out += paragraph(page.say("Chữ đậm: khoảng tin cậy (mục 3) không chứa số 0. Dấu − là giảm so với phương án gốc "
                                  "(mục 1).",
                                  "Bold: the interval (section 3) leaves out zero. A minus sign is a fall against the "
                                  "baseline (section 1)."),
                         "class=\"note\"");
    }
    out += report::curve_figure(page, "inside", "Người còn ở bên trong", "People still inside",
                                "người còn ở trong [người]", "people inside [persons]");
    out += report::curve_figure(page, "burnt_m2", "Diện tích đã cháy", "Floor area burnt",
                                "diện tích cháy [m²]", "area burnt [m²]");
    out += report::curve_figure(page, "hrr_kw", "Công suất cháy", "Heat release rate",
                                "công suất [kW]", "heat release rate [kW]");
    out += io::html_text("h3", page.say("Mọi kết quả", "All outcomes"));
    out += report::outcome_table(page);
    out += paragraph(page.say("Chữ nhỏ: khoảng tin cậy 95 % của trung bình.",
                              "Small print: 95 % confidence interval of the mean."),
                     "class=\"note\"");
    const std::string& bound = page.en() ? page.context.evacuation.en : page.context.evacuation.vi;
    if (!bound.empty()) out += paragraph(bound, "class=\"note\"");
    out += per_year(page);
    out += report::plan_figure(page);
    out += report::deaths_figures(page);
    return out + "</section>\n";
}

std::string convergence(const Page& page) {
    std::string steady;
    for (std::uint32_t p = 0; p < page.study.points.size(); ++p) {
        const std::size_t at = page.summary.points[p].converged_at;
        steady += (steady.empty() ? "" : "; ") + page.label(p) + ": " +
                  (at > 0 ? fmt::format(fmt::runtime(page.say("ổn định sau {} lượt", "steady after {} runs")), at)
                          : page.say("chưa ổn định", "not steady yet"));
    }
    return paragraph(page.say("Đường thời gian thoát ra (ERD, EPC, SC; Ronchi và cộng sự 2014) – ",
                              "Curves of exit times (ERD, EPC, SC; Ronchi et al. 2014) – ") +
                         steady + ".",
                     "class=\"note\"");
}

std::string sure(const Page& page) {
    std::string out = open_answer(page, 2, "Chắc đến đâu", "How sure that is");
    std::size_t clear = 0;
    for (const PairSummary& pair : page.summary.pairs) clear += pair.outcomes[page.primary()].clear();
    out += paragraph(fmt::format(
        fmt::runtime(page.say("Về “{}”, {} trên {} so sánh có khoảng tin cậy {} % không chứa số 0. Khoảng này chỉ nói về "
                              "may rủi giữa các vụ cháy được rút thăm; nó không bao gồm sai số của chính mô hình.",
                              "For “{}”, {} of {} comparisons have a {} % interval that leaves out zero. The interval "
                              "covers only the luck of the fires drawn; it does not cover errors of the model itself.")),
        pick(outcome_label(page.primary()), page.lang), clear, page.summary.pairs.size(),
        number(100 * page.study.def.outcomes.confidence, 0, page.lang)));
    out += report::difference_table(page);
    out += paragraph(page.say("Tỉ số phương sai dưới 1 nghĩa là chạy theo cặp giúp thấy khác biệt với ít lượt hơn. Khoảng "
                              "tin cậy dùng phân bố t khi trung bình gần chuẩn, nếu không thì dùng bootstrap hiệu chỉnh "
                              "(BCa, Efron 1987).",
                              "A variance ratio below 1 means that pairing shows a difference with fewer runs. Intervals "
                              "are Student's t where the mean is near normal, else the accelerated bootstrap (BCa, Efron "
                              "1987)."),
                     "class=\"note\"");
    out += convergence(page);
    if (page.summary.missing_runs > 0) {
        out += paragraph(fmt::format(fmt::runtime(page.say("Thiếu {} lượt chạy (hỏng hoặc chưa chạy); các cặp ấy bị bỏ ra.",
                                                           "{} runs are missing (failed or not run); their pairs are left out.")),
                                     page.summary.missing_runs));
    }
    return out + "</section>\n";
}

std::string assumed(const Page& page) {
    std::string out = open_answer(page, 3, "Giả định gì", "What was assumed");
    if (!page.context.assumptions.empty()) {
        out += "<ul>";
        for (const Bilingual& a : page.context.assumptions) out += io::html_text("li", pick(a, page.lang));
        out += "</ul>\n";
    }
    if (!page.context.judgements.empty()) {
        out += io::html_text("h3", page.say("Những con số dựa trên phán đoán", "Numbers that rest on judgement"));
        out += paragraph(page.say("Chưa ai đo chắc những con số này. Nếu kết luận quan trọng, hãy chạy lại với hai đầu "
                                  "khoảng.",
                                  "Nobody has measured these well. Where a conclusion matters, run again with both "
                                  "ends of the range."));
        out += report::judgement_table(page);
    }
    out += "<div class=\"answer\">" +
           paragraph(page.say("Mô hình cho biết xu hướng và so sánh, không dự báo một vụ cháy cụ thể. Quyết định về công trình "
                              "thật cần kỹ sư có chuyên môn.",
                              "The model tells tendencies and comparisons; it does not foretell a particular fire. "
                              "Decisions about real buildings need a qualified engineer.")) +
           "</div>\n";
    return out + "</section>\n";
}

std::string repeat(const Page& page) {
    const ReportContext& c = page.context;
    std::string out = open_answer(page, 4, "Làm lại thế nào", "How to repeat it");
    std::string commands;
    for (const std::string& line : c.commands) commands += line + "\n";
    if (!commands.empty()) out += io::html_text("pre", commands);
    out += paragraph(page.say("Cùng chương trình, kịch bản và hạt giống cho đúng từng con số, trên bao nhiêu luồng cũng "
                              "vậy; khi ấy mã băm dưới đây trùng khớp.",
                              "The same program, scenario and seeds give every digit again, on any number of threads; the "
                              "hash below then agrees."));
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (!value.empty()) {
            rows.push_back({escape_markup(key), "<code class=\"hash\">" + escape_markup(value) + "</code>"});
        }
    };
    add(page.say("Mã băm kết quả", "Hash of outcomes"), hash_text_of(page.summary.hash));
    if (!page.study.plans.empty()) {
        const Plan& first = page.study.plans.front();
        add(page.say("Hạt giống đầu (vụ cháy, dân cư)", "First seeds (fire, population)"),
            fmt::format("{}, {}", first.seed, first.population_seed));
    }
    add(page.say("Kịch bản", "Scenario"), c.scenario_path);
    add(page.say("SHA-256 kịch bản", "SHA-256 of the scenario"), c.scenario_sha256);
    add(page.say("Tệp nghiên cứu", "Study file"), c.study_path);
    add(page.say("Phiên bản", "Version"), c.program_version + (c.git_commit.empty() ? "" : " (" + c.git_commit + ")"));
    for (const auto& [key, value] : c.provenance) add(key, value);
    out += io::html_table({page.say("mục", "item"), page.say("giá trị", "value")}, rows, "provenance", true);
    return out + "</section>\n";
}

}  // namespace

const std::vector<std::string>& answer_ids() {
    static const std::vector<std::string> ids = {"answer-compared", "answer-changed", "answer-sure",
                                                 "answer-assumed", "answer-repeat"};
    return ids;
}

std::string report_html(const ExpandedStudy& study, const Summary& summary,
                        const ReportContext& context, const std::string& lang) {
    const Page page{study, summary, context, lang == "en" ? "en" : "vi"};
    std::string body = header(page);
    body += headline(page);
    body += compared(page) + changed(page) + sure(page) + assumed(page) + repeat(page);
    body += "<footer>" +
            io::html_text("p", page.say("Taicho, mô phỏng cháy lan và thoát nạn. Người chết được nêu bằng con số và "
                                        "nguyên nhân, để tránh mất mát chứ không để gây chú ý.",
                                        "Taicho, simulation of fire spread and evacuation. Deaths are given as counts "
                                        "and causes, to prevent losses, not for show.")) +
            "</footer>";
    const std::string name = pick(context.scenario_name, page.lang);
    return io::html_page(page.lang, "Taicho: " + (name.empty() ? context.scenario_path : name), body);
}

}  // namespace taicho::study
