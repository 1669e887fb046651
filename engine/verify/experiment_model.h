#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/curve.h"
#include "fire/gas_def.h"

/// Measured rooms: the zone model built from the tables of a recorded experiment, run, and compared with
/// the layers that were measured.
namespace taicho::verify {

struct ExperimentFire {
    std::uint32_t room = 0, fuel = 0;
    Curve heat;                       ///< [s] -> [W]
    double base = 0, area = 0.1;      ///< [m], [m2]
};

/// An opening that is opened or shut during the test.
struct VentSchedule {
    std::uint32_t vent = 0;
    std::vector<double> time, fraction;   ///< [s], [-]
};

struct Experiment {
    fire::GasBuildingDef def;
    std::vector<ExperimentFire> fires;
    std::vector<VentSchedule> schedules;
    double end = 0;                   ///< [s]
    [[nodiscard]] std::uint32_t room(const std::string& id) const;
};

/// Reads `<base>_compartments.csv`, `_vents`, `_fire`, `_materials` and `_meta.json`. Throws io::FileError.
[[nodiscard]] Experiment read_experiment(const std::string& base);

/// Layers of one room over time, ours or measured.
struct LayerCurves {
    std::vector<double> time, upper, lower, height;   ///< [s], [C], [C], [m] above the floor
    std::vector<double> co2;                          ///< [mol/mol] of the upper layer; ours only
    [[nodiscard]] double mean(const std::vector<double> LayerCurves::*what, double from, double to) const;
};
/// Our run, one row per 10 s and room.
[[nodiscard]] std::vector<LayerCurves> run_experiment(const Experiment& e);
/// time_s, layer_height_m, T_lower_C, T_upper_C.
[[nodiscard]] LayerCurves read_layers(const std::string& file);

/// Model over measurement: bias exp(mean ln M/E), spread sd(ln M/E), as the fire-modelling community reports
/// them (zone-model handbook 10).
struct BiasSpread {
    double bias = 1, spread = 0;
    std::size_t n = 0;
};
struct Pair {
    std::string label;
    double measured = 0, ours = 0;
};
[[nodiscard]] BiasSpread bias_of(const std::vector<Pair>& pairs);

/// Ours against measured as an SVG square with the line of equality and the criterion's band.
[[nodiscard]] std::string scatter_svg(const std::vector<Pair>& pairs, const std::string& x_title,
                                      const std::string& y_title, double low, double high);

}  // namespace taicho::verify
