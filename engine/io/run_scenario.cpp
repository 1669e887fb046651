#include "io/run_scenario.h"

#include <fmt/ranges.h>

#include <stdexcept>

#include "core/text.h"
#include "io/results_outcomes.h"
#include "sim/collect.h"
#include "sim/evacuation_bound.h"
#include "sim/run.h"

namespace taicho::io {

namespace {

void put_curves(const sim::RunCurves& curves, Results& rows) {
    rows.curve_step_s = sim::RunCurves::k_grid_s;
    rows.curves = {{"inside", curves.inside}, {"aware", curves.aware}, {"deaths", curves.deaths},
                   {"burnt_m2", curves.burnt_m2}, {"hrr_kw", curves.hrr_kw}};
}

[[noreturn]] void refuse(const Problems& problems) {
    std::string text;
    for (const Problem& p : problems.list()) {
        if (p.severity == Problem::Severity::Error) text += format_problem(p, "en") + "\n";
    }
    throw std::runtime_error(text);
}

}  // namespace

ReadyScenario read_ready(const std::string& path, const std::vector<Override>& set, const std::string& arm,
                         const std::vector<sim::SharedPlace>& places, Problems& problems) {
    ReadOptions options;
    options.overrides = set;
    auto scenario = read_scenario(path, options, problems);
    if (!scenario || problems.has_errors()) return {};
    ReadyScenario ready;
    ready.arm = arm;
    const std::string key = sim::place_key(*scenario);
    for (const sim::SharedPlace& p : places) {
        if (p.world != nullptr && p.key == key) ready.place = p;
    }
    if (ready.place.world == nullptr) ready.place = sim::build_place(*scenario, problems);
    if (ready.place.world == nullptr) return {};
    // The joined world holds all of the map that a run needs.
    scenario->map.features.clear();
    scenario->map.features.shrink_to_fit();
    ready.scenario = std::make_shared<const sim::Scenario>(std::move(*scenario));
    const sim::Model probe = sim::build_model(ready.scenario, ready.place, problems);
    return ready;
}

Results run_ready(const ReadyScenario& ready, const RunSettings& settings) {
    auto scenario = std::make_shared<sim::Scenario>(*ready.scenario);
    scenario->run.seed = settings.seed;
    scenario->run.population_seed = settings.population_seed;
    Problems problems;
    const sim::Model model = sim::build_model(scenario, ready.place, problems);
    if (problems.has_errors()) refuse(problems);
    sim::State state = sim::initial_state(model);
    const sim::EvacuationBound bound = settings.record.recording ? sim::evacuation_bound(model, state) : sim::EvacuationBound{};
    Results rows;
    Recorder recorder(rows, settings.record);
    sim::CurveCollector curves;
    sim::Observer* const observers[] = {&recorder, &curves};
    Profile profile;
    const sim::RunControl control{settings.until_s, settings.stop};
    const sim::RunEnd end = sim::run(model, state, observers, control, profile);
    rows.header.arm = ready.arm;
    rows.header.complete = end != sim::RunEnd::Stopped;
    sim::Outcomes outcomes = sim::collect_outcomes(model, state);
    outcomes.state_hash = rows.state_hash.empty() ? 0 : rows.state_hash.back();
    put_outcomes(outcomes, rows);
    if (bound.time_s > 0.0) {
        rows.facts.emplace_back("evacuation_bound_s", to_text(bound.time_s));
        rows.facts.emplace_back("critical_openings", fmt::format("{}", fmt::join(bound.openings, ", ")));
    }
    put_curves(curves.curves(), rows);
    return rows;
}

}  // namespace taicho::io
