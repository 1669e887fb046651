// A bell lets people learn of a fire earlier and a second way out lets more of them out: true person by person while nobody
// acts (the generated scenes of the whole-program tests); in full runs, where people act on what they know, true of the mean.
// Single runs in which it is not are listed with who learned later and by what.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/text.h"
#include "io/run_scenario.h"
#include "people/story_words.h"
#include "verify/case.h"
#include "verify/experiment_model.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;

constexpr int k_seeds = 20;          ///< per scenario
const char* const k_scenarios[] = {"alley", "craft-village", "mini-apartment"};

struct Learned {
    double at = 0.0;                 ///< [s] the end of the run for who never learns
    people::CueKind by = people::CueKind::None;
};

struct Run {
    io::Results rows;
    double end = 0.0;                ///< [s]
    std::vector<Learned> learned;    ///< per person row
    double shut_in = 0.0;            ///< set out and are not out, or fell
};

Run run_of(const io::ReadyScenario& ready, std::uint64_t seed) {
    io::RunSettings settings;
    settings.seed = settings.population_seed = seed;
    Run out;
    out.rows = io::run_ready(ready, settings);
    out.end = ready.scenario->run.duration_s;
    out.learned.assign(out.rows.ids.people.size(), {out.end, people::CueKind::None});
    std::vector<std::uint8_t> set_out(out.learned.size(), 0);
    for (const Event& e : out.rows.events) {
        if (e.subject >= out.learned.size()) continue;
        const bool learns = e.kind == EventKind::Noticed || e.kind == EventKind::Woke;
        if (learns && e.time < out.learned[e.subject].at) out.learned[e.subject] = {e.time, static_cast<people::CueKind>(e.mode)};
        if (e.kind == EventKind::StartedMoving || e.kind == EventKind::Incapacitated || e.kind == EventKind::Died) set_out[e.subject] = 1;
        if (e.kind == EventKind::Out || e.kind == EventKind::Rescued) set_out[e.subject] = 2;
    }
    for (const std::uint8_t s : set_out) out.shut_in += s == 1 ? 1.0 : 0.0;
    return out;
}

/// Mean over those present: what both runs have in their outcomes.
double mean_learning(const Run& run) {
    double sum = 0.0;
    for (const io::OutcomeRow& o : run.rows.outcome) sum += run.learned[o.id].at;
    return run.rows.outcome.empty() ? 0.0 : sum / static_cast<double>(run.rows.outcome.size());
}

/// Who learned most later with the measure, and by what, in both runs.
Bilingual exception_of(const std::string& pair, const Run& without, const Run& with) {
    std::size_t who = 0;
    double most = -1.0;
    for (std::size_t i = 0; i < std::min(without.learned.size(), with.learned.size()); ++i) {
        const double later = with.learned[i].at - without.learned[i].at;
        if (later > most) {
            most = later;
            who = i;
        }
    }
    const auto told = [&](const Run& r, bool en) {
        const Learned& l = r.learned[who];
        if (l.at >= r.end) return std::string(en ? "never" : "không biết");
        const Bilingual cue = people::cue_text(l.by, 0.0);
        return fmt::format("{:.0f} s, {}", l.at, en ? cue.en : cue.vi);
    };
    const std::string& id = without.rows.ids.people[who];
    return {fmt::format("{}: {} (không chuông: {}; có chuông: {})", pair, id, told(without, false), told(with, false)),
            fmt::format("{}: {} (without: {}; with: {})", pair, id, told(without, true), told(with, true))};
}

struct Tally {
    std::vector<Pair> pairs;                  ///< without, with
    double sum = 0.0;
    std::vector<Bilingual> exceptions;
    void add(const std::string& pair, double without, double with) {
        pairs.push_back({pair, without, with});
        sum += with - without;
    }
    [[nodiscard]] double mean() const { return pairs.empty() ? 0.0 : sum / static_cast<double>(pairs.size()); }
};

std::string list_of(const std::vector<Bilingual>& lines, bool en) {
    std::string out = "<ul>";
    for (const Bilingual& l : lines) out += "<li>" + escape_markup(en ? l.en : l.vi) + "</li>";
    return out + "</ul>";
}

