#pragma once

#include <string>
#include <vector>

#include "study/study_store.h"

/// Which measures buy most: outcomes of a study set against what each arm costs a year (people handbook E).
namespace taicho::study {

/// One arm against the first arm of the study. Differences are arm less first arm, pair by pair, as in the report.
struct RankRow {
    std::uint32_t point = 0;
    double cost_vnd_year = 0.0;              ///< [VND/a] more than the first arm
    Difference deaths, homes, damage_vnd;    ///< per fire
    /// (yearly cost - avoided loss) / (avoided deaths + 0.1 avoided injuries) [VND]; infinite: nothing avoided.
    double per_casualty_vnd = 0.0;
    Interval per_casualty;                   ///< bootstrap over repeats; an end is infinite where draws avoid nothing
    [[nodiscard]] bool clear() const { return deaths.clear() || homes.clear() || damage_vnd.clear(); }
};

/// Best first: fewest VND per avoided casualty; arms that avoid nothing last, in plan order.
[[nodiscard]] std::vector<RankRow> rank_arms(const LoadedStudy& study);
[[nodiscard]] std::string rank_text(const LoadedStudy& study, const std::vector<RankRow>& rows, const std::string& lang);
[[nodiscard]] std::string rank_json(const LoadedStudy& study, const std::vector<RankRow>& rows);
[[nodiscard]] std::string rank_csv(const LoadedStudy& study, const std::vector<RankRow>& rows);

}  // namespace taicho::study
