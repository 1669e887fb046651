// What people look at: the report of a study answers its five questions from the run, in both languages;
// the viewer draws two recordings.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "study/report.h"
#include "support.h"

namespace taicho::whole {
namespace {

namespace fs = std::filesystem;

/// Text of one answer, tags taken out; empty when the page has no such answer.
std::string answer_text(const std::string& page, const std::string& id) {
    const std::size_t at = page.find("id=\"" + id + "\"");
    if (at == std::string::npos) return {};
    const std::size_t end = std::min({page.find("id=\"answer-", at + 4), page.find("</section>", at), page.size()});
    std::string text;
    bool tag = true;   // the search began inside one
    for (std::size_t i = at; i < end; ++i) {
        if (page[i] == '<') tag = true;
        if (!tag) text += page[i];
        if (page[i] == '>') tag = false;
    }
    return text;
}

bool has_digit(const std::string& text) {
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) return true;
    }
    return false;
}

/// Stands there by itself, not within a longer word.
bool has_word(const std::string& text, const std::string& word) {
    const auto letter = [&](std::size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t i = text.find(word); i != std::string::npos; i = text.find(word, i + 1)) {
        if ((i == 0 || !letter(i - 1)) && !letter(i + word.size())) return true;
    }
    return false;
}

TEST(Report, AnswersFiveQuestionsInBothLanguages) {
    const TempFolder f;
    const Answer made = taicho({"compare", shipped("alley"), "-o", f / "s", "--arms", "none,both", "--repeats", "7", "-q"});
    ASSERT_EQ(made.code, 0) << made.err;
    const std::vector<std::string> ids = study::answer_ids();
    ASSERT_EQ(ids.size(), 5u);
    std::string pages[2];
    for (const int k : {0, 1}) {
        const std::string lang = k == 0 ? "vi" : "en", file = f / (lang + ".html");
        const Answer a = taicho({"report", f / "s", "-o", file, "--lang", lang});
        ASSERT_EQ(a.code, 0) << a.err;
        pages[k] = bytes(file);
        EXPECT_NE(pages[k].find("<html lang=\"" + lang + "\""), std::string::npos);
        for (const std::string& id : ids) {
            EXPECT_GT(answer_text(pages[k], id).size(), 40u) << lang << ": " << id;
        }
        EXPECT_NE(answer_text(pages[k], ids[0]).find('7'), std::string::npos) << "repeats, " << lang;
        EXPECT_TRUE(has_digit(answer_text(pages[k], ids[1]))) << lang;
        EXPECT_TRUE(has_digit(answer_text(pages[k], ids[2]))) << lang;
        EXPECT_NE(answer_text(pages[k], ids[4]).find("taicho compare"), std::string::npos) << lang;
        EXPECT_FALSE(has_word(pages[k], "nan")) << lang << ": a number that is none";
        EXPECT_NE(pages[k].find("<svg"), std::string::npos) << lang << ": plan and curves";
    }
    EXPECT_NE(pages[0].find("Có bình và đã tập huấn"), std::string::npos);
    EXPECT_NE(pages[1].find("Extinguishers and training"), std::string::npos);
    for (const std::string& id : ids) EXPECT_NE(answer_text(pages[0], id), answer_text(pages[1], id)) << id;
}

TEST(Report, IsFilledFromTheRun) {
    const TempFolder f;
    std::string changed[2];
    for (const int k : {0, 1}) {
        const std::string o = f / std::to_string(k);
        const Answer a = taicho({"compare", shipped("alley"), "-o", o, "--arms", "none,both", "--repeats", k == 0 ? "3" : "9", "-q", "--lang", "en"});
        ASSERT_EQ(a.code, 0) << a.err;
        changed[k] = answer_text(bytes(o + "/report.html"), study::answer_ids()[1]) +
                     answer_text(bytes(o + "/report.html"), study::answer_ids()[2]);
    }
    EXPECT_NE(changed[0], changed[1]);
}

TEST(Viewer, DrawsTwoRecordingsUnderXvfb) {
    const fs::path viewer = fs::path(TAICHO_PROGRAM).parent_path() / "taicho-view";
    if (!fs::exists(viewer)) GTEST_SKIP() << "built without the viewer";
    if (start("which", {"xvfb-run"}).code != 0) GTEST_SKIP() << "no xvfb-run";
    const TempFolder f;
    for (const std::string arm : {"none", "both"}) {
        const Answer a = taicho({"run", shipped("alley"), "-o", f / arm, "--arm", arm, "--until", "60", "-q"});
        ASSERT_EQ(a.code, 0) << a.err;
    }
    for (const std::string lang : {"vi", "en"}) {
        const std::string png = f / (lang + ".png");
        const Answer a = start("xvfb-run", {"-a", TAICHO_PROGRAM, "view", f / "none", f / "both", "--at", "40",
                                            "--screenshot", png, "--lang", lang});
        EXPECT_EQ(a.code, 0) << a.err;
        const std::string image = bytes(png);
        EXPECT_GT(image.size(), 5000u);
        EXPECT_EQ(image.substr(1, 3), "PNG");
    }
}

}  // namespace
}  // namespace taicho::whole
