#pragma once

#include <string>
#include <utility>
#include <vector>

#include "study/study_store.h"

/// Which measures buy most: outcomes of a study set against what each arm costs a year (people handbook E).
namespace taicho::study {

/// One arm against the first arm of the study.
struct RankRow {
    std::uint32_t point = 0;
    double cost_vnd_year = 0.0;              ///< [VND/a] more than the first arm
    Interval lives, homes, damage_vnd;       ///< avoided per 1 000 fires, mean and interval in low, high
    double lives_mean = 0.0, homes_mean = 0.0, damage_mean = 0.0;
    /// (yearly cost - avoided loss) / (avoided deaths + 0.1 avoided injuries) [VND]; infinite: nothing avoided.
    double per_casualty_vnd = 0.0;
    Interval per_casualty;                   ///< bootstrap over repeats; an end is infinite where draws avoid nothing
    bool clear = false;                      ///< lives or homes or damage differ clearly
};

/// Best first: fewest VND per avoided casualty; arms that avoid nothing last, in plan order.
[[nodiscard]] std::vector<RankRow> rank_arms(const LoadedStudy& study);
[[nodiscard]] std::string rank_text(const LoadedStudy& study, const std::vector<RankRow>& rows, const std::string& lang);
[[nodiscard]] std::string rank_csv(const LoadedStudy& study, const std::vector<RankRow>& rows);

}  // namespace taicho::study
