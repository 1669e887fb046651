#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/problems.h"
#include "io/results_data.h"

namespace taicho::io {

/// First place where two recordings differ, by three looks: what was done or happened, which frame's
/// state, which column of that frame. Provenance is not compared.
struct ResultsDiff {
    bool same = true;
    std::vector<Bilingual> setup;        ///< what differs before anything runs: seeds, arm, people, sizes
    struct Act {
        double time_s = 0;
        std::size_t row = 0;             ///< in the event list
        std::string a, b;                ///< the two events in words; empty = none there
    };
    std::optional<Act> first_action;     ///< first differing event
    struct Frame {
        std::size_t frame = 0;
        double time_s = 0;
        std::string column;              ///< "trajectory.x of h3/2", "gas.hrr_kw of shop-1"; "state" = not recorded
        std::string a, b;
    };
    std::optional<Frame> first_frame;    ///< first frame whose state hash or recorded rows differ
    std::vector<std::string> outcomes;   ///< "deaths: 1 | 0"
    bool same_outcome_hash = true;
};

[[nodiscard]] ResultsDiff diff_results(const Results& a, const Results& b);
/// The finding in words; ends in a line "same" or "different" in the language.
[[nodiscard]] std::string diff_text(const ResultsDiff& diff, const std::string& lang);
/// One JSON object.
[[nodiscard]] std::string diff_json(const ResultsDiff& diff);

/// One event in words for a list: "65.5 s noticed h3/2 (mode 9) in shop-1".
[[nodiscard]] std::string event_text(const Results& results, const Event& event);

/// What a file holds: program, scenario, sizes, outcomes.
[[nodiscard]] std::string info_text(const Results& results, const std::string& lang);
[[nodiscard]] std::string info_json(const Results& results);

}  // namespace taicho::io