/// Scatter of the pairs; below it the exceptions. Points under the line are better with the measure.
Figure figure_of(const Tally& t, const Bilingual& x, const Bilingual& y) {
    return {scatter_svg(t.pairs, x.vi, y.vi, 1.0, 1.0) + list_of(t.exceptions, false), scatter_svg(t.pairs, x.en, y.en, 1.0, 1.0) + list_of(t.exceptions, true)};
}

io::ReadyScenario ready_with(const std::string& folder, const std::vector<io::Override>& set, CaseResult& out) {
    Problems problems;
    io::ReadyScenario r = io::read_ready(folder, set, "", {}, problems);
    if (!r.usable()) out.rows.push_back({folder, "-", "can be read", "", false});
    return r;
}

CaseResult bell_and_second_exit(const std::string& root, const Context& context) {
    CaseResult out{.suite = "knowledge", .id = "bell-and-second-exit", .source = "paired runs of the shipped alley, craft-village and mini-apartment",
                   .title = {"Có chuông thì biết sớm hơn, có lối thứ hai thì ra được nhiều hơn", "With a bell people learn earlier, with a second way out more get out"},
                   .note = {"Mỗi cặp cùng hạt giống. Dưới mỗi hình là các cặp ngược lại và người biết muộn hơn cả: ai được chuông gọi dậy sớm thì làm việc khác trước khi gõ cửa người ấy.",
                            "Pairs of equal seeds. Below each figure the pairs in which it went the other way, with the person who learned most later: whom the bell wakes early does something else before knocking there."}};
    if (context.tier == Tier::Quick) {
        out.skipped = "full tier only";
        return out;
    }
    Tally learning, ways;
    for (const char* name : k_scenarios) {
        const std::string folder = (fs::weakly_canonical(root).parent_path() / name).string();
        const std::vector<io::Override> none = {{"run.start_hour", "3"}, {"measures.linked_groups.households_fraction", "0"}, {"measures.second_exits.households_fraction", "0"}};
        auto bell = none, second = none;
        bell[1].value = second[2].value = "1";
        const io::ReadyScenario base = ready_with(folder, none, out), rings = ready_with(folder, bell, out), exits = ready_with(folder, second, out);
        if (!base.usable() || !rings.usable() || !exits.usable()) return out;
        for (std::uint64_t seed = 1; seed <= k_seeds; ++seed) {
            const std::string pair = fmt::format("{} {}", name, seed);
            const Run without = run_of(base, seed), with_bell = run_of(rings, seed), with_exit = run_of(exits, seed);
            learning.add(pair, mean_learning(without), mean_learning(with_bell));
            if (mean_learning(with_bell) > mean_learning(without)) learning.exceptions.push_back(exception_of(pair, without, with_bell));
            ways.add(pair, without.shut_in, with_exit.shut_in);
            if (with_exit.shut_in > without.shut_in)
                ways.exceptions.push_back({fmt::format("{}: {:.0f} người, có lối thứ hai {:.0f}", pair, without.shut_in, with_exit.shut_in),
                                           fmt::format("{}: {:.0f} people, with the second way {:.0f}", pair, without.shut_in, with_exit.shut_in)});
        }
    }
    const auto n = learning.pairs.size();
    out.rows.push_back(at_most(fmt::format("bell: mean change of the time of learning, {} pairs", n), learning.mean(), 0.0, "s"));
    out.rows.push_back(at_most("bell: pairs in which the mean is later", static_cast<double>(learning.exceptions.size()), 0.5 * static_cast<double>(n), ""));
    out.rows.push_back(at_most(fmt::format("second way out: mean change of those shut in, {} pairs", n), ways.mean(), 0.0, ""));
    out.rows.push_back(at_most("second way out: pairs with more shut in", static_cast<double>(ways.exceptions.size()), 0.5 * static_cast<double>(n), ""));
    out.figures.push_back(figure_of(learning, {"biết sau bao lâu, không chuông [s]", "time of learning without a bell [s]"}, {"có chuông [s]", "with a bell [s]"}));
    out.figures.push_back(figure_of(ways, {"người đã đi mà không ra được", "people who set out and are not out"}, {"có lối thứ hai", "with a second way out"}));
    return out;
}

}  // namespace

void add_learning_cases(const std::string& scenarios, std::vector<CaseEntry>& out) {
    out.push_back({"knowledge", "bell-and-second-exit", [scenarios](const Context& context) { return bell_and_second_exit(scenarios, context); }});
}

}  // namespace taicho::verify
