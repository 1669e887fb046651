#pragma once

#include "verify/case.h"
#include "verify/gas_bench.h"

/// What the checks of the gas model by hand calculation share: curves beside the closed form, rooms that keep all heat.
namespace taicho::verify {

struct Curves {
    std::vector<double> x, ours, exact;
};
[[nodiscard]] Figure curve_figure(const Curves& c, const Bilingual& title, const Bilingual& x, const Bilingual& y);

inline const Bilingual k_time{"thời gian [s]", "time [s]"};

/// Linings of next to no capacity and conductivity, mirrors to radiation.
[[nodiscard]] fire::GasBuildingDef adiabatic_room(double width, double depth, double height);

}  // namespace taicho::verify
