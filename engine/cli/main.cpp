#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string_view>

#include "cli/commands.h"
#include "cli/console.h"
#include "core/parallel.h"

namespace taicho::cli {

namespace {

struct Parser {
    CLI::App app{"Taicho: fire spread and evacuation in craft villages and apartment blocks\n"
                 "Mô phỏng cháy lan và thoát nạn ở làng nghề, chung cư"};
    Common common;
    std::function<int()> action;

    CLI::App* command(const char* name, const char* text) {
        CLI::App* c = app.add_subcommand(name, text);
        c->add_option("--lang", common.lang, "Language of the answer")
            ->check(CLI::IsMember({"vi", "en"}));
        c->add_flag("-q,--quiet", common.quiet, "Print only the answer");
        c->add_flag("-v,--verbose", common.verbose, "Print more");
        c->add_flag("--json", common.json, "Print the answer as JSON");
        c->add_flag("--force", common.force, "Overwrite what is there");
        c->add_option("--threads", common.threads, "Threads inside one run")->check(CLI::Range(1, 256));
        return c;
    }
};

template <class Options>
void on(Parser& p, CLI::App* c, Options& options, int (*fn)(const Common&, const Options&)) {
    c->callback([&p, &options, fn] { p.action = [&p, &options, fn] { return fn(p.common, options); }; });
}

void add_study_options(CLI::App* c, CompareOptions& o) {
    c->add_option("--arms", o.arms, "Only these arms")->delimiter(',');
    c->add_option("--repeats", o.repeats, "Repeats per arm")->check(CLI::Range(1, 1000000));
    c->add_option("-j,--jobs", o.jobs, "Runs side by side (0 = all cores)")->check(CLI::Range(0, 1024));
    c->add_option("--limit-minutes", o.limit_minutes, "Stop, resumable, after this time");
    c->add_flag("--dry-run", o.dry_run, "Check and show the plan, run nothing");
}

struct AllOptions {
    CheckOptions check;
    RunOptions run;
    CompareOptions compare, demo;
    ReportOptions report;
    RankOptions rank;
    NewOptions make_new;
    ImportOptions import;
    ExportOptions export_as;
    StoryOptions story;
    ViewOptions view;
    VerifyOptions verify;
    BenchOptions bench;
    std::string diff_a, diff_b, info_file;
};

void add_main_commands(Parser& p, AllOptions& o) {
    CLI::App* c = p.command("demo", "Compare arms on a shipped alley, write results and a report");
    c->add_option("-o,--out", o.demo.out, "Folder for results")->default_val("out/demo");
    add_study_options(c, o.demo);
    on(p, c, o.demo, demo);

    c = p.command("compare", "Run paired arms of a scenario or study and report the differences");
    c->add_option("target", o.compare.target, "Scenario folder or study file")->required();
    c->add_option("-o,--out", o.compare.out, "Study folder")->required();
    add_study_options(c, o.compare);
    on(p, c, o.compare, compare);

    c = p.command("run", "One run");
    c->add_option("scenario", o.run.scenario, "Scenario folder")->required();
    c->add_option("-o,--out", o.run.out, "Folder for results")->required();
    c->add_option("--arm", o.run.arm, "Arm of the scenario's study");
    c->add_option("--seed", o.run.seed, "Run seed");
    c->add_option("--set", o.run.set, "path=value, as often as needed");
    c->add_option("--until", o.run.until_s, "Stop at this time [s]");
    c->add_flag("--chain", o.run.chain, "Print how the fire reached each house, and draw it (spread.svg)");
    c->add_option("--why", o.run.why, "Print how the fire reached this building or place");
    on(p, c, o.run, run);

    c = p.command("report", "Write the report of a study");
    c->add_option("folder", o.report.folder, "Study folder")->required();
    c->add_option("-o,--out", o.report.out, "HTML file")->required();
    on(p, c, o.report, report);

    c = p.command("rank", "Rank the arms of a study by what they buy per VND");
    c->add_option("folder", o.rank.folder, "Study folder")->required();
    c->add_option("-o,--out", o.rank.out, "CSV file");
    on(p, c, o.rank, rank);
}

void add_scenario_commands(Parser& p, AllOptions& o) {
    CLI::App* c = p.command("check", "Check a scenario, run nothing");
    c->add_option("scenario", o.check.scenario, "Scenario folder or file")->required();
    c->add_flag("--strict", o.check.strict, "Warnings are errors");
    c->add_flag("--print-defaults", o.check.print_defaults, "Print every key with its value");
    c->add_option("--map", o.check.map, "Write the plan as SVG, problems marked");
    on(p, c, o.check, check);

    c = p.command("new", "Make a scenario from a few numbers");
    c->add_option("template", o.make_new.kind, "village, alley, apartment, ...")->required();
    c->add_option("folder", o.make_new.folder, "Folder to write")->required();
    c->add_option("--households", o.make_new.households, "Number of households");
    c->add_option("--seed", o.make_new.seed, "Layout seed");
    on(p, c, o.make_new, make_new);

    c = p.command("import", "Make a scenario from a real map");
    c->add_option("file", o.import.file, "GeoJSON file")->required();
    c->add_option("-o,--out", o.import.out, "Folder to write")->required();
    c->add_option("--window", o.import.window, "x0,y0,x1,y1 in the file's coordinates");
    c->add_option("--seed", o.import.seed, "Furnishing seed");
    on(p, c, o.import, import);
}

void add_result_commands(Parser& p, AllOptions& o) {
    CLI::App* c = p.command("view", "Look at recordings, side by side");
    c->add_option("first", o.view.first, "Results file or folder")->required();
    c->add_option("second", o.view.second, "A second one");
    c->add_option("--screenshot", o.view.screenshot, "Write a picture and leave");
    c->add_option("--at", o.view.at_s, "Start at this time [s]");
    on(p, c, o.view, view);

    c = p.command("export", "Write results in another format");
    c->add_option("source", o.export_as.source, "Results file or folder")->required();
    c->add_option("--as", o.export_as.as, "html, svg, csv (people), gas-csv (places over time), pedpy")->required();
    c->add_option("-o,--out", o.export_as.out, "File")->required();
    c->add_option("--time", o.export_as.time_s, "Moment [s]");
    c->add_option("--level", o.export_as.level, "Storey");
    on(p, c, o.export_as, export_as);

    c = p.command("story", "One resident's night in words");
    c->add_option("source", o.story.source, "Results file or folder")->required();
    c->add_option("--person", o.story.person, "Row or id")->required();
    c->add_flag("--dose", o.story.dose, "Doses over time as CSV instead of words (people recorded)");
    on(p, c, o.story, story);

    c = p.command("diff", "First difference between two results");
    c->add_option("a", o.diff_a)->required();
    c->add_option("b", o.diff_b)->required();
    c->callback([&] { p.action = [&] { return diff(p.common, o.diff_a, o.diff_b); }; });

    c = p.command("info", "What a results file holds");
    c->add_option("file", o.info_file)->required();
    c->callback([&] { p.action = [&] { return info(p.common, o.info_file); }; });
}

void add_trust_commands(Parser& p, AllOptions& o) {
    CLI::App* c = p.command("verify", "The verification and validation book");
    c->add_option("suites", o.verify.suites, "gas, people, ..., or one case: gas/C1 (all)");
    c->add_option("-o,--out", o.verify.out, "Folder for the book");
    c->add_option("--reference", o.verify.reference, "Folder of reference data");
    c->add_flag("--quick", o.verify.quick, "Quick tier only");
    c->add_flag("--ci", o.verify.ci, "Exit code 1 for a fail that is not on the list of known fails, or one that passes now");
    on(p, c, o.verify, verify);

    c = p.command("bench", "Speeds, with scene, size, threads and state hash");
    c->add_option("scenes", o.bench.scenes, "hall-10000-2, rooms-100, ...");
    c->add_option("-o,--out", o.bench.out, "CSV file");
    on(p, c, o.bench, bench);

    c = p.command("doctor", "Is this machine ready?");
    c->callback([&] { p.action = [&] { return doctor(p.common); }; });
}

int main_checked(int argc, char** argv) {
    Parser p;
    AllOptions o;
    const char* lang = std::getenv("TAICHO_LANG");
    if (lang != nullptr && std::string_view(lang) == "en") p.common.lang = "en";
    p.app.set_version_flag("--version", std::string("taicho ") + TAICHO_VERSION);
    p.app.require_subcommand(1);
    add_main_commands(p, o);
    add_scenario_commands(p, o);
    add_result_commands(p, o);
    add_trust_commands(p, o);
    try {
        p.app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return p.app.exit(e) == 0 ? 0 : 2;
    }
    set_threads(p.common.threads);
    start_console(p.common);
    try {
        return p.action();
    } catch (const std::exception& e) {
        return report_exception(p.common, e);
    }
}

}  // namespace

}  // namespace taicho::cli

int main(int argc, char** argv) {
    try {
        return taicho::cli::main_checked(argc, argv);
    } catch (const std::exception& e) {
        return taicho::cli::report_exception({}, e);
    }
}
