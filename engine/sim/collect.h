#pragma once

#include <vector>

#include "sim/model.h"
#include "sim/observer.h"
#include "sim/outcomes.h"
#include "sim/state.h"

namespace taicho::sim {

/// Curves of one run on a fixed grid, for bands over many runs.
struct RunCurves {
    static constexpr double k_grid_s = 5.0;
    std::vector<float> inside;       ///< people still in the scene
    std::vector<float> aware;        ///< people who know
    std::vector<float> deaths;
    std::vector<float> burnt_m2;     ///< [m2]
    std::vector<float> hrr_kw;       ///< [kW]
};

/// What a finished run came to, with the damage by the scenario's table of values.
[[nodiscard]] Outcomes collect_outcomes(const Model& model, const State& state);

/// Samples the curves at recorded frames.
class CurveCollector final : public Observer {
  public:
    void frame(const FrameView& view) override;
    [[nodiscard]] const RunCurves& curves() const { return curves_; }

  private:
    RunCurves curves_;
};

}  // namespace taicho::sim
