// The report: five labelled answers filled from the study, in both languages, one closed file.
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "io/atomic_file.h"
#include "io/csv.h"
#include "results_sample.h"
#include "study/report.h"
#include "study/summary.h"
#include "study/wording.h"
#include "synthetic_study.h"
#include "synthetic_world.h"

namespace taicho::study {
namespace {

struct Made {
    ExpandedStudy study;
    std::vector<RunRow> rows;
    Summary summary;
    ReportContext context;
    world::World world = test::small_world();
};

Made make(StudyDef def, int repeats) {
    Made m;
    def.repeats = repeats;
    Problems problems;
    m.study = expand(def, 1, 1, {}, problems);
    for (const Plan& plan : m.study.plans) {
        io::Results r = test::synthetic_run(m.study, plan);
        r.header.plan_index = plan.index;
        r.header.complete = true;
        m.rows.push_back(run_row(r));
        m.context.ids = {r.ids.people, r.ids.places, r.ids.buildings};
    }
    m.summary = summarise(m.study, m.rows, m.context.ids);
    m.context.scenario_name = {"Ngõ nhà ống làm nghề mộc", "Alley of tube houses, wood craft"};
    m.context.scenario_path = "scenarios/alley";
    m.context.people = 45;
    m.context.households = 12;
    m.context.buildings = 12;
    m.context.fires_per_year = 0.0124;
    m.context.fires_note = {"Theo số liệu 2022 nhân 6 lần cho vụ không báo.", "From 2022 records times 6 for fires not reported."};
    m.context.assumptions = {{"Cửa mở ra ngõ 2 m; ban đêm cửa cuốn đóng.", "Doors open on a 2 m alley; shutters are down at night."}};
    m.context.evacuation = {"Tính tay bằng luồng cực đại: cửa quyết định: cong-1", "Hand calculation by max-flow: critical openings: gate-1"};
    m.context.judgements = {{"measures.extinguishers.working_fraction", 0.9, 0.7, 0.97, "people A2",
                             {"Tỉ lệ bình còn dùng được", "Share of bottles that work"}}};
    m.context.commands = {"./bootstrap build", "build/release/taicho compare scenarios/alley -o out/alley --repeats 60"};
    m.context.program_version = "0.1.0";
    m.context.scenario_sha256 = std::string(64, 'a');
    m.context.world = &m.world;
    return m;
}

std::string section(const std::string& html, const std::string& id) {
    const std::size_t from = html.find("<section id=\"" + id + "\"");
    if (from == std::string::npos) return {};
    return html.substr(from, html.find("</section>", from) - from);
}

std::string text_only(const std::string& html) { return std::regex_replace(html, std::regex("<[^>]*>"), " "); }

TEST(Report, CarriesFiveAnswersFilledFromTheStudy) {
    Made m = make(standard_study(), 60);
    for (const std::string lang : {"vi", "en"}) {
        const std::string html = report_html(m.study, m.summary, m.context, lang);
        for (const std::string& id : answer_ids()) {
            EXPECT_GT(text_only(section(html, id)).size(), 200u) << id << " " << lang;
        }
        const auto f = static_cast<std::size_t>(field_of("deaths"));
        // 1: every arm with its settings and number of runs
        for (std::uint32_t p = 0; p < 5; ++p) {
            EXPECT_NE(section(html, "answer-compared").find(point_label(m.study, p, lang)), std::string::npos);
        }
        EXPECT_NE(section(html, "answer-compared").find("measures.training.drill_fraction = 1"), std::string::npos);
        // 2: the means of this study
        EXPECT_NE(section(html, "answer-changed").find(outcome_value(f, m.summary.points[0].outcomes[f].mean, lang)),
                  std::string::npos);
        EXPECT_NE(section(html, "answer-changed").find(outcome_value(f, m.summary.points[4].outcomes[f].ci.low, lang)),
                  std::string::npos);
        EXPECT_NE(section(html, "answer-changed").find(lang == "vi" ? m.context.evacuation.vi : m.context.evacuation.en), std::string::npos);
        // 3: the interval of a difference and how many pairs
        const Difference& d = m.summary.pairs.back().outcomes[f];
        EXPECT_NE(section(html, "answer-sure").find(outcome_value(f, d.ci.low, lang)), std::string::npos);
        EXPECT_NE(section(html, "answer-sure").find(std::to_string(d.unequal) + " / 60"), std::string::npos);
        // 4 and 5
        EXPECT_NE(section(html, "answer-assumed").find("measures.extinguishers.working_fraction"), std::string::npos);
        EXPECT_NE(section(html, "answer-repeat").find(hash_text_of(m.summary.hash)), std::string::npos);
        EXPECT_NE(section(html, "answer-repeat").find("taicho compare scenarios/alley"), std::string::npos);
    }
}

TEST(Report, FollowsTheNumbers) {
    Made a = make(standard_study(), 40);
    Made b = make(standard_study(), 41);
    EXPECT_NE(section(report_html(a.study, a.summary, a.context, "vi"), "answer-changed"),
              section(report_html(b.study, b.summary, b.context, "vi"), "answer-changed"));
}

TEST(Report, IsOneClosedFile) {
    Made m = make(standard_study(), 20);
    m.context.scenario_name.vi = "<script>alert(1)</script>";
    const std::string html = report_html(m.study, m.summary, m.context, "vi");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("src="), std::string::npos);
    EXPECT_EQ(html.find("@import"), std::string::npos);
    EXPECT_EQ(html.find("href="), std::string::npos);
    EXPECT_FALSE(std::regex_search(html, std::regex("\\bnan\\b|\\binf\\b")));
}

TEST(Report, ForLookingAt) {
    const char* folder = std::getenv("TAICHO_REPORT_FOLDER");
    if (folder == nullptr) GTEST_SKIP() << "set TAICHO_REPORT_FOLDER to write pages to look at";
    Made m = make(standard_study(), 60);
    StudyDef coverage = standard_study();
    coverage.axes.push_back({"coverage", {"measures.training.drill_fraction"}, {"0", "0.25", "0.5", "0.75", "1"}, {"both"}, {}});
    Made c = make(coverage, 60);
    for (const std::string lang : {"vi", "en"}) {
        io::write_file_atomic(std::string(folder) + "/report_" + lang + ".html", report_html(m.study, m.summary, m.context, lang));
        io::write_file_atomic(std::string(folder) + "/coverage_" + lang + ".html", report_html(c.study, c.summary, c.context, lang));
        io::write_file_atomic(std::string(folder) + "/summary_" + lang + ".txt", summary_text(m.study, m.summary, lang));
    }
}

TEST(Summary, FilesHoldWhatTheFormatPageSays) {
    Made m = make(standard_study(), 20);
    const auto rows = io::parse_csv(summary_csv(m.study, m.summary), "summary.csv");
    const std::vector<std::string> header = {"arm", "outcome", "unit", "n", "mean", "sd", "ci_low", "ci_high", "baseline",
                                             "difference", "diff_ci_low", "diff_ci_high", "method"};
    EXPECT_EQ(rows[0], header);
    EXPECT_EQ(rows.size(), 1 + 5 * sim::outcome_fields().size());
    const auto people = io::parse_csv(outcomes_csv(m.study, m.rows), "outcomes.csv");
    EXPECT_EQ(people.size(), 1 + 100u * 45u);
    EXPECT_EQ(people[1][4], "p0");
    m.rows[0].person_ids[0] = "of another population";   // each run draws its own residents
    EXPECT_EQ(io::parse_csv(outcomes_csv(m.study, m.rows), "outcomes.csv")[1][4], "of another population");
    const io::test::TempFolder folder("summary");
    write_summary(folder.path(), m.study, m.rows, m.summary, m.context.ids);
    EXPECT_TRUE(std::filesystem::exists(folder.file("summary.h5")));
}

TEST(Summary, CountsDeathsByPlaceAndHour) {
    Made m = make(standard_study(), 40);
    double by_place = 0, by_hour = 0;
    for (const auto& [place, deaths] : m.summary.points[0].deaths_by_place) by_place += deaths;
    for (const double d : m.summary.points[0].deaths_by_hour) by_hour += d;
    const double mean = m.summary.points[0].outcomes[static_cast<std::size_t>(field_of("deaths"))].mean;
    EXPECT_NEAR(by_place, 1000 * mean, 1e-9);
    EXPECT_NEAR(by_hour, 1000 * mean, 1e-9);
}

TEST(Wording, SaysWhatItDoesNotKnow) {
    Made m = make(standard_study(), 20);
    PairSummary pair = m.summary.pairs[0];
    Difference& d = pair.outcomes[0];
    d = {};
    d.n = 20;
    d.unequal = 4;
    d.mean = -0.1;
    d.ci = {-0.4, 0.2};
    EXPECT_NE(sentence(m.study, pair, 0, m.summary, "vi").find("chưa thấy khác biệt rõ"), std::string::npos);
    EXPECT_NE(sentence(m.study, pair, 0, m.summary, "en").find("no clear difference"), std::string::npos);
    d.ci = {-0.4, -0.05};
    EXPECT_NE(sentence(m.study, pair, 0, m.summary, "vi").find("giảm trung bình 0,10 người"), std::string::npos);
    d.unequal = 0;
    EXPECT_NE(sentence(m.study, pair, 0, m.summary, "vi").find("bằng nhau trong cả 20 cặp"), std::string::npos);
}

TEST(Wording, NumbersAsReadersWriteThem) {
    EXPECT_EQ(number(1234567.891, 2, "en"), "1,234,567.89");
    EXPECT_EQ(number(1234567.891, 2, "vi"), "1.234.567,89");
    EXPECT_EQ(number(-0.001, 2, "vi"), "0,00");
    EXPECT_EQ(number(-12.0, 0, "en"), "−12");
}

}  // namespace
}  // namespace taicho::study
