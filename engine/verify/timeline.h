#pragma once

#include <string>
#include <vector>

#include "io/results_data.h"
#include "verify/case.h"

/// Who learned, decided and suffered what, and when: one line per person, time to the right.
namespace taicho::verify {

enum class MarkKind : std::uint8_t { Learns, Decides, Acts, Hurt, Out };

struct TimelineMark {
    double time = 0.0;               ///< [s]
    MarkKind kind = MarkKind::Learns;
    Bilingual words;                 ///< shown when pointed at
};

struct TimelineRow {
    std::string label;
    std::vector<TimelineMark> marks;
    /// Dose or another share of 1 along the run, drawn as a line within the row; may be empty.
    std::vector<double> t, share;    ///< [s], [-]
};

/// The people of a run to whom something happened, with the gas dose of those who were recorded; at most `most` rows.
[[nodiscard]] std::vector<TimelineRow> timeline_of(const io::Results& run, std::size_t most);
[[nodiscard]] Figure timeline_figure(const std::vector<TimelineRow>& rows, double end_s);

}  // namespace taicho::verify
