// How the program answers: exit codes, languages, JSON, stopping and going on.
#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "scenes.h"
#include "support.h"

namespace taicho::whole {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

Words with(Words args, const Words& more) {
    args.insert(args.end(), more.begin(), more.end());
    return args;
}

std::string said(const Words& args) {
    std::string out = "taicho";
    for (const std::string& a : args) out += " " + a;
    return out;
}

struct Wrong {
    Words args;
    std::string expected;   ///< must stand in the message, in either language
    bool spoken = true;     ///< ours, in both languages (the command line parser speaks English)
};

/// Exit code, a message that names the trouble in both languages, an empty answer and no file written.
void expect_refused(const Wrong& w, int code, const TempFolder& folder) {
    const Words before = listing(folder.path().string());
    std::string text[2];
    for (const int i : {0, 1}) {
        const Answer a = taicho(with(w.args, {"--lang", i == 0 ? "vi" : "en"}));
        EXPECT_EQ(a.code, code) << said(w.args) << "\n" << a.out << a.err;
        EXPECT_EQ(a.out, "") << said(w.args);
        EXPECT_NE(a.err.find(w.expected), std::string::npos) << said(w.args) << "\n" << a.err;
        EXPECT_EQ(a.err.rfind(": ", 0), std::string::npos) << said(w.args) << ": no file before the colon\n" << a.err;
        EXPECT_EQ(listing(folder.path().string()), before) << said(w.args);
        text[i] = a.err;
    }
    if (w.spoken) {
        EXPECT_NE(text[0], text[1]) << said(w.args);
    }
}

TEST(Program, WrongInputEndsWith2AndWritesNothing) {
    const TempFolder f;
    const std::string alley = shipped("alley"), o = f / "o";
    const Wrong wrong[] = {
        {{"new", "village", o, "--households", "0"}, "E-RANGE-30"},
        {{"new", "village", o, "--households", "-5"}, "E-RANGE-30"},
        {{"new", "village", o, "--households", "10000000"}, "E-RANGE-30"},
        {{"new", "apartment", o, "--households", "0"}, "E-RANGE-30"},
        {{"new", "apartment", o, "--households", "1000000"}, "E-RANGE-30"},
        {{"new", "villag", o}, "village"},
        {{"run", alley, "-o", o, "--set", "measures.training.talk_fraction=1.2"}, "0..1"},
        {{"run", alley, "-o", o, "--set", "measures.extinguishers.households_fraction=-0.1"}, "0..1"},
        {{"run", alley, "-o", o, "--set", "run.start_hour=25"}, "24"},
        {{"run", alley, "-o", o, "--set", "run.duration_s=nan"}, "run.duration_s"},
        {{"run", alley, "-o", o, "--set", "measures.trainin.talk_fraction=1"}, "training"},
        {{"run", alley, "-o", o, "--set", "measures"}, "E-KEY-31"},
        {{"run", alley, "-o", o, "--set", "fire.ignition.item=\"no-such-item\""}, "no-such-item"},
        {{"run", alley, "-o", o, "--arm", "bth"}, "both"},
        {{"compare", alley, "-o", o, "--arms", "bth"}, "both"},
        {{"verify", "no-such-suite", "-o", o}, "no-such-suite"},
        {{"bench", "no-such-scene"}, "no-such-scene"},
        {{"compare", alley, "-o", o, "--repeats", "0"}, "--repeats", false},
        {{"compare", alley}, "--out", false},
        {{"run", alley, "-o", o, "--seed", "abc"}, "--seed", false},
        {{"run", alley, "-o", o, "--no-such-flag"}, "--no-such-flag", false},
        {{"new", "village", o, "--households", "abc"}, "--households", false},
    };
    for (const Wrong& w : wrong) expect_refused(w, 2, f);
}

/// The shipped place with every feature of one kind left out (one feature per line in a written map).
void write_without(const std::string& folder, const std::string& name, const std::string& kind) {
    std::filesystem::copy(shipped(name), folder);
    std::ifstream in(shipped(name) + "/map.geojson");
    std::string kept;
    for (std::string line; std::getline(in, line);) {
        if (line.find("\"kind\":\"" + kind + "\"") == std::string::npos) kept += line + "\n";
    }
    write(folder + "/map.geojson", kept);
}

TEST(Program, AVillageWithoutAlleysOrABlockWithoutAWayOutIsRefused) {
    const TempFolder f;
    write_without(f / "block", "collective-block", "exit");
    write_without(f / "village", "craft-village", "alley");
    const Answer block = taicho({"check", f / "block", "--lang", "en"});
    EXPECT_EQ(block.code, 2);
    EXPECT_NE(block.err.find("[E-GEO-26]"), std::string::npos) << block.err;
    const Answer village = taicho({"check", f / "village", "--lang", "en"});
    EXPECT_EQ(village.code, 2);
    EXPECT_NE(village.err.find("names the place `alley-"), std::string::npos) << village.err.substr(0, 600);
}

TEST(Program, EveryMistakeAtOnceWithItsPosition) {
    const TempFolder f;
    write_house(f / "house", {});
    write(f / "house/scenario.toml",
          "format = \"taicho-scenario/1\"\n"
          "geometry = \"map.geojson\"\n"
          "[run]\n"
          "durations_s = 5\n"
          "start_hour = 25\n"
          "[weather]\n"
          "wind_m_s = \"strong\"\n"
          "[measures.training]\n"
          "talk_fraction = 1.2\n");
    const Words before = listing(f.path().string());
    for (const char* command : {"check", "run", "compare"}) {
        Words args = {command, f / "house", "--lang", "en"};
        if (std::string(command) != "check") args = with(args, {"-o", f / "out"});
        const Answer a = taicho(args);
        EXPECT_EQ(a.code, 2) << command;
        for (const char* at : {"scenario.toml:4:1: error: [E-KEY-01]", "scenario.toml:5:14: error: [E-RANGE-01]",
                               "scenario.toml:7:12: error: [E-TYPE-01]", "scenario.toml:9:17: error: [E-RANGE-01]"}) {
            EXPECT_NE(a.err.find(at), std::string::npos) << command << ": " << at << "\n" << a.err;
        }
        EXPECT_EQ(listing(f.path().string()), before) << command;
    }
    const Answer json = taicho({"check", f / "house", "--json"});
    EXPECT_EQ(json.code, 2);
    const Json list = Json::parse(json.out, nullptr, false);
    ASSERT_TRUE(list.is_array()) << json.out;
    EXPECT_EQ(list.size(), 4u) << json.out;
    for (const Json& p : list) {
        for (const char* key : {"file", "line", "column", "severity", "code", "path", "found", "allowed",
                                "suggestion", "text_en", "text_vi"}) {
            EXPECT_TRUE(p.contains(key)) << key;
        }
    }
}

TEST(Program, FilesThatCannotBeReadOrWrittenEndWith3) {
    const TempFolder f;
    write(f / "file", "not a folder");
    write(f / "broken.h5", "not a recording");
    const std::string alley = shipped("alley"), nowhere = f / "nowhere", below = f / "file/below";
    const Wrong wrong[] = {
        {{"check", nowhere}, "nowhere"},
        {{"run", nowhere, "-o", f / "o"}, "nowhere"},
        {{"compare", nowhere, "-o", f / "o"}, "nowhere"},
        {{"report", nowhere, "-o", f / "o.html"}, "nowhere"},
        {{"info", nowhere}, "nowhere"},
        {{"diff", nowhere, f / "other"}, "nowhere"},
        {{"story", nowhere, "--person", "1"}, "nowhere"},
        {{"export", nowhere, "--as", "csv", "-o", f / "o"}, "nowhere"},
        {{"import", nowhere, "-o", f / "o"}, "nowhere"},
        {{"info", f / "broken.h5"}, "broken.h5"},
        {{"run", alley, "-o", below, "--until", "5"}, "below"},
        {{"compare", alley, "-o", below, "--repeats", "1"}, "below"},
        {{"new", "alley", below}, "below"},
        {{"check", alley, "--map", below}, "below"},
    };
    for (const Wrong& w : wrong) expect_refused(w, 3, f);
}

TEST(Program, ReadOnlyFolderEndsWith3) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const TempFolder f;
    std::filesystem::create_directory(f / "locked");
    std::filesystem::permissions(f / "locked", std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    EXPECT_EQ(taicho({"run", shipped("alley"), "-o", f / "locked/o", "--until", "5"}).code, 3);
    EXPECT_EQ(taicho({"compare", shipped("alley"), "-o", f / "locked/o", "--repeats", "1"}).code, 3);
    EXPECT_TRUE(listing(f / "locked").empty());
}

TEST(Program, FolderInUseIsNotOverwrittenUnasked) {
    const TempFolder f;
    write(f / "mine/diary.txt", "mine");
    EXPECT_EQ(taicho({"run", shipped("alley"), "-o", f / "mine", "--until", "5"}).code, 3);
    EXPECT_NE(taicho({"new", "alley", f / "mine"}).code, 0);
    EXPECT_EQ(listing(f / "mine"), Words{"diary.txt"});
    EXPECT_EQ(taicho({"run", shipped("alley"), "-o", f / "mine", "--until", "5", "--force"}).code, 0);
    EXPECT_EQ(bytes(f / "mine/diary.txt"), "mine");
}

void expect_keys(const Json& object, const Words& keys, const std::string& what) {
    for (const std::string& k : keys) EXPECT_TRUE(object.contains(k)) << what << ": " << k;
}

const Words k_outcomes = {"deaths", "injured", "injured_fighting", "smoke_reached", "last_out_s", "homes_lost",
                          "shops_lost", "burnt_m2", "damage_vnd", "out_by_residents", "out_by_service",
                          "burnt_out", "attempts", "successes"};

TEST(Program, CompareJsonHasTheShapeScriptsRelyOn) {
    const TempFolder f;
    const Answer a = taicho({"compare", shipped("alley"), "-o", f / "s", "--arms", "none,both", "--repeats", "3", "--json"});
    ASSERT_EQ(a.code, 0) << a.err;
    const Json j = Json::parse(a.out, nullptr, false);
    ASSERT_TRUE(j.is_object()) << a.out.substr(0, 200);
    expect_keys(j, {"study", "repeats", "arms", "differences", "hash"}, "compare");
    EXPECT_EQ(j["repeats"], 3);
    ASSERT_EQ(j["arms"].size(), 2u);
    for (const Json& arm : j["arms"]) {
        expect_keys(arm, {"id", "runs", "outcomes"}, "arm");
        EXPECT_EQ(arm["runs"], 3);
        expect_keys(arm["outcomes"], k_outcomes, "outcomes");
        for (const auto& [key, o] : arm["outcomes"].items()) {
            expect_keys(o, {"mean", "ci95", "median", "p95"}, key);
            EXPECT_EQ(o["ci95"].size(), 2u) << key;
        }
    }
    ASSERT_FALSE(j["differences"].empty());
    for (const Json& d : j["differences"]) expect_keys(d, {"arm", "baseline", "outcome", "mean", "ci95", "runs"}, "difference");
    for (const char* file : {"plan.csv", "outcomes.csv", "summary.csv", "summary.h5", "report.html"}) {
        EXPECT_GT(bytes(f / (std::string("s/") + file)).size(), 50u) << file;
    }
}

TEST(Program, OtherJsonAnswersParse) {
    const TempFolder f;
    // a scenario with a note (its pond stands beside no place): the answer stays one JSON value
    const Answer run = taicho({"run", shipped("craft-village"), "-o", f / "r", "--until", "20", "--json"});
    ASSERT_EQ(run.code, 0) << run.err;
    const Json j = Json::parse(run.out, nullptr, false);
    ASSERT_TRUE(j.is_object()) << run.out.substr(0, 300);
    expect_keys(j, {"scenario", "arm", "seed", "outcomes", "simulated_s", "wall_s", "state_hash", "outcome_hash"}, "run");
    expect_keys(j["outcomes"], k_outcomes, "run outcomes");
    EXPECT_LE(j["simulated_s"].get<double>(), 20.0);

    const Words others[] = {{"check", shipped("alley"), "--json"},
                            {"info", f / "r/run.h5", "--json"},
                            {"diff", f / "r/run.h5", f / "r/run.h5", "--json"},
                            {"new", "alley", f / "alley", "--json"}};
    for (const Words& args : others) {
        const Answer a = taicho(args);
        EXPECT_EQ(a.code, 0) << said(args) << a.err;
        EXPECT_FALSE(Json::parse(a.out, nullptr, false).is_discarded()) << said(args) << "\n" << a.out.substr(0, 300);
    }
}

TEST(Program, DryRunRunsNothing) {
    const TempFolder f;
    const Answer a = taicho({"compare", shipped("alley"), "-o", f / "s", "--dry-run", "--lang", "en"});
    EXPECT_EQ(a.code, 0) << a.err;
    EXPECT_NE(a.out.find("5 arms x 40 repeats = 200 runs"), std::string::npos) << a.out;
    EXPECT_TRUE(listing(f.path().string()).empty());
    const Answer wrong = taicho({"compare", shipped("alley"), "-o", f / "s", "--dry-run", "--arms", "bth"});
    EXPECT_EQ(wrong.code, 2);
}

TEST(Program, VietnameseLocaleGivesTheSameBytes) {
    const TempFolder f;
    const TempFolder locales;
    const auto vietnamese = vietnamese_locale(locales);
    if (vietnamese.empty()) GTEST_SKIP() << "localedef cannot make the locale here";
    Json numbers[2];
    int i = 0;
    for (const char* locale : {"C", "vi_VN.UTF-8"}) {
        const std::map<std::string, std::string> plain = {{"LC_ALL", "C"}};
        const auto& env = i == 0 ? plain : vietnamese;
        const std::string o = f / locale;
        const Answer run = taicho({"run", shipped("alley"), "-o", o, "--json", "-q"}, env);
        ASSERT_EQ(run.code, 0) << run.err;
        numbers[i] = Json::parse(run.out, nullptr, false);
        numbers[i].erase("wall_s");
        EXPECT_EQ(taicho({"new", "village", o + "/new", "--households", "20", "--seed", "3"}, env).code, 0);
        EXPECT_EQ(taicho({"export", o + "/run.h5", "--as", "csv", "-o", o + "/people.csv"}, env).code, 0);
        ++i;
    }
    EXPECT_EQ(numbers[0], numbers[1]);
    for (const char* file : {"people.csv", "new/map.geojson", "new/scenario.toml", "new/households.csv", "new/study.toml"}) {
        const std::string c = bytes(f / (std::string("C/") + file));
        EXPECT_GT(c.size(), 50u) << file;
        EXPECT_EQ(c, bytes(f / (std::string("vi_VN.UTF-8/") + file))) << file;
    }
}

std::size_t finished_runs(const std::string& folder) {
    std::size_t n = 0;
    for (const std::string& name : listing(folder + "/runs")) n += name.size() > 3 && name.substr(name.size() - 3) == ".h5";
    return n;
}

void wait_for_runs(const std::string& folder, std::size_t n) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (finished_runs(folder) < n && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

TEST(Program, InterruptedStudyGoesOnToTheSameAnswer) {
    const TempFolder f;
    const Words study = {"compare", shipped("alley"), "--arms", "none,both", "--repeats", "8", "--json", "-q", "-j", "2"};
    const Answer whole = taicho(with(study, {"-o", f / "whole"}));
    ASSERT_EQ(whole.code, 0) << whole.err;
    const Json expected = Json::parse(whole.out, nullptr, false);

    for (const int number : {SIGINT, SIGKILL}) {
        const std::string o = f / ("stopped-" + std::to_string(number));
        Child child(with(study, {"-o", o}), f);
        wait_for_runs(o, 3);
        child.signal(number);
        const Answer stopped = child.wait();
        EXPECT_EQ(stopped.code, number == SIGINT ? 75 : 128 + SIGKILL) << stopped.err;
        EXPECT_LT(finished_runs(o), 16u);
        EXPECT_GE(finished_runs(o), 3u);

        const Answer resumed = taicho(with(study, {"-o", o}));
        EXPECT_EQ(resumed.code, 0) << resumed.err;
        const Json answer = Json::parse(resumed.out, nullptr, false);
        ASSERT_TRUE(answer.is_object()) << resumed.out;
        EXPECT_EQ(answer["hash"], expected["hash"]);
        EXPECT_EQ(bytes(o + "/summary.csv"), bytes(f / "whole/summary.csv"));
        EXPECT_EQ(finished_runs(o), 16u);
    }
}

TEST(Program, FinishedStudyIsNotRunAgain) {
    const TempFolder f;
    const Words study = {"compare", shipped("alley"), "-o", f / "s", "--arms", "none", "--repeats", "2", "-q"};
    ASSERT_EQ(taicho(study).code, 0);
    const auto first = std::filesystem::last_write_time(f / "s/runs/000000.h5");
    ASSERT_EQ(taicho(study).code, 0);
    EXPECT_EQ(std::filesystem::last_write_time(f / "s/runs/000000.h5"), first);
}

}  // namespace
}  // namespace taicho::whole
