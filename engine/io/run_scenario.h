#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "core/problems.h"
#include "io/recorder.h"
#include "io/results_data.h"
#include "io/scenario_reader.h"
#include "sim/build.h"

/// From a scenario folder to the rows of a results file: the one way in which `run`, studies and the
/// verification book run a scenario.
namespace taicho::io {

/// A scenario as one arm has it, map joined, ready to be run with any seed.
struct ReadyScenario {
    std::shared_ptr<const sim::Scenario> scenario;
    sim::SharedPlace place;
    std::string arm;
    [[nodiscard]] bool usable() const { return scenario != nullptr && place.world != nullptr; }
};

/// Reads a scenario with some changes and joins its map, unless one of `places` came from the same
/// map. Everything wrong is added to the problems; a first model is built so that nothing is found late.
[[nodiscard]] ReadyScenario read_ready(const std::string& path, const std::vector<Override>& set,
                                       const std::string& arm, const std::vector<sim::SharedPlace>& places,
                                       Problems& problems);

struct RunSettings {
    std::uint64_t seed = 1;
    std::uint64_t population_seed = 1;
    double until_s = -1.0;
    RecordDef record;
    const std::atomic<bool>* stop = nullptr;
};

/// One run from the beginning; rows complete, outcomes and curves put in.
[[nodiscard]] Results run_ready(const ReadyScenario& ready, const RunSettings& settings);

}  // namespace taicho::io
